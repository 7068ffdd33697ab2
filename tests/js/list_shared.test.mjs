// SPDX-License-Identifier: MIT
// What the lists of one model share, and where a record must say what the document says: memory, texts, ids, limits, the day.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bantam, glue, now, packageFolder, wasmBytes } from './places.mjs';

const qualifier = await bantam.Qualifier.load({ model: 'reference' });
const employees = (count) => ({ company: { employees: count } });
const scoreOf = (contact, by = qualifier) => by.score(contact, { now }).score * 1000;
/** 10 points for 50 to 500 people, by the reference model. */
const RIGHT_SIZE = 10_000;
const at = '2026-11-01T10:00:00Z';

/** More texts than lists share: those that come later share others. */
const manyTexts = Array.from({ length: 66_000 }, (_, i) => ({ company: { industry: `software ${i}` } }));

const from = (...path) => import(pathToFileURL(join(...path)).href);

/** Lists as a qualifier makes them, over a module whose calls are counted. */
async function watched() {
  const { ContactList } = await from(glue, 'src/list.js');
  const { packingFor } = await from(glue, 'src/list_packing.js');
  const { default: create } = await from(packageFolder, 'wasm/bantam_bulk.mjs');
  const module = { instantiateWasm: (imports, done) => {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(packageFolder, 'wasm/bantam_bulk.wasm'))), imports);
    done(instance);
    return instance.exports;
  } };
  create(module);
  const give = async (name) => {
    const { needs, files } = (await from(packageFolder, `packs/${name}.js`)).default;
    for (const [path, text] of Object.entries(files)) {
      const bytes = new TextEncoder().encode(text);
      const place = module.addFile(new TextEncoder().encode(path), bytes.length);
      if (place !== 0) module.HEAPU8.set(bytes, place);
    }
    for (const need of needs) await give(need);
  };
  for (const name of ['words-en', 'model-reference']) await give(name);
  const { handle } = JSON.parse(module.shippedModel(new TextEncoder().encode('reference')));
  const calls = {};
  const instance = { generation: 0, module, call: (verb, ...args) => {
    calls[verb] = (calls[verb] ?? 0) + 1;
    return module[verb](...args);
  } };
  const held = { instance, handle, generation: 0, packing: null };
  const lender = { held: () => held, packing: () => (held.packing = packingFor(held.packing, held)) };
  return { calls, module, list: (contacts) => new ContactList(lender, contacts, now), close: () => held.packing.close() };
}

test('a list writes where its own records are, also after later lists share other texts', async () => {
  const own = await bantam.Qualifier.load({ model: 'reference', bytes: wasmBytes() });
  const [first, full] = [own.list([employees(120)], { now }), own.list(manyTexts, { now })];
  const later = own.list([employees(3)], { now });   // the shared packing is full: another one
  first.update(0, employees(130));
  assert.deepEqual([first.score[0], later.score[0]], [RIGHT_SIZE, 0]);
  full.close();
  const last = own.list([employees(120)], { now });
  first.add(employees(130));
  later.add(employees(130));
  assert.deepEqual([[...first.score], [...later.score], [...last.score]], [[RIGHT_SIZE, RIGHT_SIZE], [0, RIGHT_SIZE], [RIGHT_SIZE]]);
  later.close();
  first.repack();
  first.add(employees(120), { person: { title: 'CEO' }, ...employees(120) });
  assert.deepEqual([...first.score.subarray(0, 3)], Array(3).fill(RIGHT_SIZE));
  assert.equal(first.score[3], scoreOf({ person: { title: 'CEO' }, ...employees(120) }));
  own.close();
  first.close();
});

test('one text that is too long, in letters or only in bytes, or that cannot be read, leaves room for all others', async () => {
  const { calls, list: listOf, close } = await watched();
  const odd = ['Руководитель отдела '.repeat(14), 'x'.repeat(600), '\ud800', 'Head of \udc00'].map((title) => ({ person: { title } }));
  const lists = [employees(120), ...odd, ...odd, employees(120)].map((contact) => listOf([contact, employees(120)]));
  assert.deepEqual(lists.map(({ score }) => score[1]), Array(lists.length).fill(RIGHT_SIZE));
  assert.equal(calls.openPacking, 1, 'all lists share what they learned');
  lists[0].update(0, employees(130));
  assert.equal(lists[0].score[0], RIGHT_SIZE);
  for (const list of lists) list.close();
  assert.deepEqual([calls.closeList, calls.closePacking], [lists.length, undefined]);
  close();
  assert.equal(calls.closePacking, 1);
});

test('what is shared is freed when the last of its lists is closed, and not before', async () => {
  const { calls, list: listOf, close } = await watched();
  const [first, full] = [listOf([employees(120)]), listOf(manyTexts)];
  const later = listOf([]);
  assert.deepEqual([calls.openPacking, calls.closePacking], [2, undefined]);
  full.close();
  full.close();
  assert.equal(calls.closePacking, undefined, 'the first one lives');
  first.close();
  assert.equal(calls.closePacking, 1);
  close();
  assert.equal(calls.closePacking, 1);
  later.close();
  assert.equal(calls.closePacking, 2);
});

