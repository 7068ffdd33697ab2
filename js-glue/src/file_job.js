// SPDX-License-Identifier: MIT
// A file that was qualified: its rows as columns, in work order, annotated where asked. Made by Qualifier.openFile.
import { misuse } from './bantam_error.js';
import { editOf } from './edits.js';
import { ReadWrite } from './read_write.js';

/** @typedef {import('../types/files.js').FileWork} FileWork */
/** @typedef {'annotateRows' | 'csvRows' | 'contactRows' | 'annotateInAccount'} RowText */

const NUMBERS = ['score', 'fit', 'engagement', 'dueAt', 'offset', 'length'];
const BYTES = ['tier', 'standing', 'missing', 'bad'];
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Which of `all` are named, as bits. @param {string[]} all @param {unknown} named */
function bitsOf(all, named) {
  if (!Array.isArray(named)) throw misuse('misuse', 'A filter holds lists of names.');
  return named.reduce((bits, name) => {
    if (!all.includes(name)) throw misuse('misuse', `${String(name)} is none of ${all.join(', ')}.`);
    return bits | (1 << all.indexOf(name));
  }, 0);
}

export class FileJob {
  /** @param {import('./open_file.js').OpenFile} file */
  constructor(file) {
    this.#file = file;
    /** @type {import('../types/files.js').FileSummary} */
    this.summary = file.summary;
  }

  #file;
  #access = new ReadWrite();

  /** @param {number} row @param {unknown} contact */
  async update(row, contact) {
    this.#sureOf(row);
    const edit = editOf(contact, '');
    await this.#change(() => this.#file.update(row, edit));
  }

  /** @param {number} row */
  async restore(row) {
    this.#sureOf(row);
    await this.#change(() => this.#file.readAgain([row], (_i, _j, from) => void this.#file.call('restoreRow', row, from)));
  }

