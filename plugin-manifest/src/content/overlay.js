// SPDX-License-Identifier: MIT
// Badges painted over a page: one host of no size, one closed shadow root, so that no row grows, no line breaks and no page script reads
// them. Only what is near the window is painted. Where the page leaves no room beside a name, the badge is a dot.
import { badge, loadWords } from 'bantam-crm/views';
import { groundOf } from './ground.js';
import { placeOf } from './place.js';

const FIELD = 140;  // px of a whole badge that was never seen
const NEAR = '300px';
const AWAY = 2_000; // ms for which the badge of a row that was taken out is kept for the row that comes instead
const MOST_RETURNS = 50;  // a page that takes the badges away again and again has its way

/** @typedef {{ judged: any, text: string, holder: HTMLElement | null, form: 'full' | 'dot', theme: 'light' | 'dark', width: number }} Painted  width: of the whole badge, 0 until it was seen */

export class Overlay {
  /** @param {(key: string | null, event: Event) => void} open */
  constructor(open) {
    this.#open = open;
    this.#host = document.createElement('div');
    this.#host.setAttribute('data-bantam', '');
    this.#host.style.cssText = 'all:initial;position:absolute;left:0;top:0;width:0;height:0;z-index:2147483000;contain:layout style;';
    this.#layer = document.createElement('div');
    this.#host.attachShadow({ mode: 'closed' }).append(this.#layer);
    this.#watcher = new IntersectionObserver((seen) => this.#came(seen), { rootMargin: NEAR });
  }

  #open;
  #host;
  #layer;
  #watcher;
  #hidden = false;
  #returns = 0;
  #moved = false;  // badges may stand in another order than their anchors
  #words = /** @type {any} */ (undefined);
  /** @type {Map<HTMLElement, Painted>} */
  #painted = new Map();
  /** @type {Set<HTMLElement>} */
  #near = new Set();

  /** @param {string} locale */
  async speak(locale) {
    this.#words = await loadWords(locale);
  }

  /** @param {boolean} hidden */
  hide(hidden) {
    this.#hidden = hidden;
    this.#layer.hidden = hidden;
    if (!hidden) this.place();
  }

  /** Draws these and no others. @param {{ anchor: HTMLElement, judged: any }[]} wanted */
  draw(wanted) {
    const anchors = new Set(wanted.map(({ anchor }) => anchor));
    const left = this.#dropAllBut(anchors);
    for (const { anchor, judged } of wanted) {
      const before = this.#painted.get(anchor);
      const text = JSON.stringify(judged);
      if (before?.text === text) continue;
      const holder = before?.holder ?? left.get(judged.key) ?? null;
      if (!before) left.delete(judged.key);
      this.#painted.set(anchor, { judged, text, holder, form: 'full', theme: before?.theme ?? 'light', width: 0 });
      if (holder) this.#paint(/** @type {Painted} */ (this.#painted.get(anchor)), 'full');
      if (!before) this.#watcher.observe(anchor);
    }
    for (const holder of left.values()) holder.remove();
    this.#moved = true;
    this.stay(wanted.length > 0);
    this.place();
  }

  /**
   * Where a page draws its rows anew, a badge goes to the contact's new row, with the focus that it may have.
   * @param {Set<HTMLElement>} anchors @returns {Map<string, HTMLElement>} badges that are left, by contact
   */
  #dropAllBut(anchors) {
    const left = new Map();
    for (const [anchor, { judged: { key }, holder }] of [...this.#painted]) {
      if (anchors.has(anchor)) continue;
      this.#watcher.unobserve(anchor);
      this.#painted.delete(anchor);
      this.#near.delete(anchor);
      if (holder && key && !left.has(key)) left.set(key, holder);
      else holder?.remove();
    }
    return left;
  }

