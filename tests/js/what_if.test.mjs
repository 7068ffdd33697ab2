// SPDX-License-Identifier: MIT
// What-if over a file: every answer is that of the changed model, read anew.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bantam, root } from './places.mjs';

const { BantamError, Qualifier, RemoteQualifier, serve } = bantam;
const now = '2026-11-21T09:00:00Z';
const withCode = (code) => (error) => error instanceof BantamError && error.code === code;
const python = 'import sys; sys.path.insert(0, "tests/command"); from calling import ndjson, seeded; sys.stdout.write(ndjson(seeded(800)))';
const made = spawnSync('python3', ['-c', python], { cwd: root, maxBuffer: 1 << 28 });
assert.equal(made.status, 0, String(made.stderr));
const lines = made.stdout;
const table = readFileSync(join(root, 'demo/sample-contacts.csv'));

const qualifier = await Qualifier.load({ model: 'reference' });
const reference = JSON.parse(await qualifier.document('reference'));
const [weighed] = reference.attributeRules.filter(({ points }) => points > 0);
const aging = reference.eventRules.find(({ decay }) => decay && decay.type !== 'none');
const eventRule = reference.eventRules.find(({ id }) => id !== aging.id);

/** Everything about every contact, by the model as it is. */
async function rowsOf(model, file, moment = now) {
  const changed = await Qualifier.load({ model });
  const job = await changed.openFile(file, { now: moment });
  const { score, fit, engagement, tier, standing } = job.rows();
  const { tiers, standings } = job.summary;
  changed.close();
  return { score, fit, engagement, place: Array.from(tier, (one, row) => (one < 0 ? standings[standing[row]] : tiers[one])) };
}

function assertSame(whatIf, expected) {
  const { place, score, fit, engagement, row } = whatIf.results();
  assert.deepEqual(Array.from(row), Array.from(row.keys()), 'every record is a contact');
  assert.deepEqual(Array.from(place, (one) => whatIf.summary.places[one]), expected.place);
  assert.deepEqual({ score, fit, engagement }, { score: expected.score, fit: expected.fit, engagement: expected.engagement });
  const some = whatIf.results({ most: 7 });
  const stride = Math.ceil(row.length / 7);
  const every = (/** @type {any} */ column) => column.filter((_, i) => i % stride === 0);
  assert.deepEqual(some, { row: every(row), place: every(place), score: every(score), fit: every(fit), engagement: every(engagement) }, 'evenly taken ones');
  const counts = Object.fromEntries(whatIf.summary.places.map((name) => [name, expected.place.filter((one) => one === name).length]));
  assert.deepEqual(whatIf.count().now, counts);
}

const changes = {
  'a weight': [(model) => (model.attributeRules.find(({ id }) => id === weighed.id).points = 37.125), (whatIf) => whatIf.setPoints(weighed.id, 37.125)],
  'the weight of an event': [(model) => (model.eventRules.find(({ id }) => id === eventRule.id).points = -4.5), (whatIf) => whatIf.setPoints(eventRule.id, -4.5)],
  'the limits of an axis': [(model) => Object.assign((model.axes ??= {}), { fit: { ...model.axes?.fit, min: -5, max: 22.5 } }), (whatIf) => whatIf.setAxisLimits('fit', { min: -5, max: 22.5 })],
};
for (const decay of [{ type: 'none' }, { type: 'window', days: 60 }, { type: 'halfLife', days: 20 }, { type: 'linear', everyDays: 14, percent: 15 },
  { type: 'steps', steps: [{ days: 10, percent: 100 }, { days: 120, percent: 40 }] }]) {
  changes[`a decay: ${decay.type}`] = [(model) => (model.eventRules.find(({ id }) => id === aging.id).decay = decay), (whatIf) => whatIf.setDecay(aging.id, decay)];
}

changes['the limits of the other axis'] = [(model) => Object.assign(model.axes.engagement, { min: 2.5, max: 31 }), (whatIf) => whatIf.setAxisLimits('engagement', { min: 2.5, max: 31 })];
for (const { id } of reference.groups) {
  for (const limits of [{ min: -3.5, max: 4.25 }, { min: 1 }, { max: -2 }, {}]) {
    changes[`the limits of the group ${id}: ${JSON.stringify(limits)}`] = [(model) => {
      const group = model.groups.find((one) => one.id === id);
      delete group.min;
      delete group.max;
      Object.assign(group, limits);
    }, (whatIf) => whatIf.setGroupLimits(id, limits)];
  }
}

