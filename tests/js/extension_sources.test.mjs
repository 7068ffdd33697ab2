// SPDX-License-Identifier: MIT
// The extension's sources: their types hold, every language says all that English says, and nothing is said that has no words.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { typesHold, wordsAreWhole } from './page_sources.mjs';
import { packageFolder, root } from './places.mjs';

typesHold('plugin-manifest');
const own = wordsAreWhole('plugin-manifest');

test('the pages have words for every key that they say', async () => {
  const { default: views } = await import(join(packageFolder, 'words/en.js'));
  const folder = join(root, 'plugin-manifest/src/pages');
  const sources = readdirSync(folder).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const said = [...sources.matchAll(/\bsay\('([\w.]+)'/g)].map(([, key]) => key);
  assert.ok(said.length > 50);
  for (const key of said) assert.ok(key in own || key in views.messages, key);
});
