// SPDX-License-Identifier: MIT
// A file that was qualified: its rows as columns, in work order, annotated where asked. Made by Qualifier.openFile.
import { misuse } from './bantam_error.js';

/** @typedef {import('../types/files.js').FileWork} FileWork */

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

  /** @param {string[]} [names] */
  rows(names = [...NUMBERS, ...BYTES]) {
    /** @type {any} */
    const columns = {};
    for (const name of names) {
      if (NUMBERS.includes(name)) columns[name] = this.#file.numbers(name);
      else if (!BYTES.includes(name)) throw misuse('misuse', `There is no column ${String(name)}.`);
      else columns[name] = this.#bytes(name);
    }
    return columns;
  }

  /** @param {import('../types/files.js').RowFilter} [filter] @returns {Uint32Array} */
  inWorkOrder({ tiers, missing = [], leastScore = -Infinity, clockOnly = false } = {}) {
    const wanted = tiers === undefined ? 0xf : bitsOf(this.summary.tiers, tiers);
    if (typeof leastScore !== 'number' || Number.isNaN(leastScore)) throw misuse('misuse', '`leastScore` is a number.');
    const count = this.#file.call('inWorkOrder', wanted, bitsOf(this.summary.criteria, missing), leastScore, Boolean(clockOnly));
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
  async annotateText(row, work) {
    if (!Number.isInteger(row) || row < 0 || row >= this.summary.count) throw misuse('not_here', 'The file has no such row.');
    let text = '';
    await this.#file.readAgain([row], (_i, _j, from) => (text = decoder.decode(this.#annotations(row, row + 1, from)).trimEnd()), work);
    return text;
  }

  /** @param {FileWork} [work] */
  async exportNdjson(work) {
    const rows = Uint32Array.from({ length: this.summary.count }, (_, row) => row);
    /** @type {Blob[]} */
    const parts = [];
    await this.#file.readAgain(rows, (first, last, from) => parts.push(new Blob([this.#annotations(first, last, from)])), work);
    return new Blob(parts, { type: 'application/x-ndjson' });
  }

  close() {
    this.#file.close();
  }

  /** @param {string} name */
  #bytes(name) {
    const at = this.#file.call('fileBytes', encoder.encode(name));
    return name === 'tier' ? this.#file.copy(Int8Array, at, this.summary.count) : this.#file.copy(Uint8Array, at, this.summary.count);
  }

  /** @param {number} first @param {number} last @param {number} from */
  #annotations(first, last, from) {
    const length = this.#file.call('annotateRows', first, last, from);
    return this.#file.copy(Uint8Array, this.#file.call('textAt'), length);
  }
}
