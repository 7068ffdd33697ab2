// SPDX-License-Identifier: MIT
// Contact objects to packed records (core/include/bantam/contact_record.h). An object is walked as JSON.stringify would write it; whatever
// is not plain (a class of its own, toJSON, more than records hold) is left to the core as a document.
import { BantamError } from './bantam_error.js';
import { beginContact, isArray, isIdle, isIdleMember, isObject, isPlain, isWhole, MOST_IDLE_TEXT, MOST_WORDS, packLearned, packNone, packRange, packScalar, packValue, sourceOf, spend, TOLD, words } from './list_facts.js';
import { ACCOUNT_FACTS, ATTEMPTS, EVENTS, IDLE, MOMENT, NOTES, OBSERVED, OWN_ONLY, SECTION, SLOT, treeOf } from './list_layout.js';
import { Texts, UNDATED } from './list_texts.js';

export { words };
/** @typedef {import('./list_layout.js').Slot} Slot */
/** @typedef {import('./list_layout.js').Node} Node */

/** Kinds of cells. */
const MOMENT_CELL = 7, EVENT = 8, OBSERVED_CELL = 9;
const LONG = 1 << 4;
const UNASKED = -1;
const MOST_ITEMS = 1000, MOST_KEYS = 400;
/** What a fact costs that may have a name of its own: the core knows 500 of them. */
const NAMED = 4;
/** The same, beside its `fact` and its `value`. */
const TOLD_BESIDE = 2;

/** Whether nobody gave all objects members, which JSON.stringify passes over or obeys. Asked once a batch. */
export function worldIsPlain() {
  for (const key in /** @type {any} */ ([])) return key === undefined;
  return [Object, Array, String, Number, Boolean].every((type) => !('toJSON' in type.prototype));
}

/** Lines in notes tell facts (core/include/bantam/note_line.h): the core reads them. @param {unknown} notes @returns {boolean} */
function mayTellFacts(notes) {
  if (typeof notes === 'string') return notes.includes('Bantam ');
  if (typeof notes !== 'object' || notes === null) return false;
  for (const key in notes) if (mayTellFacts(/** @type {any} */ (notes)[key])) return true;
  return false;
}

/** Ids are the same in any case of ASCII, and of nothing else, and with blanks around them. @param {string} type */
const plainId = (type) => type.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Whether it may be a fact with a date, or several. @param {any} value @returns {boolean} */
const isDated = (value) => typeof value === 'object' && value !== null && (isArray(value) ? value.some(isDated) : 'at' in value);

export class Packer {
  /** @param {any} layout @param {{ learnValue: (slot: number, told: boolean, json: string) => number, learnWord: (text: string) => number, moment: (text: string) => number }} core */
  constructor(layout, core) {
    const { root, byPath } = treeOf(layout, core.learnValue);
    this.#root = root;
    this.#custom = root.keys.get('custom');
    this.#byPath = byPath;
    this.#texts = new Texts(core);
    this.#allEvents = layout.allEvents;
    this.#askedTypes = new Set(layout.eventTypes.map(plainId));
    this.#assets = layout.assets;
    this.#topics = layout.topics;
    this.#urls = layout.urls;
    this.#seconds = layout.seconds;
  }

  /** `#allEvents`: whatever is dated counts, facts that nobody asks too (they go as documents), since it may start a clock. */
  #root; #custom; #byPath; #texts; #allEvents; #askedTypes; #assets; #topics; #urls; #seconds;
  /** Numbers of event types. @type {Map<string, number>} */
  #types = new Map();

  /**
   * Writes the contact's record to `words` from `at` on. Where it ends; 0 when it must go as a document (or does not fit).
   * @param {unknown} contact @param {number} at
   */
  pack(contact, at) {
    try {
      if (!isObject(contact) || !isPlain(contact)) return 0;
      beginContact();
      const end = this.#packSection(this.#root, contact, at + 1);
      if (end >= MOST_WORDS) return 0;
      words[at] = end - at;
      return end;
    } catch (error) {
      if (error instanceof BantamError && error.code === 'instance_lost') throw error;
      return 0;   // its own code failed, or it is a circle: the document says so
    }
  }

