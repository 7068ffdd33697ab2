// SPDX-License-Identifier: MIT
// One page on which sales and marketing agree what "ready for sales" means, from the model and the answers that made it. Whatever the
// model, it stays one page: first the letters grow smaller, then long lists are cut and say how much is left out.
import { byId, el, fill } from './dom.js';
import { conditionText, countryNames, eventText, listed } from './conditions.js';
import { number, say } from './say.js';

// Inside the margins of A4 and of Letter alike, in millimetres.
const WIDTH = 180, HEIGHT = 248;
const PX = 96 / 25.4;
/** From roomy to tight: letters in points, how much a list names, how many rows a table has, whether rules say their conditions. */
const TRIES = [[10, 40, 99, true], [9, 40, 99, true], [8.5, 12, 99, true], [8, 8, 40, true], [7.5, 5, 32, true], [7.5, 4, 28, false], [7, 3, 20, false], [6.5, 2, 12, false], [6.5, 1, 6, false]];

/** Puts the definition on the paper. @param {any} app @param {() => any} foot */
export function layDefinition(app, foot) {
  const paper = byId('paper');
  paper.className = 'measured';
  for (const [points, most, rows, whole] of TRIES) {
    paper.style.fontSize = `${points}pt`;
    fill(paper, [definition(app, { most: Number(most), rows: Number(rows), whole: Boolean(whole) }), foot()]);
    paper.style.inlineSize = `${WIDTH}mm`;
    if (paper.getBoundingClientRect().height <= HEIGHT * PX) break;
  }
  paper.style.inlineSize = '';
  paper.className = 'definition';
}

/** @typedef {{ most: number, rows: number, whole: boolean }} Room */

/** @param {any} app @param {Room} room @returns {any[]} */
function definition(app, room) {
  const model = app.document;
  const word = wordIn(app);
  const tier = app.viewing.tierLabels.sql ?? app.words.messages['tier.sql'];
  const rules = [...model.attributeRules, ...model.eventRules].filter(({ points }) => points !== 0);
  const axisOf = (/** @type {any} */ rule) => rule.axis ?? model.groups?.find((/** @type {any} */ { id }) => id === rule.group)?.axis ?? 'engagement';
  const exclusions = model.exclusions ?? [];
  return [
    el('h1', {}, say('paper.ready', { tier })), el('p', {}, word(model.name)),
    wanted(app, room),
    el('h2', {}, say('paper.when', { tier })), alternatives(app, model.tiers.sql.when, room),
    el('div', { class: 'halves' },
      el('div', {}, el('h2', {}, say('paper.fit')), points(app, rules.filter((rule) => axisOf(rule) === 'fit'), room)),
      el('div', {}, el('h2', {}, say('paper.behaviour')), points(app, rules.filter((rule) => axisOf(rule) === 'engagement'), room))),
    exclusions.length > 0 && [el('h2', {}, say('paper.never')), el('p', {}, exclusions.slice(0, room.rows).map((/** @type {any} */ one) => told(word(one.name), meaningOf(app, one, room), 160)).join('; '), exclusions.length > room.rows && ` ${say('when.more', { count: exclusions.length - room.rows })}`)],
    el('h2', {}, say('paper.then')), el('p', {}, [word(model.tiers.sql.nextStep), model.sla && say('paper.promise', { count: model.sla.promiseMinutes }), model.verification === 'person' && say('paper.person')].filter(Boolean).join(' ')),
    el('h2', {}, say('paper.agreed')), el('p', { class: 'signed' }, `${say('paper.sales')} ____________________   ${say('paper.marketing')} ____________________`),
  ];
}

/** @param {any} app */
const wordIn = (app) => (/** @type {any} */ words) => String(words?.[app.locale] ?? words?.en ?? '').slice(0, 120);
/** @param {string} text @param {number} most */
const cut = (text, most) => (text.length > most ? `${text.slice(0, most)}…` : text);
/** Whether a name says the numbers of its meaning itself. @param {string} name @param {string} meaning */
const saysAll = (name, meaning) => {
  const numbers = (/** @type {string} */ text) => text.replace(/(?<=\d)[\s.,\u202f](?=\d{3})/g, '').match(/\d+/g) ?? [];
  const said = new Set(numbers(name));
  return numbers(meaning).length > 0 && numbers(meaning).every((one) => said.has(one));
};
/** @param {string} name @param {string} meaning @param {number} most */
const told = (name, meaning, most) => (meaning === '' || saysAll(name, meaning) ? name : `${name} (${cut(meaning, most)})`);

