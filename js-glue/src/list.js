// SPDX-License-Identifier: MIT
// A list of contacts kept as packed records in WebAssembly: scored together, again when `now` moves, one by one when a contact changes.
// Made by Qualifier.list. The contacts themselves stay here, for annotations and to be packed again.
import { BantamError, misuse } from './bantam_error.js';
import { utf8Of } from './input.js';
import { Packer, words, worldIsPlain } from './list_packer.js';
import { secondsOf } from './moment.js';

/** @typedef {import('./instance.js').Instance} Instance */
/**
 * What a qualifier lends its lists.
 * @typedef {object} Lender
 * @property {() => { instance: Instance, handle: number, generation: number }} held the model, live
 * @property {() => Packing} packing
 * @property {(contact: unknown, options: any) => any} qualify
 */

const encoder = new TextEncoder();
const NOTHING = new Uint8Array();
/** Columns by their numbers in the core. */
const SCORE = 0, FIT = 1, ENGAGEMENT = 2, TIER = 3, STANDING = 4, MISSING = 5, BAD = 6;

/** What the lists of one model in one instance share: the packer, and what it has taught the core. */
export class Packing {
  /** @param {Instance} instance @param {number} model */
  constructor(instance, model) {
    this.instance = instance;
    this.generation = instance.generation;
    this.handle = instance.call('openPacking', model);
    this.layout = JSON.parse(instance.call('packingLayout', this.handle));
    const room = (/** @type {number} */ id) => {
      this.full ||= id === 0;
      return id;
    };
    this.packer = new Packer(this.layout, {
      learnValue: (slot, told, json) => room(instance.call('learnValue', this.handle, slot, told, encoder.encode(json))),
      learnWord: (text) => room(instance.call('learnWord', this.handle, encoder.encode(text))),
      moment: (text) => instance.call('packingMoment', this.handle, encoder.encode(text)),
    });
  }

  /** Whether the core has no room for more texts. */
  full = false;

  close() {
    if (this.generation === this.instance.generation) this.instance.call('closePacking', this.handle);
  }
}

/** @type {FinalizationRegistry<{ instance: Instance, generation: number, handle: number }>} */
const forgotten = new FinalizationRegistry((held) => {
  if (held.generation === held.instance.generation) held.instance.call('closeList', held.handle);
});

export class ContactList {
  /** @param {Lender} lender @param {Iterable<unknown>} contacts @param {Date | string} now */
  constructor(lender, contacts, now) {
    this.#lender = lender;
    this.#now = now;
    this.#contacts = Array.from(contacts);
    this.#open();
  }

  #lender;
  #now;
  #contacts;
  #closed = false;
  /** @type {Packing} */
  #packing = /** @type {any} */ (null);
  /** @type {{ instance: Instance, generation: number, handle: number }} */
  #held = /** @type {any} */ (null);

  get size() {
    return this.#contacts.length;
  }
  /** The names behind the numbers of `tier` and `standing`, and behind the bits of `missing`, the lowest first. */
  get tiers() {
    return this.#live().layout.tiers;
  }
  get standings() {
    return this.#live().layout.standings;
  }
  get criteria() {
    return this.#live().layout.criteria;
  }

  get score() {
    return this.#column(Int32Array, SCORE);
  }
  get fit() {
    return this.#column(Int32Array, FIT);
  }
  get engagement() {
    return this.#column(Int32Array, ENGAGEMENT);
  }
  get tier() {
    return this.#column(Int8Array, TIER);
  }
  get standing() {
    return this.#column(Uint8Array, STANDING);
  }
  get missing() {
    return this.#column(Uint8Array, MISSING);
  }
  get bad() {
    return this.#column(Uint8Array, BAD);
  }

  inWorkOrder() {
    this.#live();
    return this.#copy(Uint32Array, this.#held.instance.call('_listOrder', this.#held.handle));
  }

