// SPDX-License-Identifier: MIT
// A file of contacts under one model on one day: its columns, its order, and the rows that are looked at.
import { qualifierFor } from './engine.js';
import { inTurns } from './turns.js';

const MOST_ROWS = 600;   // kept of those that were looked at

/** What people did to a contact: each act makes another one of it. @typedef {((contact: any) => any)[]} Acts */

/** What was opened: the file as it came, and how its columns are meant. */
export class Book {
  /** @param {Blob} file @param {string} name @param {{ map?: string[], dates?: string }} [reading] */
  constructor(file, name, { map = [], dates = '' } = {}) {
    this.file = file;
    this.name = name;
    this.mean(map, dates);
  }

  /** @type {string[]} */ map = [];
  dates = '';
  /** Contacts as the file has them when its columns are meant so: those that somebody did something to, by row. @type {Map<number, any>} */
  asRead = new Map();

  /** Means its columns so from now on. @param {string[]} map @param {string} dates */
  mean(map, dates) {
    this.map = map;
    this.dates = dates;
    this.asRead = new Map();
  }

  get reading() {
    return { map: this.map, ...(this.dates && { dates: /** @type {'dmy' | 'mdy'} */ (this.dates) }) };
  }
}

/** What acts make of a contact. @param {Acts} acts @param {any} contact */
export const done = (acts, contact) => acts.reduce((made, act) => act(made), contact);

/** Contacts with all that was done to them, by row. @param {Map<number, Acts>} acts @param {Ranking | (() => Promise<Ranking>)} source knows what the file has, or opens it for that @returns {Promise<Map<number, any>>} */
async function edited(acts, source) {
  if (acts.size === 0) return new Map();
  const ranking = typeof source === 'function' ? await source() : source;
  try {
    return new Map(await Promise.all([...acts].map(async ([row, some]) => /** @type {[number, any]} */ ([row, done(some, await ranking.contactAsRead(row))]))));
  } finally {
    if (ranking !== source) ranking.close();
  }
}

export class Ranking {
  /**
   * A file without any contact is refused, by what is wrong with it: nobody wanted to look at that.
   * @param {Book} book @param {Map<number, Acts>} acts by row @param {Ranking | null} before
   * @param {{ model: string, locale: string, now: string, signal: AbortSignal, onProgress: (progress: any) => void }} how
   */
  static async of(book, acts, before, { model, locale, now, signal, onProgress }) {
    const { file, reading, asRead } = book;
    const qualifier = await qualifierFor(model, locale);
    const opened = async (/** @type {Map<number, any>} */ edits) => new Ranking(qualifier, await qualifier.openFile(file, { now, ...reading, edits, signal, onProgress }), file, now, { ...reading, edits }, asRead);
    const ranking = await opened(await edited(acts, before?.asRead === asRead ? before : () => opened(new Map()))), { job } = ranking;
    if (job.summary.count === job.summary.bad) {
      job.close().catch(() => {});
      throw job.summary.firstFault?.error ?? job.summary.warnings[0];
    }
    const [counts, clocks, { standing }] = await Promise.all([job.tierCounts(), job.inWorkOrder({ clockOnly: true }), job.rows(['standing'])]);
    const lead = job.summary.standings.indexOf('lead');
    await inTurns(standing.length, (row) => {
      ranking.others += standing[row] === lead ? 0 : 1;
    });
    Object.assign(ranking, { counts, clocks: clocks.length, standing });
    return ranking;
  }

  /** @param {any} qualifier @param {any} job @param {Blob} file @param {string} now @param {object} reading @param {Map<number, any>} asRead of the book as it was read here */
  constructor(qualifier, job, file, now, reading, asRead) {
    this.qualifier = qualifier;
    this.job = job;
    this.file = file;
    this.now = now;
    this.reading = reading;
    this.asRead = asRead;
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

  /** The contact as the file has it, without what was done to it. @param {number} row */
  async contactAsRead(row) {
    if (!this.asRead.has(row)) this.asRead.set(row, await this.job.contact(row));   // nothing was done to it before
    return this.asRead.get(row);
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
