// SPDX-License-Identifier: MIT
// What a page shows that might be contacts: tables, cards, or one record. Whether they are is judged by what their columns mean (judge.js).
import { cardsOf } from './cards.js';
import { recordOfPage } from './record.js';
import { tablesOf } from './tables.js';

/**
 * @typedef {object} FoundRow
 * @property {HTMLElement} element
 * @property {(HTMLElement | null)[]} anchors   by header: where that value stands
 * @property {string[]} cells                   by header
 * @property {string | null} link               the record's own address, as the page writes it
 * @property {string | null} id                 the record's id, where the page carries one
 *
 * @typedef {object} Found
 * @property {'table' | 'cards' | 'record'} kind
 * @property {HTMLElement} element
 * @property {string[]} headers
 * @property {FoundRow[]} rows
 * @property {string} [title]                   of a record: its heading
 */

/** @param {Document | ShadowRoot} root @returns {Found[]} */
export function readPage(root) {
  const lists = [...tablesOf(root), ...cardsOf(root)];
  // What a list says of its entries says nothing of the page's own record.
  const record = recordOfPage(root, lists.flatMap(({ rows }) => rows.map(({ element }) => element)));
  return record ? [...lists, record] : lists;
}
