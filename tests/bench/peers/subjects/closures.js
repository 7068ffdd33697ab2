// SPDX-License-Identifier: MIT
// The model's JSON compiled into JavaScript closures: what a programmer writes who wants any model and no dependency. Conditions become
// functions of one settled contact that answer true, false or undefined (unknown); event rules become filters with a decay table.
import { dayOf, secondsOf, UNDATED } from './calendar.js';
import { decayTable, FULL, weigh } from './decay.js';
import { listTest, readingsOf, Settling, wordTest } from './facts.js';
import { DISQUALIFIED, LEAD, MQL, NO_LEAD, SQL } from './tiers.js';

const thousandths = (points, otherwise) => (points === undefined ? otherwise : Math.round(points * 1000));
const isAboutPerson = (path) => /^(person|consent|origin|lifecycle)\./.test(path) || path === 'bant.authority.role';

/** The facts that a model names: each settled once for a contact, at its own place of `subject.values`. */
class FactTable {
  constructor(model) {
    this.paths = [];
    this.expires = { ...model.expiry };
    for (const { facts, expiresDays } of Object.values(model.bant)) {
      for (const fact of facts) this.expires[fact] = expiresDays ?? this.expires[fact];
    }
  }
  placeOf(path) {
    if (!this.paths.includes(path)) this.paths.push(path);
    return this.paths.indexOf(path);
  }
  /** Functions that find what is told at each path. */
  settlers() {
    return this.paths.map((path) => {
      const [section, group, key] = path.split('.');
      const told = key === undefined ? (contact) => contact[section]?.[group] : (contact) => contact[section]?.[group]?.[key];
      const expires = this.expires[path] ?? Infinity, ownOnly = isAboutPerson(path);
      return (contact, settling) => settling.value(told(contact), ownOnly ? undefined : contact.accountFacts, path, expires);
    });
  }
}

const rangeOf = (value) => (typeof value === 'number' ? { min: value, max: value } : value);

function compileRange(place, least = -Infinity, most = Infinity) {
  return ({ values }) => {
    const value = values[place];
    if (value === undefined || value === null) return value === null ? false : undefined;
    const { min = -Infinity, max = Infinity } = rangeOf(value);
    if (min >= least && max <= most) return true;
    return max < least || min > most ? false : undefined;
  };
}

/** A test of a text; other values are known not to be it. */
const compileText = (place, test) => ({ values }) => {
  const value = values[place];
  return value === undefined ? undefined : typeof value === 'string' && test(value);
};

function compileLeaf(condition, table, readings) {
  const place = table.placeOf(condition.fact);
  if ('equals' in condition) return ({ values }) => (values[place] === undefined ? undefined : values[place] === condition.equals);
  if ('oneOf' in condition) {
    const test = listTest(condition.oneOf);
    return ({ values }) => (values[place] === undefined ? undefined : values[place] !== null && test(String(values[place])));
  }
  if ('containsWord' in condition) return compileText(place, wordTest(condition.containsWord));
  if ('decides' in condition) {
    const wanted = new Set(condition.decides);
    const titlePlace = table.placeOf('person.title');
    return ({ values }) => {
      if (values[place] !== undefined) return values[place] !== null && wanted.has(readings.role(values[place]));
      return typeof values[titlePlace] === 'string' ? wanted.has(readings.title(values[titlePlace]).decides) : undefined;
    };
  }
  if ('seniority' in condition) {
    const wanted = new Set(condition.seniority);
    return compileText(place, (text) => wanted.has(readings.title(text).seniority));
  }
  if ('domainClass' in condition) {
    const wanted = new Set(condition.domainClass);
    return compileText(place, (text) => wanted.has(readings.domainClass(readings.domain(text))));
  }
  if ('domain' in condition) {
    return compileText(place, (text) => condition.domain.some((own) => readings.domain(text) === own || readings.domain(text).endsWith(`.${own}`)));
  }
  if ('min' in condition || 'max' in condition) return compileRange(place, condition.min, condition.max);
  throw new Error(`no closure for ${JSON.stringify(condition)}`);
}

