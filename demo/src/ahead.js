// SPDX-License-Identifier: MIT
// What is coming: clocks that run, who falls by when, when to look again; the days as a calendar file.
import { download, el, fill } from './dom.js';
import { calendar } from './calendar.js';
import { dayText, say } from './say.js';

const MOST = 200;

/** @param {any} app @param {HTMLElement} root */
export async function drawAhead(app, root) {
  const { ranking } = app;
  if (!ranking) return;
  if (root.dataset.of === stamp(app)) return;
  root.dataset.of = stamp(app);
  fill(root, [el('p', { class: 'quiet' }, say('work.outlook'))]);
  try {
    const [outlook, { dueAt }] = await Promise.all([app.work(say('work.outlook'), (/** @type {any} */ work) => ranking.outlook(work)), ranking.job.rows(['dueAt'])]);
    if (root.dataset.of !== stamp(app)) return;
    const parts = await Promise.all([clocks(app, dueAt), falls(app, outlook), reviews(app, outlook)]);
    fill(root, parts);
  } catch (error) {
    delete root.dataset.of;
    if (/** @type {any} */ (error).code === 'aborted') fill(root, [el('p', {}, say('ahead.stopped')), el('button', { type: 'button', onclick: () => drawAhead(app, root) }, say('ahead.again'))]);
  }
}

/** @param {any} app */
const stamp = (app) => `${app.now} ${app.locale} ${app.info?.hash} ${app.book.name} ${app.made.edits.size} ${app.ranking.job.summary.count}`;

/** Rows with a moment, the nearest first. @param {Float64Array} moments */
function byMoment(moments) {
  const rows = [];
  for (let row = 0; row < moments.length; row += 1) if (!Number.isNaN(moments[row])) rows.push(row);
  return rows.sort((a, b) => moments[a] - moments[b] || a - b);
}

/** @param {any} app @param {number} row */
const name = (app, row) => el('button', { type: 'button', class: 'link', onclick: () => app.openRow(row) }, el('bdi', {}, nameOf(app.ranking.peek(row), row)));
/** @param {any} one @param {number} row */
const nameOf = (one, row) => [one?.name, one?.company].filter(Boolean).join(', ').slice(0, 160) || String(one?.id ?? row + 1);

/** @param {any} app @param {number[]} rows */
const fetchAll = (app, rows) => Promise.all(rows.map((row) => app.ranking.row(row)));

/** @param {any} app @param {Float64Array} dueAt */
async function clocks(app, dueAt) {
  const rows = byMoment(dueAt).slice(0, MOST);
  await fetchAll(app, rows);
  const now = Date.parse(app.now);
  const time = new Intl.DateTimeFormat(app.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: app.info.timeZone });
  return [el('h2', {}, say('ahead.clocks')), rows.length === 0 ? el('p', { class: 'quiet' }, say(app.document.sla ? 'ahead.noClock' : 'ahead.noPromise')) :
    el('ul', { class: 'plain' }, rows.map((row) => el('li', {}, name(app, row), ' ', el('span', { class: dueAt[row] < now ? 'alarm' : '' }, time.format(dueAt[row]), dueAt[row] < now ? ` (${say('ahead.late')})` : ''))))];
}

/** @param {any} app @param {any} outlook */
async function falls(app, { changesAt, changesTo }) {
  const all = byMoment(changesAt);
  const rows = all.slice(0, MOST);
  await fetchAll(app, rows);
  const { tiers } = app.ranking.job.summary;
  const word = (/** @type {string} */ tier) => app.viewing.tierLabels[tier] ?? app.words.messages[`tier.${tier}`];
  return [el('h2', {}, say('ahead.falls')), el('p', { class: 'quiet' }, say('ahead.fallsWhy', { count: all.length })), rows.length > 0 && el('div', { class: 'scroll' }, el('table', {},
    el('thead', {}, el('tr', {}, ['day', 'who', 'from', 'to'].map((one) => el('th', { scope: 'col' }, say(`ahead.${one}`))))),
    el('tbody', {}, rows.map((row) => el('tr', {}, el('td', {}, dayText(changesAt[row], app.info.timeZone)), el('td', {}, name(app, row)),
      el('td', {}, word(app.ranking.peek(row).annotation.tier)), el('td', {}, word(tiers[changesTo[row]])))))))];
}

/** @param {any} app @param {any} outlook */
async function reviews(app, { reviewAt }) {
  const all = byMoment(reviewAt);
  const rows = all.slice(0, MOST);
  await fetchAll(app, rows);
  const days = rows.map((row) => ({ day: new Date(reviewAt[row]).toISOString().slice(0, 10), who: nameOf(app.ranking.peek(row), row), id: String(app.ranking.peek(row).id ?? row), ask: app.ranking.peek(row).annotation.next?.question }));
  return [el('h2', {}, say('ahead.reviews')), rows.length > 0 && el('button', { type: 'button', id: 'ics', onclick: () => download(new Blob([calendar(days, app.now)], { type: 'text/calendar' }), 'bantam.ics') }, say('ahead.ics', { count: rows.length })),
    el('ul', { class: 'plain' }, rows.map((row, i) => el('li', {}, el('span', { class: 'quiet' }, `${dayText(days[i].day, 'UTC')} `), name(app, row)))),
    all.length > rows.length && el('p', { class: 'quiet' }, say('ahead.more', { count: all.length - rows.length }))];
}
