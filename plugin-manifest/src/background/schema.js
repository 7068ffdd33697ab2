// SPDX-License-Identifier: MIT
// In which form everything is stored, and how what an older version stored comes into it. What a newer version stored is left as it is.
import { storage } from '../browser.js';
import { put } from './known_contact.js';
import { fresh, PREFIX } from './memory.js';
import { newSite } from './settings.js';

const NAME = 'schema';

/** Answers, events and opinions stood in lists of their own; parts were missing that came later. @param {any} stored a contact */
function contactOf1({ told = [], done = [], asked = [], lifecycle = {}, seenAt, ...known }) {
  const own = { ...known.own };
  for (const { path, ...fact } of told) put(own, path, { ...fact, source: 'person' });
  const { feedback, ...rest } = lifecycle;
  if (feedback !== undefined) put(own, 'custom.feedback', { value: feedback, source: 'person' });
  if (Object.keys(rest).length > 0) own.lifecycle = { ...rest, ...own.lifecycle };
  if (done.length > 0) own.events = [...done, ...(own.events ?? [])];
  if (asked.length > 0) own.asked = [...asked, ...(own.asked ?? [])];
  return { ...fresh([]), ...known, at: known.at ?? seenAt ?? '', onPage: known.onPage ?? true, own };
}

/** @param {any} settings */
function settingsOf1({ firstRunDone, ...settings }) {
  const sites = Object.entries(settings.sites ?? {}).map(([origin, site]) => [origin, { ...newSite(), .../** @type {any} */ (site) }]);
  return { ...settings, ...(settings.sites && { sites: Object.fromEntries(sites) }) };
}

/**
 * Each makes what the version before stored into what its version stores; run again over its own outcome it changes nothing.
 * @type {{ version: number, day: string, change: (items: Record<string, any>) => Record<string, any> }[]}
 */
export const MIGRATIONS = [
  { version: 1, day: '2026-11-22', change: (items) => Object.fromEntries(Object.entries(items).map(([name, item]) => [name, name.startsWith(PREFIX) ? contactOf1(item) : name === 'settings' ? settingsOf1(item) : item])) },
];
export const VERSION = MIGRATIONS[MIGRATIONS.length - 1].version;

async function migrated() {
  const { [NAME]: version = 0 } = await storage.get([NAME]);
  if (version === VERSION) return;
  if (!(version < VERSION)) throw Object.assign(new Error(`schema ${version}, this is ${VERSION}`), { code: 'newer' });
  const items = MIGRATIONS.filter((one) => one.version > version).reduce((sofar, { change }) => change(sofar), await storage.get(null));
  await storage.set({ ...items, [NAME]: VERSION });  // at once: cut short, the old state stands
}

/** @type {Promise<void> | undefined} */
let done;
/** What is stored is in this version's form; rejects with the code `newer` where a newer version wrote it: then nothing may be read or written. */
export function schemaHolds() {
  done ??= migrated();
  done.catch(() => (done = undefined));
  return done;
}
