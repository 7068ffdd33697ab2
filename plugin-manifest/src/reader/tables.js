// SPDX-License-Identifier: MIT
// Tables of a page, by markup or by ARIA role, as a header and rows of texts. What a table means is decided elsewhere.
import { cellText, tidy } from './cell_text.js';
import { everywhere, isVisible } from './visible.js';

/** @typedef {{ element: HTMLElement, cells: (HTMLElement | null)[] }} Line */
/** @typedef {import('./page.js').Found} Found */

const MOST_ROWS = 5_000;
const MOST_CELLS = 200;
const ROWS = 'tr, [role="row"]';
const TABLES = 'table, [role="grid"], [role="table"], [role="treegrid"]';

/** @param {Element} table */
const isNested = (table) => table.parentElement?.closest('td, [role="gridcell"], [role="cell"]') != null;

/** @param {HTMLElement} line */
function cellsOf(line) {
  const cells = /** @type {HTMLElement[]} */ ([...line.querySelectorAll('td, th, [role="gridcell"], [role="cell"], [role="columnheader"], [role="rowheader"]')]);
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

/** @param {HTMLElement} cell */
const isHeaderCell = (cell) => cell.localName === 'th' || cell.getAttribute('role') === 'columnheader';

/** Whether a line heads columns: it stands in the head, or all its cells say so. @param {Line} line */
function isHeaderLine(line) {
  if (line.element.closest('thead')) return true;
  const cells = line.cells.filter((cell) => cell !== null);
  return cells.length > 1 && cells.every((cell) => isHeaderCell(cell) && cell.getAttribute('scope') !== 'row' && cell.getAttribute('role') !== 'rowheader');
}

/** @param {HTMLElement | null} cell */
function headerText(cell) {
  if (!cell) return '';
  const shown = tidy(cellText(cell)).replace(/[\s▲▼↑↓⇅↕*:]+$/u, '');
  return shown || tidy(cell.getAttribute('aria-label') ?? cell.getAttribute('title') ?? cell.getAttribute('abbr'));
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
const isRecordLine = ({ element, cells }) => new Set(cells.filter(Boolean)).size > 1 && !element.closest('tfoot');

/**
 * A table in its parts; `headed` says that it has header lines of its own.
 * @typedef {{ table: HTMLElement, headers: string[], body: Line[], all: Line[], headed: boolean }} Divided
 */

/** @param {HTMLElement} table @returns {Divided | null} */
function divided(table) {
  const lines = /** @type {HTMLElement[]} */ ([...table.querySelectorAll(ROWS)])
    .filter((line) => line.closest(TABLES) === table).slice(0, MOST_ROWS).filter(isVisible);
  if (lines.length === 0) return null;
  const all = laidOut(lines);
  let start = 0;
  while (start < all.length && (isHeaderLine(all[start]) || (start === 0 && !isRecordLine(all[0])))) start += 1;
  const heads = all.slice(0, start).filter(isHeaderLine);
  const body = all.slice(start).filter(isRecordLine);
  const headers = headersOf(heads);
  // Headed at its side: one record, not a list (record.js).
  if (!headers.some(Boolean) && body.every(({ cells }) => cells[0] && isHeaderCell(cells[0]))) return null;
  return { table, headers: headers.some(Boolean) ? headers : carriedHeaders(body), body, all, headed: headers.some(Boolean) };
}

/** Grids that draw their header as a table of its own: a headless table of the same width that follows is its body. @param {Divided[]} tables */
function joined(tables) {
  /** @type {Divided[]} */
  const whole = [];
  /** @type {Divided | undefined} */
  let head;
  for (const one of tables) {
    const width = one.body[0]?.cells.length;
    if (!one.headed && head && width && Math.abs(head.headers.length - width) <= 1) {
      whole.push({ ...one, headers: head.headers, body: one.all.filter(isRecordLine) });
    } else if (one.headers.some(Boolean)) {
      whole.push(one);
    } else if (one.body.length > 1) {
      whole.push({ ...one, headers: headersOf(one.body.slice(0, 1)), body: one.body.slice(1) });
    }
    head = one.headed && one.body.length === 0 ? one : undefined;
  }
  return whole.filter(({ headers }) => headers.filter(Boolean).length > 1);
}

/** A name on the page that a row is known by: the record's address, else an id that the page gives it. @param {HTMLElement} element */
export function recordOf(element) {
  const links = element.matches('a[href]') ? [element] : [...element.querySelectorAll('a[href]')];
  const link = links.map((one) => one.getAttribute('href') ?? '').find((href) => /\d|[0-9a-f]{8}/i.test(href) && !/^(mailto|tel|javascript):/i.test(href));
  const given = ['data-id', 'data-row-key', 'data-key', 'data-record-id', 'row-id', 'data-item-id'].map((name) => element.getAttribute(name)).find(Boolean);
  return { link: link ?? null, id: given ?? null };
}

/** @param {Document | ShadowRoot} root @returns {Found[]} */
export function tablesOf(root) {
  const tables = everywhere(root, TABLES)
    .filter((table) => table.getAttribute('role') !== 'presentation' && !isNested(table) && isVisible(table))
    .map(divided).filter((one) => one !== null);
  return joined(tables).map(({ headers, body, table }) => ({
    kind: 'table',
    element: table,
    headers,
    rows: body.map(({ element, cells }) => ({
      element,
      anchors: headers.map((_, at) => cells[at] ?? null),
      cells: headers.map((_, at) => (cells[at] ? cellText(/** @type {HTMLElement} */ (cells[at])) : '')),
      ...recordOf(element),
    })),
  }));
}
