// SPDX-License-Identifier: MIT
// What a job title says by itself.
import { misuse } from './bantam_error.js';
import { utf8Of } from './input.js';
import { localeBytes } from './locale.js';
import { ships } from './packs.js';

const MOST_TITLE = 1 << 20;

/** @param {import('./instance.js').Instance} instance @param {unknown} title @param {{ language?: string }} [options] */
export function readTitle(instance, title, options) {
  const { language = '' } = options ?? {};
  const words = localeBytes(language);
  if (typeof title !== 'string') throw misuse('misuse', 'A title is text.');
  const input = utf8Of(title, MOST_TITLE);
  if ('fault' in input) return { error: input.fault };
  const pack = `titles-${language}`;
  if (ships(pack) && !instance.holds(pack)) return { error: { code: 'missing_pack', path: '', message: `The pack ${pack} is not loaded.` } };
  return JSON.parse(instance.call('title', input.bytes, words));
}
