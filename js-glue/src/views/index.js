// SPDX-License-Identifier: MIT
export { saveText } from './act.js';
export { badge } from './badge.js';
export { draw, erase, h } from './dom.js';
export { list } from './list.js';
export { panel } from './panel.js';
export { profile } from './profile.js';
export { brief, receipt } from './texts.js';
export { LOCALES, Wording, loadWords } from './words.js';
export { css } from './look.js';
export { whatif, whatifText } from './whatif.js';
