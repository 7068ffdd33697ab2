// SPDX-License-Identifier: MIT
// Hostile posts: each gets an error that says what is wrong, nothing is thrown, nothing that was read is lost, and the next post is judged.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bantam, now, packageFolder } from './places.mjs';

const { FormIntake } = await import(pathToFileURL(join(packageFolder, 'src/server.js')).href);
let intake;
before(async () => {
  intake = await FormIntake.load({ model: 'reference' });
});
after(() => intake.close());

const URLENCODED = 'application/x-www-form-urlencoded';
const accept = (body, type = URLENCODED, more = {}) => intake.accept({ method: 'POST', headers: { 'content-type': type }, body, ...more }, { now });
const json = (value) => accept(typeof value === 'string' ? value : JSON.stringify(value), 'application/json');
const good = 'email=ida%40firm.example';
const codes = ({ errors }) => errors.map(({ code, path }) => `${code} ${path}`.trim());

const cases = {
  'nothing at all': [() => accept(''), 422, ['missing person.email']],
  'no address': [() => accept('name=Ida'), 422, ['missing person.email']],
  'an address of blanks': [() => accept('email=%20%20'), 422, ['missing person.email']],
  'no address but text': [() => accept('email=ida'), 422, ['bad_email email']],
  'an address with a header in it': [() => accept('email=ida%40firm.example%0D%0ABcc%3A+x%40y.example'), 422, ['bad_email email']],
  'a list of addresses': [() => accept('email=a%40firm.example%2Cb%40firm.example'), 422, ['bad_email email']],
  'an address that never ends': [() => accept(`email=${'a'.repeat(5000)}%40firm.example`), 422, ['bad_email email']],
  'the same field twice, not the same': [() => accept(`${good}&company_size=3&company_size=300`), 422, ['repeated company_size']],
  'two addresses in one field': [() => accept('email=a%40firm.example&email=b%40firm.example'), 422, ['repeated email']],
  'an answer twice, not the same': [() => accept(`${good}&bantam.fit.employees=under-50&bantam.fit.employees=right-size`), 422, ['repeated bantam.fit.employees']],
  'too many fields': [() => accept(Array.from({ length: 500 }, (_, i) => `f${i}=x`).join('&')), 413, ['too_many']],
  'a field that is too long': [() => accept(`${good}&message=${'x'.repeat(20_000)}`), 422, ['too_long message']],
  'a name that is too long': [() => accept(`${good}&${'n'.repeat(1000)}=x`), 422, [`too_long ${'n'.repeat(200)}`]],
  'a post that is too large': [() => accept(`${good}&message=${'x'.repeat(2e6)}`), 413, ['too_large']],
  'an object for a text': [() => json({ email: { toString: 'x' } }), 422, ['type email']],
  'a list of objects': [() => json({ email: 'ida@firm.example', name: [{}, null, 'Ida'] }), 422, ['type name']],
  'a list for a form': [() => json([1, 2]), 400, ['type']],
  'null for a form': [() => json('null'), 400, ['type']],
  'JSON that breaks off': [() => json('{"email":'), 400, ['unreadable']],
  'JSON a thousand deep': [() => json(`{"email":${'['.repeat(1000)}${']'.repeat(1000)}}`), 422, ['type email']],
  'no kind': [() => accept(good, ''), 415, ['type']],
  'plain text': [() => accept(good, 'text/plain'), 415, ['type']],
  'multipart without a boundary': [() => accept('x', 'multipart/form-data'), 400, ['unreadable']],
  'multipart that breaks off': [() => accept('--b\r\nContent-Disposition: form-data; name="email"\r\n\r\nida', 'multipart/form-data; boundary=b'), 400, ['unreadable']],
  'a file': [() => accept('--b\r\nContent-Disposition: form-data; name="email"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nida\r\n--b--\r\n', 'multipart/form-data; boundary=b'), 422, ['type email']],
  'a compressed post': [() => accept(good, URLENCODED, { headers: { 'content-type': URLENCODED, 'content-encoding': 'gzip' } }), 415, ['encoding']],
  'a GET': [() => accept(good, URLENCODED, { method: 'GET' }), 405, ['method']],
  'no request': [() => intake.accept(null, { now }), 400, ['no_request']],
  'a request that is nothing': [() => intake.accept({}, { now }), 415, undefined],
  'a stream that breaks': [() => intake.accept({ method: 'POST', headers: { 'content-type': URLENCODED }, body: (async function* () { yield 'email='; throw new Error('gone'); })() }, { now }), 400, ['unreadable']],
};

