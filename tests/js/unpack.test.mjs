// SPDX-License-Identifier: MIT
// The bytes of a module: from its file where there is Node, from its script elsewhere, and where the file is not beside.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './places.mjs';

const script = async (folder, name) => import(pathToFileURL(join(folder, name)).href);
const packed = await script(packageFolder, 'wasm/bantam_form.wasm.js');
const module = readFileSync(join(packageFolder, 'wasm/bantam_form.wasm'));
const hasBuiltins = typeof process.getBuiltinModule === 'function';

/** What `source` gives of the form's module, and how often it asked for the script. */
async function bytesFrom(source) {
  let asked = 0;
  const bytes = await source.moduleBytes('bantam_form', async () => ((asked += 1), packed));
  return { bytes: Buffer.from(bytes), asked };
}

test('Node reads the module’s own file, a page and an older Node its script', async (context) => {
  const source = await script(packageFolder, 'src/unpack.js');
  assert.deepEqual(await bytesFrom(source), { bytes: module, asked: hasBuiltins ? 0 : 1 });
  const { getBuiltinModule } = process;
  context.after(() => void Object.assign(process, { getBuiltinModule }));
  Object.assign(process, { getBuiltinModule: undefined });
  assert.deepEqual(await bytesFrom(source), { bytes: module, asked: 1 });
});

test('a bundle in Node, which has no such file beside it, unpacks its script', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'bantam-bundle-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'dist'));
  copyFileSync(join(packageFolder, 'src/unpack.js'), join(folder, 'dist/unpack.mjs'));
  assert.deepEqual(await bytesFrom(await script(folder, 'dist/unpack.mjs')), { bytes: module, asked: 1 });
});

test('a damaged script is refused', async () => {
  const { unpack } = await script(packageFolder, 'src/unpack.js');
  for (const base64 of [packed.default.slice(0, -400), `AAAA${packed.default}`]) await assert.rejects(unpack({ default: base64 }));
});
