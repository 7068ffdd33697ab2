// SPDX-License-Identifier: MIT
// Every case file through the package: what is expected comes out, and every byte is what the native command prints.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { at, modelOf } from './case_models.mjs';
import { bantam, caseNames, native, readCase } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-cases-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const catalogue = await bantam.Qualifier.load({ model: 'reference' });

assert.ok(caseNames.length >= 20, 'the case files are where they belong');
// All read first: once a test is there, a pause would let it run and end the suite.
const models = new Map();
for (const name of caseNames) models.set(name, JSON.stringify(await modelOf(readCase(name), (id) => catalogue.document(id))));
for (const name of caseNames) {
  const file = readCase(name);
  const model = models.get(name);

  test(`${name}: every expectation holds`, async () => {
    const qualifier = await bantam.Qualifier.load({ model, locale: file.locale });
    assert.ok(file.cases.length > 0);
    for (const { name: one, contact, expect } of file.cases) {
      const annotation = qualifier.qualify(contact, { now: file.now });
      for (const [pointer, value] of Object.entries(expect)) assert.deepEqual(at(annotation, pointer), value, `${one} at ${pointer}`);
    }
    qualifier.close();
  });

  test(`${name}: the native command prints the same bytes`, async () => {
    const qualifier = await bantam.Qualifier.load({ model, locale: file.locale });
    const contacts = file.cases.map(({ contact }) => JSON.stringify(contact));
    const modelFile = join(folder, `${name}.json`);
    writeFileSync(modelFile, model);
    const run = spawnSync(native, ['qualify', '--model', modelFile, '--now', file.now, '--locale', file.locale, '--format', 'ndjson', '-'],
      { input: contacts.join('\n') + '\n', maxBuffer: 1 << 28 });
    assert.equal(run.status, 0, String(run.error ?? run.stderr));
    const answers = contacts.map((contact) => qualifier.qualifyText(contact, { now: file.now }) + '\n');
    assert.equal(answers.join(''), run.stdout.toString('utf8'));
    qualifier.close();
  });
}

test('a score is the annotation\'s score', async () => {
  for (const name of caseNames) {
    const file = readCase(name);
    const qualifier = await bantam.Qualifier.load({ model: await modelOf(file, (id) => catalogue.document(id)), locale: file.locale });
    for (const { contact } of file.cases) {
      const { id, score, fit, engagement, tier, label, standing, grade } = qualifier.qualify(contact, { now: file.now });
      assert.deepEqual(qualifier.score(contact, { now: file.now }), { id, score, fit, engagement, tier, label, standing, grade });
    }
    qualifier.close();
  }
});
