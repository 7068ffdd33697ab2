// SPDX-License-Identifier: MIT
// How a view's style sheet reaches its root: adopted once by the document or shadow root, which no policy refuses; where sheets
// cannot be adopted (a detached root, an extension's scripts in some browsers) it is one <style> among what is drawn.
import { h } from './dom.js';
import { css } from './look.js';

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** @param {Document} document */
function sheetOf(document) {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new (/** @type {any} */ (document.defaultView).CSSStyleSheet)();
    /** @type {CSSStyleSheet} */ (sheet).replaceSync(css);
    sheets.set(document, /** @type {CSSStyleSheet} */ (sheet));
  }
  return /** @type {CSSStyleSheet} */ (sheet);
}

/** What must be drawn for the style to hold: nothing where the sheet could be adopted.
 * @param {Element | ShadowRoot} root @param {string} [nonce] */
export function style(root, nonce) {
  const top = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  try {
    const sheet = sheetOf(/** @type {Document} */ (root.ownerDocument));
    if (!top.adoptedStyleSheets.includes(sheet)) top.adoptedStyleSheets = [...top.adoptedStyleSheets, sheet];
    return [];
  } catch {
    return [h('style', { key: 'style', nonce }, css)];
  }
}
