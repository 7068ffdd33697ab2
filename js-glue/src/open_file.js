// SPDX-License-Identifier: MIT
// A file of contacts in an instance of its own: its bytes go in chunk by chunk, and once more where a record is asked for. Memory
// grows with the number of records, not with their text.
import { BantamError, misuse } from './bantam_error.js';
import { editsOf } from './edits.js';
import { documentOf, isBuffer, utf8Of } from './input.js';
import { turns, workOf } from './slices.js';

/** @typedef {import('../wasm/bantam_bulk.mjs').FileCalls} FileCalls */
/** @typedef {{ size: number, read: (from: number, to: number) => Promise<Uint8Array> }} Source */
/** @typedef {import('../types/files.js').FileWork} FileWork */

const MOST_CHUNK = 1 << 20;
const CHUNK = 1 << 19;
/** So many at a time are read again: an answer is much longer than a small record. */
const MOST_RECORDS = 4096;
/** Tells nearly always what a file is; where it does not, a whole chunk must. */
const SAMPLE = 4096;
const MOST_SPARE = 32 << 20;
const DATES = ['', 'dmy', 'mdy'];
const encoder = new TextEncoder();

/** @param {unknown} file @returns {Source} */
function sourceOf(file) {
  if (file instanceof Blob) {
    return { size: file.size, read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()) };
  }
  if (typeof file !== 'string' && !ArrayBuffer.isView(file) && !isBuffer(file)) {
    throw misuse('misuse', 'A file is a File, a Blob, text or bytes.');
  }
  const read = documentOf(file);
  if ('fault' in read) throw new BantamError(read.fault);
  const bytes = typeof read.document === 'string' ? encoder.encode(read.document) : read.document;
  return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

/** @param {unknown} map `header=attribute`, each */
function mapBytes(map) {
  if (!Array.isArray(map) || !map.every((pair) => typeof pair === 'string' && pair.includes('=') && !pair.includes('\0'))) {
    throw misuse('misuse', '`map` is a list of `header=attribute`.');
  }
  return encoder.encode(map.map((pair) => `${pair}\0`).join(''));
}

/** What the core answered, unless it was an error. @param {string} answer JSON, or "" where there is nothing to say */
export function agreed(answer) {
  const said = answer === '' ? null : JSON.parse(answer);
  if (said?.error) throw new BantamError(said.error);
  return said;
}

export class OpenFile {
  /** @param {import('./instance.js').Instance} instance @param {number} model @param {Source} source @param {() => void} giveBack */
  constructor(instance, model, source, giveBack) {
    this.#giveBack = giveBack;
    this.#instance = instance;
    this.#source = source;
    this.model = model;
  }

  /** @type {import('./instance.js').Instance | null} */
  #instance;
  #source;
  #giveBack;
  /** What finishFile told. @type {any} */
  summary = null;

