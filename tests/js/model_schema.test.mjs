// SPDX-License-Identifier: MIT
// The schema of models and the core agree on what loads: over small models with each key left out, each list and object emptied, each own key added.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { glue, native, root } from './places.mjs';

const require = createRequire(join(glue, 'package.json'));
const schema = JSON.parse(readFileSync(join(root, 'core/schema/model.schema.json'), 'utf8'));
const Ajv = require('ajv/dist/2020').default;
const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

const words = (en) => ({ en });
const small = {
  $schema: 'model.schema.json', schemaVersion: 1, id: 'small', version: '1', name: words('Small'), timeZone: 'Europe/Helsinki', currency: 'EUR', period: 'year',
  rates: { date: '2026-11-01', perUnit: { USD: 0.9 } }, packs: ['titles-en', 'domains'],
  axes: { fit: { min: -10, max: 50 }, engagement: { min: 0, max: 50 } },
  groups: [{ id: 'mail', name: words('Mail'), axis: 'engagement', min: 0, max: 9 }],
  attributeRules: [{ id: 'size', name: words('Size'), axis: 'fit', points: 10, when: { all: [{ fact: 'company.employees', min: 50, max: 500 }, { not: { fact: 'company.industry', equals: 'retail' } }] } }],
  eventRules: [{ id: 'click', name: words('Click'), axis: 'engagement', group: 'mail', points: 3, event: { type: ['email_click'], topic: ['product'] }, perObject: { by: 'asset', times: 1 }, times: 5, decay: { type: 'halfLife', days: 30 } }],
  expiry: { 'company.employees': 730 },
  bant: {
    budget: { facts: ['bant.budget.amount'], met: { fact: 'bant.budget.amount', min: 1000 }, unmet: { fact: 'bant.budget.amount', max: 10 }, expiresDays: 180 },
    authority: { facts: ['bant.authority.role'], met: { fact: 'bant.authority.role', decides: ['decides'] } },
    need: { facts: ['bant.need.problem'], met: { fact: 'bant.need.problem', exists: true } },
    timeline: { facts: ['bant.timeline.date'], met: { fact: 'bant.timeline.date', inDays: { min: 0, max: 90 } } },
  },
  questions: [{ id: 'budget.range', criterion: 'budget', fact: 'bant.budget.amount', text: words('How much?'), pauseDays: 7, options: [{ id: 'yes', label: words('Yes'), prior: 1, set: { bant: { budget: { amount: 2000 } } } }] }],
  tiers: {
    sql: { label: words('Ready'), when: { any: [{ score: { min: 50 } }, { event: { type: 'contact_request' }, atLeast: 1, withinDays: 9 }] }, nextStep: words('Call'), reviewDays: 9 },
    mql: { when: { any: [{ bantMet: { min: 2, max: 4 } }, { criterion: 'budget', is: ['met'] }] } }, lead: {}, disqualified: {},
  },
  exclusions: [{ id: 'rival', name: words('Rival'), when: { fact: 'custom.rival', oneOf: [true] } }],
  standings: { customer: { fact: 'lifecycle.stage', containsWord: ['customer'] } },
  grades: { fit: [30, 20, 10], engagement: [30, 20, 10] },
  routing: [{ id: 'all', when: { fact: 'company.country', none: true }, how: 'manual', to: 'lead' }],
  verification: 'person',
  sla: { promiseMinutes: 60, hours: { mon: [['09:00', '17:00']] }, holidays: ['2026-12-25'], timeZone: 'Europe/Helsinki' },
  personas: { now: '2026-11-01T09:00:00Z', order: ['ideal'], list: [{ id: 'ideal', name: words('Ideal'), contact: { company: { employees: 100 } }, tier: 'lead' }] },
};
/** Whose keys and items are not the model's but a contact's, or words that the core counts together. */
const NOT_ITS_OWN = /\.(set|contact)\./;
/** What is true of the model as a whole, which no schema says: ids are known, packs are listed, an office is open. */
const OF_THE_WHOLE = new Set(['.groups without', '.groups emptied', '.groups.0.id without', '.packs without', '.packs emptied', '.personas.list emptied', '.sla.hours.mon emptied']);

/** Every document that differs from `small` in one place, named. */
function* changed(value, path = '', put = (other) => other) {
  if (NOT_ITS_OWN.test(`${path}.`) && !/\.(set|contact)$/.test(path)) return;
  if (value === null || typeof value !== 'object') return;
  if (path) yield [`${path} emptied`, put(Array.isArray(value) ? [] : {})];
  if (!Array.isArray(value) && !/(name|label|text|nextStep|expiry|perUnit|set|contact)$/.test(path)) yield [`${path} with a key of its own`, put({ ...value, 'x-own': 1 })];
  for (const [key, inner] of Object.entries(value)) {
    const { [key]: left, ...rest } = value;
    if (!Array.isArray(value)) yield [`${path}.${key} without`, put(rest)];
    yield* changed(inner, `${path}.${key}`, (other) => put(Array.isArray(value) ? value.with?.(key, other) ?? value.map((item, i) => i === Number(key) ? other : item) : { ...value, [key]: other }));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bantam-schema-'));
after(() => rmSync(folder, { recursive: true }));
function loads(document) {
  const path = join(folder, 'model.json');
  writeFileSync(path, JSON.stringify(document));
  try {
    execFileSync(native, ['check', path], { stdio: 'pipe' });
    return '';
  } catch ({ stdout, stderr }) {
    return `${stdout}`.includes(' is valid') ? '' : `${stdout}${stderr}`;   // a broken persona is no fault
  }
}

test('the schema and the core take the same models', () => {
  assert.equal(loads(small), '');
  assert.ok(valid(small), JSON.stringify(valid.errors));
  const drift = [];
  let refused = 0;
  for (const [name, document] of changed(small)) {
    if (OF_THE_WHOLE.has(name)) continue;
    const [said, good] = [loads(document), valid(document)];
    if (said) refused++;
    if (good !== !said) drift.push(`${name}: schema ${good ? 'takes' : 'refuses'} it, core says ${said.trim() || 'nothing'}`);
  }
  assert.ok(refused > 60, `${refused} refused`);
  assert.deepEqual(drift, []);
});

test('every shipped model is valid by the schema', () => {
  for (const id of ['reference', 'saas-startup', 'consultancy', 'digital-agency', 'enterprise-long-cycle']) {
    const model = JSON.parse(readFileSync(join(root, `core/catalog/models/${id}.json`), 'utf8'));
    assert.ok(valid(model), `${id}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
  }
});
