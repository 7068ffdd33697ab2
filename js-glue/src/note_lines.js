// SPDX-License-Identifier: MIT
// Facts as lines of a CRM's notes: written and read by the core.
import { utf8Of } from './input.js';

/** @typedef {{ instance: import('./instance.js').Instance, handle: number }} Held */

/** @param {Held} held @param {import('../types/documents.js').NotedFact} fact @param {Uint8Array} locale @returns {string | null} */
export function noteLine({ instance, handle }, { fact, value, at, by }, locale) {
  const told = utf8Of({ fact, value, at: at instanceof Date ? at.toISOString() : at, name: by }, instance.module.maxContactBytes);
  return ('bytes' in told && instance.call('noteLine', handle, told.bytes, locale)) || null;
}

/** @param {Held} held @param {string} text */
export function notedFacts({ instance, handle }, text) {
  const note = utf8Of(String(text), instance.module.maxContactBytes);
  return 'bytes' in note ? JSON.parse(instance.call('notedFacts', handle, note.bytes)) : {};
}
