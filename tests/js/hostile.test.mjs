// SPDX-License-Identifier: MIT
// Whatever comes in: a named error, the next call works, and the page around is as it was.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { asksToBeCalled, bantam, now, wasmBytes } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve } = bantam;
const prototypeBefore = Reflect.ownKeys(Object.prototype).join();
const qualifier = await Qualifier.load({ model: 'reference' });
const expected = qualifier.qualifyText(asksToBeCalled, { now });

const refused = (contact) => {
  const { error } = qualifier.qualify(contact, { now });
  assert.ok(error?.message, 'an error with a sentence');
  return error.code;
};

afterEach(() => {
  assert.equal(qualifier.qualifyText(asksToBeCalled, { now }), expected, 'a good contact still scores');
  assert.equal(Reflect.ownKeys(Object.prototype).join(), prototypeBefore);
  assert.equal({}.polluted, undefined);
});

test('a proxy that fails at everything is a contact that cannot be read, alone and among others', async () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const failing = new Proxy({}, { getPrototypeOf: () => { throw new Error('no'); }, ownKeys: () => { throw new Error('no'); } });
  for (const odd of [proxy, failing]) {
    assert.equal(qualifier.score(odd, { now }).error.code, 'not_json');
    const list = qualifier.list([asksToBeCalled, odd], { now });
    assert.deepEqual([...list.bad], [0, 1]);
    assert.equal(list.error(1).code, 'not_json');
    list.close();
  }
});

test('a string of 100 MB is refused before it is copied', async () => {
  assert.equal(refused('x'.repeat(100 << 20)), 'too_large');
  assert.equal(refused({ id: 'x'.repeat(100 << 20) }), 'too_large');
  assert.equal(refused(new Uint8Array(100 << 20)), 'too_large');
  assert.equal((await qualifier.check('x'.repeat(100 << 20)))[0].code, 'too_large');
});

test('16 MiB is read, one byte more is not, wherever the bytes come from', () => {
  const filled = (bytes, letter) => {
    const frame = '{"id":"big","custom":{"x":""}}';
    return frame.replace('""', `"${letter.repeat((bytes - frame.length) / Buffer.byteLength(letter))}"`);
  };
  assert.equal(qualifier.qualify(filled(16 << 20, 'x'), { now }).id, 'big');
  assert.equal(refused(filled((16 << 20) + 1, 'x')), 'too_large');
  assert.equal(refused(filled((16 << 20) + 2, 'ä')), 'too_large');
});

test('a text as long as a contact may be says nothing, and costs no instance', () => {
  for (const word of ['Chief marketing ', 'a\u0308', '\uFDFA']) {
    const text = word.repeat((15 << 20) / Buffer.byteLength(word));
    for (const contact of [{ person: { title: text } }, { company: { industry: text } }, { lifecycle: { stage: text } }, { bant: { need: { problem: text } } }]) {
      const answer = qualifier.qualify(contact, { now });
      assert.equal(answer.warnings?.[0].code, 'too_long', answer.error?.code);
      assert.equal(qualifier.score(contact, { now }).score, 0);
    }
  }
});

test('random bytes are a fault, or an annotation, never a crash', () => {
  let state = 20261121;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  for (let round = 0; round < 3000; ++round) {
    const bytes = Uint8Array.from({ length: draw() * (round % 7) }, draw);
    const answer = qualifier.qualify(bytes, { now });
    assert.ok('error' in answer || 'tier' in answer);
  }
});

test('good contacts with a few bytes changed never crash', () => {
  const good = new TextEncoder().encode(JSON.stringify({ ...asksToBeCalled, company: { employees: { min: 40, max: 90 } }, bant: { budget: { amount: '20 000 EUR' } } }));
  let state = 7;
  const draw = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % below;
  for (let round = 0; round < 5000; ++round) {
    const bytes = good.slice();
    for (let i = 0; i <= draw(3); ++i) bytes[draw(bytes.length)] = draw(256);
    const answer = qualifier.qualify(bytes, { now });
    assert.ok('error' in answer || 'tier' in answer);
  }
});

test('a depth of a million is too deep, as text and as object', async () => {
  assert.equal(refused('['.repeat(1e6)), 'too_deep');
  assert.equal(refused('{"a":'.repeat(1e6)), 'too_deep');
  let deep = {};
  for (let i = 0; i < 1e6; ++i) deep = { deep };
  assert.equal(refused(deep), 'not_json');
  let array = [];
  for (let i = 0; i < 1e6; ++i) array = [array];
  assert.equal(refused({ custom: { array } }), 'not_json');
  assert.equal((await qualifier.check('['.repeat(1e6)))[0].code.length > 0, true);
  assert.equal((await qualifier.check('{"a":'.repeat(150_000)))[0].code, 'too_deep');
});

