// SPDX-License-Identifier: MIT
// What of the ranking is in sight: the list under its filters, and the contact in the panel.
import { list } from 'bantam-crm/views';
import { byId } from './dom.js';
import { drawFilters } from './filters.js';
import { Rows, orderOf } from './rows.js';
import { say } from './say.js';
import { drawSide } from './sides.js';

/**
 * What the ranking in sight answers; null when another one takes its place before that: what was asked of it is then asked anew or moot.
 * @template T @param {any} app @param {(ranking: any) => Promise<T>} ask @returns {Promise<T | null>}
 */
async function ofShown(app, ask) {
  const { ranking } = app;
  try {
    const answer = await ask(ranking);
    return app.ranking === ranking ? answer : null;
  } catch (error) {
    if (app.ranking !== ranking) return null;
    throw error;
  }
}

/** The list under the filters: of several that were asked for, the last. @param {any} app */
export async function showRows(app) {
  if (!app.ranking) return;
  const asked = (listing += 1);
  const rows = await ofShown(app, async (ranking) => {
    const made = new Rows(ranking, await orderOf(app, ranking));
    if (app.address.accounts === '1') await foldOrNot(app, made, ranking);
    return made;
  });
  if (!rows || asked !== listing) return;
  app.rows = rows;
  drawList(app);
  drawFilters(app);
}

/** Folds a list into accounts; somebody who stops that gets the list of people. @param {any} app @param {Rows} rows @param {any} ranking */
async function foldOrNot(app, rows, ranking) {
  try {
    await rows.fold(await app.work(say('work.accounts'), (/** @type {any} */ one) => ranking.accounts(one)));
  } catch (error) {
    if (/** @type {any} */ (error).code !== 'aborted' || app.ranking !== ranking) throw error;
    app.go({ accounts: '' });
  }
}

let listing = 0;
/** The list that is drawn. @type {any} */
let listed = null;
/** @param {any} app */
export function drawList(app) {
  const { rows } = app;
  let waiting = false;
  const come = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => ((waiting = false), listed === view && view.refresh()));
  };
  const view = list(byId('contacts'), rows, {
    ...app.viewing, now: app.now, clocks: app.ranking.clocks > 0, label: say('list.label'), none: say('list.none'),
    onWindow: (/** @type {any} */ seen) => rows.fetch(seen, come),
    onOpen: ({ index }) => {
      if (rows.toggle(index)) return view.refresh();
      const row = rows.rowAt(index);
      if (row !== null && row !== undefined) openRow(app, row);
    },
  });
  listed = view;
  view.refresh();
}

/** Shows one contact in the panel: of several that were asked for, the last. @param {any} app @param {number} row @param {boolean} [turn] to the panel */
export async function openRow(app, row, turn = true) {
  if (row >= app.ranking.job.summary.count) return void (app.selected = app.chosen = null);
  app.chosen = row;
  if (turn) app.turnTo('contact');
  const one = await ofShown(app, (ranking) => ranking.row(row));
  if (!one || app.chosen !== row) return;
  app.selected = one;
  app.go({ contact: placeOf(one) });
  drawSide(app);
  if (turn && matchMedia('(max-width: 56rem)').matches) byId('side').scrollIntoView();   // there the panel stands below the list
}

/** A row and who stands there, so that another file's row is not taken for it. @param {any} one */
const placeOf = ({ row, id }) => `${row}~${String(id ?? '').slice(0, 80)}`;

/** The contact that the address names, in the panel and in sight in the list. @param {any} app */
export async function reopen(app) {
  const row = Number(/^(\d+)~/.exec(app.address.contact)?.[1] ?? NaN);
  if (!app.ranking || !(row < app.ranking.job.summary.count)) return false;
  const before = app.chosen;
  const one = await ofShown(app, (ranking) => ranking.row(row));
  if (app.chosen !== before) return true;   // somebody was quicker
  if (!one || placeOf(one) !== app.address.contact) return false;
  await openRow(app, row, false);
  const index = app.rows?.indexOf(row) ?? -1;
  if (index >= 0) listed?.show(index);
  return true;
}
