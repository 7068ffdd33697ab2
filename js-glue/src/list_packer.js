// SPDX-License-Identifier: MIT
// Contact objects to packed records (core/src/contact_record.h). An object is walked as JSON.stringify would write it; whatever is not
// plain (a class of its own, toJSON, a number as text where the core must decide, more than records hold) is left to the core as a document.
import { ACCOUNT_FACTS, ANY_TEXT, ATTEMPTS, DATES, DOMAIN_ONLY, EVENTS, MOMENT, NAME_PART, NUMBERS, OBSERVED, RANGES, SECTION, SLOT, treeOf, YES_NO } from './list_layout.js';
import { momentReader, NO_MOMENT, numbered, UNDATED } from './list_texts.js';

/** @typedef {import('./list_layout.js').Slot} Slot */
/** @typedef {import('./list_layout.js').Node} Node */

/** Kinds of cells. */
const NONE = 0, NUMBER = 1, YES = 2, DATE = 3, LEARNED = 4, WHOLE = 5, RANGE = 6, MOMENT_CELL = 7, EVENT = 8, OBSERVED_CELL = 9;
const TOLD = 1 << 6, LONG = 1 << 4;
const SOURCES = new Map([['note', 0], ['crm', 1 << 4], ['form', 2 << 4], ['person', 3 << 4]]);
const CRM = 1 << 4;
const MOST_WHOLE = 0x7FFFFFFF;
/** Beyond these a contact goes as a document, where the core has its own limits. */
const MOST_CELLS = 24_000, MOST_ITEMS = 1000, MOST_KEYS = 400, MOST_NODES = 2000, MOST_DEPTH = 16, MOST_IDLE_TEXT = 1024;

const { isArray } = Array;
const { getPrototypeOf } = Object;
const objectPrototype = Object.prototype, arrayPrototype = Array.prototype;

/** @param {object} object */
function isPlain(object) {
  const prototype = getPrototypeOf(object);
  return prototype === objectPrototype || prototype === null;
}
/** Whether somebody gave all objects members, which JSON.stringify passes over or obeys. */
function worldIsPlain() {
  for (const key in /** @type {any} */ ([])) return key === undefined;
  return !('toJSON' in objectPrototype) && !('toJSON' in arrayPrototype) && !('toJSON' in String.prototype) && !('toJSON' in Number.prototype) && !('toJSON' in Boolean.prototype);
}
const isWhole = (/** @type {unknown} */ value) => typeof value === 'number' && (value | 0) === value;
const isName = (/** @type {number} */ code) => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);

export class Packer {
  /** @param {{ layout: any, learnValue: (slot: number, told: boolean, json: string) => number, learnWord: (text: string) => number, moment: (text: string) => number }} core */
  constructor({ layout, learnValue, learnWord, moment }) {
    const { root, byPath } = treeOf(layout, learnValue);
    this.#root = root;
    this.#byPath = byPath;
    this.#layout = layout;
    this.#moment = momentReader(moment);
    this.#word = numbered((text) => (text.length > layout.mostText ? 0 : learnWord(text)));
    const types = new Set(layout.eventTypes);
    this.#type = numbered((text) => (layout.allEvents || types.has(text.toLowerCase()) ? this.#word(text) : -1));
  }

  #root; #byPath; #layout; #moment; #word; #type;
  /** Records, one after the other. */
  words = new Int32Array(MOST_CELLS + 8);
  #at = 0;
  #nodes = 0;

  /**
   * Appends the contact's record from `at` on. Where it ends; 0 when it must go as a document (or does not fit).
   * @param {unknown} contact @param {number} at
   */
  pack(contact, at) {
    if (typeof contact !== 'object' || contact === null || isArray(contact) || !isPlain(contact) || !worldIsPlain()) return 0;
    this.#at = at + 1;
    this.#nodes = 0;
    try {
      if (!this.#section(this.#root, contact)) return 0;
    } catch {
      return 0;   // its own code failed, or it is a circle: the document says so
    }
    this.words[at] = this.#at - at;
    return this.#at;
  }

  /** @param {Node} node @param {any} object */
  #section(node, object) {
    let keys = 0;
    const { keys: children } = node;
    for (const key in object) {
      const value = object[key];
      const child = children.get(key);
      if (++keys > MOST_KEYS) return false;
      if (child === undefined) {
        if (typeof value === 'string' ? value.length > MOST_IDLE_TEXT : !this.#isIdle(value, 0)) return false;
      } else if (!this.#member(child, value)) {
        return false;
      }
    }
    return this.#at < MOST_CELLS;
  }

  /** @param {Node} node @param {any} value */
  #member(node, value) {
    switch (node.kind) {
      case SLOT: return this.#slot(/** @type {Slot} */ (node.slot), value);
      case SECTION: return typeof value === 'object' && value !== null && !isArray(value) ? isPlain(value) && this.#section(node, value) : this.#isIdle(value, 0);
      case EVENTS: return this.#events(value);
      case MOMENT: return this.#instant(node, value);
      case OBSERVED: return this.#observed(value);
      case ACCOUNT_FACTS: return this.#told(value);
      case ATTEMPTS: return this.#attempts(node, value);
      case NAME_PART: return value === undefined || value === null || value === '';
      default: return false;
    }
  }

