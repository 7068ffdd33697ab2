// SPDX-License-Identifier: MIT
// A moment that a caller gives, read by the core in the model's time zone.
import { misuse } from './bantam_error.js';
import { shortText } from './input.js';

const MOST_MOMENT = 64;

/** A Date as text; anything else as it is. @param {unknown} now */
export function momentText(now) {
  return now instanceof Date && !Number.isNaN(now.getTime()) ? now.toISOString() : now;
}

/**
 * Seconds since 1970.
 * @param {(text: Uint8Array) => number} parseTime
 * @param {unknown} now
 */
export function secondsOf(parseTime, now) {
  const bytes = shortText(momentText(now), MOST_MOMENT);
  const seconds = bytes ? parseTime(bytes) : NaN;
  if (Number.isNaN(seconds)) {
    throw misuse('bad_now', '`now` must be a Date or a moment such as 2026-11-02T09:15:00Z, of the years 1900 to 2199.');
  }
  return seconds;
}
