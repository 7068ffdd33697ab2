// SPDX-License-Identifier: MIT
// node tests/bench/cold_start.mjs [TIMES]: from import to first score in processes that have done nothing yet, split; medians in
// milliseconds. What the package does in Qualifier.load is done here step by step, and once as a whole.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const contact = '{"id":"1","person":{"title":"Marketing manager","email":"a@b.example"},"company":{"employees":120},"events":[{"type":"download","asset":"buyers_guide","at":"2026-11-01"}]}';
/** Of the package's folder, which a process that measures is told: places.mjs would have imported the package before. */
const script = (name) => import(pathToFileURL(join(process.argv[3], name)).href);
const text = (value) => new TextEncoder().encode(value);

async function inSteps() {
  const times = {};
  let last = performance.now();
  const step = (name) => {
    times[name] = performance.now() - last;
    last = performance.now();
  };
  const create = (await script('../dist/bantam.mjs')).default;   // part of src/index.js in the package
  const packs = [await script('packs/words-en.js'), await script('packs/model-reference.js')];
  for (const name of packs[1].default.needs) packs.push(await script(`packs/${name}.js`));
  step('import');
  const bytes = readFileSync(join(process.argv[3], 'wasm/bantam.wasm'));
  step('bytes');
  const compiled = await WebAssembly.compile(bytes);
  step('compile');
  const module = {
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(compiled, imports);
      done(instance);
      return instance.exports;
    },
  };
  create(module).catch(() => {});
  step('instantiate');
  for (const [name, file] of packs.flatMap(({ default: { files } }) => Object.entries(files))) module.HEAPU8.set(text(file), module.addFile(text(name), text(file).length));
  step('packs');
  const { handle } = JSON.parse(module.shippedModel(text('reference')));
  step('model');
  module.score(handle, text(contact), 1793610000, text('en'));
  step('first score');
  module.score(handle, text(contact), 1793610000, text('en'));
  step('second score');
  return times;
}

async function whole() {
  const start = performance.now();
  const { Qualifier } = await script('src/node.js');
  const qualifier = await Qualifier.load({ model: 'reference' });
  qualifier.score(contact, { now: '2026-11-02T09:00:00Z' });
  return { 'by the package, as a whole': performance.now() - start };
}

if (process.argv[2] === 'steps') console.log(JSON.stringify(await inSteps()));
else if (process.argv[2] === 'whole') console.log(JSON.stringify(await whole()));
else {
  const { packageFolder } = await import('../js/places.mjs');
  const runs = { steps: [], whole: [] };
  for (let i = 0; i < Number(process.argv[2] ?? 9); ++i) {
    for (const way of ['steps', 'whole']) runs[way].push(JSON.parse(spawnSync(process.execPath, [fileURLToPath(import.meta.url), way, packageFolder], { encoding: 'utf8' }).stdout));
  }
  for (const all of Object.values(runs)) {
    for (const name of Object.keys(all[0])) {
      const times = all.map((one) => one[name]).sort((a, b) => a - b);
      console.log(`${name.padEnd(30)}${times[times.length >> 1].toFixed(1).padStart(8)}   least ${times[0].toFixed(1)}`);
    }
  }
}
