// SPDX-License-Identifier: MIT
// A page of one record: labels and their values, read as a table of one row.
import { AT } from './cards.js';
import { cellText, controlValue, linkAddress, linkKind, shownLines, tidy } from './cell_text.js';
import { fieldsBeside, labelText } from './labels.js';
import { eventsOf } from './timeline.js';
import { titleOf } from './title.js';
import { everywhere, isVisible } from './visible.js';
import { recordOf } from './row_names.js';

const MOST_FIELDS = 300;
const MOST_LABEL = 60;
const MOST_BELOW = 6;  // elements in one line; more is a part of the page
const FILTERS = '[role="search"], thead, td [role="row"], tr:has(> th:nth-child(3)), [class*="filter" i], [class*="search" i]';

/** @typedef {{ label: string, value: string, element: HTMLElement, guessed?: boolean }} Field  guessed: nothing but its neighbours says that it is one */
/** @typedef {(Document | ShadowRoot)[]} Roots */

/** @param {HTMLElement} control @returns {string} */
function labelOf(control) {
  const named = /** @type {any} */ (control).labels?.[0];
  const by = control.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => /** @type {any} */ (control.getRootNode()).getElementById?.(id)).find(Boolean);
  return labelText(named) || labelText(by) || tidy(control.getAttribute('aria-label')) || tidy(control.getAttribute('title')) || tidy(control.getAttribute('placeholder'));
}

/** @param {Roots} roots @param {Set<Element>} except @returns {Field[]} */
function controls(roots, except) {
  return everywhere(roots, 'input, select, textarea', except).filter((control) => !control.closest(`table table, ${FILTERS}`) && isVisible(control))
    .map((element) => ({ element, label: labelOf(element), value: controlValue(element) ?? '' }));
}

/** Lists of terms. @param {Roots} roots @param {Set<Element>} except @returns {Field[]} */
function terms(roots, except) {
  return everywhere(roots, 'dt', except).filter(isVisible).map((term) => {
    const value = term.nextElementSibling ?? term.parentElement?.nextElementSibling?.querySelector('dd') ?? null;
    return { label: labelText(term), value: value?.localName === 'dd' ? cellText(value) : '', element: /** @type {HTMLElement} */ (value ?? term) };
  });
}

/** Tables whose first column says what the second holds, with or without header cells. @param {Roots} roots @param {Set<Element>} except @returns {Field[]} */
function sideHeads(roots, except) {
  const headless = new Map();
  const isPairs = (/** @type {Element | null} */ table) => {
    if (table && !headless.has(table)) headless.set(table, !table.querySelector('th') && [...table.querySelectorAll('tr')].every((line) => line.children.length % 2 === 0 && line.children.length <= 4));
    return table !== null && headless.get(table);
  };
  return everywhere(roots, 'tr', except).filter((line) => {
    const [first, second] = line.children;
    return second && line.children.length % 2 === 0 && second.localName === 'td' && (first.localName === 'th' || isPairs(line.closest('table'))) && isVisible(line);
  }).flatMap((line) => Array.from({ length: line.children.length / 2 }, (_, i) => {
    const value = /** @type {HTMLElement} */ (line.children[2 * i + 1]);
    return { label: labelText(line.children[2 * i]), value: cellText(value), element: value };
  }));
}

/** @param {Roots} roots @param {Set<Element>} except @returns {Field[]} */
function links(roots, except) {
  return everywhere(roots, 'a[href]', except).filter((link) => linkKind(link) && !link.closest('table, footer, [role="grid"]') && isVisible(link))
    .map((element) => ({ element, label: linkKind(element) === 'phone' ? 'Phone' : 'Email', value: linkAddress(element) }));
}

/** "Head of Sales at Example Oy" below a record's heading. @param {HTMLElement} heading @returns {Field[]} */
function workBelow(heading) {
  const below = /** @type {HTMLElement | null} */ (heading.nextElementSibling);
  const said = below && below.getElementsByTagName('*').length <= MOST_BELOW && isVisible(below) ? shownLines(below).join(' ') : '';
  const [, title, company] = (!/[.!?:]$/u.test(said) && AT.exec(said)) || [];
  return below && title ? [{ label: 'Job Title', value: title, element: below }, { label: 'Company Name', value: company, element: below }] : [];
}

/**
 * The page as one record. Of several values for a label the first that says something counts.
 * @param {Roots} roots
 * @param {HTMLElement[]} entries of lists: their values are not the page's
 * @returns {import('./page.js').Found | null}
 */
export function recordOfPage(roots, entries) {
  if (everywhere(roots, 'input[type="password"]').some(isVisible)) return null;
  /** @type {Map<string, Field>} */
  const byLabel = new Map();
  const lists = new Set(entries);
  for (const field of [...controls(roots, lists), ...terms(roots, lists), ...sideHeads(roots, lists), ...fieldsBeside(roots, lists), ...links(roots, lists)]) {
    if (!field.label || field.label.length > MOST_LABEL || !field.value || byLabel.size >= MOST_FIELDS) continue;
    if (!byLabel.has(field.label.toLowerCase())) byLabel.set(field.label.toLowerCase(), field);
  }
  if (byLabel.size === 0) return null;
  const title = titleOf(roots, [...byLabel.values()].map(({ value }) => value), lists);
  for (const field of title ? workBelow(title.element) : []) if (!byLabel.has(field.label.toLowerCase())) byLabel.set(field.label.toLowerCase(), field);
  const fields = [...byLabel.values()];
  const element = title?.element ?? fields[0].element;
  const told = new Set([...entries, ...fields.filter(({ guessed }) => !guessed).map(({ element: field }) => field)]);
  return {
    kind: 'record', element, events: eventsOf(roots, told), headers: fields.map(({ label }) => label), title: title?.text ?? '',
    rows: [{ element, anchors: fields.map((field) => field.element), cells: fields.map(({ value }) => value), ...recordOf(element) }],
  };
}
