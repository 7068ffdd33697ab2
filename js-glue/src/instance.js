// SPDX-License-Identifier: MIT
// One live instance of the WebAssembly module, shared by all who load the same bytes. An instance that traps, runs out
// of memory or overflows the stack is in an unknown state: it is dropped, and the next call gets a fresh one.
import createBantam from '../wasm/bantam.mjs';
import { misuse } from './bantam_error.js';
import { compileModule, notStarted } from './handed_in.js';
import { moduleBytes } from './unpack.js';

/** @typedef {import('../wasm/bantam.mjs').BantamModule} BantamModule */

const encoder = new TextEncoder();

/** @type {WeakMap<object, Promise<Instance>>} */
const byBytes = new WeakMap();
/** @type {Promise<Instance> | null} */
let shipped = null;

export class Instance {
  /** @param {WebAssembly.Module} compiled @param {(module: object) => Promise<BantamModule>} [create] the loader that belongs to it */
  constructor(compiled, create = createBantam) {
    this.#compiled = compiled;
    this.#create = create;
  }

  #compiled;
  #create;
  /** @type {BantamModule | null} */
  #module = null;
  #generation = 0;
  /** What every new module of this instance is given. @type {Map<string, import('../types/index.js').Pack>} */
  #packs = new Map();

  /** Counts the instances that were lost: handles of an earlier generation are gone. */
  get generation() {
    return this.#generation;
  }

  /** Whether a pack of this name is here, or its words as part of another (`titles` holds those of every language). @param {string} name */
  holds(name) {
    return this.#packs.has(name) || [...this.#packs.values()].some(({ files }) => Object.hasOwn(files, `lexicon/${name}.phrases`));
  }

  /** @param {string} name @param {import('../types/index.js').Pack} pack */
  addPack(name, pack) {
    if (this.#packs.has(name)) return;
    this.#packs.set(name, pack);
    if (this.#module) this.#give(this.#module, pack);
  }

  /** Whatever another instance holds. @param {Instance} other */
  addPacksOf(other) {
    for (const [name, pack] of other.#packs) this.addPack(name, pack);
  }

  /** @param {BantamModule} module @param {import('../types/index.js').Pack} pack */
  #give(module, { files }) {
    // Written in place: Emscripten's own way with texts walks through them letter by letter, twice.
    for (const [name, text] of Object.entries(files)) {
      const bytes = encoder.encode(text);
      const at = module.addFile(encoder.encode(name), bytes.length);
      if (at !== 0) module.HEAPU8.set(bytes, at);
    }
  }

  /** The live module, made at need. Use `call` for what may trap. */
  get module() {
    return (this.#module ??= this.#start());
  }

  /**
   * Calls an export. Whatever it throws loses the instance and comes out as `instance_lost`.
   * @template {keyof import('../wasm/bantam.mjs').BantamCalls} Verb
   * @param {Verb} verb
   * @param {Parameters<BantamModule[Verb]>} args
   * @returns {ReturnType<BantamModule[Verb]>}
   */
  call(verb, ...args) {
    const module = this.module;
    try {
      return /** @type {any} */ (module[verb])(...args);
    } catch (cause) {
      this.#module = null;
      this.#generation += 1;
      throw misuse('instance_lost', 'This input needs more memory or stack than there is. A fresh instance takes the next call.', cause);
    }
  }

  #start() {
    let said = '';
    /** @type {any} */
    const module = {
      // Synchronous, so that a lost instance is replaced within the next call.
      instantiateWasm: (/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: WebAssembly.Instance) => void} */ done) => {
        const instance = new WebAssembly.Instance(this.#compiled, imports);
        done(instance);
        return instance.exports;
      },
      print: () => {},
      // Why nothing was instantiated, which it does not throw; what it says on an abort is in the error that `call` throws.
      printErr: (/** @type {string} */ text) => void (said = text),
    };
    try {
      this.#create(module).catch(() => {});
    } catch (cause) {
      throw notStarted(cause);
    }
    if (typeof module.qualify !== 'function') throw notStarted(said);
    for (const pack of this.#packs.values()) this.#give(module, pack);
    return /** @type {BantamModule} */ (module);
  }
}

/** @param {unknown} bytes */
const compile = async (bytes) => new Instance(await compileModule(bytes));

async function compileShipped() {
  const bytes = await moduleBytes('bantam', () => import('../wasm/bantam.wasm.js')).catch((cause) => {
    throw misuse('no_instance', 'The module could not be imported: hand it in as `bytes`.', cause);
  });
  return compile(bytes);
}

/** @type {Promise<{ compiled: WebAssembly.Module, create: (module: object) => Promise<any> }> | null} */
let forFiles = null;

async function compileForFiles() {
  const [{ default: create }, bytes] = await Promise.all([import('../wasm/bantam_bulk.mjs'), moduleBytes('bantam_bulk', () => import('../wasm/bantam_bulk.wasm.js'))]);
  return { compiled: await WebAssembly.compile(bytes), create };
}

/** An instance for one file alone, with room for a million contacts; its memory goes when it is let go. */
export async function instanceForFile() {
  forFiles ??= compileForFiles();
  try {
    const { compiled, create } = await forFiles;
    return new Instance(compiled, create);
  } catch (cause) {
    forFiles = null;
    throw misuse('no_instance', 'The module for files could not be imported and compiled here.', cause);
  }
}

/** @type {Promise<Instance> | null} */
let forRareVerbs = null;

/** The instance that can do all that the module for pages leaves out, with the packs of this one. @param {Instance} instance */
export async function withAllVerbs(instance) {
  forRareVerbs ??= instanceForFile().catch((error) => {
    forRareVerbs = null;
    throw error;
  });
  const all = await forRareVerbs;
  all.addPacksOf(instance);
  return all;
}

/**
 * The instance of these bytes, or of those that ship with the package (as a script: nothing is fetched).
 * @param {BufferSource | WebAssembly.Module} [bytes]
 * @returns {Promise<Instance>}
 */
export function instanceOf(bytes) {
  if (bytes === undefined) {
    shipped ??= compileShipped().catch((error) => {
      shipped = null;
      throw error;
    });
    return shipped;
  }
  const key = Object(bytes);   // what is none is refused in its turn
  let instance = byBytes.get(key);
  if (!instance) {
    instance = compile(bytes);
    byBytes.set(key, instance);
    instance.catch(() => byBytes.delete(key));
  }
  return instance;
}
