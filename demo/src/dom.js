// SPDX-License-Identifier: MIT
// Elements of the page itself. Data becomes text and attributes, never markup.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * @param {string} tag @param {Record<string, any>} [props] attributes; `on…`: listeners; true: an attribute without a value; null, false: none
 * @param {(Child | Child[])[]} children @returns {any}
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value') /** @type {any} */ (node).value = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  fill(node, children);
  return node;
}

/** Puts children in place of what is there; the focus stays on what has the same id. @param {Element} node @param {(Child | Child[])[]} children */
export function fill(node, children) {
  const wanted = children.flat(3).filter((child) => child !== null && child !== undefined && child !== false);
  const focused = node.contains(document.activeElement) ? document.activeElement?.id : '';
  node.replaceChildren(.../** @type {(Node | string)[]} */ (wanted.map((child) => (child instanceof Node ? child : String(child)))));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Gives a file to the person. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
