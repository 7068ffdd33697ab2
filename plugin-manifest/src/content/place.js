// SPDX-License-Identifier: MIT
// Where a badge goes: beside the words it belongs to, where they are in sight.
import { freeRoom, textLine } from './free_room.js';

const GAP = 6;
const DOT = 18;     // px of a dot with its frame
const SMALL = 0.6;  // of a dot where even that has no room
const EDGE = 2;     // px within a badge
const ABOVE = 10;   // z-index from which a box lies over the page rather than beside its words

/** Where the badge of an anchor goes, null where its words are out of sight. @param {HTMLElement} anchor @param {number} full px of the whole badge */
export function placeOf(anchor, full) {
  if (!anchor.isConnected) return null;
  const clip = clipOf(anchor);
  if (anchor.matches('input, textarea, select')) {
    const { left, right, top, bottom } = anchor.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    const wide = right - left > 2 * (full + GAP);
    return right > left && middle > clip.top && middle < clip.bottom && !isCovered(anchor, (left + right) / 2, middle) ? { form: /** @type {'full' | 'dot'} */ (wide ? 'full' : 'dot'), left: right - (wide ? full : DOT) - GAP, middle, scale: 1 } : null;
  }
  const box = anchor.getBoundingClientRect();
  const line = textLine(anchor) ?? (box.width > 0 && box.height > 0 ? { left: box.left, right: box.left, top: box.top, bottom: box.bottom } : null);
  if (!line) return null;
  const middle = (line.top + line.bottom) / 2;
  if (middle < clip.top || middle > clip.bottom || line.left >= clip.right || line.right < clip.left) return null;
  const at = freeRoom(anchor, line, clip, { full, dot: DOT, gap: GAP, small: SMALL });
  const end = at.left + (at.form === 'full' ? full : DOT * at.scale);
  const covered = isCovered(anchor, (Math.max(line.left, clip.left) + Math.min(line.right, clip.right)) / 2, middle) || isCovered(anchor, end - EDGE, at.middle);
  return covered ? null : at;
}

/** Whether a held header, a menu or a dialog lies over a point of the page. @param {HTMLElement} anchor @param {number} x @param {number} y */
function isCovered(anchor, x, y) {
  const root = /** @type {Document | ShadowRoot} */ (anchor.getRootNode());
  const first = root.elementFromPoint(x, y);
  const over = first?.hasAttribute('data-bantam') ? root.elementsFromPoint(x, y).find((one) => one !== first) : first;
  for (let one = over; one && !one.contains(anchor) && !anchor.contains(one); one = one.parentElement) {
    const { position, zIndex } = getComputedStyle(one);
    if (/fixed|sticky/.test(position) || (position === 'absolute' && Number(zIndex) >= ABOVE)) return true;
  }
  return false;
}

/** @type {WeakMap<Element, Element[]>} */
const scrollers = new WeakMap();

/** The part of the window in which an anchor shows: within all the boxes around it that cut off. @param {HTMLElement} anchor */
function clipOf(anchor) {
  const parent = anchor.parentElement;
  if (parent && !scrollers.has(parent)) {
    /** @type {Element[]} */
    const around = [];
    for (let up = /** @type {Element | null} */ (parent); up && up !== document.body && up !== document.documentElement; up = up.parentElement) {
      if (/(auto|scroll|hidden|clip)/.test(getComputedStyle(up).overflow)) around.push(up);
    }
    scrollers.set(parent, around);
  }
  // Without the scroll bar.
  const clip = { left: 0, top: 0, right: document.documentElement.clientWidth || innerWidth, bottom: innerHeight };
  for (const scroller of (parent && scrollers.get(parent)) ?? []) {
    const box = scroller.getBoundingClientRect();
    [clip.left, clip.top] = [Math.max(clip.left, box.left), Math.max(clip.top, box.top)];
    [clip.right, clip.bottom] = [Math.min(clip.right, box.right), Math.min(clip.bottom, box.bottom)];
  }
  return clip;
}
