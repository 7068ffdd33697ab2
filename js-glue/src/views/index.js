// SPDX-License-Identifier: MIT
export { badge } from './badge.js';
export { erase } from './dom.js';
export { list } from './list.js';
export { panel } from './panel.js';
export { profile } from './profile.js';
export { brief, receipt } from './texts.js';
export { LOCALES, loadWords } from './words.js';
export { css } from './look.js';
export { whatif, whatifText } from './whatif.js';
