// SPDX-License-Identifier: MIT
// The reference model as a programmer would write it into a page: every rule, limit and list in the code, decay in tables, days counted
// in Helsinki, points in thousandths. Knows this one model and nothing else: no ledger, no range, no questions, no reasons.
import { dayOf, secondsOf, UNDATED } from './calendar.js';
import { decayTable, FULL, weigh } from './decay.js';
import { listTest, readingsOf, Settling, wordTest } from './facts.js';
import { DISQUALIFIED, LEAD, MQL, NO_LEAD, SQL } from './tiers.js';

const CLICK = decayTable({ type: 'steps', steps: [{ days: 30, percent: 100 }, { days: 90, percent: 50 }] });
const PAGE = decayTable({ type: 'halfLife', days: 30 });
const READING = decayTable({ type: 'halfLife', days: 60 });
const WEBINAR = decayTable({ type: 'linear', everyDays: 30, percent: 25 });
const OLDEST = READING.length - 1;
const NEVER = OLDEST + 1;

export const isTargetIndustry = wordTest(['software', 'saas', 'technology', 'it services', 'manufacturing', 'industrial', 'professional services',
  'consulting', 'ohjelmistot', 'teknologia', 'teollisuus']);
const isTargetCountry = listTest(['FI', 'Finland', 'Suomi', 'SE', 'Sweden', 'Sverige', 'NO', 'Norway', 'Norge', 'DK', 'Denmark', 'Danmark',
  'EE', 'Estonia', 'PL', 'Poland', 'Polska', 'DE', 'Germany', 'Deutschland']);
export const isOtherStanding = listTest(['customer', 'client', 'partner', 'reseller', 'opted_out', 'opted out', 'unsubscribed']);
export const isYes = (value) => value === true || value === 'true' || value === 'yes';

/** The newest so many of a rule's events; sorted only when there are more than may count. */
class Newest {
  constructor(limit, table) {
    this.limit = limit;
    this.table = table;
    this.list = [];
    this.size = this.total = this.weight = 0;
  }
  clear() { this.size = this.total = this.weight = 0; }
  add(at, age, count) {
    if (this.size === this.list.length) this.list.push({ at: 0, age: 0, count: 0 });
    const place = this.list[this.size++];
    place.at = at;
    place.age = age;
    place.count = count;
    this.total += count;
    this.weight += count * this.table[age];
  }
  weightOfNewest() {
    if (this.total <= this.limit) return this.weight;
    const newestFirst = this.list.slice(0, this.size).sort((a, b) => b.at - a.at);
    let left = this.limit, weight = 0;
    for (const { age, count } of newestFirst) {
      const taken = count < left ? count : left;
      weight += taken * this.table[age];
      left -= taken;
      if (left === 0) break;
    }
    return weight;
  }
}
const clicks = new Newest(10, CLICK), pages = new Newest(10, PAGE), webinars = new Newest(2, WEBINAR);

/** Youngest ages of what counts once; NEVER when there is none. */
let request, buyers, trend, caseStudy, report, ebook;

const younger = (age, other) => (age < other ? age : other);
const isElsewhere = (topic) => topic === 'support' || topic === 'careers' || topic === 'press';
const readingPoints = (points, age) => (age === NEVER ? 0 : weigh(points, READING[age]));

function lastAttempt(lifecycle, now) {
  let last = UNDATED;
  if (lifecycle === undefined) return last;
  const contacted = secondsOf(lifecycle.lastContactedAt);
  if (contacted <= now) last = contacted;
  for (const { at } of lifecycle.attempts ?? []) {
    const moment = secondsOf(at);
    if (moment <= now && moment > last) last = moment;
  }
  return last;
}

function countEvents(events, lifecycle, now, today) {
  request = buyers = trend = caseStudy = report = ebook = NEVER;
  clicks.clear();
  pages.clear();
  webinars.clear();
  for (const event of events) {
    const { type } = event;
    if (type !== 'page_view' && type !== 'email_click' && type !== 'download' && type !== 'webinar' && type !== 'contact_request') continue;
    const at = secondsOf(event.at);
    if (at === UNDATED || at > now) continue;
    const old = today - dayOf(at);
    const age = old < 0 ? 0 : old > OLDEST ? OLDEST : old;
    if (type === 'page_view') {
      if (event.topic === 'product') pages.add(at, age, event.count ?? 1);
    } else if (type === 'email_click') {
      if (!isElsewhere(event.topic)) clicks.add(at, age, event.count ?? 1);
    } else if (type === 'download') {
      switch (event.asset) {
        case 'buyers_guide': buyers = younger(age, buyers); break;
        case 'trend_guide': trend = younger(age, trend); break;
        case 'case_study': caseStudy = younger(age, caseStudy); break;
        case 'report': report = younger(age, report); break;
        case 'ebook': ebook = younger(age, ebook); break;
        default: break;
      }
    } else if (type === 'webinar') {
      if (!isElsewhere(event.topic)) webinars.add(at, age, event.count ?? 1);
    } else if (!isElsewhere(event.topic) && at > lastAttempt(lifecycle, now)) {
      request = younger(age, request);
    }
  }
}

