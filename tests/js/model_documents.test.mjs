// SPDX-License-Identifier: MIT
// Model documents through the package: drafted, reviewed, their points as a sheet; the same in the thread and over a port.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bantam } from './places.mjs';

const profile = { schemaVersion: 1, sizes: [{ min: 20, max: 250 }], industries: ['manufacturing'] };
let qualifier, remote, stop;
before(async () => {
  qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const { port1, port2 } = new MessageChannel();
  stop = bantam.serve(port2);
  remote = await bantam.RemoteQualifier.load({ port: port1, model: 'reference' });
});
after(() => {
  remote.close();
  stop();
  qualifier.close();
});

test('a profile becomes a model that loads, keeps its personas and has no fault of the axes', async () => {
  const { document } = await qualifier.draftModel(profile);
  assert.deepEqual(await qualifier.check(document), []);
  const { warnings, personas, broken } = await qualifier.review(document);
  assert.deepEqual([warnings, broken], [[], []]);
  assert.equal(personas.length, 4);
  assert.ok(personas.every(({ asExpected }) => asExpected));
  assert.equal((await remote.draftModel(profile)).document, document);
  assert.deepEqual(await remote.review(document), await qualifier.review(document));
});

test('a shipped model\'s id stands for its document', async () => {
  const text = await qualifier.document('consultancy');
  for (const one of [qualifier, remote]) {
    assert.deepEqual(await one.check('consultancy'), []);
    assert.deepEqual(await one.review('consultancy'), await qualifier.review(text));
    assert.equal(await one.pointsTable('consultancy'), await qualifier.pointsTable(text));
    const sheet = 'rule,points\n';
    assert.deepEqual(await one.withPoints('consultancy', sheet), await qualifier.withPoints(text, sheet));
    assert.deepEqual((await one.check('consultant')).map(({ code }) => code), ['syntax'], 'no document');
  }
});

test('faults of a profile are answers', async () => {
  assert.deepEqual((await qualifier.draftModel({ schemaVersion: 1, colour: 'red' })).faults.map(({ code, path }) => [code, path]), [['unknown_key', '$.colour']]);
  assert.equal((await qualifier.review('{')).faults[0].code, 'syntax');
});

test('points go out as a sheet and changed points come back', async () => {
  const model = await qualifier.document('reference');
  const sheet = await qualifier.pointsTable(model, { locale: 'fi' });
  assert.match(sheet, /^rule,name,axis,points,/);
  assert.equal(await remote.pointsTable(model, { locale: 'fi' }), sheet);
  const { document } = await qualifier.withPoints(model, 'rule;points\nright-size;12,5\n');
  assert.equal(JSON.parse(document).attributeRules[0].points, 12.5);
  assert.deepEqual((await remote.withPoints(model, 'rule,points\nnobody,1\n')).faults.map(({ code, path }) => [code, path]), [['unknown_rule', 'row 2']]);
});

test('a file tells its contacts, what lies ahead of them, and their accounts', async () => {
  const csv = 'id,Name,Company,Job Title,Employees,Email\n1,Oona Invented,Acme,CEO,120,oona@acme.example\n2,Pia Invented,Acme,Student,120,pia@acme.example\n3,,,,,\n';
  const job = await qualifier.openFile(csv, { now: '2026-11-21T09:00:00Z' });
  assert.equal((await job.contact(0)).person.name, 'Oona Invented');
  assert.equal((await (await job.contactsNdjson()).text()).trim().split('\n').length, job.summary.count);
  const outlook = await job.outlook();
  const annotations = await Promise.all([0, 1].map((row) => job.annotate(row)));
  annotations.forEach(({ tier, reachable }, row) => assert.equal(outlook.hidden[row] === 1, ['mql', 'lead'].includes(tier) && reachable.includes('sql'), `row ${row}`));
  const { names, account } = await job.accounts();
  assert.equal(names[account[0]], 'acme.example');
  assert.equal(account[0], account[1]);
  const { known } = (await job.annotateInAccount(0)).committee;
  assert.deepEqual(known.map(({ name }) => name), ['Oona Invented', 'Pia Invented']);
  job.close();
});
