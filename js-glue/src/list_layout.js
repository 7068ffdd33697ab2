// SPDX-License-Identifier: MIT
// The paths of a contact that a model asks, as a tree to walk objects by. The core says which they are (listLayout) and reads every new
// text; nothing is decided here.
import { numbered } from './list_texts.js';

/** How values of a slot may be written: the core's `takes`. */
export const NUMBERS = 1, YES_NO = 2, DATES = 4, RANGES = 8, ANY_TEXT = 16, DOMAIN_ONLY = 32;
/** What is found under a key. */
export const SECTION = 0, SLOT = 1, MOMENT = 2, EVENTS = 3, OBSERVED = 4, ACCOUNT_FACTS = 5, ATTEMPTS = 6, NAME_PART = 7;

/**
 * @typedef {object} Slot
 * @property {number} head the slot's part of a cell's first word
 * @property {number} takes
 * @property {(text: string) => number} text the number of a text that the contact's own record says
 * @property {(text: string) => number} told of one that another contact's says
 * @property {(json: string) => number} whole of anything else
 * @property {(json: string) => number} toldWhole
 * @property {number} anyText
 * @property {number} anyTold
 * @property {Map<string | undefined, Map<string | undefined, number[]>>} units numbers of ranges, by currency, period and the ends named
 */
/** @typedef {{ kind: number, slot: Slot | null, moment: number, keys: Map<string, Node> }} Node */

/** @param {number} kind @returns {Node} */
const node = (kind) => ({ kind, slot: null, moment: -1, keys: new Map() });

/** @param {Node} root @param {string[]} keys */
function nodeAt(root, keys) {
  let at = root;
  for (const key of keys) {
    let next = at.keys.get(key);
    if (!next) at.keys.set(key, next = node(SECTION));
    at = next;
  }
  return at;
}

/** @param {string} path */
const keysOf = (path) => (path.startsWith('custom.') ? ['custom', path.slice(7)] : path.split('.'));

/**
 * @param {any} layout
 * @param {(slot: number, told: boolean, json: string) => number} learn
 */
export function treeOf(layout, learn) {
  const root = node(SECTION);
  /** @type {Map<string, Slot>} */
  const byPath = new Map();
  layout.slots.forEach((/** @type {{ path: string, takes: number }} */ { path, takes }, /** @type {number} */ index) => {
    const asked = (/** @type {boolean} */ told) => (/** @type {string} */ json) => (json.length > layout.mostText ? 0 : learn(index, told, json));
    const text = (/** @type {boolean} */ told) => numbered((/** @type {string} */ words) => (words.length > layout.mostText ? 0 : asked(told)(JSON.stringify(words))));
    const slot = { head: index << 8, takes, text: text(false), told: text(true), whole: numbered(asked(false)), toldWhole: numbered(asked(true)), anyText: 0, anyTold: 0, units: new Map() };
    const at = nodeAt(root, keysOf(path));
    at.kind = SLOT;
    at.slot = slot;
    byPath.set(path, slot);
  });
  const special = (/** @type {number} */ kind, /** @type {string[]} */ ...keys) => {
    const at = nodeAt(root, keys);
    at.kind = kind;
    return at;
  };
  special(EVENTS, 'events');
  special(OBSERVED, 'observed');
  special(ACCOUNT_FACTS, 'accountFacts');
  for (const [key, moment] of Object.entries(layout.moments)) special(key === 'attempts' ? ATTEMPTS : MOMENT, 'lifecycle', key).moment = moment;
  if (layout.names) special(NAME_PART, 'person', 'firstName'), special(NAME_PART, 'person', 'lastName');
  for (const section of ['person', 'company', 'bant', 'competition', 'consent', 'origin', 'lifecycle', 'custom']) nodeAt(root, [section]);
  for (const section of ['budget', 'authority', 'need', 'timeline']) nodeAt(root, ['bant', section]);
  return { root, byPath };
}