  /** Whether a value that nobody asks could not make the contact unreadable. @param {unknown} value @param {number} depth @returns {boolean} */
  #isIdle(value, depth) {
    switch (typeof value) {
      case 'string': return value.length <= MOST_IDLE_TEXT;
      case 'number': case 'boolean': case 'undefined': return true;
      case 'object': break;
      default: return false;
    }
    if (value === null) return true;
    if (depth > MOST_DEPTH || (!isArray(value) && !isPlain(value))) return false;
    for (const key in value) {
      if (++this.#nodes > MOST_NODES || !this.#isIdle(/** @type {any} */ (value)[key], depth + 1)) return false;
    }
    return true;
  }

  /** @param {number} a @param {number} b @param {number} c */
  #cell(a, b, c) {
    const { words } = this;
    const at = this.#at;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    this.#at = at + 3;
  }

  /** @param {Slot} slot @param {any} value */
  #slot(slot, value) {
    if (typeof value !== 'object') return value === undefined || this.#scalar(slot, value, slot.head | CRM, UNDATED);
    if (value === null) return true;
    const start = this.#at;
    if (isArray(value)) {
      if (value.length > MOST_ITEMS) return false;
      for (const item of value) {
        if (typeof item === 'object' && item !== null && !isArray(item) && this.#fact(slot, item)) continue;
        this.#at = start;
        return this.#whole(slot, value);
      }
      return this.#at < MOST_CELLS;
    }
    if (this.#fact(slot, value)) return true;
    this.#at = start;
    return this.#whole(slot, value);
  }

  /** Anything unusual is learned as it is written. @param {Slot} slot @param {any} value */
  #whole(slot, value) {
    if (slot.takes & ANY_TEXT && isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '')) return this.#anyText(slot, slot.head | CRM, UNDATED);
    const id = this.#isIdle(value, 0) ? slot.whole(JSON.stringify(value)) : 0;
    if (id !== 0) this.#cell(slot.head | WHOLE, 0, id);
    return id !== 0;
  }

  /** @param {Slot} slot @param {number} head @param {number} at */
  #anyText(slot, head, at) {
    const id = head & TOLD ? (slot.anyTold ||= slot.told('-')) : (slot.anyText ||= slot.text('-'));
    if (id !== 0) this.#cell(head | LEARNED, at, id);
    return id !== 0;
  }

  /** Text, number or yes/no. @param {Slot} slot @param {any} value @param {number} head @param {number} at */
  #scalar(slot, value, head, at) {
    if (typeof value === 'string') return value === '' || this.#text(slot, value, head, at);
    const { takes } = slot;
    if (typeof value === 'number') {
      if (takes & NUMBERS && (value | 0) === value) return this.#cell(head | NUMBER, at, value), true;
      if (!Number.isFinite(value)) return false;
    } else if (typeof value === 'boolean') {
      if (takes & YES_NO) return this.#cell(head | YES, at, value ? 1 : 0), true;
    } else {
      return false;
    }
    const id = (head & TOLD ? slot.toldWhole : slot.whole)(JSON.stringify(value));
    if (id !== 0) this.#cell(head | LEARNED, at, id);
    return id !== 0;
  }

  /** @param {Slot} slot @param {string} value @param {number} head @param {number} at */
  #text(slot, value, head, at) {
    const { takes } = slot;
    let text = value;
    if (takes & (ANY_TEXT | DATES | DOMAIN_ONLY)) {
      if (takes & ANY_TEXT) return value.length <= MOST_IDLE_TEXT && this.#anyText(slot, head, at);
      if (takes & DATES) {
        const seconds = this.#moment(value);
        if (seconds > UNDATED) return this.#cell(head | DATE, at, seconds), true;
      } else {
        const sign = value.lastIndexOf('@');
        if (sign > 0 && isName(value.charCodeAt(sign - 1)) && value.length <= MOST_IDLE_TEXT) text = value.slice(sign - 1);
      }
    }
    const id = head & TOLD ? slot.told(text) : slot.text(text);
    if (id !== 0) this.#cell(head | LEARNED, at, id);
    return id !== 0;
  }

  /** A fact object; false when it is an unusual one. @param {Slot} slot @param {any} object */
  #fact(slot, object) {
    if (!isPlain(object)) return false;
    let value, currency, period, head = slot.head | CRM, at = UNDATED, ends = 0;
    for (const key in object) {
      const member = object[key];
      switch (key) {
        case 'value': value = member; break;
        case 'at':
          at = typeof member === 'string' ? this.#moment(member) : member === null || member === undefined ? UNDATED : NO_MOMENT;
          break;
        case 'source':
          if (typeof member !== 'string') return false;
          head = slot.head | (SOURCES.get(member) ?? CRM);
          break;
        case 'confidence':
          if (typeof member !== 'number') return false;
          break;
        case 'amount': ends |= 1; break;
        case 'min': ends |= 2; break;
        case 'max': ends |= 4; break;
        case 'currency':
          if (typeof member !== 'string') return false;
          currency = member;
          break;
        case 'period':
          if (typeof member !== 'string') return false;
          period = member;
          break;
        default: return false;
      }
    }
    if (at === NO_MOMENT) return typeof value !== 'object' && ends === 0;   // warned of, and unknown
    if (!(at >= UNDATED)) return false;
    if (ends !== 0) return value === undefined && this.#range(slot, object, head, at, ends, currency, period);
    if (currency !== undefined || period !== undefined) return false;
    if (value === null) return this.#cell(head | NONE, at, 0), true;
    return value === undefined || this.#scalar(slot, value, head, at);
  }

  /** @param {Slot} slot @param {any} object @param {number} head @param {number} at @param {number} ends 1 amount, 2 min, 4 max @param {string} [currency] @param {string} [period] */
  #range(slot, object, head, at, ends, currency, period) {
    const { amount, min, max } = object;
    const low = ends & 1 ? amount : ends & 2 ? min : 0, high = ends & 4 ? max : ends & 1 ? amount : 0;
    if (!(slot.takes & RANGES) || (ends & 3) === 3 || !isWhole(low) || !isWhole(high) || (ends !== 2 && ends !== 4 && low > high)) return false;
    let periods = slot.units.get(currency);
    if (!periods) {
      if (slot.units.size > MOST_KEYS) return false;
      slot.units.set(currency, periods = new Map());
    }
    let ids = periods.get(period);
    if (!ids) {
      if (periods.size > MOST_KEYS) return false;
      periods.set(period, ids = []);
    }
    const id = (ids[ends] ||= slot.whole(JSON.stringify({ amount: ends & 1 ? 0 : undefined, min: ends & 2 ? 0 : undefined, max: ends & 4 ? 0 : undefined, currency, period })));
    if (id === 0) return false;
    this.#cell(head | RANGE, at, id);
    this.words[this.#at++] = low;
    this.words[this.#at++] = high;
    return true;
  }

  /** @param {any} list */
  #events(list) {
    if (!isArray(list)) return this.#isIdle(list, 0);
    if (list.length > MOST_ITEMS) return false;
    for (let i = 0; i < list.length; ++i) {
      const event = list[i];
      if (typeof event !== 'object' || event === null || isArray(event) ? !this.#isIdle(event, 0) : !isPlain(event) || !this.#event(event)) return false;
    }
    return this.#at < MOST_CELLS;
  }

  /** @param {any} event */
  #event(event) {
    let type = -1, at = UNDATED, asset = 0, topic = 0, url = 0, count = 1, seconds = 0;
    const layout = this.#layout;
    for (const key in event) {
      const value = event[key];
      if (typeof value === 'string') {
        switch (key) {
          case 'type':
            if (value !== '' && (type = this.#type(value)) === 0) return false;
            break;
          case 'at': at = this.#moment(value); break;
          case 'asset':
            if (layout.assets && value !== '' && (asset = this.#word(value)) === 0) return false;
            break;
          case 'topic':
            if (layout.topics && value !== '' && (topic = this.#word(value)) === 0) return false;
            break;
          case 'url':
            if (layout.urls && value !== '' && (url = this.#word(value)) === 0) return false;
            break;
          default: if (value.length > MOST_IDLE_TEXT) return false;
        }
      } else if (key === 'count' || key === 'seconds') {
        if (!isWhole(value) || value < (key === 'count' ? 1 : 0) || value > (key === 'count' ? 1e6 : 1e9)) return false;
        if (key === 'count') count = value;
        else if (layout.seconds) seconds = value;
      } else if (value !== null && value !== undefined && (key === 'type' || key === 'at' || key === 'asset' || key === 'topic' || key === 'url' || !this.#isIdle(value, 0))) {
        return false;
      }
    }
    if (type < 0 || at === NO_MOMENT) return true;
    if (!(at >= UNDATED)) return false;
    const { words } = this;
    const isLong = count !== 1 || seconds !== 0;
    words[this.#at++] = isLong ? EVENT | LONG : EVENT;
    words[this.#at++] = at;
    words[this.#at++] = type | asset << 16;
    words[this.#at++] = topic | url << 16;
    if (isLong) words[this.#at++] = count, words[this.#at++] = seconds;
    return true;
  }

  /** @param {any} list of what other contacts of the account have told */
  #told(list) {
    if (!isArray(list)) return this.#isIdle(list, 0);
    if (list.length > MOST_KEYS) return false;
    for (const item of list) {
      if (typeof item !== 'object' || item === null || isArray(item)) {
        if (!this.#isIdle(item, 0)) return false;
      } else if (!isPlain(item) || !this.#toldFact(item)) {
        return false;
      }
    }
    return this.#at < MOST_CELLS;
  }

  /** @param {any} item */
  #toldFact(item) {
    const { fact, value, source, at: date } = item;
    if (!this.#isIdle(item, 0) || (typeof fact !== 'string' && fact !== undefined) || (source !== undefined && typeof source !== 'string')) return false;
    const slot = this.#byPath.get(fact);
    if (!slot || value === undefined) return true;
    const at = typeof date === 'string' ? this.#moment(date) : date === null || date === undefined ? UNDATED : NO_MOMENT;
    if (at === NO_MOMENT) return typeof value !== 'object';
    if (!(at >= UNDATED)) return false;
    const head = slot.head | TOLD | (SOURCES.get(source) ?? CRM);
    if (value === null) return this.#cell(head | NONE, at, 0), true;
    if (typeof value !== 'object') return this.#scalar(slot, value, head, at);
    const id = slot.toldWhole(JSON.stringify(value));
    if (id !== 0) this.#cell(head | LEARNED, at, id);
    return id !== 0;
  }

  /** @param {any} list */
  #observed(list) {
    if (!isArray(list)) return this.#isIdle(list, 0);
    if (list.length > MOST_ITEMS) return false;
    this.words[this.#at++] = OBSERVED_CELL;
    this.words[this.#at++] = 0;
    for (const type of list) {
      if (typeof type !== 'string') return false;
      const id = type === '' ? 0 : this.#word(type);
      if (id === 0 && type !== '') return false;
      this.words[this.#at++] = OBSERVED_CELL;
      this.words[this.#at++] = id;
    }
    return this.#at < MOST_CELLS;
  }

  /** @param {Node} node @param {any} value */
  #instant(node, value) {
    if (node.slot !== null && !this.#slot(node.slot, value)) return false;
    if (typeof value === 'string') return this.#when(node.moment, this.#moment(value), false);
    return node.slot === null ? value === undefined || value === null : typeof value !== 'object' || value === null;
  }

  /** @param {number} which @param {number} at @param {boolean} always */
  #when(which, at, always) {
    if (at !== at) return false;
    if (at <= UNDATED && !always) return true;
    this.words[this.#at++] = MOMENT_CELL | which << 8;
    this.words[this.#at++] = at < UNDATED ? UNDATED : at;
    return true;
  }

  /** @param {Node} node @param {any} list */
  #attempts(node, list) {
    if (!isArray(list)) return this.#isIdle(list, 0);
    if (list.length > MOST_ITEMS) return false;
    for (const attempt of list) {
      if (!this.#isIdle(attempt, 0)) return false;
      if (typeof attempt !== 'object' || attempt === null || isArray(attempt)) continue;
      const { at } = attempt;
      if (!this.#when(node.moment, typeof at === 'string' ? this.#moment(at) : UNDATED, true)) return false;
    }
    return this.#at < MOST_CELLS;
  }
}
