// SPDX-License-Identifier: MIT
// When the model's next day begins: what decays, expires or falls due by days is another thing then. A time zone that the browser does not
// know counts as UTC; where a zone moves its clocks between now and then the answer is off by as much, and asked for again.

/** @param {number} now ms @param {string} timeZone @returns {number} ms until then */
export function untilMidnight(now, timeZone) {
  /** @type {Intl.DateTimeFormat} */
  let format;
  const shape = /** @type {const} */ ({ hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' });
  try {
    format = new Intl.DateTimeFormat('en', { ...shape, timeZone });
  } catch {
    format = new Intl.DateTimeFormat('en', { ...shape, timeZone: 'UTC' });
  }
  const [hours, minutes, seconds] = format.format(now).split(':').map(Number);
  return 86_400_000 - ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}
