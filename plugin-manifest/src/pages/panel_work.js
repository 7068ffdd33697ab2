// SPDX-License-Identifier: MIT
// Everybody whom this site or a dropped export showed, in work order.
import { ask } from '../browser.js';
import { draw, h, list, saveText } from 'bantam-crm/views';
import { noticeChoice } from './notice_choice.js';
import { csvOfContacts, joinExport } from './panel_file.js';

const AT_ONCE = 50;

export class WorkSide {
  /** @param {HTMLElement} root */
  constructor(root) {
    root.replaceChildren(this.#head, this.#rows, this.#foot);
    this.#rows.className = 'rows';
  }

  #head = document.createElement('div');
  #rows = document.createElement('div');
  #foot = document.createElement('div');
  /** @type {import('./panel.js').Side | null} */
  #side = null;
  #due = false;
  /** @type {string[]} */
  #keys = [];
  /** What is known of rows; null: asked for. @type {Map<string, any>} */
  #known = new Map();
  /** @type {ReturnType<typeof list> | null} */
  #view = null;
  /** @type {AbortController | null} */
  #reading = null;
  #share = 0;
  /** What became of the last file, as words to be said. @type {[string, Record<string, any>?][]} */
  #report = [];

  /** A file is being read: it stays in sight. */
  get busy() {
    return this.#reading !== null;
  }

  /** @param {import('./panel.js').Side} side @param {() => boolean} current */
  async show(side, current) {
    if (side.site !== this.#side?.site) this.#report = [];
    this.#side = side;
    await this.#read(current);
  }

  /** @param {() => boolean} current */
  async #read(current) {
    const side = this.#side;
    if (!side) return;
    const { keys, all, seen } = await ask({ type: 'work', site: side.site, due: this.#due });
    if (!current()) return;
    this.#keys = keys;
    this.#known.clear();
    this.#drawHead(side, all, seen);
    this.#drawRows(side);
    await this.#drawFoot(side);
  }

  /** @param {import('./panel.js').Side} side @param {number} all @param {number} seen */
  #drawHead({ wording }, all, seen) {
    const press = (/** @type {boolean} */ due, /** @type {string} */ name) => h('button', { key: name, type: 'button', class: 'bt-chip', 'aria-pressed': String(this.#due === due), on: { click: () => {
      this.#due = due;
      void this.#read(() => true);
    } } }, wording.say(name));
    draw(this.#head, [h('div', { class: 'bt-row' }, press(false, 'work.all'), press(true, 'work.due'), h('span', { class: 'bt-quiet' }, wording.say('work.seen', { seen, all })))]);
  }

  /** @param {import('./panel.js').Side} side */
  #drawRows(side) {
    const { wording, words, open } = side;
    this.#rows.classList.toggle('empty', this.#keys.length === 0);
    this.#rows.style.setProperty('--rows', String(this.#keys.length));
    this.#view = list(this.#rows, { count: this.#keys.length, row: (index) => this.#known.get(this.#keys[index]) ?? null }, {
      words, now: new Date().toISOString(), label: wording.say('side.work'), none: wording.say(this.#due ? 'work.noneDue' : 'work.none'),
      onWindow: ({ first, last }) => void this.#fetch(side, first, last),
      onOpen: ({ index }) => void open(this.#keys[index]),
    });
    this.#view.refresh();
  }

  /** @param {import('./panel.js').Side} side @param {number} first @param {number} last */
  async #fetch(side, first, last) {
    const keys = this.#keys.slice(first, last + 1).filter((key) => !this.#known.has(key)).slice(0, AT_ONCE);
    if (keys.length === 0) return;
    for (const key of keys) this.#known.set(key, null);
    const rows = await ask({ type: 'workRows', site: side.site, keys });
    keys.forEach((key, i) => this.#known.set(key, rows[i]));
    if (this.#side === side) this.#view?.refresh();
  }

  /** @param {import('./panel.js').Side} side */
  async #drawFoot(side) {
    const { wording } = side;
    const notices = await noticeChoice(side);
    const choose = (/** @type {Event} */ event) => {
      const input = /** @type {HTMLInputElement} */ (event.currentTarget);
      const [file] = input.files ?? [];
      input.value = '';
      if (file) void this.join(file);
    };
    const save = async () => {
      const day = new Date().toISOString().slice(0, 10);
      try {
        saveText(document, `bantam-${new URL(side.site).hostname}-${day}.csv`, await csvOfContacts(this.#keys, side));
      } catch (error) {
        side.say(wording.say('page.failed', { message: String(/** @type {any} */ (error)?.message ?? error) }));
      }
    };
    draw(this.#foot, [
      h('button', { key: 'save', type: 'button', class: 'bt-button', disabled: this.#keys.length === 0, on: { click: save } }, wording.say('work.save')),
      h('section', { class: 'more' }, h('h3', { class: 'bt-title' }, wording.say('work.drop')), h('p', { class: 'bt-quiet' }, wording.say('work.dropWhy')),
        this.#reading ? h('div', { key: 'progress', class: 'bt-row' }, h('progress', { max: 1, value: this.#share, 'aria-label': wording.say('work.drop') }), h('button', { type: 'button', class: 'bt-button', on: { click: () => this.#reading?.abort() } }, wording.say('work.stop')))
          : h('label', { key: 'file', class: 'file bt-button' }, wording.say('work.choose'), h('input', { type: 'file', name: 'export', accept: '.csv,.tsv,.txt,.ndjson,.json', on: { change: choose } })),
        h('div', { key: 'report', role: 'status' }, this.#report.length > 0 && h('ul', { class: 'report' }, this.#report.map(([key, args]) => h('li', null, wording.say(key, args)))))),
      notices,
    ]);
  }

  /** Joins a file to the site in sight; one at a time. @param {File} file */
  async join(file) {
    const side = this.#side;
    if (!side || this.#reading) return;
    const { wording } = side;
    const reading = (this.#reading = new AbortController());
    this.#report = [];
    this.#share = 0;
    side.say(wording.say('work.reading', { name: file.name }));
    await this.#drawFoot(side);
    try {
      const report = await joinExport(file, { site: side.site, locale: side.settings.locale, signal: reading.signal, onProgress: (share) => {
        this.#share = share;
        this.#foot.querySelector('progress')?.setAttribute('value', String(share));
      } });
      this.#report = 'noEmail' in report ? [['work.noEmail']] : Object.entries(report).filter(([kind, count]) => count > 0 || kind === 'joined').map(([kind, count]) => [`work.${kind}`, { count }]);
    } catch (error) {
      this.#report = [reading.signal.aborted ? ['work.stopped'] : ['work.unreadable', { why: side.wording.fault(/** @type {any} */ (error)) }]];
    }
    this.#reading = null;
    side.say('');
    await this.#read(() => this.#side?.site === side.site);
  }
}
