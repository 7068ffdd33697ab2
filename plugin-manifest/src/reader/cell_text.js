// SPDX-License-Identifier: MIT
// What one cell, field or card says, whole: values that a page cuts stand uncut in a title, a link or an input's property.
import { isVisible } from './visible.js';

/** Longer texts are no values of a contact; notes keep their beginning. */
export const MOST_TEXT = 10_000;
const SILENT = 'script, style, template, svg, button, [role="button"], [aria-hidden="true"], [data-bantam]';

/** @param {string | null | undefined} text */
export const tidy = (text) => (text ?? '').slice(0, MOST_TEXT).replace(/[\s\u00a0\u200b\u2060]+/g, ' ').trim();

/** @param {string} href @param {string} scheme */
function addressIn(href, scheme) {
  if (!href.toLowerCase().startsWith(`${scheme}:`)) return '';
  const address = href.slice(scheme.length + 1).split('?')[0];
  try {
    return tidy(decodeURIComponent(address));
  } catch {
    return tidy(address);
  }
}

/** The e-mail address or the number behind a link. @param {Element} link */
export const linkAddress = (link) => addressIn(link.getAttribute('href') ?? '', 'mailto') || addressIn(link.getAttribute('href') ?? '', 'tel');

/** The value of an input as the page's script left it; null for what holds no value that is told. @param {Element} control */
export function controlValue(control) {
  if (control instanceof HTMLSelectElement) return tidy([...control.selectedOptions].map((option) => option.text).join(', '));
  if (control instanceof HTMLTextAreaElement) return tidy(control.value);
  if (!(control instanceof HTMLInputElement)) return control.getAttribute('contenteditable') === null ? null : tidy(control.textContent);
  if (['password', 'hidden', 'submit', 'button', 'image', 'reset', 'file', 'search'].includes(control.type)) return null;
  if (control.type === 'checkbox') return control.checked ? 'yes' : 'no';
  if (control.type === 'radio') return control.checked ? tidy(control.labels?.[0]?.textContent ?? control.value) : null;
  return tidy(control.value);
}

/** The text that shows, blocks divided by line breaks. @param {Element} element */
export function shownLines(element) {
  /** @type {string[]} */
  const lines = [''];
  let left = MOST_TEXT;
  const visit = (/** @type {Node} */ node) => {
    if (left <= 0) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const text = /** @type {Text} */ (node).data.slice(0, left);
      lines[lines.length - 1] += text;
      left -= text.length;
      return;
    }
    if (!(node instanceof Element) || node.matches(SILENT)) return;
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return;
    const block = node.localName === 'br' || !/^(inline|contents)/.test(display);
    if (block) lines.push('');
    node.childNodes.forEach(visit);
    if (block) lines.push('');
  };
  element.childNodes.forEach(visit);
  return lines.map(tidy).filter(Boolean);
}

/** @param {string} shown @param {string} whole */
function isCutOf(shown, whole) {
  const stem = shown.replace(/\s*(…|\.\.\.)$/u, '');
  return whole.length > shown.length && stem.length > 1 && whole.startsWith(stem);
}

/** The whole of a text that the page cut, or the text. @param {Element} element @param {string} shown */
function uncut(element, shown) {
  for (const one of [element, ...element.querySelectorAll('[title], [aria-label], [data-full], [data-value]')]) {
    for (const name of ['title', 'aria-label', 'data-full', 'data-value']) {
      const whole = tidy(one.getAttribute(name));
      if (isCutOf(shown, whole)) return whole;
    }
  }
  return shown;
}

/** What a cell says. @param {Element} cell */
export function cellText(cell) {
  for (const control of cell.querySelectorAll('input, select, textarea')) {
    const value = isVisible(control) ? controlValue(control) : null;
    if (value !== null && !(control instanceof HTMLInputElement && control.type === 'checkbox' && tidy(cell.textContent))) return value;
  }
  for (const link of cell.querySelectorAll('a[href]')) {
    const address = linkAddress(link);
    if (address) return address;
  }
  const dated = cell.querySelector('time[datetime]');
  if (dated) return tidy(dated.getAttribute('datetime'));
  const shown = shownLines(cell).join(' ');
  if (shown) return uncut(cell, shown);
  const image = cell.querySelector('img[alt], [role="img"][aria-label], [aria-label]');
  return tidy(cell.getAttribute('aria-label') ?? image?.getAttribute('alt') ?? image?.getAttribute('aria-label'));
}
