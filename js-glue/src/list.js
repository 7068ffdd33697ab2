// SPDX-License-Identifier: MIT
// A list of contacts kept as packed records in WebAssembly: scored together, again when `now` moves, one by one when a contact changes.
// Made by Qualifier.list. The contacts themselves stay here, for annotations and to be packed again.
import { misuse } from './bantam_error.js';
import { utf8Of } from './input.js';
import { words, worldIsPlain } from './list_packer.js';
import { packed, sureIdle } from './list_packing.js';
import { momentText, secondsOf } from './moment.js';
import { manyOf } from './slices.js';

/** @typedef {import('./instance.js').Instance} Instance */
/**
 * What a qualifier lends its lists.
 * @typedef {object} Lender
 * @property {() => { instance: Instance, handle: number, generation: number }} held the model, live
 * @property {() => import('./list_packing.js').Packing} packing
 * @property {(contact: unknown, options: any) => any} qualify
 * @property {(contact: unknown, options: any) => any} score
 */

const NOTHING = new Uint8Array();
/** Columns by their numbers in the core. @type {Record<string, [number, any]>} */
const COLUMNS = {
  score: [0, Int32Array], fit: [1, Int32Array], engagement: [2, Int32Array], tier: [3, Int8Array], standing: [4, Uint8Array], missing: [5, Uint8Array], bad: [6, Uint8Array],
};

/** What a list has in the core. @typedef {{ packing: import('./list_packing.js').Packing, handle: number }} Held */

/** @type {FinalizationRegistry<Held>} */
const forgotten = new FinalizationRegistry(({ packing, handle }) => packing.closeList(handle));

const lost = () => misuse('list_lost', 'The memory of this list was lost with an input that was too much for it: call repack().');

export class ContactList {
  /** @param {Lender} lender @param {Iterable<unknown>} contacts @param {Date | string} now */
  constructor(lender, contacts, now) {
    if (typeof lender?.packing !== 'function') throw misuse('misuse', 'Use `qualifier.list(contacts, { now })`.');
    this.#lender = lender;
    this.#now = momentText(now);
    this.#contacts = [...manyOf(contacts)];
    this.#open();
  }

