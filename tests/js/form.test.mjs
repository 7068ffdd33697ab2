// SPDX-License-Identifier: MIT
// `bantam-crm/form`: published models in the small module, beside the full one.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bantam, native, now, packageFolder } from './places.mjs';
import { models, publish } from './published_forms.mjs';

const { FormQualifier } = await import(pathToFileURL(join(packageFolder, 'src/form_qualifier.js')).href);
const folder = mkdtempSync(join(tmpdir(), 'bantam-form-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @type {Map<string, string>} */
const texts = new Map();
before(() => models.forEach((model) => texts.set(model, publish(model, '--event', 'download?asset=buyers_guide'))));
const load = (model = 'reference', options = {}) => FormQualifier.load({ model: texts.get(model), ...options });
const thrown = (code) => (error) => error.name === 'BantamError' && error.code === code;

const merge = (into, from) => {
  for (const [key, value] of Object.entries(from)) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value) && key in into) merge(into[key], value);
    else into[key] = structuredClone(value);
  }
  return into;
};

test('the small module steps and asks as the full one', async () => {
  const event = { type: 'download', asset: 'buyers_guide', at: now };
  const emails = ['', 'ida@gmail.com', 'ida@mailinator.com', 'ida@helsinki.fi', 'ida@firm.example'];
  let state = 20261106;
  const draw = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % 65536 % below;
  for (const id of models) {
    const qualifier = await bantam.Qualifier.load({ model: id });
    const { questions } = JSON.parse(await qualifier.document(id));
    for (let i = 0; i < 60; i += 1) {
      const form = await load(id);
      const contact = { observed: ['download'], events: [event], asked: [] };
      const email = emails[draw(emails.length)];
      if (email !== '') merge(contact, { person: { email } });
      form.answer('person.email', email);
      for (const question of questions) {
        const shown = form.info.questions.find((one) => one.id === question.id);
        const option = shown && question.options[draw(question.options.length + 2)];
        if (option) form.choose(question.fact, option.id);
        if (option) merge(contact, option.set);
        if (option || !shown) contact.asked.push({ questionId: question.id });
      }
      const annotation = qualifier.qualify(contact, { now });
      const wanted = annotation.next && !contact.asked.some(({ questionId }) => questionId === annotation.next.questionId) ? annotation.next.questionId : undefined;
      assert.equal(form.step(), annotation.tier === 'sql' ? 'calendar' : 'guide', JSON.stringify(contact));
      assert.equal(form.next()?.id, wanted, JSON.stringify(contact));
      form.close();
    }
    qualifier.close();
  }
});

test('inputs are found by name, autocomplete and label, each thing once', async () => {
  const form = await load();
  const found = form.map([
    { name: 'your-name' },
    { name: 'f1', autocomplete: 'section-a work email' },
    { name: 'email' },
    { name: 'lead[company_size]', label: 'How big are you?' },
    { name: 'size' },
    { label: 'Industry', id: 'x', name: '' },
  ]);
  assert.deepEqual(found.map(({ attribute }) => attribute), [null, 'person.email', null, 'company.employees', null, 'company.industry']);
  assert.deepEqual(found.map(({ question }) => question), [null, null, null, 'fit.employees', null, 'fit.industry']);
});

test('nothing is asked twice, nothing known is asked, passing is respected, the budget holds', async () => {
  const form = await load('saas-startup');
  form.answer('company.employees', '51-200');
  const asked = [];
  for (let question = form.next(); question; question = form.next()) {
    asked.push(question.id);
    if (asked.length === 2) form.pass(question.id);
    else form.choose(question.id, question.options[0].id);
  }
  assert.equal(new Set(asked).size, asked.length);
  assert.equal(asked.length, form.info.budget);
  assert.ok(!asked.includes('fit.employees'));
  assert.equal(form.answers().find(({ question }) => question === asked[1]).option, null);
  form.forget(asked[0]);
  assert.ok(form.next() !== null && !asked.slice(1).includes(form.next().id));
});

test('what another input of the page asks is neither asked nor part of the budget', async () => {
  const form = await load('saas-startup');
  form.pass('company.employees');
  const asked = [];
  for (let question = form.next(); question; question = form.next()) asked.push(question.id), form.pass(question.id);
  assert.ok(!asked.includes('fit.employees'));
  assert.equal(asked.length, form.info.budget);
});

test('what is typed is read by the core, dates by the day that is given', async () => {
  const form = await load('enterprise-long-cycle');
  const day = { now: new Date(2026, 10, 6, 23, 30) };
  assert.equal(form.answer('timeline.when', '2026-12-24', day).option, 'quarter');
  assert.equal(form.answer('timeline.when', '2026-12-24').option, null);
  assert.equal(form.answer('timeline.when', 'within two years').option, 'two-years');
  assert.equal(form.answer('company.employees', 700).option, 'middle');
  assert.equal(form.answer('company.employees', ''), null);
});

test('addresses: classes, and a polite suggestion', async () => {
  const form = await load();
  assert.equal(form.emailClass('ida@gmail.com'), 'free');
  assert.equal(form.emailClass('ida@mailinator.com'), 'disposable');
  assert.equal(form.emailClass('ida'), 'unknown');
  assert.equal(form.suggestDomain('Ida <ida@gmial.com>'), null);
  assert.equal(form.suggestDomain('ida@gmial.com'), 'ida@gmail.com');
  assert.equal(form.suggestDomain('ida@firm.example'), null);
});

test('without consent the fixed order is asked and nothing is judged', async () => {
  const form = await load();
  for (const { id, options } of form.info.questions) form.choose(form.info.questions.find((one) => one.id === id).fact, options[0].id);
  form.forget('fit.industry');
  form.consent(false);
  assert.equal(form.step(), 'guide');
  assert.equal(form.next().id, 'fit.industry');
});

