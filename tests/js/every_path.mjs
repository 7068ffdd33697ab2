// SPDX-License-Identifier: MIT
// What every way of asking answers about the same contacts, as hashes: whole annotations, and the numbers that all ways give. In Node and
// in a worker of a page alike.
import { chained, hex } from './chained_hash.mjs';

const encoder = new TextEncoder();
const POINTS = ['score', 'fit', 'engagement'];
const asText = (rows) => encoder.encode(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** Score, fit, engagement, tier and standing as one row, from columns; `unit` is what one of their points is. */
function rowsOf({ size, columns, tiers, standings, unit }) {
  return Array.from({ length: size }, (_, i) => {
    const isLead = columns.tier[i] >= 0;
    return [...POINTS.map((name) => (isLead ? Math.round(columns[name][i] * unit) : null)), tiers[columns.tier[i]] ?? null, standings[columns.standing[i]]];
  });
}

/** The same from annotations. @param {string} text lines */
export const numbersOf = (text) => asText(text.trimEnd().split('\n').map((line) => {
  const found = JSON.parse(line);
  return [...POINTS.map((name) => (found[name] === null ? null : Math.round(found[name] * 1000))), found.tier, found.standing];
}));

async function ofFile(qualifier, text, now) {
  const job = await qualifier.openFile(text, { now });
  const { count, tiers, standings } = job.summary;
  const annotations = new Uint8Array(await (await job.exportNdjson()).arrayBuffer());
  const numbers = asText(rowsOf({ size: count, columns: job.rows(), tiers, standings, unit: 1000 }));
  job.close();
  return { annotations, numbers };
}

function ofList(qualifier, lines, now) {
  const list = qualifier.list(lines.map((line) => JSON.parse(line)), { now });
  const { score, fit, engagement, tier, standing, summary: { tiers, standings } } = list;
  const numbers = asText(rowsOf({ size: lines.length, columns: { score, fit, engagement, tier, standing }, tiers, standings, unit: 1 }));
  list.close();
  return numbers;
}

/**
 * @param {{ qualifyText: Function, openFile: Function, list: Function }} qualifier
 * @param {AsyncIterable<string> | Iterable<string>} blocks lines of contacts
 * @returns {Promise<Record<'one by one' | 'file' | 'numbers of the file' | 'numbers of the list', string>>}
 */
export async function hashesOf(qualifier, blocks, now) {
  const hashes = { 'one by one': new Uint8Array(), 'file': new Uint8Array(), 'numbers of the file': new Uint8Array(), 'numbers of the list': new Uint8Array() };
  const take = async (name, bytes) => (hashes[name] = await chained(hashes[name], bytes));
  for await (const text of blocks) {
    const lines = text.trimEnd().split('\n');
    await take('one by one', encoder.encode(lines.map((line) => `${qualifier.qualifyText(line, { now })}\n`).join('')));
    const file = await ofFile(qualifier, text, now);
    await take('file', file.annotations);
    await take('numbers of the file', file.numbers);
    await take('numbers of the list', ofList(qualifier, lines, now));
  }
  return Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [name, hex(hash)]));
}
