// SPDX-License-Identifier: MIT
// What is stored of contacts, as a list and as CSV.
import { readOf } from '../background/known_contact.js';
import { PREFIX } from '../background/memory.js';

/** @typedef {{ site: string, known: import('../background/memory.js').Known }} Stored */

/** @param {Record<string, any>} items everything stored @returns {Stored[]} by site and name */
export function storedContacts(items) {
  const all = Object.entries(items).filter(([name]) => name.startsWith(PREFIX)).map(([name, known]) => ({ site: name.split('|')[1], known }));
  const order = (/** @type {Stored} */ { site, known }) => `${site} ${known.name}`;
  return all.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

/** A sheet takes what begins like a formula for one. @param {unknown} value */
function cell(value) {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d\s().,]+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row a contact: what was told, else what pages and files showed, by attribute. @param {Stored[]} contacts */
export function storedCsv(contacts) {
  const values = contacts.map(({ known }) => Object.fromEntries(readOf(known).reverse().map(({ fact, value }) => [fact, value])));
  const paths = [...new Set(values.flatMap((one) => Object.keys(one)))].sort();
  const rows = contacts.map(({ site, known }, i) => [site, known.keys[0], known.link, known.name, known.at, ...paths.map((path) => values[i][path])]);
  return [['site', 'key', 'link', 'name', 'at', ...paths], ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
