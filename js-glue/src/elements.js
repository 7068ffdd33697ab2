// SPDX-License-Identifier: MIT
// The badge and the panel as elements, for pages that have custom elements. They hold what they are given, draw it into their
// shadow root, and turn the view's callbacks into events: `onAnswer(detail)` is heard as `bantam-answer`. Their registration is
// apart: `defineElements()`.
import { takeEarly } from './early_properties.js';
import { badge } from './views/badge.js';
import { erase } from './views/dom.js';
import { panel } from './views/panel.js';
import { loadWords } from './views/words.js';

const SHOWN = ['theme', 'form', 'dir'];

// Where there are no elements (a worker, an extension's script) the module still loads.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

class ViewElement extends Base {
  static observedAttributes = [...SHOWN, 'locale', 'controls'];
  /** @type {any} */
  #annotation = null;
  /** @type {any} */
  #options = {};
  #drawn = 0;
  #root = this.attachShadow({ mode: 'open' });

  get annotation() {
    return this.#annotation;
  }
  set annotation(annotation) {
    this.#annotation = annotation;
    this.#soon();
  }

  /** As of the view; what an attribute says is stronger. */
  get options() {
    return this.#options;
  }
  set options(options) {
    this.#options = options ?? {};
    this.#soon();
  }

  connectedCallback() {
    takeEarly(this, ['annotation', 'options']);
    this.#soon();
  }

  attributeChangedCallback() {
    this.#soon();
  }

  // What is set together is drawn once.
  async #soon() {
    const turn = (this.#drawn += 1);
    const words = this.#options.words ?? (await loadWords(this.getAttribute('locale') ?? this.lang ?? 'en'));
    if (turn !== this.#drawn || !this.isConnected) return;
    if (!this.#annotation) return erase(this.#root);
    const { view, heard } = /** @type {{ view: Function, heard: string[] }} */ (/** @type {unknown} */ (this.constructor));
    const told = this.hasAttribute('controls') ? Object.fromEntries(heard.map((on) => [on, this.#teller(on)])) : {};
    const attributes = Object.fromEntries(SHOWN.filter((one) => this.hasAttribute(one)).map((one) => [one, this.getAttribute(one)]));
    view(this.#root, this.#annotation, { ...told, ...this.#options, ...attributes, words });
  }

  /** @param {string} on */
  #teller(on) {
    const type = `bantam-${on.slice(2).toLowerCase()}`;
    return (/** @type {object} */ detail) => this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** `<bantam-badge>`: with the attribute `controls` it is a button. */
export class BantamBadge extends ViewElement {
  static view = badge;
  static heard = ['onOpen'];
}

/** `<bantam-panel>`: with the attribute `controls` it takes answers. */
export class BantamPanel extends ViewElement {
  static view = panel;
  static heard = ['onAnswer', 'onAsked', 'onWrong', 'onOverride', 'onVerify', 'onResponse', 'onFeedback'];
}

/** Makes the elements known to the page; a second time does nothing. */
export function defineElements(registry = customElements) {
  registry.get('bantam-badge') ?? registry.define('bantam-badge', BantamBadge);
  registry.get('bantam-panel') ?? registry.define('bantam-panel', BantamPanel);
}
