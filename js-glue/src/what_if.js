// SPDX-License-Identifier: MIT
// What if a weight, a limit, a threshold, a decay or the day were another? Made by Qualifier.whatIf. Changes are free; they are applied
// together when an answer is next asked for.
import { misuse } from './bantam_error.js';
import { shortText } from './input.js';
import { secondsOf } from './moment.js';
import { agreed } from './open_file.js';

const MOST_MOVERS = 100_000;
const MOST_BINS = 10_000;
const MOST_NAME = 256;
const MOST_STEPS = 100;

/** Both bounds. @param {import('../types/files.js').Bounds} range @returns {[number, number]} */
function rangeOf(range) {
  if (typeof range !== 'object' || range === null) throw misuse('misuse', 'Limits are { min, max }.');
  return [boundOf(range.min, -Infinity), boundOf(range.max, Infinity)];
}

/** A number, and of those that count something not less than none and at most `most`. @param {unknown} value @param {number} [most] */
function numberOf(value, most) {
  if (typeof value !== 'number') throw misuse('misuse', 'What counts or measures is a number.');
  return most === undefined ? value : Math.max(0, Math.min(Math.trunc(value) || 0, most));
}

/** A bound as a number: open where there is none. @param {unknown} bound @param {number} open */
function boundOf(bound, open) {
  if (bound === undefined || bound === null) return open;
  if (bound !== open && !Number.isFinite(bound)) throw misuse('misuse', 'A bound is a number, or null where there is none.');
  return /** @type {number} */ (bound);
}

/** What is no text, or too long to be a name, is none. @param {unknown} id */
const idBytes = (id) => shortText(id, MOST_NAME) || new Uint8Array();

export class WhatIf {
  /** @param {import('./open_file.js').OpenFile} file */
  constructor(file) {
    this.#file = file;
    agreed(file.call('whatIfFault'));
    /** @type {import('../types/files.js').WhatIfSummary} */
    this.summary = { ...file.summary, contacts: file.call('whatIfSize'), places: JSON.parse(file.call('placeNames')) };
  }

  #file;

  /** @param {string} rule @param {number} points */
  setPoints(rule, points) {
    if (typeof points !== 'number' || !Number.isFinite(points)) throw misuse('misuse', 'Points are a number.');
    agreed(this.#file.call('setPoints', idBytes(rule), points));
  }

  /** @param {string} rule @param {import('../types/files.js').DecayDocument} decay as in a model */
  setDecay(rule, decay) {
    const { type, days, everyDays, percent, steps } = /** @type {any} */ (decay ?? {});
    const numbers = type === 'linear' ? [everyDays, percent] : type === 'steps' ? Array.from(steps ?? []).slice(0, MOST_STEPS + 1).flatMap((step) => [step?.days, step?.percent]) : type === 'none' ? [] : [days];
    if (!numbers.every((number) => Number.isInteger(number) && Math.abs(number) < 1e6)) throw misuse('bad_value', 'Days and percentages are whole numbers.');
    agreed(this.#file.call('setDecay', idBytes(rule), idBytes(type), new Uint8Array(Int32Array.from(numbers).buffer)));
  }

  /** @param {string} group @param {import('../types/files.js').Bounds} limits */
  setGroupLimits(group, limits) {
    agreed(this.#file.call('setGroupLimits', idBytes(group), ...rangeOf(limits)));
  }

  /** @param {string} axis @param {import('../types/files.js').Bounds} limits */
  setAxisLimits(axis, limits) {
    agreed(this.#file.call('setAxisLimits', idBytes(axis), ...rangeOf(limits)));
  }

  tierBounds() {
    return JSON.parse(this.#file.call('tierBounds'));
  }

  /** @param {number} bound its place in tierBounds() @param {import('../types/files.js').Bounds} range */
  setTierBound(bound, range) {
    if (bound !== bound >>> 0) throw misuse('not_here', 'There is no such bound.');
    agreed(this.#file.call('setTierBound', bound, ...rangeOf(range)));
  }

  /** @param {Date | string} now */
  setNow(now) {
    this.#file.call('setNow', secondsOf((text) => this.#file.call('parseTime', this.#file.model, text), now));
  }

  keep() {
    this.#file.call('keep');
  }

  reset() {
    this.#file.call('reset');
  }

  count() {
    return JSON.parse(this.#file.call('count'));
  }

  /** @param {number} [most] */
  movers(most = 100) {
    return JSON.parse(this.#file.call('movers', numberOf(most, MOST_MOVERS)));
  }

  /** @param {{ from?: number, width?: number, bins?: number }} [shape] */
  histogram(shape) {
    const { from = 0, width = 10, bins = 20 } = shape ?? {};
    const all = this.#file.counts(this.#file.call('histogram', numberOf(from), numberOf(width), numberOf(bins, MOST_BINS)));
    return { now: all.slice(0, all.length / 2), base: all.slice(all.length / 2) };
  }

  /** @param {{ most?: number }} [shape] of more contacts than `most` evenly taken ones */
  results(shape) {
    const most = numberOf(shape?.most ?? Infinity);
    const size = this.summary.contacts;
    const stride = Math.max(1, Math.ceil(size / Math.max(1, most || 1)));
    const count = Math.ceil(size / stride);
    const points = this.#file.copy(Float64Array, this.#file.call('whatIfNumbers', stride), count * 3);
    const thin = (/** @type {any} */ column) => (stride === 1 ? column : column.constructor.from({ length: count }, (/** @type {any} */ _, /** @type {number} */ i) => column[i * stride]));
    return {
      row: thin(this.#file.copy(Uint32Array, this.#file.call('whatIfRecords'), size)),
      place: thin(this.#file.copy(Uint8Array, this.#file.call('whatIfPlaces'), size)),
      score: points.subarray(0, count), fit: points.subarray(count, count * 2), engagement: points.subarray(count * 2),
    };
  }

  staleRows() {
    return this.#file.call('staleRows');
  }

  /** @param {import('../types/files.js').FileWork} [work] */
  async reread(work) {
    const stale = this.#file.counts(this.#file.call('staleRows'));
    const records = this.#file.copy(Uint32Array, this.#file.call('whatIfRecords'), this.summary.contacts);
    const rows = stale.map((/** @type {number} */ contact) => records[contact]);
    await this.#file.readAgain(rows, (i, j, from) => {
      for (; i < j; ++i) agreed(this.#file.call('reread', stale[i], from));
    }, work);
    return stale.length;
  }

  close() {
    this.#file.close();
  }
}
