// SPDX-License-Identifier: MIT
// Lists: the same answers as one by one, whatever the contacts look like, and again when the day or a contact is another.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { modelOf } from './case_models.mjs';
import { asksToBeCalled, bantam, caseNames, native, now, readCase, wasmBytes } from './places.mjs';
import { MessageChannel } from 'node:worker_threads';
import { seeded } from './seeded_contacts.mjs';

const qualifier = await bantam.Qualifier.load({ model: 'reference' });

/** What a list says of a row, as `score` says it. */
function rowOf({ summary, ...columns }, row) {
  if (columns.bad[row]) return 'bad';
  const lead = summary.standings[columns.standing[row]] === 'lead';
  return {
    score: lead ? columns.score[row] / 1000 : null, fit: lead ? columns.fit[row] / 1000 : null, engagement: lead ? columns.engagement[row] / 1000 : null,
    tier: lead ? summary.tiers[columns.tier[row]] : null, standing: summary.standings[columns.standing[row]],
    missing: summary.criteria.filter((_, bit) => columns.missing[row] >> bit & 1),
  };
}

function expected(contact, moment, by = qualifier) {
  const found = by.qualify(contact, { now: moment });
  if (found.error) return 'bad';
  const { score, fit, engagement, tier, standing, missing } = found;
  return { score, fit, engagement, tier, standing, missing: standing === 'lead' ? ['budget', 'authority', 'need', 'timeline'].filter((name) => missing.includes(name)) : [] };
}

function assertSame(list, contacts, moment, by = qualifier) {
  const all = { summary: list.summary, ...list.columns() };
  contacts.forEach((contact, row) => assert.deepEqual(rowOf(all, row), expected(contact, moment, by), `row ${row} at ${moment}`));
}

test('every case file: a list says what single calls say', async () => {
  for (const name of caseNames) {
    const file = readCase(name);
    const own = await bantam.Qualifier.load({ model: await modelOf(file, (id) => qualifier.document(id)) });
    const contacts = file.cases.map(({ contact }) => contact);
    const list = own.list(contacts, { now: file.now });
    assertSame(list, contacts, file.now, own);
    for (const moment of ['2026-01-01', '2027-03-01T10:00:00Z', file.now]) {
      list.setNow(moment);
      assertSame(list, contacts, moment, own);
    }
    own.close();
  }
});

test('two thousand contacts of all kinds: the same at any moment', () => {
  const contacts = Array.from({ length: 2000 }, (_, i) => seeded(i));
  const list = qualifier.list(contacts, { now });
  assertSame(list, contacts, now);
  for (const moment of ['2026-11-03', '2027-02-11T12:00:00+02:00', '2025-06-01', now]) {
    list.setNow(moment);
    assertSame(list, contacts, moment);
  }
  list.close();
});

test('a moment that is almost one is what it is one by one', () => {
  const moment = '2026-10-16T09:00:00Z';
  const texts = [...moment].flatMap((_, at) => [...' -:T5x/'].map((other) => moment.slice(0, at) + other + moment.slice(at + 1)));
  const contacts = texts.map((at) => ({ events: [{ type: 'contact_request', at }, { type: 'download', asset: 'buyers_guide', at: '2026-10-20T09:00:00Z' }] }));
  assertSame(qualifier.list(contacts, { now }), contacts, now);
});