  /** @param {Date | string} now */
  setNow(now) {
    this.#live();
    const seconds = this.#seconds(now);
    this.#held.instance.call('_listSetNow', this.#held.handle, seconds);
    this.#now = now;
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
    const length = worldIsPlain() ? packer.pack(contact, 0) : 0;
    this.#live();   // the contact's own code may have run
    const { instance } = this.#held;
    if (length === 0) {
      instance.call('updateDocument', this.#held.handle, row, this.#document(contact));
    } else {
      this.#write(length);
      instance.call('_listUpdate', this.#held.handle, handle, row, length);
    }
    this.#contacts[row] = contact;
  }

  /** @param {number} row */
  remove(row) {
    this.#row(row);
    this.#held.instance.call('_listRemove', this.#held.handle, row);
    this.#contacts.splice(row, 1);
  }

  /** @param {number} row @param {{ locale?: string }} [options] */
  annotate(row, options = {}) {
    this.#row(row);
    return this.#lender.qualify(this.#contacts[row], { ...options, now: this.#now });
  }

  /** Packs the contacts again, after the list was lost. */
  repack() {
    if (this.#closed) throw misuse('closed', 'This list is closed.');
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
    this.#packing = this.#lender.packing();
    const { instance, generation } = this.#packing;
    this.#held = { instance, generation, handle: instance.call('openList', this.#packing.handle, this.#seconds(this.#now)) };
    forgotten.register(this, this.#held, this);
    this.#take(this.#contacts);
  }

  #free() {
    forgotten.unregister(this);
    if (this.#held.generation === this.#held.instance.generation) this.#held.instance.call('closeList', this.#held.handle);
  }

  #live() {
    if (this.#closed) throw misuse('closed', 'This list is closed.');
    this.#lender.held();
    if (this.#held.generation !== this.#held.instance.generation) {
      throw misuse('list_lost', 'The memory of this list was lost with an input that was too much for it: call repack().');
    }
    return this.#packing;
  }

  /** @param {number} row */
  #row(row) {
    const packing = this.#live();
    if (!Number.isInteger(row) || row < 0 || row >= this.#contacts.length) throw misuse('not_here', 'The list has no such contact.');
    return packing;
  }

  /** Rows for contacts, in their order. @param {unknown[]} contacts */
  #take(contacts) {
    const { packer, handle } = this.#packing;
    const list = this.#held.handle;
    const plain = worldIsPlain();
    let at = 0;
    const flush = () => {
      this.#write(at);
      this.#held.instance.call('_listAdd', list, handle, at);
      at = 0;
    };
    for (const contact of contacts) {
      let end = plain ? packer.pack(contact, at) : 0;
      if (end === 0 && at > 0) {
        flush();
        end = plain ? packer.pack(contact, 0) : 0;
      }
      if (end === 0) this.#held.instance.call('addDocument', list, this.#document(contact));
      at = end;
    }
    if (at > 0) flush();
  }

  /** @param {number} length */
  #write(length) {
    const { instance, handle } = this.#packing;
    const place = instance.call('_packingRoom', handle) >> 2;
    instance.module.HEAP32.set(words.subarray(0, length), place);
  }

  /** What cannot be written as a document is none: its row has no score. @param {unknown} contact */
  #document(contact) {
    const input = utf8Of(contact, this.#held.instance.module.maxContactBytes);
    return 'fault' in input ? NOTHING : input.bytes;
  }

  /** @param {Date | string} now */
  #seconds(now) {
    const { instance, handle } = this.#lender.held();
    return secondsOf((text) => instance.call('parseTime', handle, text), now);
  }

  /** @template {Int32Array | Int8Array | Uint8Array} Column @param {{ new (buffer: ArrayBufferLike, at: number, length: number): Column }} Type @param {number} which */
  #column(Type, which) {
    this.#live();
    return this.#copy(Type, this.#held.instance.call('_listColumn', this.#held.handle, which));
  }

  /** @template {Int32Array | Int8Array | Uint8Array | Uint32Array} Column @param {{ new (buffer: ArrayBufferLike, at: number, length: number): Column }} Type @param {number} place @returns {Column} */
  #copy(Type, place) {
    return /** @type {Column} */ (new Type(this.#held.instance.module.HEAP32.buffer, place, this.#contacts.length).slice());
  }
}
