// SPDX-License-Identifier: MIT
// An answer of every function and method of the package, beside the name of the type that is declared for it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { modelOf } from './case_models.mjs';
import { asksToBeCalled, bantam, caseNames, native, now, packageFolder, readCase } from './places.mjs';

const entry = (name) => import(pathToFileURL(join(packageFolder, name)).href);
const FILE = 'id,Name,Job title,Company,Employees,E-mail\na,Aino Example,CEO,Firm,120,aino@firm.example\nb,Ida Example,Student,Firm,,ida@firm.example\n';
const OPEN = { schemaVersion: 1, sizes: [{ min: 20, max: 250 }], countries: ['FI'], promise: { minutes: 60, hours: { mon: [['09:00', '17:00']] } } };

/** What the cases of tests/cases make of their models. */
async function* ofCases(catalogue) {
  for (const name of caseNames) {
    const file = readCase(name);
    const qualifier = await bantam.Qualifier.load({ model: await modelOf(file, (id) => catalogue.document(id)), locale: file.locale });
    for (const { contact } of file.cases) {
      yield ['bantam.Annotation', qualifier.qualify(contact, { now: file.now })];
      yield ['bantam.Score', qualifier.score(contact, { now: file.now })];
    }
    yield ['bantam.Question[]', qualifier.questions()];
    yield ['bantam.ModelInfo', qualifier.info()];
    qualifier.close();
  }
}

/** Each kind of condition that may hold a tier back, and of evidence. */
async function* ofGates(catalogue) {
  const model = JSON.parse(await catalogue.document('reference'));
  model.tiers.sql.when = { all: [{ score: { min: -100 } }, { fit: { max: -95 } }, { bantMet: { min: 4 } }, { event: { type: 'webinar' } }, { fact: 'person.title', exists: true }, { criterion: 'need', is: ['met'] }, { not: { fit: { min: -90 } } }] };
  model.tiers.mql.when = { all: [{ score: { min: -100 } }, { not: { fit: { max: 90 } } }, { any: [{ engagement: { min: 90 } }, { score: { min: 90 } }] }] };
  const qualifier = await bantam.Qualifier.load({ model });
  yield ['bantam.Annotation', qualifier.qualify({ bant: { need: { problem: { value: 'Slow', source: 'note' } } } }, { now })];
  qualifier.close();
}

async function* ofQualifier(qualifier) {
  const document = await qualifier.document('reference');
  const drafted = await qualifier.draftModel(OPEN);
  const of = (verb) => `Awaited<ReturnType<bantam.Qualifier['${verb}']>>`;
  const all = {
    qualify: [[asksToBeCalled, { now }], ['{', { now }]], qualifyText: [[asksToBeCalled, { now }]], score: [['[]', { now }]], qualifyAll: [[[asksToBeCalled, '{'], { now }]],
    check: [[document], ['{}']], review: [[document], ['{}'], [String(document).replaceAll('"points": 15', '"points": -15').replace('"points":10', '"points":-90')]], draftModel: [[OPEN], ['{}']], pointsTable: [[document], ['{}']],
    withPoints: [[document, 'rule,points\nright-size,15\n'], [document, 'x']], noteLine: [[{ fact: 'company.employees', value: 5, at: now }], [{}]], notedFacts: [['Bantam 2026-11-21 · Employees: 5 · AK']],
    title: [['CEO'], ['x'], ['CEO', { language: 'xx' }], ['x'.repeat(2 << 20)]], readTable: [[{ headers: ['Name', 'Q'], rows: [['Aino Example', '1'], ['x'.repeat(2 << 20), '']] }], [{ headers: [], rows: [] }]],
    models: [[]], document: [['reference'], ['none']], compiled: [[]], version: [[]],
  };
  for (const [verb, calls] of Object.entries(all)) for (const args of calls) yield [of(verb), await qualifier[verb](...args)];
  if (drafted.faults) throw new Error('The profile should make a model.');
}

