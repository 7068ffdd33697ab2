// SPDX-License-Identifier: MIT
// node tests/gallery/build.mjs [PACKAGE [OUT.html]]: one page with every state of every view, from the assembled package and the
// case files; it opens by double click. Its policy refuses inline styles and every request, as the strictest page would.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { modelOf } from '../js/case_models.mjs';
import { modelState, whatIfStates } from './numbers.mjs';
import { statesOf } from './states.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const [folder = join(root, 'build/wasm/package'), out = join(root, 'build/gallery.html')] = process.argv.slice(2).map((name) => resolve(name));
const esbuild = createRequire(join(root, 'js-glue/package.json'))('esbuild');

const bantam = await import(pathToFileURL(join(folder, 'src/index.js')).href);
const views = await import(pathToFileURL(join(folder, 'src/views/index.js')).href);
const states = await statesOf(bantam, modelOf, join(root, 'tests/cases'), views.LOCALES);

const numbers = await whatIfStates(bantam);
const models = Object.fromEntries(await Promise.all(views.LOCALES.map(async (/** @type {string} */ locale) => [locale, await modelState(bantam, locale)])));

const { outputFiles } = await esbuild.build({
  entryPoints: [join(here, 'gallery.js')], bundle: true, write: false, format: 'iife', minify: true, alias: { 'bantam-crm/views': join(folder, 'src/views/index.js'), 'bantam-crm/elements': join(folder, 'src/elements.js') },
});
const data = JSON.stringify({ states, numbers, models }).replaceAll('<', '\\u003c');
const script = `const shownData=${data};${outputFiles[0].text}`;
const style = readFileSync(join(here, 'gallery.css'), 'utf8');
const hash = (/** @type {string} */ text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
writeFileSync(out, `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; require-trusted-types-for 'script'">
<title>Bantam: the views</title><style>${style}</style><main id="gallery"></main><script>${script}</script></html>`);
console.log(`${out}: ${states.length} cases, ${states.filter(({ kept }) => kept).length} of them shown as panels`);
