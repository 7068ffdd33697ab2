// SPDX-License-Identifier: MIT
// Dates as pages write them for people: "2 days ago", "yesterday at 9:15", "Nov 3, 2026 9:15 AM EET". What counts from now becomes a
// date, with the browser's own words for it in nine languages; whatever names a day is left to the core.

const LANGUAGES = ['en', 'fi', 'ru', 'pl', 'nb', 'de', 'es', 'fr', 'sv'];
const UNITS = /** @type {const} */ ({ second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800, month: 2_629_746, year: 31_556_952 });
const MOST = 40;
const ZONE = /(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?)\s+(?:[A-Z]{3,5}|(?:GMT|UTC)[+−-]\d+(?::\d{2})?)$/iu;
const CLOCK = /(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap])?\.?m?\.?$/iu;
/** What a date looks like: day and month in numbers, or a day of a month in words. */
const DATE = /^(?:\p{L}{2,12}\.?,?\s+)?(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\p{L}{3,12}\.?\s+\d{1,2},?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,12}\.?,?\s+(?:de\s+)?\d{4})(?:\s*г\.)?(?:,?\s*(?:at|klo|klockan|kl\.?|um|à|a las|в|o|godz\.?|T)?\s*\d{1,2}[:.]\d{2}.{0,12})?$/iu;

/** @param {string} text */
const folded = (text) => text.toLowerCase().replace(/[\s\u00a0\u202f]+/g, ' ').replace(/\.$/, '').trim();

/** "# days ago" → seconds of one, and whole days by their name → how many days ago. @type {{ ago: Map<string, number>, days: Map<string, number> } | undefined} */
let known;
function words() {
  if (known) return known;
  known = { ago: new Map(), days: new Map() };
  for (const language of LANGUAGES) {
    for (const style of /** @type {const} */ (['long', 'short', 'narrow'])) {
      const format = new Intl.RelativeTimeFormat(language, { style });
      for (const [unit, seconds] of Object.entries(UNITS)) {
        for (const count of [1, 2, 5, 21]) known.ago.set(folded(format.format(-count, /** @type {any} */ (unit))).replace(/\d+/, '#'), seconds);
      }
    }
    const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
    for (const days of [0, 1]) known.days.set(folded(format.format(-days, 'day')), days);
  }
  for (const now of ['just now', 'now', 'a few seconds ago', 'moments ago']) known.ago.set(now, 0);
  return known;
}

/** @param {number} instant ms */
function localDay(instant) {
  const day = new Date(instant);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((number) => String(number).padStart(2, '0')).join('-');
}

/**
 * The beginning of the day, week, month or year of an instant: what a page counts in weeks it counts so for seven days, and one event
 * should not become seven.
 * @param {number} instant ms @param {number} unit seconds
 */
function beginning(instant, unit) {
  const day = new Date(instant);
  if (unit === UNITS.week) day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  if (unit >= UNITS.month) day.setDate(1);
  if (unit === UNITS.year) day.setMonth(0);
  return localDay(day.getTime());
}

/** @param {string} text @param {number} now ms @returns {string | null} */
function fromNow(text, now) {
  const { ago, days } = words();
  const plain = folded(text).replace(/^(an?|one|about an?|about) /, (one) => (/about$/.test(one.trim()) ? '' : '1 '));
  const seconds = ago.get(plain.replace(/\d+/, '#'));
  if (seconds !== undefined) return beginning(now - 1_000 * seconds * Number(/\d+/.exec(plain)?.[0] ?? 1), seconds);
  for (const [name, count] of days) {
    if (!plain.startsWith(name) || (plain.length > name.length && !/[\s,]/.test(plain[name.length]))) continue;
    const day = localDay(now - count * 86_400_000);
    const [, hours, minutes, half] = CLOCK.exec(plain.slice(name.length)) ?? [];
    if (plain.length > name.length && !hours) return null;
    if (!hours) return day;
    const hour = (Number(hours) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0);
    return new Date(`${day}T${String(hour).padStart(2, '0')}:${minutes}:00`).toISOString();
  }
  return null;
}

/** A date without the small words around it: "Tue, 3 November 2026 at 9:15" → "3 November 2026 9:15". @param {string} text */
function bare(text) {
  const day = text.replace(/^\p{L}{2,12}\.?,\s+(?=[\p{L}\d])/u, '').replace(/^(\d{1,2})\.?\s+(?:de\s+)?(\p{L}{3,12}\.?)\s+de\s+(?=\d{4})/u, '$1 $2 ');
  return day.replace(/(\d{4})\s*(?:г\.)?,?\s*(?:at|klo|klockan|kl\.?|um|à|a las|в|o|godz\.?)?\s+(?=\d{1,2}[:.]\d{2})/iu, '$1 ').replace(/(\d{4})\s*г\.$/u, '$1').replace(ZONE, '$1');
}

/** The same moment, written so that the core can read it; other texts stay. @param {string} text @param {number} [now] ms */
export function dated(text, now = Date.now()) {
  if (text.length > MOST || text.length < 3) return text;
  return fromNow(text, now) ?? (/\d/.test(text) && DATE.test(text.replace(ZONE, '$1')) ? bare(text) : text);
}

/** Whether a text is a date and nothing else. @param {string} text */
export const isDate = (text) => text.length >= 3 && text.length <= MOST && (DATE.test(text) || fromNow(text, 0) !== null);
