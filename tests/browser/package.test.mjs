// SPDX-License-Identifier: MIT
// The package as it lies on a static server, unbundled, in Chromium under a strict policy: page and worker answer the case files
// with the native command's bytes, and nothing is asked of the network but the package's own files.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { modelOf } from '../js/case_models.mjs';
import { bantam, caseNames, native, packageFolder, readCase, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { serveFolders } from './static_server.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const files = caseNames.map(readCase);

let browser, server;
before(async () => {
  browser = await launchChromium();
  server = await serveFolders({ '/package/': packageFolder, '/js/': join(root, 'tests/js'), '/browser/': join(root, 'tests/browser') }, {
    '/': '<!doctype html><title>cases</title><script type="module" src="/browser/case_page.js"></script>',
    '/bare': '<!doctype html><title>bare</title>',
    '/cases.js': `export const files = ${JSON.stringify(files)};`,
  }, POLICY);
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function nativeHash() {
  const folder = mkdtempSync(join(tmpdir(), 'bantam-browser-'));
  const catalogue = await bantam.Qualifier.load({ model: 'reference' });
  const hash = createHash('sha256');
  for (const file of files) {
    writeFileSync(join(folder, 'model.json'), JSON.stringify(await modelOf(file, (id) => catalogue.document(id))));
    const run = spawnSync(native, ['qualify', '--model', join(folder, 'model.json'), '--now', file.now, '--locale', file.locale, '--format', 'ndjson', '-'],
      { input: file.cases.map(({ contact }) => `${JSON.stringify(contact)}\n`).join(''), maxBuffer: 1 << 28 });
    assert.equal(run.status, 0, String(run.error ?? run.stderr));
    hash.update(run.stdout);
  }
  rmSync(folder, { recursive: true });
  return hash.digest('hex');
}

test('page and worker answer the case files with the native bytes, under a strict policy', { timeout: 300_000 }, async () => {
  const page = await browser.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  server.asked.length = 0;
  await page.goto(`${server.origin}/`);
  const answers = await page.evaluate(() => window.answers);
  const expected = await nativeHash();
  assert.deepEqual(answers, { page: expected, worker: expected, refused: ['too_large', 'too_deep', 'closed'], same: true, violations: [] });
  assert.deepEqual(errors, []);
  console.log(`sha256 ${expected} over ${files.length} case files: native, page, worker`);
  const others = server.asked.filter((path) => !/^\/package\/(src|wasm|packs)\//.test(path) && !['/', '/cases.js', '/js/case_models.mjs', '/browser/case_page.js', '/favicon.ico'].includes(path));
  assert.deepEqual(others, []);
  assert.ok(!server.asked.includes('/package/wasm/bantam.wasm'), 'the bytes come as a script');
});

test('the policy is in force: eval and fetch are refused there', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/bare`);
  const refused = await page.evaluate(async (path) => {
    const script = document.createElement('script');
    script.textContent = 'window.inline = 1';
    document.head.append(script);
    return { inline: window.inline ?? null, fetch: await fetch(path).then(() => 'allowed', () => 'refused') };
  }, '/package/wasm/bantam.wasm');
  assert.deepEqual(refused, { inline: null, fetch: 'refused' });
});
