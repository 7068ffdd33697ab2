// SPDX-License-Identifier: MIT
// The same verbs behind every kind of port, and what happens when the other side goes away.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { modelOf } from './case_models.mjs';
import { asksToBeCalled, bantam, caseNames, glue, now, packageFolder, readCase } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve } = bantam;
const { OPENERS, VERBS } = await import(pathToFileURL(join(glue, 'src/verbs.js')).href);
const withCode = (code) => (error) => error instanceof BantamError && error.code === code;

/** Two ends of an extension's Port: JSON only, a listener a message, and no longer than a browser takes them. */
function extensionPorts(most = Infinity) {
  const end = () => ({ heard: new Set(), lost: new Set(), open: true });
  const ends = [end(), end()];
  return ends.map((own, i) => {
    const other = ends[1 - i];
    const event = (set) => ({ addListener: (heard) => set.add(heard), removeListener: (heard) => set.delete(heard) });
    return {
      onMessage: event(own.heard),
      onDisconnect: event(own.lost),
      postMessage(message) {
        if (!own.open || !other.open) throw new Error('Attempting to use a disconnected port object');
        const text = JSON.stringify(message);
        if (text.length > most) throw new Error('Message length exceeded maximum allowed length.');
        queueMicrotask(() => other.heard.forEach((heard) => heard(JSON.parse(text))));
      },
      disconnect() {
        own.open = false;
        queueMicrotask(() => other.lost.forEach((lost) => lost()));
      },
    };
  });
}

const overMessagePort = () => {
  const { port1, port2 } = new MessageChannel();
  return { port: port1, stop: serve(port2), end: () => (port1.close(), port2.close()) };
};
const overExtensionPort = () => {
  const [port, other] = extensionPorts();
  return { port, stop: serve(other), end: () => other.disconnect() };
};
const overThread = () => {
  const source = `import { parentPort } from 'node:worker_threads'; import { serve } from ${JSON.stringify(pathToFileURL(join(packageFolder, 'src/index.js')).href)}; serve(parentPort);`;
  const port = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
  return { port, stop: () => {}, end: () => port.terminate() };
};
const kinds = { 'a MessagePort': overMessagePort, 'an extension Port': overExtensionPort, 'a thread': overThread };

test('every verb of the table is a method on both sides, and the other way round', () => {
  const methods = (of) => Object.getOwnPropertyNames(of.prototype).filter((name) => name !== 'constructor' && name !== 'close').sort();
  assert.deepEqual(methods(Qualifier), [...VERBS, ...Object.keys(OPENERS)].sort());
  assert.deepEqual(methods(RemoteQualifier), [...VERBS, ...Object.keys(OPENERS)].sort());
});

