// SPDX-License-Identifier: MIT
// What the extension remembers of contacts: who is whom, what counts, what survives a write that fails or is cut short. People are invented.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contactOf, join, reject, remember, tell, undo } from '../../plugin-manifest/src/background/known_contact.js';
import { Memory } from '../../plugin-manifest/src/background/memory.js';
import { bantam, now } from './places.mjs';

const SITE = 'https://crm.example';
/** A browser's storage; `fails` makes the next write fail, `cut` makes it stop before what is superseded is removed. */
function storeOf(items = {}) {
  const store = { items, fails: false, cut: false, writes: 0,
    get: async () => structuredClone(store.items),
    set: async (some) => {
      store.writes += 1;
      if (store.fails) throw new Error('QUOTA_BYTES quota exceeded');
      Object.assign(store.items, structuredClone(some));
    },
    remove: async (names) => {
      if (store.cut) throw new Error('killed');
      for (const name of names) delete store.items[name];
    } };
  return store;
}
const saw = (contact, link = null) => (known) => remember(known, contact, { at: '2026-11-01', name: contact.person.name, link });
const person = (more) => ({ person: { name: 'Aino Example', ...more }, observed: [] });

test('what was told of a contact is there after a restart', async () => {
  const store = storeOf();
  await new Memory(store, SITE).change(['record:contacts/1'], saw(person({ title: 'CEO' })));
  await new Memory(store, SITE).change(['record:contacts/1'], (known) => tell(known, now, (own) => ({ ...own, company: { industry: { value: 'software', source: 'person', at: now, by: 'Invented Colleague' } } })));
  const again = new Memory(store, SITE);
  await again.load();
  const known = again.find(['record:contacts/1']);
  assert.deepEqual(contactOf(known, 'x').company, { industry: { value: 'software', source: 'person', at: now, by: 'Invented Colleague' } });
});

test('an attribute of a firm\'s own keeps its name, dots and all', async () => {
  const memory = new Memory(storeOf(), SITE);
  await memory.change(['code:8'], saw({ ...person({}), custom: { 'lead.source': 'fair', region: 'north' } }));
  assert.deepEqual(Object.keys(contactOf(memory.find(['code:8']), 'x').custom).sort(), ['lead.source', 'region']);
});

test('where nothing can be stored nothing has changed, and the next try starts from what was stored', async () => {
  const store = storeOf();
  const memory = new Memory(store, SITE);
  await memory.change(['code:7'], saw(person({ title: 'CEO' })));
  store.fails = true;
  await assert.rejects(memory.change(['code:7'], saw(person({ title: 'CTO' }))), { code: 'not_stored' });
  store.fails = false;
  await memory.load();
  assert.equal(memory.find(['code:7']).seen['person.title'].value, 'CEO');
});

test('a write that was cut short leaves one contact, the newer', async () => {
  const store = storeOf();
  const memory = new Memory(store, SITE);
  await memory.change(['email:aino@koivu.example'], saw(person({ title: 'CEO' })));
  store.cut = true;
  await assert.rejects(memory.change(['record:contacts/1', 'email:aino@koivu.example'], saw(person({ title: 'CTO' }))));
  assert.equal(Object.keys(store.items).length, 2);
  const again = new Memory(storeOf(store.items), SITE);
  await again.load();
  assert.deepEqual(again.all().map(({ seen }) => seen['person.title'].value), ['CTO']);
});

test('two records that share an e-mail stay two, and who asks by the e-mail gets both', async () => {
  const memory = new Memory(storeOf(), SITE);
  await memory.change(['record:contacts/3', 'email:shared@invented.example'], saw(person()));
  await memory.change(['record:contacts/4', 'email:shared@invented.example'], saw(person()));
  assert.equal(memory.all().length, 2);
  assert.equal(memory.allOf('shared@invented.example').length, 2);
});

test('a contact of a file becomes the record that shows its e-mail, with all that was told of it', async () => {
  const store = storeOf();
  const memory = new Memory(store, SITE);
  await memory.change(['record:contacts/1'], saw(person({ title: 'CEO' }), `${SITE}/contacts/1`));
  await memory.change(['email:aino@koivu.example'], (known) => {
    join(known, { person: { email: 'aino@koivu.example' }, events: [{ type: 'webinar', at: '2026-10-30T10:00:00Z' }], observed: ['webinar'] }, { at: '2026-11-01', name: '' });
    tell(known, now, (own) => ({ ...own, asked: [{ questionId: 'fit.industry', at: now, result: 'no_answer' }] }));
  });
  await memory.change(['record:contacts/1', 'email:aino@koivu.example'], saw(person({ title: 'CEO', email: 'aino@koivu.example' })));
  assert.equal(Object.keys(store.items).length, 1);
  const contact = contactOf(memory.find(['email:aino@koivu.example']), 'x');
  assert.deepEqual([contact.events.length, contact.asked.length, contact.person.title.value, contact.observed], [1, 1, 'CEO', ['webinar']]);
});

test('a wrong value counts no more, another one does, and both steps can be taken back', async () => {
  const memory = new Memory(storeOf(), SITE);
  const keys = ['record:contacts/1'];
  await memory.change(keys, saw(person({ title: 'CEO' })));
  const known = await memory.change(keys, (one) => {
    tell(one, now, (own) => own);
    reject(one, 'person.title');
  });
  assert.equal(contactOf(known, 'x').person.title, undefined);
  await memory.change(keys, saw(person({ title: 'CEO' })));
  assert.equal(contactOf(known, 'x').person.title, undefined);
  await memory.change(keys, saw(person({ title: 'CTO' })));
  assert.equal(contactOf(known, 'x').person.title.value, 'CTO');
  await memory.change(keys, saw(person({ title: 'CEO' })));
  await memory.change(keys, undo);
  assert.equal(contactOf(known, 'x').person.title.value, 'CEO');
  await memory.change(keys, undo);
  assert.equal(contactOf(known, 'x').person.title.value, 'CEO');
});

test('the page, a file and a person may say three things: the core reads all of them without a warning', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const memory = new Memory(storeOf(), SITE);
  const technologies = ['one', 'two'];
  const known = await memory.change(['code:1'], (one) => {
    saw({ ...person({ title: 'Buyer' }), company: { technologies, employees: 20 }, lifecycle: { createdAt: '2026-10-01' }, account: 'koivu' })(one);
    join(one, { person: { title: 'CEO' }, company: { technologies, employees: { min: 50, max: 200 } } }, { at: '2026-10-30', name: '' });
    tell(one, now, (own) => ({ ...own, company: { employees: { value: 80, source: 'person', at: now, by: 'Invented Colleague' } } }));
  });
  const contact = contactOf(known, 'x');
  assert.equal(contact.company.employees.length, 3);
  assert.equal(contact.lifecycle.createdAt, '2026-10-01');
  const annotation = qualifier.qualify(contact, { now });
  assert.deepEqual(annotation.warnings, []);
  assert.ok(annotation.ledger.some(({ reason }) => /employees|size/i.test(reason.text)), JSON.stringify(annotation.ledger.map(({ reason }) => reason.text)));
});
