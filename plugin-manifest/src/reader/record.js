// SPDX-License-Identifier: MIT
// A page of one record: labels and their values, read as a table of one row.
import { cellText, controlValue, linkAddress, tidy } from './cell_text.js';
import { everywhere, isVisible } from './visible.js';
import { recordOf } from './tables.js';

const MOST_FIELDS = 300;
const MOST_LABEL = 60;

/** @typedef {{ label: string, value: string, element: HTMLElement }} Field */

/** @param {Element | null | undefined} element */
const labelText = (element) => tidy(element?.textContent).replace(/[\s:*?]+$/u, '');

/** @param {HTMLElement} control @returns {string} */
function labelOf(control) {
  const named = /** @type {any} */ (control).labels?.[0];
  const by = control.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => /** @type {any} */ (control.getRootNode()).getElementById?.(id)).find(Boolean);
  return labelText(named) || labelText(by) || tidy(control.getAttribute('aria-label')) || tidy(control.getAttribute('title')) || tidy(control.getAttribute('placeholder'));
}

/** @param {Document | ShadowRoot} root @returns {Field[]} */
function controls(root) {
  return everywhere(root, 'input, select, textarea').filter((control) => !control.closest('table table, [role="search"], td [role="row"]') && isVisible(control))
    .map((element) => ({ element, label: labelOf(element), value: controlValue(element) ?? '' }));
}

/** Lists of terms. @param {Document | ShadowRoot} root @returns {Field[]} */
function terms(root) {
  return everywhere(root, 'dt').filter(isVisible).map((term) => {
    const value = term.nextElementSibling ?? term.parentElement?.nextElementSibling?.querySelector('dd') ?? null;
    return { label: labelText(term), value: value?.localName === 'dd' ? cellText(value) : '', element: /** @type {HTMLElement} */ (value ?? term) };
  });
}

/** Tables whose first column says what the second holds. @param {Document | ShadowRoot} root @returns {Field[]} */
function sideHeads(root) {
  return everywhere(root, 'tr').filter((line) => {
    const cells = [...line.children];
    return cells.length >= 2 && cells.length % 2 === 0 && cells[0].localName === 'th' && cells[1].localName === 'td' && isVisible(line);
  }).flatMap((line) => Array.from({ length: line.children.length / 2 }, (_, i) => {
    const value = /** @type {HTMLElement} */ (line.children[2 * i + 1]);
    return { label: labelText(line.children[2 * i]), value: cellText(value), element: value };
  }));
}

/** A label beside its value, without any markup that says so. @param {Document | ShadowRoot} root @returns {Field[]} */
function neighbours(root) {
  return everywhere(root, 'label, [class*="label" i], [class*="field-name" i], [class*="term" i], b, strong, span, div').flatMap((element) => {
    const text = element.childElementCount === 0 ? tidy(element.textContent) : '';
    const named = element.matches('label, [class*="label" i], [class*="field-name" i], [class*="term" i]');
    if (text.length < 2 || text.length > MOST_LABEL || !(named || /:$/.test(text)) || element.closest('table, button, nav, a') || !isVisible(element)) return [];
    if (/** @type {any} */ (element).control) return [];
    const value = element.nextElementSibling;
    if (!value || !isVisible(value) || value.querySelector('input, select, textarea') || value.childElementCount > 8) return [];
    return [{ label: text.replace(/[\s:*]+$/u, ''), value: cellText(value), element: /** @type {HTMLElement} */ (value) }];
  });
}

/** @param {Document | ShadowRoot} root @returns {Field[]} */
function links(root) {
  return everywhere(root, 'a[href^="mailto:" i], a[href^="tel:" i]').filter((link) => !link.closest('table, footer, [role="grid"]') && isVisible(link))
    .map((element) => ({ element, label: /^tel:/i.test(element.getAttribute('href') ?? '') ? 'Phone' : 'Email', value: linkAddress(element) }));
}

/** @param {Document | ShadowRoot} root */
function heading(root) {
  const all = everywhere(root, 'h1, h2, h3, h4, h5, [role="heading"]').filter((one) => !one.closest('nav, footer, aside, dialog') && isVisible(one) && tidy(one.textContent).length <= 80);
  return all.find((one) => one.localName === 'h1' || one.getAttribute('aria-level') === '1') ?? all.find((one) => one.closest('main, [role="main"]')) ?? all[0];
}

/**
 * The page as one record. Of several values for a label the first that says something counts.
 * @param {Document | ShadowRoot} root
 * @param {HTMLElement[]} entries of lists: their values are not the page's
 * @returns {import('./page.js').Found | null}
 */
export function recordOfPage(root, entries) {
  if (everywhere(root, 'input[type="password"]').some(isVisible)) return null;
  /** @type {Map<string, Field>} */
  const byLabel = new Map();
  for (const field of [...controls(root), ...terms(root), ...sideHeads(root), ...neighbours(root), ...links(root)]) {
    if (!field.label || field.label.length > MOST_LABEL || !field.value || byLabel.size >= MOST_FIELDS) continue;
    if (entries.some((entry) => entry.contains(field.element))) continue;
    if (!byLabel.has(field.label.toLowerCase())) byLabel.set(field.label.toLowerCase(), field);
  }
  const title = heading(root);
  if (byLabel.size === 0) return null;
  const fields = [...byLabel.values()];
  const element = title ?? fields[0].element;
  return {
    kind: 'record',
    element,
    headers: fields.map(({ label }) => label),
    title: title ? tidy(title.textContent) : '',
    rows: [{ element, anchors: fields.map((field) => field.element), cells: fields.map(({ value }) => value), ...recordOf(element) }],
  };
}
