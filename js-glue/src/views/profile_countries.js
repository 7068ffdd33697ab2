// SPDX-License-Identifier: MIT
// Countries as people write them: by code or by name, with slips of the pen. What is not known stays as it was written, since the core
// looks for names as they stand in the records too; the form only says so.

// Regions that are no countries, and codes that have gone.
const NONE = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'SU', 'DD', 'YU', 'CS', 'AN', 'UK', 'FX', 'TP', 'ZR', 'BU', 'NT', 'VD', 'YD']);
const SHORT = { usa: 'US', uk: 'GB' };
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** @param {string} name */
const folded = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** @type {Map<string, Map<string, string>>} */
const known = new Map();

/** Codes by folded name, in a language and in English. @param {string} locale */
function codesIn(locale) {
  const made = known.get(locale) ?? new Map(Object.entries(SHORT));
  if (known.has(locale)) return made;
  known.set(locale, made);
  for (const language of new Set(['en', locale])) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
      const name = NONE.has(code) ? undefined : names.of(code);
      if (name) made.set(folded(name), code);
    }
  }
  return made;
}

/** The code of a country that is written by code or name; anything else as it is. @param {string} locale @param {string} word */
export function countryOf(locale, word) {
  const codes = codesIn(locale);
  const code = word.toUpperCase();
  return codes.get(folded(word)) ?? (word.length === 2 && new Set(codes.values()).has(code) ? code : word);
}

/** How many letters must change, at most `most` + 1; neighbours that changed places count once. @param {string} one @param {string} other @param {number} most */
function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, row] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; ++i) {
    const next = [i];
    for (let j = 1; j <= other.length; ++j) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

/** What is not known as a country, and the country that may have been meant. @param {string} locale @param {string} word @returns {{ code: string | null } | null} null: it is known */
export function doubtOf(locale, word) {
  const codes = codesIn(locale);
  if (/^[A-Z]{2}$/.test(word) && new Set(codes.values()).has(word)) return null;
  const name = folded(word);
  if (codes.has(name)) return null;
  const most = name.length < 5 ? 1 : 2;
  const near = [...codes].map(([other, code]) => ({ code, away: slips(name, other, most) })).sort((a, b) => a.away - b.away)[0];
  return { code: near.away <= most ? near.code : null };
}
