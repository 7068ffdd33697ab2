// SPDX-License-Identifier: MIT
// One weight changed and the tiers counted again, over resident contacts: typed arrays in JavaScript, by hand for the reference model, and
// the package. A subject's `change` sets a rule's points and gives the contacts by tier; `answers` reads everything out, for checking.
import { DISQUALIFIED, LEAD, MQL, NO_LEAD, SQL } from './tiers.js';
import { weigh } from './decay.js';
import { ATTRIBUTES, EVENTS, NO_SAY, OPEN, OUTSIDE, REQUESTED, UNFIT } from './what_if_columns.js';

/** Group of each rule; the first two are the axes' own, without limits. */
const FIT = 0, ENGAGEMENT = 1, ROLE = 2, DOUBT = 3, CLICKS = 4, PAGES = 5, CONTENT = 6;
const GROUP_OF = { 'decision-maker': ROLE, influencer: ROLE, 'no-say': ROLE, student: DOUBT, 'school-address': DOUBT, 'free-address': DOUBT, 'throwaway-address': DOUBT,
  'contact-request': ENGAGEMENT, 'email-click': CLICKS, 'product-page': PAGES, 'trend-guide': CONTENT, 'buyers-guide': CONTENT, 'other-download': CONTENT, webinar: CONTENT };
const MOST = 2 ** 30;
const LOW = [-MOST, -MOST, -15_000, -35_000, -MOST, -MOST, -MOST], HIGH = [MOST, MOST, 20_000, MOST, 9_000, 20_000, 45_000];
const groupOf = (rule) => GROUP_OF[rule] ?? FIT;
const axisOf = (group) => (group === FIT || group === ROLE || group === DOUBT ? FIT : ENGAGEMENT);
const clampFit = (fit) => (fit < -50_000 ? -50_000 : fit > 85_000 ? 85_000 : fit);
const clampEngagement = (points) => (points < 0 ? 0 : points > 60_000 ? 60_000 : points);

function tierOf(rawFit, rawEngagement, kind) {
  if (kind >= UNFIT) return kind === UNFIT ? DISQUALIFIED : NO_LEAD;
  if (kind === REQUESTED) return SQL;
  const fit = clampFit(rawFit), engagement = clampEngagement(rawEngagement), score = fit + engagement;
  if (score >= 50_000 && fit >= 10_000 && engagement >= 20_000 && kind === OPEN) return SQL;
  return (score >= 25_000 && fit >= -10_000 && engagement >= 10_000) || fit >= 50_000 ? MQL : LEAD;
}

class TypedArrays {
  constructor({ fired, kind, weights, size }, model) {
    Object.assign(this, { fired, kind, weights, size });
    this.points = Object.fromEntries([...model.attributeRules, ...model.eventRules].map(({ id, points }) => [id, points * 1000]));
    this.groups = LOW.map(() => new Int32Array(size));  // of the first two: the axes, everything in
    this.tier = new Int8Array(size);
    this.counts = new Int32Array(4);
    this.rescore();
  }

  /** Everything anew. */
  rescore() {
    const { fired, kind, weights, groups, tier, counts, size } = this;
    const pointsOf = ATTRIBUTES.map((rule) => this.points[rule]);
    const own = new Int32Array(2048), role = new Int32Array(2048), doubt = new Int32Array(2048);
    for (let code = 0; code < 2048; ++code) {
      ATTRIBUTES.forEach((rule, bit) => { if (code >> bit & 1) [own, , role, doubt][groupOf(rule)][code] += pointsOf[bit]; });
    }
    const [request, click, page, trend, buyers, other, webinar] = EVENTS.map((rule) => this.points[rule]);
    const [requests, clicks, pages, trends, guides, others, webinars] = weights;
    const [fits, engagements, roles, doubts, clicked, viewed, contents] = groups;
    counts.fill(0);
    for (let i = 0; i < size; ++i) {
      const code = fired[i];
      const r = roles[i] = role[code], d = doubts[i] = doubt[code];
      const fit = fits[i] = own[code] + (r < -15_000 ? -15_000 : r > 20_000 ? 20_000 : r) + (d < -35_000 ? -35_000 : d);
      const c = clicked[i] = weigh(click, clicks[i]), v = viewed[i] = weigh(page, pages[i]);
      const t = contents[i] = weigh(trend, trends[i]) + weigh(buyers, guides[i]) + weigh(other, others[i]) + weigh(webinar, webinars[i]);
      const engagement = engagements[i] = weigh(request, requests[i]) + (c > 9_000 ? 9_000 : c) + (v > 20_000 ? 20_000 : v) + (t > 45_000 ? 45_000 : t);
      const found = tierOf(fit, engagement, kind[i]);
      tier[i] = found;
      if (found >= 0) ++counts[found];
    }
    return counts;
  }