for (const [kind, connect] of Object.entries(kinds)) {
  test(`${kind} carries every verb`, async () => {
    const { port, end } = connect();
    const local = await Qualifier.load({ model: 'reference', locale: 'fi' });
    const remote = await RemoteQualifier.load({ port, model: 'reference', locale: 'fi' });
    const document = await local.document('saas-startup');
    const calls = {
      info: [], compiled: [], version: [], models: [], questions: [{ locale: 'en' }], document: ['saas-startup'], check: [JSON.parse(document)],
      title: ['Head of Marketing', { language: 'en' }], qualify: [asksToBeCalled, { now: new Date(now) }],
      qualifyText: [JSON.stringify(asksToBeCalled), { now }], score: [new TextEncoder().encode('{"id":"x"}'), { now, locale: 'en' }],
      review: [document], draftModel: [{}], pointsTable: [document], withPoints: [document, await local.pointsTable(document)],
      noteLine: [{ fact: 'bant.timeline.timely', value: true, at: now, by: 'AE' }], notedFacts: ['no line of ours'],
      readTable: [{ headers: ['Name', 'E-mail'], rows: [['Aino Example', 'aino@firm.example']] }],
      qualifyAll: [[asksToBeCalled, '{', { id: 5n }, { id: 'z' }], { now }],
    };
    assert.deepEqual(Object.keys(calls).sort(), [...VERBS].sort());
    for (const [verb, args] of Object.entries(calls)) assert.deepEqual(await remote[verb](...args), await local[verb](...args), verb);
    remote.close();
    await end();
  });

  test(`${kind}: errors are the same errors`, async () => {
    const { port, end } = connect();
    await assert.rejects(RemoteQualifier.load({ port, model: '{"id":1}' }), (error) => error instanceof BantamError && error.faults.length > 1);
    await end();
    const again = connect();
    const remote = await RemoteQualifier.load({ port: again.port, model: 'reference' });
    await assert.rejects(remote.qualify({}, { now: 'soon' }), withCode('bad_now'));
    await assert.rejects(remote.qualify({}), withCode('bad_now'));
    assert.equal((await remote.qualify(5n, { now })).error.code, 'not_json');
    await assert.rejects(remote.questions({ locale: 'pl' }), withCode('missing_pack'));
    await assert.rejects(remote.title({}), withCode('misuse'));
    assert.equal((await remote.check(5n))[0].code, 'not_json');
    assert.ok((await remote.qualify(Uint8Array.of(123, 255), { now })).error.code);
    remote.close();
    await assert.rejects(remote.info(), withCode('closed'));
    await again.end();
  });

  test(`${kind}: progress and abort`, async () => {
    const { port, end } = connect();
    const remote = await RemoteQualifier.load({ port, model: 'reference' });
    const many = Array.from({ length: 3000 }, (_, i) => ({ ...asksToBeCalled, id: `${i}` }));
    const seen = [];
    const answers = await remote.qualifyAll(many, { now, onProgress: ({ done }) => seen.push(done) });
    assert.equal(answers.length, many.length);
    assert.equal(seen.at(-1), many.length);
    assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
    const abort = new AbortController();
    await assert.rejects(remote.qualifyAll(many, { now, signal: abort.signal, onProgress: () => abort.abort() }), withCode('aborted'));
    await assert.rejects(remote.qualifyAll(many, { now, signal: AbortSignal.abort() }), withCode('aborted'));
    assert.equal((await remote.qualify(asksToBeCalled, { now })).tier, 'sql');
    remote.close();
    await end();
  });

  test(`${kind}: close during a call`, async () => {
    const { port, end } = connect();
    const remote = await RemoteQualifier.load({ port, model: 'reference' });
    const pending = [remote.qualify(asksToBeCalled, { now }), remote.qualifyAll(Array(5000).fill(asksToBeCalled), { now })];
    remote.close();
    for (const one of pending) await assert.rejects(one, withCode('closed'));
    await end();
  });

  test(`${kind}: when the other side is gone every call says so`, async () => {
    const { port, end } = connect();
    const remote = await RemoteQualifier.load({ port, model: 'reference' });
    const pending = assert.rejects(remote.qualifyAll(Array(20_000).fill(asksToBeCalled), { now }), withCode('port_lost'));
    await end();
    await pending;
    await assert.rejects(remote.info(), withCode('port_lost'));
  });
}

test('several qualifiers share a port, each with its model, and none ends another', async () => {
  const { port, stop, end } = overMessagePort();
  const models = ['reference', 'enterprise-long-cycle', 'consultancy'];
  const remotes = await Promise.all(models.map((model) => RemoteQualifier.load({ port, model })));
  await assert.rejects(RemoteQualifier.load({ port, model: 'no-such' }), withCode('unknown_model'));
  assert.deepEqual((await Promise.all(remotes.map((remote) => remote.info()))).map(({ id }) => id), models);
  remotes[1].close();
  assert.equal((await remotes[0].info()).id, 'reference');
  const again = await RemoteQualifier.load({ port, model: 'saas-startup' });
  assert.equal((await again.info()).id, 'saas-startup');
  const pending = assert.rejects(remotes[0].qualifyAll(Array(20_000).fill(asksToBeCalled), { now }), withCode('port_lost'));
  await again.info();
  stop();
  await pending;
  await assert.rejects(again.info(), withCode('port_lost'));
  end();
});

test('a thread ends by itself once nobody asks it, and says so to who comes later', async () => {
  const { port } = overThread();
  const ended = new Promise((resume) => port.once('exit', resume));
  (await RemoteQualifier.load({ port, model: 'reference' })).close();
  assert.equal(await ended, 0);
});

