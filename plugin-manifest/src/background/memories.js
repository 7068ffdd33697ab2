// SPDX-License-Identifier: MIT
// The memory of each site, one for all who ask, and one change at a time.
import { storage } from '../browser.js';
import { Memory, PREFIX, siteItems } from './memory.js';

/** @type {Map<string, Memory>} */
const memories = new Map();
/** @param {string} site an origin */
export function memoryOf(site) {
  const memory = memories.get(site) ?? new Memory(storage, site);
  memories.set(site, memory);
  return memory;
}

const stored = async () => Object.entries(await storage.get(null)).filter(([name]) => name.startsWith(PREFIX));
export async function forgetEverybody() {
  await storage.remove((await stored()).map(([name]) => name));
  memories.clear();
}

/** Of whom nothing was seen or told since a day. Pages may be read meanwhile. @param {string} day */
export async function forgetOlder(day) {
  const isOld = (/** @type {import('./memory.js').Known | null} */ known) => Boolean(known?.at && known.at < day);
  for (const [name, { keys }] of (await stored()).filter(([, known]) => isOld(known))) {
    const site = name.slice(PREFIX.length).split('|')[0];
    await inTurn(site, async () => {
      const memory = memoryOf(site);
      await memory.load();
      const now = memory.find(keys);
      if (now && !isOld(now) && siteItems(site) + now.keys[0] === name) return;  // seen since
      if (isOld(now)) await memory.forget(keys);
      await storage.remove([name]);
    });
  }
}

/** @type {Map<string, Promise<unknown>>} */
const turns = new Map();
/** What one page or person adds is there for the next. @template Value @param {string} site @param {() => Promise<Value>} work @returns {Promise<Value>} */
export function inTurn(site, work) {
  const turn = (turns.get(site) ?? Promise.resolve()).then(work, work);
  turns.set(site, turn.catch(() => {}));
  return turn;
}
