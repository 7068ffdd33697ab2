// SPDX-License-Identifier: MIT
// Where WebAssembly is refused: the questions in their fixed order, options by their words alone, nothing judged. The same methods as
// FormModule.

const UNKNOWN = -1;
const OWN_WORDS = -2;
const PASSED = -3;
const plain = (/** @type {string} */ text) => text.trim().toLowerCase();

export class FixedForm {
  /** @param {ReturnType<typeof import('./form_text.js').readFormText>} form */
  constructor(form) {
    this.#form = form;
    this.#told = form.questions.map(() => ({ answer: UNKNOWN, asked: false }));
  }

  #form;
  #told;

  /** @param {number} question @param {string} text @param {boolean} asked */
  tell = (question, text, asked) => {
    const wanted = plain(text);
    const option = this.#form.questions[question].options.findIndex(({ id, label }) => plain(label) === wanted || plain(id) === wanted);
    const answer = wanted === '' ? UNKNOWN : option < 0 ? OWN_WORDS : option;
    this.#told[question] = { answer, asked: asked && answer !== UNKNOWN };
    return answer;
  };
  /** @param {number} question @param {number} option @param {boolean} asked */
  choose = (question, option, asked) => void (this.#told[question] = { answer: option, asked });
  /** @param {number} question @param {boolean} asked */
  pass = (question, asked) => void (this.#told[question] = { answer: PASSED, asked });
  /** @param {number} question */
  forget = (question) => void (this.#told[question] = { answer: UNKNOWN, asked: false });
  consent = () => {};
  next = () => (this.#told.filter(({ asked }) => asked).length < this.#form.budget ? this.#told.findIndex(({ answer }) => answer === UNKNOWN) : UNKNOWN);
  step = () => this.#form.plainStep;
  email = () => 'unknown';
  suggest = () => '';
  /** By the attribute's own path alone. @param {string} name */
  find = (name) => (name === 'person.email' || name === 'consent.profiling' || this.#form.questions.some(({ fact }) => fact === name) ? { rank: 3, attribute: name } : null);
}
