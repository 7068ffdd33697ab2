// SPDX-License-Identifier: MIT
// When the extension notifies: once, of what is new, and only where the user switched it on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memory } from '../../plugin-manifest/src/background/memory.js';

const NOW = '2026-11-02T09:00:00Z';
/** What the browser would have shown, and what it keeps. */
const shown = [];
const kept = {};
let allowed = true;
globalThis.chrome = {
  runtime: { getURL: (path) => path },
  storage: { local: { get: async (names) => (names ? Object.fromEntries(names.filter((name) => name in kept).map((name) => [name, kept[name]])) : structuredClone(kept)), set: async (items) => void Object.assign(kept, structuredClone(items)), remove: async (names) => names.forEach((name) => delete kept[name]) } },
  permissions: { contains: async () => allowed },
  notifications: { create: async ({ title, message, silent }) => void shown.push({ title, message, silent }) },
};
const { notice, WANTED } = await import('../../plugin-manifest/src/background/notices.js');

const memory = new Memory({ get: async () => ({}), set: async () => {}, remove: async () => {} }, 'https://crm.example');
const judged = (tier, handoff = { state: 'none' }) => memory.change(['code:1'], (known) => void (known.name = 'Aino Example'))
  .then((known) => [{ known, annotation: { tier, label: tier === 'sql' ? 'Ready' : 'Early', handoff, reasons: ['Asked to be called'] } }]);
async function told(tier, { handoff, quiet, now = NOW } = {}) {
  shown.length = 0;
  await notice(memory, await judged(tier, handoff), { now, quiet });
  return shown.map(({ title }) => title);
}

test('nothing while it is switched off, and no old news when it is switched on', async () => {
  assert.deepEqual([await told('lead'), await told('sql')], [[], []]);
  kept[WANTED] = true;
  assert.deepEqual(await told('sql'), []);
});

test('a contact that becomes ready is told once, quietly; not what the user did, nor a first sight', async () => {
  await told('lead');
  assert.deepEqual(await told('sql'), ['Aino Example: Ready']);
  assert.equal(shown[0].silent, true);
  assert.deepEqual(await told('sql'), []);
  await told('lead');
  assert.deepEqual([await told('sql', { quiet: true }), await told('sql')], [[], []]);
});

test('a clock that is nearly due is told once; one with time left is not', async () => {
  const handoff = { state: 'open', dueAt: '2026-11-02T10:00:00Z' };
  assert.deepEqual(await told('sql', { handoff }), []);
  assert.deepEqual(await told('sql', { handoff, now: '2026-11-02T09:40:00Z' }), ['Aino Example: Ready']);
  assert.deepEqual(await told('sql', { handoff, now: '2026-11-02T09:45:00Z' }), []);
});

test('without the browser\'s leave nothing is told', async () => {
  allowed = false;
  await told('lead');
  assert.deepEqual(await told('sql'), []);
});
