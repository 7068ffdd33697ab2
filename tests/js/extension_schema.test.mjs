// SPDX-License-Identifier: MIT
// What older versions of the extension stored is read by this one; what a newer one stored is left alone. People are invented.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

let kept = {};
let full = false;
globalThis.chrome = { storage: { local: {
  get: async (names) => structuredClone(names ? Object.fromEntries(names.filter((name) => name in kept).map((name) => [name, kept[name]])) : kept),
  set: async (items) => {
    if (full) throw new Error('QUOTA_BYTES quota exceeded');
    Object.assign(kept, structuredClone(items));
  },
} } };
const { MIGRATIONS, schemaHolds, VERSION } = await import('../../plugin-manifest/src/background/schema.js');
const { contactOf } = await import('../../plugin-manifest/src/background/known_contact.js');

/** As the background does when it starts. */
async function start() {
  const anew = await import(`../../plugin-manifest/src/background/schema.js?${Math.random()}`);
  return anew.schemaHolds();
}
const NAME = 'contact|https://crm.example|record:contacts/1';
/** One contact as each version stored it, and what this one makes of it. */
const STATES = {
  'answers, events and opinions in lists of their own': { keys: ['record:contacts/1'], name: 'Aino Example', link: null, seenAt: '2026-11-20', seen: { 'person.title': { value: 'CEO', at: '2026-11-20' } }, events: [], observed: [],
    told: [{ path: 'company.industry', value: 'software', at: '2026-11-20T09:00:00Z', by: 'AK' }], done: [{ type: 'meeting', at: '2026-11-19T12:00:00Z' }], asked: [{ questionId: 'fit.industry', at: '2026-11-20T09:00:00Z', result: 'software' }],
    lifecycle: { verifiedBy: 'AK', verifiedAt: '2026-11-20T09:00:00Z', feedback: 'good' } },
  'what people told as a contact of its own': { keys: ['record:contacts/1'], name: 'Aino Example', link: null, at: '2026-11-20', onPage: true, seen: { 'person.title': { value: 'CEO', at: '2026-11-20' } }, joined: {}, events: [], notes: [], observed: [], wrong: {},
    own: { company: { industry: { value: 'software', at: '2026-11-20T09:00:00Z', by: 'AK', source: 'person' } }, custom: { feedback: { value: 'good', source: 'person' } }, lifecycle: { verifiedBy: 'AK', verifiedAt: '2026-11-20T09:00:00Z' },
      events: [{ type: 'meeting', at: '2026-11-19T12:00:00Z' }], asked: [{ questionId: 'fit.industry', at: '2026-11-20T09:00:00Z', result: 'software' }] }, before: [], noticed: {} },
};
beforeEach(() => {
  kept = {};
  full = false;
});

for (const [what, stored] of Object.entries(STATES)) {
  test(`an older state is read: ${what}`, async () => {
    kept = { [NAME]: stored, settings: { locale: 'fi', firstRunDone: true, sites: { 'https://crm.example': { on: true, map: { Was: 'person.title' } } } } };
    await start();
    assert.deepEqual(kept[NAME], STATES['what people told as a contact of its own']);
    assert.deepEqual(contactOf(kept[NAME], 'x').company.industry, { value: 'software', source: 'person', at: '2026-11-20T09:00:00Z', by: 'AK' });
    assert.deepEqual(kept.settings.sites['https://crm.example'], { on: true, map: { Was: 'person.title' }, fields: [] });
    assert.equal(kept.schema, VERSION);
  });
}

test('nothing stored yet is this version', async () => {
  await start();
  assert.deepEqual(kept, { schema: VERSION });
});

test('every migration has a day, and run twice it changes nothing more', () => {
  for (const [i, { version, day, change }] of MIGRATIONS.entries()) {
    assert.equal(version, i + 1);
    assert.match(day, /^\d{4}-\d\d-\d\d$/);
    const once = change({ [NAME]: STATES['answers, events and opinions in lists of their own'], notify: true });
    assert.deepEqual(change(structuredClone(once)), once);
    assert.equal(once.notify, true);
  }
});

test('what a newer version stored is refused by its code and left as it is', async () => {
  kept = { schema: VERSION + 1, [NAME]: { of: 'the future' } };
  const before = structuredClone(kept);
  await assert.rejects(start(), { code: 'newer' });
  assert.deepEqual(kept, before);
});

test('where the migration cannot be stored the old state stands, and the next try starts from it', async () => {
  kept = { [NAME]: STATES['answers, events and opinions in lists of their own'] };
  full = true;
  const before = structuredClone(kept);
  await assert.rejects(schemaHolds(), /quota/);
  assert.deepEqual(kept, before);
  full = false;
  await schemaHolds();
  assert.equal(kept.schema, VERSION);
});
