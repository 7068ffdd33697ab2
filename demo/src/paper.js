// SPDX-License-Identifier: MIT
// What goes to paper: the list, and one page on which sales and marketing agree what "ready for sales" means.
import { byId, el, fill } from './dom.js';
import { dayText, number, say } from './say.js';

const MOST = 60;

/** @param {any} app @param {any[]} content */
function print(app, content) {
  fill(byId('paper'), [...content, el('p', { class: 'quiet' }, say('page.foot', { model: app.info.name[app.locale] ?? app.info.name.en, version: app.info.version, hash: app.info.hash.slice(0, 8) }))]);
  window.print();
}

/** The first rows of the list. @param {any} app */
export async function printList(app) {
  const { ranking, rows } = app;
  if (!ranking) return;
  const order = [...rows.order.slice(0, MOST)];
  const people = await Promise.all(order.map((row) => ranking.row(row)));
  print(app, [el('h1', {}, say('paper.list')), el('p', {}, `${dayText(app.now, app.info.timeZone)} · ${say('paper.of', { count: order.length, all: rows.order.length })}`),
    el('table', {}, el('thead', {}, el('tr', {}, ['who', 'tier', 'score', 'why', 'ask'].map((one) => el('th', { scope: 'col' }, say(`paper.${one}`))))),
      el('tbody', {}, people.map(({ name, company, id, annotation }) => el('tr', {}, el('td', {}, [name || id, company].filter(Boolean).join(', ').slice(0, 160)), el('td', {}, annotation.label ?? ''),
        el('td', {}, annotation.score === null || annotation.score === undefined ? '' : number(annotation.score)), el('td', {}, (annotation.reasons ?? []).join('; ').slice(0, 300)), el('td', {}, annotation.next?.question ?? '')))))]);
}

/** What makes sales-ready, from the model document alone. @param {any} app */
export function printDefinition(app) {
  print(app, definition(app));
}

/** @param {any} app @returns {any[]} */
export function definition(app) {
  const model = app.document;
  const word = (/** @type {any} */ words) => words?.[app.locale] ?? words?.en ?? '';
  const tier = (/** @type {string} */ one) => app.viewing.tierLabels[one] ?? app.words.messages[`tier.${one}`];
  const rules = [...model.attributeRules, ...model.eventRules].filter(({ points }) => points !== 0);
  const table = (/** @type {any[]} */ list) => el('table', {}, el('tbody', {}, list.map((rule) => el('tr', {}, el('td', {}, word(rule.name)), el('td', {}, `${rule.points > 0 ? '+' : ''}${number(rule.points)}`)))));
  const axisOf = (/** @type {any} */ rule) => rule.axis ?? model.groups?.find((/** @type {any} */ { id }) => id === rule.group)?.axis ?? 'engagement';
  const step = (/** @type {string} */ one) => word(model.tiers[one].nextStep);
  return [
    el('h1', {}, say('paper.ready', { tier: tier('sql') })), el('p', {}, word(model.name)),
    el('h2', {}, say('paper.when', { tier: tier('sql') })), conditions(app, model.tiers.sql.when),
    el('h2', {}, say('paper.fit')), table(rules.filter((rule) => axisOf(rule) === 'fit')),
    el('h2', {}, say('paper.behaviour')), table(rules.filter((rule) => axisOf(rule) === 'engagement')),
    model.exclusions?.length > 0 && [el('h2', {}, say('paper.never')), el('ul', {}, model.exclusions.map((/** @type {any} */ one) => el('li', {}, word(one.name))))],
    el('h2', {}, say('paper.then')), el('p', {}, step('sql'), model.sla ? ` ${say('paper.promise', { count: model.sla.promiseMinutes })}` : '', model.verification === 'person' ? ` ${say('paper.person')}` : ''),
    el('h2', {}, say('paper.agreed')), el('p', {}, `${say('paper.sales')} ____________________   ${say('paper.marketing')} ____________________`),
  ];
}

/** The condition of a tier as a list: any of these, each of which takes all of its own. @param {any} app @param {any} when */
function conditions(app, when) {
  const { messages } = app.words;
  const range = (/** @type {{ min?: number, max?: number }} */ { min, max }) => [min !== undefined && say('paper.atLeast', { points: min }), max !== undefined && say('paper.atMost', { points: max })].filter(Boolean).join(', ');
  /** @param {any} one @returns {any} */
  const told = (one) => {
    if (one.any) return one.any.length === 1 ? told(one.any[0]) : el('ul', {}, one.any.map((/** @type {any} */ part, /** @type {number} */ i) => el('li', {}, i > 0 ? el('b', {}, `${say('paper.or')} `) : null, told(part))));
    if (one.all) return one.all.flatMap((/** @type {any} */ part, /** @type {number} */ i) => [i > 0 ? el('b', {}, ` ${say('paper.and')} `) : null, told(part)]);
    if (one.event?.type) return say('paper.event', { what: [one.event.type].flat().map((type) => messages[`event.${type}`] ?? type).join(', '), days: one.withinDays ?? '' });
    for (const axis of ['score', 'fit', 'engagement']) if (one[axis]) return `${axis === 'score' ? say('paper.score') : messages[`axis.${axis}`]} ${range(one[axis])}`;
    if (one.bantMet) return say('paper.bant', { count: one.bantMet.min ?? 0 });
    if (one.criterion) return `${messages[`criterion.${one.criterion}`]}: ${one.is.map((/** @type {string} */ state) => messages[`state.${state}`]).join(', ')}`;
    return JSON.stringify(one);
  };
  const text = told(when);
  return text instanceof HTMLUListElement ? text : el('p', {}, text);
}
