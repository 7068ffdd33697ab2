// SPDX-License-Identifier: MIT
// The README's examples run as they stand; those marked `no-run` need a page and are only parsed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { glue, native, packageFolder } from './places.mjs';
import { examples, readme } from './readme_examples.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-readme-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(packageFolder, join(folder, 'node_modules/bantam-crm'));

/** What an example prints, by its heading; of others that they print something. */
const said = {
  '# bantam-crm': /^[\d.]+ sql \[ 'budget', 'need' \] \w.*\?$/m,
  'In a worker': /id: 'c-1',\s+score: 10,/,
  'Loading': /id: 'c-1',\s+score: 0,/,
  'What a person tells': /tier: 'sql'/,
  'A model of one\'s own': /^\d+ \d+ \d+\nrule,name[^]* true$/m,
  'What if': /mql: 1,[^]*scoreBefore: 30, score: 80[^]*Uint32Array/,
  'On a web form': /question: 'fit\.employees'[^]*ida@gmail\.com company[^]*\?[^]*calendar \[/,
  'On the site\'s server': /^200 guide calendar mql \[\]\n[^]*"Ida Example"/,
  'Errors': /^syntax \$\.person [^]*'missing \$\.version'[^]*unknown_model/,
};
const published = spawnSync(native, ['publish-form', 'reference', '--event', 'download?asset=buyers_guide', '-o', join(folder, 'form.mjs')]);
assert.equal(published.status, 0);

assert.ok(examples.length >= 3);
for (const { file, code } of examples) if (file) writeFileSync(join(folder, file), code);
examples.forEach(({ heading, runs, code }, i) => {
  test(`${heading}: the example ${runs ? 'runs' : 'parses'}`, () => {
    const file = join(folder, `example-${i}.mjs`);
    writeFileSync(file, code.replace('./form.js', './form.mjs'));
    const run = spawnSync(process.execPath, [...(runs ? [] : ['--check']), file], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    if (runs) assert.match(run.stdout, said[heading] ?? /./);
  });
});

test('every error that is thrown by name is in the list', () => {
  const [, list] = readme.match(/^## Errors\n(.*?)^## /ms);
  const sources = readdirSync(join(glue, 'src')).filter((name) => name.endsWith('.js') && !/^(form|server)_/.test(name));
  const codes = new Set(sources.flatMap((name) => [...readFileSync(join(glue, 'src', name), 'utf8').matchAll(/misuse\('(\w+)'/g)].map(([, code]) => code)));
  assert.ok(codes.size > 10);
  for (const code of codes) assert.ok(list.includes(`\`${code}\``), code);
});
