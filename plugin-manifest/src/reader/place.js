// SPDX-License-Identifier: MIT
// Where on a page something stands: the words over it, which say what a list is a list of.
import { shownLines, tidy } from './cell_text.js';
import { everywhere, isVisible } from './visible.js';

const HEADS = 'h1, h2, h3, h4, h5, h6, [role="heading"], legend, caption';
const MOST_WORDS = 80;

/**
 * What is written over an element, the nearest first: its own label, the headings before it; and far from it the page's title and address.
 * @param {(Document | ShadowRoot)[]} roots @returns {(element: Element) => { near: string[], far: string[] }}
 */
export function placesOf(roots) {
  const heads = everywhere(roots, HEADS).filter((head) => isVisible(head) && tidy(head.textContent).length <= MOST_WORDS);
  const page = /** @type {Document} */ (roots[0].ownerDocument ?? roots[0]);
  const { pathname = '', hash = '' } = page.location ?? {};
  const far = [page.title, ...`${pathname}/${hash.replace(/^#/, '').split('?')[0]}`.split('/').reverse().filter((part) => /^[a-z_-]{3,}$/i.test(part))].filter(Boolean);
  return (element) => {
    const before = heads.filter((head) => !element.contains(head) && head.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    const first = heads.find((head) => head.localName === 'h1');
    const own = element.querySelector('caption');
    const named = [element, ...(element.parentElement ? [element.parentElement] : [])].map((one) => tidy(one.getAttribute('aria-label')));
    const near = [...named, own ? tidy(own.textContent) : '', ...[before[before.length - 1], first].map((head) => (head ? shownLines(head, { buttons: true }).join(' ') : ''))];
    return { near: near.filter(Boolean), far };
  };
}
