// SPDX-License-Identifier: MIT
// A label beside its value, where no markup says so: a class that says "label", a colon, or several pairs built alike.
import { cellText, tidy } from './cell_text.js';
import { TABLES } from './lines.js';
import { everywhere, isVisible } from './visible.js';

const MOST_LABEL = 40;
const MOST_VALUE = 8;  // elements in a value; more is a part of the page
const NAMED = 'label, [class*="label" i], [class*="field-name" i], [class*="term" i], [class*="lbl" i]';
const NO_VALUE = `${TABLES}, button, nav, h1, h2, [role="tab"], [role="button"], [role="menu"], [role="option"], select, time, [class*="filter" i]`;
const NO_LABEL = `a, ${NO_VALUE}`;

/** @param {Element | null | undefined} element */
export const labelText = (element) => {
  const own = element?.querySelector('sup, [aria-hidden="true"]') ? withoutMarks(element) : element?.textContent;
  return tidy(own).replace(/[\s:*?]+$/u, '');
};

/** @param {Element} element a label whose marks ("required", "what is this?") are no words of it */
function withoutMarks(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true));
  copy.querySelectorAll('sup, [aria-hidden="true"]').forEach((mark) => mark.remove());
  return copy.textContent;
}

/** The box beside a label, which holds its value. @param {HTMLElement} label */
function valueOf(label) {
  const text = tidy(label.textContent);
  for (let box = /** @type {Element} */ (label), up = 0; up < 4; up += 1) {
    let next = box.nextElementSibling;
    while (next && (/^(sup|svg|br|button)$/.test(next.localName) || !isVisible(next))) next = next.nextElementSibling;
    if (next) return { box, value: /** @type {HTMLElement} */ (next) };
    const parent = box.parentElement;
    if (!parent || tidy(parent.textContent) !== text) return null;
    box = parent;
  }
  return null;
}

/** @param {Element} element */
const kindOf = (element) => `${element.localName}.${element.getAttribute('class') ?? ''}`;

/** @param {(Document | ShadowRoot)[]} roots @param {Set<Element>} except entries of lists @returns {import('./record.js').Field[]} */
export function fieldsBeside(roots, except) {
  /** @type {{ named: boolean, shape: string, field: import('./record.js').Field }[]} */
  const pairs = [];
  for (const element of everywhere(roots, 'label, span, div, b, strong, p, li', except)) {
    const text = element.childElementCount === 0 || element.matches('label') ? tidy(element.textContent) : '';
    if (text.length < 2 || text.length > MOST_LABEL || /^[\d\W]+$/u.test(text.replace(/\p{L}/gu, 'a')) || element.closest(NO_LABEL) || /** @type {any} */ (element).control || !isVisible(element)) continue;
    const found = valueOf(element);
    if (!found || found.value.getElementsByTagName('*').length > MOST_VALUE * 3 || found.value.childElementCount > MOST_VALUE || found.value.matches(NO_VALUE)) continue;
    const { box, value } = found;
    const named = element.matches(NAMED) || box.matches(NAMED) || /:$/.test(text);
    const row = box.parentElement;
    const shape = row ? `${kindOf(row)} ${[...row.children].indexOf(box)} ${kindOf(box)} ${row.parentElement ? kindOf(row.parentElement) : ''}` : '';
    pairs.push({ named, shape, field: { label: labelText(element), value: cellText(value), element: value } });
  }
  const alike = new Map();
  for (const { shape } of pairs) alike.set(shape, (alike.get(shape) ?? 0) + 1);
  return pairs.filter(({ named, shape }) => named || alike.get(shape) >= 2).map(({ named, field }) => ({ ...field, guessed: !named }));
}
