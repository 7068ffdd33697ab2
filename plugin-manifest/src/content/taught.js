// SPDX-License-Identifier: MIT
// Fields that the user pointed at: where each stands, as a CSS selector that outlives a reload, and what it says now.
import { cellText, controlValue } from '../reader/cell_text.js';
import { isVisible } from '../reader/visible.js';

const MOST_STEPS = 8;
/** Attributes that pages keep from one record to the next. */
const STEADY = ['name', 'data-field', 'data-field-name', 'data-name', 'data-testid', 'data-test-id', 'data-qa', 'data-key', 'itemprop', 'aria-label', 'id'];

/** One step of a way: what tells an element from its neighbours. @param {Element} element */
function stepOf(element) {
  for (const name of STEADY) {
    const value = element.getAttribute(name);
    // A number in it is mostly the record's own.
    if (value && value.length <= 80 && !/\d{2}/.test(value)) return { step: `${element.localName}[${name}="${CSS.escape(value)}"]`, steady: true };
  }
  const alike = [...(element.parentElement?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return { step: alike.length > 1 ? `${element.localName}:nth-of-type(${alike.indexOf(element) + 1})` : element.localName, steady: false };
}

/** Where an element is. @param {Element} element @returns {string} a selector that finds it first */
export function placeOf(element) {
  /** @type {string[]} */
  const way = [];
  for (let at = element; at.parentElement && way.length < MOST_STEPS; at = at.parentElement) {
    const { step, steady } = stepOf(at);
    way.unshift(step);
    if (steady && element.ownerDocument.querySelector(way.join(' > ')) === element) break;
  }
  return way.join(' > ');
}

/** @param {Element} element */
export const valueAt = (element) => controlValue(element) ?? cellText(element);

/** @param {Document} document @param {string} at @returns {HTMLElement | null} */
function elementAt(document, at) {
  try {
    const element = document.querySelector(at);
    return element instanceof HTMLElement && isVisible(element) ? element : null;
  } catch {
    return null;
  }
}

/**
 * What was found, with the fields that the user pointed at as columns of the page's record. Where they are all that is found, they are the record.
 * @param {Document} document @param {(import('../reader/page.js').Found & { recipe?: string })[]} found @param {{ at: string, label: string }[]} fields
 */
export function withTaught(document, found, fields) {
  const shown = fields.flatMap(({ at, label }) => {
    const element = elementAt(document, at);
    return element ? [{ label, element, value: valueAt(element) }] : [];
  });
  if (shown.length === 0) return found;
  const record = found.find(({ kind }) => kind === 'record') ?? { kind: /** @type {const} */ ('record'), element: shown[0].element, headers: [], title: '', rows: [{ element: shown[0].element, anchors: [], cells: [], link: null, id: null }] };
  const [row] = record.rows;
  const whole = { ...record, headers: [...record.headers, ...shown.map(({ label }) => label)],
    rows: [{ ...row, anchors: [...row.anchors, ...shown.map(({ element }) => element)], cells: [...row.cells, ...shown.map(({ value }) => value)] }] };
  return [...found.filter((one) => one !== record), whole];
}
