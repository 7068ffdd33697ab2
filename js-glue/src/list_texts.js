// SPDX-License-Identifier: MIT
// What records name by a number, and moments: the plain forms are read here, everything else is asked of the core once.

/** Where a moment is missing, and where it cannot be one. */
export const UNDATED = -0x80000000;
export const NO_MOMENT = -0x80000001;
const FIRST_YEAR = 1970, YEARS = 68;   // what seconds in 32 bits hold
const MOST_DAYS = 4096;

const monthStarts = new Int32Array(YEARS * 12 + 1);
for (let month = 0; month < monthStarts.length; ++month) monthStarts[month] = Date.UTC(FIRST_YEAR, month, 1) / 86_400_000;

/** @param {string} text @param {number} at */
const pair = (text, at) => {
  const tens = text.charCodeAt(at) - 48, ones = text.charCodeAt(at + 1) - 48;
  return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? 1000 : tens * 10 + ones;
};

/** `2026-11-02T09:15:00Z`, which machines write; NO_MOMENT for everything else, right or wrong. @param {string} text */
function zuluSeconds(text) {
  if (text.length !== 20 || text.charCodeAt(19) !== 90 || text.charCodeAt(10) !== 84 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 ||
      text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NO_MOMENT;
  const century = pair(text, 0), rest = pair(text, 2), month = pair(text, 5), day = pair(text, 8);
  const hour = pair(text, 11), minute = pair(text, 14), second = pair(text, 17);
  const year = century * 100 + rest - FIRST_YEAR;
  if (year < 0 || year >= YEARS || rest > 99 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return NO_MOMENT;
  const place = year * 12 + month;
  const days = monthStarts[place - 1] + day - 1;
  return days >= monthStarts[place] || days >= 24_855 ? NO_MOMENT : days * 86_400 + hour * 3600 + minute * 60 + second;
}

/**
 * Seconds since 1970 of a moment as contacts write it: UNDATED for "", NO_MOMENT when it is none, NaN when records cannot hold it.
 * @param {(text: string) => number} ask the core: NaN when it is none
 */
export function momentReader(ask) {
  /** Local midnights: lists repeat their days. @type {Map<string, number>} */
  const known = new Map();
  return (/** @type {string} */ text) => {
    const plain = zuluSeconds(text);
    if (plain !== NO_MOMENT) return plain;
    if (text === '') return UNDATED;
    let seconds = known.get(text);
    if (seconds === undefined) {
      const asked = ask(text);
      seconds = Number.isNaN(asked) ? NO_MOMENT : Math.abs(asked) < 0x7FFFFFFF ? asked : NaN;
      if (known.size >= MOST_DAYS) known.clear();
      if (text.length <= 32) known.set(text, seconds);
    }
    return seconds;
  };
}

/**
 * The number of a text: `ask` is asked once; 0, when there is no room for more, is not remembered.
 * @template Key
 * @param {(key: Key) => number} ask
 */
export function numbered(ask) {
  /** @type {Map<Key, number>} */
  const known = new Map();
  return (/** @type {Key} */ key) => {
    let id = known.get(key);
    if (id === undefined) {
      id = ask(key);
      if (id !== 0) known.set(key, id);
    }
    return id;
  };
}
