// SPDX-License-Identifier: MIT
// Contacts of a file as they are by now, by row: what an option `edits` holds, and what an update brings.
import { BantamError, misuse } from './bantam_error.js';
import { documentOf, ownBytes } from './input.js';

const MOST_ROW = 2 ** 32 - 1;

/** Each as text or bytes, so that they can travel; the last of several for one row counts. @param {unknown} edits @returns {[number, string | Uint8Array][]} */
export function editsOf(edits) {
  const given = /** @type {any} */ (edits ?? []);
  if (typeof given !== 'object' || typeof given[Symbol.iterator] !== 'function') throw misuse('misuse', '`edits` is a Map of contacts by row.');
  return Array.from(given, (edit) => {
    if (!Array.isArray(edit) || !Number.isInteger(edit[0]) || edit[0] < 0 || edit[0] > MOST_ROW) throw misuse('misuse', '`edits` is a Map of contacts by row.');
    return [edit[0], editOf(edit[1], `edits.${edit[0]}`)];
  });
}

/** @param {unknown} contact @param {string} path where it stands @returns {string | Uint8Array} */
export function editOf(contact, path) {
  const read = documentOf(contact);
  if ('fault' in read) throw new BantamError({ ...read.fault, path });
  return ownBytes(read.document);
}
