// SPDX-License-Identifier: MIT
// What the form's own inputs say, told to the qualifier as it is typed, pasted, filled in by the browser or set by a framework.
import { mapFields, readField } from './fields.js';
import { EmailHint } from './hints.js';

/**
 * @typedef {object} Asked
 * @property {(fact: string) => boolean} untold whether nothing is known of it but by the form
 * @property {(fact: string) => void} onFact the form says it now
 * @property {(yes: boolean) => void} onConsent a box was ticked, or is not ticked any more
 */

export class Inputs {
  /** @param {import('./conversation.js').Setting} setting @param {Asked} asked */
  constructor({ form, qualifier, words, now }, asked) {
    this.#form = form;
    this.#qualifier = qualifier;
    this.#words = words;
    this.#now = now;
    this.#asked = asked;
    form.addEventListener('input', this.#typing);
    form.addEventListener('change', this.#left);
  }

  #form;
  #qualifier;
  #words;
  #now;
  #asked;
  /** @type {import('./fields.js').Field[]} */
  #fields = [];
  /** What they said last, by attribute. @type {Map<string, string>} */
  #told = new Map();
  /** @type {{ of: HTMLInputElement, hint: EmailHint } | null} */
  #email = null;

  get hasConsent() {
    return this.#fields.some(({ attribute }) => attribute === 'consent.profiling');
  }

  /** The questions whose answers the form posts itself. */
  answered() {
    const posts = (/** @type {import('./fields.js').Field} */ { attribute, controls }) => this.#told.get(attribute ?? '') && controls.some((one) => !one.matches(':disabled'));
    return new Set(this.#fields.filter(posts).map(({ question }) => question));
  }

  /** After inputs came or went. */
  find() {
    this.#fields = mapFields(this.#form, this.#qualifier);
    const present = new Set(this.#fields.map(({ attribute }) => attribute));
    for (const attribute of [...this.#told.keys()].filter((one) => !present.has(one))) {
      this.#told.delete(attribute);
      if (attribute === 'person.email') this.#qualifier.answer(attribute, '');
      else if (attribute !== 'consent.profiling') this.#qualifier.forget(attribute);
    }
    const email = this.#fields.find(({ attribute }) => attribute === 'person.email')?.controls[0];
    if (email === this.#email?.of) return;
    this.#email?.hint.remove();
    this.#email = email instanceof HTMLInputElement && email.type !== 'hidden' ? { of: email, hint: new EmailHint(email, this.#qualifier, this.#words) } : null;
  }

  /** What they say now; whether that is news. */
  read() {
    let news = false;
    for (const { attribute, controls } of this.#fields) {
      const fact = /** @type {string} */ (attribute);
      const texts = readField(controls);
      const before = this.#told.get(fact);
      if (before === texts.join('\n')) continue;
      this.#told.set(fact, texts.join('\n'));
      news = true;
      if (fact === 'person.email') this.#qualifier.answer(fact, texts[0] ?? '');
      else if (fact === 'consent.profiling') this.#heard(texts, before !== undefined);
      else this.#tell(fact, texts, controls[0].type === 'hidden');
    }
    return news;
  }

  /** What was said of this fact, or of all, is to be read again. @param {string} [fact] */
  again(fact) {
    if (fact === undefined) this.#told.clear();
    else this.#told.delete(fact);
  }

  end() {
    this.#form.removeEventListener('input', this.#typing);
    this.#form.removeEventListener('change', this.#left);
    this.#email?.hint.remove();
    this.#email = null;
  }

  #typing = (/** @type {Event} */ { target }) => void (target === this.#email?.of && this.#email.hint.hide());
  #left = (/** @type {Event} */ { target }) => void (target === this.#email?.of && this.#hint());

  /** Not while a button is held down: one that moves away from under the pointer is not pressed. */
  #hint() {
    setTimeout(() => (document.querySelector(':active') ? this.#hint() : this.#email?.hint.show()), 50);
  }

  /** What a visitor can fill in is not asked again, filled in or not, understood or not. @param {string} fact @param {string[]} texts @param {boolean} unseen they cannot */
  #tell(fact, [shown, named], unseen) {
    const told = (/** @type {string} */ text) => (text ? this.#qualifier.answer(fact, text, { now: this.#now() }) : null);
    if (shown !== undefined) {
      this.#asked.onFact(fact);
      if (told(shown)?.option || told(named)?.option || told(shown || named)) return;
    }
    if (unseen) this.#qualifier.forget(fact);
    else if (this.#asked.untold(fact)) this.#qualifier.pass(fact);
  }

  /** An untouched box says nothing; one that was ticked and is not any more says no. @param {string[]} texts @param {boolean} touched */
  #heard(texts, touched) {
    const yes = texts.length > 0 && !/^(no|false|0|off)$/i.test(/** @type {string} */ (texts.at(-1)));
    if (yes || touched) this.#asked.onConsent(yes);
  }
}
