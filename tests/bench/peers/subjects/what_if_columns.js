// SPDX-License-Identifier: MIT
// What a what-if in JavaScript keeps of contacts, by hand for the reference model: a bit for each attribute rule that fired, a weight for
// each event rule that counted, and what tiers ask besides points. Read from contacts by the code of hand_written.js; not timed.
import { readingsOf, Settling } from './facts.js';
import { eventWeights, hasNoSay, isCountry, isOtherStanding, isTargetIndustry, isYes, sizeFits } from './hand_written.js';

export const ATTRIBUTES = ['right-size', 'timely', 'target-industry', 'target-country', 'decision-maker', 'influencer', 'no-say', 'student', 'school-address', 'free-address', 'throwaway-address'];
export const EVENTS = ['contact-request', 'email-click', 'product-page', 'trend-guide', 'buyers-guide', 'other-download', 'webinar'];
/** What tiers ask: sales-ready only by a request, sales-ready by a request, never any tier, no lead. */
export const OPEN = 0, NO_SAY = 1, REQUESTED = 2, UNFIT = 3, OUTSIDE = 4;
const FADES = 730;

/** @param {object[]} contacts @param {number} repeats how often the list is repeated, to fill the columns */
export function columnsOf(contacts, { reading, now }, repeats) {
  const readings = readingsOf(reading), settling = new Settling(now), none = {};
  const count = contacts.length;
  const fired = new Uint16Array(count * repeats), kind = new Uint8Array(count * repeats);
  const weights = EVENTS.map(() => new Int32Array(count * repeats));
  contacts.forEach((contact, i) => {
    const { person = none, company = none, bant = none, lifecycle = none, consent = none, custom = none, accountFacts: told } = contact;
    const own = (value, path, days = Infinity) => settling.value(value, undefined, path, days);
    const any = (value, path, days = Infinity) => settling.value(value, told, path, days);
    const email = own(person.email, 'person.email'), title = own(person.title, 'person.title', FADES);
    const domain = typeof email === 'string' ? readings.domain(email) : '';
    const stage = own(lifecycle.stage, 'lifecycle.stage');
    const read = typeof title === 'string' ? readings.title(title) : none;
    const toldRole = bant.authority?.role;
    const role = own(toldRole, 'bant.authority.role', FADES);
    const decides = role === undefined ? read.decides : role === null ? undefined : readings.role(role);
    const domainClass = domain === '' ? '' : readings.domainClass(domain);
    const industry = any(company.industry, 'company.industry', 1460);
    const rules = [
      sizeFits(any(company.employees, 'company.employees', FADES)), any(bant.timeline?.timely, 'bant.timeline.timely', 180) === true,
      typeof industry === 'string' && isTargetIndustry(industry),
      isCountry(any(company.country, 'company.country')) || isCountry(own(person.country, 'person.country')),
      decides === 'decides', decides === 'influences', decides === 'no', read.seniority === 'student',
      domainClass === 'education', domainClass === 'free', domainClass === 'disposable',
    ];
    rules.forEach((holds, rule) => (fired[i] |= Number(holds) << rule));
    eventWeights(contact.events ?? [], lifecycle, now, settling.today).forEach((weight, rule) => (weights[rule][i] = weight));
    const isOutside = own(consent.profiling, 'consent.profiling') === false || (typeof stage === 'string' && isOtherStanding(stage)) || domain === 'bantam.example' || domain.endsWith('.bantam.example');
    if (isOutside) kind[i] = OUTSIDE;
    else if (isYes(custom.competitor) || isYes(company.badFit)) kind[i] = UNFIT;
    else if (weights[0][i] > 0) kind[i] = REQUESTED;
    else if (decides === 'no' && hasNoSay(settling, readings, { role: toldRole, title: person.title, derived: role === undefined }, told)) kind[i] = NO_SAY;
  });
  for (const column of [fired, kind, ...weights]) {
    for (let filled = count; filled < column.length; filled *= 2) column.copyWithin(filled, 0, Math.min(filled, column.length - filled));
  }
  return { fired, kind, weights, size: count * repeats };
}
