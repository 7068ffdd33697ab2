// SPDX-License-Identifier: MIT
// The two pictures of what-if, drawn for the purpose on a canvas: sharp on any screen, readable without colour (outline beside
// filled, a shape for each tier), and exportable as they stand, as pixels or as SVG.

import { saveText } from './act.js';
import { TIERS } from './frame.js';
import { SvgPen } from './svg_pen.js';

/**
 * @typedef {import('../../types/views.js').WhatIfData} WhatIfData
 * @typedef {import('./words.js').Wording} Wording
 * @typedef {CanvasRenderingContext2D | SvgPen} Pen
 * @typedef {(pen: Pen, width: number, height: number, look: Look) => void} Picture
 * @typedef {{ ink: string, quiet: string, line: string, accent: string, half: string, paper: string, font: string }} Look
 */

/** @type {WeakMap<HTMLCanvasElement, Picture>} */
const pictures = new WeakMap();
/** @type {ResizeObserver | undefined} */
let watch;

/** About the width of a letter: an SVG cannot measure. */
const LETTER = 7;

/** @param {HTMLCanvasElement} canvas @returns {Look} */
function lookOf(canvas) {
  const style = getComputedStyle(canvas);
  const of = (/** @type {string} */ name) => style.getPropertyValue(name).trim() || '#888';
  return { ink: of('--bt-ink'), quiet: of('--bt-quiet'), line: of('--bt-line'), accent: of('--bt-accent'), half: of('--bt-half'), paper: of('--bt-paper'), font: `12px ${style.fontFamily}` };
}

/** @param {HTMLCanvasElement} canvas */
function redraw(canvas) {
  const pen = canvas.getContext?.('2d');
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!pen || !width || !height) return;
  const ratio = globalThis.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(canvas, pen);
}

/** @param {HTMLCanvasElement} canvas @param {Pen} pen */
function paint(canvas, pen) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const look = lookOf(canvas);
  pen.fillStyle = look.paper;
  pen.fillRect(0, 0, width, height);
  pen.font = look.font;
  pictures.get(canvas)?.(pen, width, height, look);
}

/** Keeps the picture on the canvas, whatever size it comes to. @param {HTMLCanvasElement} canvas @param {Picture} picture */
export function drawOn(canvas, picture) {
  if (!pictures.has(canvas) && globalThis.ResizeObserver) {
    watch ??= new ResizeObserver((entries) => entries.forEach(({ target }) => redraw(/** @type {HTMLCanvasElement} */ (target))));
    watch.observe(canvas);
  }
  pictures.set(canvas, picture);
  redraw(canvas);
}

/** Steps for an axis: at most six, round. @param {number} from @param {number} to */
function ticks(from, to) {
  const raw = (to - from || 1) / 6;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? raw;
  return Array.from({ length: Math.floor(to / step) - Math.ceil(from / step) + 1 }, (_, i) => (Math.ceil(from / step) + i) * step);
}

/** @param {Pen} pen @param {Look} look @param {Wording} wording @param {{ from: number, to: number, x: (value: number) => number, floor: number }} axis */
function scale(pen, look, wording, { from, to, x, floor }) {
  pen.fillStyle = look.quiet;
  pen.strokeStyle = look.line;
  pen.textAlign = 'center';
  for (const value of ticks(from, to)) {
    pen.fillText(wording.number(value), x(value), floor + 15);
    pen.beginPath();
    pen.moveTo(x(value), floor);
    pen.lineTo(x(value), floor + 4);
    pen.stroke();
  }
  pen.beginPath();
  pen.moveTo(x(from), floor + 0.5);
  pen.lineTo(x(to), floor + 0.5);
  pen.stroke();
}

/** How many contacts a height stands for. @param {Pen} pen @param {Look} look @param {Wording} wording @param {{ most: number, y: (count: number) => number, left: number, right: number }} axis */
function sideScale(pen, look, wording, { most, y, left, right }) {
  pen.textAlign = 'right';
  pen.lineWidth = 1;
  for (const count of ticks(0, most).filter(Number.isInteger)) {
    pen.fillStyle = look.quiet;
    pen.fillText(wording.number(count, { notation: 'compact' }), left - 6, y(count) + 4);
    pen.fillStyle = look.line;
    if (count > 0) pen.fillRect(left, y(count), right - left, 1);
  }
}

