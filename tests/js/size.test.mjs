// SPDX-License-Identifier: MIT
// What loads before a first score does not grow: bytes, as gzip sends them, are the same on every machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CEILING, beforeFirstScore, totalOf } from './sizes.mjs';

test('what loads before a first score stays below the ceiling', async () => {
  const loads = await beforeFirstScore();
  assert.deepEqual(Object.keys(loads), ['scripts', 'module', 'packs']);
  const { gzip } = totalOf(Object.values(loads).flat());
  assert.ok(gzip <= CEILING, `${gzip} bytes`);
});

test('no model, no other language and nothing for files loads with it', async () => {
  const names = Object.values(await beforeFirstScore()).flat();
  assert.ok(names.includes('src/index.js') && names.includes('packs/titles.js'));
  assert.deepEqual(names.filter((name) => /bulk|form\.|words-(?!en)|model-(?!reference)|headers/.test(name)), []);
});