  answers() {
    const score = new Int32Array(this.size);
    for (let i = 0; i < this.size; ++i) score[i] = this.kind[i] === OUTSIDE ? 0 : clampFit(this.groups[FIT][i]) + clampEngagement(this.groups[ENGAGEMENT][i]);
    return { score, tier: this.tier };
  }
}

/** Everything anew at each change. */
class Rescored extends TypedArrays {
  change(rule, thousandths) {
    this.points[rule] = thousandths;
    return this.rescore();
  }
}

/** Only the contacts of the rule: those of the column that have its bit, or those of a list that was made for the rule. */
class Moved extends TypedArrays {
  constructor(columns, model, listed) {
    super(columns, model);
    const rowsWith = (has) => Uint32Array.from({ length: this.size }, (_, i) => i).filter(has);
    this.lists = {};
    this.events = {};
    EVENTS.forEach((rule, r) => {
      const rows = rowsWith((i) => this.weights[r][i] !== 0);
      this.events[rule] = { rows, weights: Int32Array.from(rows, (row) => this.weights[r][row]) };
    });
    if (listed) ATTRIBUTES.forEach((rule, bit) => (this.lists[rule] = rowsWith((i) => (this.fired[i] >> bit & 1) === 1)));
  }

  change(rule, thousandths) {
    const before = this.points[rule];
    this.points[rule] = thousandths;
    const group = groupOf(rule), axis = axisOf(group);
    const of = [this.groups[group], this.groups[axis], group !== axis, LOW[group], HIGH[group]];
    if (this.events[rule]) this.#weights(this.events[rule], before, thousandths, ...of);
    else if (this.lists[rule]) this.#listed(this.lists[rule], thousandths - before, ...of);
    else this.#column(1 << ATTRIBUTES.indexOf(rule), thousandths - before, ...of);
    return this.counts;
  }

  #column(bit, points, sums, axes, isLimited, low, high) {
    const { fired, size } = this;
    for (let i = 0; i < size; ++i) if ((fired[i] & bit) !== 0) this.#add(i, points, sums, axes, isLimited, low, high);
  }
  #listed(rows, points, sums, axes, isLimited, low, high) {
    for (let j = 0; j < rows.length; ++j) this.#add(rows[j], points, sums, axes, isLimited, low, high);
  }
  #weights({ rows, weights }, before, after, sums, axes, isLimited, low, high) {
    for (let j = 0; j < rows.length; ++j) this.#add(rows[j], weigh(after, weights[j]) - weigh(before, weights[j]), sums, axes, isLimited, low, high);
  }
  #add(i, points, sums, axes, isLimited, low, high) {
    const was = sums[i], is = was + points;
    sums[i] = is;
    if (isLimited) axes[i] += (is < low ? low : is > high ? high : is) - (was < low ? low : was > high ? high : was);
    const found = tierOf(this.groups[FIT][i], this.groups[ENGAGEMENT][i], this.kind[i]), old = this.tier[i];
    if (found === old) return;
    this.tier[i] = found;
    --this.counts[old];
    ++this.counts[found];
  }
}

export const typedArrays = [
  { name: 'JS typed arrays, everything anew', open: (columns, model) => new Rescored(columns, model) },
  { name: 'JS typed arrays, the rule\'s bit in a column', open: (columns, model) => new Moved(columns, model, false) },
  { name: 'JS typed arrays, a list of rows for each rule', open: (columns, model) => new Moved(columns, model, true) },
];

/** @param {any} whatIf of the package */
export function packageSubject(whatIf) {
  const tiers = ['disqualified', 'lead', 'mql', 'sql'];
  return {
    name: 'bantam, what-if',
    change(rule, thousandths) {
      whatIf.setPoints(rule, thousandths / 1000);
      const { now } = whatIf.count();
      return tiers.map((tier) => now[tier]);
    },
    answers() {
      const { score, place } = whatIf.results();
      const { places } = whatIf.summary;
      const codes = places.map((name) => tiers.indexOf(name));
      return { score: Int32Array.from(score, (points) => (Number.isNaN(points) ? 0 : Math.round(points * 1000))), tier: Int8Array.from(place, (one) => codes[one]) };
    },
  };
}
