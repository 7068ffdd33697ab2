// SPDX-License-Identifier: MIT
// All contacts of a site that pages or a file showed, in the core's work order; and how a file joins them.
import { plain } from './identity.js';
import { contactOf, join } from './known_contact.js';
import { inTurn, memoryOf } from './memories.js';
import { qualifierOf } from './models.js';
import { badgeOf } from './page_contacts.js';
import { readSettings } from './settings.js';

const MOST_ROWS = 100;
const MOST_BATCH = 1_000;

/** A clock runs, or the day to look again has come. @param {any} annotation @param {string} now */
const isDue = ({ handoff }, now) => handoff?.state === 'open' && Boolean(handoff.dueAt) || Boolean(handoff?.reviewAt && handoff.reviewAt <= now);

/** All contacts of a site, judged as of now. @param {string} site @param {string} now */
async function everybody(site, now) {
  const { model, locale } = await readSettings();
  const memory = memoryOf(site);
  await inTurn(site, () => memory.load());
  const known = memory.all();
  const contacts = known.map((one) => contactOf(one, one.keys[0]));
  const qualifier = await qualifierOf(model, locale);
  return { known, contacts, list: qualifier.list(contacts, { now }), qualifier, locale };
}

/**
 * @param {string} site @param {boolean} dueOnly
 * @returns {Promise<{ keys: string[], all: number, seen: number }>} keys in work order; of how many, how many of them pages showed
 */
export async function workList(site, dueOnly) {
  const now = new Date().toISOString();
  const { known, contacts, list, qualifier } = await everybody(site, now);
  let order = [...list.inWorkOrder()];
  list.close();
  if (dueOnly) {
    const annotations = await qualifier.qualifyAll(contacts, { now });
    order = order.filter((row) => isDue(annotations[row], now));
  }
  return { keys: order.map((row) => known[row].keys[0]), all: known.length, seen: known.filter(({ onPage }) => onPage).length };
}

/**
 * Those of a site of whom there may be news as of now: whose tier is another than was last seen, and whose clock runs.
 * @param {string} site @param {string} now @returns {Promise<{ known: import('./memory.js').Known, annotation: any }[]>}
 */
export async function lookAround(site, now) {
  const { known, contacts, list, qualifier, locale } = await everybody(site, now);
  const { summary: { tiers }, tier } = list;
  const order = list.inWorkOrder();
  list.close();
  const judged = [];
  let clocks = true;  // who has one is first in the order
  for (const row of order) {
    if (!clocks && (tiers[tier[row]] ?? null) === known[row].noticed.tier) continue;
    const annotation = await qualifier.qualify(contacts[row], { now, locale });
    if ('error' in annotation) continue;
    clocks &&= annotation.handoff?.state === 'open';
    judged.push({ known: known[row], annotation });
  }
  return judged;
}

/** The contacts themselves, as they are judged; each by the address of its record. @param {string} site @param {string[]} keys */
export async function contactsToSave(site, keys) {
  const memory = memoryOf(site);
  await memory.load();
  return keys.flatMap((key) => {
    const known = memory.find([key]);
    return known ? [contactOf(known, known.link ?? key)] : [];
  });
}

/** What the list shows of some. @param {string} site @param {string[]} keys */
export async function workRows(site, keys) {
  const { model, locale } = await readSettings();
  const memory = memoryOf(site);
  await memory.load();
  const qualifier = await qualifierOf(model, locale);
  const now = new Date();
  return Promise.all(keys.slice(0, MOST_ROWS).map(async (key) => {
    const known = memory.find([key]);
    if (!known) return null;
    const contact = contactOf(known, key);
    const annotation = await qualifier.qualify(contact, { now, locale });
    if ('error' in annotation) return { id: key, name: known.name, company: '', annotation };
    const { handoff, next, reasons } = annotation;
    return { id: key, name: known.name || plain(contact.person?.email) || key, company: plain(contact.company?.name) ?? '', reason: reasons?.[0] ?? '', question: next?.question, dueAt: handoff?.state === 'open' ? handoff.dueAt : null, breached: handoff?.breached, ...badgeOf(annotation) };
  }));
}

/**
 * Joins contacts of a file by e-mail: to the one contact that has it, or to nobody yet. Who shares an e-mail gets nothing.
 * @param {import('./memory.js').Memory} memory @param {any[]} contacts of the file @param {string} day
 * @returns {Promise<{ joined: string[], waiting: string[], unclear: string[], without: number }>} e-mails; how many rows have none
 */
export async function joinFile(memory, contacts, day) {
  await memory.load();
  const result = { joined: /** @type {string[]} */ ([]), waiting: /** @type {string[]} */ ([]), unclear: /** @type {string[]} */ ([]), without: 0 };
  /** @type {import('./memory.js').Change[]} */
  const changes = [];
  for (const contact of contacts.slice(0, MOST_BATCH)) {
    const email = String(plain(contact?.person?.email) ?? '').trim().toLowerCase();
    const same = email ? memory.allOf(email) : [];
    if (!email) result.without += 1;
    else if (same.length > 1) result.unclear.push(email);
    else {
      (same[0]?.onPage ? result.joined : result.waiting).push(email);
      changes.push({ keys: [`email:${email}`], change: (known) => join(known, contact, { at: day, name: plain(contact.person?.name) ?? '' }) });
    }
  }
  await memory.changeAll(changes);
  return result;
}