/** @param {WhatIfData} data @param {Wording} wording @returns {Picture} */
export const histogram = ({ histogram: shape, thresholds = [] }, wording) => (pen, width, height, look) => {
  if (!shape) return;
  const { from, width: step, now, base = [] } = shape;
  const to = from + step * now.length;
  let most = 1;
  for (const counts of [now, base]) for (let i = 0; i < counts.length; ++i) most = Math.max(most, counts[i]);
  const [left, right, top, floor] = [46, width - 16, 34, height - 22];
  const x = (/** @type {number} */ value) => left + ((value - from) / (to - from)) * (right - left);
  const y = (/** @type {number} */ count) => floor - (count / most) * (floor - top);
  sideScale(pen, look, wording, { most, y, left, right });
  pen.fillStyle = look.half;
  for (let i = 0; i < now.length; ++i) pen.fillRect(x(from + i * step) + 0.5, y(now[i]), Math.max(1, x(from + step) - x(from) - 1), floor - y(now[i]));
  pen.strokeStyle = look.ink;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(left, floor);
  for (let i = 0; i < base.length; ++i) {
    pen.lineTo(x(from + i * step), y(base[i]));
    pen.lineTo(x(from + (i + 1) * step), y(base[i]));
  }
  pen.lineTo(right, floor);
  if (base.length) pen.stroke();
  scale(pen, look, wording, { from, to, x, floor });
  pen.setLineDash([4, 3]);
  pen.strokeStyle = look.ink;
  const inSight = thresholds.filter(({ value }) => value >= from && value <= to);
  for (const { value } of inSight) {
    pen.beginPath();
    pen.moveTo(x(value), 16);
    pen.lineTo(x(value), floor);
    pen.stroke();
  }
  pen.setLineDash([]);
  inSight.forEach(({ value, label }, i) => {
    const text = `${label} ${wording.number(value)}`;
    const [room, line] = [text.length * LETTER, 12 + (i % 2) * 14];
    const before = x(value) + room > right;
    pen.fillStyle = look.paper;   // no other threshold's line goes through the words
    pen.fillRect(x(value) + (before ? -room - 4 : 2), line - 10, room + 2, 13);
    pen.fillStyle = look.ink;
    pen.textAlign = before ? 'right' : 'left';
    pen.fillText(text, x(value) + (before ? -4 : 4), line);
  });
};

const [ACROSS, DOWN] = [44, 26];

/** Of very many contacts a quarter of a million, evenly taken, make the same picture. @param {ArrayLike<number>} values */
const strideOf = (values) => Math.max(1, Math.ceil(values.length / 250_000));

/** How many contacts lie in each cell of the plane, by place. @param {NonNullable<WhatIfData['plane']>} plane @param {{ fit: number[], engagement: number[] }} limits */
function density({ fit, engagement, place, places }, { fit: [fitLow, fitHigh], engagement: [low, high] }) {
  const shapes = places.map((/** @type {any} */ name) => TIERS.indexOf(name));
  const cells = new Uint32Array(ACROSS * DOWN * 4);
  const step = strideOf(fit);
  for (let i = 0; i < fit.length; i += step) {
    const shape = shapes[place[i]] ?? -1;
    if (shape < 0 || Number.isNaN(fit[i])) continue;
    const column = Math.min(ACROSS - 1, Math.max(0, Math.floor(((engagement[i] - low) / (high - low || 1)) * ACROSS)));
    const row = Math.min(DOWN - 1, Math.max(0, Math.floor(((fit[i] - fitLow) / (fitHigh - fitLow || 1)) * DOWN)));
    cells[(row * ACROSS + column) * 4 + shape] += 1;
  }
  return cells;
}