async function* ofListsAndFiles(qualifier) {
  const list = qualifier.list([asksToBeCalled, { person: { title: 'Student' } }, '{'], { now });
  yield ['bantam.ListSummary', list.summary];
  yield ['bantam.ListColumns', list.columns()];
  yield ['Uint32Array', list.inWorkOrder()];
  for (const row of [0, 2]) {
    yield ['bantam.Annotation | bantam.Refusal', list.annotate(row)];
    yield ['bantam.Fault | null', list.error(row)];
  }
  const job = await qualifier.openFile(FILE, { now }), lines = await qualifier.openFile(`${JSON.stringify(asksToBeCalled)}\n{\n`, { now });
  for (const { summary } of [job, lines]) yield ['bantam.FileSummary', summary];
  const asked = { rows: [], inWorkOrder: [], tierCounts: [], annotate: [0], annotateText: [0], exportNdjson: [], exportCsv: [], contact: [0], contactsNdjson: [], outlook: [], accounts: [], annotateInAccount: [0] };
  for (const [verb, args] of Object.entries(asked)) yield [`Awaited<ReturnType<bantam.FileJob['${verb}']>>`, await job[verb](...args)];
  yield ['bantam.Refusal', await lines.annotate(1)];
  const whatIf = await qualifier.whatIf(FILE, { now });
  for (const { summary } of [whatIf, await qualifier.whatIf('{}', { now })]) yield ['bantam.WhatIfSummary', summary];
  whatIf.setPoints('right-size', 60);
  for (const verb of ['tierBounds', 'count', 'movers', 'histogram', 'results', 'staleRows', 'reread']) yield [`Awaited<ReturnType<bantam.WhatIf['${verb}']>>`, await whatIf[verb]()];
  for (const one of [list, job, lines, whatIf]) one.close();
}

async function* ofForms() {
  const { FormQualifier } = await entry('src/form_qualifier.js');
  const { FormIntake } = await entry('src/server.js');
  const events = [{ type: 'download', asset: 'buyers_guide' }];
  const form = await FormQualifier.load({ model: spawnSync(native, ['publish-form', 'reference', '--event', 'download?asset=buyers_guide'], { encoding: 'utf8' }).stdout });
  yield ['form.FormInfo', form.info];
  yield ['form.FormMapping[]', form.map([{ name: 'email', autocomplete: 'email' }, { name: 'employees', label: 'Employees' }, { name: 'x' }])];
  for (const address of ['ida@gmial.com', 'ida@firm.example']) yield ['string | null', form.suggestDomain(address)];
  yield ['form.EmailClass', form.emailClass('ida@firm.example')];
  yield ['form.FormAnswer | null', form.answer('company.employees', '120')];
  yield ['form.FormAnswer | null', form.answer('company.employees', '')];
  const question = form.next();
  yield ['form.FormQuestion | null', question];
  yield ['form.FormAnswer | null', form.choose(question.id, question.options[0].id)];
  form.pass(form.next().id);
  yield ['form.FormAnswer[]', form.answers()];
  form.close();
  const intake = await FormIntake.load({ model: 'reference', events });
  const post = (body) => intake.accept({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }, { now });
  const good = await post('name=%3DIda&email=ida%40firm.example&bantam.fit.employees=right-size&bantam.step=calendar&hobby=chess');
  for (const lead of [good, await post('name=x')]) yield ['server.Lead', lead];
  for (const verb of ['email', 'slack', 'teams', 'crm']) yield [`ReturnType<server.FormIntake['${verb}']>`, intake[verb](good, { to: 'a@firm.example', from: 'b@firm.example' })];
  intake.close();
}

/** @returns {AsyncGenerator<[string, unknown]>} */
export async function* everyAnswer() {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  yield* ofCases(qualifier);
  yield* ofGates(qualifier);
  yield* ofQualifier(qualifier);
  yield* ofListsAndFiles(qualifier);
  qualifier.close();
  yield* ofForms();
  const { loadWords } = await entry('src/views/index.js');
  yield ['views.Words', await loadWords('fi')];
}

/** A value as TypeScript would have it written: literals, whose fields tsc counts. */
export function literal(value) {
  if (ArrayBuffer.isView(value) || value instanceof Blob) return `new ${value.constructor.name}()`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([key, inside]) => `${JSON.stringify(key)}: ${literal(inside)}`).join(', ')} }`;
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 200)) : String(value);
}