test('a handle that was never given or is closed is answered with nothing, and changes nothing', async () => {
  const { module, list: listOf } = await watched();
  const list = listOf([employees(120)]);
  const { _packingRoom, _listAdd, _listUpdate, _listRemove, _listSize, _listSetNow, _listColumn, _listOrder, learnValue, learnWord, packingMoment, packingLayout, openList, addDocument, updateDocument } = module;
  const text = new TextEncoder().encode('"x"');
  for (const none of [0, 99, -1]) {
    assert.deepEqual([_packingRoom(none), _listSize(none), _listColumn(none, 0), _listOrder(none), learnValue(none, 0, false, text), learnWord(none, text), packingMoment(none, text), packingLayout(none), openList(none, 0)],
      [0, 0, 0, 0, 0, 0, NaN, '', 0]);
    for (const row of [0, 5]) [_listUpdate(none, 1, row, 3), _listUpdate(1, none, row, 3), _listRemove(none, row), updateDocument(none, row, text)];
    [_listAdd(none, 1, 3), _listAdd(1, none, 3), _listSetNow(none, 0), addDocument(none, text)];
  }
  [_listRemove(1, 5), updateDocument(1, 5, text), _listUpdate(1, 1, 5, 3)];
  assert.deepEqual([list.size, [...list.score], _listSize(1)], [1, [RIGHT_SIZE], 1]);
});

test('ids of events are the same in any case of ASCII letters, and of no others, in a list as one by one', async () => {
  const document = await qualifier.document('reference');
  for (const [told, same, other] of [['Käyntiä', ['Käyntiä', 'käyntiä', 'KäYNTIä'], ['KÄYNTIÄ', 'kÄyntiä']], ['Webinar', ['webinar', 'WEBINAR'], ['webinär']], ['\u212Bvent', ['\u212BVENT'], ['\u00e5vent']]]) {
    const own = await bantam.Qualifier.load({ model: document.replaceAll('"type":"webinar"', `"type":"${told}"`).replaceAll(/"type": "webinar"/g, `"type": "${told}"`) });
    const contacts = [told, ...same, ...other].map((type) => ({ events: [{ type, at }] }));
    const list = own.list(contacts, { now });
    assert.ok(list.score[0] > 0);
    assert.deepEqual([...list.score], [...Array(1 + same.length).fill(list.score[0]), ...Array(other.length).fill(0)], told);
    assert.deepEqual([...list.score], contacts.map((contact) => scoreOf(contact, own)), told);
    own.close();
  }
});

test('limits over all fields of a contact hold in a list as one by one', () => {
  const texts = Array.from({ length: 1000 }, (_, i) => `text ${i}`);
  const many = (count, make) => Array.from({ length: count }, (_, i) => make(i));
  const custom = (count, make) => ({ custom: Object.fromEntries(many(count, (i) => [`c${i}`, make(i)])) });
  const told = (count) => ({ accountFacts: many(count, (i) => ({ fact: `custom.a${i}`, value: i })) });
  const within = [custom(9, () => texts), told(400), custom(390, (i) => i), { ...custom(250, (i) => i), ...told(240) }, { asked: many(600, () => ({ id: 'x' })) }];
  const beyond = [custom(30, () => texts), told(600), { ...custom(390, (i) => i), ...told(300) }, { accountFacts: many(300, (i) => ({ fact: 'company.technologies', value: texts.slice(0, 50), at, name: `${i}` })) },
    { ...custom(9, () => texts), company: { technologies: texts, employees: 120 }, bant: { need: { goals: texts } } }];
  const contacts = [...within, ...beyond].map((contact) => ({ ...contact, company: { ...employees(120).company, ...contact.company } }));
  const list = qualifier.list(contacts, { now });
  assert.deepEqual(contacts.map((contact) => Boolean(qualifier.score(contact, { now }).error)), [...within.map(() => false), ...beyond.map(() => true)]);
  assert.deepEqual([...list.bad].map(Boolean), [...within.map(() => false), ...beyond.map(() => true)]);
  within.forEach((_, row) => assert.equal(list.score[row], scoreOf(contacts[row])));
  beyond.forEach((_, i) => assert.equal(list.error(within.length + i).code, 'too_many'));
});

test('a list judges at the moment that it was told, whatever becomes of the Date', () => {
  const contact = { ...employees(120), events: [{ type: 'contact_request', at: '2026-11-02T08:00:00Z' }] };
  const day = new Date(now);
  const list = qualifier.list([contact], { now: day });
  day.setUTCFullYear(2027);
  assert.equal(Date.parse(list.annotate(0).now), Date.parse(now));
  list.repack();
  assert.equal(list.score[0], scoreOf(contact));
  const next = new Date('2026-11-20T09:00:00Z');
  list.setNow(next);
  next.setUTCFullYear(2030);
  assert.equal(list.annotate(0).score * 1000, list.score[0]);
  assert.equal(Date.parse(list.annotate(0).now), Date.parse('2026-11-20T09:00:00Z'));
});

test('columns that are not known are refused, and only those that are named are there', () => {
  assert.deepEqual(Object.keys(qualifier.list([{}], { now }).columns(['score', 'bad'])), ['score', 'bad']);
});
