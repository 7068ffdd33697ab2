// SPDX-License-Identifier: MIT
// The README's examples run as they stand; those marked `no-run` need a page and are only parsed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { native, packageFolder } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-readme-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(packageFolder, join(folder, 'node_modules/bantam-crm'));

const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const sections = readme.split(/^## /m);
const examples = sections.flatMap((section) => [...section.matchAll(/^```js( no-run)?\n(.*?)^```/gms)].map(([, marked, code]) => ({ heading: section.split('\n')[0], runs: !marked, code })));
/** What an example prints, by its heading; of others that they print something. */
const said = {
  '# bantam-crm': /^[\d.]+ sql \[ 'budget', 'need' \] \w.*\?$/m,
  'What if': /mql: 1,[^]*scoreBefore: 30, score: 80[^]*Uint32Array/,
  'On a web form': /question: 'fit\.employees'[^]*ida@gmail\.com company[^]*\?[^]*calendar \[/,
  'On the site\'s server': /^200 guide calendar mql \[\]\n[^]*"Ida Example"/,
  'Errors': /^syntax \$\.person [^]*'missing \$\.version'[^]*unknown_model/,
};
const published = spawnSync(native, ['publish-form', 'reference', '--event', 'download?asset=buyers_guide', '-o', join(folder, 'form.mjs')]);
assert.equal(published.status, 0);

assert.ok(examples.length >= 3);
examples.forEach(({ heading, runs, code }, i) => {
  test(`${heading}: the example ${runs ? 'runs' : 'parses'}`, () => {
    const file = join(folder, `example-${i}.mjs`);
    writeFileSync(file, code.replace('./form.js', './form.mjs'));
    const run = spawnSync(process.execPath, [...(runs ? [] : ['--check']), file], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    if (runs) assert.match(run.stdout, said[heading] ?? /./);
  });
});
