// SPDX-License-Identifier: MIT
// What the columns of a table were taken for; a person corrects it, and the next file with this header is read so.
import { Wording } from 'bantam-crm/views';
import { el, fill } from './dom.js';
import { say } from './say.js';
import { memory } from './state.js';
import { headerKey } from './source.js';

const IGNORED = '-';

/** @param {any} app */
function targets(app) {
  const { messages } = app.words;
  const named = (/** @type {string} */ prefix, /** @type {string} */ into) => Object.keys(messages).filter((key) => key.startsWith(prefix)).map((key) => ({ value: into + key.slice(prefix.length), text: messages[key] }));
  return { facts: named('fact.', ''), events: named('event.', 'event:') };
}

/** An event that says more than its kind, as `event:download?asset=buyers_guide`. @param {any} app @param {string} attribute */
function sayEvent({ words: { messages } }, attribute) {
  const [, type, more] = /^event:([^?]+)\?(.+)$/.exec(attribute) ?? [];
  const kind = messages[`event.${type}`];
  return kind ? `${kind}: ${[...new URLSearchParams(more).values()].join(', ').replaceAll('_', ' ')}` : attribute;
}

/** @param {any} app @param {HTMLElement} root */
export function drawColumns(app, root) {
  const { columns, warnings } = app.ranking?.job.summary ?? {};
  if (!columns) return fill(root, [el('p', { class: 'quiet' }, say('columns.none'))]);
  const { facts, events } = targets(app);
  const known = new Set([...facts, ...events].map(({ value }) => value));
  const option = (/** @type {{ value: string, text: string }} */ { value, text }, /** @type {string} */ chosen) => el('option', { value, ...(value === chosen && { selected: true }) }, text);
  const select = (/** @type {string} */ header, /** @type {string | null} */ attribute) => el('select', { 'aria-label': say('columns.of', { header }), onchange: (/** @type {any} */ event) => correct(app, header, event.target.value) },
    option({ value: '', text: say('columns.ignored') }, attribute ?? ''),
    attribute && !known.has(attribute) ? option({ value: attribute, text: sayEvent(app, attribute) }, attribute) : null,
    el('optgroup', { label: say('columns.facts') }, facts.map((one) => option(one, attribute ?? ''))),
    el('optgroup', { label: say('columns.events') }, events.map((one) => option(one, attribute ?? ''))));
  const wording = new Wording({ words: app.words });
  const understood = columns.filter((/** @type {any} */ { attribute }) => attribute).length;
  fill(root, [
    el('h2', {}, say('columns.title')),
    warnings.map((/** @type {any} */ one) => el('div', { class: one.code === 'outside_rows' ? 'notice' : 'notice alarm', title: one.message }, one.path ? [el('bdi', {}, one.path.slice(0, 200)), ': '] : null, wording.fault(one))),
    el('p', {}, say('columns.understood', { count: understood, all: columns.length })),
    el('label', {}, say('columns.dates'), el('select', { onchange: (/** @type {any} */ event) => reread(app, app.book.map, event.target.value) },
      ['', 'dmy', 'mdy'].map((one) => el('option', { value: one, ...(app.book.dates === one && { selected: true }) }, say(`columns.dates${one || 'Any'}`))))),
    el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('columns.header')), el('th', { scope: 'col' }, say('columns.meaning')))),
      el('tbody', {}, columns.map((/** @type {any} */ { header, attribute }) => el('tr', {}, el('th', { scope: 'row' }, el('bdi', {}, header.slice(0, 200))), el('td', {}, select(header, attribute))))))),
  ]);
}

/** @param {any} app @param {string} header @param {string} attribute */
function correct(app, header, attribute) {
  const map = app.book.map.filter((/** @type {string} */ pair) => !pair.startsWith(`${header}=`));
  return reread(app, [...map, `${header}=${attribute || IGNORED}`], app.book.dates);
}

/** @param {any} app @param {string[]} map @param {string} dates */
async function reread(app, map, dates) {
  app.book.mean(map, dates);
  memory.set(headerKey(app.ranking.job.summary.columns), JSON.stringify({ map, dates }));
  await app.rank();
}
