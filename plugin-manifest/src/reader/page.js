// SPDX-License-Identifier: MIT
// What a page shows that might be contacts: tables, cards, or one record. Whether they are is judged by what their columns mean (judge.js).
import { cardsOf } from './cards.js';
import { gridsOf } from './grids.js';
import { PARTLY_READ } from './lines.js';
import { placesOf } from './place.js';
import { recordOfPage } from './record.js';
import { tablesOf } from './tables.js';
import { rootsOf } from './visible.js';

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
 * @property {import('./timeline.js').PageEvent[]} [events] of a record: its visible history
 * @property {{ near: string[], far: string[] }} [place]  what is written over it, the nearest first; and over the whole page
 */

/** In a file `Account` is a key; on a page it is a firm's name. @param {string} header */
const onPage = (header) => (/^account$/i.test(header) ? 'Account Name' : header);

/** What lists hold, read or not. @param {Found[]} lists */
const heldBy = (lists) => lists.flatMap(({ element, rows }) => (rows.length >= PARTLY_READ ? [element] : rows.map((row) => row.element)));

/** Called between rows: lets the page work where reading took long. @typedef {() => Promise<void> | void} Breathe */

/** @param {Document | ShadowRoot} root @param {Breathe} [breathe] @returns {Promise<Found[]>} */
export async function readPage(root, breathe = () => {}) {
  const roots = rootsOf(root);
  const tables = [...await tablesOf(roots, breathe), ...await gridsOf(roots, breathe)];
  await breathe();
  const lists = [...tables, ...cardsOf(roots, heldBy(tables))];
  await breathe();
  // What a list says of its entries says nothing of the page's own record.
  const record = recordOfPage(roots, heldBy(lists));
  const over = placesOf(roots);
  return (record ? [...lists, record] : lists).map((one) => ({ ...one, headers: one.headers.map(onPage), place: over(one.element) }));
}