test('whoever throws when told of progress ends the work, and what cannot be sent is the caller’s mistake', async () => {
  const { port, end } = overMessagePort();
  const remote = await RemoteQualifier.load({ port, model: 'reference' });
  const many = Array(3000).fill(asksToBeCalled);
  await assert.rejects(remote.qualifyAll(many, { now, onProgress: () => { throw new RangeError('told'); } }), RangeError);
  await assert.rejects(remote.noteLine({ fact: 'bant.budget.amount', value: () => 1, at: now, by: 'A' }), withCode('misuse'));
  assert.equal((await remote.qualify(asksToBeCalled, { now })).tier, 'sql');
  remote.close();
  end();
});

test('an answer that cannot be sent is told, and what cannot be asked is the caller’s mistake or a lost port, by its cause', async () => {
  const [port, other] = extensionPorts(50_000);
  serve(other);
  const remote = await RemoteQualifier.load({ port, model: 'reference' });
  await assert.rejects(remote.qualifyAll(Array(200).fill(asksToBeCalled), { now }), { code: 'unexpected', message: /length exceeded/ });
  await assert.rejects(remote.qualify({ id: 'x'.repeat(60_000) }, { now }), withCode('port_lost'));
  await assert.rejects(remote.noteLine({ fact: 'company.employees', value: 5n, at: now, by: 'AE' }), ({ code, cause }) => code === 'misuse' && cause instanceof TypeError);
  assert.equal((await remote.qualify(asksToBeCalled, { now })).tier, 'sql');
  const abort = new AbortController();
  const pending = assert.rejects(remote.qualifyAll([asksToBeCalled], { now, signal: abort.signal }), withCode('port_lost'));
  port.disconnect();
  abort.abort();
  await pending;
});

test('a port that nobody serves is waited for until the signal, one whose other end has gone is lost', { timeout: 20_000 }, async () => {
  const silent = new MessageChannel();
  const waiting = RemoteQualifier.load({ port: silent.port1, model: 'reference', signal: AbortSignal.timeout(50) });
  await assert.rejects(waiting, ({ code, cause }) => code === 'aborted' && cause.name === 'TimeoutError');
  await assert.rejects(RemoteQualifier.load({ port: silent.port1, model: 'reference', signal: AbortSignal.abort() }), withCode('aborted'));
  await assert.rejects(RemoteQualifier.load({ port: silent.port1, model: 'reference', signal: 5 }), withCode('misuse'));
  const closing = assert.rejects(RemoteQualifier.load({ port: silent.port1, model: 'reference' }), withCode('port_lost'));
  silent.port2.close();
  await closing;
  const idle = new Worker('require(\'node:worker_threads\').parentPort.on(\'message\', () => {})', { eval: true });
  await assert.rejects(RemoteQualifier.load({ port: idle, model: 'reference', signal: AbortSignal.timeout(50) }), withCode('aborted'));
  const ending = assert.rejects(RemoteQualifier.load({ port: idle, model: 'reference' }), withCode('port_lost'));
  await idle.terminate();
  await ending;
  await assert.rejects(RemoteQualifier.load({ port: idle, model: 'reference' }), withCode('port_lost'), 'ended before');
});

test('a load that was aborted is undone on the other side, and the port serves the next one', async () => {
  const { port, stop, end } = overMessagePort();
  const abort = new AbortController();
  const loading = RemoteQualifier.load({ port, model: 'reference', signal: abort.signal });
  abort.abort();
  await assert.rejects(loading, withCode('aborted'));
  const kept = new AbortController();
  const remote = await RemoteQualifier.load({ port, model: 'reference', signal: kept.signal });
  kept.abort();
  assert.equal((await remote.info()).id, 'reference', 'the signal was for the load');
  stop();
  end();
});

test('closing twice what was opened is nothing, here and behind a port', async () => {
  const { port, stop, end } = overMessagePort();
  for (const qualifier of [await Qualifier.load({ model: 'reference' }), await RemoteQualifier.load({ port, model: 'reference' })]) {
    for (const [verb, of] of [['openFile', '{}'], ['whatIf', '{}'], ['list', [asksToBeCalled]]]) {
      const made = await qualifier[verb](of, { now });
      await made.close();
      await made.close();
      await assert.rejects(async () => (verb === 'whatIf' ? made.count() : made.inWorkOrder()), withCode('closed'));
    }
    qualifier.close();
  }
  stop();
  end();
});