test('keys with a meaning in JavaScript have none here', async () => {
  const text = '{"id":"p","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"custom":{"__proto__":{"polluted":1},"toString":1,"hasOwnProperty":2}}';
  for (const contact of [text, JSON.parse(text)]) {
    const annotation = qualifier.qualify(contact, { now });
    assert.equal(annotation.id, 'p');
    assert.equal(annotation.polluted, undefined);
  }
  const model = (await qualifier.document('reference')).replace('{', '{"__proto__":{"x":1},');
  assert.equal((await qualifier.check(model))[0].code, 'unknown_key');
  for (const id of ['__proto__', 'constructor', 'toString']) assert.equal(await qualifier.document(id), null);
});

test('inherited keys are no keys of a contact', () => {
  const bare = qualifier.qualifyText({}, { now });
  assert.equal(qualifier.qualifyText(Object.create(asksToBeCalled), { now }), bare);
});

test('lone surrogates and other odd texts', async () => {
  for (const odd of ['\ud800', '\udc00x', 'a\ud83d', '\u0000', '\ufeff', '\uffff', '\u2028']) {
    for (const contact of [{ id: odd }, JSON.stringify({ id: odd }), `{"id":"${odd}"}`]) {
      const answer = qualifier.qualify(contact, { now });
      assert.ok('error' in answer ? answer.error.message : 'tier' in answer, JSON.stringify(odd));
    }
    assert.ok(qualifier.title(odd));
    assert.ok((await qualifier.document(odd)) === null);
    qualifier.qualify(asksToBeCalled, { now, locale: odd });
  }
});

test('bytes that were given away', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(asksToBeCalled));
  const { buffer } = bytes;
  structuredClone(buffer, { transfer: [buffer] });
  assert.equal(refused(bytes), 'detached');
  assert.equal(refused(buffer), 'detached');
});

test('bytes of another realm are bytes, and what only says that it is bytes is an object', async () => {
  const buffer = runInNewContext(`const bytes = Uint8Array.from(${JSON.stringify([...new TextEncoder().encode(JSON.stringify(asksToBeCalled))])}); bytes.buffer`);
  assert.ok(!(buffer instanceof ArrayBuffer));
  const wanted = qualifier.score(asksToBeCalled, { now });
  assert.deepEqual(qualifier.score(buffer, { now }), wanted);
  assert.deepEqual(qualifier.score({ ...asksToBeCalled, [Symbol.toStringTag]: 'ArrayBuffer' }, { now }), wanted);
  const list = qualifier.list([buffer, asksToBeCalled], { now });
  assert.deepEqual([...list.score], Array(2).fill(wanted.score * 1000));
  const job = await qualifier.openFile(buffer, { now });
  assert.equal(job.summary.count, 1);
  job.close();
});

test('things that are no contact', () => {
  const circle = {};
  circle.circle = circle;
  for (const contact of [undefined, () => 1, Symbol('x'), 5n, { big: 5n }, circle, { toJSON() { throw new Error('mine'); } }, { get x() { throw null; } }]) {
    assert.equal(refused(contact), 'not_json');
  }
  for (const contact of [null, 5, true, [], [asksToBeCalled], new Date(0)]) assert.equal(refused(contact), 'not_an_object');
  assert.equal(refused(''), 'syntax');
});

