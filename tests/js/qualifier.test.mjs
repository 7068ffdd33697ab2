// SPDX-License-Identifier: MIT
// What a developer can rely on: the verbs, the forms of input, errors, closing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { asksToBeCalled, bantam, now, packageFolder, wasmBytes } from './places.mjs';

const { BantamError, Qualifier } = bantam;
const loaded = (options = {}) => Qualifier.load({ model: 'reference', ...options });
const withCode = (code) => (error) => error instanceof BantamError && error.code === code && error.message.length > 10;

test('a contact is an object, text or bytes', async () => {
  const qualifier = await loaded();
  const text = JSON.stringify(asksToBeCalled);
  const bytes = new TextEncoder().encode(text);
  const answer = qualifier.qualifyText(asksToBeCalled, { now });
  assert.equal(qualifier.qualify(asksToBeCalled, { now }).tier, 'sql');
  assert.equal(qualifier.qualifyText(text, { now }), answer);
  assert.equal(qualifier.qualifyText(bytes, { now }), answer);
  assert.equal(qualifier.qualifyText(bytes.buffer, { now }), answer);
  assert.equal(qualifier.qualifyText(new DataView(bytes.buffer), { now }), answer);
  assert.equal(qualifier.qualifyText(Buffer.from(`  ${text}`).subarray(2), { now }), answer);
});

test('a moment is a Date or a text, and nothing else', async () => {
  const qualifier = await loaded();
  assert.equal(qualifier.qualifyText(asksToBeCalled, { now: new Date(now) }), qualifier.qualifyText(asksToBeCalled, { now }));
  assert.equal(qualifier.qualify(asksToBeCalled, { now: '2026-11-02' }).now.slice(0, 4), '2026');
  for (const bad of [undefined, null, 1793610000, 'soon', '', new Date(NaN), '2026-13-01', '40000-01-01', new Date(8e15), 'x'.repeat(1e6), {}]) {
    assert.throws(() => qualifier.qualify(asksToBeCalled, { now: bad }), withCode('bad_now'), String(bad).slice(0, 40));
  }
  assert.throws(() => qualifier.qualify(asksToBeCalled), withCode('bad_now'));
});

test('the locale chooses the words', async () => {
  const qualifier = await loaded({ locale: 'fi' });
  assert.equal(qualifier.qualify(asksToBeCalled, { now }).label, 'Myyntivalmis');
  assert.equal(qualifier.qualify(asksToBeCalled, { now, locale: 'en' }).label, 'Ready');
  assert.equal(qualifier.score(asksToBeCalled, { now, locale: 'xx' }).label, 'Ready');
  const [finnish, english] = [qualifier.questions(), qualifier.questions({ locale: 'en' })];
  assert.deepEqual(finnish.map(({ id }) => id), english.map(({ id }) => id));
  assert.notEqual(finnish[0].question, english[0].question);
  for (const bad of [7, null, 'x'.repeat(65)]) assert.throws(() => qualifier.qualify(asksToBeCalled, { now, locale: bad }), withCode('bad_locale'));
  assert.equal(qualifier.score(asksToBeCalled, { now, locale: 'pl' }).error.code, 'missing_pack');
  assert.throws(() => qualifier.questions({ locale: 'pl' }), withCode('missing_pack'), 'there is no contact to answer for');
});

test('a model is a shipped one, an object, text or bytes, and knows itself', async () => {
  const qualifier = await loaded();
  const document = await qualifier.document('reference');
  const info = qualifier.info();
  assert.match(info.hash, /^[0-9a-f]{64}$/);
  for (const model of [document, JSON.parse(document), new TextEncoder().encode(document), `\n ${document}`]) {
    const other = await Qualifier.load({ model });
    assert.deepEqual(other.info(), info);
    other.close();
  }
  assert.deepEqual((await qualifier.models()).map(({ id }) => id).sort(), ['consultancy', 'digital-agency', 'enterprise-long-cycle', 'reference', 'saas-startup']);
  assert.equal(await qualifier.document('none'), null);
  assert.match(qualifier.version(), /^\d+\.\d+\.\d+$/);
  for (const { id } of await qualifier.models()) assert.deepEqual(await qualifier.check(await qualifier.document(id)), [], id);
});

test('all faults of a model come at once', async () => {
  const qualifier = await loaded();
  const model = { ...JSON.parse(await qualifier.document('reference')), unheard: 1, version: 5 };
  const faults = await qualifier.check(model);
  assert.deepEqual(faults.map(({ path }) => path).sort(), ['$.unheard', '$.version']);
  await assert.rejects(Qualifier.load({ model }), (error) => error instanceof BantamError && error.faults.length === 2);
  await assert.rejects(Qualifier.load({ model: 'reverence' }), withCode('unknown_model'));
  await assert.rejects(Qualifier.load({}), withCode('misuse'));
  await assert.rejects(Qualifier.load(), withCode('misuse'));
  assert.throws(() => new Qualifier(), withCode('misuse'));
  assert.equal((await qualifier.check('x'.repeat(2 << 20)))[0].code, 'too_large');
  assert.equal((await qualifier.check(''))[0].code, 'syntax');
});

