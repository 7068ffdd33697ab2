// SPDX-License-Identifier: MIT
// Does a table show contacts, companies, deals or something else? Judged by what the core took its columns for, and by words of
// tables that only look alike (other_tables.json, nine languages).
import words from './other_tables.json' with { type: 'json' };

/** How much a column speaks for a person, of 10. */
const PERSON = {
  'person.email': 4, 'person.name': 3, 'person.firstName': 2, 'person.lastName': 3, 'person.title': 4, 'person.phone': 3, 'person.department': 2,
  'company.name': 1, 'lifecycle.stage': 1, 'lifecycle.lastContactedAt': 2, 'bant.authority.role': 3, 'consent.optedOut': 2, 'consent.profiling': 2, 'origin.channel': 1,
};
const COMPANY = { 'company.name': 2, 'company.industry': 3, 'company.employees': 3, 'company.revenue': 3, 'company.founded': 2, 'company.customers': 2, 'company.technologies': 2 };
const NAMES = ['person.name', 'person.firstName', 'person.lastName'];
const LEAST = 5;

/** @param {string} text */
const folded = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
const OTHERS = new Map(Object.entries(words).flatMap(([kind, list]) => list.map((word) => [folded(word), kind])));
const looksLikeEmail = (/** @type {string} */ text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** @param {Record<string, number>} weights @param {(string | null)[]} targets */
const sumOf = (weights, targets) => [...new Set(targets)].reduce((sum, target) => sum + (weights[target ?? ''] ?? 0), 0);

/**
 * @typedef {'contacts' | 'companies' | 'other'} Verdict
 * @param {{ kind: string, headers: string[], rows: { cells: string[] }[], title?: string }} found
 * @param {(string | null)[]} targets by header
 * @returns {Verdict}
 */
export function judge(found, targets) {
  const at = (/** @type {string} */ target) => targets.indexOf(target);
  const said = (/** @type {string} */ target) => at(target) >= 0 && found.rows.some(({ cells }) => cells[at(target)]);
  const person = sumOf(PERSON, targets.filter((target) => target !== null && said(target)));
  const others = found.headers.filter((header) => OTHERS.has(folded(header))).length;
  const emails = at('person.email') >= 0 && found.rows.some(({ cells }) => looksLikeEmail(cells[at('person.email')]));
  const named = NAMES.some(said) || (found.kind === 'record' && Boolean(found.title));
  const isPerson = (named || emails) && person - 3 * others >= LEAST && (emails || ['person.title', 'person.phone', 'person.lastName', 'person.department', 'bant.authority.role'].some(said));
  if (isPerson) return 'contacts';
  return sumOf(COMPANY, targets) >= LEAST ? 'companies' : 'other';
}
