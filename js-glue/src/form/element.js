// SPDX-License-Identifier: MIT
// `<bantam-form>` around a form: the questions that decide a lead's quality, asked in the form itself, one at a time. Without scripts, without
// a model, with a model that cannot be read: the form is as it was. Registration is apart: `defineForm()`, or the script define.js.
import { takeEarly } from '../early_properties.js';
import { FormQualifier } from '../form_qualifier.js';
import { Conversation } from './conversation.js';
import { isOurs } from './fields.js';
import { Memory } from './memory.js';
import { formWords } from './words.js';

const DAYS_KEPT = 180;

// Where there are no elements (Node, a worker) the module still loads.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class BantamForm extends Base {
  static observedAttributes = ['model', 'profiling', 'mode', 'remember-days', 'consent'];
  /** @type {unknown} */
  #model = null;
  /** @type {Conversation | null} */
  #talk = null;
  #turn = 0;
  /** @type {HTMLFormElement | null} */
  #loading = null;
  /** @type {MutationObserver | null} */
  #watch = null;

  /** What `bantam publish-form` wrote: its text, bytes or module; stronger than the attribute, which is the module's address. */
  get model() {
    return this.#model;
  }
  set model(model) {
    if (model === this.#model) return;
    this.#model = model;
    this.#soon();
  }

  /** What the page's own consent manager says: true, false, or null for nothing. */
  get consent() {
    const said = this.getAttribute('consent');
    return said === null ? null : said === 'given';
  }
  set consent(given) {
    if (given === null) this.removeAttribute('consent');
    else this.setAttribute('consent', given ? 'given' : 'refused');
  }

  /** What follows if the form is sent now; null while nothing is loaded. */
  get step() {
    return this.#talk?.step ?? null;
  }

  /** What is known, also without a form post. */
  answers() {
    return this.#talk?.answers() ?? [];
  }

  /**
   * For pages that send by script: shows `<template data-step="…">` of this step in the form's place. Whether there was one.
   * @param {string | null} [step] the server's word, else the page's own
   */
  sent(step = this.step) {
    const template = [...this.querySelectorAll('template')].find((one) => one.dataset.step === step);
    if (!template || !this.#talk) return false;
    const follows = document.createElement('div');
    follows.dataset.bantamUi = '';
    follows.tabIndex = -1;
    follows.setAttribute('role', 'status');
    follows.append(template.content.cloneNode(true));
    this.#talk.form.hidden = true;
    this.#talk.form.after(follows);
    follows.focus();
    return true;
  }

  connectedCallback() {
    takeEarly(this, ['model', 'consent']);   // a consent manager may be the first to speak
    this.#watch ??= new MutationObserver((changes) => this.#changed(changes));
    this.#watch.observe(this, { childList: true, subtree: true });
    if (this.#isOurs()) this.#resume();
    else this.#soon();
  }

  disconnectedCallback() {
    // Moving is no end; nor is leaving with the form, for who comes back.
    queueMicrotask(() => this.isConnected || this.#end(this.#isOurs()));
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'consent') this.#talk?.consentTo(this.consent);
    else this.#soon();
  }

  /** The form there is to work on: inside, else around. */
  #form() {
    return this.querySelector('form') ?? this.closest('form');
  }

  /** Whether we talk on the form there is. */
  #isOurs() {
    return this.#talk?.form === this.#form();
  }

  /** @param {MutationRecord[]} changes */
  #changed(changes) {
    if (this.#form() !== (this.#talk?.form ?? this.#loading)) return void this.#soon();
    if (!this.#talk) return;
    const foreign = (/** @type {Node} */ node) => node instanceof Element && !isOurs(node);
    if (!this.#talk.whole || changes.some(({ target, addedNodes, removedNodes }) => foreign(target) && [...addedNodes, ...removedNodes].some(foreign))) this.#talk.remap();
  }

  #end(paused = false) {
    this.#turn += 1;
    this.#watch?.disconnect();
    this.#loading = null;
    if (paused) return this.#talk?.pause();
    this.#talk?.end();
    this.#talk = null;
  }

  #resume() {
    const talk = /** @type {Conversation} */ (this.#talk);
    this.#watch?.observe(talk.form, { childList: true, subtree: true });
    talk.resume();
  }

  async #soon() {
    const form = this.#form();
    if (!this.isConnected) return this.#end();
    if (!form) return;
    const turn = (this.#turn += 1);
    this.#loading = form;
    try {
      const [qualifier, words] = await this.#load();
      if (turn !== this.#turn || !this.isConnected) return qualifier.close();
      this.#talk?.end();
      this.#talk = this.#begin(form, qualifier, words);
      this.#resume();
    } catch (error) {
      if (turn !== this.#turn) return;
      const unheard = this.dispatchEvent(new CustomEvent('bantam:error', { detail: { error }, bubbles: true, composed: true, cancelable: true }));
      if (unheard && !this.#model && !this.getAttribute('model')) console.error(String(error));   // of what does not load browsers tell themselves
    }
  }

  async #load() {
    const address = this.getAttribute('model');
    if (!this.#model && !address) throw new Error('<bantam-form> needs a model.');
    const model = this.#model ?? (await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(/** @type {string} */ (address), document.baseURI).href));
    const lang = this.closest('[lang]')?.getAttribute('lang');
    const loading = FormQualifier.load({ model });
    return Promise.all([loading, lang ? formWords(lang) : loading.then(({ info }) => formWords(info.locale))]);
  }

  /** @param {HTMLFormElement} form @param {FormQualifier} qualifier @param {Awaited<ReturnType<typeof formWords>>} words */
  #begin(form, qualifier, words) {
    const now = () => new Date();
    const days = Number(this.getAttribute('remember-days') ?? DAYS_KEPT);
    return new Conversation({
      form, qualifier, words, now, inside: form.contains(this) ? this : null,
      memory: new Memory(qualifier.info.id, Number.isFinite(days) ? days : DAYS_KEPT, now),
      profiling: this.getAttribute('profiling') !== 'off', chat: this.getAttribute('mode') === 'chat', consent: this.consent,
      notice: this.querySelector('[slot=notice]') === null,
      tell: (type, detail) => this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })),
    });
  }
}

/** Makes the element known to the page; a second time does nothing. */
export function defineForm(registry = customElements) {
  registry.get('bantam-form') ?? registry.define('bantam-form', BantamForm);
}
