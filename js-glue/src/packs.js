// SPDX-License-Identifier: MIT
// What a module does not hold itself: models, the words of locales, job titles, e-mail domains. They ship as scripts, one a pack, and
// are added to an instance when a model or a locale needs them; no fetch is made.
import { SHIPPED } from '../packs/index.js';
import { misuse } from './bantam_error.js';

/** @typedef {import('../types/index.js').Pack} Pack */
/** @typedef {Record<string, Pack>} Packs */

/** @param {string} name */
export const ships = (name) => Object.hasOwn(SHIPPED, name);

/** The names of the packs of all models that ship. */
export const MODEL_PACKS = Object.keys(SHIPPED).filter((name) => name.startsWith('model-'));

/** A pack that was handed in: instances keep it, so nothing else may come in. @param {string} name @param {any} pack @returns {Pack} */
function sound(name, pack) {
  if (Array.isArray(pack?.needs) && typeof pack.files === 'object' && Object.values(pack.files ?? [0]).every((text) => typeof text === 'string')) return pack;
  throw misuse('misuse', `This is not the pack ${name}: hand in what bantam-crm/packs/${name}.js exports.`);
}

/** The pack of a name, or null. @param {string} name @param {Packs} given packs that the caller holds */
export async function packOf(name, given) {
  if (Object.hasOwn(given, name)) return sound(name, given[name]);
  if (!ships(name)) return null;
  try {
    return (await SHIPPED[name]()).default;
  } catch (cause) {
    throw misuse('missing_pack', `The pack ${name} could not be imported. Where no script may be loaded later, hand it in: \`packs: { '${name}': … }\`.`, cause);
  }
}

/** Begins to import what will be asked for; what fails does so again when it is asked. @param {readonly string[]} names @param {Packs} given */
export function beginImports(names, given) {
  for (const name of names) packOf(name, given).then((pack) => pack && beginImports(pack.needs, given)).catch(() => {});
}

/**
 * Adds these packs and what they need; a name that nobody knows is left to the core to complain of.
 * @param {import('./instance.js').Instance} instance
 * @param {readonly string[]} names
 * @param {Packs} [given] packs that the caller holds
 * @returns {Promise<boolean>} whether any came
 */
export async function addPacks(instance, names, given = {}) {
  const came = await Promise.all(names.map(async (name) => {
    if (instance.holds(name)) return false;
    const pack = await packOf(name, given);
    if (!pack) return false;
    await addPacks(instance, pack.needs, given);
    instance.addPack(name, pack);
    return true;
  }));
  return came.includes(true);
}

const TITLES = Object.keys(SHIPPED).filter((name) => name.startsWith('titles-'));

/** The titles of every language are one pack too. @param {readonly string[]} names @param {Packs} given */
function together(names, given) {
  const all = TITLES.every((name) => names.includes(name) && !Object.hasOwn(given, name));
  return all ? ['titles', ...names.filter((name) => !TITLES.includes(name))] : names;
}

/**
 * What `ask` answers of a model, asked again once the packs are there that the model lists and the core missed.
 * @template {object} Answer
 * @param {import('./instance.js').Instance} instance @param {Packs} given
 * @param {() => Answer & { missingPacks?: string[] }} ask
 * @returns {Promise<Answer>}
 */
export async function askWithPacks(instance, given, ask) {
  const first = ask();
  const came = first.missingPacks && await addPacks(instance, together(first.missingPacks, given), given);
  const { missingPacks: _, ...answer } = came ? ask() : first;
  return /** @type {any} */ (answer);
}