test('a model comes as text, as bytes and as a module', async () => {
  const text = texts.get('reference');
  const path = join(folder, 'form.mjs');
  assert.equal(spawnSync(native, ['publish-form', 'reference', '--event', 'download?asset=buyers_guide', '-o', path]).status, 0);
  for (const model of [text, new TextEncoder().encode(text), await import(pathToFileURL(path).href)]) {
    assert.equal((await FormQualifier.load({ model })).info.id, 'reference');
  }
  const wasm = readFileSync(join(packageFolder, 'wasm/bantam_form.wasm'));
  assert.equal((await load('reference', { bytes: wasm })).step(), 'guide');
  assert.equal((await load('reference', { bytes: await WebAssembly.compile(wasm) })).step(), 'guide');
});

test('it works in a worker', async () => {
  const source = `const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.at).then(async ({ FormQualifier }) => parentPort.postMessage((await FormQualifier.load({ model: workerData.text })).next().id));`;
  const worker = new Worker(source, { eval: true, workerData: { at: pathToFileURL(join(packageFolder, 'src/form_qualifier.js')).href, text: texts.get('reference') } });
  const asked = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  assert.equal(asked, (await load()).next().id);
  await worker.terminate();
});

test('where WebAssembly is refused the fixed order is asked', async () => {
  const script = `process.on('unhandledRejection', () => {});   // Node's own modules compile some too
    WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused by the policy'));
    const { FormQualifier } = await import(process.argv[1]);
    const model = process.argv[2];
    const form = await FormQualifier.load({ model });
    const asked = [];
    for (let question = form.next(); question; question = form.next()) {
      asked.push(question.id);
      form.answer(question.id, question.options[0].label);
    }
    const refused = await FormQualifier.load({ model, allowFixed: false }).catch(({ code }) => code);
    console.log(JSON.stringify({ asked, judges: form.judges, step: form.step(), answers: form.answers(), refused }));`;
  const at = pathToFileURL(join(packageFolder, 'src/form_qualifier.js')).href;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, at, texts.get('consultancy')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const { asked, judges, step, answers, refused } = JSON.parse(run.stdout);
  const { questions, budget } = (await load('consultancy')).info;
  assert.deepEqual(asked, questions.slice(0, budget).map(({ id }) => id));
  assert.deepEqual(answers.map(({ option }) => option), questions.slice(0, budget).map(({ options }) => options[0].id));
  assert.deepEqual([judges, step, refused], [false, 'guide', 'no_instance']);
});

test('a Node without WebAssembly asks in the fixed order too, bytes handed in or not; wrong ones are told all the same', () => {
  const script = `import { readFileSync } from 'node:fs';
    const { FormQualifier } = await import(process.argv[1]);
    const model = process.argv[2], bytes = readFileSync(process.argv[3]);
    const forms = [await FormQualifier.load({ model }), await FormQualifier.load({ model, bytes, allowFixed: true })];
    const refused = [{ bytes, allowFixed: false }, { bytes: new TextEncoder().encode('<!doctype html>') }].map((options) => FormQualifier.load({ model, ...options }).catch(({ code }) => code));
    console.log(JSON.stringify([forms.map(({ judges }) => judges), forms.map((form) => form.next().id), await Promise.all(refused)]));`;
  const at = pathToFileURL(join(packageFolder, 'src/form_qualifier.js')).href;
  const run = spawnSync(process.execPath, ['--jitless', '--input-type=module', '-e', script, at, texts.get('consultancy'), join(packageFolder, 'wasm/bantam_form.wasm')], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const [judges, [first, second], refused] = JSON.parse(run.stdout);
  assert.deepEqual([judges, first === second, refused], [[false, false], true, ['no_instance', 'bad_bytes']]);
});

test('misuse and damage are errors by name', async () => {
  const text = texts.get('reference');
  await assert.rejects(FormQualifier.load({ model: 17 }), thrown('bad_model'));
  await assert.rejects(FormQualifier.load({ model: 'nothing' }), thrown('format'));
  await assert.rejects(FormQualifier.load({ model: text.replace('Under 50', 'Under 60') }), thrown('checksum'));
  await assert.rejects(FormQualifier.load(), thrown('bad_model'));
  const other = readFileSync(join(packageFolder, 'wasm/bantam.wasm'));
  for (const bytes of [new Uint8Array([1, 2, 3]), new TextEncoder().encode('<!doctype html>'), Promise.resolve(other), null, other, await WebAssembly.compile(other)]) await assert.rejects(FormQualifier.load({ model: text, bytes }), thrown('bad_bytes'));
  const form = await load();
  assert.throws(() => form.answer('no.such', 'x'), thrown('unknown_question'));
  assert.throws(() => form.answer('__proto__', 'x'), thrown('unknown_question'));
  assert.throws(() => form.choose('fit.industry', 'constructor'), thrown('unknown_option'));
  assert.throws(() => form.answer('fit.industry', {}), thrown('bad_answer'));
  assert.throws(() => form.answer('fit.industry', 'x', { now: 'today' }), thrown('bad_now'));
  for (const hostile of ['\ud800', '\0', 'x'.repeat(1e7), '9'.repeat(5000), '<script>', '=1+1', '\u0301'.repeat(5000)]) {
    form.answer('fit.employees', hostile);
    form.answer('fit.industry', hostile);
    form.answer('person.email', hostile);
    form.suggestDomain(hostile);
    form.map([{ name: hostile, label: hostile }]);
  }
  assert.equal(form.answer('fit.employees', '120').option, 'right-size');
  form.close();
  assert.throws(() => form.next(), thrown('closed'));
});
