// SPDX-License-Identifier: MIT
// What a person sees of a page: everything else stays unread.

/** The open shadow root of an element, also a closed one where the browser lets an extension look. @param {Element} element */
export function shadowOf(element) {
  const browser = /** @type {any} */ (globalThis).chrome ?? /** @type {any} */ (globalThis).browser;
  const look = browser?.dom?.openOrClosedShadowRoot;
  if (!look) return /** @type {any} */ (element).openOrClosedShadowRoot ?? element.shadowRoot;
  return element instanceof HTMLElement ? look.call(browser.dom, element) : element.shadowRoot;
}

/** All that matches below a root, in shadow roots too, in document order of their hosts. @param {Document | ShadowRoot} root @param {string} selector */
export function everywhere(root, selector) {
  const found = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
  for (const element of root.querySelectorAll('*')) {
    if (!element.localName.includes('-') && !element.shadowRoot) continue;
    const shadow = shadowOf(element);
    if (shadow) found.push(...everywhere(shadow, selector));
  }
  return found;
}

/**
 * Whether an element takes place on the page: hidden tabs and collapsed parts stay in many documents.
 * Being outside the scrolled part does not hide.
 * @param {Element} element
 */
export function isVisible(element) {
  if (element.closest('[aria-hidden="true"], [hidden], template, noscript')) return false;
  const check = /** @type {any} */ (element).checkVisibility;
  if (check && !check.call(element, { checkVisibilityCSS: true, visibilityProperty: true, checkOpacity: true, opacityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width > 0 && box.height > 0) return true;
  return getComputedStyle(element).display === 'contents';
}
