// SPDX-License-Identifier: MIT
// From what a page shows now and what is remembered to the contact that the core judges. Nothing is weighed here: all candidates go in,
// with their source and date, and the core settles them.

const SECTIONS = ['person', 'company', 'bant', 'competition', 'consent', 'origin', 'custom'];
const STATED = ['value', 'source', 'at', 'confidence'];

/** @param {any} value */
const isGroup = (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && !STATED.some((key) => key in value) && !['amount', 'min', 'max'].some((key) => key in value);

/** The facts of a canonical contact by path. @param {any} contact @returns {Record<string, any>} */
export function factsOf(contact) {
  /** @type {Record<string, any>} */
  const facts = {};
  const walk = (/** @type {any} */ group, /** @type {string} */ path) => {
    for (const [name, value] of Object.entries(group)) {
      if (isGroup(value)) walk(value, `${path}.${name}`);
      else facts[`${path}.${name}`] = value;
    }
  };
  for (const section of SECTIONS) if (contact?.[section]) walk(contact[section], section);
  return facts;
}

/** @param {any} contact @param {string} path @param {any} value */
function put(contact, path, value) {
  const parts = path.split('.');
  const last = /** @type {string} */ (parts.pop());
  let group = contact;
  for (const part of parts) group = group[part] ??= {};
  group[last] = value;
}

/** @param {any[]} events */
function distinct(events) {
  const seen = new Set();
  return events.filter((event) => {
    const key = JSON.stringify([event.type, event.at, event.asset, event.topic]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Remembers what a page shows. @param {import('./memory.js').Known} known @param {any} contact @param {{ at: string, name: string, link: string | null }} where */
export function remember(known, contact, { at, name, link }) {
  known.name = name || known.name;
  known.link = link ?? known.link;
  for (const [path, value] of Object.entries(factsOf(contact))) {
    const same = JSON.stringify(known.seen[path]?.value) === JSON.stringify(value);
    if (!same) known.seen[path] = { value, at };
  }
  known.events = distinct([...(contact.events ?? []), ...known.events]);
  const shows = contact.observed ?? null;
  known.observed = known.observed === null || shows === null ? null : [...new Set([...known.observed, ...shows])];
}

/** The contact to judge. @param {import('./memory.js').Known} known @param {string} id */
export function contactOf(known, id) {
  /** @type {any} */
  const contact = { id };
  if (known.observed) contact.observed = known.observed;
  for (const [path, { value, at }] of Object.entries(known.seen)) {
    const stated = value !== null && typeof value === 'object' && !Array.isArray(value) && 'value' in value;
    put(contact, path, stated || Array.isArray(value) ? value : { value, source: 'crm', at });
  }
  for (const { path, value, at } of known.told) {
    const parts = path.split('.');
    const before = parts.reduce((/** @type {any} */ group, part) => group?.[part], contact);
    const told = { value, source: 'person', at };
    put(contact, path, before === undefined ? told : [...(Array.isArray(before) ? before : [before]), told]);
  }
  contact.events = [...known.events, ...known.done.map(({ type, at }) => ({ type, at }))];
  if (known.asked.length > 0) contact.asked = known.asked;
  if (Object.keys(known.lifecycle).length > 0) contact.lifecycle = known.lifecycle;
  return contact;
}
