// SPDX-License-Identifier: MIT
// What a visitor answered before, in their own browser: written only once they consented, forgotten by age, by question. Storage that is
// refused, full or spoilt is an empty memory.

const DAY = 86_400_000;
const MOST_TEXT = 500;
const MOST_ANSWERS = 32;

/** @typedef {{ option?: string, text?: string }} Kept neither: the visitor passed */

/** @param {unknown} one @returns {(Kept & { day: number }) | null} */
function keptOf(one) {
  const { option, text, day } = /** @type {any} */ (one ?? {});
  if (!Number.isInteger(day)) return null;
  if (typeof option === 'string') return { option, day };
  return typeof text === 'string' ? { text, day } : { day };
}

export class Memory {
  /** @param {string} name of the model @param {number} days that an answer is kept @param {() => Date} now */
  constructor(name, days, now) {
    this.#key = `bantam-form:${name}`;
    this.#days = days;
    this.#today = () => Math.floor(now().getTime() / DAY);
  }

  #key;
  #days;
  #today;

  /** By question; null: nothing is kept. @returns {Map<string, Kept> | null} */
  read() {
    const kept = this.#all();
    if (kept.size === 0) return null;
    const known = [...kept].map(([question, { day, ...answer }]) => /** @type {const} */ ([question, answer]));
    return new Map(known);
  }

  /** @param {Map<string, Kept>} answers those that are already kept the same keep their day */
  write(answers) {
    const kept = this.#all();
    let news = false;
    for (const [question, { option, text }] of answers) {
      const before = kept.get(question);
      const cut = text?.slice(0, MOST_TEXT);
      if (before && before.option === option && before.text === cut) continue;
      kept.set(question, { option, text: cut, day: this.#today() });
      news = true;
    }
    if (news) this.#put(kept);
  }

  /** @param {string} question */
  drop(question) {
    const kept = this.#all();
    if (kept.delete(question)) this.#put(kept);
  }

  clear() {
    try {
      localStorage.removeItem(this.#key);
    } catch { /* refused: there is nothing */ }
  }

  /** @returns {Map<string, Kept & { day: number }>} */
  #all() {
    /** @type {Map<string, Kept & { day: number }>} */
    const kept = new Map();
    try {
      const { answers } = JSON.parse(localStorage.getItem(this.#key) ?? '{}');
      const today = this.#today();
      for (const [question, one] of Object.entries(answers ?? {}).slice(0, MOST_ANSWERS)) {
        const answer = keptOf(one);
        if (answer && answer.day <= today + 1 && today - answer.day < this.#days) kept.set(question, answer);
      }
      if (answers && kept.size < Object.keys(answers).length) this.#put(kept);
    } catch { /* refused or spoilt */ }
    return kept;
  }

  /** @param {Map<string, Kept & { day: number }>} kept */
  #put(kept) {
    if (kept.size === 0) return this.clear();
    try {
      localStorage.setItem(this.#key, JSON.stringify({ answers: Object.fromEntries(kept) }));
    } catch { /* refused or full: asked again next time */ }
  }
}
