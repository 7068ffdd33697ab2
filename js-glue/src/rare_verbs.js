// SPDX-License-Identifier: MIT
// What is rarely asked and never before a first score: the module that holds it is loaded then.
import { utf8Of } from './input.js';
import { instanceForRareVerbs } from './instance.js';
import { openAgain } from './open_model.js';
import { addPacks, askWithPacks } from './packs.js';
import { csvOf, mapBytes } from './table.js';

/** @typedef {import('./instance.js').Instance} Instance */

/** With the packs of the instance that was asked. @param {Instance} instance */
async function allVerbs(instance) {
  const all = await instanceForRareVerbs();
  all.addPacksOf(instance);
  return all;
}

/** @param {Instance} instance @param {import('./packs.js').Packs} packs @param {unknown} model */
export async function reviewModel(instance, packs, model) {
  const input = utf8Of(model, instance.module.maxModelBytes);
  if ('fault' in input) return { faults: [input.fault] };
  const all = await allVerbs(instance);
  return askWithPacks(all, input.bytes, packs, () => JSON.parse(all.call('reviewModel', input.bytes)));
}

/** @param {Instance} instance @param {import('./packs.js').Packs} packs @param {unknown} profile */
export async function draftModel(instance, packs, profile) {
  const input = utf8Of(profile, instance.module.maxModelBytes);
  if ('fault' in input) return { faults: [input.fault] };
  const all = await allVerbs(instance);
  await addPacks(all, ['model-reference'], packs);
  return JSON.parse(all.call('draftModel', input.bytes));
}

/**
 * @param {Instance} instance @param {{ bytes: Uint8Array, shipped: boolean }} model
 * @param {import('../types/index.js').Table} table @param {Record<string, string>} map
 */
export async function readTable(instance, model, table, map) {
  const input = utf8Of(csvOf(table), instance.module.maxContactBytes);
  if ('fault' in input) return { error: input.fault };
  const all = await allVerbs(instance);
  const handle = openAgain(all, model);
  try {
    return JSON.parse(all.call('readTable', handle, input.bytes, mapBytes(map)));
  } finally {
    all.call('closeModel', handle);
  }
}