/** The conditions over results in sql and mql, in the document's order. */
function boundsIn(model) {
  const found = [];
  const see = (node) => {
    for (const of of ['score', 'fit', 'engagement', 'bantMet']) if (of in node) found.push({ of, range: node[of] });
    for (const child of [...(node.all ?? []), ...(node.any ?? []), ...(node.not ? [node.not] : [])]) see(child);
  };
  for (const tier of ['sql', 'mql']) see(model.tiers[tier].when);
  return found;
}
boundsIn(reference).forEach(({ of, range }, bound) => {
  for (const moved of [{ min: (range.min ?? 0) - 12.5 }, { min: (range.min ?? 0) + 7.125, max: 61 }]) {
    changes[`bound ${bound}, of ${of}: ${JSON.stringify(moved)}`] = [(model) => {
      const own = boundsIn(model)[bound].range;
      delete own.max;
      Object.assign(own, moved);
    }, (whatIf) => whatIf.setTierBound(bound, moved)];
  }
});
const few = ['a weight', 'the weight of an event', 'a decay: halfLife', `the limits of the group ${reference.groups.at(-1).id}: {"min":-3.5,"max":4.25}`, 'the limits of the other axis'];
changes['all of these at once'] = [(model) => few.forEach((one) => changes[one][0](model)), (whatIf) => few.forEach((one) => changes[one][1](whatIf))];

