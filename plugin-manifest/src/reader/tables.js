// SPDX-License-Identifier: MIT
// Tables of a page as a header and rows of texts. What a table means is decided elsewhere.
import { cellText, EMAIL, shownLines, tidy } from './cell_text.js';
import { linesOf, TABLES } from './lines.js';
import { recordOf, trustedIds } from './row_names.js';
import { everywhere, isVisible } from './visible.js';

/** @typedef {import('./lines.js').Line} Line */
/** @typedef {import('./page.js').Found} Found */

const SAMPLE = 20;     // rows by which a column is known
const MOST_HEADS = 6;  // lines above the body, titles and filters among them

/** @param {Element} table */
const isNested = (table) => table.parentElement?.closest('td, [role="gridcell"], [role="cell"]') != null;

/** @param {HTMLElement} cell */
const isHeaderCell = (cell) => cell.localName === 'th' || cell.getAttribute('role') === 'columnheader';

/** A line in which one searches: fields, and no words. @param {Line} line */
const isFilter = ({ element }) => element.querySelector('input:not([type="checkbox"]):not([type="radio"]):not([type="hidden"]), select') !== null;

/** Whether a line heads columns: it stands in the head, or all its cells say so. @param {Line} line */
function isHeaderLine(line) {
  if (isFilter(line)) return false;
  if (line.element.closest('thead')) return true;
  const cells = line.cells.filter((cell) => cell !== null);
  return cells.length > 1 && cells.every((cell) => isHeaderCell(cell) && cell.getAttribute('scope') !== 'row' && cell.getAttribute('role') !== 'rowheader');
}

/** @param {HTMLElement | null} cell */
export function headerText(cell) {
  if (!cell) return '';
  const named = tidy(cell.getAttribute('aria-label') ?? cell.getAttribute('abbr'));
  const all = shownLines(cell, { buttons: true });
  // A named header's other words are those of its buttons.
  const shown = (named && all.includes(named) ? named : shownLines(cell)[0] ?? all[0] ?? '').replace(/[\s▲▼↑↓⇅↕⋮*:]+$/u, '');
  return shown || named || tidy(cell.getAttribute('title'));
}

/** The words over each column: of several header lines the lowest that says something. @param {Line[]} lines */
function headersOf(lines) {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, at) => {
    for (const { cells } of [...lines].reverse()) {
      const text = headerText(cells[at] ?? null);
      if (text) return text;
    }
    return '';
  });
}

/** Header words that the cells carry themselves. @param {Line[]} body */
function carriedHeaders(body) {
  const names = ['data-title', 'data-label', 'data-th', 'data-column', 'data-field'];
  const first = body.find(({ cells }) => cells.length > 1);
  return first?.cells.map((cell) => tidy(names.map((name) => cell?.getAttribute(name)).find(Boolean)).replace(/:\s*$/, '')) ?? [];
}

/** A line that holds one thing only is a title, a total or "nothing here". @param {Line} line */
const isRecordLine = ({ element, cells }) => new Set(cells.filter(Boolean)).size > 1 && !element.closest('tfoot, thead');

/**
 * A table in its parts; `headed` says that it has header lines of its own.
 * @typedef {{ table: HTMLElement, headers: string[], body: Line[], headed: boolean }} Divided
 */

/** @param {HTMLElement} table @returns {Divided | null} */
function divided(table) {
  const all = linesOf(table);
  if (all.length === 0) return null;
  const last = all.findLastIndex((line, at) => at < MOST_HEADS && isHeaderLine(line));
  const heads = all.slice(0, last + 1).filter(isHeaderLine);
  const body = all.slice(last + 1).filter((line) => isRecordLine(line) && !(last < 0 && all.indexOf(line) < MOST_HEADS && isFilter(line) && all.length > 2));
  const headers = headersOf(heads);
  // Headed at its side: one record, not a list (record.js).
  if (!headers.some(Boolean) && body.every(({ cells }) => cells[0] && isHeaderCell(cells[0]))) return null;
  return { table, headers: headers.some(Boolean) ? headers : carriedHeaders(body), body, headed: headers.some(Boolean) };
}

/** Grids that draw their header as a table of its own: a headless table below it of the same width is its body. @param {Divided[]} tables */
function withHeads(tables) {
  const heads = tables.filter(({ headed, body }) => headed && body.length === 0);
  return tables.flatMap((one) => {
    if (one.headed || one.body.length === 0) return one.body.length > 0 ? [one] : [];
    const width = one.body[0].cells.length;
    const { left } = one.table.getBoundingClientRect();
    const fitting = heads.filter(({ headers, table }) => Math.abs(headers.length - width) <= 1 && (table.compareDocumentPosition(one.table) & Node.DOCUMENT_POSITION_FOLLOWING));
    const head = fitting.find(({ table }) => Math.abs(table.getBoundingClientRect().left - left) < 4) ?? fitting[fitting.length - 1];
    if (head) return [{ ...one, headers: head.headers }];
    if (one.headers.some(Boolean)) return [one];
    // Two cells in a line are a label and its value.
    return one.body.length > 1 && width > 2 ? [{ ...one, headers: headersOf(one.body.slice(0, 1)), body: one.body.slice(1) }] : [];
  });
}

