// SPDX-License-Identifier: MIT
// Contacts in the caller's order, as many as one likes: only the rows in sight are asked for and drawn.
import { short } from './act.js';
import { badgeParts, sayBadge } from './badge.js';
import { h } from './dom.js';
import { frame, summaryOf, wordingOf } from './frame.js';
import { RowWindow } from './window.js';

/**
 * @typedef {import('../../types/views.js').ListOptions} ListOptions
 * @typedef {import('../../types/views.js').ListRows} ListRows
 * @typedef {import('./words.js').Wording} Wording
 */

const ROW_HEIGHT = 56;
const COLUMNS = ['tier', 'name', 'why', 'next', 'due'];
let lists = 0;

/** @param {string} column @param {any[]} children */
const cell = (column, ...children) => h('div', { class: `bt-cell bt-of-${column}`, role: 'gridcell' }, children);

/** @param {Wording} wording @param {any} row @param {string | undefined} now */
function dueCell(wording, row, now) {
  const handoff = row.annotation?.handoff;
  const { dueAt = handoff?.state === 'open' ? handoff.dueAt : null, breached = handoff?.breached } = row;
  if (!dueAt) return cell('due');
  return cell('due', h('span', { class: 'bt-due', 'data-late': breached ? '' : undefined, title: wording.moment(dueAt) }, h('span', { class: 'bt-sign', 'aria-hidden': 'true' }, breached ? '!' : '◷'),
    h('span', null, now ? wording.away(dueAt, now) : wording.moment(dueAt), breached ? h('span', { class: 'bt-status' }, ` ${wording.say('list.late')}`) : null)));
}

/** @param {Wording} wording @param {any} row @param {string | undefined} now */
function cells(wording, row, now) {
  if (!row) return [cell('tier', h('span', { class: 'bt-blank' })), cell('name', h('span', { class: 'bt-blank' })), cell('why'), cell('next'), cell('due')];
  const { annotation } = row;
  if (annotation && 'error' in annotation) {
    const why = h('bdi', { title: annotation.error.message }, short(wording.fault(annotation.error)));
    return [cell('tier', '–'), cell('name', h('bdi', null, short(row.name ?? row.id, 120))), cell('why', why), cell('next'), cell('due')];
  }
  const summary = summaryOf(annotation ?? row);
  const reason = row.reason ?? annotation?.reasons?.[0];
  const question = row.question ?? annotation?.next?.question;
  return [
    cell('tier', h('span', { class: 'bt-badge', 'data-form': 'full', 'data-tier': summary.tier ?? 'none', role: 'img', 'aria-label': sayBadge(wording, summary) }, badgeParts(wording, summary))),
    cell('name', h('bdi', { class: 'bt-strong' }, short(row.name || row.company || row.id, 120)), row.name && row.company ? h('bdi', { class: 'bt-quiet' }, short(row.company, 120)) : null),
    cell('why', h('bdi', null, short(wording.dated(reason)))), cell('next', h('bdi', null, short(question))), dueCell(wording, row, now ?? annotation?.now),
  ];
}

class List {
  /** @param {Element | ShadowRoot} root */
  constructor(root) {
    this.#root = root;
    const Watch = /** @type {any} */ (root.ownerDocument?.defaultView)?.ResizeObserver;
    this.#watch = Watch ? new Watch(() => this.#measure()) : null;
  }

  #root;
  #watch;
  #name = `bt-list-${(lists += 1)}`;
  #window = new RowWindow(ROW_HEIGHT);
  /** @type {ListRows} */
  #rows = { count: 0, row: () => null };
  /** @type {ListOptions} */
  #options = {};
  #active = 0;
  #rest = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  #told = '';

  get #box() {
    return /** @type {HTMLElement | null} */ (this.#root.querySelector('.bt-grid'));
  }

  /** @param {ListRows} rows @param {ListOptions} options */
  take(rows, options) {
    this.#rows = rows;
    this.#options = options;
    this.#window.rowHeight = options.rowHeight ?? ROW_HEIGHT;
    this.#window.count = rows.count;
    this.#active = Math.min(this.#active, Math.max(0, rows.count - 1));
    this.#window.settle();
    const fresh = !this.#box;
    this.draw();
    if (fresh && this.#box) this.#watch?.observe(this.#box);
    this.#measure();
  }

  #measure() {
    const box = this.#box;
    const head = box?.firstElementChild;
    const height = box && head ? box.clientHeight - /** @type {HTMLElement} */ (head).offsetHeight : 0;
    if (height > 0 && height !== this.#window.height) {
      this.#window.height = height;
      this.#window.settle();
    }
    this.#place();
  }

