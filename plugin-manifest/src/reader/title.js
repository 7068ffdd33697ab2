// SPDX-License-Identifier: MIT
// Whose record a page is: the heading that names somebody, not the one that names a part of the page.
import { controlValue, shownLines, tidy } from './cell_text.js';
import { folded } from './folded.js';
import words from './page_words.json' with { type: 'json' };
import { everywhere, isVisible } from './visible.js';

const HEADINGS = 'h1, h2, h3, h4, h5, [role="heading"]';
const LIKE_HEADINGS = '[class*="title" i], [class*="name" i], [class*="refid" i], [class*="header" i]';
const ELSEWHERE = 'a[href="/"], a[href="#/"], nav, footer, aside nav, dialog, table, button, label, [role="tablist"], [role="grid"], [role="menu"], select, input, time';
const MOST_TITLE = 80;

const OF_PAGES = new Set(Object.values(words).flat().map(folded));

/** What is left of a heading when kinds of records, ways to them and states are taken off: "Contacts › Aino Example - Saved". @param {HTMLElement} heading */
function nameIn(heading) {
  const control = heading.querySelector('input, textarea');
  if (control) return controlValue(control) ?? '';
  const lines = shownLines(heading).flatMap((line) => line.split(/\s*[›»>|•·]\s*|\s+[-–—/]\s*|:\s+/u)).map((line) => line.replace(/^-\s*/, '').trim());
  const own = lines.filter((line) => line.length > 1 && !OF_PAGES.has(folded(line)) && !folded(line).split(' ').every((word) => OF_PAGES.has(word)));
  const text = own[0] ?? '';
  const titled = tidy(heading.getAttribute('title'));
  return titled && text.startsWith(titled) ? titled : text;
}

/** @param {string} text @param {string[]} values what the record's fields say */
function isSaid(text, values) {
  const said = values.map(folded);
  const parts = folded(text).split(' ');
  return said.includes(folded(text)) || (parts.length > 1 && parts.every((word) => said.some((value) => value === word || value.split(' ').includes(word))));
}

/** Whether an e-mail address among the values is made of the name. @param {string} text @param {string[]} values */
export function isAddressed(text, values) {
  const boxes = values.filter((value) => value.includes('@')).map((value) => folded(value.split('@')[0]).normalize('NFD').replace(/\p{M}/gu, ''));
  return folded(text).normalize('NFD').replace(/\p{M}/gu, '').split(' ').some((word) => word.length > 2 && boxes.some((box) => box.includes(word)));
}

/**
 * @param {(Document | ShadowRoot)[]} roots @param {string[]} values what the record's fields say
 * @param {Set<Element>} except entries of lists
 * @returns {{ element: HTMLElement, text: string } | null}
 */
export function titleOf(roots, values, except) {
  const page = /** @type {Document} */ (roots[0].ownerDocument ?? roots[0]);
  const parts = page.title?.split(/\s+[-–—|·:]\s+/u).map(folded) ?? [];
  const headings = everywhere(roots, HEADINGS, except);
  const others = everywhere(roots, LIKE_HEADINGS, except).filter((one) => one.childElementCount <= 2 && (one.textContent ?? '').length <= MOST_TITLE && !one.closest(HEADINGS));
  let best = /** @type {{ element: HTMLElement, text: string, weight: number } | null} */ (null);
  for (const [at, element] of [...headings, ...others].entries()) {
    if (element.closest(ELSEWHERE) || (element.textContent ?? '').length > 3 * MOST_TITLE || !isVisible(element)) continue;
    const text = nameIn(element).slice(0, MOST_TITLE);
    if (text.length < 2 || /@|\d{3}/.test(text)) continue;
    const heading = at < headings.length;
    const weight = (isSaid(text, values) ? 6 : 0) + (isAddressed(text, values) ? 5 : 0) + (parts.includes(folded(text)) ? 3 : 0)
      + (element.localName === 'h1' || element.getAttribute('aria-level') === '1' ? 3 : heading ? 1 : -2) + (element.closest('main, [role="main"]') ? 1 : 0);
    if (weight > 0 && (!best || weight > best.weight)) best = { element, text, weight };
  }
  return best;
}
