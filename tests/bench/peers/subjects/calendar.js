// SPDX-License-Identifier: MIT
// Moments and local days of Europe/Helsinki for the JavaScript subjects, without the host's zone: ISO 8601 to seconds by its digits,
// and one table that says from which second of a UTC day it is tomorrow in Helsinki. Dates of 2010 to 2040; anything else is NaN.
const FIRST_YEAR = 2010, LAST_YEAR = 2040;
const DAY = 86_400;
export const UNDATED = -Infinity;

const firstDay = Date.UTC(FIRST_YEAR, 0, 1) / (DAY * 1000);
const monthStarts = new Int32Array((LAST_YEAR - FIRST_YEAR + 1) * 12);
for (let month = 0; month < monthStarts.length; ++month) monthStarts[month] = Date.UTC(FIRST_YEAR, month, 1) / (DAY * 1000);

const isSunday = (day) => (day + 4) % 7 === 0;
function lastSunday(year, monthAfter) {
  let day = Date.UTC(year, monthAfter, 1) / (DAY * 1000) - 1;
  while (!isSunday(day)) --day;
  return day;
}

/** By UTC day: the second of it at which the next local day begins. Clocks change at 01:00 UTC, before that second. */
const tomorrowFrom = new Int32Array(monthStarts[monthStarts.length - 1] + 31 - firstDay).fill(DAY - 2 * 3600);
for (let year = FIRST_YEAR; year <= LAST_YEAR; ++year) {
  tomorrowFrom.fill(DAY - 3 * 3600, lastSunday(year, 3) - firstDay, lastSunday(year, 10) - firstDay);
}

/** The local day of a moment. */
export function dayOf(seconds) {
  const day = Math.floor(seconds / DAY);
  return seconds - day * DAY >= tomorrowFrom[day - firstDay] ? day + 1 : day;
}

/** Seconds since 1970 of `2026-11-02T09:15:00Z` or of the local midnight of `2026-11-02`; UNDATED without a text. */
export function secondsOf(text) {
  if (text === undefined || text === null || text === '') return UNDATED;
  const digit = (at) => text.charCodeAt(at) - 48;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const day = monthStarts[(year - FIRST_YEAR) * 12 + digit(5) * 10 + digit(6) - 1] + digit(8) * 10 + digit(9) - 1;
  if (text.length === 20) return day * DAY + (digit(11) * 10 + digit(12)) * 3600 + (digit(14) * 10 + digit(15)) * 60 + digit(17) * 10 + digit(18);
  if (text.length === 10) return (day - 1) * DAY + tomorrowFrom[day - 1 - firstDay];
  return Date.parse(text) / 1000;
}