/** The marks of one tier in its shape, all by one stroke and one fill.
 * @param {Pen} pen @param {Look} look @param {number} tier @param {[number, number, number][]} marks places and radii */
function drawMarks(pen, look, tier, marks) {
  pen.strokeStyle = tier < 2 ? look.accent : look.quiet;
  pen.fillStyle = look.accent;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const [x, y, radius] of marks) {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 7);
    if (tier !== 3) continue;
    pen.moveTo(x - radius * 0.7, y + radius * 0.7);
    pen.lineTo(x + radius * 0.7, y - radius * 0.7);
  }
  tier === 0 ? pen.fill() : pen.stroke();
  if (tier !== 1) return;
  pen.beginPath();
  for (const [x, y, radius] of marks) {
    pen.moveTo(x, y + radius);
    pen.arc(x, y, radius, Math.PI / 2, Math.PI * 1.5);
  }
  pen.fill();
}

/** Fit upwards, engagement to the right; in each cell the shape of the tier that most there have.
 * @param {WhatIfData} data @param {Wording} wording @returns {Picture} */
export const plane = ({ plane: points }, wording) => (pen, width, height, look) => {
  if (!points) return;
  const limits = points.limits ?? { fit: spanOf(points.fit), engagement: spanOf(points.engagement) };
  const [left, right, top, floor] = [44, width - 12, 22, height - 22];
  const x = (/** @type {number} */ value) => left + ((value - limits.engagement[0]) / (limits.engagement[1] - limits.engagement[0] || 1)) * (right - left);
  const y = (/** @type {number} */ value) => floor - ((value - limits.fit[0]) / (limits.fit[1] - limits.fit[0] || 1)) * (floor - top);
  scale(pen, look, wording, { from: limits.engagement[0], to: limits.engagement[1], x, floor });
  pen.textAlign = 'right';
  pen.fillStyle = look.quiet;
  for (const value of ticks(...limits.fit)) pen.fillText(wording.number(value), left - 8, y(value) + 4);
  pen.textAlign = 'left';
  pen.fillText(`↑ ${wording.say('axis.fit')}`, 8, 13);
  pen.textAlign = 'right';
  pen.fillText(`${wording.say('axis.engagement')} →`, right, floor - 6);
  const cells = density(points, limits);
  const most = cells.reduce((one, other) => Math.max(one, other), 1);
  const room = Math.min((right - left) / ACROSS, (floor - top) / DOWN) / 2;
  /** @type {[number, number, number][][]} */
  const marks = TIERS.map(() => []);
  for (let cell = 0; cell < ACROSS * DOWN; ++cell) {
    let [best, sum] = [0, 0];
    for (let tier = 0; tier < TIERS.length; ++tier) {
      sum += cells[cell * 4 + tier];
      if (cells[cell * 4 + tier] > cells[cell * 4 + best]) best = tier;
    }
    if (sum) marks[best].push([left + ((cell % ACROSS) + 0.5) * ((right - left) / ACROSS), floor - (Math.floor(cell / ACROSS) + 0.5) * ((floor - top) / DOWN), room * (0.45 + 0.55 * Math.sqrt(sum / most))]);
  }
  marks.forEach((of, tier) => drawMarks(pen, look, tier, of));
};

/** @param {ArrayLike<number>} values @returns {[number, number]} */
function spanOf(values) {
  let [low, high] = [0, 1];
  const step = strideOf(values);
  for (let i = 0; i < values.length; i += step) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return [low, high];
}

/** The picture as a file. @param {HTMLCanvasElement} canvas @param {string} name of the file, without its ending @param {'png' | 'svg'} kind */
export function savePicture(canvas, name, kind) {
  const document = canvas.ownerDocument;
  if (kind === 'png') return canvas.toBlob((blob) => blob && saveText(document, `${name}.png`, blob));
  const pen = new SvgPen();
  paint(canvas, pen);
  saveText(document, `${name}.svg`, pen.text(canvas.clientWidth, canvas.clientHeight, canvas.getAttribute('aria-label') ?? name), 'image/svg+xml');
}
