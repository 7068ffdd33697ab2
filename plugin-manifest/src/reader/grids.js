// SPDX-License-Identifier: MIT
// Tables without any markup of tables: boxes in rows, whose cells stand below a line of headers.
import { tidy } from './cell_text.js';
import { TABLES } from './lines.js';
import { foundTable, headerText } from './tables.js';
import { everywhere, isVisible } from './visible.js';

const LEAST_CELLS = 3;
const MOST_CELLS = 100;
const MOST_ROWS = 2_000;
const MOST_HEADER = 40;
const FAR = 12;  // px that a cell may stand from its header

/** What holds the cells: boxes around one box are looked through. @param {Element} row @returns {Element} */
function inner(row) {
  let one = row;
  while (one.childElementCount === 1 && one.children[0].childElementCount > 0 && [...one.childNodes].every((node) => node.nodeType !== Node.TEXT_NODE || !tidy(/** @type {Text} */ (node).data))) one = one.children[0];
  return one;
}

/** @param {Element} row @returns {HTMLElement[]} */
const cellsOf = (row) => /** @type {HTMLElement[]} */ ([...inner(row).children].filter((cell) => cell.localName !== 'script' && cell.localName !== 'style').slice(0, MOST_CELLS));

/** Side by side from left to right, or from right to left. @param {HTMLElement[]} cells @returns {number[] | null} where they begin */
function places(cells) {
  const boxes = cells.map((cell) => cell.getBoundingClientRect());
  const [first] = boxes;
  if (!first || boxes.some(({ top, bottom, height }) => height > 0 && (top >= first.bottom || bottom <= first.top))) return null;
  const steps = boxes.slice(1).map((box, i) => Math.sign(box.left - boxes[i].left));
  return steps.every((step) => step === steps[0] && step !== 0) ? boxes.map(({ left }) => left) : null;
}

/** Whether these cells are words over columns. @param {HTMLElement[]} cells */
function areHeaders(cells) {
  const texts = cells.map(headerText);
  return texts.filter(Boolean).length >= 2 && texts.every((text) => text.length <= MOST_HEADER && !/@|\d{2}/.test(text));
}

/** Rows of one parent that have as many cells as each other. @param {Element} parent */
function rowsOf(parent) {
  const children = [...parent.children].slice(0, MOST_ROWS);
  const counts = children.map((child) => inner(child).childElementCount);
  const width = counts[Math.min(1, counts.length - 1)];
  return width >= LEAST_CELLS ? children.filter((_, i) => counts[i] === width) : [];
}

/** The line of headers over these rows: the first of them, or a box before them. @param {Element[]} rows @param {number[]} lefts */
function headOf(rows, lefts) {
  const fits = (/** @type {Element} */ line) => {
    const cells = cellsOf(line);
    const begins = cells.length === lefts.length && isVisible(line) ? places(cells) : null;
    return begins?.every((left, at) => Math.abs(left - lefts[at]) <= FAR) && areHeaders(cells) ? cells : null;
  };
  for (let up = rows[0], far = 0; up && far < 4; up = /** @type {Element} */ (up.parentElement), far += 1) {
    for (let before = far === 0 ? rows[0] : up.previousElementSibling, near = 0; before && near < 3; before = before.previousElementSibling, near += 1) {
      const cells = fits(before) ?? [...before.children].slice(0, 3).map(fits).find(Boolean);
      if (cells) return { line: before, cells };
    }
    if (!up.parentElement) return null;
  }
  return null;
}

/** @param {(Document | ShadowRoot)[]} roots @param {import('./page.js').Breathe} breathe @returns {Promise<import('./page.js').Found[]>} */
export async function gridsOf(roots, breathe) {
  /** @type {import('./page.js').Found[]} */
  const found = [];
  for (const parent of everywhere(roots, '*', new Set(everywhere(roots, TABLES)))) {
    if (parent.childElementCount < 1 || !parent.firstElementChild || inner(parent.firstElementChild).childElementCount < LEAST_CELLS && inner(parent.lastElementChild ?? parent).childElementCount < LEAST_CELLS) continue;
    if (parent.closest('nav, form, [role="menu"], [role="tablist"]') || found.some(({ element }) => element.contains(parent))) continue;
    const rows = rowsOf(parent).filter(isVisible);
    const lefts = rows.length > 0 ? places(cellsOf(rows[rows.length - 1])) : null;
    const head = lefts && headOf(rows, lefts);
    if (!head) continue;
    const body = rows.filter((row) => row !== head.line && !row.contains(head.line)).map((row) => ({ element: /** @type {HTMLElement} */ (row), cells: cellsOf(row) }));
    if (body.length > 0) found.push(await foundTable({ table: parent, headers: head.cells.map(headerText), body }, breathe));
  }
  return found;
}
