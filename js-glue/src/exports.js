// SPDX-License-Identifier: MIT
// A module brought to life: its memory, its raw exports, and its verbs (wasm/exports.h) as functions. Texts go in as UTF-8 or as strings
// and come out as strings.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @typedef {{ HEAPU8: Uint8Array, HEAP32: Int32Array, HEAPF64: Float64Array } & Record<string, any>} Module */

/**
 * Gives a module its verbs and constants.
 * @param {Module} module
 */
function addVerbs(module) {
  const answer = () => decoder.decode(module.HEAPU8.subarray(module._answerAt(), module._answerAt() + module._answerSize()));
  const numbers = module._exportedNumbers() >> 3;
  /** @param {number} index @param {string} signature @param {unknown[]} args */
  const call = (index, signature, args) => {
    for (let i = 0; i + 1 < signature.length; ++i) {
      if (signature[i + 1] !== 't') {
        module.HEAPF64[numbers + i] = Number(args[i]);
        continue;
      }
      const text = /** @type {string | Uint8Array} */ (args[i]);
      const bytes = typeof text === 'string' ? encoder.encode(text) : text;
      const at = module._exportedText(i, bytes.length);   // may move the memory, so the view is read after it
      module.HEAPU8.set(bytes, at);
    }
    module._callExported(index);
    if (signature[0] === 't') return answer();
    if (signature[0] !== 'v') return signature[0] === 'b' ? module.HEAPF64[numbers] !== 0 : module.HEAPF64[numbers];
  };
  module._exportedNames();
  answer().trim().split('\n').forEach((line, index) => {
    const [name, signature] = /** @type {[string, string]} */ (line.split(' '));
    module[name] = signature === 'c' ? call(index, signature, []) : (/** @type {unknown[]} */ ...args) => call(index, signature, args);
  });
}

/**
 * A live instance. Throws when these are not the bytes of a module of this package. Views of the memory are read anew after any call.
 * @param {WebAssembly.Module} compiled
 */
export function startModule(compiled) {
  const module = /** @type {Module} */ ({});
  const lookAgain = () => {
    const { buffer } = memory;
    Object.assign(module, { HEAPU8: new Uint8Array(buffer), HEAP32: new Int32Array(buffer), HEAPF64: new Float64Array(buffer) });
  };
  const stop = () => {
    throw new Error('stopped');
  };
  const { exports } = new WebAssembly.Instance(compiled, {
    env: { emscripten_notify_memory_growth: lookAgain }, wasi_snapshot_preview1: { proc_exit: stop },
  });
  const memory = /** @type {WebAssembly.Memory} */ (exports.memory);
  for (const [name, value] of Object.entries(exports)) module[`_${name}`] = value;
  lookAgain();
  module.__initialize();
  addVerbs(module);
  return module;
}
