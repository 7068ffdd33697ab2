// SPDX-License-Identifier: MIT
// What people have told since a file was written: it stands in for its rows, in every answer, wherever the file is open.
import assert from 'node:assert/strict';
import { MessageChannel } from 'node:worker_threads';
import { test } from 'node:test';
import { bantam } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, answered, serve } = bantam;
const now = '2026-11-21T09:00:00Z';
const qualifier = await Qualifier.load({ model: 'reference' });
const questions = JSON.parse(await qualifier.document('reference')).questions;
const withCode = (code) => (error) => error instanceof BantamError && error.code === code;
const table = 'id;Company;Job title;Employees;Notes\r\na;Kaarna;CEO;120;first\r\nb;Kaarna;Marketing Manager;200;=call\r\nc;Lumi;Student;3;\r\n';

/** The contact of a row, and the firm's need as somebody told it. */
async function toldOf(row, file = table) {
  const job = await qualifier.openFile(file, { now });
  const contact = await job.contact(row);
  const question = questions.find(({ criterion }) => criterion === 'need');
  job.close();
  return answered(contact, question, { optionId: question.options[0].id }, { at: now, by: 'AK' });
}
const told = await toldOf(1);
const edits = new Map([[1, told]]);

test('an edited row answers as its contact would, the others as their records', async () => {
  const [job, plain] = [await qualifier.openFile(table, { now, edits }), await qualifier.openFile(table, { now })];
  assert.deepEqual(job.summary, plain.summary, 'it is the same table');
  assert.notEqual(await job.annotateText(1), await plain.annotateText(1));
  assert.equal(await job.annotateText(1), qualifier.qualifyText(told, { now }));
  for (const row of [0, 2]) assert.equal(await job.annotateText(row), await plain.annotateText(row));
  const { score, tier } = job.rows(['score', 'tier']);
  const one = qualifier.score(told, { now });
  assert.deepEqual([score[1], job.summary.tiers[tier[1]]], [one.score, one.tier]);
  const lines = (await (await job.exportNdjson()).text()).trimEnd().split('\n');
  assert.equal(lines[1], qualifier.qualifyText(told, { now }));
  assert.equal(qualifier.qualifyText(await job.contact(1), { now }), lines[1]);
  const { changesAt, reviewAt } = await job.outlook();
  const { changes, handoff } = JSON.parse(lines[1]);
  assert.deepEqual([new Date(reviewAt[1]).toISOString().slice(0, 10), Number.isNaN(changesAt[1])], [handoff.reviewAt, changes === null]);
});

test('a colleague hears what was told of an edited row', async () => {
  const job = await qualifier.openFile(table, { now, edits }), plain = await qualifier.openFile(table, { now });
  for (const one of [job, plain]) await one.accounts();
  const shared = (annotation) => JSON.stringify(annotation.bant);
  assert.notEqual(shared(await job.annotateInAccount(0)), shared(await plain.annotateInAccount(0)));
});

test('a table goes out with its own cells and brings back what was told, in any language and with a column of notes or without', async () => {
  for (const locale of ['en', 'fi', 'ru']) {
    for (const file of [table, table.replaceAll(/;[^;\r]*\r/g, '\r')]) {
      const rows = new Map([[1, await toldOf(1, file)]]);
      const job = await qualifier.openFile(file, { now, locale, edits: rows });
      const text = await (await job.exportCsv()).text();
      const again = await qualifier.openFile(text, { now, locale });
      assert.equal(again.summary.columns.filter(({ attribute }) => attribute === 'notes').length, 1, text);
      for (const name of ['score', 'tier', 'missing']) assert.deepEqual(again.rows([name]), job.rows([name]));
      assert.match(text, /Bantam 2026-11-21 · /);
      const plain = await qualifier.openFile(file, { now, locale });
      if (file === table) assert.equal(text.split('\r\n')[1], (await (await plain.exportCsv()).text()).split('\r\n')[1], 'a row that nobody touched');
    }
  }
});

test('what-if counts edited rows as they are, also when it reads records again', async () => {
  const whatIf = await qualifier.whatIf(table, { now, edits });
  const job = await qualifier.openFile(table, { now, edits });
  assert.deepEqual([...whatIf.results().score], [...job.rows(['score']).score]);
  whatIf.setNow('2027-11-21T09:00:00Z');
  await whatIf.reread();
  const later = await qualifier.openFile(table, { now: '2027-11-21T09:00:00Z', edits });
  assert.deepEqual([...whatIf.results().score], [...later.rows(['score']).score]);
});

test('behind a port it is the same, and contacts may be text or bytes', async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  const here = await (await (await qualifier.openFile(table, { now, edits })).exportCsv()).text();
  for (const contact of [told, JSON.stringify(told), new TextEncoder().encode(JSON.stringify(told))]) {
    const job = await remote.openFile(table, { now, edits: [[1, contact]] });
    assert.equal(await (await job.exportCsv()).text(), here);
    await job.close();
  }
  await assert.rejects(remote.openFile(table, { now, edits: [[1, () => 0]] }), withCode('not_json'));
  remote.close();
  port1.close();
});

