// SPDX-License-Identifier: MIT
// The model as JSON Logic, for json-logic-js and json-logic-engine. Filters over events are in the rules; how points fade is an
// operation of ours, `decayed`. In the variants "events in JS" the whole of the event rules is worked out before the rules are asked.
import jsonLogic from 'json-logic-js';
import { LogicEngine } from 'json-logic-engine';
import { compileEventRule } from './closures.js';
import { flatFactsOf, flatName, groupsOf, thousandths } from './flat_facts.js';
import { NO_LEAD, tierCode } from './tiers.js';

const fact = (path) => ({ var: flatName(path) });
const all = (list) => (list.length === 1 ? list[0] : { and: list });

function eventFilter({ type, asset, topic, notTopic, open }, withinDays) {
  const parts = [typeof type === 'string' ? { '===': [{ var: 'type' }, type] } : { in: [{ var: 'type' }, type] }];
  if (asset) parts.push({ in: [{ var: 'asset' }, asset] });
  if (topic) parts.push({ in: [{ var: 'topic' }, topic] });
  if (notTopic) parts.push({ '!': [{ in: [{ var: 'topic' }, notTopic] }] });
  if (open) parts.push({ var: 'open' });
  if (withinDays !== undefined) parts.push({ '<=': [{ var: 'age' }, withinDays] });
  return all(parts);
}

function bounds(value, { min, max }, scale) {
  return all([...(min === undefined ? [] : [{ '>=': [value.least ?? value, scale(min)] }]), ...(max === undefined ? [] : [{ '<=': [value.most ?? value, scale(max)] }])]);
}

function conditionOf(condition, eventsInRules) {
  const inner = (one) => conditionOf(one, eventsInRules);
  if (condition.all) return { and: condition.all.map(inner) };
  if (condition.any) return { or: condition.any.map(inner) };
  if (condition.not) return { '!': [inner(condition.not)] };
  for (const total of ['score', 'fit', 'engagement']) {
    if (condition[total]) return bounds({ var: total }, condition[total], thousandths);
  }
  if (condition.criterion) return { '!==': [{ var: condition.criterion }, 'unmet'] };
  if (condition.event) return eventsInRules ? { some: [{ var: 'events' }, eventFilter(condition.event, condition.withinDays)] } : { var: 'requested' };
  if ('equals' in condition) return { '===': [fact(condition.fact), condition.equals] };
  if (condition.oneOf) return { in: [fact(condition.fact), condition.oneOf] };
  if (condition.containsWord) return { or: condition.containsWord.map((word) => ({ in: [word, fact(condition.fact)] })) };
  if (condition.decides) return { in: [{ var: 'decides' }, condition.decides] };
  if (condition.seniority) return { in: [{ var: 'seniority' }, condition.seniority] };
  if (condition.domainClass) return { in: [{ var: 'domain_class' }, condition.domainClass] };
  if (condition.domain) return { in: [{ var: 'domain' }, condition.domain] };
  return bounds({ least: fact(`${condition.fact}_min`), most: fact(`${condition.fact}_max`) }, condition, (number) => number);
}

function limited(sum, { min, max }) {
  const least = min === undefined ? sum : { max: [thousandths(min), sum] };
  return max === undefined ? least : { min: [thousandths(max), least] };
}

function pointsOf(rule, model, eventsInRules) {
  if (rule.when) return { if: [conditionOf(rule.when, eventsInRules), thousandths(rule.points), 0] };
  if (!eventsInRules) return { var: `points.${rule.id.replaceAll('-', '_')}` };
  return { decayed: [model.eventRules.indexOf(rule), { filter: [{ var: 'events' }, eventFilter(rule.event)] }] };
}

/** @returns {{ other: object, fit: object, engagement: object, tier: object }} four rules, asked in this order */
export function logicOf(model, eventsInRules) {
  const condition = (one) => conditionOf(one, eventsInRules);
  const axis = (name) => limited({ '+': groupsOf(model, name).map((group) => limited({ '+': group.rules.map((rule) => pointsOf(rule, model, eventsInRules)) }, group)) }, model.axes[name]);
  return {
    other: { or: [{ '===': [{ var: 'profiling' }, false] }, ...Object.values(model.standings).map(condition)] },
    fit: axis('fit'),
    engagement: axis('engagement'),
    tier: { if: [{ or: model.exclusions.map(({ when }) => condition(when)) }, 'disqualified', condition(model.tiers.sql.when), 'sql', condition(model.tiers.mql.when), 'mql', 'lead'] },
  };
}

function decayedOf(model) {
  const rules = model.eventRules.map((rule) => compileEventRule(rule, () => true));
  return (rule, events) => rules[rule](events);
}

/** @param {(logic: object, given: object) => (data: object) => any} prepare how the peer makes a rule ready */
function subject(name, eventsInRules, prepare) {
  return {
    name: eventsInRules ? name : `${name}, events in JS`,
    load(given) {
      const facts = flatFactsOf(given, !eventsInRules);
      const { other, fit, engagement, tier } = Object.fromEntries(Object.entries(logicOf(given.model, eventsInRules)).map(([key, logic]) => [key, prepare(logic, given)]));
      return {
        run(contacts, out) {
          for (let i = 0; i < contacts.length; ++i) {
            const data = facts(contacts[i]);
            if (other(data)) {
              out.score[i] = out.fit[i] = out.engagement[i] = 0;
              out.tier[i] = NO_LEAD;
              continue;
            }
            out.fit[i] = data.fit = fit(data);
            out.engagement[i] = data.engagement = engagement(data);
            out.score[i] = data.score = data.fit + data.engagement;
            out.tier[i] = tierCode(tier(data));
          }
        },
      };
    },
  };
}

function withJsonLogicJs(logic, { model }) {
  jsonLogic.add_operation('decayed', decayedOf(model));
  return (data) => jsonLogic.apply(logic, data);
}

function engineOf(model) {
  const engine = new LogicEngine();
  const decayed = decayedOf(model);
  engine.addMethod('decayed', ([rule, events]) => decayed(rule, events), { deterministic: true });
  return engine;
}

function withInterpreter(logic, { model }) {
  const engine = engineOf(model);
  return (data) => engine.run(logic, data);
}

const withCompiler = (logic, { model }) => engineOf(model).build(logic);

export const jsonLogicSubjects = [true, false].flatMap((eventsInRules) => [
  subject('json-logic-engine compiled', eventsInRules, withCompiler),
  subject('json-logic-engine interpreted', eventsInRules, withInterpreter),
  subject('json-logic-js', eventsInRules, withJsonLogicJs),
]);
