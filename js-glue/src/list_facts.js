// SPDX-License-Identifier: MIT
// Values of one attribute to cells of a record. Functions take the place where to write and give the place after it, 0 for what is not
// plain: the core then reads the whole contact as a document.
import { ANY_TEXT, DATES, DOMAIN_ONLY, NUMBERS, PEOPLE, RANGES, YES_NO } from './list_layout.js';
import { NO_MOMENT, UNDATED } from './list_texts.js';

/** @typedef {import('./list_layout.js').Slot} Slot */
/** @typedef {import('./list_texts.js').Texts} Texts */

/** Kinds of cells, as core/include/bantam/contact_record.h has them. */
const NONE = 0, NUMBER = 1, YES = 2, DATE = 3, LEARNED = 4, WHOLE = 5, RANGE = 6;
export const TOLD = 1 << 6;
const SOURCES = new Map([['note', 0], ['crm', 1 << 4], ['form', 2 << 4], ['person', 3 << 4]]);
const CRM = 1 << 4;
/** A record stays below; what goes beyond is left to the core, which has its own limits. */
export const MOST_WORDS = 24_000;
const SOME_TEXT = 'something';
const MOST_ITEMS = 1000, MOST_UNITS = 400, MOST_RECENT = 4096, MOST_NODES = 2000, MOST_DEPTH = 16;
export const MOST_IDLE_TEXT = 1024;

/** Where records are written, one after the other. Packing is synchronous, so one place serves all. */
export const words = new Int32Array(MOST_WORDS + 16);

/** A list that JSON writes as one. @param {any} value @returns {value is any[]} */
export const isArray = (value) => Array.isArray(value) && !('toJSON' in value);
const { getPrototypeOf, prototype: objectPrototype } = Object;

/** No class of its own, which may write itself in its own way. @param {object} object */
export function isPlain(object) {
  const prototype = getPrototypeOf(object);
  return prototype === objectPrototype || prototype === null;
}
/** @param {unknown} value @returns {value is object} */
export const isObject = (value) => typeof value === 'object' && value !== null && !isArray(value);
/** @param {any} value */
export const isWhole = (value) => typeof value === 'number' && (value | 0) === value;
const isNameEnd = (/** @type {number} */ code) => (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
/** @param {string | undefined} source */
export const sourceOf = (source) => (source === undefined ? CRM : SOURCES.get(source) ?? CRM);

let nodes = 0;
/** Whether a value that nobody asks could not make the contact unreadable. @param {unknown} value */
export function isIdle(value) {
  if (typeof value === 'string') return value.length <= MOST_IDLE_TEXT;
  if (typeof value !== 'object' || value === null) return typeof value !== 'function' && typeof value !== 'bigint' && typeof value !== 'symbol';
  nodes = 0;
  return isIdleObject(value, 0);
}

/** Facts and items of lists that one contact has in all: the core's limits are for the sum of all fields, and are beyond this one. */
const MOST_SPENT = 1900;
let spent = 0;
export function beginContact() {
  spent = 0;
}
/** Whether the contact may have so many more. @param {number} count */
export function spend(count) {
  spent += count;
  return spent <= MOST_SPENT;
}
/** isIdle of a member that the core may take for a list or for facts. @param {unknown} value */
export function isIdleMember(value) {
  if (typeof value !== 'object' || value === null) return isIdle(value);
  return isIdle(value) && spend(nodes);
}

/** @param {object} object @param {number} depth @returns {boolean} */
function isIdleObject(object, depth) {
  if (depth > MOST_DEPTH) return false;
  if (isArray(object)) {
    for (const item of object) {
      if (++nodes > MOST_NODES || (isObject(item) || isArray(item) ? !isIdleObject(item, depth + 1) : !isIdle(item))) return false;
    }
    return true;
  }
  if (!isPlain(object)) return false;
  for (const key in object) {
    const value = /** @type {any} */ (object)[key];
    if (++nodes > MOST_NODES || (typeof value === 'object' && value !== null ? !isIdleObject(value, depth + 1) : !isIdle(value))) return false;
  }
  return true;
}

/** @param {number} at @param {number} a @param {number} b @param {number} c */
function cell(at, a, b, c) {
  words[at] = a;
  words[at + 1] = b;
  words[at + 2] = c;
  return at + 3;
}

/** @param {Slot} slot @param {any} value of the contact's own record @param {Texts} texts @param {number} at */
export function packValue(slot, value, texts, at) {
  if (typeof value !== 'object') return value === undefined ? at : packScalar(slot, value, slot.head | CRM, UNDATED, texts, at);
  if (value === null) return at;
  let end = at;
  if (isArray(value)) {
    if (value.length > MOST_ITEMS || !spend(value.length)) return 0;
    for (let i = 0; i < value.length && end !== 0; ++i) end = isObject(value[i]) && end < MOST_WORDS ? packFact(slot, value[i], texts, end) : 0;
  } else {
    end = packFact(slot, value, texts, at);
  }
  return end !== 0 ? end : packWhole(slot, value, at);
}

/** @param {any} item */
function isPerson(item) {
  if (!isObject(item) || !isPlain(item)) return false;
  let named = false;
  for (const key in item) {
    const value = /** @type {any} */ (item)[key];
    if ((key !== 'role' && key !== 'name') || typeof value !== 'string' || value.length > MOST_IDLE_TEXT) return false;
    named ||= value !== '';
  }
  return named;
}

/** Anything unusual is learned as it is written. @param {Slot} slot @param {any} value @param {number} at */
function packWhole(slot, value, at) {
  if (slot.takes & ANY_TEXT && isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '' && item.length <= MOST_IDLE_TEXT)) {
    return packText(slot, SOME_TEXT, slot.head | CRM, UNDATED, at);
  }
  if (slot.takes & PEOPLE && isArray(value) && value.every(isPerson)) return cell(at, slot.head | CRM | NUMBER, UNDATED, value.length);
  const id = isIdle(value) ? slot.whole(value, false) : 0;
  return id === 0 ? 0 : cell(at, slot.head | WHOLE, 0, id);
}