test('hostile objects are rows like all others', () => {
  const circle = { id: 'circle' };
  circle.self = circle;
  class Own { constructor() { this.company = { employees: 120 }; } toJSON() { return { company: { employees: 1 } }; } }
  class Heir { get company() { return { employees: 120 }; } }
  const contacts = [
    asksToBeCalled, circle, null, undefined, 5, 'not JSON', '{"company":{"employees":120}}', new TextEncoder().encode('{"person":{}}'), [], 7n, Symbol('s'), () => {},
    JSON.parse('{"__proto__":{"company":{"employees":120}},"constructor":{"prototype":{"x":1}}}'), { [Symbol('company')]: 1, company: { employees: 120 } },
    new Own(), new Heir(), Object.create({ company: { employees: 120 } }), Object.assign(Object.create(null), { company: { employees: 120 } }),
    { company: new Own() }, { toJSON: () => ({ company: { employees: 70 } }) }, { get company() { throw new Error('no'); } }, { company: { employees: 5n } },
    new Proxy({ company: { employees: 120 } }, {}), { person: { title: '\uD800' } }, { person: { title: 'x'.repeat(5000) } }, { events: Array(1500).fill({ type: 'page_view', topic: 'product', at: '2026-11-01' }) },
    { notes: Array.from({ length: 3000 }, () => 'word') }, { custom: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`c${i}`, i])) }, { events: [{ type: 'page_view', at: new Date() }] },
    ...[() => [], () => { throw new Error('no'); }].flatMap((toJSON) => [{ events: Object.assign([...asksToBeCalled.events], { toJSON }) }, { bant: { need: { goals: Object.assign(['more leads'], { toJSON }) } } }, { custom: { idle: Object.assign([1], { toJSON }) } }]),
    { unknown: JSON.parse('['.repeat(70) + ']'.repeat(70)) }, { company: { employees: NaN } }, { company: { employees: Infinity, industry: new String('software') } },
  ];
  const list = qualifier.list(contacts, { now });
  assertSame(list, contacts, now);
  list.setNow('2026-12-01');
  assertSame(list, contacts, '2026-12-01');
  assert.equal(list.error(1).code, 'not_json');
  assert.equal(list.error(0), null);
  assert.equal(Object.prototype.x, undefined);
  list.close();
});

test('what is below nothing is unknown, packed or not', () => {
  const below = [-5, '-5', { min: -10, max: 20 }, { max: -1 }, { value: -5, source: 'form', at: '2026-11-01' }, [{ value: -5 }, { value: 120 }]];
  const contacts = below.flatMap((employees) => [{ company: { employees } }, { company: { revenue: employees } }, { accountFacts: [{ fact: 'company.employees', value: -5 }] }]);
  const list = qualifier.list(contacts, { now });
  assertSame(list, contacts, now);
  assert.equal(list.score[0], qualifier.list([{}], { now }).score[0]);
  assert.equal(list.annotate(0).warnings[0].code, 'number_out_of_range');
  list.close();
});

test('an object that asks the list while it is packed is refused, and the list stays whole', () => {
  const list = qualifier.list([asksToBeCalled], { now });
  const codes = [];
  list.add({ get company() { try { list.add({}); } catch (error) { codes.push(error.code); } return { employees: 120 }; } }, asksToBeCalled);
  assert.deepEqual([...new Set(codes)], ['misuse']);
  assert.deepEqual([list.size, list.score.length, list.score[2]], [3, 3, list.score[0]]);
});

test('an object that makes a list, or closes one or its model, while it is packed spoils no answer', async () => {
  const contact = { company: { employees: 120 }, person: { title: 'CEO' } };
  const expected = qualifier.score(contact, { now }).score * 1000;
  const after = (own) => ({ company: { employees: 120 }, get person() { own(); return { title: 'CEO', email: `a@${Math.random()}.example` }; } });
  const making = after(() => assert.throws(() => qualifier.list([{}, {}], { now }), { code: 'misuse' }));
  const list = qualifier.list([contact, making, contact], { now });
  list.update(0, making);
  list.add(making);
  assert.deepEqual([...list.score], Array(4).fill(expected));
  const own = await bantam.Qualifier.load({ model: 'reference' });
  const [closing, other] = [own.list([contact], { now }), own.list([contact], { now })];
  assert.throws(() => closing.add(contact, after(() => closing.close()), '{}'), { code: 'closed' });
  assert.equal(other.score[0], expected);
  assert.throws(() => own.list([contact, after(() => own.close())], { now }), { code: 'closed' });
  assert.deepEqual([...list.score], Array(4).fill(expected));
  list.close();
});

