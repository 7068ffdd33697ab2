// SPDX-License-Identifier: MIT
// node demo/build.mjs PACKAGE FILE: the offline page as one HTML file. A page opened from a file loads no modules and fetches nothing, so
// everything is in it: one classic script, and beside it the worker's script and the words as text; the module's bytes are in the worker. What may run and
// how it looks is fixed by hashes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(here, '../js-glue/package.json'))('esbuild');
const [packageFolder, file] = process.argv.slice(2).map((path) => resolve(path));
if (!packageFolder || !file) throw new Error('usage: node demo/build.mjs PACKAGE FILE');

const shape = { bundle: true, format: 'iife', minify: true, write: false, charset: 'utf8', target: ['chrome103', 'firefox113'], logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' }, loader: { '.csv': 'text' },
  alias: { 'bantam-crm/views': join(packageFolder, 'src/views/index.js'), 'bantam-crm': join(packageFolder, 'src/index.js') } };
/** @param {string} entry */
const bundle = async (entry) => (await esbuild.build({ ...shape, entryPoints: [join(here, 'src', entry)] })).outputFiles[0].text.trim();

const words = Object.fromEntries(readdirSync(join(here, 'words')).filter((name) => name.endsWith('.json'))
  .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(here, 'words', name), 'utf8'))]));
// Inside <script> the text must not look like its end, nor like a comment of HTML.
const inert = (/** @type {string} */ text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
// What is no script of this page stands in blocks of its own, which the browser does not compile.
const worker = inert(await bundle('worker.js'));
const script = inert(await bundle('main.js'));
const style = (await esbuild.transform(readFileSync(join(here, 'src/page.css'), 'utf8'), { loader: 'css', minify: true })).code.trim();

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = ["default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`, 'worker-src blob:', 'img-src data: blob:',
  "connect-src 'none'", "base-uri 'none'", "form-action 'none'"].join('; ');
const page = readFileSync(join(here, 'src/page.html'), 'utf8')
  .replace('POLICY', () => policy).replace('STYLE', () => style).replace('WORDS', () => inert(JSON.stringify(words))).replace('WORKER', () => worker).replace('SCRIPT', () => script);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, page);
console.log(`${file} ${Math.round(page.length / 1024)} kB`);
