// SPDX-License-Identifier: MIT
// Whatever stands where an option or an argument should: an answer, or a BantamError whose code the README lists, and what was open still answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { asksToBeCalled, bantam, now } from './places.mjs';
import { readme } from './readme_examples.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve, startWorker } = bantam;
const qualifier = await Qualifier.load({ model: 'reference' });
const document = await qualifier.document('reference');
const expected = qualifier.qualifyText(asksToBeCalled, { now });
const [, listed] = readme.match(/^## Errors\n(.*?)^## /ms);
const odd = [null, undefined, 5, NaN, Infinity, -1, 0.5, 'x', '', true, 5n, Symbol('s'), () => {}, [], [null], {}, Object.freeze({}), new Date(NaN), new Map(), new (class Own { now = 7; })(), new Proxy({}, {})];

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
        assert.ok(listed.includes(`\`${error.code}\``) || error.faults.length > 0, `${what}: ${error.code}`);
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
  for (const pack of [null, {}, { needs: [], files: null }, { needs: [], files: { name: 5 } }]) await assert.rejects(Qualifier.load({ model: 'reference', packs: { other: pack } }), { code: 'misuse' });
  (await qualifier.openFile('{}', { now })).close();   // its instance is given all packs that came
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
    postMessage({ id }) { if (id > 0) queueMicrotask(() => this.heard({ data: { id, value: {} } })); }
    terminate() { ended += 1; }
  };
  for (const port of [undefined, null]) (await RemoteQualifier.load({ port, model: 'reference' })).close();
  delete globalThis.Worker;
  assert.equal(ended, 2);
});
