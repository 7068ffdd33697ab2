// SPDX-License-Identifier: MIT
// A table of texts, read as the CSV (RFC 4180) that the core reads. The module for rare verbs does it.
import { misuse } from './bantam_error.js';
import { csvOf } from './csv.js';
import { utf8Of } from './input.js';
import { withAllVerbs } from './instance.js';
import { openAgain } from './open_model.js';

/** @param {Record<string, string>} map header to attribute */
function mapBytes(map) {
  const pairs = Object.entries(map);
  if (Symbol.iterator in Object(map) || pairs.flat().some((text) => typeof text !== 'string' || text.includes('\0'))) throw misuse('misuse', '`map` is an object of `header: attribute`.');
  return new TextEncoder().encode(pairs.map(([header, target]) => `${header}=${target}\0`).join(''));
}

/**
 * @param {import('./instance.js').Instance} instance @param {{ bytes: Uint8Array, shipped: boolean }} model
 * @param {import('../types/index.js').Table} table @param {Record<string, string>} map
 */
export async function readTable(instance, model, table, map) {
  const input = utf8Of(csvOf(table), instance.module.maxContactBytes);
  if ('fault' in input) return { error: input.fault };
  const all = await withAllVerbs(instance);
  const handle = openAgain(all, model);
  try {
    return JSON.parse(all.call('readTable', handle, input.bytes, mapBytes(map)));
  } finally {
    all.call('closeModel', handle);
  }
}