/** Industries as the profile's form calls them. @param {any} app @param {string[]} ids */
const industryNames = (app, ids) => ids.map((id) => app.words.messages[`industry.${id}`] ?? id);

/** The ideal customer, as it was answered. @param {any} app @param {Room} room */
function wanted(app, { most }) {
  const profile = app.made.profile;
  if (!profile) return null;
  const { messages } = app.words;
  const { people = {}, price } = profile;
  const span = ({ min, max } = /** @type {any} */ ({})) => (max === undefined ? say('paper.atLeast', { points: min }) : min === undefined ? say('paper.atMost', { points: max }) : `${number(min)}–${number(max)}`);
  const roles = [...(people.seniority ?? []).map((/** @type {string} */ id) => messages[`seniority.${id}`]), ...(people.functions ?? []).map((/** @type {string} */ id) => messages[`function.${id}`]), ...(people.titles ?? [])];
  const lines = [
    ['fact.company.employees', (profile.sizes ?? []).map(span)],
    ['fact.company.industry', industryNames(app, profile.industries ?? [])],
    ['fact.company.country', countryNames(app, profile.countries ?? [])],
    ['fact.person.title', roles],
    ['fact.bant.budget.amount', price ? [[span(price), profile.currency ?? app.document.currency, messages[`period.${price.period}`]].filter(Boolean).join(' ')] : []],
    ['fact.bant.timeline.withinDays', [number(profile.horizonDays ?? 180)]],
  ].filter(([, values]) => values.length > 0);
  return [el('h2', {}, say('paper.wanted')), el('dl', {}, lines.flatMap(([name, values]) => [el('dt', {}, messages[/** @type {string} */ (name)]), el('dd', {}, listed(app, /** @type {string[]} */ (values), most))]))];
}

/** What a rule or an exclusion asks for; of a drafted model in the profile's own words, not in all their spellings. @param {any} app @param {any} one @param {Room} room */
function meaningOf(app, { id, when, event }, { most }) {
  const { profile } = app.made;
  if (profile && id === 'target-industry') return listed(app, industryNames(app, profile.industries ?? []), most);
  if (profile && id === 'not-our-industry') return listed(app, industryNames(app, profile.exclusions?.industries ?? []), most);
  if (profile && id === 'not-our-country') return listed(app, countryNames(app, profile.exclusions?.countries ?? []), most);
  if ((when?.oneOf ?? []).includes(true)) return '';   // it is so, or it is not: the name says it
  return when ? conditionText(app, when, most) : eventText(app, event);
}

/** The rules with their points, the weightiest first where not all have room. @param {any} app @param {any[]} rules @param {Room} room */
function points(app, rules, room) {
  const word = wordIn(app);
  const said = (/** @type {string} */ name, /** @type {any} */ rule) => {
    const meaning = meaningOf(app, rule, room);
    return meaning !== '' && !saysAll(name, meaning) && el('span', { class: 'quiet' }, ` ${cut(meaning, 200)}`);
  };
  const shown = rules.length > room.rows ? [...rules].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, room.rows) : rules;
  return el('table', {}, el('tbody', {}, shown.map((rule) => el('tr', {}, el('td', {}, word(rule.name), room.whole && said(word(rule.name), rule)), el('td', {}, `${rule.points > 0 ? '+' : ''}${number(rule.points)}`))),
    rules.length > shown.length && el('tr', {}, el('td', {}, say('when.more', { count: rules.length - shown.length })))));
}

/** Each way to be ready on a line. @param {any} app @param {any} when @param {Room} room */
function alternatives(app, when, { most, rows }) {
  const ways = when.any ?? [when];
  return el('ul', {}, ways.slice(0, rows).map((/** @type {any} */ way, /** @type {number} */ i) => el('li', {}, i > 0 && [el('b', {}, say('paper.or')), ' '], cut(conditionText(app, way, most), 600))));
}
