// SPDX-License-Identifier: MIT
// Whatever comes in as a file, or is asked of one: a named error or a bad row, the next call works, and the page around is as it was.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { asksToBeCalled, bantam, now } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve } = bantam;
const prototypeBefore = Reflect.ownKeys(Object.prototype).join();
const qualifier = await Qualifier.load({ model: 'reference' });
const good = JSON.stringify(asksToBeCalled);
const expected = qualifier.qualifyText(good, { now });
const withCode = (...codes) => (error) => error instanceof BantamError && codes.includes(error.code) && error.message.length > 0;
const encoder = new TextEncoder();

afterEach(async () => {
  const job = await qualifier.openFile(good, { now });
  assert.equal(await job.annotateText(0), expected, 'a good file is still read');
  job.close();
  assert.equal(qualifier.qualifyText(good, { now }), expected);
  assert.equal(Reflect.ownKeys(Object.prototype).join(), prototypeBefore);
  assert.equal({}.polluted, undefined);
});

/** The file between two good contacts: both are read, whatever lies between. */
async function between(middle, kinds = ['openFile', 'whatIf']) {
  const parts = new Blob([`${good}\n`, middle, `\n${good}`]);
  const summaries = [];
  for (const kind of kinds) {
    const opened = await qualifier[kind](parts, { now });
    const { count } = opened.summary;
    if (kind === 'openFile') {
      assert.equal(await opened.annotateText(0), expected);
      assert.equal(await opened.annotateText(count - 1), expected);
      for (let row = 1; row < Math.min(count, 300) - 1; ++row) {
        const answer = await opened.annotate(row);
        assert.ok('error' in answer ? answer.error.message : 'tier' in answer);
      }
    } else {
      const { row, place } = opened.results();
      assert.deepEqual([row[0], row.at(-1)], [0, count - 1]);
      for (const one of [0, place.length - 1]) assert.equal(opened.summary.places[place[one]], 'sql');
    }
    summaries.push(opened.summary);
    opened.close();
  }
  return summaries[0];
}

test('one line of 100 MB is one bad row, as a blob, as text and as bytes', async () => {
  const long = 'x'.repeat(100 << 20);
  assert.equal((await between(long)).firstFault.error.code, 'too_large');
  for (const file of [`{"id":"${long}"}\n${good}`, encoder.encode(`{"id":"${long}"}\n${good}`)]) {
    const job = await qualifier.openFile(file, { now });
    assert.deepEqual([...job.rows(['bad']).bad], [1, 0]);
    job.close();
  }
});

test('a depth of a million is a bad row', async () => {
  assert.equal((await between('['.repeat(1e6))).bad, 1);
  const { firstFault } = await between('{"a":'.repeat(1e6));
  assert.equal(firstFault.error.code, 'too_deep');
});

test('random bytes, as lines and as tables', async () => {
  let state = 20261122;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  for (let round = 0; round < 12; ++round) {
    const bytes = Uint8Array.from({ length: 20_000 }, round % 2 ? draw : () => '{}[]",:\n\r;\t\\ua\0'.charCodeAt(draw() % 15));
    await between(bytes);
    for (const kind of ['openFile', 'whatIf']) {
      const opened = await qualifier[kind](bytes, { now, chunkBytes: 1 + draw() * 7 }).catch((error) => error);
      if (opened instanceof Error) assert.ok(withCode('no_header', 'utf8', 'too_large', 'too_many', 'syntax', 'json_array', 'not_text')(opened), String(opened));
      else opened.close();
    }
  }
});

test('keys with a meaning in JavaScript have none in files, columns and names', async () => {
  const line = '{"id":"p","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"custom":{"__proto__":{"polluted":1}}}';
  assert.equal((await between(line)).bad, 0);
  const job = await qualifier.openFile('__proto__,constructor,Job title\n1,2,CEO\n', { now, map: ['constructor=person.email'] });
  assert.deepEqual(job.summary.columns.map(({ header }) => header), ['__proto__', 'constructor', 'Job title']);
  for (const name of ['__proto__', 'constructor', 'toString']) {
    assert.throws(() => job.rows([name]), withCode('misuse'));
    assert.throws(() => job.inWorkOrder({ tiers: [name] }), withCode('misuse'));
  }
  job.close();
  const whatIf = await qualifier.whatIf(good, { now });
  for (const name of ['__proto__', 'constructor', 'toString', '', '\ud800', 'x'.repeat(100 << 20)]) {
    assert.throws(() => whatIf.setPoints(name, 1), withCode('not_here'), name.slice(0, 20));
    assert.throws(() => whatIf.setDecay(name, { type: 'none' }), withCode('not_here'));
    assert.throws(() => whatIf.setGroupLimits(name, { max: 1 }), withCode('not_here'));
    assert.throws(() => whatIf.setAxisLimits(name, { max: 1 }), withCode('not_here'));
    assert.throws(() => whatIf.setDecay('webinar', { type: name, days: 1 }), withCode('bad_value'));
  }
  assert.equal(whatIf.count().moved, 0);
  whatIf.close();
});

test('lone surrogates and other odd texts', async () => {
  for (const odd of ['\ud800', '\udc00x', 'a\ud83d', '\u0000', '\ufeff', '\uffff', '\u2028']) {
    await between(`{"id":"${odd}"}`);
    await between(JSON.stringify({ id: odd, person: { title: odd } }));
    const job = await qualifier.openFile(`${odd},Job title\n${odd},CEO\n`, { now, locale: odd, map: [`${odd}x=person.email`] }).catch((error) => error);
    assert.ok(job.summary?.count === 1 || withCode('misuse', 'bad_locale', 'bad_map')(job), String(job));
  }
});

