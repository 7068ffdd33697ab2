// SPDX-License-Identifier: MIT
// The README's examples run as they stand; those marked `no-run` need a page and are only parsed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { packageFolder } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-readme-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(packageFolder, join(folder, 'node_modules/bantam-crm'));

const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```js( no-run)?\n(.*?)^```/gms)].map(([, marked, code]) => ({ runs: !marked, code }));
const said = [/^[\d.]+ sql \[ 'budget', 'need' \] \w.*\?$/m, undefined, undefined, /mql: 1,[^]*scoreBefore: 30, score: 80[^]*Uint32Array/, /^syntax \$\.person [^]*'missing \$\.version'[^]*unknown_model/];

assert.ok(examples.length >= 3);
examples.forEach(({ runs, code }, i) => {
  test(`example ${i + 1} ${runs ? 'runs' : 'parses'}`, () => {
    const file = join(folder, `example-${i}.mjs`);
    writeFileSync(file, code);
    const run = spawnSync(process.execPath, [...(runs ? [] : ['--check']), file], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    if (runs) assert.match(run.stdout, said[i]);
  });
});
