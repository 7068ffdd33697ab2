// SPDX-License-Identifier: MIT
// Words, numbers and dates of the interface. The package's words/<locale>.js holds the interface's own words and the core's labels
// of one language; what the core worded (reasons, questions) comes ready in the annotation.
import english from '../../words/en.js';

/** @typedef {{ locale: string, messages: Record<string, string | Record<string, string>> }} Words */

const LOADERS = {
  de: () => import('../../words/de.js'), es: () => import('../../words/es.js'), fi: () => import('../../words/fi.js'),
  fr: () => import('../../words/fr.js'), nb: () => import('../../words/nb.js'), pl: () => import('../../words/pl.js'),
  ru: () => import('../../words/ru.js'), sv: () => import('../../words/sv.js'),
};

export const LOCALES = ['en', .../** @type {(keyof typeof LOADERS)[]} */ (Object.keys(LOADERS))].sort();

/** The words of a locale (`fi`, `fi-FI`, `no`) or of English. @param {string} [locale] @returns {Promise<Words>} */
export async function loadWords(locale = 'en') {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  const load = LOADERS[/** @type {keyof typeof LOADERS} */ (language === 'no' || language === 'nn' ? 'nb' : language)];
  return load ? (await load()).default : english;
}

/** @param {any} whole */
const isObject = (whole) => typeof whole === 'object' && whole !== null;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = 86_400_000;

export class Wording {
  /** @param {{ words?: Words, timeZone?: string, tierLabels?: Record<string, string> }} options */
  constructor({ words = english, timeZone = 'UTC', tierLabels = {} }) {
    this.locale = words.locale;
    this.#messages = words.messages;
    this.#zone = timeZone;
    this.#tiers = tierLabels;
  }

  #messages;
  #zone;
  #tiers;
  /** @type {Map<string, any>} */
  #made = new Map();

  /** @template T @param {string} kind @param {any} shape @param {(shape: any) => T} make @returns {T} */
  #once(kind, shape, make) {
    const key = kind + JSON.stringify(shape);
    if (!this.#made.has(key)) this.#made.set(key, make(shape));
    return this.#made.get(key);
  }

  /** @param {string} key */
  has(key) {
    return Object.hasOwn(this.#messages, key);
  }

  /** A message with its places filled; `count` chooses the plural form and is shown as a number. @param {string} key @param {Record<string, any>} [args] */
  say(key, args = {}) {
    const message = Object.hasOwn(this.#messages, key) ? this.#messages[key] : key;
    const form = typeof message === 'string' ? message : (message[this.#once('plural', {}, () => new Intl.PluralRules(this.locale)).select(args.count)] ?? message.other);
    return form.replace(/\{(\w+)\}/g, (place, name) => (name in args ? (typeof args[name] === 'number' ? this.number(args[name]) : String(args[name])) : place));
  }

  /** Why something could not be read; what has no words here, as the core says it (in English). @param {{ code: string, message: string }} fault */
  fault({ code, message }) {
    return this.has(`unread.${code}`) ? this.say(`unread.${code}`) : message;
  }

  /** The firm's word for a tier. @param {string} tier */
  tier(tier) {
    return this.#tiers[tier] ?? this.say(`tier.${tier}`);
  }

  /** @param {string} fact a contact's path */
  fact(fact) {
    const key = /^bant\.[a-z]+$/.test(fact) ? fact.replace('bant', 'criterion') : `fact.${fact}`;
    return this.has(key) ? this.say(key) : fact.replace(/^custom\./, '');
  }

  /** @param {number} number @param {Intl.NumberFormatOptions} [shape] */
  number(number, shape = {}) {
    return this.#once('number', shape, () => new Intl.NumberFormat(this.locale, { maximumFractionDigits: 3, ...shape })).format(number);
  }

  /** A score as lists show it: one decimal at most. @param {number} score */
  score(score) {
    return this.number(score, { maximumFractionDigits: 1 });
  }

  /** Points with their sign, whole to the last decimal. @param {number} points */
  points(points) {
    return this.number(points, { signDisplay: 'exceptZero' });
  }

  /** @param {number} share 0 to 1 */
  percent(share) {
    return this.number(share, { style: 'percent', maximumFractionDigits: 0 });
  }

  /** @param {string[]} items @param {'conjunction' | 'disjunction'} [type] */
  list(items, type = 'conjunction') {
    return this.#once('list', type, () => new Intl.ListFormat(this.locale, { type })).format(items);
  }

  /** A day, or the day of a moment. @param {string} at */
  day(at) {
    return this.#date(at, { dateStyle: 'medium' });
  }

  /** A sentence of the core with its days as the language writes them. @param {unknown} text */
  dated(text) {
    return String(text ?? '').replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => this.day(day));
  }

  /** A moment with its time. @param {string} at */
  moment(at) {
    return this.#date(at, DAY.test(at) ? { dateStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' });
  }

  /** @param {string} at @param {Intl.DateTimeFormatOptions} shape */
  #date(at, shape) {
    const time = Date.parse(at);
    if (Number.isNaN(time)) return at;
    const zoned = { ...shape, timeZone: DAY.test(at) ? 'UTC' : this.#zone };
    return this.#once('date', zoned, () => new Intl.DateTimeFormat(this.locale, zoned)).format(time);
  }

  /** How far `at` is from `now`, in the largest unit that tells it: "3 months ago", "in 2 hours". @param {string} at @param {string} now */
  away(at, now) {
    const whole = Date.parse(at) - Date.parse(now);
    const days = Math.abs(whole) / DAYS;
    const [unit, size] = days >= 365 ? ['year', 365] : days >= 60 ? ['month', 30.4] : days >= 1 || DAY.test(at) ? ['day', 1] : days >= 1 / 24 ? ['hour', 1 / 24] : ['minute', 1 / 1440];
    const format = this.#once('away', {}, () => new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }));
    return format.format(Math.trunc(whole / DAYS / /** @type {number} */ (size)), /** @type {Intl.RelativeTimeFormatUnit} */ (unit));
  }

  /** The value of a fact as people write it. @param {any} value */
  value(value) {
    if (value === null || value === undefined) return this.say('value.none');
    if (typeof value === 'boolean') return this.say(value ? 'value.yes' : 'value.no');
    if (typeof value === 'number') return this.number(value);
    if (Array.isArray(value)) return this.list(value.map(String));
    if (!isObject(value)) return DAY.test(value) ? this.day(value) : String(value);
    const { amount, min = amount, max = amount, currency, period } = value;
    const span = this.#span(min, max, (end) => (currency ? this.money(end, currency) : this.number(end)));
    return period ? this.say('value.perPeriod', { value: span, period: this.say(`period.${period}`) }) : span;
  }

  /** @param {number | undefined} min @param {number | undefined} max @param {(end: number) => string} format */
  #span(min, max, format) {
    if (min === undefined) return max === undefined ? this.say('value.unknown') : this.say('value.atMost', { value: format(max) });
    if (max === undefined) return this.say('value.atLeast', { value: format(min) });
    return min === max ? format(min) : this.say('value.range', { min: format(min), max: format(max) });
  }

  /** @param {number} amount @param {string} currency */
  money(amount, currency) {
    try {
      return this.number(amount, { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
    } catch {
      return `${this.number(amount)} ${currency}`;
    }
  }
}