for (const [what, [change, set]] of Object.entries(changes)) {
  test(`${what} gives what the changed model gives, and reset gives the base`, async () => {
    const model = structuredClone(reference);
    change(model);
    for (const file of [lines, table]) {
      const whatIf = await qualifier.whatIf(new Blob([file]), { now });
      const [before, after] = [await rowsOf(reference, file), await rowsOf(model, file)];
      assertSame(whatIf, before);
      set(whatIf);
      assertSame(whatIf, after);
      const moved = after.place.filter((place, row) => place !== before.place[row]).length;
      assert.equal(whatIf.count().moved, moved);
      const movers = whatIf.movers(10_000);
      assert.equal(movers.length, moved);
      for (const { row, from, to, scoreBefore, score } of movers) {
        assert.deepEqual([from, to], [before.place[row], after.place[row]]);
        for (const [found, rows] of [[scoreBefore, before], [score, after]]) assert.equal(found, Number.isNaN(rows.score[row]) ? 0 : rows.score[row]);
      }
      if (file === lines && !/^bound|: \{/.test(what)) assert.notDeepEqual(after.score, before.score, 'the change shows');
      whatIf.reset();
      assertSame(whatIf, before);
      set(whatIf);
      whatIf.keep();
      assert.equal(whatIf.count().moved, 0);
      whatIf.reset();
      assertSame(whatIf, after);
      whatIf.close();
    }
  });
}

test('what moved in steps is what moved at once', async () => {
  const whatIf = await qualifier.whatIf(lines, { now });
  const model = structuredClone(reference);
  for (const [change, set] of Object.values(changes)) {
    change(model);
    set(whatIf);
    whatIf.count();
  }
  assertSame(whatIf, await rowsOf(model, lines));
});

test('a threshold moves who is where', async () => {
  const whatIf = await qualifier.whatIf(lines, { now });
  const bounds = whatIf.tierBounds();
  const bound = bounds.findIndex(({ tier, of, min }) => tier === 'mql' && of === 'score' && min !== null);
  const { score, place } = whatIf.results();
  whatIf.setTierBound(bound, { min: 15.5 });
  assert.equal(whatIf.tierBounds()[bound].min, 15.5);
  const after = whatIf.results();
  assert.deepEqual(after.score, score, 'scores stay');
  const name = (one) => whatIf.summary.places[one];
  const { moved, moves } = whatIf.count();
  assert.ok(moved > 0);
  assert.equal(moves.lead.mql, moved);
  after.place.forEach((one, row) => {
    if (one !== place[row]) assert.ok(name(place[row]) === 'lead' && name(one) === 'mql' && score[row] >= 15.5);
  });
});

test('another day is exact once stale contacts were read again', async () => {
  const later = '2027-01-15T09:00:00Z';
  for (const file of [lines, table]) {
    const whatIf = await qualifier.whatIf(new Blob([file]), { now });
    whatIf.setNow(new Date(later));
    const stale = whatIf.staleRows();
    if (file === lines) assert.ok(stale > 0 && stale < whatIf.summary.contacts);
    const told = [];
    assert.equal(await whatIf.reread({ onProgress: (progress) => told.push(progress) }), stale);
    if (stale > 0) assert.equal(told.at(-1).done, stale);
    assert.equal(whatIf.staleRows(), 0);
    assertSame(whatIf, await rowsOf(reference, file, later));
  }
});

test('the histogram counts every lead once', async () => {
  const whatIf = await qualifier.whatIf(lines, { now });
  whatIf.setPoints(weighed.id, 0);
  const shape = { from: -20, width: 7.5, bins: 12 };
  const { now: bins, base } = whatIf.histogram(shape);
  const expected = new Uint32Array(12);
  for (const score of whatIf.results().score) {
    if (!Number.isNaN(score)) expected[Math.min(11, Math.max(0, Math.floor((score + 20) / 7.5)))] += 1;
  }
  assert.deepEqual(bins, expected);
  assert.equal(base.reduce((sum, count) => sum + count), expected.reduce((sum, count) => sum + count));
  assert.deepEqual(whatIf.histogram({ bins: 0 }), { now: new Uint32Array(0), base: new Uint32Array(0) });
});

test('records that cannot be read are no contacts; the others keep their row of the file', async () => {
  const whatIf = await qualifier.whatIf('{"id":"a"}\nnonsense\n\n{"id":"b"}\n', { now });
  assert.equal(whatIf.summary.contacts, 2);
  assert.equal(whatIf.summary.count, 4);
  assert.deepEqual([...whatIf.results().row], [0, 3]);
});

test('a change that cannot be is an error and changes nothing', async () => {
  const whatIf = await qualifier.whatIf(table, { now });
  const before = whatIf.results(), bounds = whatIf.tierBounds();
  for (const [code, change] of [['not_here', () => whatIf.setPoints('no-such-rule', 1)], ['bad_value', () => whatIf.setPoints(weighed.id, 1e9)], ['misuse', () => whatIf.setPoints(weighed.id, NaN)],
    ['not_here', () => whatIf.setDecay(weighed.id, { type: 'none' })], ['bad_value', () => whatIf.setDecay(aging.id, { type: 'window', days: 0 })],
    ['bad_value', () => whatIf.setDecay(aging.id, { type: 'window', days: 2 ** 32 + 5 })], ['bad_value', () => whatIf.setDecay(aging.id, { type: 'slow', days: 3 })],
    ['bad_value', () => whatIf.setDecay(aging.id, { type: 'steps', steps: [{ days: 9, percent: 50 }, { days: 5, percent: 40 }] })], ['not_here', () => whatIf.setGroupLimits('no-such-group', { max: 1 })],
    ['bad_value', () => whatIf.setPoints(weighed.id, 1.00049)], ['bad_value', () => whatIf.setAxisLimits('fit', { max: 40.0001 })], ['bad_value', () => whatIf.setTierBound(0, { min: 0.00049 })],
    ['bad_value', () => whatIf.setAxisLimits('fit', { max: -1e5 })],   // below the lower limit, which stays
    ['not_here', () => whatIf.setAxisLimits('height', { max: 1 })], ['bad_value', () => whatIf.setAxisLimits('fit', { min: 5, max: 1 })],
    ['not_here', () => whatIf.setTierBound(99, { min: 1 })], ['not_here', () => whatIf.setTierBound(-1, { min: 1 })], ['not_here', () => whatIf.setTierBound(2 ** 32, { min: 1 })], ['not_here', () => whatIf.setTierBound('0', { min: 1 })],
    ['misuse', () => whatIf.setTierBound(0, { min: Infinity })], ['misuse', () => whatIf.setTierBound(0, { max: -Infinity })], ['misuse', () => whatIf.setAxisLimits('fit', { min: Infinity })], ['misuse', () => whatIf.setTierBound(0, { min: 'x' })],
    ['bad_now', () => whatIf.setNow('soon')]]) {
    assert.throws(change, withCode(code), String(change));
  }
  assert.deepEqual([whatIf.results(), whatIf.tierBounds()], [before, bounds]);
  whatIf.close();
  assert.throws(() => whatIf.count(), withCode('closed'));
});

test('behind a port it is the same', async () => {
  const { port1, port2 } = new MessageChannel();
  const stop = serve(port2);
  const remote = await RemoteQualifier.load({ port: port1, model: 'reference' });
  const [here, there] = [await qualifier.whatIf(lines, { now }), await remote.whatIf(new Blob([lines]), { now })];
  assert.deepEqual(there.summary, here.summary);
  for (const one of [here, there]) {
    await one.setPoints(weighed.id, 44);
    await one.setNow('2026-12-24T09:00:00Z');
    await one.reread();
  }
  for (const method of ['count', 'movers', 'histogram', 'results', 'tierBounds', 'staleRows']) assert.deepEqual(await there[method](), here[method](), method);
  await assert.rejects(there.setPoints('no-such-rule', 1), withCode('not_here'));
  await there.close();
  await assert.rejects(there.count(), withCode('closed'));
  remote.close();
  stop();
});
