// SPDX-License-Identifier: MIT
// The page's own words, of demo/words. What views and the core say they word themselves.

/** @type {Record<string, Record<string, string | Record<string, string>>>} */
const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');
let locale = 'en';

export const LANGUAGES = /** @type {Record<string, string>} */ ({ en: 'English', fi: 'Suomi', ru: 'Русский', pl: 'Polski', nb: 'Norsk', de: 'Deutsch', es: 'Español', fr: 'Français', sv: 'Svenska' });

/** @param {string} wanted */
export function speak(wanted) {
  locale = wanted in words ? wanted : 'en';
}

/** Formats are costly to make: one of each kind and language. @type {Map<string, any>} */
const made = new Map();

/** @template T @param {string} kind @param {() => T} make @returns {T} */
function once(kind, make) {
  const key = `${locale} ${kind}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}

/** @param {string} key @param {Record<string, any>} [args] */
export function say(key, args = {}) {
  const message = words[locale]?.[key] ?? words.en[key] ?? key;
  const form = typeof message === 'string' ? message : (message[once('plural', () => new Intl.PluralRules(locale)).select(args.count)] ?? message.other);
  return form.replace(/\{(\w+)\}/g, (place, name) => (typeof args[name] === 'number' ? number(args[name]) : String(args[name] ?? place)));
}

/** @param {number} value */
export const number = (value) => once('number', () => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })).format(value);
/** @param {number | string | Date} at @param {string} timeZone */
export const dayText = (at, timeZone) => once(`day ${timeZone}`, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })).format(new Date(at));
/** @param {number | string | Date} at @param {string} timeZone @returns {string} 2026-11-21 */
export const isoDay = (at, timeZone) => once(`iso ${timeZone}`, () => new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone })).format(new Date(at));
/** A model's words in a language, or in English. @param {Record<string, string> | undefined} words @param {string} [language] */
export const wordsIn = (words, language = locale) => words?.[language] ?? words?.en;
