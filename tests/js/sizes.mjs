// SPDX-License-Identifier: MIT
// node tests/js/sizes.mjs: what is loaded before the first score, in bytes and as gzip sends it, beside the budget.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageFolder } from './places.mjs';

const BUDGET = 120_000;
/** Everything that `import 'bantam-crm'` loads for a Qualifier in the same thread, and the module itself. */
const scripts = ['index', 'bantam_error', 'qualifier', 'input', 'instance', 'unpack', 'slices', 'remote_qualifier', 'serve', 'line', 'verbs', 'start_worker', 'moment', 'open_file', 'file_job', 'what_if', 'list', 'list_facts', 'list_layout', 'list_packer', 'list_packing', 'list_texts', 'remote_list'].map((name) => `src/${name}.js`);
const loads = {
  'scripts': [...scripts, 'wasm/bantam.mjs'],
  'module, fetched': ['wasm/bantam.wasm'],
  'module, as a script': ['wasm/bantam.wasm.js'],
  'a web form': ['bantam_error', 'unpack', 'form_qualifier', 'form_module', 'form_text'].map((name) => `src/${name}.js`).concat('wasm/bantam_form.wasm.js'),
  'when a file is opened': ['wasm/bantam_bulk.mjs', 'wasm/bantam_bulk.wasm.js'],
};

const gzip = (name) => gzipSync(readFileSync(join(packageFolder, name)), { level: 9 }).length;
const sum = (names, size) => names.reduce((total, name) => total + size(name), 0);
const rows = Object.entries(loads).map(([what, names]) => [what, sum(names, (name) => readFileSync(join(packageFolder, name)).length), sum(names, gzip)]);
const line = (what, bytes, packed, note = '') => `${what.padEnd(24)}${String(bytes).padStart(10)}${String(packed).padStart(10)}  ${note}`.trimEnd();

console.log(line('', 'bytes', 'gzip'));
for (const row of rows) console.log(line(...row));
const [glue, fetched, script] = rows;
for (const [what, module] of [['full, fetched', fetched], ['full, no fetch', script]]) {
  const packed = glue[2] + module[2];
  console.log(line(what, glue[1] + module[1], packed, packed <= BUDGET ? `within ${BUDGET}` : `${packed - BUDGET} over ${BUDGET}`));
}
