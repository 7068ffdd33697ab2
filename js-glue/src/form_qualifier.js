// SPDX-License-Identifier: MIT
// A visitor of a web form and the published model: what to ask next, and which step fits. Carries between page and core, decides nothing.
import { BantamError, misuse } from './bantam_error.js';
import { compileForm, FormModule } from './form_module.js';
import { formTextOf, readFormText } from './form_text.js';

export { BantamError };

/** @typedef {FormModule | import('./form_fixed.js').FixedForm} FormCore */

const NO_DAY = -(2 ** 31);
const DAY = 86_400_000;

/** The calendar day where the visitor is, in days since 1970. @param {Date | undefined} now */
function dayOf(now) {
  if (now === undefined) return NO_DAY;
  const day = now instanceof Date ? Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY : NaN;
  if (Number.isNaN(day)) throw misuse('bad_now', '`now` must be a Date.');
  return day;
}

/** An autocomplete list's own word: the last one. @param {unknown} list */
const lastWord = (list) => String(list ?? '').trim().split(/\s+/).at(-1) ?? '';

export class FormQualifier {
  /** @param {import('../types/form.js').FormLoadOptions} options @returns {Promise<FormQualifier>} */
  static async load(options) {
    const { model, bytes, allowFixed = true } = options ?? {};
    const text = formTextOf(model);
    const form = readFormText(text);
    try {
      const compiled = await compileForm(bytes);
      return new FormQualifier(form, true, () => new FormModule(compiled, text));
    } catch (error) {
      const refused = error instanceof BantamError && error.code === 'no_instance';
      if (!refused || !allowFixed) throw error;
    }
    const { FixedForm } = await import('./form_fixed.js');
    return new FormQualifier(form, false, () => new FixedForm(form));
  }

  /** @param {ReturnType<typeof readFormText>} form @param {boolean} judges @param {() => FormCore} start */
  constructor(form, judges, start) {
    this.#form = form;
    this.#start = start;
    this.judges = judges;
    this.#core = start();
  }

  #form;
  #start;
  /** @type {FormCore | null} */
  #core;
  #closed = false;
  /** What was told, by question: kept so that a lost instance can be told again. @type {Map<number, { option?: number, text?: string, passed?: boolean, asked: boolean, answer: number, today: number }>} */
  #told = new Map();
  #email = '';
  #mayJudge = true;

  get info() {
    const { plainStep, ...info } = this.#form;
    return structuredClone(info);
  }

