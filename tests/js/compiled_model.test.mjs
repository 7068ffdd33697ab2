// SPDX-License-Identifier: MIT
// A model of one's own, compiled by the command: it answers as its document does, without the module that reads documents.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { asksToBeCalled, bantam, native, now, packageFolder } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve } = bantam;
const { FormIntake } = await import(pathToFileURL(join(packageFolder, 'src/server.js')).href);
const withCode = (code) => (error) => error instanceof BantamError && error.code === code;
const folder = mkdtempSync(join(tmpdir(), 'bantam-compiled-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const shipped = await Qualifier.load({ model: 'reference' });
const own = { ...JSON.parse(await shipped.document('reference')), id: 'own', version: '7' };
shipped.close();
const file = join(folder, 'own.json'), script = join(folder, 'own.mjs');
writeFileSync(file, JSON.stringify(own));
const run = spawnSync(native, ['compile', '-o', script, file], { encoding: 'utf8' });
assert.equal(run.status, 0, run.stderr);
const whole = await import(pathToFileURL(script).href);
const { default: compiled } = whole;

const contacts = [asksToBeCalled, { id: '2', person: { title: 'Leiterin Einkauf', email: 'a@b.example' }, company: { employees: 120, industry: 'Software' } }, { id: '3' }];

test('a compiled model answers as its document, in every language, as text, as bytes and over a port', async (context) => {
  const document = await Qualifier.load({ model: own, locales: ['fi', 'ru'] });
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const others = [await Qualifier.load({ model: compiled, locales: ['fi', 'ru'] }), await Qualifier.load({ model: new TextEncoder().encode(compiled), locales: ['fi', 'ru'] }),
    await RemoteQualifier.load({ port: port1, model: compiled, locales: ['fi', 'ru'] })];
  context.after(() => [document, ...others].forEach((one) => one.close()) ?? stop());
  assert.deepEqual(others[0].info(), document.info());
  for (const other of others) {
    for (const contact of contacts) {
      for (const locale of ['en', 'fi', 'ru']) assert.equal(await other.qualifyText(contact, { now, locale }), document.qualifyText(contact, { now, locale }));
    }
  }
});

test('a qualifier hands it out, for the next load', async (context) => {
  const document = await Qualifier.load({ model: own }), known = await Qualifier.load({ model: 'reference' });
  context.after(() => [document, known].forEach((one) => one.close()));
  assert.equal(document.compiled(), compiled);
  assert.equal(known.compiled(), 'reference');
  const again = await Qualifier.load({ model: document.compiled() });
  assert.equal(again.compiled(), compiled);
  again.close();
  assert.throws(() => again.compiled(), withCode('closed'));
});

test('the script that was imported whole is its text, for every load; so is a module of a document', async (context) => {
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const loaded = [await Qualifier.load({ model: whole }), await RemoteQualifier.load({ port: port1, model: whole }), await Qualifier.load({ model: { default: own } })];
  context.after(() => loaded.forEach((one) => one.close()) ?? stop());
  for (const one of loaded) assert.deepEqual([(await one.info()).id, await one.compiled()], ['own', compiled]);
  await assert.rejects(FormIntake.load({ model: whole }), { code: 'misuse', path: '$.model' });
  (await FormIntake.load({ model: { default: own } })).close();
});

test('lists, files and what-if take it too', async (context) => {
  const qualifier = await Qualifier.load({ model: compiled });
  context.after(() => qualifier.close());
  const scores = contacts.map((contact) => qualifier.score(contact, { now }).score);
  assert.deepEqual([...qualifier.list(contacts, { now }).score], scores.map((points) => points * 1000));
  const lines = contacts.map((contact) => JSON.stringify(contact)).join('\n');
  const job = await qualifier.openFile(lines, { now });
  assert.deepEqual([...job.rows(['score']).score], scores);
  job.close();
  const whatIf = await qualifier.whatIf(lines, { now });
  whatIf.close();
});

test('neither it nor a shipped model loads the module that reads documents', () => {
  const small = join(folder, 'package');
  cpSync(packageFolder, small, { recursive: true });
  for (const name of readdirSync(join(small, 'wasm'))) if (name.startsWith('bantam_bulk')) rmSync(join(small, 'wasm', name));
  writeFileSync(join(folder, 'page.mjs'), `
    import { Qualifier } from './package/src/index.js';
    import compiled from './own.mjs';
    for (const model of [compiled, 'reference', ${JSON.stringify(own)}]) {
      console.log(await Qualifier.load({ model }).then((qualifier) => qualifier.score(${JSON.stringify(asksToBeCalled)}, { now: '${now}' }).tier, ({ code }) => code));
    }`);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'page.mjs')], { encoding: 'utf8' });
  assert.equal(stdout, 'sql\nsql\nno_instance\n', stderr);
});

test('one of another version, and one that is damaged, are refused with what to do', async () => {
  const refused = (model, says) => assert.rejects(Qualifier.load({ model }), ({ code, message }) => code === 'bad_image' && says.test(message));
  await refused(compiled.replace(/^bantam-model-\S+/, 'bantam-model-0.0.9'), /another version.*compile it anew/);
  await refused(compiled.slice(0, -1), /damaged/);
});
