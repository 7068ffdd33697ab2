// SPDX-License-Identifier: MIT
// Where a page leaves room for a badge beside a text: after it, before it, or above its beginning. Nothing that the page shows is covered.

const MOST_NODES = 60;  // looked at in one box
const MOST_STEPS = 6;   // boxes looked through from a name to its cell
const EDGE = 2;

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

const range = document.createRange();

/** Words on a ground or in a frame of their own (initials in a circle, a tag) take all of it. @param {Element} element */
function isPlate(element) {
  const { backgroundColor, borderLeftWidth } = getComputedStyle(element);
  return !/^transparent$|, 0\)$/.test(backgroundColor) || borderLeftWidth !== '0px';
}

/** What a box shows, as boxes: lines of text, pictures, fields, buttons. @param {Element} box @returns {Box[]} */
function shownIn(box) {
  /** @type {Box[]} */
  const boxes = [];
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(), seen = 0; node && seen < MOST_NODES; node = walker.nextNode(), seen += 1) {
    if (node instanceof Text) {
      if (!node.data.trim()) continue;
      const around = /** @type {Element} */ (node.parentElement);
      range.selectNodeContents(node);
      const lines = around !== box && !around.contains(box) && isPlate(around) ? around.getClientRects() : range.getClientRects();
      for (const line of lines) if (line.width > 1) boxes.push(line);
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
 * What is free on the line of some words, within a box.
 * @param {Element} box @param {Box} line @param {Box} clip
 */
function freeOn(box, line, clip) {
  const { left, right } = box.getBoundingClientRect();
  const beside = shownIn(box).filter((other) => other.top < line.bottom - EDGE && other.bottom > line.top + EDGE);
  return {
    end: Math.min(right, clip.right, ...beside.filter((other) => other.left >= line.right - EDGE).map((other) => other.left)),
    start: Math.max(left, clip.left, ...beside.filter((other) => other.right <= line.left + EDGE).map((other) => other.right)),
  };
}

/**
 * Where a badge goes: whole after the words, as a dot after or before them, as a small dot there or between this cell and its neighbours,
 * and where every pixel is taken, small in the corner of the cell.
 * @param {HTMLElement} anchor @param {Box} line of its words @param {Box} clip that cuts it off
 * @param {{ full: number, dot: number, gap: number, small: number }} sizes px; small: of a dot by which it shrinks
 * @returns {{ form: 'full' | 'dot', left: number, middle: number, scale: number }}
 */
export function freeRoom(anchor, line, clip, { full, dot, gap, small }) {
  const box = roomAround(anchor);
  const middle = (line.top + line.bottom) / 2;
  const { start, end } = freeOn(box, line, clip);
  const shownEnd = Math.min(line.right, clip.right);
  if (end - shownEnd >= full + gap) return { form: 'full', left: shownEnd + gap, middle, scale: 1 };
  const asDot = (/** @type {number} */ scale, /** @type {number} */ from, /** @type {number} */ to) => {
    const width = dot * scale;
    const [after, before] = [to - shownEnd - width, line.left - from - width];
    if (after >= 1) return { form: /** @type {'dot'} */ ('dot'), left: shownEnd + Math.min(gap, after / 2), middle, scale };
    if (before >= 0) return { form: /** @type {'dot'} */ ('dot'), left: line.left - width - Math.min(gap, before) / 2, middle, scale };
    return null;
  };
  const within = asDot(1, start, end) ?? asDot(small, start, end);
  if (within) return within;
  const wide = box.parentElement && freeOn(box.parentElement, line, { ...clip, left: Math.max(clip.left, 0) });
  const margin = box.previousElementSibling ? wide?.start : clip.left;
  const { left, top } = box.getBoundingClientRect();
  return (wide && asDot(small, margin ?? wide.start, wide.end)) ?? { form: 'dot', left: Math.max(left - (dot * small) / 2, 0), middle: top, scale: small };
}