for (const [what, [send, status, wanted]] of Object.entries(cases)) {
  test(`${what}: status ${status}, and why`, async () => {
    const lead = await send();
    assert.equal(lead.ok, false);
    assert.equal(lead.annotation, null);
    if (wanted) assert.equal(lead.status, status);
    if (wanted) assert.deepEqual(codes(lead), wanted);
    assert.ok(lead.errors.length > 0 && lead.errors.every(({ message }) => /\w.*\.$/.test(message)), JSON.stringify(lead.errors));
    assert.ok((await accept(good)).ok, 'the next one is judged');
  });
}

test('keys of the prototype are fields like others: kept, not read, harmless', async () => {
  const names = ['__proto__', 'constructor', 'prototype', '__proto__.polluted', 'constructor.prototype.polluted', 'bantam.__proto__', 'bantam.constructor', 'toString', 'hasOwnProperty'];
  const body = `${good}&${names.map((name) => `${name}=x`).join('&')}`;
  for (const lead of [await accept(body), await json(`{"email":"ida@firm.example",${names.map((name) => `"${name}":"x"`).join(',')}}`)]) {
    assert.ok(lead.ok, JSON.stringify(lead.errors));
    assert.deepEqual(lead.fields.map(({ name }) => name), ['email', ...names]);
    assert.deepEqual(Object.keys(lead.contact).sort(), ['events', 'id', 'observed', 'person']);
    assert.ok(lead.warnings.some(({ code, path }) => code === 'unknown_question' && path === 'bantam.__proto__'));
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});

test('markup, formulas, control characters and broken letters are text, and said', async () => {
  const hostile = ['<script>alert(1)</script>', '=1+1', '@SUM(A1)', '\0\x07', '\ud800', '\u202eevil', '${7*7}', '{{7*7}}', '\'; DROP TABLE leads;--', '../../etc/passwd', '\u0301'.repeat(3000)];
  for (const text of hostile) {
    const lead = await json({ email: 'ida@firm.example', name: text, message: text, company: text, 'bantam.need.problem': text });
    assert.ok(lead.ok, `${JSON.stringify(text)}: ${JSON.stringify(lead.errors)}`);
    assert.equal(lead.fields[1].value, JSON.parse(JSON.stringify(text)), 'kept as it came');
    for (const make of ['email', 'slack', 'teams', 'crm']) assert.equal(typeof intake[make](lead), 'object');
    assert.doesNotMatch(intake.email(lead).html, /<script/);
    assert.doesNotMatch(intake.crm(lead).csv, /"=|"@|"\+/);
  }
  const said = async (text) => (await json({ email: 'ida@firm.example', name: text })).warnings.map(({ code }) => code);
  assert.deepEqual([await said('<b>x</b>'), await said('=1+1'), await said('a\0b'), await said('Ida-Maria + Co <3')], [['markup'], ['formula'], ['control'], []]);
});

test('a line of notes in any field is quoted: it tells no facts here, nor where it is sent on', async () => {
  const lines = ['Stage: customer', 'Budget: 20 000 EUR/y', 'Consent to profiling: yes', 'Need for a solution: yes', 'Decision-maker: yes', 'Этап: клиент'].map((said) => `Bantam 2026-10-01 · ${said}`);
  const disguises = [(line) => line, (line) => `Hello.\n${line}`, (line) => `Hello, ${line}`, (line) => line.replace(' ', '  '), (line) => line.replace(' ', '\u00a0'), (line) => line.replace(' ', '\t'), (line) => line.replace(' ', '\u200b '),
    (line) => line.replace(' ', '\n'), (line) => line.replace('ant', 'a\u200bnt'), (line) => line.replace(' ', '\u2028'), (line) => `Bantam ${line}`];
  const strict = await FormIntake.load({ model: 'reference', consent: 'required', map: { anything: 'bant.need.problem' } });
  const qualifier = await bantam.Qualifier.load({ model: 'reference', locales: ['ru'] });
  const tidied = (text) => String(text).replace(/[\u200b]/g, '').replace(/[\s\u00a0]+/g, ' ');
  const send = (to, fields) => to.accept({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'ida@firm.example', ...fields }) }, { now });
  const plain = (await send(intake, { message: 'Hello.' })).annotation;
  assert.ok(Object.keys(qualifier.notedFacts(lines[0])).length > 0, 'such a line would tell');
  for (const disguise of disguises) {
    const message = lines.map(disguise).join('\n');
    const lead = await send(intake, { message });
    assert.deepEqual([lead.annotation.standing, lead.annotation.score, lead.annotation.tier, lead.annotation.bant.budget.state], ['lead', plain.score, plain.tier, 'unknown'], JSON.stringify(message));
    assert.deepEqual(lead.warnings.filter(({ code }) => code === 'note_line').map(({ path }) => path), ['message']);
    assert.equal(lead.fields[1].value, message, 'kept as it came');
    assert.equal((await send(strict, { message })).annotation.standing, 'opted_out');
    const line = disguise(lines[0]);
    const all = await send(strict, { message: line, name: line, company: line, 'job title': line, phone: line, anything: line, [line.replace(': customer', '')]: 'customer', nobody: line, 'bantam.need.problem': line, 'bantam.none': line });
    const [email, slack, teams, crm] = ['email', 'slack', 'teams', 'crm'].map((make) => strict[make](all));
    const texts = (value) => (typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [String(value)]);
    for (const text of [...[email, slack, teams, crm, all.contact, all.annotation, all.answers].flatMap(texts), Object.values(crm.row).join(' ')]) {
      assert.deepEqual(qualifier.notedFacts(text), {}, text);
      assert.deepEqual(qualifier.notedFacts(tidied(text)), {}, text);
    }
    assert.equal(all.annotation.standing, 'opted_out');
  }
  const refused = await send(intake, { email: 'ida', [lines[0]]: 'x', message: lines[0], name: ['a', lines[1]] });
  assert.equal(refused.ok, false);
  for (const text of [intake.email(refused).text, intake.email(refused).subject]) assert.deepEqual(qualifier.notedFacts(text), {});
  const split = await strict.accept({ method: 'POST', headers: { 'content-type': URLENCODED }, body: `${good}&message=Bantam&notes=${encodeURIComponent('2026-10-01 · Stage: customer')}` }, { now });
  assert.deepEqual(qualifier.notedFacts(tidied(strict.crm(split).row.join(' '))), {}, 'two texts make no line either');
  assert.deepEqual((await send(intake, { message: 'We read of Bantam in May, Bantam is fine.' })).warnings, []);
  strict.close();
  qualifier.close();
});

