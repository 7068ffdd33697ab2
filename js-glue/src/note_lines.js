// SPDX-License-Identifier: MIT
// Facts as lines of a CRM's notes: written and read by the core.
import { utf8Of } from './input.js';
import { momentText } from './moment.js';

/** @typedef {{ instance: import('./instance.js').Instance, handle: number }} Held */

/** @param {Held} held @param {import('../types/documents.js').NotedFact} told @param {Uint8Array} locale @returns {string | null} */
export function noteLine({ instance, handle }, told, locale) {
  const { fact, value, at, by } = told ?? {};
  const input = utf8Of({ fact, value, at: momentText(at), name: by }, instance.module.maxContactBytes);
  return ('bytes' in input && instance.call('noteLine', handle, input.bytes, locale)) || null;
}

/** A value as its JSON says it, which a clone would not; what is no JSON as it is. @param {unknown} value */
function asJson(value) {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return value;
  }
}

/** What noteLine is told, as it travels. @param {import('../types/documents.js').NotedFact} told */
export const sentFact = (told) => ({ fact: told?.fact, value: asJson(told?.value), at: momentText(told?.at), by: told?.by });

/** @param {Held} held @param {string} text */
export function notedFacts({ instance, handle }, text) {
  const note = utf8Of(String(text), instance.module.maxContactBytes);
  return 'bytes' in note ? JSON.parse(instance.call('notedFacts', handle, note.bytes)) : {};
}
