// SPDX-License-Identifier: MIT
// What callers hand in beside contacts, told apart before it is used: a WebAssembly module, and what a script exports. The web form's part
// needs it too, and no more.
import { misuse } from './bantam_error.js';

/** What kind of object it is, of this realm or another: `Promise`, `ArrayBuffer`. @param {unknown} value */
export const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** What was given, or what a script that was imported whole exports of it. @param {any} given */
export const exportOf = (given) => given?.default ?? given;

/** Why a module did not start: it is another one (or its bytes were given away), else memory is short or a policy refuses it. @param {unknown} cause an error, or its text */
export function notStarted(cause) {
  if (/^$|(Type|Link)E/.test(String(cause))) return misuse('bad_bytes', 'These bytes are not the module of this package.', cause);
  return misuse('no_instance', 'WebAssembly did not start here.', cause);
}

/**
 * A module of bytes, or one that is compiled already. What is none is `bad_bytes` by what it is and begins with, so that a page that came in
 * its place is seen to be one.
 * @param {any} bytes @returns {Promise<WebAssembly.Module>}
 */
export async function compileModule(bytes) {
  const kind = kindOf(bytes), given = Object(bytes);
  let first = '';
  try {
    if (kind === 'WebAssembly.Module') return bytes;
    first = String.fromCharCode(...new Uint8Array(given.buffer ?? given, given.byteOffset, given.byteLength).subarray(0, 8));   // of what holds none ''
    if (first.startsWith('\0asm')) return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw notStarted(cause);
  }
  throw misuse('bad_bytes', `This ${kind} is no module: it begins with ${JSON.stringify(first)}.`);
}
