// SPDX-License-Identifier: MIT
// The offline page's sources: their types hold, and every language says all that English says.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { typesHold, wordsAreWhole } from './page_sources.mjs';
import { root } from './places.mjs';

typesHold('demo');
const english = wordsAreWhole('demo');

test('the page names every key that it says', () => {
  const sources = readdirSync(join(root, 'demo/src')).filter((name) => /\.(js|html)$/.test(name)).map((name) => readFileSync(join(root, 'demo/src', name), 'utf8')).join('\n');
  const said = [...sources.matchAll(/\bsay\('([\w.]+)'|data-(?:say|name)="([\w.]+)"/g)].map(([, key, named]) => key ?? named);
  assert.ok(said.length > 50);
  for (const key of said) assert.ok(key in english, key);
});