test('contacts come, change and go', () => {
  const contacts = Array.from({ length: 30 }, (_, i) => seeded(i));
  const list = qualifier.list(contacts, { now });
  list.setNow('2026-11-05');
  list.update(3, asksToBeCalled);
  list.add(seeded(99), '{"company":{"employees":120}}');
  list.remove(0);
  contacts[3] = asksToBeCalled;
  contacts.push(seeded(99), '{"company":{"employees":120}}');
  contacts.shift();
  for (let i = 0; i < 200; ++i) list.update(i % list.size, contacts[i % list.size]);
  assertSame(list, contacts, '2026-11-05');
  list.setNow('2027-01-01');
  assertSame(list, contacts, '2027-01-01');
  assert.equal(list.annotate(2, { locale: 'fi' }).label, qualifier.qualify(asksToBeCalled, { now: '2027-01-01', locale: 'fi' }).label);
  assert.throws(() => list.update(99, {}), { code: 'not_here' });
  assert.throws(() => list.columns(['nonsense']), { code: 'misuse' });
  assert.throws(() => list.setNow('some day'), { code: 'bad_now' });
});

test('the work order is that of the command', () => {
  const contacts = Array.from({ length: 200 }, (_, i) => ({ ...seeded(i), id: `w${i}` })).filter((contact) => !qualifier.score(contact, { now }).error);
  const run = spawnSync(native, ['qualify', '--now', now, '--format', 'ndjson', '-'], { input: contacts.map((contact) => JSON.stringify(contact)).join('\n'), encoding: 'utf8' });
  const found = run.stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  const rank = (i) => [found[i].tier ? ['disqualified', 'lead', 'mql', 'sql'].indexOf(found[i].tier) : -1, found[i].score ?? 0, found[i].fit ?? 0];
  const order = [...qualifier.list(contacts, { now }).inWorkOrder()];
  const sorted = contacts.map((_, i) => i).sort((a, b) => rank(b)[0] - rank(a)[0] || rank(b)[1] - rank(a)[1] || rank(b)[2] - rank(a)[2] || a - b);
  assert.deepEqual(order, sorted);
});

test('more texts than a list may learn are no other answers', () => {
  const contacts = Array.from({ length: 70_000 }, (_, i) => ({ company: { industry: `software ${i}`, employees: 120 } }));
  const list = qualifier.list(contacts, { now });
  assert.deepEqual([...new Set(list.score)], [45_000]);
  list.close();
  assert.equal(qualifier.list([{ company: { industry: 'software 70001' } }], { now }).score[0], 35_000);
});

test('more ids of events than a list may learn are no other answers', () => {
  const at = '2026-10-16T09:00:00Z';
  const downloads = (/** @type {number} */ from) => Array.from({ length: 1000 }, (_, i) => ({ type: 'download', at, asset: `paper ${from + i}` }));
  const contacts = Array.from({ length: 70 }, (_, i) => ({ events: downloads(i * 1000) }));
  contacts.push({ events: [{ type: 'webinar', at }, { type: 'download', at, asset: 'buyers_guide' }] }, { events: [{ type: 'contact_request', at }] });
  assertSame(qualifier.list(contacts, { now }), contacts, now);
});

test('a list that was lost says so, and is packed again', async () => {
  const own = await bantam.Qualifier.load({ model: 'reference', bytes: wasmBytes() });
  const list = own.list([asksToBeCalled], { now });
  const before = list.score[0];
  const huge = `{"notes":[${Array(9000).fill('"' + 'x'.repeat(1500) + '"').join()}],"events":[${Array(99_000).fill('{"type":"x"}').join()}]}`;
  assert.throws(() => { for (let i = 0; i < 40; ++i) list.add(huge); }, { code: 'instance_lost' });
  for (const ask of [() => list.score, () => list.setNow(now), () => list.annotate(0), () => list.add({})]) assert.throws(ask, { code: 'list_lost' });
  list.repack();
  assert.equal(list.score[0], before);
  const small = own.list([asksToBeCalled], { now });
  assert.equal(small.score[0], before);
  own.close();
  assert.throws(() => small.score, { code: 'closed' });
});

