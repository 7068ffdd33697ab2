// SPDX-License-Identifier: MIT
// Whatever stands where an option or an argument should: an answer, or a BantamError whose code the README lists, and what was open still answers.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { asksToBeCalled, bantam, glue, now } from './places.mjs';
import { readme } from './readme_examples.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve, startWorker } = bantam;
const { asReply } = await import(pathToFileURL(join(glue, 'src/verbs.js')).href);
const qualifier = await Qualifier.load({ model: 'reference' });
const document = await qualifier.document('reference');
const expected = qualifier.qualifyText(asksToBeCalled, { now });
const [, listed] = readme.match(/^## Errors\n(.*?)^## /ms);
const odd = [null, undefined, 5, NaN, Infinity, -1, 0.5, 'x', '', true, 5n, Symbol('s'), () => {}, [], [null], {}, Object.freeze({}), new Date(NaN), new Map(), new (class Own { now = 7; })(), new Proxy({}, {})];

/** Calls whose errors are faults of a model. */
const OF_MODELS = ['load { model }', 'remote load'];

/** @param {Record<string, (value: any) => unknown>} calls what is tried with each odd value */
async function assertRefused(calls) {
  for (const [name, call] of Object.entries(calls)) {
    for (const value of odd) {
      const what = `${name} with ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
      try {
        const answer = await call(value);
        answer?.close?.();
      } catch (error) {
        assert.ok(error instanceof BantamError, `${what}: ${error}`);
        assert.ok(listed.includes(`\`${error.code}\``) || (OF_MODELS.includes(name) && error.faults.length > 0), `${what}: ${error.code}`);
        assert.notEqual(error.code, 'unexpected', `${what}: ${error.message}`);
        assert.match(error.message, /^.{8,}\.$/s, what);
      }
    }
    assert.equal(qualifier.qualifyText(asksToBeCalled, { now }), expected, name);
  }
}
/** The same call with the odd value as each of these options. */
const withEach = (name, options, call) => Object.fromEntries([[name, call], ...options.map((option) => [`${name} { ${option} }`, (value) => call({ now, [option]: value })])]);
const work = ['signal', 'onProgress'];

test('a qualifier', async () => {
  const one = [asksToBeCalled];
  await assertRefused({
    ...withEach('load', ['locale', 'locales', 'packs', 'bytes', 'model'], (value) => Qualifier.load(value?.now ? { model: 'reference', ...value } : value)),
    ...withEach('qualify', ['now', 'locale'], (value) => qualifier.qualify(asksToBeCalled, value)),
    ...withEach('qualifyAll', ['now', 'locale', ...work], (value) => qualifier.qualifyAll(one, value)),
    'qualifyAll of': (value) => qualifier.qualifyAll(value, { now }), 'list of': (value) => qualifier.list(value, { now }),
    ...withEach('list', ['now'], (value) => qualifier.list(one, value)),
    ...withEach('questions', ['locale'], (value) => qualifier.questions(value)), ...withEach('title', ['language'], (value) => qualifier.title('CEO', value)),
    ...withEach('pointsTable', ['locale'], (value) => qualifier.pointsTable(document, value)), ...withEach('noteLine', ['locale'], (value) => qualifier.noteLine({ fact: 'company.employees', value: 5, at: now }, value)),
    'noteLine of': (value) => qualifier.noteLine(value), 'noteLine at': (value) => qualifier.noteLine({ fact: 'company.employees', value: 5, at: value }),
    ...withEach('readTable', ['map'], (value) => qualifier.readTable({ headers: ['id'], rows: [['a']] }, value)), 'readTable of': (value) => qualifier.readTable(value),
    'answered': (value) => bantam.answered(value, { id: 'q', fact: 'company.employees', options: [] }, { text: '5' }, { at: now }), 'an answer': (value) => bantam.answered({}, { id: 'q', fact: 'a.b' }, value, { at: now }),
    'told': (value) => bantam.corrected({}, 'company.employees', 5, value), 'corrected': (value) => bantam.corrected({}, value, 5, { at: now }), 'withoutFact': (value) => bantam.withoutFact({}, value),
    'happened': (value) => bantam.happened(value, 'download', now), 'responded': (value) => bantam.responded(value, 'call', now), 'events': (value) => bantam.happened({ events: value }, 'download', now),
    'startWorker': startWorker, 'serve': (value) => serve(value)(), 'a port': (value) => RemoteQualifier.load({ port: value, model: 'reference' }),
  });
});

