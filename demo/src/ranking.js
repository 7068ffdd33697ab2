// SPDX-License-Identifier: MIT
// A file of contacts under one model on one day: its columns, its order, and the rows that are looked at.
import { isFor, qualifierFor } from './engine.js';
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
    const qualifier = await qualifierFor(model, locale, before?.qualifier);
    const opened = async (/** @type {Map<number, any>} */ edits) => new Ranking(qualifier, await qualifier.openFile(file, { now, ...reading, edits, signal, onProgress }), file, now, { ...reading, edits }, asRead, acts);
    const ranking = await opened(await edited(acts, before?.asRead === asRead ? before : () => opened(new Map()))), { job } = ranking;
    if (job.summary.count === job.summary.bad) {
      job.close().catch(() => {});
      throw job.summary.firstFault?.error ?? job.summary.warnings[0];
    }
    await ranking.#look();
    return ranking;
  }

  /**
   * @param {any} qualifier @param {any} job @param {Blob} file @param {string} now @param {{ edits: Map<number, any> }} reading
   * @param {Map<number, any>} asRead of the book as it was read here @param {Map<number, Acts>} acts
   */
  constructor(qualifier, job, file, now, reading, asRead, acts) {
    this.qualifier = qualifier;
    this.job = job;
    this.file = file;
    this.now = now;
    this.reading = reading;
    this.asRead = asRead;
    /** What the job knows of, or will once it has heard: null when that is not sure. @type {Map<number, Acts> | null} */
    this.acts = acts;
    /** @type {Record<string, number>} */
    this.counts = {};
    /** How many clocks run. */
    this.clocks = 0;
    /** How many are no leads: customers, partners, colleagues, those who opted out. */
    this.others = 0;
    /** Into `summary.standings`, by row. @type {Uint8Array} */
    this.standing = new Uint8Array();
  }

  /**
   * The same open file after other acts: only the rows that they touch are qualified anew. What takes long of what was asked of this one ends
   * here, since a change waits for it; what is asked of the next one is answered with the change.
   * @param {Map<number, Acts>} acts
   */
  followedBy(acts) {
    const { acts: before, counts, clocks, others, standing } = this;
    const next = new Ranking(this.qualifier, this.job, this.file, this.now, this.reading, this.asRead, acts);
    Object.assign(next, { counts, clocks, others, standing });
    next.#told = this.#told.then(() => next.#tell(this.reading.edits, /** @type {Map<number, Acts>} */ (before)));
    next.#told.catch(() => (next.acts = null));
    this.#over.abort();
    return next;
  }

  /** Whether only acts set this apart from what is asked for. @param {Book} book @param {{ model: string, locale: string, now: string }} how */
  isOf({ file, asRead }, { model, locale, now }) {
    return isFor(this.qualifier, model, locale) && this.file === file && this.asRead === asRead && this.now === now && this.acts !== null;
  }

  /** Once the job has heard of all acts, and what was made of them stands in `reading`. @returns {Promise<unknown>} */
  heard() {
    return this.#told;
  }

  /** Once it is known what comes of them. */
  async settled() {
    await this.#told;
    await this.#look();
  }

  /** @param {Map<number, any>} contacts that stood in for rows until now @param {Map<number, Acts>} before */
  async #tell(contacts, before) {
    const acts = /** @type {Map<number, Acts>} */ (this.acts), edits = new Map(contacts);
    const changed = new Set([...before.keys(), ...acts.keys()].filter((row) => before.get(row) !== acts.get(row)));
    await Promise.all([...changed].map(async (row) => {
      const some = acts.get(row);
      if (!some) return edits.delete(row), this.job.restore(row);
      const contact = done(some, await this.contactAsRead(row));
      edits.set(row, contact);
      return this.job.update(row, contact);
    }));
    this.reading = { ...this.reading, edits };
  }
  /** @type {Promise<unknown>} */
  #told = Promise.resolve();

  /** Another ranking goes on with the file. */
  #over = new AbortController();

  /** @template {{ signal: AbortSignal }} Work @param {Work} work @returns {Work} */
  #untilOver(work) {
    return { ...work, signal: AbortSignal.any?.([work.signal, this.#over.signal]) ?? work.signal };
  }

  /** Asks the job after it has heard of this ranking's acts: where two follow each other at once the second is told late. @template T @param {() => Promise<T>} ask */
  #asking(ask) {
    return this.#told.catch(() => {}).then(ask);
  }

  async #look() {
    const { job } = this;
    const [counts, clocks, { standing }] = await Promise.all([job.tierCounts(), job.inWorkOrder({ clockOnly: true }), job.rows(['standing'])]);
    const lead = job.summary.standings.indexOf('lead');
    let others = 0;
    await inTurns(standing.length, (row) => {
      others += standing[row] === lead ? 0 : 1;
    });
    Object.assign(this, { counts, clocks: clocks.length, others, standing });
  }

  /** @type {Map<number, any>} */
  #rows = new Map();
  /** @type {Map<number, Promise<any>>} */
  #coming = new Map();
  /** What was asked once for all, by who was told of its progress. @type {Map<string, { coming: Promise<any>, stop: () => void, told: Set<(progress: any) => void> }>} */
  #found = new Map();

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
      coming = this.#asking(() => Promise.all([this.job.contact(row), this.job.annotate(row)])).then(([contact, annotation]) => this.put(row, contact, annotation));
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
    return this.#once('outlook', work);
  }

  /** @param {any} [work] @returns {Promise<{ names: string[], account: Int32Array }>} */
  accounts(work) {
    return this.#once('accounts', work);
  }

  /**
   * What was found before; what was stopped, or failed, is asked for again. Of several who wait for the same, each sees how far it is and
   * each may stop it. @param {'outlook' | 'accounts'} what @param {any} [work] @returns {Promise<any>}
   */
  #once(what, { signal, onProgress } = /** @type {any} */ ({})) {
    const found = this.#found.get(what) ?? this.#begin(what);
    if (onProgress) found.told.add(onProgress);
    signal?.addEventListener('abort', found.stop);
    return found.coming;
  }

  /** @param {'outlook' | 'accounts'} what */
  #begin(what) {
    const own = new AbortController(), told = new Set();
    const onProgress = (/** @type {any} */ progress) => told.forEach((tell) => tell(progress));
    const coming = this.#asking(() => this.job[what](this.#untilOver({ signal: own.signal, onProgress })));
    const found = { coming, stop: () => own.abort(), told };
    this.#found.set(what, found);
    coming.catch(() => this.#found.delete(what));
    return found;
  }

  /** The file with what was found of each contact. @param {any} work @returns {Promise<Blob>} */
  exported(work) {
    return this.job[this.job.summary.columns ? 'exportCsv' : 'exportNdjson'](this.#untilOver(work));
  }

  close() {
    this.job.close().catch(() => {});
  }
}
