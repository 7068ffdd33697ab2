// SPDX-License-Identifier: MIT
// node js-glue/assemble.mjs DIST FOLDER: the package as it is published, from the sources here and the module in DIST.
// FOLDER is made anew. Nothing in it is written by hand but for what lies in js-glue/.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const [dist, folder] = process.argv.slice(2);
if (!dist || !folder) throw new Error('usage: node assemble.mjs DIST FOLDER');

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'wasm'), { recursive: true });
for (const name of ['src', 'types', 'README.md']) cpSync(join(here, name), join(folder, name), { recursive: true });
for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(folder, name));
for (const name of ['bantam.mjs', 'bantam.wasm', 'bantam.wasm.js']) cpSync(join(dist, name), join(folder, 'wasm', name));
cpSync(join(root, 'wasm/bantam.d.mts'), join(folder, 'wasm/bantam.d.mts'));
cpSync(join(here, 'types/bytes.d.ts'), join(folder, 'wasm/bantam.wasm.d.ts'));

const { devDependencies, ...published } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