test('names of fields are never instructions: separators, line breaks, other attributes', async () => {
  for (const name of ['x=lifecycle.stage', 'company\nsize', 'company size\nfield 0=lifecycle.stage', 'field 0', '"', ',', '\r\n', '=', 'email\u0000']) {
    const lead = await json({ email: 'ida@firm.example', [name]: 'customer' });
    assert.ok(lead.ok, `${JSON.stringify(name)}: ${JSON.stringify(lead.errors)}`);
    assert.equal(lead.annotation.standing, 'lead', name);
    assert.equal(lead.fields[1].name, name);
  }
});

test('a body that a parser gave up on is read from the request', async () => {
  const stream = (text) => ({ method: 'POST', headers: { 'content-type': URLENCODED }, body: {}, readableEnded: false, async *[Symbol.asyncIterator]() { yield text; } });
  assert.ok((await intake.accept(stream(good), { now })).ok);
});

test('options and questions that no model knows are texts and warnings, never errors of ours', async () => {
  const lead = await accept(`${good}&bantam.fit.employees=constructor&bantam.nothing=x&bantam.=y&bantam.step=&bantam.step=calendar`);
  assert.ok(lead.ok, JSON.stringify(lead.errors));
  assert.deepEqual(lead.warnings.map(({ code }) => code), ['unknown_question', 'unknown_question']);
  assert.equal(lead.contact.company?.employees, undefined);
});

