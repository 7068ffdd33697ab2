// SPDX-License-Identifier: MIT
// The strokes of a picture as SVG text instead of pixels: as much of a canvas's pen as the pictures of what-if use.

/** @param {number} value */
const n = (value) => String(Math.round(value * 100) / 100);
/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[\u0000-\u001f]/g, ' ');

export class SvgPen {
  fillStyle = '#000';
  strokeStyle = '#000';
  lineWidth = 1;
  font = '12px sans-serif';
  textAlign = 'left';
  /** @type {string[]} */
  #shapes = [];
  #path = '';
  #dash = '';

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    this.#shapes.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${escaped(this.fillStyle)}"/>`);
  }
  beginPath() {
    this.#path = '';
  }
  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path += `M${n(x)} ${n(y)}`;
  }
  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path += `L${n(x)} ${n(y)}`;
  }
  /** From the point where the pen stands; whole circles as two halves. @param {number} x @param {number} y @param {number} radius @param {number} from @param {number} to radians */
  arc(x, y, radius, from, to) {
    const end = Math.min(to, from + 2 * Math.PI);
    for (let at = from; at < end - 1e-9; at += Math.PI) {
      const stop = Math.min(at + Math.PI, end);
      this.#path += `A${n(radius)} ${n(radius)} 0 0 1 ${n(x + radius * Math.cos(stop))} ${n(y + radius * Math.sin(stop))}`;
    }
  }
  stroke() {
    if (this.#path) this.#shapes.push(`<path d="${this.#path}" fill="none" stroke="${escaped(this.strokeStyle)}" stroke-width="${n(this.lineWidth)}"${this.#dash}/>`);
  }
  fill() {
    if (this.#path) this.#shapes.push(`<path d="${this.#path}" fill="${escaped(this.fillStyle)}"/>`);
  }
  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const anchor = { left: 'start', center: 'middle', right: 'end' }[this.textAlign] ?? 'start';
    this.#shapes.push(`<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" fill="${escaped(this.fillStyle)}">${escaped(text)}</text>`);
  }
  /** @param {number[]} lengths */
  setLineDash(lengths) {
    this.#dash = lengths.length ? ` stroke-dasharray="${lengths.join(' ')}"` : '';
  }

  /** The picture, named for those who do not see it. @param {number} width @param {number} height @param {string} name */
  text(width, height, name) {
    const [size, family] = [this.font.split(' ')[0], this.font.slice(this.font.indexOf(' ') + 1)];
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" font-size="${size}" font-family="${escaped(family)}"><title>${escaped(name)}</title>${this.#shapes.join('')}</svg>\n`;
  }
}
