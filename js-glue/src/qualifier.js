// SPDX-License-Identifier: MIT
// qualify(model, contact, now, locale) for JavaScript. Carries: every answer is the core's own text.
import { BantamError, misuse } from './bantam_error.js';
import { FileJob } from './file_job.js';
import { exportOf } from './handed_in.js';
import { utf8Of } from './input.js';
import { instanceForFile, instanceOf } from './instance.js';
import { ContactList } from './list.js';
import { packingFor } from './list_packing.js';
import { localeBytes, localeOf } from './locale.js';
import * as models from './model_documents.js';
import { momentText, secondsOf } from './moment.js';
import * as notes from './note_lines.js';
import { OpenFile } from './open_file.js';
import { documentOf, openAgain, openModel, shippedId, sound, wordsOf } from './open_model.js';
import { MODEL_PACKS, addPacks, beginImports } from './packs.js';
import { inSlices } from './slices.js';
import { readTable } from './table.js';
import { readTitle } from './title.js';
import { WhatIf } from './what_if.js';

/** @typedef {import('../types/index.js').Fault} Fault */
/** `packing`: what lists share. @typedef {{ instance: import('./instance.js').Instance, handle: number, generation: number, packing: import('./list_packing.js').Packing | null }} Held */

const byLoad = Symbol('made by Qualifier.load');

/** Frees the model of a qualifier that nobody closed. @type {FinalizationRegistry<Held>} */
const forgotten = new FinalizationRegistry(free);

/** @param {Held} held */
function free({ instance, handle, generation, packing }) {
  packing?.close();
  if (generation === instance.generation) instance.call('closeModel', handle);
}

export class Qualifier {
  /**
   * @param {symbol} token @param {import('./instance.js').Instance} instance @param {Awaited<ReturnType<typeof openModel>>} opened
   * @param {string} locale @param {import('./packs.js').Packs} packs
   */
  constructor(token, instance, opened, locale, packs) {
    if (token !== byLoad) throw misuse('misuse', 'Use `await Qualifier.load({ model })`.');
    this.#opened = opened;
    this.#locale = locale;
    this.#packs = packs;
    this.#held = { instance, handle: opened.handle, generation: opened.generation, packing: null };
    forgotten.register(this, this.#held, this);
  }

  #opened;
  #locale;
  #packs;
  #closed = false;
  /** @type {Held} */
  #held;
  /** The instance of a file that was closed, for the next file. @type {import('./instance.js').Instance | null} */
  #spare = null;
  #lender = {
    held: () => this.#open(), packing: () => (this.#held.packing = packingFor(this.#held.packing, this.#open())),
    qualify: (/** @type {unknown} */ contact, /** @type {any} */ options) => this.qualify(contact, options),
    score: (/** @type {unknown} */ contact, /** @type {any} */ options) => this.score(contact, options),
  };
  /** The last `now`, so that a list of contacts has it read once. */
  #moment = { text: '', seconds: NaN, generation: -1 };

  /** @param {import('../types/index.js').LoadOptions} options */
  static async load(options) {
    const { model: given, locale = 'en', locales = [], bytes, packs = {} } = options ?? {};
    const model = exportOf(given);
    if (!Array.isArray(locales) || typeof packs !== 'object' || packs === null) throw misuse('misuse', '`locales` is a list of locales, `packs` an object of packs by name.');
    if (model === undefined) throw misuse('misuse', '`model` is missing: the id of a shipped model, a model document or a compiled model.');
    const coming = instanceOf(bytes);   // it compiles while the packs are imported
    beginImports(['words-en', typeof locale === 'string' ? `words-${locale}` : '', `model-${shippedId(model)}`], packs);
    const instance = await coming;
    await addPacks(instance, [...wordsOf(instance, [locale, ...locales]), ...Object.keys(packs)], packs);
    return new Qualifier(byLoad, instance, await openModel(instance, model, packs), locale, packs);
  }

