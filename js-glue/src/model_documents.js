// SPDX-License-Identifier: MIT
// What can be asked of model documents: each function of the live instance and what people hand in. All of it is in the module for rare
// verbs, which is loaded then.
import { utf8Of } from './input.js';
import { withAllVerbs } from './instance.js';
import { documentOf, shippedId } from './open_model.js';
import { addPacks, askWithPacks } from './packs.js';

/** @typedef {import('./instance.js').Instance} Instance */
/** @typedef {import('./packs.js').Packs} Packs */

/** @param {Instance} instance @param {unknown} document */
const bytesOf = ({ module }, document) => utf8Of(document, module.maxModelBytes);

/** Of a shipped model's id its document. @param {Instance} instance @param {Packs} packs @param {unknown} model */
const modelOf = async (instance, packs, model) => bytesOf(instance, await documentOf(shippedId(model), packs) ?? model);

/** The faults of a document, whose packs are there afterwards. @param {Instance} all @param {Packs} packs @param {Uint8Array} document */
const checked = (all, packs, document) => askWithPacks(all, packs, () => JSON.parse(all.call('checkModel', document)));

/** @param {Instance} instance @param {Packs} packs @param {unknown} model */
export async function check(instance, packs, model) {
  const input = await modelOf(instance, packs, model);
  if ('fault' in input) return [input.fault];
  const all = await withAllVerbs(instance);
  return (await checked(all, packs, input.bytes)).faults;
}

/** @param {Instance} instance @param {Packs} packs @param {unknown} model */
export async function review(instance, packs, model) {
  const input = await modelOf(instance, packs, model);
  if ('fault' in input) return { faults: [input.fault] };
  const all = await withAllVerbs(instance);
  return askWithPacks(all, packs, () => JSON.parse(all.call('reviewModel', input.bytes)));
}

/** @param {Instance} instance @param {Packs} packs @param {unknown} profile */
export async function draftModel(instance, packs, profile) {
  const input = bytesOf(instance, profile);
  if ('fault' in input) return { faults: [input.fault] };
  const all = await withAllVerbs(instance);
  await addPacks(all, ['document-reference'], packs);
  return JSON.parse(all.call('draftModel', input.bytes));
}

/** @param {Instance} instance @param {Packs} packs @param {unknown} model @param {Uint8Array} locale */
export async function pointsTable(instance, packs, model, locale) {
  const input = await modelOf(instance, packs, model);
  if ('fault' in input) return '';
  const all = await withAllVerbs(instance);
  await checked(all, packs, input.bytes);
  return all.call('pointsTable', input.bytes, locale);
}

/** @param {Instance} instance @param {Packs} packs @param {unknown} model @param {unknown} csv */
export async function withPoints(instance, packs, model, csv) {
  const input = await modelOf(instance, packs, model);
  if ('fault' in input) return { faults: [input.fault] };
  const sheet = bytesOf(instance, String(csv));
  if ('fault' in sheet) return { faults: [sheet.fault] };
  const all = await withAllVerbs(instance);
  await checked(all, packs, input.bytes);
  return JSON.parse(all.call('withPoints', input.bytes, sheet.bytes));
}
