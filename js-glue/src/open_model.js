// SPDX-License-Identifier: MIT
// A model and a locale with the packs that they need, opened in an instance.
import { BantamError } from './bantam_error.js';
import { shortText, utf8Of } from './input.js';
import { MOST_LOCALE } from './locale.js';
import { addPacks, askWithPacks } from './packs.js';

const MOST_NAME = 256;

/** @param {import('./instance.js').Instance} instance @param {unknown} model @param {import('./packs.js').Packs} packs */
export async function openModel(instance, model, packs) {
  const shipped = typeof model === 'string' && !/^\s*\{/.test(model);
  const input = utf8Of(model, shipped ? MOST_NAME : instance.module.maxModelBytes);
  if ('fault' in input) throw new BantamError(input.fault);
  const bytes = input.bytes.slice();
  if (shipped) await addPacks(instance, [`model-${model}`], packs);
  const answer = await askWithPacks(instance, bytes, packs, () => JSON.parse(instance.call(shipped ? 'shippedModel' : 'loadModel', bytes)));
  if (answer.faults) throw new BantamError(answer.faults[0], { faults: answer.faults });
  return { handle: /** @type {number} */ (answer.handle), generation: instance.generation, bytes, shipped };
}

/** The packs of these locales' words; English serves whoever has none. @param {import('./instance.js').Instance} instance @param {unknown[]} locales */
export function wordsOf(instance, locales) {
  const names = locales.flatMap((locale) => shortText(locale, MOST_LOCALE) ?? []);
  return [...new Set(['words-en', ...names.map((name) => `words-${instance.call('localeFor', name)}`)])];
}

/**
 * The handle of a model in another instance that has its packs.
 * @param {import('./instance.js').Instance} instance @param {{ bytes: Uint8Array, shipped: boolean }} opened
 */
export function openAgain(instance, { bytes, shipped }) {
  const answer = JSON.parse(instance.call(shipped ? 'shippedModel' : 'loadModel', bytes));
  if (answer.faults) throw new BantamError(answer.faults[0], { faults: answer.faults });
  return /** @type {number} */ (answer.handle);
}

/** The document of a shipped model, or null. @param {import('./instance.js').Instance} instance @param {string} id @param {import('./packs.js').Packs} packs */
export async function documentOf(instance, id, packs) {
  const name = shortText(id, MOST_NAME);
  if (!name) return null;
  await addPacks(instance, [`model-${id}`], packs);
  return instance.call('modelDocument', name) || null;
}
