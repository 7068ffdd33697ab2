// SPDX-License-Identifier: MIT
// The offline page's sources: their types hold, and every language says all that English says.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { glue, packageFolder, root } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-demo-types-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('the page is checked by tsc', () => {
  const types = (name) => [join(packageFolder, 'types', name)];
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'demo/tsconfig.json'), include: [join(root, 'demo/src')],
    compilerOptions: { baseUrl: folder, paths: { 'bantam-crm': types('index.d.ts'), 'bantam-crm/views': types('views.d.ts') } } }));
  const run = spawnSync(process.execPath, [join(glue, 'node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' });
  assert.equal(run.stdout + run.stderr, '');
});

const read = (name) => JSON.parse(readFileSync(join(root, 'demo/words', name), 'utf8'));
const english = read('en.json');
const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();

for (const name of readdirSync(join(root, 'demo/words')).filter((one) => one !== 'en.json')) {
  test(`the page's words are whole: ${name}`, () => {
    const words = read(name);
    assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort());
    const { pluralCategories } = new Intl.PluralRules(name.replace('.json', '')).resolvedOptions();
    for (const [key, message] of Object.entries(words)) {
      assert.equal(typeof message, typeof english[key], key);
      if (typeof message === 'string') assert.equal(places(message), places(english[key]), key);
      else for (const form of pluralCategories) if (form !== 'many' || message.many) assert.ok(message[form], `${key} ${form}`);
    }
  });
}

test('the page names every key that it says', () => {
  const sources = readdirSync(join(root, 'demo/src')).filter((name) => /\.(js|html)$/.test(name)).map((name) => readFileSync(join(root, 'demo/src', name), 'utf8')).join('\n');
  const said = [...sources.matchAll(/\bsay\('([\w.]+)'|data-(?:say|name)="([\w.]+)"/g)].map(([, key, named]) => key ?? named);
  assert.ok(said.length > 50);
  for (const key of said) assert.ok(key in english, key);
});