test('lists and qualifiers that are forgotten free what they shared', async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc');
  const bytes = wasmBytes();
  for (let i = 0; i < 400; ++i) {
    (await bantam.Qualifier.load({ model: 'reference', bytes })).list(Array.from({ length: 200 }, (_, j) => ({ company: { industry: `of its own ${j}` } })), { now });
    if (i % 50 !== 49) continue;
    collect();
    await new Promise((resume) => setTimeout(resume, 20));
  }
});

test('a closed list is closed', () => {
  const list = qualifier.list([], { now });
  assert.deepEqual([list.size, list.score.length, list.inWorkOrder().length], [0, 0, 0]);
  list.close();
  list.close();
  for (const ask of [() => list.score, () => list.add({}), () => list.setNow(now), () => list.repack()]) assert.throws(ask, { code: 'closed' });
  assert.throws(() => qualifier.list([], {}), { code: 'bad_now' });
});

test('a list behind a port: the same, in chunks', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = bantam.serve(port2);
  const remote = await bantam.RemoteQualifier.load({ model: 'reference', locales: ['fi'], port: port1 });
  const contacts = [asksToBeCalled, ...Array.from({ length: 2500 }, (_, i) => seeded(i)), { toJSON: () => asksToBeCalled }, '{"company":{"employees":120}}'];
  const done = [];
  const list = await remote.list(contacts, { now, onProgress: (progress) => done.push(progress.done) });
  const here = qualifier.list(contacts, { now });
  assert.deepEqual(await list.columns(), here.columns());
  assert.deepEqual(done, [1000, 2000, 2503]);
  assert.deepEqual(list.summary, here.summary);
  await list.setNow(new Date('2026-12-24T00:00:00Z'));
  await list.update(1, { company: { employees: 120 } });
  await list.add(asksToBeCalled);
  await list.remove(0);
  assert.equal((await list.columns(['score'])).score[0], 10_000);
  assert.equal((await list.annotate(0, { locale: 'fi' })).label, 'Liidi');
  assert.equal((await list.inWorkOrder()).length, contacts.length);
  await list.close();
  await assert.rejects(list.columns(), { code: 'closed' });
  const abort = new AbortController();
  await assert.rejects(remote.list(contacts, { now, signal: abort.signal, onProgress: () => abort.abort() }), { code: 'aborted' });
  remote.close();
  stop();
});

test('what is no contact is the same behind a port', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = bantam.serve(port2);
  const remote = await bantam.RemoteQualifier.load({ model: 'reference', port: port1 });
  const circle = {};
  circle.self = circle;
  const given = Uint8Array.of(123, 125);
  structuredClone(given.buffer, { transfer: [given.buffer] });
  const text = '{"company":{"employees":120}}';
  const contacts = [circle, { id: 5n }, undefined, given, { toJSON: () => text }, new String(text), [], null, 5, '', '{', text, { json: 5 }, { fault: {} }, { get id() { throw new Error('no'); } }];
  const [here, there] = [qualifier.list(contacts, { now }), await remote.list(contacts, { now })];
  await there.update(0, contacts[1]);
  here.update(0, contacts[1]);
  await there.add(contacts[0]);
  here.add(contacts[0]);
  assert.deepEqual(await there.columns(), here.columns());
  for (let row = 0; row < here.size; ++row) {
    assert.deepEqual(await there.error(row), here.error(row), `row ${row}`);
    assert.deepEqual(await there.annotate(row), here.annotate(row), `row ${row}`);
  }
  remote.close();
  stop();
});
