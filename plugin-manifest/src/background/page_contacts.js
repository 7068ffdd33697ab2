// SPDX-License-Identifier: MIT
// From what a content script read of a page to contacts, and from contacts to badges. The content script is not trusted: what it sends
// is checked for shape and size here, and all that goes back is what the badges show.
import { judge } from '../reader/judge.js';
import { behaviourOf, shapedEvents } from './behaviour.js';
import { keysOf, plain } from './identity.js';
import { contactOf, remember } from './known_contact.js';
import { fresh } from './memory.js';

const MOST_FOUND = 200;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 400;
const MOST_CELL = 10_000;
const MOST_PLACES = 20;
const KINDS = ['table', 'cards', 'record'];
const NAME_COLUMNS = ['person.name', 'person.lastName', 'person.firstName', 'person.email'];
const NAMES = ['person.name', 'person.lastName', 'person.email'];

/** @param {unknown} value @param {number} most */
const text = (value, most) => (typeof value === 'string' ? value.slice(0, most) : '');
/** @param {unknown} value */
const textOrNull = (value) => (typeof value === 'string' ? value.slice(0, 2_000) : null);

/** @param {unknown} value */
const texts = (value) => (Array.isArray(value) ? value : []).slice(0, MOST_PLACES).map((one) => text(one, 300));

/** What a page sent, in shape; whatever is not is left out. @param {unknown} found */
export function shaped(found) {
  if (!Array.isArray(found)) return [];
  return found.slice(0, MOST_FOUND).map((one) => {
    const headers = (Array.isArray(one?.headers) ? one.headers : []).slice(0, MOST_COLUMNS).map((/** @type {unknown} */ header) => text(header, 300));
    const rows = (Array.isArray(one?.rows) ? one.rows : []).slice(0, MOST_ROWS).map((/** @type {any} */ row) => ({
      cells: headers.map((/** @type {string} */ _, /** @type {number} */ i) => text(row?.cells?.[i], MOST_CELL)), link: textOrNull(row?.link), id: textOrNull(row?.id),
    }));
    const place = { near: texts(one?.place?.near), far: texts(one?.place?.far) };
    return { kind: KINDS.includes(one?.kind) ? one.kind : 'table', headers, rows, place, events: shapedEvents(one?.events), title: text(one?.title, 300), recipe: typeof one?.recipe === 'string' };
  });
}

/** A record's heading is its name where no field says it. @param {any} contact @param {string} title */
function named(contact, title) {
  if (title && !plain(contact?.person?.name)) return { ...contact, person: { name: title, ...contact.person } };
  return contact;
}

/**
 * @typedef {{ at: number, row: number, keys: string[], contact: any, link: string | null, column: number }} Seen  column: where the name stands
 * @param {{ readTable(table: object, options?: object): any }} qualifier
 * @param {ReturnType<typeof shaped>} found
 * @param {{ url: string, map: Record<string, string> }} page
 * @returns {Promise<{ contacts: Seen[], shows: 'contacts' | 'companies' | 'other' }>}
 */
export async function contactsOf(qualifier, found, { url, map }) {
  /** @type {Seen[]} */
  const contacts = [];
  let shows = /** @type {'contacts' | 'companies' | 'other'} */ ('other');
  for (const [at, one] of found.entries()) {
    if (one.rows.length === 0 || one.headers.length === 0) continue;
    const reading = await qualifier.readTable({ headers: one.headers, rows: one.rows.map((/** @type {any} */ { cells }) => cells) }, { map });
    if (reading.error) continue;
    const targets = reading.columns.map((/** @type {any} */ { target }) => target);
    // Who shows where names stand has said that these are people.
    const shown = one.headers.some((/** @type {string} */ header) => NAMES.includes(map[header]));
    const verdict = one.recipe || shown ? 'contacts' : judge(one, targets);
    if (verdict === 'contacts' || shows === 'other') shows = verdict;
    if (verdict !== 'contacts') continue;
    const column = NAME_COLUMNS.map((target) => targets.indexOf(target)).find((place) => place >= 0) ?? 0;
    const { events, observed } = await behaviourOf(qualifier, reading.columns, one.events);
    reading.contacts.forEach((/** @type {any} */ read, /** @type {number} */ row) => {
      const contact = { ...(one.kind === 'record' ? named(read, one.title) : read), observed };
      if (events.length > 0) contact.events = [...(contact.events ?? []), ...events];
      if (!plain(contact?.person?.name) && !plain(contact?.person?.email)) return;
      const { link, id } = one.rows[row];
      const where = { link: one.kind === 'record' ? url : link, id };
      contacts.push({ at, row, keys: keysOf(where, contact, url), contact, link: where.link, column });
    });
  }
  return { contacts, shows };
}

/** Where a record opens, as the panel may link it. @param {string | null} link @param {string} base */
const addressOf = (link, base) => (link && URL.canParse(link, base) && /^https?:$/.test(new URL(link, base).protocol) ? new URL(link, base).href : null);

/** What a badge shows: no more leaves the background. @param {any} annotation */
export const badgeOf = ({ tier, label, score, standing, fitOnly, bant, override, missing, reasons }) => ({
  tier, label, score, standing, fitOnly, missing, reasons,
  override: override && { tier: override.tier },
  bant: bant && Object.fromEntries(Object.entries(bant).map(([criterion, { state }]) => [criterion, state])),
});

/**
 * Remembers what a page shows and judges it. Contacts that nothing but a name tells apart are judged and not remembered; where nothing
 * more can be stored, the page is judged all the same.
 * @param {any} qualifier @param {import('./memory.js').Memory} memory @param {Seen[]} contacts
 * @param {{ now: string, url: string, locale: string }} moment
 */
export async function judgedAll(qualifier, memory, contacts, { now, url, locale }) {
  await memory.load();
  const changes = contacts.map(({ keys, contact, link }) => {
    const name = plain(contact.person?.name) ?? plain(contact.person?.email) ?? '';
    const where = { at: now.slice(0, 10), name, link: addressOf(link, url) };
    return { keys, name, change: (/** @type {import('./memory.js').Known} */ known) => remember(known, contact, where) };
  });
  const kept = changes.filter(({ keys }) => keys.length > 0);
  const remembered = (await memory.changeAll(kept).catch(() => unstored(memory, kept))).values();
  const badges = /** @type {{ at: number, row: number, column: number, key: string | null, badge: object }[]} */ ([]);
  const judged = /** @type {{ known: import('./memory.js').Known, annotation: any }[]} */ ([]);
  for (const [i, { at, row, keys, column }] of contacts.entries()) {
    const known = /** @type {import('./memory.js').Known} */ (keys.length > 0 ? remembered.next().value : changed(fresh([]), changes[i].change));
    const annotation = await qualifier.qualify(contactOf(known, keys[0] ?? changes[i].name), { now, locale });
    if (annotation.error) continue;
    badges.push({ at, row, column, key: keys[0] ?? null, badge: badgeOf(annotation) });
    judged.push({ known, annotation });
  }
  return { badges, judged };
}

/** What the changes would make, kept nowhere. @param {import('./memory.js').Memory} memory @param {import('./memory.js').Change[]} changes */
async function unstored(memory, changes) {
  await memory.load();
  return changes.map(({ keys, change }) => changed(structuredClone(memory.find(keys)) ?? fresh(keys), change));
}

/** @param {import('./memory.js').Known} known @param {(known: import('./memory.js').Known) => void} change */
function changed(known, change) {
  change(known);
  return known;
}
