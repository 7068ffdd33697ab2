// SPDX-License-Identifier: MIT
// What holds for the sources of every page that is built over the package: types, and words in all languages.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { glue, packageFolder, root } from './places.mjs';

/** @param {string} folder of the project, with a tsconfig.json and sources in src */
export function typesHold(folder) {
  test(`${folder} is checked by tsc`, () => {
    const own = mkdtempSync(join(tmpdir(), 'bantam-types-'));
    try {
      const types = (name) => [join(packageFolder, 'types', name)];
      writeFileSync(join(own, 'tsconfig.json'), JSON.stringify({ extends: join(root, folder, 'tsconfig.json'), include: [join(root, folder, 'src')],
        compilerOptions: { baseUrl: own, paths: { 'bantam-crm': types('index.d.ts'), 'bantam-crm/views': types('views.d.ts') } } }));
      const run = spawnSync(process.execPath, [join(glue, 'node_modules/typescript/bin/tsc'), '-p', own], { encoding: 'utf8' });
      assert.equal(run.stdout + run.stderr, '');
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  });
}

const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();

/** @param {string} folder of the project, with words/<locale>.json @returns {Record<string, any>} the English words */
export function wordsAreWhole(folder) {
  const read = (name) => JSON.parse(readFileSync(join(root, folder, 'words', name), 'utf8'));
  const english = read('en.json');
  for (const name of readdirSync(join(root, folder, 'words')).filter((one) => one !== 'en.json')) {
    test(`the words of ${folder} are whole: ${name}`, () => {
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
  return english;
}
