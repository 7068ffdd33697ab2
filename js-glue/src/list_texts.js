// SPDX-License-Identifier: MIT
// What records name by a number, and moments: the plain form is read here, everything else is asked of the core once.

/** Where a moment is missing, and where it cannot be one. */
export const UNDATED = -0x80000000;
export const NO_MOMENT = -0x80000001;
const FIRST_YEAR = 1970, YEARS = 68;   // what seconds in 32 bits hold
const LAST_DAY = 24_854;
const MOST_MOMENTS = 4096;

const monthStarts = new Int32Array(YEARS * 12 + 1);
for (let month = 0; month < monthStarts.length; ++month) monthStarts[month] = Date.UTC(FIRST_YEAR, month, 1) / 86_400_000;

/** Two digits; 1000 when they are none. @param {string} text @param {number} at */
function pair(text, at) {
  const tens = text.charCodeAt(at) - 48, ones = text.charCodeAt(at + 1) - 48;
  return (tens | (9 - tens) | ones | (9 - ones)) < 0 ? 1000 : tens * 10 + ones;
}

/** `2026-11-02T09:15:00Z`, as machines write it; NO_MOMENT for everything else, right or wrong. @param {string} text */
function zuluSeconds(text) {
  if (text.length !== 20 || text.charCodeAt(19) !== 90 || text.charCodeAt(10) !== 84 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 ||
      text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return NO_MOMENT;
  const century = pair(text, 0), rest = pair(text, 2), month = pair(text, 5), day = pair(text, 8);
  const hour = pair(text, 11), minute = pair(text, 14), second = pair(text, 17);
  const year = century * 100 + rest - FIRST_YEAR;
  if (year < 0 || year >= YEARS || rest > 99 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return NO_MOMENT;
  const place = year * 12 + month;
  const days = monthStarts[place - 1] + day - 1;
  return days >= monthStarts[place] || days > LAST_DAY ? NO_MOMENT : days * 86_400 + hour * 3600 + minute * 60 + second;
}

/** The texts of one core and their numbers. */
export class Texts {
  /** @param {{ learnWord: (text: string) => number, moment: (text: string) => number }} core */
  constructor(core) {
    this.core = core;
  }

  /** @type {Map<string, number>} */
  words = new Map();
  /** Local midnights, mostly: lists repeat their days. @type {Map<string, number>} */
  moments = new Map();

  /** The number of an id in an event; 0 when there is no room for more. @param {string} text */
  word(text) {
    return this.words.get(text) ?? this.#learn(text);
  }

  /** Seconds since 1970 of a moment as contacts write it: UNDATED for "", NO_MOMENT when it is none, NaN when records cannot hold it. @param {string} text */
  moment(text) {
    const plain = zuluSeconds(text);
    return plain !== NO_MOMENT ? plain : text === '' ? UNDATED : this.moments.get(text) ?? this.#askMoment(text);
  }

  /** @param {string} text */
  #learn(text) {
    const id = this.core.learnWord(text);
    if (id !== 0) this.words.set(text, id);
    return id;
  }

  /** @param {string} text */
  #askMoment(text) {
    const asked = this.core.moment(text);
    const seconds = Number.isNaN(asked) ? NO_MOMENT : Math.abs(asked) < 0x7FFFFFFF ? asked : NaN;
    if (this.moments.size >= MOST_MOMENTS) this.moments.clear();
    if (text.length <= 40) this.moments.set(text, seconds);
    return seconds;
  }
}