test('bytes that were given away before, while and after a file is read', async () => {
  const give = (bytes) => structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  const before = encoder.encode(good);
  give(before);
  for (const kind of ['openFile', 'whatIf']) await assert.rejects(qualifier[kind](before, { now }), withCode('detached'));
  const during = encoder.encode(`${good}\n`.repeat(2_000));
  let told = 0;
  await assert.rejects(qualifier.openFile(during, { now, chunkBytes: 10_000, onProgress: () => (told += 1) === 3 && give(during) }), withCode('unreadable'));
  const after = encoder.encode(good);
  const job = await qualifier.openFile(after, { now });
  give(after);
  await assert.rejects(job.exportNdjson(), withCode('unreadable'));
  assert.equal(job.tierCounts().sql, 1, 'what was read is still known');
  job.close();
});

test('many calls at the same time on one file and on several', async () => {
  const text = Array.from({ length: 400 }, (_, i) => JSON.stringify({ ...asksToBeCalled, id: `${i}` })).join('\n');
  const jobs = await Promise.all(Array.from({ length: 6 }, (_, i) => qualifier.openFile(new Blob([text]), { now, chunkBytes: 1000 * (i + 1) })));
  const [whole] = await Promise.all([jobs[0].exportNdjson(), jobs[0].exportNdjson(), ...jobs.map((job) => job.annotateText(5))]);
  const answers = (await whole.text()).trimEnd().split('\n');
  const asked = await Promise.all(jobs.flatMap((job) => Array.from({ length: 40 }, (_, i) => job.annotateText(i * 10))));
  asked.forEach((answer, i) => assert.equal(answer, answers[(i % 40) * 10]));
  const whatIf = await qualifier.whatIf(new Blob([text]), { now });
  whatIf.setNow('2027-03-01T09:00:00Z');
  await Promise.all([whatIf.reread(), whatIf.reread(), whatIf.reread()]);
  assert.equal(whatIf.staleRows(), 0);
  for (const one of [...jobs, whatIf]) one.close();
});

test('many small records are annotated in pieces of bounded size', async () => {
  const told = [];
  const job = await qualifier.openFile('{}\n'.repeat(10_000), { now });
  await job.exportNdjson({ onProgress: ({ done }) => told.push(done) });
  assert.equal(told.at(-1), 10_000);
  told.forEach((done, i) => assert.ok(done - (told[i - 1] ?? 0) <= 4_096));
  job.close();
});

test('whatever is closed while it works ends with an error that says so', async () => {
  const text = `${good}\n`.repeat(20_000);
  const own = await Qualifier.load({ model: 'reference' });
  const opened = own.openFile(text, { now, chunkBytes: 20_000, onProgress: () => own.close() });
  const job = await opened;   // a file has its model to itself
  assert.equal(job.summary.count, 20_000);
  const exported = job.exportNdjson({ onProgress: () => job.close() });
  await assert.rejects(exported, withCode('closed'));
  await assert.rejects(own.openFile(text, { now }), withCode('closed'));
  const whatIf = await qualifier.whatIf(text, { now });
  whatIf.setNow('2026-10-01T09:00:00Z');
  await assert.rejects(whatIf.reread({ onProgress: () => whatIf.close() }), withCode('closed'));
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  const calls = [remote.openFile(new Blob([text]), { now }), remote.whatIf(new Blob([text]), { now }), remote.qualify(good, { now })].map((call) => assert.rejects(call, withCode('closed')));
  remote.close();
  await Promise.all(calls);
  stop();
});

/** As on a machine with no memory left: nothing of WebAssembly's grows while `work` goes on. */
async function withoutMemory(work) {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = () => {
    throw new RangeError('no memory');
  };
  try {
    return await work();
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
}

test('a file whose instance is lost says so, and the next file is read', async () => {
  for (const kind of ['openFile', 'whatIf']) {
    await assert.rejects(withoutMemory(() => qualifier[kind](`${good}${'\n'.repeat(2_000_000)}`, { now })), withCode('instance_lost'), kind);
  }
  const other = await qualifier.openFile(good, { now });
  const job = await qualifier.openFile('{}\n'.repeat(5_000), { now });
  await assert.rejects(withoutMemory(() => job.exportNdjson()), withCode('instance_lost'));
  const whatIf = await qualifier.whatIf('{"company":{"employees":100}}\n'.repeat(100_000), { now });
  whatIf.setPoints('right-size', 80);
  assert.equal(whatIf.count().moved, 100_000);
  await assert.rejects(withoutMemory(async () => whatIf.movers(100_000)), withCode('instance_lost'));
  for (const ask of [() => job.rows(), () => job.tierCounts(), () => job.inWorkOrder(), () => whatIf.count(), () => whatIf.setPoints('right-size', 1), () => whatIf.results()]) {
    assert.throws(ask, withCode('instance_lost'));
  }
  await assert.rejects(job.exportNdjson(), withCode('instance_lost'));
  for (const one of [job, whatIf]) one.close();
  assert.throws(() => job.rows(), withCode('closed'));
  assert.equal(await other.annotateText(0), expected, 'other files keep their instances');
  other.close();
});

test('behind a port the loss of a file is the same error, and the port goes on', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  await withoutMemory(() => assert.rejects(remote.openFile(new Blob([`${good}${'\n'.repeat(2_000_000)}`]), { now }), withCode('instance_lost')));
  const job = await remote.openFile(new Blob([good]), { now });
  assert.equal(await job.annotateText(0), expected);
  for (const method of ['constructor', '__proto__', 'toString']) assert.ok(!Object.hasOwn(job, method), method);
  remote.close();
  stop();
});
