// SPDX-License-Identifier: MIT
// What one cell, field or card says, whole: values that a page cuts stand uncut in a title, a link or an input's property.
import { dated } from './moments.js';
import { isForReadersOnly, isInitials, isVisible } from './visible.js';

/** Longer texts are no values of a contact; notes keep their beginning. */
export const MOST_TEXT = 10_000;
const UNSAID = 'script, style, template, svg, [aria-hidden="true"], [data-bantam]';
const BUTTONS = 'button, [role="button"]';
export const EMAIL = /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
/** An address or a number, and in brackets which of several it is. */
const WITH_KIND = /^(\S+@\S+|\+?[\d\s().-]{5,}?)\s*\(\p{L}[\p{L}\s-]*\)$/u;
/** How pages write that a field is empty. */
const NOTHING = /^[\s\-–—_.…*]*$/u;

/** @param {string | null | undefined} text */
export const tidy = (text) => (text ?? '').slice(0, MOST_TEXT).replace(/[\s\u00a0\u200b\u200e\u200f\u2060\ue000-\uf8ff]+|\p{Extended_Pictographic}\ufe0f?/gu, ' ').replace(/ {2,}/g, ' ').trim();

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

/** Whether a link calls or writes to somebody. @param {Element} link @returns {'email' | 'phone' | null} */
export function linkKind(link) {
  const href = (link.getAttribute('href') ?? '').toLowerCase();
  return href.startsWith('mailto:') ? 'email' : /^(tel|callto|sip):/.test(href) ? 'phone' : null;
}

/** The e-mail address or the number behind a link. @param {Element} link */
export function linkAddress(link) {
  const href = link.getAttribute('href') ?? '';
  return ['mailto', 'tel', 'callto', 'sip'].map((scheme) => addressIn(href, scheme)).find(Boolean) ?? '';
}

/**
 * The value of an input as the page's script left it; null for what holds no value that is told. Told by name: what stands in a frame is an
 * instance of that frame's own classes.
 * @param {Element} element
 */
export function controlValue(element) {
  const control = /** @type {any} */ (element);
  if (control.localName === 'select') return tidy([...control.selectedOptions].map((/** @type {HTMLOptionElement} */ option) => option.text).join(', '));
  if (control.localName === 'textarea') return tidy(control.value);
  if (control.localName !== 'input') return control.getAttribute('contenteditable') === null ? null : tidy(control.textContent);
  if (['password', 'hidden', 'submit', 'button', 'image', 'reset', 'file', 'search'].includes(control.type)) return null;
  if (control.type === 'checkbox') return control.checked ? 'yes' : 'no';
  if (control.type === 'radio') return control.checked ? tidy(control.labels?.[0]?.textContent ?? control.value) : null;
  return tidy(control.value);
}

/** @param {Node} node @returns {node is Element} */
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

/**
 * The text that shows, blocks divided by line breaks.
 * @param {Element} element
 * @param {{ buttons?: boolean }} [options] buttons: their words count too, as those of sorted headers do
 */
export function shownLines(element, { buttons = false } = {}) {
  if (element.childElementCount === 0) return [tidy(element.textContent)].filter(Boolean);
  const unsaid = buttons ? UNSAID : `${UNSAID}, ${BUTTONS}`;
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
    if (!isElement(node) || (node.localName !== 'br' && !node.firstChild) || node.matches(unsaid)) return;
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || isForReadersOnly(style) || isInitials(node, style)) return;
    const block = node.localName === 'br' || !/^(inline|contents)/.test(style.display);
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

const WHOLE = ['title', 'aria-label', 'data-full', 'data-value', 'data-rawvalue', 'data-tooltip', 'data-original-title'];
const WHOLES = WHOLE.map((name) => `[${name}]`).join(', ');

/** The whole of a text that the page cut, or the text. @param {Element} element @param {string} shown */
function uncut(element, shown) {
  const cut = /(…|\.\.\.)$/u.test(shown);
  const inWord = (/** @type {string} */ whole) => /[\p{L}\d@._-]/u.test(whole[shown.length] ?? '');
  for (const one of [element, ...element.querySelectorAll(WHOLES)]) {
    for (const name of WHOLE) {
      const whole = tidy(one.getAttribute(name));
      // Most titles say more than the value; only where that ends within a word is it cut.
      if (isCutOf(shown, whole) && (cut || inWord(whole))) return whole;
    }
  }
  return shown;
}

/** @param {Element} cell */
function valueInControl(cell) {
  for (const control of cell.querySelectorAll('input, select, textarea')) {
    if (control instanceof HTMLInputElement && control.type === 'checkbox' && tidy(cell.textContent)) continue;
    const value = isVisible(control) ? controlValue(control) : null;
    if (value) return value;
  }
  return '';
}

/** The address behind a link that the cell shows alone or cut; a cell that says more says it itself. @param {Element} cell @param {string} shown */
function addressOf(cell, shown) {
  for (const link of cell.querySelectorAll('a[href]')) {
    const address = linkAddress(link);
    const said = tidy(link.textContent);
    if (address && (!shown || said === shown || shown.replace(said, '').replace(/\([^)]*\)/g, '').trim().length < 3)) return address;
  }
  return '';
}

/** What a cell says. @param {Element} cell */
export function cellText(cell) {
  if (cell.childElementCount === 0) {
    const text = tidy(cell.textContent);
    return NOTHING.test(text) ? '' : dated(uncut(cell, text).replace(WITH_KIND, '$1'));
  }
  const value = valueInControl(cell);
  if (value) return value;
  const time = cell.querySelector('time[datetime]');
  if (time) return tidy(time.getAttribute('datetime'));
  const shown = shownLines(cell).join(' ') || [...cell.querySelectorAll('[role="button"]')].map((one) => shownLines(one).join(' ')).find(Boolean) || '';
  const address = addressOf(cell, shown);
  if (address) return address;
  if (shown) return NOTHING.test(shown) ? '' : dated(uncut(cell, shown).replace(WITH_KIND, '$1'));
  const image = cell.querySelector('img[alt]:not([alt=""]), [role="img"][aria-label]');
  return tidy(image?.getAttribute('alt') || image?.getAttribute('aria-label'));
}
