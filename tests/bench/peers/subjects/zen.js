// SPDX-License-Identifier: MIT
// The model as one expression node of a decision for @gorules/zen-engine, a native add-on: Node only, and by its package for this platform,
// which is all that the engine's own package would load. Its expressions cannot take the newest
// of a list, so the points of event rules come from JavaScript. Decisions of a list are all started before the first is awaited.
import { createRequire } from 'node:module';
import { flatFactsOf, flatName, groupsOf, thousandths } from './flat_facts.js';
import { NO_LEAD, tierCode } from './tiers.js';

const require = createRequire(import.meta.url);
const PACKAGE = '@gorules/zen-engine-linux-x64-gnu';

const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
const list = (values) => `[${values.map(literal).join(', ')}]`;
const both = (parts) => `(${parts.join(' and ')})`;
const bounds = (least, most, { min, max }, scale) => both([...(min === undefined ? [] : [`${least} >= ${scale(min)}`]), ...(max === undefined ? [] : [`${most} <= ${scale(max)}`])]);

function conditionOf(condition) {
  if (condition.all) return both(condition.all.map(conditionOf));
  if (condition.any) return `(${condition.any.map(conditionOf).join(' or ')})`;
  if (condition.not) return `not (${conditionOf(condition.not)})`;
  for (const total of ['score', 'fit', 'engagement']) {
    if (condition[total]) return bounds(`$.${total}`, `$.${total}`, condition[total], thousandths);
  }
  if (condition.criterion) return `${condition.criterion} != 'unmet'`;
  if (condition.event) return 'requested';
  const name = flatName(condition.fact);
  if ('equals' in condition) return `${name} == ${literal(condition.equals)}`;
  // Lists hold one type there: yes and no stand beside their words as comparisons.
  if (condition.oneOf) return `(${[`${name} in ${list(condition.oneOf.filter((one) => typeof one === 'string'))}`, ...condition.oneOf.filter((one) => typeof one !== 'string').map((one) => `${name} == ${one}`)].join(' or ')})`;
  if (condition.containsWord) return `(${condition.containsWord.map((word) => `contains(${name}, ${literal(word)})`).join(' or ')})`;
  if (condition.decides) return `decides in ${list(condition.decides)}`;
  if (condition.seniority) return `seniority in ${list(condition.seniority)}`;
  if (condition.domainClass) return `domain_class in ${list(condition.domainClass)}`;
  if (condition.domain) return `domain in ${list(condition.domain)}`;
  return bounds(`${name}_min`, `${name}_max`, condition, (number) => number);
}

function limited(sum, { min, max }) {
  const least = min === undefined ? sum : `max([${thousandths(min)}, ${sum}])`;
  return max === undefined ? least : `min([${thousandths(max)}, ${least}])`;
}

const pointsOf = (rule) => (rule.when ? `(${conditionOf(rule.when)} ? ${thousandths(rule.points)} : 0)` : `points.${rule.id.replaceAll('-', '_')}`);

export function decisionOf(model) {
  const axis = (name) => limited(`sum([${groupsOf(model, name).map((group) => limited(`sum([${group.rules.map(pointsOf).join(', ')}])`, group)).join(', ')}])`, model.axes[name]);
  const either = (conditions) => conditions.map(conditionOf).join(' or ');
  const expressions = {
    other: `profiling == false or ${either(Object.values(model.standings))}`,
    fit: axis('fit'),
    engagement: axis('engagement'),
    score: '$.fit + $.engagement',
    tier: `${either(model.exclusions.map(({ when }) => when))} ? 'disqualified' : ${conditionOf(model.tiers.sql.when)} ? 'sql' : ${conditionOf(model.tiers.mql.when)} ? 'mql' : 'lead'`,
  };
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'score', type: 'expressionNode', name: 'score', content: { expressions: Object.entries(expressions).map(([key, value]) => ({ id: key, key, value })) } },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [{ id: 'a', sourceId: 'in', targetId: 'score', type: 'edge' }, { id: 'b', sourceId: 'score', targetId: 'out', type: 'edge' }],
  };
}

export const zen = {
  name: '@gorules/zen-engine (native)',
  /** Whether the add-on is there for this platform. */
  isThere() {
    try {
      return typeof require(PACKAGE).ZenEngine === 'function';
    } catch {
      return false;
    }
  },
  load(given) {
    const { ZenEngine } = require(PACKAGE);
    const decision = new ZenEngine().createDecision(decisionOf(given.model));
    const facts = flatFactsOf(given, true);
    return {
      async run(contacts, out) {
        const answers = await Promise.all(contacts.map((contact) => {
          const { events, ...data } = facts(contact);
          return decision.evaluate(data);
        }));
        answers.forEach(({ result }, i) => {
          out.score[i] = result.other ? 0 : result.score;
          out.fit[i] = result.other ? 0 : result.fit;
          out.engagement[i] = result.other ? 0 : result.engagement;
          out.tier[i] = result.other ? NO_LEAD : tierCode(result.tier);
        });
      },
    };
  },
};
