// SPDX-License-Identifier: MIT
// Whatever is asked, in whatever order: the answers are those of single calls with the same model, contact and moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bantam } from './places.mjs';
import { seeded } from './seeded_contacts.mjs';

const { Qualifier } = bantam;
const SEED = Number(process.env.BANTAM_SEED ?? 20261122);
const reference = await Qualifier.load({ model: 'reference' });
const documents = await Promise.all((await reference.models()).map(async ({ id }) => JSON.parse(await reference.document(id))));
const promise = { minutes: 60, hours: { mon: [['09:00', '17:00']], sun: [['00:00', '24:00']] }, holidays: ['2026-11-02'] };
for (const timeZone of ['Asia/Kathmandu', 'Australia/Lord_Howe']) {
  const { document } = await reference.draftModel({ schemaVersion: 1, timeZone, promise, sizes: [{ min: 50 }], people: { seniority: ['c_level'] }, exclusions: { students: true } });
  documents.push(JSON.parse(document));
}
documents.at(-1).tiers.sql.when = { fact: 'person.email', exists: true };   // its clock starts with the oldest thing that is dated
const moments = ['2026-11-02T09:00:00Z', '2026-10-25T00:30:00+02:00', '2026-11-01T01:30:00-04:00', '2026-10-04T02:00:00+10:30', '2024-02-29', new Date('2027-03-28T01:00:00Z'), '2026-11-19T18:15:00Z', '2039-05-02'];
const CRITERIA = ['budget', 'authority', 'need', 'timeline'];

/** Draws that the seed decides; a failure names it. */
function drawing(seed) {
  let state = seed >>> 0;
  const below = (most) => (state = Math.imul(state ^ state >>> 15, 2246822519) + 374761393 >>> 0) % most;
  return { below, one: (items) => items[below(items.length)] };
}
/** A contact whose facts have dates that no rule asks for, and events that may start a clock. */
function dated(i, below) {
  const day = (n) => new Date(Date.UTC(2026, 9, 1 + below(n), below(24))).toISOString();
  return { ...seeded(i), person: { title: 'CEO', email: 'a@firm.example', phone: below(2) ? { value: '+358 40', at: day(30) } : '+358 40' }, company: { employees: 120, name: { value: 'Invented', at: day(33) } },
    events: [{ type: 'contact_request', at: day(40) }, { type: 'social', at: day(33) }], custom: { liked: below(2) ? [{ value: 'blue', at: day(30) }] : 'blue' },
    accountFacts: [{ fact: 'company.founded', value: 1999, at: day(30) }], lifecycle: below(2) ? { attempts: [{ at: day(33), how: 'call' }] } : undefined };
}
const lead = (found, value) => (found.standing === 'lead' ? value : null);
const place = ({ standing, tier }) => lead({ standing }, tier) ?? standing;
const due = ({ tier, handoff }) => (tier === 'sql' && handoff.state !== 'answered' && handoff.dueAt ? Date.parse(handoff.dueAt) : Infinity);

/** The rows of single answers in the order of work. */
function inOrder(found) {
  const rankOf = (one) => ('error' in one ? [-Infinity, -1, 0, 0] : [-due(one), ['disqualified', 'lead', 'mql', 'sql'].indexOf(one.tier), one.score ?? 0, one.fit ?? 0]);
  const ranks = found.map(rankOf);
  return found.map((_, row) => row).sort((a, b) => {
    const other = ranks[a].findIndex((part, i) => part !== ranks[b][i]);
    return other < 0 ? a - b : ranks[a][other] < ranks[b][other] ? 1 : -1;
  });
}

function assertSame(list, contacts, qualifier, now, what) {
  const { bad, score, fit, engagement, tier, standing, missing } = list.columns();
  const { tiers, standings } = list.summary;
  const found = contacts.map((contact) => qualifier.qualify(contact, { now }));
  found.forEach((one, row) => {
    if ('error' in one) return assert.equal(bad[row], 1, what);
    const listed = { standing: standings[standing[row]] };
    assert.deepEqual({ ...listed, score: lead(listed, score[row] / 1000), fit: lead(listed, fit[row] / 1000), engagement: lead(listed, engagement[row] / 1000), tier: lead(listed, tiers[tier[row]]), missing: CRITERIA.filter((_, bit) => missing[row] >> bit & 1) },
      { standing: one.standing, score: one.score, fit: one.fit, engagement: one.engagement, tier: one.tier, missing: one.standing === 'lead' ? CRITERIA.filter((name) => one.missing.includes(name)) : [] }, `${what}, row ${row}`);
  });
  assert.deepEqual([...list.inWorkOrder()], inOrder(found), what);
}

test('a list after any changes is what single calls say, its order too', async () => {
  for (const [m, model] of documents.entries()) {
    const { below, one } = drawing(SEED + m);
    const qualifier = await Qualifier.load({ model });
    const draw = (i) => (below(3) ? dated(i, below) : one([seeded(i), JSON.stringify(seeded(i)), null, '{']));
    const contacts = Array.from({ length: 25 }, (_, i) => draw(i));
    let now = one(moments);
    const list = qualifier.list(contacts, { now });
    for (let step = 0; step < 25; ++step) {
      const what = `seed ${SEED}, model ${model.id}, step ${step}`;
      const row = below(contacts.length);
      [() => list.add(contacts[contacts.push(draw(step)) - 1]), () => list.update(row, contacts[row] = draw(100 + step)), () => (list.remove(row), contacts.splice(row, 1)), () => list.setNow(now = one(moments)), () => list.repack()][below(5)]();
      assertSame(list, contacts, qualifier, now, what);
    }
    list.close();
    qualifier.close();
  }
});

test('what-if after any changes is the changed model, counted against the base as it was opened', async () => {
  for (const [m, document] of documents.entries()) {
    const { below, one } = drawing(SEED + 100 + m);
    const qualifier = await Qualifier.load({ model: document });
    const contacts = Array.from({ length: 25 }, (_, i) => dated(i, below));
    const whatIf = await qualifier.whatIf(contacts.map((contact) => JSON.stringify(contact)).join('\n'), { now: moments[0] });
    const opened = contacts.map((contact) => place(qualifier.qualify(contact, { now: moments[0] })));
    const changed = structuredClone(document);
    for (let step = 0; step < 8; ++step) {
      const now = one(moments);
      const rule = one(changed.attributeRules);
      whatIf.setNow(now);
      whatIf.setPoints(rule.id, rule.points = below(40) - 10);
      await whatIf.reread();
      const what = `seed ${SEED}, model ${document.id}, step ${step}`;
      const other = await Qualifier.load({ model: changed });
      const expected = contacts.map((contact) => other.qualify(contact, { now }));
      other.close();
      assert.deepEqual(Array.from(whatIf.results().score, (score) => (Number.isNaN(score) ? null : score)), expected.map(({ score }) => score), what);
      const counts = whatIf.count();
      for (const name of whatIf.summary.places) {
        assert.equal(counts.now[name], expected.filter((found) => place(found) === name).length, `${what}, ${name}`);
        assert.equal(counts.base[name], opened.filter((found) => found === name).length, `${what}, base ${name}`);
      }
    }
    whatIf.close();
    qualifier.close();
  }
});
