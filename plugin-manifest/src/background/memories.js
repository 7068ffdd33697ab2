// SPDX-License-Identifier: MIT
// The memory of each site, one for all who ask, and one change at a time.
import { storage } from '../browser.js';
import { Memory, PREFIX } from './memory.js';

/** @type {Map<string, Memory>} */
const memories = new Map();
/** @param {string} site an origin */
export function memoryOf(site) {
  const memory = memories.get(site) ?? new Memory(storage, site);
  memories.set(site, memory);
  return memory;
}

/** @param {(known: import('./memory.js').Known) => boolean} which */
async function forgetWhere(which) {
  const stored = Object.entries(await storage.get(null)).filter(([name, known]) => name.startsWith(PREFIX) && which(known));
  await storage.remove(stored.map(([name]) => name));
  memories.clear();
}
export const forgetEverybody = () => forgetWhere(() => true);
/** Of whom nothing was seen or told since a day. @param {string} day */
export const forgetOlder = (day) => forgetWhere(({ at }) => Boolean(at) && at < day);

/** @type {Map<string, Promise<unknown>>} */
const turns = new Map();
/** What one page or person adds is there for the next. @template Value @param {string} site @param {() => Promise<Value>} work @returns {Promise<Value>} */
export function inTurn(site, work) {
  const turn = (turns.get(site) ?? Promise.resolve()).then(work, work);
  turns.set(site, turn.catch(() => {}));
  return turn;
}
