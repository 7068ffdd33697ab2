// SPDX-License-Identifier: MIT
// What the lists of one model in one instance share.
import { misuse } from './bantam_error.js';
import { Packer } from './list_packer.js';

/** @typedef {import('./instance.js').Instance} Instance */

const encoder = new TextEncoder();
/** While contacts are packed, whose own code may run. */
let busy = false;

/** Records are written in one place for all lists: nobody else writes while a contact's own code runs. */
export function sureIdle() {
  if (busy) throw misuse('misuse', 'A contact\'s own code asks a list while contacts are packed.');
}

/** @template Made @param {() => Made} pack @returns {Made} */
export function packed(pack) {
  busy = true;
  try {
    return pack();
  } finally {
    busy = false;
  }
}

/** The packer, and what it has taught the core. It stays until its qualifier has let it go and the last list that was packed by it is closed. */
export class Packing {
  /** @param {Instance} instance @param {number} model */
  constructor(instance, model) {
    this.instance = instance;
    this.generation = instance.generation;
    this.handle = instance.call('openPacking', model);
    this.layout = JSON.parse(this.#ask('packingLayout'));
    this.packer = new Packer(this.layout, {
      learnValue: (slot, told, json) => this.#learn(json, (bytes) => this.#ask('learnValue', slot, told, bytes)),
      learnWord: (text) => this.#learn(text, (bytes) => this.#ask('learnWord', bytes)),
      moment: (text) => (text.length > this.layout.mostText ? NaN : this.#ask('packingMoment', encoder.encode(text))),
    });
  }

  /** Whether the core knows nothing of this any more. */
  get isLost() {
    return this.generation !== this.instance.generation;
  }

  /** Of the core, as long as it knows this: a contact's own code may close the model or lose the instance. @param {any} verb @param {unknown[]} args @returns {any} */
  #ask(verb, ...args) {
    return this.isLost ? 0 : /** @type {any} */ (this.instance).call(verb, this.handle, ...args);
  }

  /** A text that is too long for a record says nothing about the room that others have. @param {string} text @param {(bytes: Uint8Array) => number} ask */
  #learn(text, ask) {
    const { mostText } = this.layout;
    if (text.length > mostText) return 0;
    const bytes = encoder.encode(text);
    if (bytes.length > mostText) return 0;
    const id = ask(bytes);
    this.full ||= id === 0;
    return id;
  }

  /** Whether the core has no room for more texts. */
  full = false;
  #lists = 0;
  #letGo = false;

  /** The handle of a list of its own. @param {number} seconds */
  openList(seconds) {
    const list = this.#ask('openList', seconds);
    this.#lists += 1;
    return list;
  }

  /** @param {number} list */
  closeList(list) {
    if (!this.isLost) this.instance.call('closeList', list);
    this.#lists -= 1;
    this.#end();
  }

  /** No list is opened any more. */
  close() {
    this.#letGo = true;
    this.#end();
  }

  #end() {
    if (!this.#letGo || this.#lists > 0) return;
    this.#ask('closePacking');
    this.generation = -1;
  }
}

/** The packing of a model: another one when the instance is another, or when there is no room for more texts. @param {Packing | null} present @param {{ instance: Instance, handle: number, generation: number }} model */
export function packingFor(present, { instance, handle, generation }) {
  if (present && !present.full && present.generation === generation) return present;
  present?.close();
  return new Packing(instance, handle);
}
