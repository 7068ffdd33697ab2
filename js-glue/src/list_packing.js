// SPDX-License-Identifier: MIT
// What the lists of one model in one instance share.
import { Packer } from './list_packer.js';

/** @typedef {import('./instance.js').Instance} Instance */

const encoder = new TextEncoder();

/** The packer, and what it has taught the core. */
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

/** The packing of a model: another one when the instance is another, or when there is no room for more texts. @param {Packing | null} present @param {{ instance: Instance, handle: number, generation: number }} model */
export function packingFor(present, { instance, handle, generation }) {
  if (present && !present.full && present.generation === generation) return present;
  present?.close();
  return new Packing(instance, handle);
}
