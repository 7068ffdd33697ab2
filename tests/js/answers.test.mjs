// SPDX-License-Identifier: MIT
// What a person tells in the panel changes the contact as the core reads it, and never the contact that was there before.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bantam, now } from './places.mjs';

const { answered, askedInVain, corrected, happened, responded, withLifecycle, withoutFact } = bantam;
const told = { at: now, by: 'Invented Colleague' };
const nobody = Object.freeze({ id: 'someone', person: Object.freeze({ title: 'CEO' }) });
let qualifier, questions;
before(async () => {
  qualifier = await bantam.Qualifier.load({ model: 'reference' });
  ({ questions } = JSON.parse(await qualifier.document('reference')));
});
const question = (id) => questions.find((one) => one.id === id);
const judged = (contact) => qualifier.qualify(contact, { now });

test('every option of every question is read by the core as a person\'s fact, without a warning', () => {
  for (const one of questions) for (const { id } of one.options) {
    const contact = answered(nobody, one, { optionId: id }, told);
    const { warnings } = judged(contact);
    assert.deepEqual(warnings, [], `${one.id} ${id}`);
    assert.equal(contact.asked.at(-1).result, id);
  }
});

test('what was typed is the fact of the question, with who said so', () => {
  const contact = answered(nobody, question('budget.range'), { text: '20 000 € per year' }, told);
  assert.deepEqual(contact.bant.budget.amount, { value: '20 000 € per year', source: 'person', ...told });
  const { bant: { budget }, warnings } = judged(contact);
  assert.deepEqual([budget.state, budget.evidence[0].by, warnings], ['met', 'Invented Colleague', []]);
});

test('an answer that is none is refused: an option that is not there, nothing, a question without what its options set', () => {
  for (const answer of [{ optionId: 'no-such' }, { optionId: 'constructor' }, {}, { text: '' }, { text: 5 }]) {
    assert.throws(() => answered(nobody, question('timeline.timely'), answer, told), { name: 'BantamError', code: 'misuse' }, JSON.stringify(answer));
  }
  const worded = qualifier.questions().find(({ id }) => id === 'timeline.timely');
  assert.throws(() => answered(nobody, worded, { optionId: worded.options[0].id }, told), { name: 'BantamError', code: 'misuse', message: /as the model's document has it/ });
  assert.equal(answered(nobody, question('timeline.timely'), { optionId: null, text: 'soon' }, told).asked[0].result, 'soon');
  for (const answer of [{ optionId: 'yes' }, { text: 'yes' }]) assert.throws(() => answered(nobody, undefined, answer, told), { name: 'BantamError', code: 'misuse' });
});

test('asked in vain, a question waits and another comes first', () => {
  const first = judged(nobody).next.questionId;
  assert.notEqual(judged(askedInVain(nobody, first, now)).next.questionId, first);
});

test('what is right stands as the person\'s fact, and nobody was asked', () => {
  const contact = corrected(nobody, 'person.title', 'CTO', told);
  assert.deepEqual(contact, { id: 'someone', person: { title: { value: 'CTO', source: 'person', ...told } } });
});

test('a firm\'s own attribute is one name, dots and all, as the core reads it', () => {
  const contact = { custom: { 'lead.source': 'fair', lead: 'A' } };
  const right = { custom: { 'lead.source': { value: 'web', source: 'person', ...told }, lead: 'A' } };
  assert.deepEqual(corrected(contact, 'custom.lead.source', 'web', told), right);
  assert.deepEqual(withoutFact(contact, 'custom.lead.source'), { custom: { lead: 'A' } });
  const asked = { id: 'own', fact: 'custom.lead.source', options: [{ id: 'web', set: { custom: { 'lead.source': 'web' } } }] };
  for (const answer of [{ optionId: 'web' }, { text: 'web' }]) assert.deepEqual(answered(contact, asked, answer, told).custom, right.custom);
});

test('a wrong fact goes, an unknown one is no matter', () => {
  assert.deepEqual(withoutFact(nobody, 'person.title'), { id: 'someone', person: {} });
  assert.equal(withoutFact(nobody, 'bant.need.problem'), nobody);
});

test('an event that a person adds counts, so does an opinion and an attempt', () => {
  assert.equal(judged(happened(nobody, 'contact_request', now)).tier, 'sql');
  const other = judged(withLifecycle(nobody, { override: { tier: 'mql', reason: 'met them', by: told.by } }));
  assert.equal(other.override.tier, 'mql');
  assert.equal(responded(responded(nobody, 'call', now), 'meeting', now).lifecycle.attempts.length, 2);
});
