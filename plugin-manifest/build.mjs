// SPDX-License-Identifier: MIT
// node plugin-manifest/build.mjs PACKAGE FOLDER [--loopback]: the extension as a folder that both browsers load, from the assembled npm
// package in PACKAGE. --loopback adds the host permission that tests need, since no test can click the browser's own prompt.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [packageFolder, folder, ...flags] = process.argv.slice(2);
if (!packageFolder || !folder) throw new Error('usage: node build.mjs PACKAGE FOLDER [--loopback]');
const PAGES = ['panel', 'options', 'first_run', 'teach'];
const SCRIPTS = { worker: join(resolve(packageFolder), 'src/worker.js'), background: 'src/background/background.js', content: 'src/content/content.js', point: 'src/content/point.js' };
const esbuild = createRequire(join(here, '../js-glue/package.json'))('esbuild');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await esbuild.build({
  entryPoints: Object.fromEntries([...Object.entries(SCRIPTS), ...PAGES.map((name) => [name, `src/pages/${name}.js`])].map(([name, path]) => [name, resolve(here, path)])),
  outdir: folder, bundle: true, format: 'iife', target: ['chrome120', 'firefox128'], charset: 'utf8', legalComments: 'none', logLevel: 'warning', logOverride: { 'empty-import-meta': 'silent' },
  alias: { 'bantam-crm/views': join(resolve(packageFolder), 'src/views/index.js'), 'bantam-crm': join(resolve(packageFolder), 'src/index.js') },
  loader: { '.json': 'json' },
});
const frame = readFileSync(join(here, 'src/pages/page.html'), 'utf8');
for (const page of PAGES) writeFileSync(join(folder, `${page}.html`), frame.replaceAll('{page}', page));
cpSync(join(here, 'src/pages/pages.css'), join(folder, 'pages.css'));
for (const name of ['icons', 'managed_schema.json', 'LICENSE', 'NOTICE']) cpSync(join(existsSync(join(here, name)) ? here : join(here, '..'), name), join(folder, name), { recursive: true });
// What the browser says itself of the extension. Chromium calls bokmål `no`, Firefox `nb`.
for (const file of readdirSync(join(here, 'words'))) {
  const words = JSON.parse(readFileSync(join(here, 'words', file), 'utf8'));
  const messages = Object.fromEntries(['description', 'hide', 'panel'].map((name) => [name, { message: words[`manifest.${name}`] }]));
  for (const locale of file === 'nb.json' ? ['nb', 'no'] : [file.slice(0, -5)]) {
    mkdirSync(join(folder, '_locales', locale), { recursive: true });
    writeFileSync(join(folder, '_locales', locale, 'messages.json'), `${JSON.stringify(messages, null, 2)}\n`);
  }
}
const manifest = JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8'));
if (flags.includes('--loopback')) manifest.host_permissions = ['http://127.0.0.1/*', 'http://localhost/*'];
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