  // Puts the bar where it belongs, then draws: the box says what it could take.
  #place() {
    const box = this.#box;
    if (!box) return;
    const bar = this.#window.barFor();
    if (Math.abs(box.scrollTop - bar) >= 1) box.scrollTop = bar;
    this.#window.bar = box.scrollTop ?? 0;
    this.draw();
  }

  #onScroll() {
    const box = this.#box;
    if (!box || box.scrollTop === this.#window.bar) return;
    this.#window.scrolled(box.scrollTop);
    this.draw();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#place(), 150);
  }

  /** @param {number} index */
  show(index) {
    if (this.#rows.count === 0) return;
    this.#active = Math.min(Math.max(0, Math.trunc(index)), this.#rows.count - 1);
    this.#window.show(this.#active);
    this.#place();
  }

  // A row that is still on its way can be opened too: who presses it has chosen its place.
  /** @param {number} index @param {Event} event */
  #open(index, event) {
    if (index < this.#rows.count) this.#options.onOpen?.({ index, id: this.#rows.row(index)?.id ?? null }, event);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const { page } = this.#window;
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.#rows.count, End: this.#rows.count };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    if (event.key === 'Enter' || event.key === ' ') this.#open(this.#active, event);
    else if (step && !event.altKey && !event.metaKey) this.show(this.#active + step);
    else return;
    event.preventDefault();
  }

  /** @param {Event} event @param {number} index */
  #onPress(event, index) {
    this.#active = index;
    this.draw();
    this.#open(index, event);
  }

  draw() {
    const wording = wordingOf(this.#options);
    const { first, last, at } = this.#window.rows();
    const columns = this.#options.clocks === false ? COLUMNS.slice(0, -1) : COLUMNS;
    const rows = Array.from({ length: last - first }, (_, i) => {
      const index = first + i;
      return h('div', { class: 'bt-line', part: 'row', role: 'row', id: `${this.#name}-${index}`, 'aria-rowindex': index + 2, 'aria-selected': index === this.#active ? 'true' : 'false', on: { click: (/** @type {Event} */ event) => this.#onPress(event, index) } },
        cells(wording, this.#rows.row(index), this.#options.now).slice(0, columns.length));
    });
    const inSight = this.#active >= first && this.#active < last;
    const { count } = this.#rows;
    frame(this.#root, 'list', this.#options, [
      h('div', {
        class: 'bt-grid', role: 'grid', tabindex: 0, 'aria-label': this.#options.label ?? wording.say('list.label'), 'aria-rowcount': count + 1, 'aria-colcount': columns.length, 'data-clocks': columns === COLUMNS ? undefined : 'none',
        'aria-activedescendant': inSight ? `${this.#name}-${this.#active}` : undefined, css: { '--bt-row': `${this.#window.rowHeight}px` },
        on: { scroll: () => this.#onScroll(), keydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event) },
      },
      h('div', { class: 'bt-head', role: 'rowgroup' }, h('div', { class: 'bt-line', role: 'row', 'aria-rowindex': 1 }, columns.map((column) =>
        h('div', { class: `bt-cell bt-of-${column}`, role: 'columnheader' }, wording.say(column === 'why' ? 'panel.why' : `table.${column}`))))),
      count > 0 && h('div', { class: 'bt-track', role: 'rowgroup', css: { 'block-size': `${this.#window.track}px` } }, h('div', { class: 'bt-window', role: 'presentation', css: { transform: `translateY(${at}px)` } }, rows))),
      count === 0 && h('p', { class: 'bt-none bt-quiet', role: 'status' }, this.#options.none ?? wording.say('list.none')),
    ]);
    const told = `${first} ${last}`;
    if (told !== this.#told && count > 0) this.#options.onWindow?.({ first, last: last - 1 });
    this.#told = told;
  }

  /** Draws again what may have changed behind the rows' provider. */
  refresh() {
    this.#told = '';
    this.#window.count = this.#rows.count;
    this.draw();
  }

  close() {
    this.#watch?.disconnect();
    clearTimeout(this.#rest);
  }
}

/** @type {WeakMap<Element | ShadowRoot, List>} */
const drawn = new WeakMap();

/**
 * Rows in the caller's order. The root needs a height. Called again it keeps its place.
 * @param {Element | ShadowRoot} root @param {ListRows} rows @param {ListOptions} [options]
 * @returns {import('../../types/views.js').ListHandle}
 */
export function list(root, rows, options = {}) {
  const one = drawn.get(root) ?? new List(root);
  drawn.set(root, one);
  one.take(rows, options);
  return { refresh: () => one.refresh(), show: (index) => one.show(index), close: () => (one.close(), void drawn.delete(root)) };
}
