// SPDX-License-Identifier: MIT
// The paths of a contact that a model asks, as a tree to walk objects by. The core says which they are (packingLayout) and reads every
// new text; nothing is decided here.
import { keysOf } from './attribute_path.js';

/** How values of a slot may be written: the core's `takes`. */
export const NUMBERS = 1, YES_NO = 2, DATES = 4, RANGES = 8, ANY_TEXT = 16, DOMAIN_ONLY = 32, PEOPLE = 64, OWN_ONLY = 128;
/** What is found under a key. */
export const IDLE = 0, SECTION = 1, SLOT = 2, MOMENT = 3, EVENTS = 4, OBSERVED = 5, ACCOUNT_FACTS = 6, ATTEMPTS = 7, NAME_PART = 8, NOTES = 9;
/** Keys of one section that are remembered, those included that nobody asks. */
const MOST_KEYS = 640;

/** An attribute that is asked, and the numbers of its values. */
export class Slot {
  /**
   * @param {number} index @param {{ takes: number, mostNothing: number }} asked `mostNothing`: a longer text says something
   * @param {(slot: number, told: boolean, json: string) => number} learn
   */
  constructor(index, { takes, mostNothing }, learn) {
    this.index = index;
    this.head = index << 8;
    this.takes = takes;
    this.mostNothing = mostNothing;
    this.learn = learn;
  }

  /** Numbers of texts; of those that other contacts of the account told; and of anything else, by its JSON. @type {Map<string, number>} */
  texts = new Map();
  /** @type {Map<string, number>} */
  toldTexts = new Map();
  /** @type {Map<string, number>} */
  wholes = new Map();
  /** @type {Map<string, number>} */
  toldWholes = new Map();
  /** Addresses lately seen. @type {Map<string, number>} */
  recent = new Map();
  /** Numbers of ranges, by currency, period and the ends named. @type {Map<string, Map<string, number[]>>} */
  units = new Map();

  /** @param {string} text @param {boolean} told */
  text(text, told) {
    return (told ? this.toldTexts : this.texts).get(text) ?? this.#learn(told ? this.toldTexts : this.texts, text, told, JSON.stringify(text));
  }

  /** @param {unknown} value @param {boolean} told */
  whole(value, told) {
    const json = JSON.stringify(value);
    const known = told ? this.toldWholes : this.wholes;
    return known.get(json) ?? this.#learn(known, json, told, json);
  }

  /** 0: there is no room for it, which is not remembered, or it cannot be read, which is. @param {Map<string, number>} known @param {string} key @param {boolean} told @param {string} json */
  #learn(known, key, told, json) {
    const learned = this.learn(this.index, told, json);
    const id = Math.max(learned, 0);
    if (learned !== 0) known.set(key, id);
    return id;
  }
}

/** A key of the contract. Objects mostly write their keys in one order, with some left out: `order` is the one that was seen. */
export class Node {
  /** @param {string} key @param {number} kind */
  constructor(key, kind) {
    this.key = key;
    this.kind = kind;
  }

  /** @type {Slot | null} */
  slot = null;
  moment = -1;
  /** @type {Map<string, Node>} */
  keys = new Map();
  /** @type {Node[]} */
  order = [];

  /** The place in `order` of a key that comes after the one at `place`, or is out of order. @param {string} key @param {number} place */
  placeOf(key, place) {
    let node = this.keys.get(key);
    if (!node) {
      node = new Node(key, IDLE);
      if (this.keys.size < MOST_KEYS) this.keys.set(key, node);
    }
    const known = this.order.indexOf(node);
    if (known >= 0) return known;
    node.key = key;   // the very string that objects have: compared by its place in memory
    if (this.order.length >= MOST_KEYS) this.order.length = place = 0;
    this.order.splice(place, 0, node);
    return place;
  }

  /** @param {string[]} keys @param {number} kind @returns {Node} */
  make(keys, kind) {
    if (keys.length === 0) {
      this.kind = kind;
      return this;
    }
    let next = this.keys.get(keys[0]);
    if (!next) this.keys.set(keys[0], next = new Node(keys[0], SECTION));
    return next.make(keys.slice(1), kind);
  }
}

/**
 * @param {any} layout
 * @param {(slot: number, told: boolean, json: string) => number} learn
 */
export function treeOf(layout, learn) {
  const root = new Node('', SECTION);
  /** @type {Map<string, Slot>} */
  const byPath = new Map();
  for (const path of layout.sections) root.make(keysOf(path), SECTION);
  layout.slots.forEach((/** @type {{ path: string, takes: number, mostNothing: number }} */ asked, /** @type {number} */ index) => {
    const slot = new Slot(index, asked, learn);
    root.make(keysOf(asked.path), SLOT).slot = slot;
    byPath.set(asked.path, slot);
  });
  root.make(['events'], EVENTS);
  root.make(['observed'], OBSERVED);
  root.make(['notes'], NOTES);
  root.make(['accountFacts'], ACCOUNT_FACTS);
  for (const [key, moment] of Object.entries(layout.moments)) root.make(['lifecycle', key], key === 'attempts' ? ATTEMPTS : MOMENT).moment = moment;
  for (const key of layout.names ? ['firstName', 'lastName'] : []) root.make(['person', key], NAME_PART);
  return { root, byPath };
}
