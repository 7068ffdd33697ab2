// SPDX-License-Identifier: MIT
// The lines of a table, by markup or by ARIA role, with every cell at its column.
import { isVisible } from './visible.js';

/** @typedef {{ element: HTMLElement, cells: (HTMLElement | null)[] }} Line */

export const ROWS = 'tr, [role="row"]';
export const TABLES = 'table, [role="grid"], [role="table"], [role="treegrid"]';
const CELLS = 'td, th, [role="gridcell"], [role="cell"], [role="columnheader"], [role="rowheader"]';
const MOST_ROWS = 2_000;
/** Of a list with as many rows as this only what is near the window was read. */
export const PARTLY_READ = 1_900;
const MOST_CELLS = 200;

/** @param {HTMLElement} line */
function cellsOf(line) {
  const cells = /** @type {HTMLElement[]} */ ([...line.querySelectorAll(CELLS)]);
  return cells.filter((cell) => cell.closest(ROWS) === line).slice(0, MOST_CELLS);
}

/** @param {Element} cell @param {string} name @param {string} aria */
const spanOf = (cell, name, aria) => Math.min(Math.max(Number(cell.getAttribute(name) ?? cell.getAttribute(aria)) || 1, 1), MOST_CELLS);

/**
 * Lines with every cell at its column: a cell that spans is there in each row and column that it covers.
 * @param {HTMLElement[]} lines
 * @returns {Line[]}
 */
function laidOut(lines) {
  /** @type {{ cell: HTMLElement, rows: number }[]} */
  const above = [];
  return lines.map((element) => {
    /** @type {(HTMLElement | null)[]} */
    const cells = [];
    for (let at = 0; at < above.length; at += 1) {
      if (above[at]?.rows > 0) {
        cells[at] = above[at].cell;
        above[at].rows -= 1;
      }
    }
    let at = 0;
    for (const cell of cellsOf(element)) {
      const place = Number(cell.getAttribute('aria-colindex'));
      if (place > 0 && place <= MOST_CELLS) at = place - 1;
      while (cells[at]) at += 1;
      const rows = spanOf(cell, 'rowspan', 'aria-rowspan') - 1;
      for (const end = at + spanOf(cell, 'colspan', 'aria-colspan'); at < end; at += 1) {
        cells[at] = cell;
        if (rows > 0) above[at] = { cell, rows };
      }
    }
    return { element, cells: Array.from(cells, (cell) => cell ?? null) };
  });
}

/** Grids with held columns draw each row in parts: parts of one number are one line. @param {Line[]} lines @returns {Line[]} */
function wholeLines(lines) {
  /** @type {Map<string, Line>} */
  const byNumber = new Map();
  return lines.filter((line) => {
    const { element, cells } = line;
    const number = element.getAttribute('aria-rowindex') ?? element.getAttribute('row-index') ?? element.getAttribute('data-rowindex');
    if (number === null || element.localName === 'tr') return true;
    const first = byNumber.get(number);
    if (!first) return Boolean(byNumber.set(number, line));
    const placed = cells.some((cell) => cell?.hasAttribute('aria-colindex'));
    if (placed) cells.forEach((cell, at) => (first.cells[at] ??= cell));
    else first.cells.push(...cells);
    first.cells = Array.from(first.cells, (cell) => cell ?? null);
    return false;
  });
}

/** Of a very long table the head and what is near the window: lines lie below each other. @param {HTMLElement[]} lines */
function nearby(lines) {
  if (lines.length <= MOST_ROWS) return lines;
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].getBoundingClientRect().bottom < 0) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(4, Math.min(low - MOST_ROWS / 4, lines.length - MOST_ROWS));
  return [...lines.slice(0, 4), ...lines.slice(from, from + MOST_ROWS)];
}

/** @param {HTMLElement} table @returns {Line[]} */
export function linesOf(table) {
  const lines = /** @type {HTMLElement[]} */ ([...table.querySelectorAll(ROWS)]).filter((line) => line.closest(TABLES) === table);
  return wholeLines(laidOut(nearby(lines).filter(isVisible)));
}