/** Text, number or yes/no. @param {Slot} slot @param {any} value @param {number} head @param {number} told when @param {Texts} texts @param {number} at */
export function packScalar(slot, value, head, told, texts, at) {
  const { takes } = slot;
  if (typeof value === 'string') {
    if (value === '') return at;
    if ((takes & (ANY_TEXT | DATES | DOMAIN_ONLY)) === 0) return packText(slot, value, head, told, at);
    if (takes & DATES) {
      const seconds = texts.moment(value);
      return seconds > UNDATED ? cell(at, head | DATE, told, seconds) : packText(slot, value, head, told, at);
    }
    if (value.length > MOST_IDLE_TEXT) return 0;
    if (takes & ANY_TEXT) return packText(slot, value.length > slot.mostNothing ? SOME_TEXT : value, head, told, at);
    const isTold = (head & TOLD) !== 0;
    return packLearned((isTold ? undefined : slot.recent.get(value)) ?? addressNumber(slot, value, isTold), head, told, at);
  }
  if (typeof value === 'number') {
    if (takes & NUMBERS && (value | 0) === value && value >= 0) return cell(at, head | NUMBER, told, value);
    if (!Number.isFinite(value)) return 0;
  } else if (typeof value === 'boolean') {
    if (takes & YES_NO) return cell(at, head | YES, told, value ? 1 : 0);
  } else {
    return 0;
  }
  return packLearned(slot.whole(value, (head & TOLD) !== 0), head, told, at);
}

/** Of an address only the domain is asked. @param {Slot} slot @param {string} address @param {boolean} told */
function addressNumber(slot, address, told) {
  const sign = address.lastIndexOf('@');
  const id = slot.text(sign > 0 && isNameEnd(address.charCodeAt(sign - 1)) ? 'x' + address.slice(sign) : address, told);
  if (told || id === 0) return id;
  if (slot.recent.size >= MOST_RECENT) slot.recent.clear();
  slot.recent.set(address, id);
  return id;
}

