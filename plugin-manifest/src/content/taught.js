// SPDX-License-Identifier: MIT
// Fields that the user pointed at: where each stands, as a CSS selector that outlives a reload, and what it says now.
import { cellText, controlValue } from '../reader/cell_text.js';
import { isVisible, shadowOf } from '../reader/visible.js';

const MOST_STEPS = 8;
/** Between a selector that finds a frame or a shadow root's host and the one that goes on in it. */
const INTO = ' >>> ';
/** Attributes that pages keep from one record to the next. */
const STEADY = ['name', 'data-field', 'data-field-name', 'data-name', 'data-testid', 'data-test-id', 'data-qa', 'data-key', 'itemprop', 'aria-label', 'id'];

/** One step of a way: what tells an element from its neighbours. @param {Element} element */
function stepOf(element) {
  for (const name of STEADY) {
    const value = element.getAttribute(name);
    // A number in it is mostly the record's own.
    if (value && value.length <= 80 && !/\d{2}/.test(value)) return { step: `${element.localName}[${name}="${CSS.escape(value)}"]`, steady: true };
  }
  const alike = [.../** @type {ParentNode} */ (element.parentNode).children].filter(({ localName }) => localName === element.localName);
  return { step: alike.length > 1 ? `${element.localName}:nth-of-type(${alike.indexOf(element) + 1})` : element.localName, steady: false };
}

/** Where an element is within its own document or shadow root. @param {Element} element @param {Document | ShadowRoot} root */
function placeIn(element, root) {
  /** @type {string[]} */
  const way = [];
  for (let at = /** @type {Element | null} */ (element); at && at !== element.ownerDocument.documentElement && way.length < MOST_STEPS; at = at.parentElement) {
    const { step, steady } = stepOf(at);
    way.unshift(step);
    if (steady && root.querySelector(way.join(' > ')) === element) break;
  }
  return way.join(' > ');
}

/** The frame of our own site that a document stands in. @param {Document} document @returns {Element | null} */
function frameOf(document) {
  try {
    return document.defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

/** The page around all frames of our own site. @param {Document} document @returns {Document} */
export function wholePage(document) {
  const frame = frameOf(document);
  return frame ? wholePage(frame.ownerDocument) : document;
}

/** Where an element is on the whole page. @param {Element} element @returns {string} selectors that find it first, each in the frame or shadow root that the one before found */
export function placeOf(element) {
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const around = 'host' in root ? root.host : frameOf(root);
  const own = placeIn(element, root);
  return around ? `${placeOf(around)}${INTO}${own}` : own;
}

/** @param {Element} element */
export const valueAt = (element) => controlValue(element) ?? cellText(element);

/** What stands at a place of the whole page; null too where it stands in a frame beside this document. @param {Document} document @param {string} at @returns {HTMLElement | null} */
function elementAt(document, at) {
  try {
    /** @type {Document | ShadowRoot | null} */
    let root = wholePage(document);
    let within = root === document;
    /** @type {Element | null} */
    let element = null;
    for (const step of at.split(INTO)) {
      element = root?.querySelector(step) ?? null;
      root = element && (/** @type {HTMLIFrameElement} */ (element).contentDocument ?? shadowOf(element));
      within ||= root === document;
    }
    return element && within && isVisible(element) ? /** @type {HTMLElement} */ (element) : null;
  } catch {
    return null;
  }
}

/**
 * What was found, with the fields that the user pointed at as columns of the page's record. Where they are all that is found, they are the
 * record; what stands in a frame is one in its own document alone.
 * @param {Document} document @param {(import('../reader/page.js').Found & { recipe?: string })[]} found @param {{ at: string, label: string }[]} fields
 */
export function withTaught(document, found, fields) {
  const shown = fields.flatMap(({ at, label }) => {
    const element = elementAt(document, at);
    return element ? [{ label, element, value: valueAt(element) }] : [];
  });
  const own = shown.find(({ element }) => element.ownerDocument === document)?.element;
  const record = found.find(({ kind }) => kind === 'record')
    ?? (own && { kind: /** @type {const} */ ('record'), element: own, headers: [], title: '', rows: [{ element: own, anchors: [], cells: [], link: null, id: null }] });
  if (shown.length === 0 || !record) return found;
  const [row] = record.rows;
  const whole = { ...record, headers: [...record.headers, ...shown.map(({ label }) => label)],
    rows: [{ ...row, anchors: [...row.anchors, ...shown.map(({ element }) => element)], cells: [...row.cells, ...shown.map(({ value }) => value)] }] };
  return [...found.filter((one) => one !== record), whole];
}