test('a title is read', async () => {
  const qualifier = await loaded();
  const { seniority, function: work, decides } = qualifier.title('Marketing Director', { language: 'en' });
  assert.deepEqual([seniority, work, decides], ['director', 'marketing', 'decides']);
  assert.equal(qualifier.title('').decides, null);
  for (const none of [undefined, {}, 5, ['CEO'], new String('CEO')]) assert.throws(() => qualifier.title(none), withCode('misuse'));
  assert.equal(qualifier.title('x'.repeat(2 << 20)).error.code, 'too_large');
});

test('bytes may be handed in, compiled or not', async () => {
  const answer = (await loaded()).qualifyText(asksToBeCalled, { now });
  const bytes = wasmBytes();
  for (const given of [bytes, new Uint8Array(bytes).buffer, await WebAssembly.compile(bytes)]) {
    const qualifier = await loaded({ bytes: given });
    assert.equal(qualifier.qualifyText(asksToBeCalled, { now }), answer);
    qualifier.close();
  }
});

test('bytes that are not the module are called so, by what they begin with or are', async () => {
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), page = new TextEncoder().encode('<!doctype html><title>404</title>');
  const gone = new ArrayBuffer(8), other = readFileSync(join(packageFolder, 'wasm/bantam_form.wasm'));
  structuredClone(gone, { transfer: [gone] });
  const said = {
    '"<!doctyp"': [page, page.buffer, new DataView(page.buffer)], '""': [new Uint8Array()], '"\\u0001\\u0002\\u0003\\u0004"': [Uint8Array.of(1, 2, 3, 4)], 'not the module of this package': [empty, other, await WebAssembly.compile(other), gone],
    'This Promise': [Promise.resolve(wasmBytes())], 'This Response': [new Response('x')], 'This URL': [new URL('file:///bantam.wasm')], 'This String': ['bantam.wasm'], 'This Null': [null], 'This Number': [5],
  };
  for (const [what, all] of Object.entries(said)) {
    for (const bytes of all) await assert.rejects(loaded({ bytes }), (error) => error.code === 'bad_bytes' && error.message.includes(what), what);
  }
});

test('after close every verb says so, and closing twice is nothing', async () => {
  const qualifier = await loaded();
  const other = await loaded();
  qualifier.close();
  qualifier.close();
  for (const call of ['info', 'version', 'questions', 'title', 'qualify', 'qualifyText', 'score']) {
    assert.throws(() => qualifier[call]('reference', { now }), withCode('closed'), call);
  }
  for (const call of ['models', 'check', 'review', 'draftModel', 'document']) await assert.rejects(qualifier[call]('reference'), withCode('closed'), call);
  await assert.rejects(qualifier.qualifyAll([{}], { now }), withCode('closed'));
  assert.equal(other.qualify(asksToBeCalled, { now }).tier, 'sql');
});

test('closed qualifiers leave nothing behind: thousands may come and go', async () => {
  const kept = await loaded();
  for (let i = 0; i < 3000; ++i) (await loaded()).close();
  assert.equal(kept.qualify(asksToBeCalled, { now }).tier, 'sql');
});

test('a forgotten qualifier frees its model; more than can be open at once is an error that says so', async () => {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc');
  const bytes = wasmBytes();
  for (let i = 0; i < 600; ++i) {
    await loaded({ bytes });
    if (i % 100 !== 99) continue;
    collect();
    await new Promise((resume) => setTimeout(resume, 50));
  }
  const held = [];
  await assert.rejects(async () => {
    for (let i = 0; i < 300; ++i) held.push(await loaded({ bytes }));
  }, withCode('too_many'));
  held.pop().close();
  assert.equal((await loaded({ bytes })).qualify(asksToBeCalled, { now }).tier, 'sql');
  for (const one of held) one.close();
});

test('memory stays flat over many calls', async () => {
  const qualifier = await loaded();
  const text = JSON.stringify(asksToBeCalled);
  const run = (times) => {
    for (let i = 0; i < times; ++i) qualifier.qualifyText(text, { now });
  };
  run(2000);
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  run(20000);
  assert.ok(process.memoryUsage().arrayBuffers + process.memoryUsage().external < before + (8 << 20));
});

test('a list is answered in order, one bad contact being one bad answer', async () => {
  const qualifier = await loaded();
  const seen = [];
  const list = [asksToBeCalled, '{', { id: 'b' }];
  const answers = await qualifier.qualifyAll(list, { now, onProgress: ({ done }) => seen.push(done) });
  assert.deepEqual(answers.map((answer) => answer.id ?? answer.error.code), ['good', 'syntax', 'b']);
  assert.equal(seen.at(-1), 3);
  assert.deepEqual(answers, list.map((contact) => qualifier.qualify(contact, { now })));
});

test('a list can be aborted, and closing ends it', async () => {
  const qualifier = await loaded();
  const many = Array.from({ length: 50_000 }, () => asksToBeCalled);
  const abort = new AbortController();
  const aborted = qualifier.qualifyAll(many, { now, signal: abort.signal, onProgress: () => abort.abort() });
  await assert.rejects(aborted, withCode('aborted'));
  await assert.rejects(qualifier.qualifyAll(many, { now, onProgress: () => qualifier.close() }), withCode('closed'));
});
