// SPDX-License-Identifier: MIT
// Where a page leaves room for a badge beside a text: after it, before it, or above its beginning. Nothing that the page shows is covered.

const MOST_NODES = 60;  // looked at in one box
const MOST_STEPS = 6;   // boxes looked through from a name to its cell
const EDGE = 2;

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

const range = document.createRange();

/** What a box shows, as boxes: lines of text, pictures, fields, buttons. @param {Element} box @returns {Box[]} */
function shownIn(box) {
  /** @type {Box[]} */
  const boxes = [];
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(), seen = 0; node && seen < MOST_NODES; node = walker.nextNode(), seen += 1) {
    if (node instanceof Text) {
      if (!node.data.trim()) continue;
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) if (line.width > 1) boxes.push(line);
    } else if (/** @type {Element} */ (node).matches('img, svg, input, select, textarea, button, [role="button"], video, canvas')) {
      const line = /** @type {Element} */ (node).getBoundingClientRect();
      if (line.width > 1 && line.height > 1) boxes.push(line);
    }
  }
  return boxes;
}

/** The first line of an anchor's own words: boxes around them may be as wide as the cell. @param {HTMLElement} anchor @returns {Box | null} */
export function textLine(anchor) {
  const walker = document.createTreeWalker(anchor, NodeFilter.SHOW_TEXT);
  /** @type {Box | null} */
  let line = null;
  for (let node = walker.nextNode(), seen = 0; node && seen < 20; node = walker.nextNode(), seen += 1) {
    if (!(/** @type {Text} */ (node).data.trim())) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left <= 1 || bottom - top <= 2) continue;
      if (line && Math.abs(top - line.top) > (line.bottom - line.top) / 2) return line;
      line = line ? { left: Math.min(line.left, left), right: Math.max(line.right, right), top: line.top, bottom: line.bottom } : { left, right, top, bottom };
    }
  }
  return line;
}

/** The box in which a text has its line to itself: its cell, else the nearest block around it. @param {HTMLElement} anchor */
function roomAround(anchor) {
  let box = anchor;
  for (let up = 0; up < MOST_STEPS && box.parentElement; up += 1) {
    if (box.matches('td, th, li, [role="gridcell"], [role="cell"], [role="rowheader"]') || !/^(inline|contents)/.test(getComputedStyle(box).display)) return box;
    box = box.parentElement;
  }
  return box;
}

/**
 * Where a badge of either width goes.
 * @param {HTMLElement} anchor @param {Box} line of its words @param {Box} clip that cuts it off
 * @param {{ full: number, dot: number, gap: number }} widths px
 * @returns {{ form: 'full' | 'dot', left: number, middle: number }}
 */
export function freeRoom(anchor, line, clip, { full, dot, gap }) {
  const box = roomAround(anchor);
  const { left, right, top } = box.getBoundingClientRect();
  const middle = (line.top + line.bottom) / 2;
  const beside = shownIn(box).filter((other) => other.top < line.bottom - EDGE && other.bottom > line.top + EDGE);
  const end = Math.min(right, clip.right, ...beside.filter((other) => other.left >= line.right - EDGE).map((other) => other.left));
  const start = Math.max(left, clip.left, ...beside.filter((other) => other.right <= line.left + EDGE).map((other) => other.right));
  const shownEnd = Math.min(line.right, clip.right);
  const after = end - shownEnd - gap;
  if (after >= full) return { form: 'full', left: shownEnd + gap, middle };
  if (after >= dot) return { form: 'dot', left: shownEnd + gap, middle };
  if (end - shownEnd >= dot) return { form: 'dot', left: end - dot, middle };
  if (line.left - start >= dot) return { form: 'dot', left: line.left - dot - Math.min(gap, (line.left - start - dot) / 2), middle };
  // No room on the line: in the corner of the cell, across its edge, above the words.
  return { form: 'dot', left: Math.max(left - dot / 2, 0), middle: Math.max(top, line.top - dot / 2) };
}
