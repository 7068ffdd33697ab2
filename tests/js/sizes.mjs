// SPDX-License-Identifier: MIT
// node tests/js/sizes.mjs: what is loaded before the first score, in bytes and as gzip sends it, beside the budget; then what comes later.
import { readFileSync, readdirSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packageFolder } from './places.mjs';

export const BUDGET = 120_000;
/** What is reached so far; Node 20 packs it into 233,400, the zlib of Node 18 into some 900 more. */
export const CEILING = 235_000;
const read = (name) => readFileSync(join(packageFolder, name));
const packed = (name) => gzipSync(read(name), { level: 9 }).length;

/** A script and all that it imports before it runs. */
function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, target] of read(name).toString().matchAll(/(?:\bimport|\bfrom)\s*["'](\.[^"']+)["']/g)) withImports(normalize(join(name, '..', target)), found);
  return found;
}

/** The packs that a model needs, its own and the words of English among them. */
async function packsOf(model) {
  const own = `packs/model-${model}.js`;
  const { needs } = (await import(pathToFileURL(join(packageFolder, own)).href)).default;
  return [own, 'packs/words-en.js', ...needs.map((name) => `packs/${name}.js`)];
}

/** @returns {Promise<Record<string, string[]>>} what loads before a first score by the reference model in English, by kind */
export async function beforeFirstScore(module = 'wasm/bantam.wasm.js') {
  return { scripts: [...withImports('src/index.js')], module: [module], packs: await packsOf('reference') };
}

export const totalOf = (names) => names.reduce((total, name) => ({ bytes: total.bytes + read(name).length, gzip: total.gzip + packed(name) }), { bytes: 0, gzip: 0 });

const line = (what, { bytes, gzip }, note = '') => `${what.padEnd(34)}${String(bytes).padStart(10)}${String(gzip).padStart(10)}  ${note}`.trimEnd();

async function report() {
  console.log(line('', { bytes: 'bytes', gzip: 'gzip' }));
  for (const [way, module] of [['no fetch', 'wasm/bantam.wasm.js'], ['fetched', 'wasm/bantam.wasm']]) {
    const loads = await beforeFirstScore(module);
    for (const [kind, names] of Object.entries(loads)) console.log(line(`${way}: ${kind}`, totalOf(names)));
    const total = totalOf(Object.values(loads).flat());
    console.log(line(`${way}: before the first score`, total, total.gzip <= BUDGET ? `within ${BUDGET}` : `${total.gzip - BUDGET} over ${BUDGET}`));
  }
  console.log(line('a web form: element and module', totalOf(['form/bantam-form.js', 'form/bantam_form.wasm.js'])));
  console.log(line('for files and rare verbs', totalOf(['wasm/bantam_bulk.mjs', 'wasm/bantam_bulk.wasm.js'])));
  for (const name of readdirSync(join(packageFolder, 'packs')).filter((one) => one.endsWith('.js'))) console.log(line(`pack ${name.slice(0, -3)}`, totalOf([`packs/${name}`])));
}

if (process.argv[1]?.endsWith('sizes.mjs')) await report();