/** Where the rows of a table lie. @param {Divided} one */
function sidesOf({ body }) {
  const [first, last] = [body[0].element.getBoundingClientRect(), body[body.length - 1].element.getBoundingClientRect()];
  return { top: Math.round(first.top / 3), bottom: Math.round(last.bottom / 3), left: first.left, right: first.right };
}

/** Held columns are often a table beside the rest: rows at one height are one row. What lies over the other is its copy. @param {Divided[]} tables */
function besideEachOther(tables) {
  /** @type {(Divided & { sides: ReturnType<typeof sidesOf> })[]} */
  const whole = [];
  for (const one of tables) {
    const sides = sidesOf(one);
    const other = whole.find(({ sides: { top, bottom }, body }) => top === sides.top && bottom === sides.bottom && body.length === one.body.length);
    if (!other) whole.push({ ...one, sides });
    else if (sides.left >= other.sides.right - 4 || sides.right <= other.sides.left + 4) {
      const [near, far] = sides.left > other.sides.left ? [other, one] : [one, other];
      const width = near.headers.length;
      const body = near.body.map(({ element, cells }, row) => ({ element, cells: [...Array.from({ length: width }, (_, at) => cells[at] ?? null), ...far.body[row].cells] }));
      Object.assign(other, { table: near.table, headers: [...near.headers, ...far.headers], body, sides: { ...sides, left: Math.min(sides.left, other.sides.left), right: Math.max(sides.right, other.sides.right) } });
    }
  }
  return whole;
}

/**
 * Columns whose cells say several things: a name and below it the address or the title. The first line stays; an address gets a column.
 * @param {string[]} headers @param {string[][]} rows @param {Line[]} body
 */
function unstacked(headers, rows, body) {
  const isLead = (/** @type {HTMLElement} */ cell, /** @type {string} */ line) => [...cell.querySelectorAll('a[href], strong, b, h2, h3, h4, h5, h6')].some((one) => tidy(one.textContent) === line);
  const linesIn = (/** @type {Line} */ { cells }, /** @type {number} */ at) => (cells[at]?.childElementCount ? shownLines(/** @type {HTMLElement} */ (cells[at])) : []);
  headers.forEach((header, at) => {
    const some = body.slice(0, SAMPLE).map((line) => linesIn(line, at));
    const stacked = some.filter((said, row) => said.length > 1 && isLead(/** @type {HTMLElement} */ (body[row].cells[at]), said[0])).length;
    if (!header || stacked === 0 || stacked * 2 < some.filter(({ length }) => length > 0).length) return;
    const lines = body.map((line) => linesIn(line, at));
    const emails = lines.map((said) => said.slice(1).map((line) => EMAIL.exec(line)?.[0]).find(Boolean) ?? '');
    lines.forEach((said, row) => (rows[row][at] = said[0] ?? rows[row][at]));
    if (!emails.some(Boolean)) return;
    headers.push('Email');
    rows.forEach((row, i) => row.push(emails[i]));
  });
}

/**
 * A table's lines as what was found.
 * @param {{ table: HTMLElement, headers: string[], body: Line[] }} one
 * @param {import('./page.js').Breathe} breathe @returns {Promise<Found>}
 */
export async function foundTable({ table, headers, body }, breathe) {
  const heads = [...headers];
  /** @type {string[][]} */
  const texts = [];
  for (const { cells } of body) {
    texts.push(heads.map((_, at) => (cells[at] ? cellText(/** @type {HTMLElement} */ (cells[at])) : '')));
    await breathe();
  }
  unstacked(heads, texts, body);
  const names = trustedIds(body.map(({ element }) => recordOf(element)));
  return {
    kind: 'table', element: table, headers: heads,
    rows: body.map(({ element, cells }, row) => ({ element, anchors: heads.map((_, at) => cells[at] ?? null), cells: texts[row], ...names[row] })),
  };
}

/** @param {(Document | ShadowRoot)[]} roots @param {import('./page.js').Breathe} breathe @returns {Promise<Found[]>} */
export async function tablesOf(roots, breathe) {
  const tables = everywhere(roots, TABLES).filter((table) => table.getAttribute('role') !== 'presentation' && !isNested(table) && isVisible(table))
    .map(divided).filter((one) => one !== null);
  const found = [];
  for (const one of besideEachOther(withHeads(tables)).filter(({ headers }) => headers.filter(Boolean).length > 1)) found.push(await foundTable(one, breathe));
  return found;
}
