// SPDX-License-Identifier: MIT
// From what callers give to what may cross into WebAssembly. Nothing here throws: what is wrong comes back as a fault.
import { kindOf } from './handed_in.js';

/** @typedef {import('../types/index.js').Fault} Fault */

const encoder = new TextEncoder();

/** @param {string} code @param {string} message @returns {{ fault: Fault }} */
function refuse(code, message) {
  return { fault: { code, path: '', message } };
}

/** @param {number} most */
function tooLarge(most) {
  return refuse('too_large', `The input is larger than ${most} bytes.`);
}

/** Of this realm or another, a frame's or a test runner's; not what only calls itself so. @param {unknown} value @returns {value is ArrayBuffer} */
export const isBuffer = (value) => kindOf(value) === 'ArrayBuffer' && !Object.hasOwn(/** @type {object} */ (value), Symbol.toStringTag);

/** A compiled model begins so (core/include/bantam/model_image.h). */
const COMPILED = 'bantam-model-';
/** @param {string | Uint8Array} document */
export const isCompiled = (document) => [...COMPILED].every((letter, i) => document[i] === letter || document[i] === letter.charCodeAt(0));

/** Bytes that may be sent elsewhere: a view would take all of its buffer along, other people's bytes too. @template Value @param {Value} value @returns {Value | Uint8Array} */
export function ownBytes(value) {
  if (!ArrayBuffer.isView(value) || value.byteLength === value.buffer.byteLength) return value;
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
}

/** In a contact's place where it could not be read on the other side of a port. */
export class Refused {
  /** @param {Fault} fault */
  constructor(fault) {
    this.fault = fault;
  }
}

/**
 * An object becomes JSON text (its own enumerable keys, as JSON.stringify has it); text and bytes stay what they are.
 * @param {unknown} value
 * @returns {{ document: string | Uint8Array } | { fault: Fault }}
 */
export function documentOf(value) {
  if (typeof value === 'string') return { document: value };
  try {
    if (value instanceof Refused) return value;
    if (ArrayBuffer.isView(value) || isBuffer(value)) return bytesOf(value);   // a proxy may fail at this already
    if (typeof /** @type {any} */ (value)?.then === 'function') return refuse('not_an_object', 'This is a Promise: await it.');
    const text = JSON.stringify(value), kind = kindOf(value);
    // It would pass for a contact of whom nothing is known.
    if (text === '{}' && kind !== 'Object') return refuse('not_an_object', `This is a ${kind}: JSON holds nothing of it.`);
    if (typeof text === 'string') return { document: text };
  } catch (error) {
    return refuse('not_json', `This cannot be written as JSON: ${error instanceof Error ? error.message : 'its own code failed'}.`);
  }
  return refuse('not_json', 'This cannot be written as JSON.');
}

/** @param {ArrayBufferView | ArrayBuffer} value @returns {{ document: Uint8Array } | { fault: Fault }} */
function bytesOf(value) {
  try {
    if (!ArrayBuffer.isView(value)) return { document: new Uint8Array(value) };
    return { document: new Uint8Array(value.buffer, value.byteOffset, value.byteLength) };
  } catch {
    return refuse('detached', 'These bytes were given away (their buffer is detached).');
  }
}

/**
 * The UTF-8 bytes of text, bytes or an object, at most `most` of them: checked before anything is copied.
 * @param {unknown} value
 * @param {number} most
 * @returns {{ bytes: Uint8Array } | { fault: Fault }}
 */
export function utf8Of(value, most) {
  const read = documentOf(value);
  if ('fault' in read) return read;
  if (read.document.length > most) return tooLarge(most);
  if (typeof read.document !== 'string') return { bytes: read.document };
  const bytes = encoder.encode(read.document);
  return bytes.length > most ? tooLarge(most) : { bytes };
}

/** A short word that the caller chose, such as a locale; null when it is none. @param {unknown} value @param {number} most */
export function shortText(value, most) {
  return typeof value === 'string' && value.length <= most ? encoder.encode(value) : null;
}
