// SPDX-License-Identifier: MIT
// From what pages and files showed and what people told to the contact that the core judges. Nothing is weighed here: all candidates go
// in, with their source and date, and the core settles them.

/** @typedef {import('./memory.js').Known} Known */

const SECTIONS = ['person', 'company', 'bant', 'competition', 'consent', 'origin', 'custom'];
const LIFECYCLE = ['stage', 'owner', 'createdAt', 'lastContactedAt'];
const MOST_EVENTS = 2_000;
const MOST_UNDO = 20;

const isStated = (/** @type {any} */ value) => value !== null && typeof value === 'object' && !Array.isArray(value) && ['value', 'source', 'at', 'confidence'].some((key) => key in value);
const isGroup = (/** @type {any} */ value) => value !== null && typeof value === 'object' && !Array.isArray(value) && !isStated(value) && !['amount', 'min', 'max'].some((key) => key in value);

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
  for (const name of LIFECYCLE) if (contact?.lifecycle?.[name]) facts[`lifecycle.${name}`] = contact.lifecycle[name];
  if (contact?.account) facts.account = contact.account;
  return facts;
}

/** @param {any} contact @param {string} path @param {any} value */
export function put(contact, path, value) {
  const parts = path.startsWith('custom.') ? ['custom', path.slice('custom.'.length)] : path.split('.');   // a firm's own name may have dots
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

/** @param {Known} known @param {any} contact */
function rememberEvents(known, contact) {
  known.events = distinct([...(contact.events ?? []), ...known.events]).slice(0, MOST_EVENTS);
  const shows = contact.observed ?? null;
  known.observed = known.observed === null || shows === null ? null : [...new Set([...known.observed, ...shows])];
}

/** @param {Record<string, { value: any, at: string }>} facts @param {any} contact @param {string} at */
function rememberFacts(facts, contact, at) {
  for (const [path, value] of Object.entries(factsOf(contact))) {
    if (JSON.stringify(facts[path]?.value) !== JSON.stringify(value)) facts[path] = { value, at };
  }
}

/** Remembers what a page shows. @param {Known} known @param {any} contact @param {{ at: string, name: string, link: string | null }} where */
export function remember(known, contact, { at, name, link }) {
  known.name = name || known.name;
  known.link = link ?? known.link;
  known.at = at;
  known.onPage = true;
  rememberFacts(known.seen, contact, at);
  if (contact.notes?.length) known.notes = contact.notes;
  rememberEvents(known, contact);
}

/** Remembers what a file says. @param {Known} known @param {any} contact @param {{ at: string, name: string }} where */
export function join(known, contact, { at, name }) {
  known.name ||= name;
  known.at = at;
  rememberFacts(known.joined, contact, at);
  rememberEvents(known, contact);
}

/** Two turn out to be one: what `other` brought goes to `known`, whose own stands where both have something. @param {Known} known @param {Known} other */
export function absorb(known, other) {
  known.name ||= other.name;
  known.seen = { ...other.seen, ...known.seen };
  known.joined = { ...other.joined, ...known.joined };
  known.wrong = { ...other.wrong, ...known.wrong };
  rememberEvents(known, other);
  const own = { ...known.own };
  for (const [path, value] of Object.entries({ ...factsOf(other.own), ...factsOf(known.own) })) put(own, path, value);
  for (const list of ['asked', 'events']) if (other.own[list]) own[list] = [...other.own[list], ...(own[list] ?? [])];
  if (other.own.lifecycle) own.lifecycle = { ...other.own.lifecycle, ...own.lifecycle };
  known.own = own;
}

/** What a person tells; it can be taken back. @param {Known} known @param {string} at @param {(own: any) => any} tell */
export function tell(known, at, tell) {
  known.before = [...known.before, { own: known.own, wrong: known.wrong }].slice(-MOST_UNDO);
  known.own = tell(known.own);
  known.at = at.slice(0, 10);
}

/** What was shown under a path is wrong: it counts no more, until something else is shown. @param {Known} known @param {string} path */
export function reject(known, path) {
  const shown = [known.seen[path], known.joined[path]].filter(Boolean).map(({ value }) => JSON.stringify(value));
  if (shown.length > 0) known.wrong = { ...known.wrong, [path]: shown };
}

/** @param {Known} known */
export function undo(known) {
  Object.assign(known, known.before.pop());
}

/** One remembered value as facts with their source. @param {{ value: any, at: string }} remembered @returns {any[]} */
function stated({ value, at }) {
  if (Array.isArray(value) && value.some(isStated)) return value;
  return [isStated(value) ? value : { value, source: 'crm', at }];
}

/** The contact to judge. @param {Known} known @param {string} id */
export function contactOf(known, id) {
  const { seen, joined, wrong, own } = known;
  /** @type {any} */
  const contact = { id };
  if (known.observed) contact.observed = known.observed;
  const told = factsOf(own);
  for (const path of new Set([...Object.keys(seen), ...Object.keys(joined), ...Object.keys(told)])) {
    const shown = [seen[path], joined[path]].filter((one, i, all) => one && !wrong[path]?.includes(JSON.stringify(one.value)) && (i === 0 || JSON.stringify(all[0]?.value) !== JSON.stringify(one.value)));
    if (path === 'account' || path.startsWith('lifecycle.')) {
      if (shown[0]) put(contact, path, shown[0].value);
      continue;
    }
    const facts = [...shown.flatMap(stated), ...(told[path] ? [told[path]] : [])];
    if (facts.length > 0) put(contact, path, facts.length === 1 ? facts[0] : facts);
  }
  contact.events = [...known.events, ...(own.events ?? [])];
  if (known.notes.length > 0) contact.notes = known.notes;
  if (own.asked) contact.asked = own.asked;
  if (own.lifecycle) contact.lifecycle = { ...contact.lifecycle, ...own.lifecycle };
  return contact;
}

/** All that was read or told of a contact, for people: own answers first. @param {Known} known */
export function readOf({ seen, joined, wrong, own }) {
  const shown = (/** @type {Record<string, { value: any, at: string }>} */ facts) => Object.entries(facts)
    .filter(([fact, { value }]) => !wrong[fact]?.includes(JSON.stringify(value)))
    .map(([fact, { value, at }]) => ({ fact, at, source: 'crm', ...(isStated(value) ? value : { value }) }));
  return [...Object.entries(factsOf(own)).map(([fact, told]) => ({ fact, ...told })), ...shown(seen), ...shown(joined)];
}