/** @param {Slot} slot @param {string} text @param {number} head @param {number} told @param {number} at */
function packText(slot, text, head, told, at) {
  return packLearned(slot.text(text, (head & TOLD) !== 0), head, told, at);
}

/** @param {number} id @param {number} head @param {number} told @param {number} at */
export function packLearned(id, head, told, at) {
  return id === 0 ? 0 : cell(at, head | LEARNED, told, id);
}

/** Known to be none. @param {number} head @param {number} told @param {number} at */
export const packNone = (head, told, at) => cell(at, head | NONE, told, 0);

/** A fact object; 0 for an unusual one. @param {Slot} slot @param {any} object @param {Texts} texts @param {number} at @returns {number} */
function packFact(slot, object, texts, at) {
  if (!isPlain(object)) return 0;
  let value, head = slot.head | CRM, told = UNDATED;
  for (const key in object) {
    const member = object[key];
    switch (key) {
      case 'value': value = member; break;
      case 'at': told = typeof member === 'string' ? texts.moment(member) : member === null || member === undefined ? UNDATED : NO_MOMENT; break;
      case 'source':
        if (typeof member !== 'string') return 0;
        head = slot.head | sourceOf(member);
        break;
      case 'confidence':
        if (typeof member !== 'number') return 0;
        break;
      case 'by':
        if (typeof member !== 'string') return 0;
        break;
      case 'amount': case 'min': case 'max': case 'currency': case 'period': return packRange(slot, object, slot.head | CRM, UNDATED, at);
      default: return 0;
    }
  }
  if (told < UNDATED) return typeof value !== 'object' ? at : 0;   // warned of, and unknown
  if (told !== told) return 0;
  if (value === null) return packNone(head, told, at);
  if (typeof value === 'object') return isArray(value) || !isPlain(value) ? 0 : packRange(slot, value, head, told, at);
  return value === undefined ? at : packScalar(slot, value, head, told, texts, at);
}

/** An amount or a range of whole numbers; 0 for anything else. @param {Slot} slot @param {any} object @param {number} head @param {number} told @param {number} at */
export function packRange(slot, object, head, told, at) {
  let amount = 0, min = 0, max = 0, ends = 0, currency = '', period = '';
  for (const key in object) {
    const member = object[key];
    if (key === 'currency' || key === 'period') {
      if (typeof member !== 'string') return 0;
      if (key === 'currency') currency = member;
      else period = member;
      continue;
    }
    if (!isWhole(member) || member < 0) return 0;   // the core knows what may be below nothing
    switch (key) {
      case 'amount': ends |= 1, amount = member; break;
      case 'min': ends |= 2, min = member; break;
      case 'max': ends |= 4, max = member; break;
      default: return 0;
    }
  }
  if (!(slot.takes & RANGES) || ends === 0 || (ends & 3) === 3) return 0;
  const low = ends & 1 ? amount : min, high = ends & 4 ? max : amount;
  if (low > high && ends > 4) return 0;
  const id = rangeNumber(slot, ends, currency, period, (head & TOLD) !== 0);
  if (id === 0) return 0;
  words[at + 3] = low;
  words[at + 4] = high;
  return cell(at, head | RANGE, told, id) + 2;
}

/** Of all ranges with the same ends and units: the ends come in the cell. @param {Slot} slot @param {number} ends @param {string} currency @param {string} period @param {boolean} told */
function rangeNumber(slot, ends, currency, period, told) {
  let periods = slot.units.get(currency);
  if (!periods) {
    if (slot.units.size > MOST_UNITS) return 0;
    slot.units.set(currency, periods = new Map());
  }
  let ids = periods.get(period);
  if (!ids) {
    if (periods.size > MOST_UNITS) return 0;
    periods.set(period, ids = []);
  }
  const named = (/** @type {number} */ end) => (ends & end ? 0 : undefined);
  return (ids[told ? ends | 8 : ends] ||= slot.whole({ amount: named(1), min: named(2), max: named(4), currency: currency || undefined, period: period || undefined }, told));
}