  /** Badges stand as their anchors do, so that keys go through them as the page is read. */
  #order() {
    if (!this.#moved) return;
    this.#moved = false;
    const after = (/** @type {HTMLElement} */ a, /** @type {HTMLElement} */ b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1);
    const holders = [...this.#painted].filter(([, { holder }]) => holder).sort(([a], [b]) => after(a, b)).map(([, { holder }]) => /** @type {HTMLElement} */ (holder));
    if (holders.every((holder, i) => holder === this.#layer.children[i])) return;
    const focused = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.#layer.getRootNode()).activeElement);
    this.#layer.append(...holders);
    focused?.focus({ preventScroll: true });
  }

  /** Anchors that came near the window or left it. @param {IntersectionObserverEntry[]} seen */
  #came(seen) {
    for (const { target, isIntersecting } of seen) {
      const anchor = /** @type {HTMLElement} */ (target);
      const one = this.#painted.get(anchor);
      if (!one) continue;
      if (isIntersecting) this.#near.add(anchor);
      else {
        this.#near.delete(anchor);
        if (!anchor.isConnected && one.holder) this.#leave(anchor, one);
        else {
          one.holder?.remove();
          one.holder = null;
        }
      }
    }
    this.place();
  }

  /** The row may be about to come back; where it does not, or comes back out of sight, the badge goes too. @param {HTMLElement} anchor @param {Painted} one */
  #leave(anchor, { holder }) {
    fade(/** @type {HTMLElement} */ (holder), true);
    setTimeout(() => {
      const now = this.#painted.get(anchor);
      if (!now || now.holder !== holder || this.#near.has(anchor)) return;
      now.holder?.remove();
      now.holder = null;
    }, AWAY);
  }

  /** @param {Painted} one @param {'full' | 'dot'} form */
  #paint(one, form) {
    const { judged: { key, who, badge: shown } } = one;
    if (!one.holder) {
      one.holder = document.createElement('div');
      one.holder.style.cssText = 'position:absolute;white-space:nowrap;transform-origin:left center;visibility:hidden;';  // until it is in its place
      this.#layer.append(one.holder);
      this.#moved = true;
    }
    one.form = form;
    badge(one.holder, shown, { words: this.#words, form, who, theme: one.theme, onOpen: (/** @type {any} */ _, /** @type {Event} */ event) => event.isTrusted && this.#open(key, event) });
    one.holder.title = [...(shown.reasons ?? [])].join('\n');
  }

  /** Puts every badge beside its anchor: read all places first, write afterwards. */
  place() {
    if (this.#hidden || this.#near.size === 0) return;
    const near = [...this.#near].flatMap((anchor) => {
      const one = this.#painted.get(anchor);
      return one ? [{ anchor, one }] : [];
    });
    for (const { one } of near) if (!one.holder) this.#paint(one, one.width ? one.form : 'full');
    for (const { one } of near) if (one.form === 'full' && !one.holder?.hidden) one.width = one.holder?.getBoundingClientRect().width || one.width;
    const base = this.#host.getBoundingClientRect();
    const grounds = new Map();
    const places = near.map(({ anchor, one }) => ({ anchor, one, at: placeOf(anchor, one.width || FIELD), theme: groundOf(anchor.parentElement ?? anchor, grounds) }));
    for (const { anchor, one, at, theme } of places) {
      const holder = /** @type {HTMLElement} */ (one.holder);
      fade(holder, !anchor.isConnected);
      if (!anchor.isConnected) continue;
      holder.hidden = !at;
      if (!at) continue;
      if (one.form !== at.form || one.theme !== theme) {
        one.theme = theme;
        this.#paint(one, at.form);
      }
      holder.style.visibility = '';
      holder.style.transform = `translate(${Math.round(at.left - base.left)}px, ${Math.round(at.middle - base.top)}px) translateY(-50%) scale(${at.scale})`;
    }
    this.#order();
  }

  /** Whether a change of the document is our own. @param {Node} node */
  owns(node) {
    return node === this.#host;
  }

  /** Puts the host back where a page took it away. @param {boolean} [needed] */
  stay(needed = this.#painted.size > 0) {
    if (this.#host.isConnected || !needed || this.#returns >= MOST_RETURNS) return;
    this.#returns += 1;
    document.documentElement.append(this.#host);
  }

  remove() {
    this.#watcher.disconnect();
    this.#host.remove();
    this.#painted.clear();
    this.#near.clear();
  }
}

/** Out of sight without losing the focus: its row may be about to come back. @param {HTMLElement} holder @param {boolean} out */
function fade({ style }, out) {
  style.opacity = out ? '0' : '';
  style.pointerEvents = out ? 'none' : '';
}
