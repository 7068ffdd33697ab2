// SPDX-License-Identifier: MIT
// Badges painted over a page: one host of no size, one closed shadow root, so that no row grows, no line breaks and no page script reads
// them. Where the page leaves no room beside a name, the badge is a dot.
import { badge, loadWords } from 'bantam-crm/views';

const GAP = 6;
const FIELD = 140;  // px at the end of a field that its badge takes

/** @typedef {{ anchor: HTMLElement, judged: any, holder: HTMLElement, width: number }} Painted  width: of the whole badge, 0 until it was seen */

export class Overlay {
  /** @param {(key: string | null, event: Event) => void} open */
  constructor(open) {
    this.#open = open;
    this.#host = document.createElement('div');
    this.#host.setAttribute('data-bantam', '');
    this.#host.style.cssText = 'all:initial;position:absolute;left:0;top:0;width:0;height:0;z-index:2147483000;contain:layout style;';
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    this.#layer = document.createElement('div');
    this.#root.append(this.#layer);
  }

  #open;
  #host;
  #root;
  #layer;
  #hidden = false;
  #words = /** @type {any} */ (undefined);
  /** @type {Map<HTMLElement, Painted>} */
  #painted = new Map();

  /** @param {string} locale */
  async speak(locale) {
    this.#words = await loadWords(locale);
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    this.#hidden = hidden;
    this.#layer.hidden = hidden;
  }

  /** Draws these and no others. @param {{ anchor: HTMLElement, judged: any }[]} wanted */
  draw(wanted) {
    const anchors = new Set(wanted.map(({ anchor }) => anchor));
    for (const [anchor, { holder }] of this.#painted) {
      if (anchors.has(anchor)) continue;
      holder.remove();
      this.#painted.delete(anchor);
    }
    for (const { anchor, judged } of wanted) {
      const before = this.#painted.get(anchor);
      const same = before && JSON.stringify(before.judged) === JSON.stringify(judged);
      const holder = before?.holder ?? document.createElement('div');
      this.#painted.set(anchor, { anchor, judged, holder, width: same ? before.width : 0 });
      if (!before) {
        holder.style.cssText = 'position:absolute;white-space:nowrap;';
        this.#layer.append(holder);
      }
      if (!same) this.#paint(holder, judged, 'full');
    }
    if (!this.#host.isConnected && wanted.length > 0) document.documentElement.append(this.#host);
    this.place();
  }

  /** @param {HTMLElement} holder @param {any} judged @param {'full' | 'dot'} form */
  #paint(holder, { key, badge: shown }, form) {
    holder.dataset.form = form;
    badge(holder, shown, { words: this.#words, form, onOpen: (/** @type {any} */ _, /** @type {Event} */ event) => event.isTrusted && this.#open(key, event) });
    holder.title = [...(shown.reasons ?? [])].join('\n');
  }

  /** Puts every badge beside its anchor: read all places first, write afterwards. */
  place() {
    if (this.#hidden) return;
    const base = this.#host.getBoundingClientRect();
    const places = [...this.#painted.values()].map((one) => {
      if (one.holder.dataset.form === 'full' && !one.holder.hidden) one.width = one.holder.getBoundingClientRect().width;
      return { one, box: boxOf(one.anchor), room: roomOf(one.anchor) };
    });
    for (const { one: { holder, judged, width }, box, room } of places) {
      const shown = box && box.inView;
      holder.hidden = !shown;
      if (!shown) continue;
      const form = room >= width + GAP ? 'full' : 'dot';
      if (holder.dataset.form !== form) this.#paint(holder, judged, form);
      holder.style.transform = `translate(${Math.round(box.right - base.left + GAP)}px, ${Math.round(box.middle - base.top)}px) translateY(-50%)`;
    }
  }

  /** Whether a change of the document is our own. @param {Node} node */
  owns(node) {
    return node === this.#host;
  }

  remove() {
    this.#host.remove();
    this.#painted.clear();
  }
}

/** The first line of an anchor's own words: boxes around them may be as wide as the cell. @param {HTMLElement} anchor @returns {DOMRect | null} */
function textLine(anchor) {
  const walker = document.createTreeWalker(anchor, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  /** @type {DOMRect | null} */
  let line = null;
  for (let node = walker.nextNode(), seen = 0; node && seen < 20; node = walker.nextNode(), seen += 1) {
    if (!(/** @type {Text} */ (node).data.trim())) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width === 0) continue;
      if (line && Math.abs(box.top - line.top) > line.height / 2) return line;
      line = line ? new DOMRect(Math.min(line.left, box.left), line.top, Math.max(line.right, box.right) - Math.min(line.left, box.left), line.height) : box;
    }
  }
  return line;
}

/** A field has its badge inside, at its end. @param {HTMLElement} anchor */
const isField = (anchor) => anchor.matches('input, textarea, select');

/** Where the text of an anchor ends, and whether that is in sight of its scrolled box. @param {HTMLElement} anchor */
function boxOf(anchor) {
  if (!anchor.isConnected) return null;
  if (isField(anchor)) {
    const { right, top, height, width } = anchor.getBoundingClientRect();
    return { right: right - FIELD, middle: top + height / 2, inView: width > 0 && top + height / 2 > 0 && top < innerHeight };
  }
  const line = textLine(anchor) ?? anchor.getBoundingClientRect();
  if (line.width === 0 && line.height === 0) return null;
  const middle = line.top + line.height / 2;
  const clip = clipOf(anchor);
  const right = Math.min(line.right, clip.right);
  return { right, middle, inView: middle >= clip.top && middle <= clip.bottom && line.left < clip.right && line.right > clip.left };
}

/** @type {WeakMap<Element, Element | null>} */
const scrollers = new WeakMap();

/** The box that cuts an anchor off: its nearest scrolled ancestor and the window. @param {HTMLElement} anchor */
function clipOf(anchor) {
  const parent = anchor.parentElement;
  if (parent && !scrollers.has(parent)) {
    let up = /** @type {Element | null} */ (parent);
    while (up && up !== document.body && !/(auto|scroll|hidden|clip)/.test(getComputedStyle(up).overflowY)) up = up.parentElement;
    scrollers.set(parent, up === document.body ? null : up);
  }
  const scroller = parent && scrollers.get(parent);
  const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  if (!scroller) return window;
  const box = scroller.getBoundingClientRect();
  return { left: Math.max(box.left, 0), top: Math.max(box.top, 0), right: Math.min(box.right, innerWidth), bottom: Math.min(box.bottom, innerHeight) };
}

/** Free pixels from the end of an anchor's text to the end of its cell. @param {HTMLElement} anchor */
function roomOf(anchor) {
  if (isField(anchor)) return anchor.getBoundingClientRect().width > 2 * FIELD ? FIELD : 0;
  return anchor.getBoundingClientRect().right - (textLine(anchor)?.right ?? 0);
}
