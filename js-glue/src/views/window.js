// SPDX-License-Identifier: MIT
// Which rows of a long list are in sight. Browsers stop laying out an element at some 17 to 33 million pixels, so a longer list is
// folded: small scrolls move it pixel by pixel, large ones (the bar is dragged) in proportion, and after a rest the bar is put right.

const MOST_PIXELS = 8_000_000;
const SPARE = 6;

export class RowWindow {
  /** @param {number} rowHeight pixels */
  constructor(rowHeight) {
    this.rowHeight = rowHeight;
  }

  count = 0;
  /** Of the rows' part of the scrolled box. */
  height = 600;
  /** What is scrolled away above, in pixels of the whole list. */
  top = 0;
  /** The box's scrollTop that belongs to it. */
  bar = 0;

  /** Pixels of all rows, and of the box that stands for them. */
  get whole() {
    return this.count * this.rowHeight;
  }
  get track() {
    return Math.min(this.whole, MOST_PIXELS);
  }
  get #most() {
    return Math.max(0, this.whole - this.height);
  }
  get #mostBar() {
    return Math.max(0, this.track - this.height);
  }

  /** Takes over where the box was scrolled to. @param {number} bar its scrollTop */
  scrolled(bar) {
    const by = bar - this.bar;
    this.bar = bar;
    if (this.whole <= MOST_PIXELS) this.top = bar;
    else if (bar <= 0) this.top = 0;
    else if (bar >= this.#mostBar - 1) this.top = this.#most;
    else if (Math.abs(by) > this.height) this.top = (bar / this.#mostBar) * this.#most;
    else this.top = this.#inside(this.top + by);
  }

  /** Where the bar belongs for what is in sight. */
  barFor() {
    return this.whole <= MOST_PIXELS ? this.top : (this.top / this.#most) * this.#mostBar;
  }

  /** @param {number} top */
  #inside(top) {
    return Math.min(Math.max(0, top), this.#most);
  }

  /** Moves as little as brings the row into sight. @param {number} index */
  show(index) {
    const at = index * this.rowHeight;
    this.top = this.#inside(Math.min(Math.max(this.top, at + this.rowHeight - this.height), at));
  }

  settle() {
    this.top = this.#inside(this.top);
  }

  /** The rows to draw, some spare ones around, and where the first stands on the track. */
  rows() {
    const first = Math.max(0, Math.floor(this.top / this.rowHeight) - SPARE);
    const last = Math.min(this.count, Math.ceil((this.top + this.height) / this.rowHeight) + SPARE);
    return { first, last, at: this.bar - this.top + first * this.rowHeight };
  }

  /** Rows on a screen. */
  get page() {
    return Math.max(1, Math.floor(this.height / this.rowHeight) - 1);
  }
}