function compileMany(conditions, stop) {
  return (subject) => {
    let result = !stop;
    for (let i = 0; i < conditions.length; ++i) {
      const truth = conditions[i](subject);
      if (truth === stop) return stop;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}

function compileTotal(name, { min, max }) {
  const least = thousandths(min, -Infinity), most = thousandths(max, Infinity);
  return (subject) => subject[name] >= least && subject[name] <= most;
}

export function compileCondition(condition, context) {
  const inner = (one) => compileCondition(one, context);
  if (condition.all) return compileMany(condition.all.map(inner), false);
  if (condition.any) return compileMany(condition.any.map(inner), true);
  if (condition.not) {
    const truth = inner(condition.not);
    return (subject) => (truth(subject) === undefined ? undefined : !truth(subject));
  }
  for (const name of ['score', 'fit', 'engagement']) {
    if (condition[name]) return compileTotal(name, condition[name]);
  }
  if (condition.criterion) return (subject) => condition.is.includes(context.stateOf(condition.criterion, subject));
  if (condition.event) {
    const passes = compileEventFilter(condition.event);
    const { atLeast = 1, withinDays = Infinity } = condition;
    return (subject) => {
      let count = 0;
      for (const event of subject.events) {
        if (event.age <= withinDays && passes(event)) count += event.count;
      }
      return count >= atLeast;
    };
  }
  return compileLeaf(condition, context.table, context.readings);
}

function compileFilter({ asset, topic, notTopic, open }) {
  const tests = [];
  if (asset) tests.push((event) => asset.includes(event.asset));
  if (topic) tests.push((event) => topic.includes(event.topic));
  if (notTopic) tests.push((event) => !notTopic.includes(event.topic));
  if (open) tests.push((event) => event.open);
  return (event) => tests.every((test) => test(event));
}

function compileEventFilter(filter) {
  const passes = compileFilter(filter), types = new Set([filter.type].flat());
  return (event) => types.has(event.type) && passes(event);
}

/** The decayed points of one rule over events, newest first. */
export function compileEventRule(rule, passes = compileEventFilter(rule.event)) {
  const factors = rule.decay && rule.decay.type !== 'none' ? decayTable(rule.decay) : undefined;
  const points = thousandths(rule.points), limit = rule.times ?? Infinity;
  const { by, times = Infinity } = rule.perObject ?? {};
  return (events) => {
    let left = limit, weight = 0;
    let taken;
    for (const event of events) {
      if (!passes(event)) continue;
      let { count } = event;
      if (by) {
        taken ??= {};
        const before = taken[event[by]] ?? 0;
        count = Math.min(count, times - before);
        taken[event[by]] = before + count;
      }
      count = Math.min(count, left);
      left -= count;
      weight += count * (factors ? factors[Math.min(event.age, factors.length - 1)] : FULL);
    }
    return weight === 0 ? 0 : weigh(points, weight);
  };
}

/** Visible, dated events of the types that matter, newest first, with whole days of age and whether they wait for an answer. */
export function preparedEvents(contact, now, today, types) {
  if (contact.events === undefined) return [];
  const { lastContactedAt, attempts = [] } = contact.lifecycle ?? {};
  const answered = [lastContactedAt, ...attempts.map(({ at }) => at)].map(secondsOf).filter((at) => at <= now);
  const events = [];
  for (const event of contact.events) {
    if (!types.has(event.type)) continue;
    const at = secondsOf(event.at);
    if (at === UNDATED || at > now) continue;
    const { type, asset, topic, count = 1 } = event;
    events.push({ type, asset, topic, count, at, age: Math.max(0, today - dayOf(at)), open: answered.every((moment) => moment < at) });
  }
  return events.length > 1 ? events.sort((a, b) => b.at - a.at) : events;
}

export const typesOf = (model) => new Set(model.eventRules.filter(({ points }) => points !== 0).flatMap(({ event }) => event.type));

export const closures = {
  name: 'JS closures of the model',
  load({ model, reading, now }) {
    const readings = readingsOf(reading);
    const settling = new Settling(now);
    const table = new FactTable(model);
    const criteria = {};
    const context = {
      table,
      readings,
      stateOf: (criterion, subject) => criteria[criterion](subject),
    };
    const compile = (condition) => compileCondition(condition, context);
    const authority = { met: compile(model.bant.authority.met), unmet: compile(model.bant.authority.unmet) };
    criteria.authority = (subject) => authorityState(subject.contact, subject);
    const groups = model.groups.map(({ id, axis, min, max }) => ({ id, axis, min: thousandths(min, -Infinity), max: thousandths(max, Infinity) }));
    const placeOfGroup = ({ group, axis = 'engagement' }) => (group ? groups.findIndex(({ id }) => id === group) : groups.length + (axis === 'fit' ? 0 : 1));
    const attributeRules = model.attributeRules.map((rule) => ({ holds: compile(rule.when), points: thousandths(rule.points), group: placeOfGroup(rule) }));
    const eventRules = model.eventRules.filter(({ points }) => points !== 0).map((rule) => ({ points: compileEventRule(rule), group: placeOfGroup(rule) }));
    const exclusions = model.exclusions.map(({ when }) => compile(when));
    const standings = Object.values(model.standings).map(compile);
    const tiers = [[SQL, compile(model.tiers.sql.when)], [MQL, compile(model.tiers.mql.when)]];
    const axes = ['fit', 'engagement'].map((axis) => ({ min: thousandths(model.axes[axis].min), max: thousandths(model.axes[axis].max) }));
    const profiling = table.placeOf('consent.profiling');
    const settlers = table.settlers();
    const types = typesOf(model);
    const sums = new Float64Array(groups.length + 2);
    const subject = { contact: undefined, values: settlers.map(() => undefined), events: [], score: 0, fit: 0, engagement: 0 };

    function isDisputed({ bant, person }) {
      const role = bant?.authority?.role;
      const derived = settling.value(role, undefined, 'bant.authority.role', 730) === undefined;
      return settling.anotherSay({ role, title: person?.title, derived }, readings, 730);
    }

    function authorityState(contact, of) {
      if (settling.colleagueHasSay(contact.accountFacts, readings, 730)) return 'met';
      const met = authority.met(of) === true, unmet = authority.unmet(of) === true;
      if (met !== unmet) return unmet && isDisputed(contact) ? 'partial' : met ? 'met' : 'unmet';
      return 'unknown';
    }

    function axisTotal(axis) {
      let total = sums[groups.length + axis];
      for (let g = 0; g < groups.length; ++g) {
        const { axis: name, min, max } = groups[g];
        if ((name === 'fit') === (axis === 0)) total += Math.min(Math.max(sums[g], min), max);
      }
      return Math.min(Math.max(total, axes[axis].min), axes[axis].max);
    }

    function tierOf() {
      for (const excluded of exclusions) {
        if (excluded(subject) === true) return DISQUALIFIED;
      }
      for (const [tier, holds] of tiers) {
        if (holds(subject) === true) return tier;
      }
      return LEAD;
    }

    function scoreOne(contact, i, out) {
      subject.contact = contact;
      for (let f = 0; f < settlers.length; ++f) subject.values[f] = settlers[f](contact, settling);
      subject.score = subject.fit = subject.engagement = 0;
      if (subject.values[profiling] === false || standings.some((standing) => standing(subject) === true)) {
        out.score[i] = out.fit[i] = out.engagement[i] = 0;
        out.tier[i] = NO_LEAD;
        return;
      }
      subject.events = preparedEvents(contact, now, settling.today, types);
      sums.fill(0);
      for (const rule of attributeRules) {
        if (rule.holds(subject) === true) sums[rule.group] += rule.points;
      }
      if (subject.events.length > 0) {
        for (const rule of eventRules) sums[rule.group] += rule.points(subject.events);
      }
      out.fit[i] = subject.fit = axisTotal(0);
      out.engagement[i] = subject.engagement = axisTotal(1);
      out.score[i] = subject.score = subject.fit + subject.engagement;
      out.tier[i] = tierOf();
    }

    return {
      run(contacts, out) {
        for (let i = 0; i < contacts.length; ++i) scoreOne(contacts[i], i, out);
      },
    };
  },
};
