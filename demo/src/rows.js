// SPDX-License-Identifier: MIT
// What the list shows: the rows that pass the filters in the core's order, or their accounts with the people in them.
import { say } from './say.js';
import { inTurns, passing } from './turns.js';

/** The order under the filters. @param {any} app @param {any} ranking @returns {Promise<Uint32Array>} */
export async function orderOf(app, ranking) {
  const { address } = app;
  const tiers = address.tiers ? address.tiers.split(',') : undefined;
  /** @type {Uint32Array} */
  let order = await ranking.job.inWorkOrder({ ...(tiers && { tiers }), ...(address.missing && { missing: [address.missing] }), clockOnly: address.clock === '1' });
  if (address.hidden === '1') {
    const { hidden } = await app.work(say('work.outlook'), (/** @type {any} */ work) => ranking.outlook(work));
    order = await passing(order, (row) => hidden[row] === 1);
  }
  if (address.others === '1') {
    const lead = ranking.job.summary.standings.indexOf('lead');
    order = await passing(order, (row) => ranking.standing[row] !== lead);
  }
  return order;
}

/** Of a ranking that gave way to another nothing is asked any more; that the file is gone a person must know. @param {any} error */
function unlessMoot(error) {
  if (error.code === 'unreadable') throw error;
}

/** The rows for the list view. */
export class Rows {
  /** @param {any} ranking @param {Uint32Array} order */
  constructor(ranking, order) {
    this.#ranking = ranking;
    this.order = order;
  }

  #ranking;
  /** @type {{ name: string, rows: number[], open: boolean }[] | null} */
  #groups = null;
  /** With accounts: what stands on each line. @type {({ group: number } | { row: number })[]} */
  #lines = [];
  /** @type {Map<number, string>} */
  #committees = new Map();

  get count() {
    return this.#groups ? this.#lines.length : this.order.length;
  }

  /** The file's row on a line, or null. @param {number} index */
  rowAt(index) {
    const line = this.#lines[index];
    return !this.#groups ? this.order[index] : line && 'row' in line ? line.row : null;
  }

  /** @param {number} row */
  indexOf(row) {
    return this.#groups ? this.#lines.findIndex((line) => 'row' in line && line.row === row) : this.order.indexOf(row);
  }

  /** @param {number} index */
  row(index) {
    const line = this.#groups ? this.#lines[index] : { row: this.order[index] };
    if (!line) return null;
    if ('group' in line) return this.#accountLine(line.group);
    return this.#ranking.peek(line.row);
  }

  /** Asks for the rows that come into sight. @param {{ first: number, last: number }} seen @param {() => void} come */
  fetch({ first, last }, come) {
    const ranking = this.#ranking;
    for (let index = first; index <= last; index += 1) {
      const line = this.#groups ? this.#lines[index] : { row: this.order[index] };
      if (!line) continue;
      const row = 'group' in line ? /** @type {any} */ (this.#groups)[line.group].rows[0] : line.row;
      if (row === undefined) continue;
      if (!ranking.peek(row)) ranking.row(row).then(come, unlessMoot);
      if ('group' in line && !this.#committees.has(line.group)) this.#fetchCommittee(line.group, row, come);
    }
  }

  /** Folds the order into accounts, each where its first person stands. @param {{ names: string[], account: Int32Array }} accounts */
  async fold({ names, account }) {
    /** @type {Map<number, { name: string, rows: number[], open: boolean }>} */
    const byAccount = new Map();
    const { order } = this;
    await inTurns(order.length, (i) => {
      const row = order[i];
      const key = account[row] < 0 ? -2 - row : account[row];
      const group = byAccount.get(key) ?? { name: names[key] ?? '', rows: [], open: false };
      group.rows.push(row);
      byAccount.set(key, group);
    });
    this.#groups = [...byAccount.values()];
    this.#lines = this.#groups.map((_, group) => ({ group }));
  }

  /** Opens or closes the account on a line; false when a person stands there. @param {number} index */
  toggle(index) {
    const line = this.#lines[index];
    if (!this.#groups || !line || !('group' in line)) return false;
    const group = this.#groups[line.group];
    if (group.rows.length === 1 && group.name === '') return false;
    group.open = !group.open;
    const people = group.rows.map((row) => ({ row }));
    this.#lines = [...this.#lines.slice(0, index + 1), ...(group.open ? people : []), ...this.#lines.slice(index + 1 + (group.open ? 0 : people.length))];
    return true;
  }

  /** @param {number} index */
  #accountLine(index) {
    const group = /** @type {any} */ (this.#groups)[index];
    const best = this.#ranking.peek(group.rows[0]);
    if (!best) return null;
    const people = say('accounts.people', { count: group.rows.length });
    const { annotation } = best;
    const { tier, label, score, standing, fitOnly } = annotation;
    const bant = annotation.bant && Object.fromEntries(Object.entries(annotation.bant).map(([name, { state }]) => [name, state]));
    return { id: `account-${index}`, name: `${group.open ? '▾' : '▸'} ${best.company || best.name || group.name}`, company: people, reason: this.#committees.get(index) ?? '', question: annotation.next?.question, tier, label, score, standing, fitOnly, bant };
  }

  /** @param {number} group @param {number} row @param {() => void} come */
  #fetchCommittee(group, row, come) {
    this.#committees.set(group, '');
    this.#ranking.job.annotateInAccount(row).then((/** @type {any} */ annotation) => {
      this.#committees.set(group, committeeText(annotation.committee));
      come();
    }, unlessMoot);
  }
}

/** Who of the buying committee is not known yet, in one line. @param {any} committee */
export function committeeText(committee) {
  if (!committee) return '';
  const { known = [], missing = [], missingCount = 0 } = committee;
  const names = known.map((/** @type {any} */ one) => [one.name, one.role].filter(Boolean).join(', ')).filter(Boolean);
  const lacking = missing.map((/** @type {any} */ one) => one.role ?? one.name ?? one).filter(Boolean);
  const open = committee.needed === null ? say('accounts.untold') : lacking.length ? say('accounts.missing', { who: lacking.join(', ') }) : missingCount ? say('accounts.missingCount', { count: missingCount }) : '';
  return [open, names.length ? say('accounts.known', { who: names.join('; ') }) : ''].filter(Boolean).join(' ');
}
