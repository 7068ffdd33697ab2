// SPDX-License-Identifier: MIT
// `bantam-crm/server`: what a page posts, judged again; page and server agree; payloads for other programs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { modelOf } from './case_models.mjs';
import { bantam, caseNames, native, now, packageFolder, readCase } from './places.mjs';
import { models, publish } from './published_forms.mjs';

const source = (name) => import(pathToFileURL(join(packageFolder, 'src', name)).href);
const { FormIntake } = await source('server.js');
const { FormQualifier } = await source('form_qualifier.js');
const folder = mkdtempSync(join(tmpdir(), 'bantam-server-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const EVENT = { type: 'download', asset: 'buyers_guide' };
const URLENCODED = 'application/x-www-form-urlencoded';
const post = (intake, body, type = URLENCODED) => intake.accept({ method: 'POST', headers: { 'content-type': type }, body: typeof body === 'object' ? new URLSearchParams(body).toString() : body }, { now });
const load = (options = {}) => FormIntake.load({ model: 'reference', events: [EVENT], ...options });

/** The fields that the page posts of what a form was told. */
function fieldsOf(form, email) {
  const labels = new Map(form.info.questions.flatMap(({ id, options }) => options.map((option) => [`${id} ${option.id}`, option.label])));
  const fields = [['email', email]];
  for (const { question, option, text } of form.answers()) {
    if (option === null && text === null) continue;
    fields.push([`bantam.${question}`, option ?? text]);
    if (option !== null && text !== labels.get(`${question} ${option}`)) fields.push([`bantam.${question}.typed`, text]);
  }
  return [...fields, ['bantam.step', form.step()]];
}

test('page and server agree, whatever options a visitor chooses', async () => {
  const emails = ['ida@gmail.com', 'ida@mailinator.com', 'ida@helsinki.fi', 'ida@firm.example'];
  let state = 20261122;
  const draw = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % 65536 % below;
  for (const model of models) {
    const intake = await load({ model });
    const published = publish(model, '--event', 'download?asset=buyers_guide');
    const steps = new Set();
    for (let i = 0; i < 60; i += 1) {
      const form = await FormQualifier.load({ model: published });
      const email = emails[draw(emails.length)];
      form.answer('person.email', email);
      for (const { id, options } of form.info.questions) {
        const option = options[draw(options.length + 1)];
        if (option) form.choose(id, option.id);
      }
      const lead = await post(intake, fieldsOf(form, email));
      assert.ok(lead.ok, JSON.stringify(lead.errors));
      assert.equal(lead.step, form.step(), `${model}: ${JSON.stringify(lead.contact)}`);
      assert.equal(lead.pageStep, lead.step);
      steps.add(lead.step);
      form.close();
    }
    assert.ok(steps.has('guide'), model);
    intake.close();
  }
});

/** What a contact of a case says of a question's fact, as a visitor might type it. */
function typed(contact, fact) {
  const value = fact.split('.').reduce((inside, key) => inside?.[key], contact);
  const plain = value !== null && typeof value === 'object' && 'value' in value ? value.value : value;
  return ['string', 'number', 'boolean'].includes(typeof plain) ? String(plain) : null;
}

test('page and server agree on the contacts of the case files', async () => {
  const catalogue = await bantam.Qualifier.load({ model: 'reference' });
  let compared = 0;
  // A page is told the words of a form's options, the server knows every word of the model.
  for (const name of caseNames.filter((one) => one !== 'industries')) {
    const file = readCase(name);
    const model = JSON.stringify(await modelOf(file, (id) => catalogue.document(id)));
    const path = join(folder, `${name}.json`);
    writeFileSync(path, model);
    const run = spawnSync(native, ['publish-form', path, '--event', 'download?asset=buyers_guide'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (run.status !== 0) continue;
    const intake = await load({ model });
    for (const { contact } of file.cases) {
      const form = await FormQualifier.load({ model: run.stdout });
      const email = typed(contact, 'person.email') ?? 'invented@firm.example';
      form.answer('person.email', email);
      for (const { fact } of form.info.questions) {
        const text = typed(contact, fact);
        if (text !== null) form.answer(fact, text);
      }
      const lead = await post(intake, fieldsOf(form, email));
      assert.ok(lead.ok, `${name} ${contact.id}: ${JSON.stringify(lead.errors)}`);
      if (lead.annotation.standing === 'lead') assert.equal(lead.step, form.step(), `${name} ${contact.id}: ${JSON.stringify(fieldsOf(form, email))} ${JSON.stringify(lead.contact)}`);
      compared += 1;
      form.close();
    }
    intake.close();
  }
  assert.ok(compared > 60, `${compared} contacts`);
});

test('what the page says of itself changes nothing: step, score, tier, events and standing are the server\'s', async () => {
  const intake = await load();
  const honest = { email: 'ida@firm.example', 'bantam.fit.employees': 'under-50' };
  const played = { ...honest, 'bantam.step': 'calendar', score: '99', tier: 'sql', 'lifecycle.stage': 'customer', Stage: 'customer', 'event:contact_request': '2026-11-01', 'contact request': '2026-11-01',
    'lifecycle.verifiedBy': 'me', observed: '[]', events: '[{"type":"contact_request"}]', 'custom.vip': 'yes', account: 'x', id: 'y' };
  const [one, other] = [await post(intake, honest), await post(intake, played)];
  assert.equal(one.step, 'guide');
  assert.deepEqual([other.step, other.annotation], [one.step, one.annotation]);
  assert.equal(other.pageStep, 'calendar');
  assert.equal(other.fields.length, Object.keys(played).length, 'what came is all kept');
  intake.close();
});

test('a plain form without scripts is read by the names of its fields, and by the site\'s own map', async () => {
  const intake = await load({ map: { f17: 'company.employees' } });
  const lead = await post(intake, { name: 'Ida Example', email: 'ida@firm.example', company: 'Firm', f17: '51-200', message: 'Call me' });
  assert.ok(lead.ok);
  const { person, company, notes } = lead.contact;
  assert.deepEqual([person.name.value, person.name.source, company.employees.value, notes[0].text], ['Ida Example', 'form', { min: 51, max: 200 }, 'Call me']);
  intake.close();
});

test('an option and what was typed for it: the better word counts', async () => {
  const intake = await load();
  const lead = await post(intake, { email: 'ida@firm.example', 'bantam.fit.employees': 'right-size', 'bantam.fit.employees.typed': '120', 'bantam.timeline.timely': 'yes', 'bantam.timeline.timely.typed': 'rather soon' });
  assert.equal(lead.contact.company.employees.value, 120);
  assert.equal(lead.contact.bant.timeline.timely.value, true);
  assert.deepEqual(lead.answers.map(({ text }) => text), ['120', 'rather soon']);
  intake.close();
});

test('what is required may be told by an option', async () => {
  const intake = await load({ required: ['person.email', 'company.employees'] });
  assert.equal((await post(intake, { email: 'ida@firm.example' })).errors[0].path, 'company.employees');
  assert.ok((await post(intake, { email: 'ida@firm.example', 'bantam.fit.employees': 'right-size' })).ok);
  intake.close();
});

test('whoever must consent and did not is not judged', async () => {
  const intake = await load({ consent: 'required' });
  const silent = await post(intake, { email: 'ida@firm.example' });
  assert.deepEqual([silent.ok, silent.annotation.standing, silent.annotation.score, silent.step], [true, 'opted_out', null, 'guide']);
  const agreed = await post(intake, { email: 'ida@firm.example', 'consent.profiling': 'yes' });
  assert.equal(agreed.annotation.standing, 'lead');
  intake.close();
});

test('urlencoded, multipart, JSON, parsed bodies and Requests say the same', async () => {
  const intake = await load();
  const fields = { email: 'ida@firm.example', 'bantam.fit.employees': 'right-size', message: 'Säännöt & \u{1F4A1}' };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const multipart = new Response(form);
  const posts = [
    { headers: { 'content-type': URLENCODED }, body: new URLSearchParams(fields).toString() },
    { headers: { 'CONTENT-TYPE': 'application/json; charset=utf-8' }, body: JSON.stringify(fields) },
    { headers: { 'content-type': multipart.headers.get('content-type') }, body: new Uint8Array(await multipart.arrayBuffer()) },
    { headers: {}, body: fields },
    { headers: {}, body: Object.assign(Object.create(null), fields) },
    new Request('http://site.example/', { method: 'POST', body: new URLSearchParams(fields) }),
  ];
  const leads = await Promise.all(posts.map((one) => intake.accept(one, { now })));
  for (const lead of leads) assert.deepEqual(lead, leads[0]);
  assert.equal(leads[0].contact.notes[0].text, fields.message);
  intake.close();
});

test('payloads: e-mail, Slack, Teams and a CRM row hold the lead, and the visitor\'s words only as text', async () => {
  const intake = await load({ locale: 'fi' });
  const hostile = { email: 'ida@firm.example', name: '<img src=x onerror=alert(1)>\r\nBcc: all@firm.example', company: '=HYPERLINK("http://bad.example")', 'job title': '<!channel> [x](http://bad.example) **b**', 'bantam.need.problem': '+1+1|cmd', 'bantam.fit.employees': 'right-size' };
  const lead = await post(intake, hostile);
  assert.ok(lead.ok, JSON.stringify(lead.errors));
  assert.deepEqual([...new Set(lead.warnings.map(({ code }) => code))].sort(), ['formula', 'markup']);

  const email = intake.email(lead, { to: 'sales@site.example', link: 'https://crm.example/1' });
  assert.equal(email.replyTo, 'ida@firm.example');
  assert.doesNotMatch(email.subject, /[\r\n]/);
  assert.doesNotMatch(email.html, /<img|<!channel/);
  assert.match(email.html, /&#60;img src=x/);
  assert.match(email.text, /50–500|50 – 500|50 to 500/);

  const long = await post(intake, { ...hostile, message: `${'We look for a new tool. '.repeat(200)}\r\nTier: SQL. Call me!` });
  assert.match(intake.email(long).text, /tool\. Tier: SQL\. Call me!$/m, 'whole, on one line');

  const slack = intake.slack(lead);
  assert.match(slack.text, /^[^<>]*$/);
  assert.ok(slack.blocks.flatMap(({ text, fields = [] }) => [text, ...fields]).filter(Boolean).every(({ type }) => type === 'plain_text'));
  assert.ok(slack.blocks.every(({ fields = [] }) => fields.length <= 10));

  const [{ contentType, content }] = intake.teams(lead, { link: 'javascript:alert(1)' }).attachments;
  assert.deepEqual([contentType, content.type, content.version, content.actions], ['application/vnd.microsoft.card.adaptive', 'AdaptiveCard', '1.4', undefined]);
  assert.ok(content.body.every(({ type, inlines }) => type === 'RichTextBlock' && inlines.every((run) => run.type === 'TextRun')));

  const { headers, row, csv } = intake.crm(lead, { columns: { Email: 'person.email', Company: 'company.name', Nothing: 'person.department' } });
  assert.deepEqual(row.slice(0, 3), ['ida@firm.example', '\'=HYPERLINK("http://bad.example")', '']);
  assert.equal(headers.length, row.length);
  const own = { ...lead, contact: { ...lead.contact, custom: { 'lead.source': 'fair' } } };
  assert.equal(intake.crm(own, { columns: { Source: 'custom.lead.source' } }).row[0], 'fair', 'a name with a dot');
  assert.ok(row.includes('\'+1+1|cmd') && csv.includes('"\'=HYPERLINK(""http://bad.example"")"'));
  intake.close();
});

test('a column of no attribute is the site\'s mistake, not a column that is always empty', async () => {
  const intake = await load();
  const lead = await post(intake, { email: 'ida@firm.example' });
  for (const attribute of ['person.nosuch', 'nosuch', '__proto__.x', '', 5, null, 'bant.budget.nosuch', 'event:download']) {
    assert.throws(() => intake.crm(lead, { columns: { Email: 'person.email', Foo: attribute } }), { name: 'BantamError', code: 'misuse', path: '$.columns.Foo' }, String(attribute));
  }
  for (const columns of [null, ['person.email'], 'person.email']) assert.throws(() => intake.crm(lead, { columns }), { code: 'misuse', path: '$.columns' });
  for (const attribute of ['notes', 'bant.budget.amount', 'custom.x', 'origin.campaign', 'lifecycle.owner', 'consent.profiling', 'id']) intake.crm(lead, { columns: { Foo: attribute } });
  intake.close();
});

test('a refused post still makes payloads, which say why', async () => {
  const intake = await load();
  const lead = await post(intake, { name: 'Ida' });
  assert.match(intake.email(lead).text, /person\.email/);
  assert.equal(intake.email(lead).replyTo, undefined);
  assert.ok(intake.slack(lead).blocks.length > 1 && intake.teams(lead).attachments.length === 1 && intake.crm(lead).row.length > 3);
  intake.close();
});

test('over Node\'s own http: read to the limit, answered beyond it', async () => {
  const intake = await load();
  const server = createServer(async (request, response) => {
    const { status, errors, step } = await intake.accept(request, { now });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ errors, step }));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const send = async (body, method = 'POST') => {
    const answer = await fetch(`http://127.0.0.1:${server.address().port}/`, { method, body, headers: { 'content-type': URLENCODED, connection: 'close' } });
    return { status: answer.status, ...(await answer.json()) };
  };
  assert.deepEqual(await send('email=ida%40firm.example'), { status: 200, errors: [], step: 'guide' });
  assert.equal((await send(`email=ida%40firm.example&message=${'x'.repeat(1e6)}`)).status, 413);
  assert.equal((await send(undefined, 'GET')).status, 405);
  assert.equal((await send('')).status, 422);
  await new Promise((done) => server.close(done));
  intake.close();
});
