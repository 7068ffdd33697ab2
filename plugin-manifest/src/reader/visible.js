// SPDX-License-Identifier: MIT
// What a person sees of a page: everything else stays unread.

/** The open shadow root of an element, also a closed one where the browser lets an extension look. @param {Element} element */
export function shadowOf(element) {
  const browser = /** @type {any} */ (globalThis).chrome ?? /** @type {any} */ (globalThis).browser;
  const look = browser?.dom?.openOrClosedShadowRoot;
  if (!look) return /** @type {any} */ (element).openOrClosedShadowRoot ?? element.shadowRoot;
  return element instanceof HTMLElement ? look.call(browser.dom, element) : element.shadowRoot;
}

/** A root and all shadow roots below it, in document order of their hosts. @param {Document | ShadowRoot} root @returns {(Document | ShadowRoot)[]} */
export function rootsOf(root) {
  const roots = [root];
  for (const element of root.querySelectorAll('*')) {
    if (!element.localName.includes('-') && !element.shadowRoot) continue;
    const shadow = shadowOf(element);
    if (shadow) roots.push(...rootsOf(shadow));
  }
  return roots;
}

/**
 * All that matches in these roots, in order.
 * @param {(Document | ShadowRoot)[]} roots @param {string} selector
 * @param {Set<Element>} [except] parts that are not looked into: on long lists most of the page
 * @returns {HTMLElement[]}
 */
export function everywhere(roots, selector, except) {
  if (!except?.size) return roots.flatMap((root) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]));
  /** @type {HTMLElement[]} */
  const found = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT, (node) => (except.has(/** @type {Element} */ (node)) ? NodeFilter.FILTER_REJECT
      : /** @type {Element} */ (node).matches(selector) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(/** @type {HTMLElement} */ (node));
  }
  return found;
}

/** An open menu or dialog hides the whole page from screen readers; people still see it. */
const GONE = '[aria-hidden="true"]:not(body > *, [data-aria-hidden]), [hidden], template, noscript';

/**
 * Whether an element takes place on the page: hidden tabs and collapsed parts stay in many documents.
 * Being outside the scrolled part does not hide.
 * @param {Element} element @returns {boolean}
 */
export function isVisible(element) {
  if (element.closest(GONE)) return false;
  const check = /** @type {any} */ (element).checkVisibility;
  if (check && !check.call(element, { checkVisibilityCSS: true, visibilityProperty: true, checkOpacity: true, opacityProperty: true })) {
    // What has no box of its own shows where its parent does.
    return element.parentElement !== null && getComputedStyle(element).display === 'contents' && isVisible(element.parentElement);
  }
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}

/** Words for screen readers only: cut down to a pixel. @param {CSSStyleDeclaration} style */
export const isForReadersOnly = (style) => (style.position === 'absolute' || style.position === 'fixed') && style.overflow !== 'visible'
  && parseFloat(style.width) <= 2 && parseFloat(style.height) <= 2;

/** A round picture made of initials: it repeats the name beside it. @param {Element} element @param {CSSStyleDeclaration} style */
export function isInitials(element, style) {
  const text = (element.textContent ?? '').trim();
  if (text.length === 0 || text.length > 3 || !/^\p{L}+$/u.test(text) || !element.parentElement) return false;
  const round = style.borderTopLeftRadius;
  return /avatar|initial|monogram/i.test(element.getAttribute('class') ?? '') || (round.endsWith('%') ? parseFloat(round) >= 40 : parseFloat(round) * 2 >= parseFloat(style.width) && parseFloat(round) >= 6);
}
