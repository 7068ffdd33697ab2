// SPDX-License-Identifier: MIT
// What is coming: clocks that run, who falls by when, when to look again; the days as a calendar file.
import { download, el, fill } from './dom.js';
import { calendarEvent, calendarFoot, calendarHead } from './calendar.js';
import { dayText, say } from './say.js';
import { halted } from './halted.js';
import { inTurns } from './turns.js';

const MOST = 200;   // shown of each list
const TOGETHER = 100;   // asked for at a time

/** Of which ranking, under which model, each root tells. @type {WeakMap<HTMLElement, { ranking: any, hash: string }>} */
const drawn = new WeakMap();

/** @param {any} app @param {HTMLElement} root */
export async function drawAhead(app, root) {
  const { ranking, info } = app, before = drawn.get(root);
  if (!ranking || (before?.ranking === ranking && before?.hash === info?.hash)) return;
  const own = { ranking, hash: info?.hash };
  drawn.set(root, own);
  fill(root, [el('p', { class: 'quiet' }, say('work.outlook'))]);
  try {
    const [outlook, { dueAt }] = await Promise.all([app.work(say('work.outlook'), (/** @type {any} */ work) => ranking.outlook(work)), ranking.job.rows(['dueAt'])]);
    if (drawn.get(root) !== own) return;
    const parts = await Promise.all([clocks(app, dueAt), falls(app, outlook), reviews(app, outlook)]);
    if (drawn.get(root) === own) fill(root, parts);
  } catch (error) {
    if (drawn.get(root) !== own) return;
    if (ranking !== app.ranking) return;   // what comes instead is on its way
    halted(root, error, () => {
      drawn.delete(root);
      drawAhead(app, root);
    });
  }
}

/** Rows with a moment, the nearest first: gathered by moment, of which there are far fewer than rows. @param {Float64Array} moments */
async function byMoment(moments) {
  /** @type {Map<number, number[]>} */
  const rowsAt = new Map();
  await inTurns(moments.length, (row) => {
    if (Number.isNaN(moments[row])) return;
    const rows = rowsAt.get(moments[row]);
    if (rows) rows.push(row);
    else rowsAt.set(moments[row], [row]);
  });
  return [...rowsAt.keys()].sort((a, b) => a - b).flatMap((moment) => /** @type {number[]} */ (rowsAt.get(moment)));
}

/** @param {any} app @param {number} row */
const name = (app, row) => el('button', { type: 'button', class: 'link', onclick: () => app.openRow(row) }, el('bdi', {}, nameOf(app.ranking.peek(row), row)));
/** @param {any} one @param {number} row */
const nameOf = (one, row) => [one?.name, one?.company].filter(Boolean).join(', ').slice(0, 160) || String(one?.id ?? row + 1);

/** @param {any} app @param {number[]} rows */
const fetchAll = (app, rows) => Promise.all(rows.map((row) => app.ranking.row(row)));

/** @param {any} app @param {Float64Array} dueAt */
async function clocks(app, dueAt) {
  const rows = (await byMoment(dueAt)).slice(0, MOST);
  await fetchAll(app, rows);
  const now = Date.parse(app.now);
  const time = new Intl.DateTimeFormat(app.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: app.info.timeZone });
  return [el('h2', {}, say('ahead.clocks')), rows.length === 0 ? el('p', { class: 'quiet' }, say(app.document.sla ? 'ahead.noClock' : 'ahead.noPromise')) :
    el('ul', { class: 'plain' }, rows.map((row) => el('li', {}, name(app, row), ' ', el('span', { class: dueAt[row] < now ? 'alarm' : '' }, time.format(dueAt[row]), dueAt[row] < now ? ` (${say('ahead.late')})` : ''))))];
}

/** @param {any} app @param {any} outlook */
async function falls(app, { changesAt, changesTo }) {
  const all = await byMoment(changesAt);
  const rows = all.slice(0, MOST);
  await fetchAll(app, rows);
  const { tiers } = app.ranking.job.summary;
  const word = (/** @type {string} */ tier) => app.viewing.tierLabels[tier] ?? app.words.messages[`tier.${tier}`];
  return [el('h2', {}, say('ahead.falls')), el('p', { class: 'quiet' }, say('ahead.fallsWhy', { count: all.length })), rows.length > 0 && el('div', { class: 'scroll' }, el('table', {},
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, say('ahead.day')), el('th', { scope: 'col' }, say('ahead.who')), el('th', { scope: 'col' }, `${say('ahead.from')} → ${say('ahead.to')}`))),
    el('tbody', {}, rows.map((row) => el('tr', {}, el('td', {}, dayText(changesAt[row], app.info.timeZone)), el('td', {}, name(app, row)),
      el('td', {}, `${word(app.ranking.peek(row).annotation.tier)} → ${word(tiers[changesTo[row]])}`))))))];
}

/** @param {any} app @param {any} outlook */
async function reviews(app, { reviewAt }) {
  const all = await byMoment(reviewAt);
  const rows = all.slice(0, MOST);
  await fetchAll(app, rows);
  const day = (/** @type {number} */ row) => new Date(reviewAt[row]).toISOString().slice(0, 10);
  return [el('h2', {}, say('ahead.reviews')), rows.length > 0 && el('button', { type: 'button', id: 'ics', onclick: () => saveCalendar(app, all, day) }, say('ahead.ics', { count: all.length })),
    el('ul', { class: 'plain' }, rows.map((row) => el('li', {}, el('span', { class: 'quiet' }, `${dayText(day(row), 'UTC')} `), name(app, row)))),
    all.length > rows.length && el('p', { class: 'quiet' }, say('ahead.more', { count: all.length - rows.length }))];
}

/** Every day to look again, however many: contacts are asked for some at a time. @param {any} app @param {number[]} rows @param {(row: number) => string} day */
function saveCalendar(app, rows, day) {
  const { ranking, now } = app;
  return app.work(say('work.calendar'), async (/** @type {any} */ { signal, onProgress }) => {
    const parts = [calendarHead()];
    for (let from = 0; from < rows.length && !signal.aborted; from += TOGETHER) {
      const some = await Promise.all(rows.slice(from, from + TOGETHER).map((row) => ranking.row(row)));
      parts.push(some.map((one) => calendarEvent({ day: day(one.row), who: nameOf(one, one.row), id: String(one.id ?? one.row), ask: one.annotation.next?.question }, now)).join(''));
      onProgress({ done: from + some.length, of: rows.length });
    }
    if (!signal.aborted) download(new Blob([...parts, calendarFoot()], { type: 'text/calendar' }), 'bantam.ics');
  });
}
