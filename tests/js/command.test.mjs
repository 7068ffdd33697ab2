// SPDX-License-Identifier: MIT
// The command as the package installs it: the native one's output and exit codes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { native, packageFolder, root } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-command-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const installed = join(folder, 'node_modules/.bin/bantam');
const sample = 'demo/sample-contacts.csv';
const moment = ['--now', '2026-11-21T09:00:00Z'];

const run = (command, args, options = {}) => spawnSync(command, args, { cwd: root, maxBuffer: 1 << 28, ...options });
const said = ({ status, stdout, stderr }) => ({ status, stdout: stdout.toString(), stderr: stderr.toString() });

before(() => {
  const pack = run('npm', ['pack', '--offline', '--ignore-scripts', '--pack-destination', folder], { cwd: packageFolder });
  assert.equal(pack.status, 0, String(pack.stderr));
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const install = run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, join(folder, archive)], { cwd: folder });
  assert.equal(install.status, 0, String(install.stderr));
});

for (const args of [['models'], ['help'], ['qualify', ...moment, sample], ...['table', 'ndjson', 'csv', 'json'].flatMap((format) => [['qualify', ...moment, '--format', format, sample],
  ['qualify', ...moment, '--locale', 'fi', '--model', 'saas-startup', '--format', format, sample]]), ['contacts', sample], ['contacts', '--columns', sample]]) {
  test(`bantam ${args.join(' ')}`, () => {
    const expected = said(run(native, args));
    assert.equal(expected.status, 0, expected.stderr);
    assert.ok(expected.stdout.length > 50);
    assert.deepEqual(said(run(installed, args)), expected);
  });
}

test('standard input, bad lines, bad usage and missing files end as they do natively', () => {
  const lines = '{"id":"a"}\n{"id":\n{"id":"c","events":[{"type":"contact_request"}]}\n';
  for (const [args, input, status] of [[['qualify', ...moment, '--format', 'ndjson', '-'], lines, 1], [['qualify', ...moment, '--format', 'ndjson', '-'], '', 0],
    [['title', '-'], 'CEO\nHead of Marketing\n', 0], [['unheard'], '', 2], [['qualify', ...moment, 'none.csv'], '', 2], [['check', 'none.json'], '', 2]]) {
    const expected = said(run(native, args, { input }));
    assert.equal(expected.status, status, `${args.join(' ')}: ${expected.stderr}`);
    assert.deepEqual(said(run(installed, args, { input })), expected, args.join(' '));
  }
});

test('two thousand seeded contacts', () => {
  const python = 'import sys; sys.path.insert(0, "tests/command"); from calling import ndjson, seeded; sys.stdout.write(ndjson(seeded(2000)))';
  const seeded = run('python3', ['-c', python]);
  assert.equal(seeded.status, 0, String(seeded.stderr));
  const args = ['qualify', ...moment, '--format', 'ndjson', '-'];
  const expected = said(run(native, args, { input: seeded.stdout }));
  assert.equal(expected.stdout.split('\n').length, 2001);
  assert.deepEqual(said(run(installed, args, { input: seeded.stdout })), expected);
});
