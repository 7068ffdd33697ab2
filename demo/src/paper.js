// SPDX-License-Identifier: MIT
// What goes to paper: the list, and the definition of "ready for sales".
import { byId, el, fill } from './dom.js';
import { layDefinition } from './definition.js';
import { dayText, number, say } from './say.js';

const MOST = 60;

// Once something else is done, the browser's own menu prints the page as it is, not what was printed before.
for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, () => byId('paper').replaceChildren(), { capture: true });

/** Which model it was. @param {any} app */
const foot = (app) => el('p', { class: 'quiet' }, say('page.foot', { model: app.info.name[app.locale] ?? app.info.name.en, version: app.info.version, hash: app.info.hash.slice(0, 8) }));

/** @param {any} app */
export function printDefinition(app) {
  layDefinition(app, () => foot(app));
  window.print();
}

/** The first rows of the list. @param {any} app */
export async function printList(app) {
  const { ranking, rows } = app;
  if (!ranking) return;
  const order = [...rows.order.slice(0, MOST)];
  const people = await Promise.all(order.map((row) => ranking.row(row)));
  byId('paper').className = '';
  byId('paper').style.fontSize = '';
  fill(byId('paper'), [el('h1', {}, say('paper.list')), el('p', {}, `${dayText(app.now, app.info.timeZone)} · ${say('paper.of', { count: order.length, all: rows.order.length })}`),
    el('table', {}, el('thead', {}, el('tr', {}, ['who', 'tier', 'score', 'why', 'ask'].map((one) => el('th', { scope: 'col' }, say(`paper.${one}`))))),
      el('tbody', {}, people.map(({ name, company, id, annotation }) => el('tr', {}, el('td', {}, [name || id, company].filter(Boolean).join(', ').slice(0, 160)), el('td', {}, annotation.label ?? ''),
        el('td', {}, annotation.score === null || annotation.score === undefined ? '' : number(annotation.score)), el('td', {}, (annotation.reasons ?? []).join('; ').slice(0, 300)), el('td', {}, annotation.next?.question ?? ''))))), foot(app)]);
  window.print();
}
