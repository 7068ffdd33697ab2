// SPDX-License-Identifier: MIT
// What every JavaScript subject needs before rules: which of several facts counts (fresh before stale, person > form > crm > note, then
// the newer, one's own, the first), and what the core reads in titles, roles and e-mail addresses, looked up in tables made beforehand.
import { dayOf, secondsOf, UNDATED } from './calendar.js';

const RANK = { note: 0, crm: 1, form: 2, person: 3 };
const isPlain = (value) => typeof value !== 'object';
const isEmptyRange = (value) => typeof value === 'object' && value !== null && value.min === undefined && value.max === undefined;

/** One contact's facts at one moment. Reused for every contact of a list. */
export class Settling {
  #value; #found; #expired; #source; #at; #own;

  constructor(now) {
    this.now = now;
    this.today = dayOf(now);
  }

  /** The value that counts: undefined when unknown (or stale), null when known to be none. */
  value(told, accountFacts, path, expiresDays) {
    if (accountFacts === undefined && (told === undefined || isPlain(told))) return told === '' ? undefined : told;
    this.#found = false;
    this.#value = undefined;
    if (Array.isArray(told)) {
      for (const fact of told) this.#offer(fact, true, expiresDays);
    } else if (told !== undefined && told !== null) {
      this.#offer(told, true, expiresDays);
    }
    if (accountFacts !== undefined) {
      for (const fact of accountFacts) {
        if (fact.fact === path) this.#offer(fact, false, expiresDays);
      }
    }
    return this.#found && !this.#expired ? this.#value : undefined;
  }

  #offer(fact, own, expiresDays) {
    const object = typeof fact === 'object';
    const value = object && 'value' in fact ? fact.value : fact;
    if (value === undefined || value === '' || isEmptyRange(value)) return;
    const at = object ? secondsOf(fact.at) : UNDATED;
    if (at > this.now) return;
    const expired = at !== UNDATED && this.isStale(at, expiresDays);
    const source = object ? RANK[fact.source] ?? RANK.crm : RANK.crm;
    if (this.#found && !this.#beats(expired, source, at, own)) return;
    this.#found = true;
    this.#value = value;
    this.#expired = expired;
    this.#source = source;
    this.#at = at;
    this.#own = own;
  }

  #beats(expired, source, at, own) {
    if (expired !== this.#expired) return this.#expired;
    if (source !== this.#source) return source > this.#source;
    if (at !== this.#at) return at > this.#at;
    return own && !this.#own;
  }

  isStale(at, expiresDays) {
    return this.today - dayOf(at) > expiresDays;
  }

  /** Whether another fresh role, or title where the role is derived from it, than the one that counts says something else than "no". */
  anotherSay({ role, title, derived }, readings, expiresDays) {
    const told = derived ? title : role;
    const says = (value) => (derived ? typeof value === 'string' && readings.title(value).decides : value !== null && readings.role(value));
    return Array.isArray(told) && told.some((fact) => {
      const at = secondsOf(fact.at);
      return at <= this.now && !(at !== UNDATED && this.isStale(at, expiresDays)) && says(fact.value) !== 'no';
    });
  }

  /** Whether a colleague of the account has a say. */
  colleagueHasSay(accountFacts, readings, expiresDays) {
    return accountFacts !== undefined && accountFacts.some((told) => {
      if (told.fact !== 'bant.authority.role' && told.fact !== 'person.title') return false;
      const at = secondsOf(told.at);
      if (at > this.now || (at !== UNDATED && this.isStale(at, expiresDays))) return false;
      const decides = told.fact === 'person.title' ? readings.title(told.value).decides : readings.role(told.value);
      return decides === 'decides' || decides === 'influences';
    });
  }
}

/** A function of a short text that is worked out once for each text. */
export function remembered(work) {
  const known = new Map();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      if (known.size > 10_000) known.clear();
      known.set(text, answer = work(text));
    }
    return answer;
  };
}

/** A test for any of the words, whole, in any case. */
export function wordTest(words) {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map((word) => word.toLowerCase()).join('|')})(?![\\p{L}\\p{N}])`, 'u');
  return remembered((text) => pattern.test(text.toLowerCase()));
}

/** Whether a text is one of the list, in any case. */
export function listTest(list) {
  const folded = new Set(list.map((text) => String(text).toLowerCase()));
  return remembered((text) => folded.has(text.toLowerCase()));
}

/** The longest entry of the lexicon that a domain ends with; of one length the one without a star. */
function domainClasses(lexicon) {
  const classes = new Map(Object.entries(lexicon).flatMap(([name, entries]) => entries.map((entry) => [entry, name])));
  return remembered((domain) => {
    const labels = domain.toLowerCase().split('.');
    if (labels.length < 2) return 'unknown';
    for (let from = 0; from < labels.length; ++from) {
      const rest = labels.slice(from);
      const exact = classes.get(rest.join('.'));
      if (exact) return exact;
      for (let star = 0; rest.length > 1 && star < rest.length; ++star) {
        const pattern = classes.get(rest.with?.(star, '*').join('.') ?? rest.map((label, i) => (i === star ? '*' : label)).join('.'));
        if (pattern) return pattern;
      }
    }
    return 'company';
  });
}

const NOTHING_READ = { decides: undefined, seniority: undefined };

/**
 * @param {{ titles: Record<string, {decides: string, seniority: string}>, roles: Record<string, string>, domains: object }} read
 *   what the core reads in the titles and roles that occur; the domain lexicon
 */
export function readingsOf({ titles, roles, domains }) {
  const titleMap = new Map(Object.entries(titles)), roleMap = new Map(Object.entries(roles));
  const classOf = domainClasses(domains);
  return {
    title: (text) => titleMap.get(text) ?? NOTHING_READ,
    role: (text) => roleMap.get(text),
    domain: (email) => email.slice(email.lastIndexOf('@') + 1),
    domainClass: classOf,
  };
}