/** What each event rule counted of one contact, as weights of 65536, in the model's order of the rules that give points. */
export function eventWeights(events, lifecycle, now, today) {
  countEvents(events, lifecycle, now, today);
  const read = (age) => (age === NEVER ? 0 : READING[age]);
  return [request <= 30 ? FULL : 0, clicks.weightOfNewest(), pages.weightOfNewest(), read(trend), read(buyers), read(caseStudy) + read(report) + read(ebook), webinars.weightOfNewest()];
}

function engagementOf(requested) {
  const clicked = weigh(3_000, clicks.weightOfNewest());
  const viewed = weigh(5_000, pages.weightOfNewest());
  const others = (caseStudy === NEVER ? 0 : READING[caseStudy]) + (report === NEVER ? 0 : READING[report]) + (ebook === NEVER ? 0 : READING[ebook]);
  const content = readingPoints(25_000, buyers) + readingPoints(10_000, trend) + weigh(5_000, others) + weigh(10_000, webinars.weightOfNewest());
  const sum = (requested ? 50_000 : 0) + Math.min(clicked, 9_000) + Math.min(viewed, 20_000) + Math.min(content, 45_000);
  return Math.min(sum, 60_000);
}

export const sizeFits = (employees) => (typeof employees === 'object' ? employees !== null && employees.min >= 50 && employees.max <= 500 : employees >= 50 && employees <= 500);
export const isCountry = (country) => typeof country === 'string' && isTargetCountry(country);

/** Whether "no" stands: no fresh role, or title where it is derived, at odds with it, no colleague with a say. */
export function hasNoSay(settling, readings, own, accountFacts) {
  return !settling.colleagueHasSay(accountFacts, readings, 730) && !settling.anotherSay(own, readings, 730);
}

export const handWritten = {
  name: 'hand-written JS',
  load({ reading, now }) {
    const readings = readingsOf(reading);
    const settling = new Settling(now);
    const { today } = settling;
    const none = {};

    function scoreOne(contact, i, out) {
      const { person = none, company = none, bant = none, lifecycle, consent, custom, accountFacts } = contact;
      const email = settling.value(person.email, undefined, 'person.email', Infinity);
      const domain = typeof email === 'string' ? readings.domain(email) : '';
      const stage = lifecycle === undefined ? undefined : settling.value(lifecycle.stage, undefined, 'lifecycle.stage', Infinity);
      const profiling = consent === undefined ? undefined : settling.value(consent.profiling, undefined, 'consent.profiling', Infinity);
      if (profiling === false || (typeof stage === 'string' && isOtherStanding(stage)) || domain === 'bantam.example' || domain.endsWith('.bantam.example')) {
        out.score[i] = out.fit[i] = out.engagement[i] = 0;
        out.tier[i] = NO_LEAD;
        return;
      }

      const title = settling.value(person.title, undefined, 'person.title', 730);
      const titleReading = typeof title === 'string' ? readings.title(title) : undefined;
      const toldRole = bant.authority?.role;
      let role = settling.value(toldRole, undefined, 'bant.authority.role', 730);
      let decides;
      const derived = role === undefined;
      if (derived) decides = titleReading?.decides;
      else if (role !== null) decides = readings.role(role);

      let fit = 0;
      if (sizeFits(settling.value(company.employees, accountFacts, 'company.employees', 730))) fit += 10_000;
      if (settling.value(bant.timeline?.timely, accountFacts, 'bant.timeline.timely', 180) === true) fit += 10_000;
      const industry = settling.value(company.industry, accountFacts, 'company.industry', 1460);
      if (typeof industry === 'string' && isTargetIndustry(industry)) fit += 35_000;
      if (isCountry(settling.value(company.country, accountFacts, 'company.country', Infinity)) || isCountry(settling.value(person.country, undefined, 'person.country', Infinity))) fit += 10_000;
      if (decides === 'decides') fit += 20_000;
      else if (decides === 'influences') fit += 10_000;
      else if (decides === 'no') fit -= 15_000;
      let doubt = titleReading?.seniority === 'student' ? -25_000 : 0;
      if (domain !== '') {
        const domainClass = readings.domainClass(domain);
        if (domainClass === 'education') doubt -= 10_000;
        else if (domainClass === 'free') doubt -= 5_000;
        else if (domainClass === 'disposable') doubt -= 20_000;
      }
      fit += Math.max(doubt, -35_000);
      fit = Math.min(Math.max(fit, -50_000), 85_000);

      let engagement = 0, requested = false;
      if (contact.events !== undefined) {
        countEvents(contact.events, lifecycle, now, today);
        requested = request <= 30;
        engagement = engagementOf(requested);
      }

      const score = fit + engagement;
      let tier = LEAD;
      if (isYes(custom?.competitor) || isYes(company.badFit)) {
        tier = DISQUALIFIED;
      } else if (requested || (score >= 50_000 && fit >= 10_000 && engagement >= 20_000 && (decides !== 'no' || !hasNoSay(settling, readings, { role: toldRole, title: person.title, derived }, accountFacts)))) {
        tier = SQL;
      } else if ((score >= 25_000 && fit >= -10_000 && engagement >= 10_000) || fit >= 50_000) {
        tier = MQL;
      }
      out.score[i] = score;
      out.fit[i] = fit;
      out.engagement[i] = engagement;
      out.tier[i] = tier;
    }

    return {
      run(contacts, out) {
        for (let i = 0; i < contacts.length; ++i) scoreOne(contacts[i], i, out);
      },
    };
  },
};
