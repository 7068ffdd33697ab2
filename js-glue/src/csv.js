// SPDX-License-Identifier: MIT
// A table of texts as CSV (RFC 4180), which the core reads.
import { misuse } from './bantam_error.js';

/** @param {unknown} cell */
const cellOf = (cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`;

/** @param {import('../types/index.js').Table} table */
export function csvOf(table) {
  const { headers, rows } = table ?? {};
  if (!Array.isArray(headers) || !Array.isArray(rows) || !rows.every(Array.isArray)) throw misuse('misuse', 'A table is { headers, rows }.');
  return [headers, ...rows].map((row) => row.map(cellOf).join(',')).join('\n');
}