test('an option that is not as it should be is refused before the first visitor comes, by its name', async () => {
  const wrong = {
    '$.consent': [{ consent: 'require' }, { consent: 'REQUIRED' }, { consent: true }, { consent: null }],
    '$.consentt': [{ consentt: 'required' }],
    '$.required': [{ required: 'person.email' }, { required: null }],
    '$.required[1]': [{ required: ['person.email', 'person.emial'] }, { required: ['person.email', 5] }],
    '$.events': [{ events: 'x' }, { events: { type: 'download' } }],
    '$.events[0]': [{ events: ['download'] }],
    '$.events[0].type': [{ events: [{}] }, { events: [{ type: 5 }] }],
    '$.events[0].at': [{ events: [{ type: 'download', at: now }] }],
    '$.limits': [{ limits: 64 }],
    '$.limits.bytes': [{ limits: { bytes: '64k' } }, { limits: { bytes: 0 } }, { limits: { bytes: NaN } }],
    '$.limits.size': [{ limits: { size: 5 } }],
    '$.map': [{ map: ['company.employees'] }, { map: 'x' }],
    '$.map.f17': [{ map: { f17: 'company.employes' } }, { map: { f17: null } }],
    '$.steps': [{ steps: 'guide' }],
    '$.steps.SQL': [{ steps: { SQL: 'calendar' } }],
    '$.steps.sql': [{ steps: { sql: 5 } }],
  };
  for (const [path, all] of Object.entries(wrong)) for (const options of all) {
    const said = await FormIntake.load({ model: 'reference', ...options }).then(() => null, (error) => error);
    assert.deepEqual([said?.code, said?.path], ['misuse', path], JSON.stringify(options));
    assert.match(said.message, /^`[\w.[\]]+` .*\.$/);
  }
});

test('options that tell nothing are as by default', async () => {
  const lenient = await FormIntake.load({ model: 'reference', map: undefined, required: [], events: [{ type: 'download', asset: undefined }], limits: { bytes: undefined }, steps: { sql: undefined, '*': 'thanks' } });
  const send = (body) => lenient.accept({ headers: { 'Content-Type': URLENCODED }, body }, { now });
  assert.deepEqual([(await send('name=Ida')).step, (await send(`name=${'x'.repeat(70_000)}`)).status], ['thanks', 413]);
  lenient.close();
});

test('a model comes as Qualifier.load takes it, but for a compiled one, which is refused with what to pass', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const document = await qualifier.document('reference');
  const compiled = (await bantam.Qualifier.load({ model: document })).compiled();
  const bytes = (text) => new TextEncoder().encode(text);
  for (const model of [document, `\ufeff${document}`, `\n ${document}`, bytes(document), bytes(`\ufeff${document}`), bytes(document).buffer, JSON.parse(document)]) {
    const own = await FormIntake.load({ model });
    const lead = await own.accept({ headers: { 'content-type': URLENCODED }, body: `${good}&bantam.fit.employees=right-size` }, { now });
    assert.deepEqual([lead.annotation.score, lead.answers.length], [10, 1]);
    own.close();
  }
  for (const model of [compiled, bytes(compiled), bytes(compiled).buffer]) await assert.rejects(FormIntake.load({ model }), { name: 'BantamError', code: 'misuse', path: '$.model', message: /document/ });
});

test('misuse is an error by name', async () => {
  await assert.rejects(FormIntake.load({ model: 'no-such' }), { code: 'unknown_model' });
  await assert.rejects(FormIntake.load(), { code: 'misuse' });
  for (const options of [undefined, {}, { now: 'soon' }, { now: new Date(NaN) }]) await assert.rejects(intake.accept({}, options), { code: 'bad_now' });
  await assert.rejects(intake.accept({}, { now, id: 5 }), { code: 'misuse' });
  assert.throws(() => new FormIntake(), { code: 'misuse' });
  const closed = await FormIntake.load({ model: 'reference', required: ['notes', 'consent.profiling'], map: { who: 'person.name' } });
  closed.close();
  await assert.rejects(closed.accept({}, { now }), { code: 'closed' });
});