  /** @param {Iterable<import('../types/form.js').FormField>} inputs @returns {import('../types/form.js').FormMapping[]} */
  map(inputs) {
    const found = [...inputs].map(({ name, autocomplete, label, id }) => {
      const names = [lastWord(autocomplete), name, label, id].filter((text) => typeof text === 'string' && text !== '');
      const matches = names.map((text) => this.#call((core) => core.find(/** @type {string} */ (text)))).filter((match) => match !== null);
      return matches.reduce((best, match) => (match.rank > best.rank ? match : best), matches[0] ?? { rank: 0, attribute: '' });
    });
    // One input an attribute: the better match, of equal ones the first.
    return found.map(({ rank, attribute }, i) => {
      const beaten = found.some((other, j) => other.attribute === attribute && (other.rank > rank || (other.rank === rank && j < i)));
      const index = this.#form.questions.findIndex(({ fact }) => fact === attribute);
      if (rank === 0 || beaten) return { attribute: null, question: null };
      return { attribute, question: index < 0 ? null : this.#form.questions[index].id };
    });
  }

  /** @param {string} key @param {unknown} value @param {{ now?: Date }} [options] @returns {import('../types/form.js').FormAnswer | null} */
  answer(key, value, { now } = {}) {
    const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
    if (text === null) throw misuse('bad_answer', 'An answer is text, a number, or true or false.');
    if (key === 'person.email') return this.#tellEmail(text), null;
    if (key === 'consent.profiling' && typeof value === 'boolean') return this.consent(value), null;
    const { index, asked } = this.#find(key);
    const today = dayOf(now);
    const answer = this.#call((core) => core.tell(index, text, asked, today));
    if (answer === -1) this.#told.delete(index);
    else this.#told.set(index, { text, asked, answer, today });
    return this.#answerOf(index);
  }

  /** @param {string} key @param {string} option @returns {import('../types/form.js').FormAnswer | null} */
  choose(key, option) {
    const { index, asked } = this.#find(key);
    const answer = this.#form.questions[index].options.findIndex(({ id }) => id === option);
    if (answer < 0) throw misuse('unknown_option', `The question has no option ${option}.`);
    this.#call((core) => core.choose(index, answer, asked));
    this.#told.set(index, { option: answer, asked, answer, today: NO_DAY });
    return this.#answerOf(index);
  }

  /** @param {string} key */
  pass(key) {
    const { index, asked } = this.#find(key);
    this.#call((core) => core.pass(index, asked));
    this.#told.set(index, { passed: true, asked, answer: -3, today: NO_DAY });
  }

  /** @param {string} key */
  forget(key) {
    const { index } = this.#find(key);
    this.#call((core) => core.forget(index));
    this.#told.delete(index);
  }

  /** @param {boolean} mayJudge */
  consent(mayJudge) {
    this.#call((core) => core.consent(mayJudge));
    this.#mayJudge = mayJudge;
  }

  next() {
    const index = this.#call((core) => core.next());
    return index < 0 ? null : structuredClone(this.#form.questions[index]);
  }

  step() {
    return this.#form.steps[this.#call((core) => core.step())];
  }

  /** @param {string} email @returns {string | null} */
  suggestDomain(email) {
    return this.#call((core) => core.suggest(String(email))) || null;
  }

  /** The class of an address's domain; the address counts from now on. @param {string} email */
  emailClass(email) {
    return this.#tellEmail(String(email));
  }

  answers() {
    return [...this.#told.keys()].sort((a, b) => a - b).map((index) => /** @type {import('../types/form.js').FormAnswer} */ (this.#answerOf(index)));
  }

  close() {
    this.#closed = true;
    this.#core = null;
  }

  /** @param {string} email */
  #tellEmail(email) {
    this.#email = email;
    return /** @type {import('../types/form.js').EmailClass} */ (this.#call((core) => core.email(email)));
  }

  /** A question by its id was asked; by its fact it is known otherwise. @param {string} key */
  #find(key) {
    const byId = this.#form.questions.findIndex(({ id }) => id === key);
    const index = byId < 0 ? this.#form.questions.findIndex(({ fact }) => fact === key) : byId;
    if (index < 0) throw misuse('unknown_question', `The form has no question ${key}.`);
    return { index, asked: byId >= 0 };
  }

  /** @param {number} index @returns {import('../types/form.js').FormAnswer | null} */
  #answerOf(index) {
    const told = this.#told.get(index);
    if (told === undefined) return null;
    const { id, fact, options } = this.#form.questions[index];
    return { question: id, fact, option: options[told.answer]?.id ?? null, text: told.text ?? options[told.answer]?.label ?? null };
  }

  /**
   * Whatever the core throws loses its instance; the next call gets a fresh one that was told the same.
   * @template Answer
   * @param {(core: FormCore) => Answer} ask
   * @returns {Answer}
   */
  #call(ask) {
    if (this.#closed) throw misuse('closed', 'This form qualifier was closed.');
    const core = (this.#core ??= this.#again());
    try {
      return ask(core);
    } catch (cause) {
      this.#core = null;
      throw misuse('instance_lost', 'This input needs more memory or stack than there is. A fresh instance takes the next call.', cause);
    }
  }

  #again() {
    const core = this.#start();
    for (const [index, { option, text, passed, asked, today }] of this.#told) {
      if (passed) core.pass(index, asked);
      else if (option !== undefined) core.choose(index, option, asked);
      else core.tell(index, text ?? '', asked, today);
    }
    core.email(this.#email);
    core.consent(this.#mayJudge);
    return core;
  }
}
