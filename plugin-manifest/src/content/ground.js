// SPDX-License-Identifier: MIT
// Whether a page is light or dark where a badge goes: a page need not be as its browser would like it, and a badge must be read on it.

const HALF = 128;   // of 255
const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true }));
/** @type {Map<string, 'light' | 'dark' | null>} */
const shades = new Map([['rgba(0, 0, 0, 0)', null]]);

/** The shade of a ground; null: what lies behind it shows through. @param {string} color as computed: in any of the browser's notations */
function shadeOf(color) {
  const known = shades.get(color);
  if (known !== undefined) return known;
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, cover] = pen.getImageData(0, 0, 1, 1).data;
  const shade = cover < HALF ? null : 0.299 * red + 0.587 * green + 0.114 * blue < HALF ? 'dark' : 'light';
  shades.set(color, shade);
  return shade;
}

/** What the browser paints behind a page without a ground of its own. @returns {'light' | 'dark'} */
function shadeBehind() {
  const { colorScheme } = getComputedStyle(document.documentElement);
  return /dark/.test(colorScheme) && (!/light/.test(colorScheme) || matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
}

/**
 * @param {Element} anchor @param {Map<Element, 'light' | 'dark'>} seen  elements whose ground is known, for many anchors at one time
 * @returns {'light' | 'dark'}
 */
export function groundOf(anchor, seen) {
  const known = seen.get(anchor);
  if (known) return known;
  const root = /** @type {Partial<ShadowRoot>} */ (anchor.getRootNode());
  const up = anchor.assignedSlot ?? anchor.parentElement ?? root.host;
  const shade = shadeOf(getComputedStyle(anchor).backgroundColor) ?? (up ? groundOf(up, seen) : shadeBehind());
  seen.set(anchor, shade);
  return shade;
}
