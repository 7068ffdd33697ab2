// SPDX-License-Identifier: MIT
// A file of contacts under one model on one day: its columns, its order, and the rows that are looked at.
import { qualifierFor } from './engine.js';
import { inTurns } from './turns.js';

const MOST_ROWS = 600;   // kept of those that were looked at

/** What was opened: the file as it came, and what people have added since, by row. */
export class Book {
  /** @param {Blob} file @param {string} name @param {{ map?: string[], dates?: string }} [reading] how its columns are meant */
  constructor(file, name, { map = [], dates = '' } = {}) {
    this.file = file;
    this.name = name;
    this.map = map;
    this.dates = dates;
    /** Whether it came as a table: so it goes out, answers or not. */
    this.isTable = false;
    /** The same contacts as lines, once somebody has answered. @type {{ blob: Blob, offset: Float64Array, length: Float64Array } | null} */
    this.lines = null;
  }

  /** The contacts as lines, and where each lies. @param {Ranking} ranking of this book @param {any} work */
  async #asLines(ranking, work) {
    const blob = await ranking.job.contactsNdjson(work);
    const job = await ranking.qualifier.openFile(blob, { now: ranking.now, ...work });
    const lines = { blob, ...(await job.rows(['offset', 'length'])) };
    await job.close();
    return lines;
  }

  /** The contacts with what was added; the first time all of them are read again. @param {Map<number, any>} edits @param {Ranking | null} ranking of this book @param {any} work @returns {Promise<Blob>} */
  async withEdits(edits, ranking, work) {
    if (edits.size === 0 || (!this.lines && !ranking)) return this.file;
    this.lines ??= await this.#asLines(/** @type {Ranking} */ (ranking), work);
    const { blob, offset, length } = /** @type {NonNullable<typeof this.lines>} */ (this.lines);
    const parts = [];
    let from = 0;
    for (const row of [...edits.keys()].sort((a, b) => a - b)) {
      parts.push(blob.slice(from, offset[row]), JSON.stringify(edits.get(row)));
      from = offset[row] + length[row];
    }
    return new Blob([...parts, blob.slice(from)]);
  }
}

export class Ranking {
  /**
   * A file without any contact is refused, by what is wrong with it: nobody wanted to look at that.
   * @param {Book} book @param {Blob} blob
   * @param {{ model: string, locale: string, now: string, signal: AbortSignal, onProgress: (progress: any) => void }} how
   */
  static async of(book, blob, { model, locale, now, signal, onProgress }) {
    const qualifier = await qualifierFor(model, locale);
    const lines = blob !== book.file;
    const reading = lines ? {} : { map: book.map, ...(book.dates && { dates: book.dates }) };
    const job = await qualifier.openFile(blob, { now, ...reading, signal, onProgress });
    if (job.summary.count === job.summary.bad) {
      job.close().catch(() => {});
      throw job.summary.firstFault?.error ?? job.summary.warnings[0];
    }
    const ranking = new Ranking(qualifier, job, blob, now, reading);
    if (!lines) book.isTable = Boolean(job.summary.columns);
    const [counts, clocks, { standing }] = await Promise.all([job.tierCounts(), job.inWorkOrder({ clockOnly: true }), job.rows(['standing'])]);
    const lead = job.summary.standings.indexOf('lead');
    await inTurns(standing.length, (row) => {
      ranking.others += standing[row] === lead ? 0 : 1;
    });
    Object.assign(ranking, { counts, clocks: clocks.length, standing });
    return ranking;
  }

  /** @param {any} qualifier @param {any} job @param {Blob} blob @param {string} now @param {object} reading */
  constructor(qualifier, job, blob, now, reading) {
    Object.assign(this, { qualifier, job, blob, now, reading });
    this.qualifier = qualifier;
    this.job = job;
    this.blob = blob;
    this.now = now;
    this.reading = reading;
    /** @type {Record<string, number>} */
    this.counts = {};
    /** How many clocks run. */
    this.clocks = 0;
    /** How many are no leads: customers, partners, colleagues, those who opted out. */
    this.others = 0;
    /** Into `summary.standings`, by row. @type {Uint8Array} */
    this.standing = new Uint8Array();
  }

  /** @type {Map<number, any>} */
  #rows = new Map();
  /** @type {Map<number, Promise<any>>} */
  #coming = new Map();
  /** @type {Promise<any> | null} */
  #outlook = null;
  /** @type {Promise<any> | null} */
  #accounts = null;

  /** The row if it is here. @param {number} row */
  peek(row) {
    return this.#rows.get(row) ?? null;
  }

  /** A contact with its annotation. @param {number} row @returns {Promise<any>} */
  row(row) {
    const here = this.#rows.get(row);
    if (here) return Promise.resolve(here);
    let coming = this.#coming.get(row);
    if (!coming) {
      coming = Promise.all([this.job.contact(row), this.job.annotate(row)]).then(([contact, annotation]) => this.put(row, contact, annotation));
      coming.finally(() => this.#coming.delete(row)).catch(() => {});
      this.#coming.set(row, coming);
    }
    return coming;
  }

  /** @param {number} row @param {any} contact @param {any} annotation */
  put(row, contact, annotation) {
    const text = (/** @type {any} */ fact) => String(fact?.value ?? (Array.isArray(fact) ? fact[0]?.value : fact) ?? '');
    const made = { row, id: contact.id ?? annotation.id ?? null, name: text(contact.person?.name), company: text(contact.company?.name), title: text(contact.person?.title), contact, annotation };
    this.#rows.delete(row);
    this.#rows.set(row, made);
    if (this.#rows.size > MOST_ROWS) this.#rows.delete(/** @type {number} */ (this.#rows.keys().next().value));
    return made;
  }

  /** What lies ahead of all rows: takes as long as annotating them, so it is asked for at need. @param {any} [work] @returns {Promise<any>} */
  outlook(work) {
    this.#outlook ??= this.job.outlook(work).catch((/** @type {any} */ error) => {
      this.#outlook = null;
      throw error;
    });
    return /** @type {Promise<any>} */ (this.#outlook);
  }

  /** @param {any} [work] @returns {Promise<{ names: string[], account: Int32Array }>} */
  accounts(work) {
    this.#accounts ??= this.job.accounts(work).catch((/** @type {any} */ error) => {
      this.#accounts = null;
      throw error;
    });
    return /** @type {Promise<any>} */ (this.#accounts);
  }

  close() {
    this.job.close().catch(() => {});
  }
}
