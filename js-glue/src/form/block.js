// SPDX-License-Identifier: MIT
// What the element draws into the form: one question at a time, between the page's own fields and its button. Plain elements, so that the
// page's type, direction and translation hold; made anew for each question, since a browser that translates rewrites what it finds. None of it has a
// name: what is posted are the hidden fields alone.
import { dress } from './look.js';

/** @typedef {import('../../types/form.js').FormQuestion} Question */
/** @typedef {typeof import('./words/en.js').default} Words */
/**
 * @typedef {object} Heard
 * @property {(option: string) => void} onOption
 * @property {(text: string) => boolean} onText false: not understood
 * @property {() => void} onPass
 * @property {() => void} onBack
 * @property {() => void} onForget
 * @property {(remember: boolean) => void} onRemember
 */

const MOST_TYPED = 300;
let blocks = 0;

/** @param {string} tag @param {Record<string, any>} [props] attributes; `on…` listeners; false and null are left out @param {(Node | string | null | false)[]} children */
export function make(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== false));
  return node;
}

/** @param {string} sentence @param {Record<string, string | number>} values */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

/** @param {string} label @param {string} kind @param {() => void} onclick */
const button = (label, kind, onclick) => make('button', { type: 'button', class: `bantam-${kind}`, onclick }, label);

export class Block {
  /** @param {Words} words @param {Heard} heard @param {{ lang: string }} options lang: of the questions */
  constructor(words, heard, { lang }) {
    this.#words = words;
    this.#heard = heard;
    this.#lang = lang;
    this.#id = `bantam-question-${(blocks += 1)}`;
    this.#asked = make('div', { role: 'group', 'aria-labelledby': this.#id });
    this.#foot = make('div');
    this.#hidden = make('div', { hidden: true });
    this.node = make('div', { class: 'bantam-form', 'data-bantam-ui': '', lang: words.locale }, this.#asked, this.#foot, this.#hidden);
  }

  #words;
  #heard;
  #lang;
  #id;
  #asked;
  #foot;
  #hidden;
  /** @type {HTMLInputElement | null} */
  #typed = null;

  /** Unless it is there: before the page's own button, with whatever stands around that; or where the page says. @param {HTMLFormElement} form @param {Element | null} inside */
  placeIn(form, inside) {
    if (form.contains(this.node)) return dress(this.node);
    const place = inside ?? form.querySelector('[data-bantam-questions]');
    let before = [...form.elements].find((one) => one.matches('button:not([type]), [type=submit], [type=image]')) ?? null;
    while (before?.parentElement && before.parentElement !== form && form.contains(before) && !before.parentElement.querySelector('input:not([type=submit]), select, textarea')) before = before.parentElement;
    if (place) place.append(this.node);
    else if (before && form.contains(before)) before.before(this.node);
    else form.append(this.node);
    dress(this.node);
  }

  /** @param {Question} question @param {{ number: number, most: number, back: boolean }} place */
  ask(question, { number, most, back }) {
    const { progress, skip, back: toBack } = this.#words;
    const heading = make('p', { class: 'bantam-ask', id: this.#id, tabindex: '-1', lang: this.#lang }, question.text);
    const options = question.options.map(({ id, label }) => {
      const option = button(label, 'option', () => this.#heard.onOption(id));
      option.dataset.option = id;
      option.lang = this.#lang;
      return option;
    });
    this.#typed = question.input === 'choice' || question.input === 'yesno' ? null : this.#input(question);
    this.#change(heading,
      make('p', { class: 'bantam-quiet' }, fill(progress, { number, most })),
      make('div', { class: 'bantam-row' }, ...options),
      this.#typed && this.#ownWords(this.#typed),
      make('div', { class: 'bantam-row' }, button(skip, 'link', this.#heard.onPass), back && button(toBack, 'link', this.#heard.onBack)));
  }

  /** Anything else instead of a question: an own field's turn, or that all is said, and the way back from there. @param {string} text @param {Node | null} [more] */
  say(text, more = text ? button(this.#words.back, 'link', this.#heard.onBack) : null) {
    this.#typed = null;
    this.#change(text && make('p', { class: 'bantam-quiet', id: this.#id, role: 'status', tabindex: '-1' }, text), more);
  }

  /** @param {{ remember: boolean | null, known: boolean, shown: boolean, notice: boolean }} state remember: null where it is not ours to ask; notice: not to whoever refused, for whom nothing is chosen */
  foot({ remember, known, shown, notice }) {
    const { remember: label, known: used, forget, notice: told } = this.#words;
    const box = make('input', { type: 'checkbox', onchange: () => this.#heard.onRemember(/** @type {HTMLInputElement} */ (box).checked) });
    /** @type {HTMLInputElement} */ (box).checked = remember === true;
    const held = this.#foot.matches(':focus-within');
    this.#foot.replaceChildren(...[
      known && make('p', { class: 'bantam-quiet' }, used, ' ', button(forget, 'link', this.#heard.onForget)),
      shown && remember !== null && make('label', { class: 'bantam-quiet' }, box, ' ', label),
      shown && notice && make('p', { class: 'bantam-quiet' }, told),
    ].filter((one) => one !== false));
    if (held) (box.isConnected ? box : this.#heading)?.focus();
  }

  /** The fields that are posted. @param {Map<string, string>} values */
  post(values) {
    const names = [...values].map(([name, value]) => make('input', { type: 'hidden', name, value, autocomplete: 'off' }));
    this.#hidden.replaceChildren(...names);
  }

  /** What stands in the field for own words, not yet told. */
  leftover() {
    return this.#typed?.value.trim() ?? '';
  }

  /** @param {Question} question */
  #input({ input }) {
    const numbers = input === 'number';
    const typed = /** @type {HTMLInputElement} */ (make('input', { type: 'text', class: 'bantam-typed', maxlength: MOST_TYPED, autocomplete: 'off', inputmode: numbers && 'numeric', 'aria-label': this.#words.own, placeholder: this.#words.own }));
    // Said once: it does not keep the visitor from sending.
    for (const type of ['input', 'blur']) typed.addEventListener(type, () => typed.setCustomValidity(''));
    typed.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      this.#tell(typed);
    });
    return typed;
  }

  /** @param {HTMLInputElement} typed */
  #ownWords(typed) {
    return make('div', { class: 'bantam-row' }, typed, button(this.#words.go, 'option', () => this.#tell(typed)));
  }

  /** @param {HTMLInputElement} typed */
  #tell(typed) {
    if (typed.value.trim() === '') return typed.focus();
    if (this.#heard.onText(typed.value)) return;
    typed.setCustomValidity(this.#words.unclear);
    typed.reportValidity();
  }

  /** Keeps the keyboard where it was: in the question. @param {(Node | string | null | false)[]} children */
  #change(...children) {
    const held = this.#asked.matches(':focus-within');
    this.#asked.replaceChildren(...children.filter((child) => child instanceof Node));
    if (held) this.#heading?.focus();
  }

  get #heading() {
    return /** @type {HTMLElement | null} */ (this.#asked.querySelector('[tabindex]'));
  }
}