  /**
   * @param {import('./instance.js').Instance} instance which nobody else uses
   * @param {number} model the handle of the model there
   * @param {unknown} file
   * @param {{ seconds: number, words: Uint8Array, whatIf: boolean, giveBack: () => void } & import('../types/files.js').FileOptions} options
   */
  static async read(instance, model, file, { seconds, words, whatIf, giveBack, map = [], dates, chunkBytes = CHUNK, edits, ...work }) {
    const { signal, onProgress } = workOf(work);
    const order = DATES.indexOf(dates ?? '');
    if (order < 0 || typeof chunkBytes !== 'number') throw misuse('misuse', '`dates` is dmy or mdy, `chunkBytes` a number.');
    const told = editsOf(edits);
    const open = new OpenFile(instance, model, sourceOf(file), giveBack);
    const { size } = open.#source;
    const step = Math.trunc(Math.max(1, Math.min(chunkBytes || CHUNK, MOST_CHUNK)));
    const turn = turns(signal);
    const opened = async (/** @type {number} */ most) => agreed(open.call('openFile', model, seconds, size, await open.#bytes(0, Math.min(size, most)), words, mapBytes(map), order, whatIf));
    if ((await opened(SAMPLE))?.more) await opened(MOST_CHUNK);
    for (const [row, contact] of told) open.call('editRow', row, open.#utf8(contact, `edits.${row}`));
    for (let from = 0; from < size; from += step) {
      await turn();
      const to = Math.min(size, from + step);
      open.#fill(await open.#bytes(from, to));
      const rows = open.call('feedFile', to - from);
      onProgress?.({ done: to, of: size, rows });
    }
    await turn();
    open.summary = agreed(open.call('finishFile'));
    for (const [row] of told) if (row >= open.summary.count) throw misuse('not_here', `The file has no row ${row}.`);
    open.call('lookAhead', model, seconds, words);
    return open;
  }

  /**
   * @template {keyof FileCalls} Verb
   * @param {Verb} verb
   * @param {Parameters<FileCalls[Verb]>} args
   * @returns {ReturnType<FileCalls[Verb]>}
   */
  call(verb, ...args) {
    return /** @type {any} */ (this.#live()).call(verb, ...args);
  }

  /**
   * A copy of the array that lies there.
   * @template {Int8Array | Uint8Array | Uint32Array | Float64Array} Column
   * @param {new (buffer: ArrayBufferLike, at: number, length: number) => Column} Kind
   * @param {number} at
   * @param {number} length
   * @returns {Column}
   */
  copy(Kind, at, length) {
    return /** @type {Column} */ (new Kind(this.#memory().buffer, at, length).slice());
  }

  /** The numbers that the last call left. @param {number} length */
  counts(length) {
    return this.copy(Uint32Array, this.call('countsAt'), length);
  }

  /** @param {string} name */
  numbers(name) {
    return this.copy(Float64Array, this.call('fileNumbers', encoder.encode(name)), this.summary.count);
  }

  /**
   * Reads the records of these rows (ascending) again, in windows of about a chunk: `take(i, j, from)` finds those of
   * rows[i] to before rows[j] in the room, which begins at `from` of the file.
   * @param {{ length: number, [i: number]: number }} rows
   * @param {(i: number, j: number, from: number) => void} take
   * @param {FileWork} [work]
   */
  async readAgain(rows, take, work) {
    const { signal, onProgress } = workOf(work);
    this.#places ??= { offset: this.numbers('offset'), length: this.numbers('length') };
    const { offset, length } = this.#places;
    const most = this.#live().module.maxContactBytes + 1;  // of a longer record so much shows that it is too long
    // A file that ends within a letter is shorter than its last record, which has a whole one in its place.
    const end = (/** @type {number} */ i) => Math.min(offset[rows[i]] + Math.min(length[rows[i]], most), this.#source.size);
    const turn = turns(signal);
    for (let i = 0, j = 0; i < rows.length; i = j) {
      const from = offset[rows[i]];
      for (j = i + 1; j < rows.length && j - i < MOST_RECORDS && end(j) - from <= MOST_CHUNK;) j += 1;
      await turn();
      this.#fill(await this.#bytes(from, end(j - 1)));
      take(i, j, from);
      onProgress?.({ done: j, of: rows.length });
    }
  }

  /** @param {number} row @param {string | Uint8Array} contact */
  update(row, contact) {
    agreed(this.call('updateRow', row, this.#utf8(contact, '')));
  }

  /** Where each record lies. @type {{ offset: Float64Array, length: Float64Array } | null} */
  #places = null;

  /** An instance that stayed small serves another file; the memory of a large one goes with it. */
  close() {
    const instance = this.#instance;
    this.#instance = null;
    this.#places = null;
    if (!instance || instance.generation > 0) return;
    const { HEAPU8 } = /** @type {import('../wasm/bantam_bulk.mjs').FileModule} */ (instance.module);
    if (HEAPU8.length > MOST_SPARE) return;
    /** @type {any} */ (instance).call('closeFile');
    this.#giveBack();
  }

  #live() {
    if (!this.#instance) throw misuse('closed', 'This file is closed.');
    if (this.#instance.generation > 0) throw misuse('instance_lost', 'This file was lost with its instance: open it again.');
    return this.#instance;
  }

  /** The memory as it is: growth makes another of it. */
  #memory() {
    return /** @type {import('../wasm/bantam_bulk.mjs').FileModule} */ (this.#live().module).HEAPU8;
  }

  /** @param {number} from @param {number} to */
  async #bytes(from, to) {
    let bytes;
    try {
      bytes = await this.#source.read(from, to);
    } catch (cause) {
      throw misuse('unreadable', 'The file cannot be read any more.', cause);
    }
    if (bytes.length !== to - from) throw misuse('unreadable', 'The file is no longer what it was.');
    return bytes;
  }

  /** @param {string | Uint8Array} contact @param {string} path where it stands */
  #utf8(contact, path) {
    const input = utf8Of(contact, this.#live().module.maxContactBytes);
    if ('fault' in input) throw new BantamError({ ...input.fault, path });
    return input.bytes;
  }

  /** @param {Uint8Array} bytes */
  #fill(bytes) {
    const at = this.call('room', bytes.length);
    this.#memory().set(bytes, at);
  }
}
