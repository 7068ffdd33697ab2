// SPDX-License-Identifier: MIT
// The model in json-rules-engine. Its rules fire events and cannot add up, filter lists or look at each other's sums, so the points of
// event rules are facts, what fired is summed here, and a second, smaller engine finds the tier from the sums.
import { Engine } from 'json-rules-engine';
import { flatFactsOf, flatName, groupsOf, thousandths } from './flat_facts.js';
import { DISQUALIFIED, LEAD, NO_LEAD, tierCode } from './tiers.js';

const test = (fact, operator, value) => ({ fact, operator, value });
function bounds(least, most, { min, max }, scale) {
  return { all: [...(min === undefined ? [] : [test(least, 'greaterThanInclusive', scale(min))]), ...(max === undefined ? [] : [test(most, 'lessThanInclusive', scale(max))])] };
}

function conditionOf(condition) {
  if (condition.all) return { all: condition.all.map(conditionOf) };
  if (condition.any) return { any: condition.any.map(conditionOf) };
  if (condition.not) return { not: conditionOf(condition.not) };
  for (const total of ['score', 'fit', 'engagement']) {
    if (condition[total]) return bounds(total, total, condition[total], thousandths);
  }
  if (condition.criterion) return test(condition.criterion, 'notEqual', 'unmet');
  if (condition.event) return test('requested', 'equal', true);
  const name = flatName(condition.fact);
  if ('equals' in condition) return test(name, 'equal', condition.equals);
  if (condition.oneOf) return test(name, 'in', condition.oneOf);
  if (condition.containsWord) return test(name, 'containsAny', condition.containsWord);
  if (condition.decides) return test('decides', 'in', condition.decides);
  if (condition.seniority) return test('seniority', 'in', condition.seniority);
  if (condition.domainClass) return test('domain_class', 'in', condition.domainClass);
  if (condition.domain) return test('domain', 'in', condition.domain);
  return bounds(`${name}_min`, `${name}_max`, condition, (number) => number);
}

const rooted = (condition) => (condition.all || condition.any || condition.not ? condition : { all: [condition] });
const ruleOf = (type, condition, params) => ({ conditions: rooted(condition), event: { type, params } });

export const jsonRulesEngine = {
  name: 'json-rules-engine',
  load(given) {
    const { model } = given;
    const facts = flatFactsOf(given, true);
    const groups = ['fit', 'engagement'].flatMap((axis, a) => groupsOf(model, axis).map((group) => ({ ...group, axis: a })));
    const bound = (limit, otherwise) => (limit === undefined ? otherwise : thousandths(limit));
    const limits = groups.map(({ min, max }) => [bound(min, -Infinity), bound(max, Infinity)]);
    const axes = ['fit', 'engagement'].map((axis) => [thousandths(model.axes[axis].min), thousandths(model.axes[axis].max)]);
    const clamp = (sum, [min, max]) => Math.min(Math.max(sum, min), max);

    const scoring = new Engine([], { allowUndefinedFacts: true });
    scoring.addOperator('containsAny', (text, words) => words.some((word) => text.includes(word)));
    groups.forEach(({ rules }, group) => rules.forEach((rule) => {
      const name = rule.id.replaceAll('-', '_');
      const points = rule.when ? thousandths(rule.points) : undefined;
      scoring.addRule(ruleOf('points', rule.when ? conditionOf(rule.when) : test(name, 'greaterThan', 0), { group, name, points }));
    }));
    for (const { when } of model.exclusions) scoring.addRule(ruleOf('exclusion', conditionOf(when)));
    for (const when of [...Object.values(model.standings)]) scoring.addRule(ruleOf('other', conditionOf(when)));
    scoring.addRule(ruleOf('other', test('profiling', 'equal', false)));
    const tiers = new Engine([], { allowUndefinedFacts: true });
    for (const tier of ['sql', 'mql']) tiers.addRule(ruleOf(tier, conditionOf(model.tiers[tier].when)));

    async function scoreOne(contact, i, out) {
      const { points, events: _, ...data } = facts(contact);
      const { events } = await scoring.run(Object.assign(data, points));
      if (events.some(({ type }) => type === 'other')) {
        out.score[i] = out.fit[i] = out.engagement[i] = 0;
        out.tier[i] = NO_LEAD;
        return;
      }
      const sums = groups.map(() => 0), totals = [0, 0];
      for (const { type, params } of events) {
        if (type === 'points') sums[params.group] += params.points ?? points[params.name];
      }
      sums.forEach((sum, group) => { totals[groups[group].axis] += clamp(sum, limits[group]); });
      const [fit, engagement] = totals.map((total, axis) => clamp(total, axes[axis]));
      out.fit[i] = fit;
      out.engagement[i] = engagement;
      out.score[i] = fit + engagement;
      if (events.some(({ type }) => type === 'exclusion')) {
        out.tier[i] = DISQUALIFIED;
        return;
      }
      const { requested, authority } = data;
      const reached = (await tiers.run({ requested: requested === true, authority, fit, engagement, score: fit + engagement })).events;
      out.tier[i] = reached.reduce((best, { type }) => Math.max(best, tierCode(type)), LEAD);
    }

    return {
      async run(contacts, out) {
        for (let i = 0; i < contacts.length; ++i) await scoreOne(contacts[i], i, out);
      },
    };
  },
};
