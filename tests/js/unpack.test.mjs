// SPDX-License-Identifier: MIT
// The bytes of a module that came as a script, where there is Node's own zlib and where there is not: a page, an older Node.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './places.mjs';

const script = async (name) => import(pathToFileURL(join(packageFolder, name)).href);
const { unpack } = await script('src/unpack.js');
const { default: packed } = await script('wasm/bantam_form.wasm.js');
const come = async (base64) => ({ default: base64 });
const module = readFileSync(join(packageFolder, 'wasm/bantam_form.wasm'));

for (const where of ['with Node’s zlib', 'as in a page']) {
  test(`what is unpacked ${where} is the module, and a damaged script is refused`, async (context) => {
    const { getBuiltinModule } = process;
    context.after(() => void Object.assign(process, { getBuiltinModule }));
    if (where === 'as in a page') Object.assign(process, { getBuiltinModule: undefined });
    assert.deepEqual(Buffer.from(await unpack(come(packed))), module);
    await assert.rejects(unpack(come(packed.slice(0, -400))));
    await assert.rejects(unpack(come(`AAAA${packed}`)));
  });
}