test('a Promise that nobody awaited and collections are no contacts, alone, in lists and behind a port', async () => {
  const mail = new Map([['id', 'm']]);
  const odd = { Promise: [Promise.resolve(asksToBeCalled), { then() {}, id: 'thenable' }, runInNewContext('Promise.resolve({})')], Map: [mail, runInNewContext('new Map()')], Set: [new Set(['a'])], Headers: [new Headers({ a: 'b' })], RegExp: [/x/] };
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  for (const [kind, contacts] of Object.entries(odd)) {
    const list = qualifier.list([asksToBeCalled, ...contacts], { now }), far = await remote.list([asksToBeCalled, ...contacts], { now });
    const bad = [0, ...contacts.map(() => 1)];
    assert.deepEqual([[...list.bad], [...(await far.columns(['bad'])).bad]], [bad, bad], kind);
    const [, ...answers] = await qualifier.qualifyAll([asksToBeCalled, ...contacts], { now }), [, ...farAnswers] = await remote.qualifyAll([asksToBeCalled, ...contacts], { now });
    for (const [i, contact] of contacts.entries()) {
      const { error } = qualifier.score(contact, { now });
      assert.equal(error.code, 'not_an_object');
      assert.match(error.message, kind === 'Promise' ? /^This is a Promise: await it\.$/ : new RegExp(`^This is a ${kind}: `));
      assert.deepEqual([list.error(i + 1), await far.error(i + 1), answers[i].error, farAnswers[i].error, (await remote.score(contact, { now })).error], Array(5).fill(error), kind);
    }
    list.update(0, contacts[0]);
    assert.equal(list.bad[0], 1);
  }
  await assert.rejects(Qualifier.load({ model: Promise.resolve('reference') }), { code: 'not_an_object', message: /await/ });
  class Written extends Map { toJSON() { return Object.fromEntries(this); } }
  assert.equal(qualifier.qualify(new Written(mail), { now }).id, 'm', 'who says how to be written');
  remote.close();
  stop();
});

test('a contact that closes the qualifier, or asks it, while it is read', async () => {
  const own = await Qualifier.load({ model: 'reference' });
  const asks = { id: 'outer', toJSON: () => ({ id: own.qualify({ id: 'inner' }, { now }).id }) };
  assert.equal(own.qualify(asks, { now }).id, 'inner');
  assert.throws(() => own.qualify({ toJSON: () => (own.close(), {}) }, { now }), (error) => error instanceof BantamError && error.code === 'closed');
});

test('calls at the same time do not see each other', async () => {
  const models = ['reference', 'saas-startup', 'consultancy', 'enterprise-long-cycle'];
  const qualifiers = await Promise.all(models.map((model) => Qualifier.load({ model })));
  const lists = await Promise.all(qualifiers.map((one) => one.qualifyAll(Array.from({ length: 300 }, (_, i) => ({ ...asksToBeCalled, id: `${i}` })), { now })));
  lists.forEach((list, i) => list.forEach((answer, j) => assert.deepEqual([answer.model.id, answer.id], [models[i], `${j}`])));
  for (const one of qualifiers) one.close();
});

test('a lost instance is replaced within the call after, and every model with it', async () => {
  const bytes = wasmBytes();
  const [first, second] = await Promise.all(['reference', 'saas-startup'].map((model) => Qualifier.load({ model, bytes })));
  const before = [first.qualifyText(asksToBeCalled, { now }), second.qualifyText(asksToBeCalled, { now })];
  // Everything is within its limit, and together more than the memory has: the same text as a custom value in many pieces.
  const heavy = `{"id":"heavy","notes":[${Array.from({ length: 9_000 }, () => `{"text":"\\u0041${'y'.repeat(1_800)}"}`).join()}]}`;
  const answers = [];
  const document = await first.document('reference');
  const small = Array.from({ length: 200 }, () => Qualifier.load({ model: document, bytes }));
  const held = await Promise.all(small);
  let after = 3;
  for (const one of held) {
    answers.push(one.qualify(heavy, { now }));
    if (answers.some(({ error }) => error) && (after -= 1) === 0) break;
  }
  assert.ok(answers.some((answer) => answer.error?.code === 'instance_lost'), 'memory ran out');
  assert.ok(answers.every((answer) => answer.id === 'heavy' || answer.error?.code === 'instance_lost'));
  assert.deepEqual([first.qualifyText(asksToBeCalled, { now }), second.qualifyText(asksToBeCalled, { now })], before);
  for (const one of [...held, first, second]) one.close();
});

test('a call with no stack left is a named error, and the next one works', () => {
  const outcomes = new Set();
  const dive = () => {
    try {
      dive();
    } catch {
      /* on the way up there is a little more stack each time */
    }
    if (!outcomes.has('scored')) {
      try {
        const answer = qualifier.qualify(asksToBeCalled, { now });
        outcomes.add(answer.error?.code ?? 'scored');
      } catch (error) {
        outcomes.add(error instanceof BantamError ? error.code : error.constructor.name);
      }
    }
  };
  dive();
  assert.ok(outcomes.has('scored'));
  for (const outcome of outcomes) assert.ok(['scored', 'instance_lost', 'not_json', 'no_instance', 'RangeError'].includes(outcome), outcome);
});
