// SPDX-License-Identifier: MIT
// The memory of each site, one for all who ask, and one change at a time.
import { storage } from '../browser.js';
import { Memory } from './memory.js';

/** @type {Map<string, Memory>} */
const memories = new Map();
/** @param {string} site an origin */
export function memoryOf(site) {
  const memory = memories.get(site) ?? new Memory(storage, site);
  memories.set(site, memory);
  return memory;
}

/** Everything stored is gone: nothing stale is kept. */
export const forgetMemories = () => memories.clear();

/** @type {Map<string, Promise<unknown>>} */
const turns = new Map();
/** What one page or person adds is there for the next. @template Value @param {string} site @param {() => Promise<Value>} work @returns {Promise<Value>} */
export function inTurn(site, work) {
  const turn = (turns.get(site) ?? Promise.resolve()).then(work, work);
  turns.set(site, turn.catch(() => {}));
  return turn;
}