  info() {
    const { instance, handle } = this.#open();
    return JSON.parse(instance.call('modelInfo', handle));
  }
  compiled() {
    this.#open();
    return new TextDecoder().decode(this.#opened.bytes);
  }
  version() { return this.#open().instance.call('version'); }
  /** @param {unknown} contact @param {import('../types/index.js').QualifyOptions} options */
  qualify(contact, options) {
    return JSON.parse(this.qualifyText(contact, options));
  }
  /** @param {unknown} contact @param {import('../types/index.js').QualifyOptions} options */
  qualifyText(contact, options) {
    return this.#ask('qualify', contact, options);
  }
  /** @param {unknown} contact @param {import('../types/index.js').QualifyOptions} options */
  score(contact, options) {
    return JSON.parse(this.#ask('score', contact, options));
  }
  /** @param {Iterable<unknown>} contacts @param {import('../types/index.js').QualifyAllOptions} options */
  qualifyAll(contacts, options) {
    return inSlices(contacts, (contact) => this.qualify(contact, options), options);
  }

  /** @param {Iterable<unknown>} contacts @param {{ now: Date | string }} options */
  list(contacts, options) {
    return new ContactList(this.#lender, contacts, options?.now);
  }

  /** @param {unknown} file @param {import('../types/files.js').FileOptions} options */
  async openFile(file, options) {
    return new FileJob(await this.#read(file, options, false));
  }

  /** @param {unknown} file @param {import('../types/files.js').FileOptions} options */
  async whatIf(file, options) {
    return new WhatIf(await this.#read(file, options, true));
  }

  /** @param {unknown} model */
  async check(model) {
    return models.check(this.#open().instance, this.#packs, model);
  }
  /** @param {unknown} model */
  async review(model) {
    return models.review(this.#open().instance, this.#packs, model);
  }
  /** @param {unknown} profile */
  async draftModel(profile) {
    return models.draftModel(this.#open().instance, this.#packs, profile);
  }
  /** @param {unknown} model @param {{ locale?: string }} [options] */
  async pointsTable(model, options) {
    return models.pointsTable(this.#open().instance, this.#packs, model, localeOf(options, this.#locale));
  }
  /** @param {unknown} model @param {string} csv */
  async withPoints(model, csv) {
    return models.withPoints(this.#open().instance, this.#packs, model, csv);
  }

  /** @param {{ locale?: string }} [options] */
  questions(options) {
    const { instance, handle } = this.#open();
    return sound(JSON.parse(instance.call('questions', handle, localeOf(options, this.#locale))));   // there is no contact to answer for
  }

  /** @param {import('../types/documents.js').NotedFact} fact @param {{ locale?: string }} [options] */
  noteLine(fact, options) {
    return notes.noteLine(this.#open(), fact, localeOf(options, this.#locale));
  }
  /** @param {string} text of a note */
  notedFacts(text) {
    return notes.notedFacts(this.#open(), text);
  }

  async models() {
    const { instance } = this.#open();
    await addPacks(instance, MODEL_PACKS, this.#packs);
    return JSON.parse(instance.call('models'));
  }
  /** @param {string} id */
  async document(id) {
    this.#open();
    return documentOf(id, this.#packs);
  }

  /** @param {string} title @param {{ language?: string }} [options] */
  title(title, options) {
    return readTitle(this.#open().instance, title, options);
  }

  /** @param {import('../types/index.js').Table} table @param {{ map?: Record<string, string> }} [options] */
  async readTable(table, options) {
    return readTable(this.#open().instance, this.#opened, table, options?.map ?? {});
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#spare = null;
    forgotten.unregister(this);
    free(this.#held);
  }

  /** The live handle; after a lost instance the model is loaded anew. */
  #open() {
    if (this.#closed) throw misuse('closed', 'This qualifier is closed.');
    const held = this.#held;
    if (held.generation !== held.instance.generation) {
      held.handle = openAgain(held.instance, this.#opened);
      held.generation = held.instance.generation;
    }
    return held;
  }

  /** @param {unknown} file @param {import('../types/files.js').FileOptions} given @param {boolean} whatIf */
  async #read(file, given, whatIf) {
    const { now, locale = this.#locale, ...options } = given ?? {};
    const { instance } = this.#open();
    const [seconds, words] = [this.#secondsOf(now), localeBytes(locale)];
    const own = this.#spare ?? await instanceForFile();
    this.#spare = null;
    own.addPacksOf(instance);
    await addPacks(own, wordsOf(own, [locale]), this.#packs);
    this.#open();
    const model = openAgain(own, this.#opened);   // anew: a model has the words that were there when it was opened
    const giveBack = () => {
      if (this.#closed) return;
      own.call('closeModel', model);
      this.#spare = own;
    };
    return OpenFile.read(own, model, file, { ...options, now, seconds, words, whatIf, giveBack });
  }

  /**
   * @param {'qualify' | 'score'} verb
   * @param {unknown} contact
   * @param {import('../types/index.js').QualifyOptions} options
   * @returns {string}
   */
  #ask(verb, contact, options) {
    const words = localeOf(options, this.#locale);
    const most = this.#open().instance.module.maxContactBytes;
    const input = utf8Of(contact, most);  // may run the contact's own toJSON, which may close us
    if ('fault' in input) return JSON.stringify({ error: input.fault });
    const { instance, handle } = this.#open();
    const seconds = this.#secondsOf(options?.now);
    try {
      return instance.call(verb, handle, input.bytes, seconds, words);
    } catch (error) {
      if (!(error instanceof BantamError)) throw error;
      return JSON.stringify({ error: { code: error.code, path: error.path, message: error.message } });
    }
  }

  /** @param {unknown} now */
  #secondsOf(now) {
    const text = momentText(now);
    const { instance, handle, generation } = this.#held;
    if (this.#moment.text === text && this.#moment.generation === generation) return this.#moment.seconds;
    const seconds = secondsOf((bytes) => instance.call('parseTime', handle, bytes), text);
    this.#moment = { text: /** @type {string} */ (text), seconds, generation };
    return seconds;
  }
}
