// SPDX-License-Identifier: MIT
// What rule engines are given for a contact: one flat object of settled facts and prepared events. The engines cannot settle facts that
// contradict each other, count days in a zone, read titles or let points fade, so JavaScript does that for all of them alike, inside the
// timed part; conditions, points, limits and tiers stay theirs as far as each can say them.
import { compileEventRule, preparedEvents, typesOf } from './closures.js';
import { readingsOf, Settling } from './facts.js';

/** The name of a fact in the flat object. */
export const flatName = (path) => path.replaceAll('.', '_');

/**
 * @param {{ model: object, reading: object, now: number }} given
 * @param {boolean} pointsOfEvents whether `points` (decayed points by event rule) and `requested` are worked out here too, for engines
 *   that cannot filter lists
 */
export function flatFactsOf({ model, reading, now }, pointsOfEvents) {
  const readings = readingsOf(reading);
  const settling = new Settling(now);
  const types = typesOf(model);
  const rules = model.eventRules.filter(({ points }) => points !== 0).map((rule) => [flatName(rule.id.replaceAll('-', '_')), compileEventRule(rule)]);
  const none = {};

  return (contact) => {
    const { person = none, company = none, bant = none, lifecycle = none, consent = none, custom = none, accountFacts: told } = contact;
    const own = (value, path, days = Infinity) => settling.value(value, undefined, path, days);
    const any = (value, path, days = Infinity) => settling.value(value, told, path, days);
    const email = own(person.email, 'person.email'), title = own(person.title, 'person.title', 730);
    const role = own(bant.authority?.role, 'bant.authority.role', 730);
    const employees = any(company.employees, 'company.employees', 730);
    const read = typeof title === 'string' ? readings.title(title) : none;
    const domain = typeof email === 'string' ? readings.domain(email) : '';
    const decides = (role === undefined ? read.decides : role === null ? '' : readings.role(role)) ?? '';
    const stands = decides === 'no' && !settling.colleagueHasSay(told, readings, 730) && !settling.anotherSay({ role: bant.authority?.role, title: person.title, derived: role === undefined }, readings, 730);
    const events = preparedEvents(contact, now, settling.today, types);
    const facts = {
      company_employees_min: (typeof employees === 'number' ? employees : employees?.min) ?? -1,
      company_employees_max: (typeof employees === 'number' ? employees : employees?.max) ?? 1e9,
      bant_timeline_timely: any(bant.timeline?.timely, 'bant.timeline.timely', 180) ?? '',
      company_industry: any(company.industry, 'company.industry', 1460) ?? '',
      company_country: any(company.country, 'company.country') ?? '',
      person_country: own(person.country, 'person.country') ?? '',
      company_badFit: company.badFit ?? '',
      custom_competitor: custom.competitor ?? '',
      lifecycle_stage: own(lifecycle.stage, 'lifecycle.stage') ?? '',
      profiling: own(consent.profiling, 'consent.profiling') ?? '',
      decides,
      seniority: read.seniority ?? '',
      domain,
      domain_class: domain === '' ? '' : readings.domainClass(domain),
      authority: stands ? 'unmet' : 'open',
      events,
      fit: 0,
      engagement: 0,
      score: 0,
    };
    if (pointsOfEvents) {
      facts.points = {};
      for (const [name, points] of rules) facts.points[name] = points(events);
      facts.requested = facts.points.contact_request > 0;
    }
    return facts;
  };
}

export const thousandths = (points) => Math.round(points * 1000);
/** Rules of the model by group; a rule without a group has one of its own, without limits. */
export function groupsOf(model, axis) {
  const rules = [...model.attributeRules, ...model.eventRules.filter(({ points }) => points !== 0)].filter((rule) => (rule.axis ?? 'engagement') === axis);
  const alone = rules.filter(({ group }) => !group).map((rule) => ({ rules: [rule] }));
  const groups = model.groups.filter((group) => group.axis === axis).map(({ id, min, max }) => ({ min, max, rules: rules.filter(({ group }) => group === id) }));
  return [...alone, ...groups];
}
