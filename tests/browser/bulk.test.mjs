// SPDX-License-Identifier: MIT
// A file in a tab: read in a worker under a strict policy while the page stays free, with progress, abort and the native bytes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { native, packageFolder, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { serveFolders } from './static_server.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const COUNT = 4_000;
const NOW = '2026-11-21T09:00:00Z';

test('a file is read in a worker, and the page stays free', { timeout: 300_000 }, async () => {
  const python = `import sys; sys.path.insert(0, "tests/command"); from calling import ndjson, seeded; sys.stdout.write(ndjson(seeded(${COUNT})))`;
  const seeded = spawnSync('python3', ['-c', python], { cwd: root, maxBuffer: 1 << 28 });
  assert.equal(seeded.status, 0, String(seeded.stderr));
  const expected = spawnSync(native, ['qualify', '--now', NOW, '--format', 'ndjson', '-'], { input: seeded.stdout, maxBuffer: 1 << 28 });
  assert.equal(expected.status, 0, String(expected.stderr));

  const browser = await launchChromium();
  const server = await serveFolders({ '/package/': packageFolder, '/browser/': join(root, 'tests/browser') }, {
    '/': '<!doctype html><title>file</title><script type="module" src="/browser/bulk_page.js"></script>',
    '/seeded.js': `export const now = ${JSON.stringify(NOW)}; export const text = ${JSON.stringify(seeded.stdout.toString())};`,
  }, POLICY);
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${server.origin}/`);
    const answers = await page.evaluate(() => window.answers);
    assert.deepEqual(errors, []);
    assert.equal(answers.error, undefined);
    assert.equal(answers.count, COUNT);
    assert.equal(answers.exported, createHash('sha256').update(expected.stdout).digest('hex'), 'the export is what the command writes');
    assert.ok(answers.told > 3, 'progress');
    assert.equal(answers.aborted, 'aborted');
    assert.ok(answers.toldAfterAbort < answers.told, `told of ${answers.toldAfterAbort} chunks after the abort; the file has forty times ${answers.told}`);
    assert.ok(answers.ticks > 3, 'the page went on while the file was read');
    assert.ok(answers.moved > 0);
    assert.equal(answers.movers, answers.moved);
    assert.deepEqual(answers.violations, []);
    assert.ok(!server.asked.some((path) => path.endsWith('.wasm')), 'the bytes come as a script');
  } finally {
    await browser.close();
    await server.close();
  }
});