test('an edit of no row, or of no contact, is refused before anything is answered', async () => {
  for (const edits of ['x', 3, [1], [[-1, {}]], [['1', {}]], [[0.5, {}]], [[2 ** 32, {}]]]) await assert.rejects(qualifier.openFile(table, { now, edits }), withCode('misuse'), JSON.stringify(edits));
  await assert.rejects(qualifier.openFile(table, { now, edits: [[3, {}]] }), withCode('not_here'));
  await assert.rejects(qualifier.openFile(table, { now, edits: [[0, 1n]] }), (error) => error.code === 'not_json' && error.path === 'edits.0');
  const job = await qualifier.openFile(table, { now, edits: [[0, '{'], [1, told], [1, {}]] });
  assert.deepEqual([job.summary.bad, job.summary.firstFault.row, job.rows(['bad']).bad[0]], [1, 0, 1]);
  assert.equal(await job.annotateText(1), qualifier.qualifyText({}, { now }), 'the last one counts');
  assert.equal((await qualifier.openFile(table, { now, edits: null })).summary.count, 3);
});

/** All that a file answers. */
async function answersOf(job) {
  const { changesAt, changesTo, reviewAt, hidden } = await job.outlook();
  const { names, account } = await job.accounts();
  const rows = await job.rows(), order = await job.inWorkOrder(), counts = await job.tierCounts();
  return {
    csv: await (await job.exportCsv()).text(), ndjson: await (await job.exportNdjson()).text(), contacts: await (await job.contactsNdjson()).text(),
    rows, order, counts, ahead: [changesAt, changesTo, reviewAt, hidden], names, account,
    together: await Promise.all(Array.from(rows.score, (_, row) => job.annotateInAccount(row))),
  };
}

const lines = '{"id":"a","company":{"name":"Kaarna"}}\n{"id":"b","company":{"name":"Kaarna"}}\n{"id":\n';

test('a row that is updated while its file is open answers as if it had been among the edits, and restored as if it had not', async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  for (const file of [table, table.replaceAll(/;[^;\r]*\r/g, '\r'), lines]) {
    const some = new Map([[1, await toldOf(1, file)], [2, told]]);
    const expected = await answersOf(await qualifier.openFile(file, { now, edits: some }));
    const plain = await answersOf(await qualifier.openFile(file, { now }));
    for (const one of [qualifier, remote]) {
      const job = await one.openFile(file, { now });
      assert.deepEqual(await answersOf(job), plain);
      for (const [row, contact] of some) await job.update(row, contact);
      assert.deepEqual(await answersOf(job), expected);
      for (const row of some.keys()) await job.restore(row);
      assert.deepEqual(await answersOf(job), plain);
      await job.close();
    }
  }
  remote.close();
  port1.close();
});

test('what was asked before an update is answered without it, what is asked after it with it', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ id: `c${i}` })).join('\n');
  const job = await qualifier.openFile(many, { now });
  const last = 19_999, contact = { id: 'told', person: { title: 'CEO' } };
  const asked = [];
  const at = (blob) => blob.text().then((text) => JSON.parse(text.trimEnd().split('\n').at(-1)).id);
  asked.push(job.exportNdjson().then(at), job.contact(last).then(({ id }) => id));
  asked.push(job.update(last, contact));
  asked.push(job.exportNdjson().then(at), job.contact(last).then(({ id }) => id));
  asked.push(job.restore(last));
  asked.push(job.contact(last).then(({ id }) => id));
  assert.deepEqual(await Promise.all(asked), ['c19999', 'c19999', undefined, 'told', 'told', undefined, 'c19999']);
});

test('accounts that an update has made old are asked for anew', async () => {
  const job = await qualifier.openFile(table, { now });
  await job.accounts();
  await job.annotateInAccount(1);
  const update = job.update(0, told);
  await assert.rejects(job.annotateInAccount(1), withCode('misuse'));
  await update;
  await assert.rejects(job.annotateInAccount(1), withCode('misuse'));
  await job.accounts();
  await job.annotateInAccount(1);
});

test('work that is stopped does not hold up an update, nor does an update that is refused', async () => {
  const job = await qualifier.openFile(table, { now });
  const controller = new AbortController();
  const stopped = assert.rejects(job.outlook({ signal: controller.signal }), withCode('aborted'));
  controller.abort();
  const refused = assert.rejects(job.update(0, '{'), (error) => error instanceof BantamError && error.code === 'syntax');
  await job.update(1, told);
  await Promise.all([stopped, refused]);
  assert.equal(await job.annotateText(1), qualifier.qualifyText(told, { now }));
  assert.equal((await job.contact(0)).id, 'a');
});

test('an update of no row, with no contact, or of a closed file is refused by name', async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  for (const one of [qualifier, remote]) {
    const job = await one.openFile(table, { now });
    for (const row of [-1, 3, 0.5, '1', null, undefined]) {
      await assert.rejects(job.update(row, {}), withCode('not_here'), String(row));
      await assert.rejects(job.restore(row), withCode('not_here'), String(row));
    }
    for (const contact of [undefined, () => 0, 1n, Symbol('x')]) await assert.rejects(job.update(0, contact), withCode('not_json'));
    await assert.rejects(job.update(0, []), withCode('not_an_object'));
    await assert.rejects(job.update(0, 'x'.repeat(2 ** 24 + 1)), withCode('too_large'));
    await job.close();
    await assert.rejects(async () => job.update(0, {}), withCode('closed'));
    await assert.rejects(async () => job.restore(0), withCode('closed'));
  }
  remote.close();
  port1.close();
});
