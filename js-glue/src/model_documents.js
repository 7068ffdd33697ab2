// SPDX-License-Identifier: MIT
// What can be asked of model documents: each function of the live instance and what people hand in.
import { utf8Of } from './input.js';

/** @typedef {import('./instance.js').Instance} Instance */

/** @param {Instance} instance @param {unknown} document */
const bytesOf = ({ module }, document) => utf8Of(document, module.maxModelBytes);

/** @param {Instance} instance @param {unknown} model */
export function check(instance, model) {
  const input = bytesOf(instance, model);
  return 'fault' in input ? [input.fault] : JSON.parse(instance.call('checkModel', input.bytes)).faults;
}

/** @param {Instance} instance @param {unknown} model */
export function review(instance, model) {
  const input = bytesOf(instance, model);
  return 'fault' in input ? { faults: [input.fault] } : JSON.parse(instance.call('reviewModel', input.bytes));
}

/** @param {Instance} instance @param {unknown} profile */
export function draftModel(instance, profile) {
  const input = bytesOf(instance, profile);
  return 'fault' in input ? { faults: [input.fault] } : JSON.parse(instance.call('draftModel', input.bytes));
}

/** @param {Instance} instance @param {unknown} model @param {Uint8Array} locale */
export function pointsTable(instance, model, locale) {
  const input = bytesOf(instance, model);
  return 'fault' in input ? '' : instance.call('pointsTable', input.bytes, locale);
}

/** @param {Instance} instance @param {unknown} model @param {unknown} csv */
export function withPoints(instance, model, csv) {
  const input = bytesOf(instance, model);
  if ('fault' in input) return { faults: [input.fault] };
  const sheet = bytesOf(instance, String(csv));
  return 'fault' in sheet ? { faults: [sheet.fault] } : JSON.parse(instance.call('withPoints', input.bytes, sheet.bytes));
}
