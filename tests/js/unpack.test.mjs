// SPDX-License-Identifier: MIT
// The bytes of a module: in Node from its file, elsewhere, and where another file lies in its place, from its script.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { asksToBeCalled, now, packageFolder } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-unpack-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const installed = join(folder, 'node_modules/bantam-crm');
cpSync(packageFolder, installed, { recursive: true });
const script = join(installed, 'wasm/bantam.wasm.js'), file = join(installed, 'wasm/bantam.wasm');
writeFileSync(join(folder, 'app.mjs'), `
  import { Qualifier } from 'bantam-crm';
  const qualifier = await Qualifier.load({ model: 'reference' });
  console.log(qualifier.score(${JSON.stringify(asksToBeCalled)}, { now: '${now}' }).tier);`);
const app = () => spawnSync(process.execPath, [join(folder, 'app.mjs')], { encoding: 'utf8' }).stdout.trim();
const packed = readFileSync(script), bytes = readFileSync(file);
const readsFiles = typeof process.getBuiltinModule === 'function';

test('Node 20.16 and newer reads the module’s own file, an older one cannot', () => {
  rmSync(script);
  assert.equal(app(), readsFiles ? 'sql' : '');
  writeFileSync(script, packed);
});

test('without such a file, or with another one in its place, the script serves', () => {
  rmSync(file);
  assert.equal(app(), 'sql');
  writeFileSync(file, bytes.subarray(1));
  assert.equal(app(), 'sql');
  writeFileSync(file, bytes);
});

test('a script is unpacked to the module, and a damaged one is refused', async () => {
  const { unpack } = await import(pathToFileURL(join(packageFolder, 'src/unpack.js')).href);
  const { default: base64 } = await import(pathToFileURL(script).href);
  assert.deepEqual(Buffer.from(await unpack({ default: base64 })), bytes);
  for (const damaged of [base64.slice(0, -400), `AAAA${base64}`]) await assert.rejects(unpack({ default: damaged }));
});
