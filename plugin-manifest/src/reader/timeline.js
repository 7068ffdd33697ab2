// SPDX-License-Identifier: MIT
// The visible history of a record: entries that carry a date and say what kind of thing happened. Plans are no history.
import { shownLines, tidy } from './cell_text.js';
import { dated, isDate } from './moments.js';
import { everywhere, isVisible } from './visible.js';
import words from './timeline_words.json' with { type: 'json' };

/** @typedef {{ type: string, at: string, topic?: string }} PageEvent  at: as the page dates it, for the core to read */

const MOST_EVENTS = 200;
const MOST_TEXT = 600;
const LEADS = 3;        // lines; what happened is said first, what was written about it comes after
const MOST_LEAD = 120;
const LEAVES = 'time, [datetime], [class*="date" i], [class*="time" i], span, small, div, p, td, a';
const ELSEWHERE = 'thead, nav, header, footer, form, select, button, dd, [role="navigation"]';

/** @param {string} text */
const folded = (text) => ` ${text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\d]+/gu, ' ').trim()} `;
/** @param {Record<string, string[]>} lists */
const byWord = (lists) => Object.entries(lists).map(([name, list]) => ({ name, phrases: list.map((phrase) => (phrase.endsWith('*') ? folded(phrase.slice(0, -1)).trimEnd() : folded(phrase))) }));
const TYPES = byWord(words.types);
const TOPICS = byWord(words.topics);
const [PLANS] = byWord({ plans: words.plans });

/** @param {ReturnType<typeof byWord>} lists in order of precedence @param {string} text */
const firstIn = (lists, text) => lists.find(({ phrases }) => phrases.some((phrase) => text.includes(phrase)))?.name;

/** What a leaf says of a date, or nothing. @param {Element} leaf */
function dateOf(leaf) {
  const exact = leaf.getAttribute('datetime');
  if (exact) return tidy(exact);
  if (leaf.childElementCount > 0) return '';
  const text = tidy(leaf.textContent);
  return isDate(text) ? dated(text) : '';
}

/** The largest box around a date that holds no other. @param {Element} leaf @param {Element[]} leaves */
function entryOf(leaf, leaves) {
  let entry = leaf;
  for (let up = leaf.parentElement; up && up.localName !== 'body' && (up.textContent ?? '').length <= MOST_TEXT; up = up.parentElement) {
    if (leaves.some((other) => other !== leaf && up?.contains(other) && !leaf.contains(other))) break;
    entry = up;
  }
  return entry;
}

/**
 * @param {(Document | ShadowRoot)[]} roots
 * @param {Set<Element>} except entries of lists of contacts, and fields
 * @returns {PageEvent[]}
 */
export function eventsOf(roots, except) {
  const leaves = everywhere(roots, LEAVES, except).filter((leaf) => dateOf(leaf) && !leaf.closest(ELSEWHERE) && isVisible(leaf));
  const outer = leaves.filter((leaf) => !leaves.some((other) => other !== leaf && other.contains(leaf))).slice(0, MOST_EVENTS);
  return outer.flatMap((leaf) => {
    const entry = entryOf(leaf, outer);
    if (entry === leaf || entry.querySelector('input[type="checkbox"], [role="checkbox"]')) return [];
    const said = shownLines(entry).filter((line) => !isDate(line)).slice(0, LEADS).map((line) => folded(line.slice(0, MOST_LEAD)));
    const lead = said.find((line) => firstIn(TYPES, line));
    const type = lead && firstIn(TYPES, lead);
    if (!type || said.some((line) => PLANS.phrases.some((phrase) => line.includes(phrase)))) return [];
    const topic = type === 'page_view' ? firstIn(TOPICS, lead) : undefined;
    return [{ type, at: dateOf(leaf), ...(topic && { topic }) }];
  });
}