test('what was opened for somebody who could not bear to be told of progress is closed', async () => {
  const { port1, port2 } = new MessageChannel();
  const open = new Set();
  const qualifier = { info: () => ({}), openFile: async (_file, { onProgress }) => {
    onProgress({ done: 1 });
    const job = { summary: {}, close: () => open.delete(job) };
    open.add(job);
    return job;
  } };
  const stop = serve(port2, { qualifier });
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  await assert.rejects(remote.openFile('{}', { now, onProgress: () => { throw new RangeError('told'); } }), RangeError);
  assert.equal(open.size, 1);
  await remote.openFile('{}', { now });
  assert.equal(open.size, 1, 'the second one');
  stop();
});

test('a message that nobody could read ends a port for all who wait', { timeout: 20_000 }, async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  const pending = assert.rejects(remote.qualifyAll(Array(3000).fill(asksToBeCalled), { now }), withCode('port_lost'));
  port2.dispatchEvent(new Event('messageerror'));
  await pending;
  port1.close();
});

test('a thread answers the case files to the byte', async () => {
  const { port, end } = overThread();
  const local = await Qualifier.load({ model: 'reference' });
  for (const name of caseNames) {
    const file = readCase(name);
    const model = await modelOf(file, (id) => local.document(id));
    const [here, there] = [await Qualifier.load({ model, locale: file.locale }), await RemoteQualifier.load({ port, model, locale: file.locale })];
    for (const { contact } of file.cases) assert.equal(await there.qualifyText(contact, { now: file.now }), here.qualifyText(contact, { now: file.now }));
    here.close();
  }
  await end();
});

test('a page that is not trusted gets what it may, of the model that was chosen', async () => {
  const { port1, port2 } = new MessageChannel();
  const qualifier = await Qualifier.load({ model: 'saas-startup' });
  for (const verb of ['scores', 'close', 'constructor', 'load', Symbol('score')]) assert.throws(() => serve(port2, { qualifier, verbs: ['score', verb] }), ({ code, message }) => code === 'misuse' && message.includes(String(verb)));
  const stop = serve(port2, { qualifier, verbs: ['score', 'list'] });
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  assert.equal((await remote.score(asksToBeCalled, { now })).id, 'good');
  for (const verb of ['info', 'models', 'document', 'questions']) await assert.rejects(remote[verb]('reference'), withCode('unknown_verb'), verb);
  const told = new Promise((resume) => port1.addEventListener('message', ({ data }) => data.id === 'of its own' && resume(data)));
  port1.postMessage({ id: 'of its own', from: 'it', verb: 'load', args: [{}] });
  const { id, value, error } = await told;
  assert.deepEqual([id, value, error], ['of its own', undefined, undefined]);
  remote.close();
  stop();
  port1.close();
  assert.equal(qualifier.info().id, 'saas-startup', 'its close is not ours');
});

test('messages of any shape are answered with an error or not at all', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const replies = [];
  port1.onmessage = ({ data }) => replies.push(data);
  const from = 1;
  for (const message of [null, 5, 'x', {}, { id: 1 }, { id: 11, verb: 'info' }, { id: 12, from, verb: ['qualify'] }, { id: 13, from }, { id: 14, to: 'bantam-remote', error: {} },
    { id: 2, from, verb: '__proto__' }, { id: 3, from, verb: 'constructor', args: [1] }, { id: 4, from, verb: 'qualify', args: 'x' },
    { id: 6, from, verb: 'load', args: [] }, { id: 7, from, verb: 'load', args: [null] }, { id: 8, from, verb: 'load', args: [{ model: 5 }] },
    { id: 9, from, abort: true }, { id: 10, from, verb: 'load', args: [{ model: 'reference' }] }]) port1.postMessage(message);
  while (!replies.some(({ id }) => id === 10)) await new Promise((resume) => setTimeout(resume, 5));
  assert.deepEqual(replies.map(({ id, error }) => [id, Boolean(error)]).sort(([a], [b]) => a - b),
    [[2, true], [3, true], [4, true], [6, true], [7, true], [8, true], [10, false]]);
  stop();
  port1.close();
});

