// SPDX-License-Identifier: MIT
// Does a table show contacts, companies, deals or something else? Judged by what the core took its columns for, by words of tables that
// only look alike (other_tables.json), and by what is written over it (page_words.json), in nine languages.
import { folded } from './folded.js';
import others from './other_tables.json' with { type: 'json' };
import words from './page_words.json' with { type: 'json' };

/** How much a column speaks for a person, of 10. */
const PERSON = {
  'person.email': 4, 'person.name': 3, 'person.firstName': 2, 'person.lastName': 3, 'person.title': 4, 'person.phone': 3, 'person.department': 2,
  'company.name': 1, 'lifecycle.stage': 1, 'lifecycle.lastContactedAt': 2, 'bant.authority.role': 3, 'consent.optedOut': 2, 'consent.profiling': 2, 'origin.channel': 1,
};
const COMPANY = { 'company.name': 2, 'company.industry': 3, 'company.employees': 3, 'company.revenue': 3, 'company.founded': 2, 'company.customers': 2, 'company.technologies': 2 };
const NAMES = ['person.name', 'person.firstName', 'person.lastName'];
/** What only people have. */
const OWN = ['person.title', 'person.firstName', 'person.lastName', 'person.department', 'bant.authority.role'];
const LEAST = 5;
const OTHER_COLUMN = -3;
const OTHER_PLACE = -8;

const OTHERS = new Map(Object.entries(others).flatMap(([kind, list]) => list.map((word) => [folded(word), kind])));
const PLACES = Object.entries(words).filter(([kind]) => kind !== 'doing').map(([kind, list]) => ({ kind, list: new Set(list.map(folded)) }));
/** In an address: a form for somebody who is not there yet. */
const OF_FORMS = ['create', 'new', 'add'];
const looksLikeEmail = (/** @type {string} */ text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** @param {Record<string, number>} weights @param {(string | null)[]} targets */
const sumOf = (weights, targets) => [...new Set(targets)].reduce((sum, target) => sum + (weights[target ?? ''] ?? 0), 0);

/** The kinds of things that a heading names. @param {string} text */
function kindsIn(text) {
  const parts = folded(text).split(/[^\p{L}]+/u).filter(Boolean);
  const phrases = parts.flatMap((_, at) => [1, 2, 3, 4].map((length) => parts.slice(at, at + length).join(' ')));
  return PLACES.filter(({ list }) => phrases.some((phrase) => list.has(phrase))).map(({ kind }) => kind);
}

/** What the nearest words that say anything make of a place; people among other things decide nothing. @param {string[]} [place] */
function placeKind(place = []) {
  for (const text of place) {
    const kinds = kindsIn(text);
    if (kinds.length === 1) return kinds[0];
    if (kinds.length > 1) return kinds.includes('users') && !kinds.includes('people') ? 'users' : '';
  }
  return '';
}

/**
 * @typedef {'contacts' | 'companies' | 'other'} Verdict
 * @param {{ kind: string, headers: string[], rows: { cells: string[] }[], title?: string, place?: { near: string[], far: string[] } }} found
 * @param {(string | null)[]} targets by header
 * @returns {Verdict}
 */
export function judge(found, targets) {
  const at = (/** @type {string} */ target) => targets.indexOf(target);
  const said = (/** @type {string} */ target) => at(target) >= 0 && found.rows.some(({ cells }) => cells[at(target)]);
  const columns = found.headers.map((header) => OTHERS.get(folded(header))).filter(Boolean);
  const company = columns.filter((kind) => kind === 'company').length + Object.keys(COMPANY).filter((target) => target !== 'company.name' && at(target) >= 0).length;
  const near = placeKind(found.place?.near);
  const place = near || placeKind(found.place?.far);
  if (found.kind === 'record' && found.place?.far.some((word) => OF_FORMS.includes(word))) return 'other';
  if (near === 'users' || (place === 'users' && !said('company.name'))) return 'other';
  const person = sumOf(PERSON, targets.filter((target) => target !== null && said(target))) + OTHER_COLUMN * columns.filter((kind) => kind !== 'company').length
    + (near === 'others' ? OTHER_PLACE : place === 'others' ? OTHER_COLUMN : 0);
  const emails = at('person.email') >= 0 && found.rows.some(({ cells }) => looksLikeEmail(cells[at('person.email')]));
  const own = OWN.some(said);
  const named = NAMES.some(said) || (found.kind === 'record' && Boolean(found.title));
  const ofPeople = named && place === 'people';
  // On a page of people the heading of a record is a name, unless it says what the page lists.
  const titled = ofPeople && !NAMES.some(said) && kindsIn(found.title ?? '').length === 0 ? PERSON['person.name'] : 0;
  // A firm has a name, a number and an address too.
  const ofFirms = !own && (near === 'companies' || (place === 'companies' && at('company.name') < 0) || (place !== 'people' && company > 0 && at('company.name') < 0) || (!NAMES.some(said) && said('company.name') && (found.kind !== 'record' || company > 0)));
  if (!ofFirms && (named || emails) && person + titled >= LEAST && (emails || own || said('person.phone') || ofPeople)) return 'contacts';
  if (!ofFirms && ofPeople && found.kind !== 'record' && person >= LEAST - 2) return 'contacts';
  return ofFirms || sumOf(COMPANY, targets) >= LEAST ? 'companies' : 'other';
}
