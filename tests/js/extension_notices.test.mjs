// SPDX-License-Identifier: MIT
// When the extension notifies: once, of what is new, and only where the user switched it on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Memory } from '../../plugin-manifest/src/background/memory.js';

const NOW = '2026-11-02T09:00:00Z';
/** What the browser would have shown, and what it keeps. */
const shown = [];
const kept = {};
const held = {};
let allowed = true;
globalThis.chrome = {
  runtime: { getURL: (path) => path },
  storage: { session: { get: async ([name]) => (name in held ? { [name]: held[name] } : {}), set: async (items) => void Object.assign(held, items) }, local: { get: async (names) => (names ? Object.fromEntries(names.filter((name) => name in kept).map((name) => [name, kept[name]])) : structuredClone(kept)), set: async (items) => void Object.assign(kept, structuredClone(items)), remove: async (names) => names.forEach((name) => delete kept[name]) } },
  permissions: { contains: async () => allowed },
  notifications: { create: async (id, { title, message, silent }) => void shown.push({ id, title, message, silent }) },
  tabs: { query: async () => tabs, create: async ({ url }) => (did.push(`opens ${url}`), { id: 9, windowId: 1 }), update: async (id) => void did.push(`shows tab ${id}`) },
  windows: { update: async () => {} },
  sidePanel: { open: async ({ tabId }) => {
    if (tabId < 0) throw new Error('no such tab');
    did.push(`panel beside ${tabId}`);
  } },
};
let tabs = [];
const did = [];
const { notice, noticePressed, takeNote, WANTED } = await import('../../plugin-manifest/src/background/notices.js');
const speak = async () => ({ say: (key, args) => `${key} ${Object.values(args).join()}`, moment: (at) => at });

const memory = new Memory({ get: async () => ({}), set: async () => {}, remove: async () => {} }, 'https://crm.example');
let model = { hash: 'one' };
const judged = (tier, handoff = { state: 'none' }) => memory.change(['code:1'], (known) => void (known.name = 'Aino Example'))
  .then((known) => [{ known, annotation: { tier, label: tier === 'sql' ? 'Ready' : 'Early', handoff, reasons: ['Asked to be called'], model } }]);
async function told(tier, { handoff, quiet, now = NOW } = {}) {
  shown.length = 0;
  const seen = await judged(tier, handoff);
  await (quiet ? takeNote(memory, seen, now) : notice(memory, seen, { now, speak, tab: 7 }));
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
  assert.equal(shown[0].message, 'Asked to be called');
  assert.deepEqual(await told('sql'), []);
  await told('lead');
  assert.deepEqual([await told('sql', { quiet: true }), await told('sql')], [[], []]);
});

test('a clock that is nearly due is told once; one with time left is not', async () => {
  const handoff = { state: 'open', dueAt: '2026-11-02T10:00:00Z' };
  assert.deepEqual(await told('sql', { handoff }), []);
  assert.deepEqual(await told('sql', { handoff, now: '2026-11-02T09:40:00Z' }), ['Aino Example: Ready']);
  assert.equal(shown[0].message, 'notice.due 2026-11-02T10:00:00Z');
  assert.deepEqual(await told('sql', { handoff, now: '2026-11-02T09:45:00Z' }), []);
});

test('what another model thinks of a contact is no news of the contact', async () => {
  await told('lead');
  model = { hash: 'two' };
  assert.deepEqual(await told('sql'), []);
  await told('lead');
  assert.deepEqual(await told('sql'), ['Aino Example: Ready']);
  model = { hash: 'one' };
});

test('many at once are one notification, which leads to the work list', async () => {
  const known = await memory.changeAll(Array.from({ length: 5 }, (_, i) => ({ keys: [`code:many${i}`], change: (one) => void Object.assign(one, { name: `Sample ${i}`, noticed: { tier: 'lead', model: 'one' } }) })));
  shown.length = 0;
  await notice(memory, known.map((one) => ({ known: one, annotation: { tier: 'sql', label: 'Ready', handoff: { state: 'none' }, model } })), { now: NOW, speak, tab: 7 });
  assert.deepEqual(shown.map(({ id, title, message }) => [id, title, message]), [['[7,"https://crm.example",null]', 'notice.many 5', 'Sample 0, Sample 1, Sample 2']]);
});

/** What a press brings up. */
async function pressed(id) {
  did.length = 0;
  for (const name of Object.keys(held)) delete held[name];
  await noticePressed(id);
  return did;
}

test('a press brings up the tab of the CRM, and the contact beside it', async () => {
  await told('lead');
  await told('sql');
  const [{ id }] = shown;
  tabs = [{ id: 3, windowId: 1, url: 'https://crm.example/other' }, { id: 7, windowId: 1, url: 'https://crm.example/list' }];
  assert.deepEqual(await pressed(id), ['panel beside 7', 'shows tab 7']);
  assert.deepEqual([held['shown|7'].open, held['shown|7'].list, held['shown|7'].site], ['code:1', false, 'https://crm.example']);
});

test('where its tab was closed another of the CRM comes up, else the record is opened anew', async () => {
  tabs = [{ id: 3, windowId: 1, url: 'https://crm.example/other' }];
  assert.deepEqual(await pressed('[-1,"https://crm.example","code:1"]'), ['shows tab 3', 'panel beside 3']);
  tabs = [];
  kept['contact|https://crm.example|code:5'] = { keys: ['code:5'], link: 'https://crm.example/contacts/5' };
  assert.deepEqual(await pressed('[-1,"https://crm.example","code:5"]'), ['opens https://crm.example/contacts/5', 'shows tab 9', 'panel beside 9']);
});

test('the work list comes up where no one contact is meant', async () => {
  tabs = [{ id: 7, windowId: 1, url: 'https://crm.example/list' }];
  await pressed('[7,"https://crm.example",null]');
  assert.deepEqual([held['shown|7'].open, held['shown|7'].list], [null, true]);
});

test('without the browser\'s leave nothing is told', async () => {
  allowed = false;
  await told('lead');
  assert.deepEqual(await told('sql'), []);
});