for (const [kind, ends] of [['a MessagePort', () => { const { port1, port2 } = new MessageChannel(); return [port1, port2]; }], ['an extension Port', () => extensionPorts()]]) {
  test(`${kind}: both ends ask and answer, and neither takes the other's messages for its own`, { timeout: 20_000 }, async () => {
    const [one, other] = ends();
    const stops = [serve(one), serve(other)];
    const [here, there] = await Promise.all([RemoteQualifier.load({ port: one, model: 'reference' }), RemoteQualifier.load({ port: other, model: 'consultancy' })]);
    assert.deepEqual(await Promise.all([here.info(), there.info()]).then((both) => both.map(({ id }) => id)), ['reference', 'consultancy']);
    const seen = [];
    const see = (message) => seen.push(message);
    if (one.onMessage) other.onMessage.addListener(see);
    else other.addEventListener('message', ({ data }) => see(data));
    one.postMessage({ id: 'mine', kind: 'hello' });
    one.postMessage({ id: 'mine too', from: 'me', error: { code: 'x' } });
    await here.info();
    await new Promise((resume) => setTimeout(resume, 30));
    assert.deepEqual(seen.filter(({ id }) => !String(id).startsWith('mine')).length, 1, 'what was asked, and no word about the rest');
    here.close();
    there.close();
    stops.forEach((stop) => stop());
    one.close?.();
  });

  test(`${kind}: a message of the owner's own is no answer, whatever its id`, { timeout: 20_000 }, async () => {
    const [port, other] = ends();
    const stop = serve(other);
    const remote = await RemoteQualifier.load({ port, model: 'reference' });
    let last = 0;
    const see = ({ id, verb }) => { if (verb) last = id; };
    if (other.onMessage) other.onMessage.addListener(see);
    else other.addEventListener('message', ({ data }) => see(data));
    await remote.info();
    const pending = remote.info();
    for (let id = last; id < last + 5; ++id) other.postMessage({ id, kind: 'hello' });
    other.postMessage({ stopped: true });
    assert.equal((await pending).id, 'reference');
    remote.close();
    stop();
    port.close?.();
  });
}

test('bytes travel without what else lies in their buffer', async () => {
  const { port1, port2 } = new MessageChannel();
  const sizes = [];
  const widths = (value) => {
    if (ArrayBuffer.isView(value)) sizes.push([value.byteLength, value.buffer.byteLength]);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(widths);
  };
  port2.addEventListener('message', ({ data }) => widths(data));
  const stop = serve(port2);
  const model = new TextEncoder().encode(await (await Qualifier.load({ model: 'reference' })).document('reference'));
  const among = (bytes) => {
    const all = new Uint8Array(bytes.length + 5000).fill(46);
    all.set(bytes, 100);
    return all.subarray(100, 100 + bytes.length);
  };
  const remote = await RemoteQualifier.load({ port: port1, model: among(model) });
  const contact = among(new TextEncoder().encode('{"company":{"employees":120}}'));
  const buffer = Buffer.from('{"company":{"employees":120}}');   // which lies in a pool with others
  const scores = [await remote.score(contact, { now }), await remote.score(buffer, { now }), ...await remote.qualifyAll([contact], { now })].map(({ score }) => score);
  await remote.check(among(model));
  const list = await remote.list([contact, buffer], { now });
  await list.add(contact);
  const file = await remote.openFile(contact, { now });
  assert.deepEqual([new Set(scores).size, (await list.columns(['bad'])).bad.some(Boolean), file.summary.count], [1, false, 1]);
  assert.equal(sizes.length, 9);
  for (const [view, whole] of sizes) assert.equal(whole, view);
  remote.close();
  stop();
  port1.close();
});

test('a noted value is what its JSON says, here and behind a port', async () => {
  const { port, end } = overMessagePort();
  const local = await Qualifier.load({ model: 'reference' });
  const remote = await RemoteQualifier.load({ port, model: 'reference' });
  class Money { constructor(amount) { this.cents = amount * 100; } toJSON() { return { amount: this.cents / 100, currency: 'EUR', period: 'year' }; } }
  const told = { fact: 'bant.budget.amount', value: new Money(20_000), at: now, by: 'AK' };
  assert.equal(local.noteLine(told), 'Bantam 2026-11-02 · Budget: 20 000 EUR/y · AK');
  assert.equal(await remote.noteLine(told), local.noteLine(told));
  remote.close();
  end();
});
