// SPDX-License-Identifier: MIT
// node demo/form/build.mjs PACKAGE FOLDER: the examples, ready to run in FOLDER: `site/` (plain HTML unbundled, React and Vue bundled and
// rendered, the published forms) and the two servers.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const glue = join(here, '../../js-glue');
const esbuild = createRequire(join(glue, 'package.json'))('esbuild');
const [packageFolder, folder] = process.argv.slice(2).map((path) => resolve(path));
if (!packageFolder || !folder) throw new Error('usage: node build.mjs PACKAGE FOLDER');
const site = join(folder, 'site');

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(site, 'published'), { recursive: true });
mkdirSync(join(folder, 'node_modules'));
symlinkSync(packageFolder, join(folder, 'node_modules/bantam-crm'));
symlinkSync(join(glue, 'node_modules/express'), join(folder, 'node_modules/express'));
for (const name of ['leads.mjs', 'server.mjs', 'express.mjs']) cpSync(join(here, name), join(folder, name));
for (const name of ['plain.html', 'calendar.html', 'guide.html', 'page.css']) cpSync(join(here, name), join(site, name));
cpSync(join(packageFolder, 'form'), join(site, 'bantam'), { recursive: true });
writeFileSync(join(site, 'chat.html'), readFileSync(join(here, 'plain.html'), 'utf8').replace('<bantam-form ', '<bantam-form mode="chat" '));

for (const locale of ['de', 'en', 'es', 'fi', 'fr', 'nb', 'pl', 'ru', 'sv']) {
  const out = join(site, `published/form.${locale}.js`);
  execFileSync(process.execPath, [join(packageFolder, 'bin/bantam.cjs'), 'publish-form', 'reference', '--locale', locale, '--event', 'download?asset=buyers_guide', '-o', out], { stdio: 'pipe' });
}

const shape = {
  bundle: true, format: 'esm', minify: true, logLevel: 'warning', jsx: 'automatic', nodePaths: [join(glue, 'node_modules')], define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  alias: { 'bantam-crm/form-element': join(packageFolder, 'src/form/element.js') },
};
for (const [name, ending] of [['react', 'jsx'], ['vue', 'js']]) {
  await esbuild.build({ ...shape, entryPoints: { [name]: join(here, name, `main.${ending}`) }, outdir: site, splitting: true, chunkNames: `${name}-[hash]`, target: ['chrome103', 'firefox113'] });
  const page = join(folder, `${name}-page.mjs`);
  await esbuild.build({ ...shape, entryPoints: [join(here, name, `page.${ending}`)], outfile: page, platform: 'node', banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } });
  const body = await (await import(pathToFileURL(page).href)).default();
  writeFileSync(join(site, `${name}.html`), readFileSync(join(here, 'frame.html'), 'utf8').replace('SCRIPT', `${name}.js`).replace('BODY', () => body));
  rmSync(page);
}
