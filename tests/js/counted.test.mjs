// SPDX-License-Identifier: MIT
// What counts the tests: a file that never ends, or breaks before it begins, fails by itself.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

const COUNTED = new URL('counted.mjs', import.meta.url).pathname;
const BEGIN = "import test from 'node:test';\n";
const GOOD = `${BEGIN}test('good', () => {}); test('left out', { skip: 'not here' }, () => {});`;

function counted(t, ...texts) {
  const folder = mkdtempSync(join(tmpdir(), 'bantam-counted-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = texts.map((text, index) => join(folder, `${index}.test.mjs`));
  files.forEach((file, index) => writeFileSync(file, texts[index]));
  const env = { ...process.env, BANTAM_SILENT_MINUTES: '0.03' };
  // What runs tests marks its children, who would then speak its own language.
  delete env.NODE_TEST_CONTEXT;
  const { stdout, status } = spawnSync(process.execPath, [COUNTED, 'these', ...files], { env, encoding: 'utf8' });
  return { last: stdout.trim().split('\n').at(-1), stdout, status };
}

test('what passes is counted, what is skipped is not', (t) => {
  const { last, status } = counted(t, GOOD, GOOD);
  assert.deepEqual([last, status], ['these: 2 passed, 0 failed', 0]);
});

test('a test that leaves a server open holds up its own file only', (t) => {
  const open = `${BEGIN}import { createServer } from 'node:http';\ntest('leaves', () => new Promise((done) => createServer().listen(0, '127.0.0.1', done)));`;
  const { last, status, stdout } = counted(t, open, GOOD);
  assert.deepEqual([last, status], ['these: 1 passed, 1 failed', 1]);
  assert.match(stdout, /# .*0\.test\.mjs: nothing was said for/);
});

test('a file that breaks before its first test has failed', (t) => {
  const { last, status } = counted(t, "throw new Error('broken');", GOOD);
  assert.deepEqual([last, status], ['these: 1 passed, 1 failed', 1]);
});

test('no file at all is no success', (t) => {
  const { last, status } = counted(t);
  assert.deepEqual([last, status], ['these: 0 passed, 0 failed', 1]);
});
