// SPDX-License-Identifier: MIT
// A model and a locale with the packs that they need, opened in an instance.
import { BantamError, misuse } from './bantam_error.js';
import { isCompiled, shortText, utf8Of } from './input.js';
import { withAllVerbs } from './instance.js';
import { MOST_LOCALE } from './locale.js';
import { MODEL_PACKS, addPacks, askWithPacks, packOf } from './packs.js';

const MOST_NAME = 256;

/** @typedef {import('./instance.js').Instance} Instance */
/** @typedef {import('./packs.js').Packs} Packs */

/** What a call answered, unless it was faults. @template Answer @param {Answer & { faults?: import('../types/index.js').Fault[], error?: import('../types/index.js').Fault }} answer */
export function sound(answer) {
  const { faults = answer.error && [answer.error] } = answer;
  if (!faults) return answer;
  const [{ code, path, message }, ...others] = faults;
  const more = others.length > 0 ? ` And ${others.length} more: see \`faults\`.` : '';
  throw new BantamError({ code, path, message: `${path && `${path}: `}${message}${more}` }, { faults });
}

/** @param {Instance} instance @param {{ bytes: Uint8Array, shipped: boolean }} opened */
const open = (instance, { bytes, shipped }) => JSON.parse(instance.call(shipped ? 'shippedModel' : 'openModel', bytes));

/** The id of a shipped model, or "" of a model that is given. @param {unknown} model */
export const shippedId = (model) => (typeof model === 'string' && model.length <= MOST_NAME && !isCompiled(model) && !/^\s*\{/.test(model) ? model : '');

/** @param {Instance} instance @param {unknown} model @param {Packs} packs */
export async function openModel(instance, model, packs) {
  const shipped = shippedId(model) !== '';
  const input = utf8Of(model, instance.module.maxModelBytes);
  if ('fault' in input) throw new BantamError(input.fault);
  const given = input.bytes.slice();
  if (shipped && !await addPacks(instance, [`model-${model}`], packs) && !instance.holds(`model-${model}`)) {
    throw misuse('unknown_model', `No model ${model} ships with the package. ${MODEL_PACKS.map((name) => name.slice('model-'.length)).join(', ')} do.`);
  }
  const opened = { bytes: shipped || isCompiled(given) ? given : await imageOf(instance, given, packs), shipped };
  const { handle } = sound(await askWithPacks(instance, packs, () => open(instance, opened)));
  return { ...opened, handle: /** @type {number} */ (handle), generation: instance.generation };
}

/** A document is read by the module for rare verbs; the other opens what that makes of it. @param {Instance} instance @param {Uint8Array} document @param {Packs} packs */
async function imageOf(instance, document, packs) {
  const all = await withAllVerbs(instance);
  const { image } = sound(await askWithPacks(all, packs, () => JSON.parse(all.call('compileModel', document))));
  return new TextEncoder().encode(image);
}

/** The packs of these locales' words; English serves whoever has none. @param {Instance} instance @param {unknown[]} locales */
export function wordsOf(instance, locales) {
  const names = locales.flatMap((locale) => shortText(locale, MOST_LOCALE) ?? []);
  return [...new Set(['words-en', ...names.map((name) => `words-${instance.call('localeFor', name)}`)])];
}

/**
 * The handle of a model in another instance that has its packs.
 * @param {Instance} instance @param {{ bytes: Uint8Array, shipped: boolean }} opened
 */
export function openAgain(instance, opened) {
  return /** @type {number} */ (sound(open(instance, opened)).handle);
}

/** The document of a shipped model, or null. @param {unknown} id @param {Packs} packs */
export async function documentOf(id, packs) {
  const pack = typeof id === 'string' ? await packOf(`document-${id}`, packs) : null;
  return pack?.files[`models/${id}.json`] ?? null;
}
