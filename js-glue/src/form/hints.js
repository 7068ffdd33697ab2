// SPDX-License-Identifier: MIT
// What is said politely beside an e-mail field once it is filled in: a mistyped provider, a private or a temporary address. Nothing is
// refused, and the visitor's text changes only when they ask for it.
import { fill, make } from './block.js';
import { fillIn } from './fields.js';
import { dress } from './look.js';

/** @typedef {typeof import('./words/en.js').default} Words */

let hints = 0;

export class EmailHint {
  /** @param {HTMLInputElement} input @param {import('../form_qualifier.js').FormQualifier} qualifier @param {Words} words */
  constructor(input, qualifier, words) {
    this.#input = input;
    this.#qualifier = qualifier;
    this.#words = words;
    this.#node = make('span', { class: 'bantam-hint', id: `bantam-hint-${(hints += 1)}`, 'data-bantam-ui': '', role: 'status', lang: words.locale });
    (input.closest('label') ?? input).after(this.#node);
    dress(this.#node);
    this.#described = input.getAttribute('aria-describedby');
    input.setAttribute('aria-describedby', [this.#described, this.#node.id].filter(Boolean).join(' '));
  }

  #input;
  #qualifier;
  #words;
  #node;
  #described;

  /** Once the visitor left the field. */
  show() {
    const address = this.#input.value;
    const mended = this.#qualifier.suggestDomain(address);
    const say = { free: this.#words.free, disposable: this.#words.disposable }[/** @type {string} */ (this.#qualifier.emailClass(address))];
    if (!mended) return this.#node.replaceChildren(say ?? '');
    const take = () => (fillIn(this.#input, mended), this.#input.focus());
    this.#node.replaceChildren(make('button', { type: 'button', class: 'bantam-link', onclick: take }, fill(this.#words.mistyped, { address: mended })));
  }

  /** While it is typed, nothing. */
  hide() {
    this.#node.replaceChildren();
  }

  remove() {
    this.#node.remove();
    if (this.#described === null) this.#input.removeAttribute('aria-describedby');
    else this.#input.setAttribute('aria-describedby', this.#described);
  }
}
