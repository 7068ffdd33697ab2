// SPDX-License-Identifier: MIT
// The conditions of a model (core/schema/model.md) as people say them. What is long is cut, and says how much.
import { LANGUAGES, number, say } from './say.js';

const RESULTS = ['score', 'fit', 'engagement'];

/** Items with "or" or "and" between; behind the first `most` only how many more. @param {any} app @param {string[]} items @param {number} most @param {'disjunction' | 'conjunction'} [type] */
export function listed(app, items, most, type = 'disjunction') {
  const shown = items.slice(0, most).map((one) => one.slice(0, 60));
  if (items.length > shown.length) return `${shown.join(', ')} ${say('when.more', { count: items.length - shown.length })}`;
  return new Intl.ListFormat(app.locale, { type }).format(shown);
}

/** @param {string} locale */
const regionsIn = (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
/** Names of countries in every language of the page: a model lists them beside the code. @type {Map<string, Set<string>>} */
const spellings = new Map();

/** @param {string} code */
function spellingsOf(code) {
  const known = spellings.get(code) ?? new Set(Object.keys(LANGUAGES).map((locale) => (regionsIn(locale).of(code) ?? code).toLocaleLowerCase()));
  spellings.set(code, known);
  return known;
}

/** Countries by their names in the page's language, each once. @param {any} app @param {string[]} countries codes and names */
export function countryNames(app, countries) {
  const codes = countries.filter((one) => /^[A-Z]{2}$/.test(one));
  const own = countries.filter((one) => !codes.includes(one) && !codes.some((code) => spellingsOf(code).has(one.toLocaleLowerCase())));
  return [...codes.map((code) => regionsIn(app.locale).of(code) ?? code), ...own];
}

/** @param {any} range @param {(end: number) => string} [show] */
function rangeText({ min, max }, show = number) {
  if (min !== undefined && max !== undefined) return min === max ? show(min) : `${show(min)}–${show(max)}`;
  return min !== undefined ? say('paper.atLeast', { points: show(min) }) : say('paper.atMost', { points: show(max) });
}

/** @param {{ min?: number, max?: number }} days from today */
function daysText({ min, max }) {
  if (max === undefined) return say('when.daysAtLeast', { count: min });
  return (min ?? 0) > 0 ? say('when.daysBetween', { min, count: max }) : say('when.days', { count: max });
}

/** @param {any} app @param {any} filter @returns {string} what happened, about what */
export function eventText(app, { type, asset, topic, notTopic, urlContains, minSeconds, open }) {
  const { messages } = app.words;
  const word = (/** @type {string} */ kind) => (/** @type {string} */ id) => (messages[`${kind}.${id}`] ?? say(`${kind}.${id}`)).replace(`${kind}.`, '').replaceAll('_', ' ');
  return [
    listed(app, [type].flat().map(word('event')), 4) + (asset ? ` (${listed(app, [asset].flat().map(word('asset')), 6)})` : ''),
    topic && say('when.about', { topics: listed(app, [topic].flat().map(word('topic')), 6) }),
    notTopic && say('when.notAbout', { topics: listed(app, [notTopic].flat().map(word('topic')), 6) }),
    urlContains && say('when.address', { part: String(urlContains).slice(0, 60) }),
    minSeconds && say('when.seconds', { count: minSeconds }),
    open && say('when.open'),
  ].filter(Boolean).join(', ');
}

/** @param {any} app @param {any} one a condition over a fact @param {number} most */
function factText(app, one, most) {
  const { messages } = app.words;
  const names = (/** @type {string} */ kind) => (/** @type {any} */ id) => messages[`${kind}.${id}`] ?? say(`${kind}.${id}`);
  const plain = (/** @type {any} */ value) => (typeof value === 'boolean' ? messages[value ? 'value.yes' : 'value.no'] : typeof value === 'number' ? number(value) : String(value));
  const all = (/** @type {any} */ values) => [...new Set([values].flat().map(plain))];
  const name = messages[`fact.${one.fact}`] ?? String(one.fact).replace(/^custom\./, '');
  const told = (/** @type {string[]} */ values) => `${name}: ${listed(app, values, most)}`;
  if (one.seniority) return told(one.seniority.map(names('seniority')));
  if (one.function) return told(one.function.map(names('function')));
  if (one.decides) return told(one.decides.map(names('decides')));
  if (one.domainClass) return told(one.domainClass.map(names('domain')));
  if (one.inDays) return `${name}: ${daysText(one.inDays)}`;
  if (one.exists || one.none) return `${name}: ${say(one.exists ? 'when.known' : 'when.none')}`;
  if (one.min !== undefined || one.max !== undefined) return `${name}: ${rangeText(one)}`;
  const values = all(one.equals ?? one.oneOf ?? one.containsWord ?? one.domain ?? []);
  return told(/country$/.test(one.fact) ? countryNames(app, values) : values);
}

/** The parts of `any` or `all`, those that say the same only once: a country is looked for in two places. @param {any} app @param {any[]} parts @param {string} between @param {number} most */
function joined(app, parts, between, most) {
  const texts = parts.map((part) => ((part.any ?? part.all)?.length > 1 ? `(${conditionText(app, part, most)})` : conditionText(app, part, most)));
  const once = texts.filter((text, i) => texts.findIndex((other) => other.replace(/^[^:]*: /, '') === text.replace(/^[^:]*: /, '')) === i);
  // One thing looked for in several ways is named once.
  const shown = once.slice(0, most).map((text, i, all) => (i > 0 && text.split(': ')[0] === all[i - 1].split(': ')[0] ? text.slice(text.indexOf(': ') + 2) : text));
  return shown.join(` ${between} `) + (once.length > shown.length ? ` ${say('when.more', { count: once.length - shown.length })}` : '');
}

/** @param {any} app @param {any} when @param {number} [most] that a list names @returns {string} */
export function conditionText(app, when, most = 40) {
  const { messages } = app.words;
  if (when.any) return joined(app, when.any, say('paper.or'), most);
  if (when.all) return joined(app, when.all, say('paper.and'), most);
  if (when.not) return say('when.not', { what: conditionText(app, when.not, most) });
  if (when.event) {
    return [eventText(app, when.event), (when.atLeast ?? 1) > 1 && say('when.times', { count: when.atLeast }), when.withinDays && say('when.days', { count: when.withinDays })].filter(Boolean).join(', ');
  }
  const axis = RESULTS.find((one) => when[one]);
  if (axis) return `${axis === 'score' ? say('paper.score') : messages[`axis.${axis}`]}: ${rangeText(when[axis])}`;
  if (when.bantMet) return say('paper.bant', { count: rangeText(when.bantMet) });
  if (when.criterion) return `${messages[`criterion.${when.criterion}`]}: ${listed(app, when.is.map((/** @type {string} */ state) => messages[`state.${state}`]), 4)}`;
  return factText(app, when, most);
}