test('a pack that is none is refused, and the others who share the module do not notice', async () => {
  await assertRefused({
    'a pack': (value) => Qualifier.load({ model: 'reference', packs: { mine: value } }), 'its needs': (value) => Qualifier.load({ model: 'reference', packs: { mine: { needs: value, files: {} } } }),
    'its files': (value) => Qualifier.load({ model: 'reference', packs: { mine: { needs: [], files: value } } }), 'a file': (value) => Qualifier.load({ model: 'reference', packs: { mine: { needs: [], files: { name: value } } } }),
  });
  for (const pack of [null, {}, { files: {} }, ...[null, undefined, 5, true, 'text', { name: 5 }].map((files) => ({ needs: [], files }))]) await assert.rejects(Qualifier.load({ model: 'reference', packs: { other: pack } }), { code: 'misuse' });
  (await qualifier.openFile('{}', { now })).close();   // its instance is given all packs that came
});

test('contacts in one text, or a mapping that is none, are refused with a word on what to do', async () => {
  const text = JSON.stringify([asksToBeCalled]);
  for (const many of [text, '', new TextEncoder().encode(text), new Int32Array(2)]) {
    for (const verb of ['list', 'qualifyAll']) await assert.rejects(async () => qualifier[verb](many, { now }), { code: 'misuse', message: /openFile/ });
  }
  assert.equal((await qualifier.qualifyAll(new Set([asksToBeCalled]), { now })).length, 1);
  const table = { headers: ['Who\nexactly', 'a=b'], rows: [['Aino Example', '120']] };
  for (const map of ['Who', ['Who=person.name'], new Map([['Who', 'person.name']]), { Who: Symbol('name') }, { Who: null }, { Who: 5 }, { 'Who\0': 'person.name' }]) await assert.rejects(qualifier.readTable(table, { map }), { code: 'misuse', message: /`map`/ });
  const read = await qualifier.readTable(table, { map: { 'Who\nexactly': 'person.name', 'a=b': 'company.employees', [Symbol('x')]: 'y' } });
  assert.deepEqual(read.contacts, [{ observed: [], person: { name: 'Aino Example' }, company: { employees: 120 } }]);
});

test('what a file cannot be is told with a code that is listed', async () => {
  const given = new ArrayBuffer(2);
  structuredClone(given, { transfer: [given] });
  const of = { bad_map: ['id,Name\na,b\n', { map: ['Name=no.such'] }], detached: [given, {}] };
  for (const [code, [file, options]] of Object.entries(of)) {
    assert.ok(listed.includes(`\`${code}\``), code);
    await assert.rejects(qualifier.openFile(file, { now, ...options }), { name: 'BantamError', code });
  }
});

test('what the caller\'s own code throws comes through as it is, and nothing is left half done', async () => {
  const own = new Error('mine');
  const fail = () => { throw own; };
  const failing = { get now() { return fail(); } };
  const broken = { id: 'broken', get company() { return fail(); } };
  const file = `${JSON.stringify(asksToBeCalled)}\n`.repeat(3);
  const list = qualifier.list([asksToBeCalled, broken], { now }), job = await qualifier.openFile(file, { now }), whatIf = await qualifier.whatIf(file, { now });
  const said = () => JSON.stringify([qualifier.qualifyText(asksToBeCalled, { now }), list.columns(), job.rows(), whatIf.results(), whatIf.tierBounds()]);
  const before = said();
  assert.deepEqual([[...list.bad], list.error(1).code, qualifier.score(broken, { now }).error.code], [[0, 1], 'not_json', 'not_json']);
  function* some() {
    yield asksToBeCalled;
    fail();
  }
  const calls = {
    'a getter': [() => qualifier.score(asksToBeCalled, failing), () => qualifier.list([asksToBeCalled], failing), () => qualifier.openFile(file, failing), () => Qualifier.load({ get model() { return fail(); } })],
    'an iterable': [() => qualifier.list(some(), { now }), () => qualifier.qualifyAll(some(), { now })],
    'a moment': [() => list.setNow(Object.assign(new Date(now), { toISOString: fail })), () => whatIf.setNow(Object.assign(new Date(now), { toISOString: fail }))],
    'a change': [() => whatIf.setTierBound(0, { get max() { return fail(); } }), () => whatIf.setDecay('contact-request', { type: 'window', get days() { return fail(); } })],
    'being told of progress': [() => qualifier.qualifyAll([asksToBeCalled], { now, onProgress: fail }), () => qualifier.openFile(file, { now, onProgress: fail }), () => job.exportCsv({ onProgress: fail }), () => job.accounts({ onProgress: fail })],
    'a table': [() => qualifier.readTable({ headers: ['Name'], get rows() { return fail(); } })],
  };
  for (const [what, tried] of Object.entries(calls)) {
    for (const call of tried) await assert.rejects(async () => call(), (error) => error === own, `${what}: ${call}`);
    assert.equal(said(), before, what);
  }
  list.add(broken);
  list.remove(2);
  assert.equal((await job.accounts()).account.length, 3);
  assert.equal(said(), before);
  for (const one of [list, job, whatIf]) one.close();
});

