// SPDX-License-Identifier: MIT
// The small WebAssembly module, instantiated by hand: one visitor an instance, text through one buffer. It needs nothing of the page but
// a way to stop.
import { misuse } from './bantam_error.js';
import { compileModule, notStarted } from './handed_in.js';
import { moduleBytes } from './unpack.js';

/** @typedef {{ memory: WebAssembly.Memory, _initialize(): void, formText(size: number): number, formAnswer(): number } & Record<string, (...numbers: number[]) => number>} Exports */

const MOST_TEXT = 4096;  // letters; the core reads as many bytes
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @type {Promise<WebAssembly.Module> | null} */
let shipped = null;

/** @param {unknown} bytes @returns {Promise<WebAssembly.Module>} */
export async function compileForm(bytes) {
  if (bytes !== undefined) return compileModule(bytes);
  try {
    shipped ??= moduleBytes('bantam_form', () => import('../wasm/bantam_form.wasm.js')).then(compileModule);
    return await shipped;
  } catch (cause) {
    shipped = null;
    throw misuse('no_instance', 'The module could not be imported and compiled here.', cause);
  }
}

export class FormModule {
  /** @param {WebAssembly.Module} compiled @param {string} model */
  constructor(compiled, model) {
    const stop = () => {
      throw new Error('stopped');
    };
    try {
      const instance = new WebAssembly.Instance(compiled, { wasi_snapshot_preview1: { proc_exit: stop } });
      this.#exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
      this.#exports._initialize();
    } catch (cause) {
      throw notStarted(cause);
    }
    const [code, message] = this.#read(this.#exports.formLoad(this.#put(model))).split('\t');
    if (code !== '') throw misuse(code, message);
  }

  #exports;

  /** @param {number} question @param {string} text @param {boolean} asked @param {number} today */
  tell = (question, text, asked, today) => this.#exports.formTell(question, this.#put(text.slice(0, MOST_TEXT)), Number(asked), today);
  /** @param {number} question @param {number} option @param {boolean} asked */
  choose = (question, option, asked) => void this.#exports.formChoose(question, option, Number(asked));
  /** @param {number} question @param {boolean} asked */
  pass = (question, asked) => void this.#exports.formPass(question, Number(asked));
  /** @param {number} question */
  forget = (question) => void this.#exports.formForget(question);
  /** @param {boolean} given */
  consent = (given) => void this.#exports.formConsent(Number(given));
  next = () => this.#exports.formNext();
  step = () => this.#exports.formStep();
  /** The class of the domain, which counts from now on. @param {string} address */
  email = (address) => this.#read(this.#exports.formEmail(this.#put(address.slice(0, MOST_TEXT))));
  /** @param {string} address */
  suggest = (address) => this.#read(this.#exports.formSuggest(this.#put(address.slice(0, MOST_TEXT))));
  /** What an input of this name is for. @param {string} name @returns {{ rank: number, attribute: string } | null} */
  find = (name) => {
    const [rank, attribute] = this.#read(this.#exports.formFind(this.#put(name.slice(0, MOST_TEXT)))).split(' ');
    return attribute === undefined ? null : { rank: Number(rank), attribute };
  };

  /** @param {string} text */
  #put(text) {
    const bytes = encoder.encode(text);
    const at = this.#exports.formText(bytes.length);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  }

  /** @param {number} size */
  #read(size) {
    return size === 0 ? '' : decoder.decode(new Uint8Array(this.#exports.memory.buffer, this.#exports.formAnswer(), size));
  }
}