  /** @param {Node} node @param {any} object @param {number} at @returns {number} */
  #packSection(node, object, at) {
    const { order } = node;
    let keys = 0, place = 0;
    for (const key in object) {
      const value = object[key];
      let next = place;
      while (next < order.length && order[next].key !== key) ++next;
      if (next === order.length) next = node.placeOf(key, place);
      const child = order[next];
      place = next + 1;
      if (child.kind === IDLE) {
        if (typeof value === 'string' ? value.length > MOST_IDLE_TEXT : !isIdleMember(value) || (this.#allEvents && node !== this.#root && isDated(value))) return 0;
      } else {
        at = child.kind === SLOT ? packValue(/** @type {Slot} */ (child.slot), value, this.#texts, at) : this.#packMember(child, value, at);
        if (at === 0 || at >= MOST_WORDS) return 0;
      }
      if (++keys > MOST_KEYS) return 0;
    }
    return node !== this.#custom || spend(keys * NAMED) ? at : 0;
  }

  /** @param {Node} node @param {any} value @param {number} at @returns {number} */
  #packMember(node, value, at) {
    const { kind } = node;
    if (kind === MOMENT) return this.#packMoment(node, value, at);
    if (kind === NOTES) return isIdleMember(value) && !mayTellFacts(value) ? at : 0;
    if (typeof value !== 'object' || value === null) return value === undefined || value === null || (typeof value !== 'function' && kind <= ATTEMPTS && isIdle(value)) ? at : 0;
    if (!isArray(value)) return kind === SECTION && isPlain(value) ? this.#packSection(node, value, at) : kind <= ATTEMPTS && isIdle(value) ? at : 0;
    if (value.length > MOST_ITEMS || (kind === ACCOUNT_FACTS && !spend(value.length * TOLD_BESIDE))) return 0;
    if (kind === OBSERVED) return this.#packObserved(value, at);
    let end = at;
    for (let i = 0; i < value.length && end !== 0 && end < MOST_WORDS; ++i) {
      const item = value[i];
      if (kind === SECTION || !isObject(item)) end = isIdle(item) ? end : 0;
      else if (!isPlain(item)) return 0;
      else if (kind === EVENTS) end = this.#packEvent(item, end);
      else end = kind === ACCOUNT_FACTS ? this.#packTold(item, end) : kind === ATTEMPTS ? this.#packAttempt(node, item, end) : 0;
    }
    return end;
  }

  /** @param {string} type */
  #typeOf(type) {
    const plain = plainId(type);
    const id = this.#allEvents || this.#askedTypes.has(plain) ? this.#texts.word(plain) : UNASKED;
    if (this.#types.size < MOST_ITEMS) this.#types.set(type, id);
    return id;
  }

  /** @param {any} event @param {number} at */
  #packEvent(event, at) {
    let type = UNASKED, date = '', asset = 0, topic = 0, url = 0, count = 1, seconds = 0;
    const texts = this.#texts;
    for (const key in event) {
      const value = event[key];
      if (typeof value === 'string') {
        switch (key) {
          case 'type':
            type = value === '' ? UNASKED : this.#types.get(value) ?? this.#typeOf(value);
            if (type === 0) return 0;
            break;
          case 'at': date = value; break;
          case 'asset':
            if (this.#assets && value !== '' && (asset = texts.word(value)) === 0) return 0;
            break;
          case 'topic':
            if (this.#topics && value !== '' && (topic = texts.word(value)) === 0) return 0;
            break;
          case 'url':
            if (this.#urls && value !== '' && (url = texts.word(value)) === 0) return 0;
            break;
          case 'count': case 'seconds': return 0;
          default:
        }
        if (value.length > MOST_IDLE_TEXT) return 0;
      } else if (value !== null && value !== undefined) {
        switch (key) {
          case 'count':
            if (!isWhole(value) || value < 1 || value > 1e6) return 0;
            count = value;
            break;
          case 'seconds':
            if (!isWhole(value) || value < 0 || value > 1e9) return 0;
            if (this.#seconds) seconds = value;
            break;
          case 'type': case 'at': case 'asset': case 'topic': case 'url': return 0;
          default: if (!isIdle(value)) return 0;
        }
      }
    }
    if (type === UNASKED) return at;
    const told = texts.moment(date);
    if (told < UNDATED) return at;   // warned of, and not counted
    if (told !== told) return 0;
    words[at + 1] = told;
    words[at + 2] = type | asset << 16;
    words[at + 3] = topic | url << 16;
    if (count === 1 && seconds === 0) {
      words[at] = EVENT;
      return at + 4;
    }
    words[at] = EVENT | LONG;
    words[at + 4] = count;
    words[at + 5] = seconds;
    return at + 6;
  }

  /** What another contact of the account told. @param {any} item @param {number} at */
  #packTold(item, at) {
    const { fact, value, source, at: date } = item;
    if (!isIdleMember(item) || (typeof fact !== 'string' && fact !== undefined) || (source !== undefined && typeof source !== 'string')) return 0;
    const slot = this.#byPath.get(fact);
    if (!slot || value === undefined) return this.#allEvents && isDated(item) ? 0 : at;
    if (slot.takes & OWN_ONLY) return 0;
    const told = date === null || date === undefined ? UNDATED : typeof date === 'string' ? this.#texts.moment(date) : NaN;
    if (told < UNDATED) return typeof value === 'object' ? 0 : at;
    if (told !== told) return 0;
    const head = slot.head | TOLD | sourceOf(source);
    if (value === null) return packNone(head, told, at);
    if (typeof value !== 'object') return packScalar(slot, value, head, told, this.#texts, at);
    return (isArray(value) ? 0 : packRange(slot, value, head, told, at)) || packLearned(slot.whole(value, true), head, told, at);
  }

  /** @param {unknown[]} types @param {number} at */
  #packObserved(types, at) {
    words[at] = OBSERVED_CELL;
    words[at + 1] = 0;
    at += 2;
    for (const type of types) {
      if (typeof type !== 'string') return 0;
      if (type === '') continue;
      words[at] = OBSERVED_CELL;
      words[at + 1] = this.#texts.word(type);
      if (words[at + 1] === 0) return 0;
      at += 2;
    }
    return at;
  }

  /** @param {Node} node @param {any} value @param {number} at */
  #packMoment(node, value, at) {
    if (node.slot !== null) at = packValue(node.slot, value, this.#texts, at);
    if (at === 0 || value === undefined || value === null) return at;
    return typeof value === 'string' ? this.#packWhen(node, value, false, at) : 0;
  }

  /** @param {Node} node @param {any} attempt @param {number} at */
  #packAttempt(node, attempt, at) {
    return isIdle(attempt) ? this.#packWhen(node, typeof attempt.at === 'string' ? attempt.at : '', true, at) : 0;
  }

  /** @param {Node} node @param {string} text @param {boolean} always also without a date @param {number} at */
  #packWhen({ moment }, text, always, at) {
    const when = this.#texts.moment(text);
    if (when !== when) return 0;
    if (when <= UNDATED && !always) return at;
    words[at] = MOMENT_CELL | moment << 8;
    words[at + 1] = when < UNDATED ? UNDATED : when;
    return at + 2;
  }
}
