// SPDX-License-Identifier: MIT
// node plugin-manifest/zoho/build.mjs PACKAGE FOLDER: the widget as Zoho's own tool (`zet validate`, `zet pack`) takes it. The module's
// bytes are in its one script, since that tool leaves .wasm files out.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [packageFolder, folder] = process.argv.slice(2);
if (!packageFolder || !folder) throw new Error('usage: node build.mjs PACKAGE FOLDER');
const esbuild = createRequire(join(here, '../../js-glue/package.json'))('esbuild');

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'app'), { recursive: true });
await esbuild.build({
  entryPoints: [join(here, 'widget.js')], outfile: join(folder, 'app/widget.js'), bundle: true, minify: true, format: 'iife', target: ['es2022'], charset: 'utf8', legalComments: 'none', logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
  alias: { 'bantam-crm/views': join(resolve(packageFolder), 'src/views/index.js'), 'bantam-crm': join(resolve(packageFolder), 'src/index.js') },
});
cpSync(join(here, 'widget.html'), join(folder, 'app/widget.html'));
cpSync(join(here, 'plugin-manifest.json'), join(folder, 'plugin-manifest.json'));
for (const name of ['LICENSE', 'NOTICE']) cpSync(join(here, '../..', name), join(folder, `app/${name}.txt`));
