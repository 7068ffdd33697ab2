// SPDX-License-Identifier: MIT
// The package through the bundlers that people use, and from a file that was opened by double click, in Chromium.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { asksToBeCalled, bantam, glue, now, packageFolder } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { serveFolders } from './static_server.mjs';

const installed = createRequire(join(glue, 'package.json'));
const esbuild = installed('esbuild');

const folder = mkdtempSync(join(tmpdir(), 'bantam-bundles-'));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(packageFolder, join(folder, 'node_modules/bantam-crm'));

/** An app that answers in its own thread and through a worker; WORKER stands for how it starts one. */
const app = (port) => `
  import { Qualifier, RemoteQualifier, startWorker } from 'bantam-crm';
  const contact = ${JSON.stringify(asksToBeCalled)}, options = { now: ${JSON.stringify(now)} };
  window.answers = (async () => {
    const local = await Qualifier.load({ model: 'reference' });
    const remote = await RemoteQualifier.load({ model: 'reference', ${port} });
    return [local.qualifyText(contact, options), await remote.qualifyText(contact, options)];
  })().catch((error) => String(error.stack));
`;
const PAGE = (script) => `<!doctype html><title>app</title>${script}`;
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

let browser, expected;
before(async () => {
  browser = await launchChromium();
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  expected = qualifier.qualifyText(asksToBeCalled, { now });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function answersOf(address) {
  const page = await browser.newPage();
  await page.goto(address);
  const answers = await page.evaluate(() => window.answers);
  await page.close();
  return answers;
}

async function answersServed(built, page) {
  const server = await serveFolders({ '/': built }, page ? { '/': page } : { '/': readFileSync(join(built, 'index.html'), 'utf8') }, POLICY);
  try {
    return await answersOf(`${server.origin}/`);
  } finally {
    await server.close();
  }
}

test('esbuild: the app and the worker as two entry points', async () => {
  writeFileSync(join(folder, 'app.js'), app(''));
  const outdir = join(folder, 'esbuild');
  const result = await esbuild.build({ entryPoints: { app: join(folder, 'app.js'), worker: join(packageFolder, 'src/worker.js') }, bundle: true, format: 'esm',
    splitting: true, minify: true, outdir, logLevel: 'silent' });
  assert.deepEqual(result.warnings, []);
  assert.deepEqual(await answersServed(outdir, PAGE('<script type="module" src="/app.js"></script>')), [expected, expected]);
});

test('Rollup: the worker as a second entry', async () => {
  const { rollup } = await import(pathToFileURL(join(glue, 'node_modules/rollup/dist/es/rollup.js')).href);
  writeFileSync(join(folder, 'rollup-app.js'), app(''));
  const found = { name: 'found', resolveId: (name) => (name === 'bantam-crm' ? join(packageFolder, 'src/index.js') : null) };
  const built = await rollup({ input: { app: join(folder, 'rollup-app.js'), worker: join(packageFolder, 'src/worker.js') }, plugins: [found], logLevel: 'silent' });
  await built.write({ dir: join(folder, 'rollup') });
  assert.deepEqual(await answersServed(join(folder, 'rollup'), PAGE('<script type="module" src="/app.js"></script>')), [expected, expected]);
});

test('webpack: as it is', async () => {
  const { default: webpack } = await import(pathToFileURL(installed.resolve('webpack')).href);
  const root = mkdtempSync(join(folder, 'webpack-'));
  writeFileSync(join(root, 'app.js'), app(''));
  const built = await promisify(webpack)({ context: root, mode: 'production', entry: './app.js', output: { path: join(root, 'built') }, resolve: { modules: [join(folder, 'node_modules')] }, performance: false });
  assert.deepEqual([built.toJson().errors, built.toJson().warnings], [[], []]);
  assert.deepEqual(await answersServed(join(root, 'built'), PAGE('<script src="/main.js"></script>')), [expected, expected]);
});

/** A project of Vite's, with the package installed as a copy: what is linked is never optimized. */
async function viteProject() {
  const vite = await import(pathToFileURL(installed.resolve('vite').replace(/index\.cjs$/, 'dist/node/index.js')).href);
  const root = mkdtempSync(join(folder, 'vite-'));
  cpSync(packageFolder, join(root, 'node_modules/bantam-crm'), { recursive: true });
  writeFileSync(join(root, 'index.html'), PAGE('<script type="module" src="/app.js"></script>'));
  writeFileSync(join(root, 'app.js'), app(''));
  return { vite, root };
}

test('Vite: workers as modules', async () => {
  const { vite, root } = await viteProject();
  await vite.build({ root, configFile: false, logLevel: 'silent', worker: { format: 'es' }, build: { outDir: 'built', modulePreload: false } });
  assert.deepEqual(await answersServed(join(root, 'built')), [expected, expected]);
});

test('Vite while one develops: the package is left as it is', async () => {
  const { vite, root } = await viteProject();
  const server = await vite.createServer({ root, configFile: false, logLevel: 'silent', worker: { format: 'es' }, optimizeDeps: { exclude: ['bantam-crm'] }, server: { host: '127.0.0.1', port: 0 } });
  await server.listen();
  try {
    assert.deepEqual(await answersOf(`http://127.0.0.1:${server.httpServer.address().port}/`), [expected, expected]);
  } finally {
    await server.close();
  }
});

test('one classic script, opened from a file, its worker made of text', async () => {
  const iife = { bundle: true, format: 'iife', minify: true, write: false, logLevel: 'silent', logOverride: { 'empty-import-meta': 'silent' } };
  const worker = (await esbuild.build({ ...iife, entryPoints: [join(packageFolder, 'src/worker.js')] })).outputFiles[0].text;
  writeFileSync(join(folder, 'file-app.js'), app('port: startWorker({ source: WORKER })'));
  const script = (await esbuild.build({ ...iife, entryPoints: [join(folder, 'file-app.js')], define: { WORKER: JSON.stringify(worker) } })).outputFiles[0].text;
  writeFileSync(join(folder, 'page.html'), PAGE('<script src="page.js"></script>'));
  writeFileSync(join(folder, 'page.js'), script);
  assert.doesNotMatch(script, /\beval\s*\(|\bnew\s+Function\b/);
  assert.deepEqual(await answersOf(pathToFileURL(join(folder, 'page.html')).href), [expected, expected]);
});