  /** @param {() => unknown} change */
  #change(change) {
    return this.#access.write(async () => {
      await change();
      this.#folded = null;
    });
  }

  /** @param {string[]} [names] */
  rows(names = [...NUMBERS, ...BYTES]) {
    /** @type {any} */
    const columns = {};
    if (!Array.isArray(names)) throw misuse('misuse', 'Columns are named in a list.');
    for (const name of names) {
      if (NUMBERS.includes(name)) columns[name] = this.#file.numbers(name);
      else if (!BYTES.includes(name)) throw misuse('misuse', `There is no column ${String(name)}.`);
      else columns[name] = this.#bytes(name);
    }
    return columns;
  }

  /** @param {import('../types/files.js').RowFilter} [filter] @returns {Uint32Array} */
  inWorkOrder(filter) {
    const { tiers, missing = [], leastScore, clockOnly = false } = filter ?? {};
    const wanted = tiers === undefined ? -1 : bitsOf(this.summary.tiers, tiers);
    if (leastScore !== undefined && (typeof leastScore !== 'number' || Number.isNaN(leastScore))) throw misuse('misuse', '`leastScore` is a number.');
    const count = this.#file.call('inWorkOrder', wanted, bitsOf(this.summary.criteria, missing), leastScore ?? NaN, Boolean(clockOnly));
    return this.#file.counts(count);
  }

  tierCounts() {
    return JSON.parse(this.#file.call('tierCounts'));
  }

  /** @param {number} row @param {FileWork} [work] */
  async annotate(row, work) {
    return JSON.parse(await this.annotateText(row, work));
  }

  /** @param {number} row @param {FileWork} [work] */
  annotateText(row, work) {
    return this.#textOf('annotateRows', row, work);
  }

  /** @param {FileWork} [work] */
  exportNdjson(work) {
    return this.#allRows('annotateRows', work);
  }

  /** @param {FileWork} [work] */
  exportCsv(work) {
    return this.#allRows('csvRows', work, 'text/csv', () => [new Blob([this.#text(this.#file.call('csvHeader'))])]);
  }

  /** @param {number} row @param {FileWork} [work] */
  async contact(row, work) {
    return JSON.parse(await this.#textOf('contactRows', row, work));
  }

  /** @param {FileWork} [work] */
  contactsNdjson(work) {
    return this.#allRows('contactRows', work);
  }

  /** @param {FileWork} [work] */
  outlook(work) {
    return this.#access.read(async () => {
      await this.#file.readAgain(this.#every(), (first, last, from) => this.#file.call('lookAtRows', first, last, from), work);
      const numbers = (/** @type {string} */ name) => this.#file.copy(Float64Array, this.#file.call('aheadNumbers', encoder.encode(name)), this.summary.count);
      const place = (/** @type {string} */ name) => this.#file.call('aheadBytes', encoder.encode(name));
      return {
        changesAt: numbers('changesAt'),
        reviewAt: numbers('reviewAt'),
        changesTo: this.#file.copy(Int8Array, place('changesTo'), this.summary.count),
        hidden: this.#file.copy(Uint8Array, place('hidden'), this.summary.count),
      };
    });
  }

  /** @param {FileWork} [work] */
  accounts(work) {
    return this.#access.read(async () => {
      if (this.#folded === null) this.#file.call('unfold');
      this.#folded ||= false;
      if (!this.#folded) await this.#file.readAgain(this.#every(), (first, last, from) => this.#file.call('foldRows', first, last, from), work);
      this.#folded = true;
      const account = Int32Array.from(this.#file.counts(this.#file.call('accountRows')), (number) => number | 0);
      return { names: JSON.parse(this.#file.call('accountNames')), account };
    });
  }

  /** @param {number} row @param {FileWork} [work] */
  async annotateInAccount(row, work) {
    return JSON.parse(await this.#textOf('annotateInAccount', row, work));
  }

  /** Whether all rows are in their accounts; null: contacts have changed since. @type {boolean | null} */
  #folded = false;

  close() {
    this.#file.close();
  }

  /** @param {string} name */
  #bytes(name) {
    const at = this.#file.call('fileBytes', encoder.encode(name));
    return name === 'tier' ? this.#file.copy(Int8Array, at, this.summary.count) : this.#file.copy(Uint8Array, at, this.summary.count);
  }

  #every() {
    return Uint32Array.from({ length: this.summary.count }, (_, row) => row);
  }

  /** What is told of one row. @param {RowText} verb @param {number} row @param {FileWork} [work] */
  async #textOf(verb, row, work) {
    this.#sureOf(row);
    let text = '';
    await this.#access.read(() => {
      if (verb === 'annotateInAccount' && !this.#folded) throw misuse('misuse', 'Ask for accounts() first.');
      return this.#file.readAgain([row], (_i, _j, from) => (text = decoder.decode(this.#lines(verb, row, row + 1, from)).trimEnd()), work);
    });
    return text;
  }

  /** @param {number} row */
  #sureOf(row) {
    if (!Number.isInteger(row) || row < 0 || row >= this.summary.count) throw misuse('not_here', 'The file has no such row.');
  }

  /** What is told of all rows, below what stands above them. @param {RowText} verb @param {FileWork} [work] @param {string} [type] @param {() => Blob[]} [above] */
  #allRows(verb, work, type = 'application/x-ndjson', above = () => []) {
    return this.#access.read(async () => {
      const parts = above();
      await this.#file.readAgain(this.#every(), (first, last, from) => parts.push(new Blob([this.#lines(verb, first, last, from)])), work);
      return new Blob(parts, { type });
    });
  }

  /** @param {RowText} verb @param {number} first @param {number} last @param {number} from */
  #lines(verb, first, last, from) {
    return this.#text(this.#file.call(verb, first, last, from));
  }

  /** A copy of the text that the last call left. @param {number} length */
  #text(length) {
    return this.#file.copy(Uint8Array, this.#file.call('textAt'), length);
  }
}
