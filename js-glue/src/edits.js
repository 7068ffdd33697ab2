// SPDX-License-Identifier: MIT
// Contacts of a file as they are by now, by row: what an option `edits` holds.
import { BantamError, misuse } from './bantam_error.js';
import { documentOf, ownBytes } from './input.js';

const MOST_ROW = 2 ** 32 - 1;

/** Each as text or bytes, so that they can travel; the last of several for one row counts. @param {unknown} edits @returns {[number, string | Uint8Array][]} */
export function editsOf(edits) {
  const given = /** @type {any} */ (edits ?? []);
  if (typeof given !== 'object' || typeof given[Symbol.iterator] !== 'function') throw misuse('misuse', '`edits` is a Map of contacts by row.');
  return Array.from(given, (edit) => {
    if (!Array.isArray(edit) || !Number.isInteger(edit[0]) || edit[0] < 0 || edit[0] > MOST_ROW) throw misuse('misuse', '`edits` is a Map of contacts by row.');
    const [row, contact] = edit;
    const read = documentOf(contact);
    if ('fault' in read) throw new BantamError({ ...read.fault, path: `edits.${row}` });
    return [row, ownBytes(read.document)];
  });
}