test('lists, files and what-ifs stay whole', async () => {
  const list = qualifier.list([asksToBeCalled, asksToBeCalled], { now });
  const job = await qualifier.openFile('{}\n{"id":"b"}', { now });
  const whatIf = await qualifier.whatIf('{}\n{"id":"b"}', { now });
  const said = () => JSON.stringify([list.columns(), job.rows(), whatIf.results(), whatIf.count(), whatIf.tierBounds()]);
  const before = said();
  await assertRefused({
    'columns': (value) => list.columns(value), 'column': (value) => typeof value === 'string' && list.columns([value]), 'error': (value) => list.error(value), 'annotate': (value) => list.annotate(value), ...withEach('annotate', ['locale'], (value) => list.annotate(0, value)),
    'remove': (value) => list.remove(value), 'update': (value) => list.update(value, {}), 'list.setNow': (value) => list.setNow(value),
    ...withEach('openFile', ['now', 'locale', 'map', 'dates', 'chunkBytes', ...work], (value) => qualifier.openFile('{}', value)), 'openFile of': (value) => qualifier.openFile(value, { now }),
    ...withEach('whatIf', ['now', 'chunkBytes'], (value) => qualifier.whatIf('{}', value)), 'rows': (value) => job.rows(value), ...withEach('inWorkOrder', ['tiers', 'missing', 'leastScore', 'clockOnly'], (value) => job.inWorkOrder(value)),
    ...Object.fromEntries(['exportCsv', 'exportNdjson', 'contactsNdjson', 'outlook', 'accounts'].map((verb) => [verb, (value) => job[verb](value)])), ...withEach('contact', work, (value) => job.contact(0, value)), 'row': (value) => job.annotate(value),
    'setPoints': (value) => whatIf.setPoints(value, 5), 'points': (value) => value !== 5 && value !== -1 && value !== 0.5 && whatIf.setPoints('right-size', value), 'decay': (value) => whatIf.setDecay('contact-request', value), 'decay of': (value) => whatIf.setDecay(value, { type: 'none' }),
    'limits': (value) => (typeof value !== 'object' || value === null) && whatIf.setGroupLimits('clicks', value), 'axis': (value) => whatIf.setAxisLimits(value, { min: 1, max: 2 }), 'bound': (value) => (typeof value !== 'object' || value === null) && whatIf.setTierBound(0, value),
    ...withEach('histogram', ['from', 'width', 'bins'], (value) => whatIf.histogram(value)), 'movers': (value) => whatIf.movers(value), ...withEach('results', ['most'], (value) => whatIf.results(value)), ...withEach('reread', work, (value) => whatIf.reread(value)),
  });
  assert.equal(said(), before);
  for (const one of [list, job, whatIf]) one.close();
});

test('behind a port', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  const of = { qualify: asksToBeCalled, qualifyAll: [asksToBeCalled], list: [asksToBeCalled], openFile: '{}', whatIf: '{}' };
  for (const [verb, given] of Object.entries(of)) {
    await assertRefused({ ...withEach(`remote ${verb}`, ['now', 'locale', ...work], (value) => remote[verb](given, value)), [`remote ${verb} of`]: (value) => remote[verb](value, { now }) });
  }
  await assertRefused({ 'remote noteLine': (value) => remote.noteLine(value), 'remote title': (value) => remote.title('CEO', value), 'remote load': (value) => RemoteQualifier.load({ port: port1, model: value }), 'verbs': (value) => serve(new MessageChannel().port1, { verbs: value })() });
  const broken = new Error('mine');
  for (const [verb, ...args] of [['questions', { get locale() { throw broken; } }], ['readTable', { headers: ['Name'], rows: [[() => {}]] }]]) await assert.rejects(remote[verb](...args), ({ code, cause }) => code === 'misuse' && cause !== undefined);
  await assert.rejects(remote.list(Array(1500).fill(asksToBeCalled), { now, onProgress: () => { throw broken; } }), broken);
  assert.equal(await remote.qualifyText(asksToBeCalled, { now }), expected);
  remote.close();
  stop();
});

test('a worker that was started for want of a port ends with its qualifier', async () => {
  let ended = 0;
  globalThis.Worker = class {
    addEventListener(kind, heard) { if (kind === 'message') this.heard = heard; }
    removeEventListener() {}
    postMessage({ id }) { if (id > 0) queueMicrotask(() => this.heard({ data: asReply({ id, value: {} }) })); }
    terminate() { ended += 1; }
  };
  for (const port of [undefined, null]) (await RemoteQualifier.load({ port, model: 'reference' })).close();
  delete globalThis.Worker;
  assert.equal(ended, 2);
});