  #lender;
  #now;
  #contacts;
  #closed = false;
  /** @type {Held} */
  #held = /** @type {any} */ (null);
  get #instance() {
    return this.#held.packing.instance;
  }

  get size() {
    return this.#contacts.length;
  }
  get summary() {
    const { tiers, standings, criteria } = this.#live().layout;
    return { count: this.size, tiers, standings, criteria };
  }

  get score() { return this.#column('score'); }
  get fit() { return this.#column('fit'); }
  get engagement() { return this.#column('engagement'); }
  get tier() { return this.#column('tier'); }
  get standing() { return this.#column('standing'); }
  get missing() { return this.#column('missing'); }
  get bad() { return this.#column('bad'); }

  /** @param {string[]} [names] @returns {any} */
  columns(names = Object.keys(COLUMNS)) {
    if (!Array.isArray(names)) throw misuse('misuse', 'Columns are named in a list.');
    return Object.fromEntries(names.map((name) => [name, this.#column(name)]));
  }

  inWorkOrder() {
    this.#live();
    return this.#copy(Uint32Array, this.#instance.call('_listOrder', this.#held.handle));
  }

  /** @param {Date | string} now */
  setNow(now) {
    this.#live();
    const text = momentText(now);   // a Date may be another one later
    this.#instance.call('_listSetNow', this.#held.handle, this.#seconds(text));
    this.#now = text;
  }

  /** @param {...unknown} contacts */
  add(...contacts) {
    this.#live();
    this.#take(contacts);
    for (const contact of contacts) this.#contacts.push(contact);
  }

  /** @param {number} row @param {unknown} contact */
  update(row, contact) {
    const { packer, handle } = this.#row(row);
    const length = packed(() => (worldIsPlain() ? packer.pack(contact, 0) : 0));
    const document = length === 0 ? packed(() => this.#document(contact)) : NOTHING;
    this.#live();   // the contact's own code may have run
    const instance = this.#instance;
    if (length === 0) {
      instance.call('updateDocument', this.#held.handle, row, document);
    } else {
      this.#write(length);
      instance.call('_listUpdate', this.#held.handle, handle, row, length);
    }
    this.#contacts[row] = contact;
  }

  /** @param {number} row */
  remove(row) {
    this.#row(row);
    this.#instance.call('_listRemove', this.#held.handle, row);
    this.#contacts.splice(row, 1);
  }

  /** @param {number} row @param {{ locale?: string }} [options] */
  annotate(row, options = {}) {
    this.#row(row);
    return this.#lender.qualify(this.#contacts[row], { ...options, now: this.#now });
  }

  /** What is wrong with a contact that could not be read; null when nothing is. @param {number} row */
  error(row) {
    this.#row(row);
    return this.#lender.score(this.#contacts[row], { now: this.#now }).error ?? null;
  }

  /** Packs the contacts again, after the list was lost. */
  repack() {
    sureIdle();
    this.#sureOpen();
    this.#free();
    this.#open();
  }

  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.#free();
    this.#contacts = [];
  }

  #open() {
    sureIdle();
    const packing = this.#lender.packing();
    this.#held = { packing, handle: packing.openList(this.#seconds(this.#now)) };
    forgotten.register(this, this.#held, this);
    this.#take(this.#contacts);
  }

  /** Once: what is freed is not registered any more. */
  #free() {
    if (forgotten.unregister(this)) this.#held.packing.closeList(this.#held.handle);
  }

  #live() {
    sureIdle();
    this.#sure();
    return this.#held.packing;
  }

  #sureOpen() {
    if (this.#closed) throw misuse('closed', 'This list is closed.');
  }

  /** A contact's own code may have closed the list or its model, or lost the instance. */
  #sure() {
    this.#sureOpen();
    this.#lender.held();
    if (this.#held.packing.isLost) throw lost();
  }

  /** @param {number} row */
  #row(row) {
    const packing = this.#live();
    if (!Number.isInteger(row) || row < 0 || row >= this.#contacts.length) throw misuse('not_here', 'The list has no such contact.');
    return packing;
  }

  /** Rows for contacts, in their order. @param {unknown[]} contacts */
  #take(contacts) {
    const { handle: list, packing: { packer, handle } } = this.#held;
    const plain = worldIsPlain();
    let at = 0;
    const flush = () => {
      this.#sure();
      this.#write(at);
      this.#instance.call('_listAdd', list, handle, at);
      at = 0;
    };
    packed(() => contacts.forEach((contact) => {
      let end = plain ? packer.pack(contact, at) : 0;
      if (end === 0 && at > 0) {
        flush();
        end = plain ? packer.pack(contact, 0) : 0;
      }
      if (end === 0) {
        const document = this.#document(contact);
        this.#sure();
        this.#instance.call('addDocument', list, document);
      }
      at = end;
    }));
    if (at > 0) flush();
  }

  /** @param {number} length */
  #write(length) {
    const instance = this.#instance;
    const place = instance.call('_packingRoom', this.#held.packing.handle);
    if (place === 0) throw lost();   // no memory is ours
    instance.module.HEAP32.set(words.subarray(0, length), place >>> 2);
  }

  /** What cannot be written as a document is none: its row has no score. @param {unknown} contact */
  #document(contact) {
    const input = utf8Of(contact, this.#instance.module.maxContactBytes);
    return 'fault' in input ? NOTHING : input.bytes;
  }

  /** @param {unknown} now */
  #seconds(now) {
    const { instance, handle } = this.#lender.held();
    return secondsOf((text) => instance.call('parseTime', handle, text), now);
  }

  /** @param {string} name */
  #column(name) {
    this.#live();
    if (!Object.hasOwn(COLUMNS, name)) throw misuse('misuse', `There is no column ${String(name)}.`);
    const [which, Type] = COLUMNS[name];
    return this.#copy(Type, this.#instance.call('_listColumn', this.#held.handle, which));
  }

  /** @param {any} Type @param {number} place */
  #copy(Type, place) {
    return new Type(this.#instance.module.HEAP32.buffer, place, this.#contacts.length).slice();
  }
}
