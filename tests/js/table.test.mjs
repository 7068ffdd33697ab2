// SPDX-License-Identifier: MIT
// A table of a page is read as the command reads the same table in a file.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { bantam, native } from './places.mjs';

const table = {
  headers: ['Name', 'E-mail', 'Job title', 'Company', 'Employees', 'Remark "x", y', ''],
  rows: [
    ['Aino Example', 'aino@firm.example', 'CEO', 'Firm, Ltd', '51-200', 'says "hi"\nand more', ''],
    ['Ida Example', '', 'Student', '', '', '=1+1', 'z'],
  ],
};
const csv = 'Name,E-mail,Job title,Company,Employees,"Remark ""x"", y",\n' +
  'Aino Example,aino@firm.example,CEO,"Firm, Ltd",51-200,"says ""hi""\nand more",\nIda Example,,Student,,,=1+1,z\n';

function command(...args) {
  const run = spawnSync(native, ['contacts', ...args, '-'], { input: csv, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

test('columns and contacts are those of the command', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const reading = await qualifier.readTable(table);
  assert.deepEqual(Object.fromEntries(reading.columns.map(({ header, target }) => [header, target])), JSON.parse(command('--columns')).columns);
  assert.equal(reading.contacts.map((contact) => `${JSON.stringify(contact)}\n`).join(''), command());
  assert.equal(reading.columns[0].target, 'person.name');
  qualifier.close();
});

test('a map overrides what a header seems to say', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const reading = await qualifier.readTable(table, { map: { Employees: 'company.customers' } });
  assert.equal(reading.columns[4].target, 'company.customers');
  assert.deepEqual(reading.contacts[0].company.customers, { min: 51, max: 200 });
  qualifier.close();
});

test('dates of one column are written in one order, told by those that can be read but one way', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const dated = async (...days) => (await qualifier.readTable({ headers: ['Name', 'Created'], rows: days.map((day) => ['Aino Example', day]) })).contacts.map(({ lifecycle }) => lifecycle?.createdAt?.slice(0, 10));
  assert.deepEqual(await dated('11/03/2026', '11/13/2026'), ['2026-11-02', '2026-11-12']);
  assert.deepEqual(await dated('13/11/2026', '03/11/2026'), ['2026-11-12', '2026-11-02']);
  assert.deepEqual(await dated('11/03/2026', '12/03/2026'), [undefined, undefined]);
  qualifier.close();
});

test('a table without a header, and what is no table, are refused in words', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  assert.deepEqual((await qualifier.readTable({ headers: [], rows: [] })).error?.code, 'no_header');
  await assert.rejects(qualifier.readTable({ headers: 'Name', rows: [] }), { code: 'misuse' });
  qualifier.close();
});

test('over a port it is read alike', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = bantam.serve(port2);
  const [own, remote] = [await bantam.Qualifier.load({ model: 'reference' }), await bantam.RemoteQualifier.load({ model: 'reference', port: port1 })];
  assert.deepEqual(await remote.readTable(table), await own.readTable(table));
  remote.close();
  stop();
  port1.close();
  own.close();
});
