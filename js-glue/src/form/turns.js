// SPDX-License-Identifier: MIT
// Chat-like: the form's own fields come one at a time too, each checked by the browser before the next; what was said stands above. A field
// that is not its turn is not shown, and the form's button comes last. Nothing is moved: without us the form is whole.
import { make } from './block.js';
import { controlsOf, groupsOf, isOurs, readField, titleOf } from './fields.js';
import { dress } from './look.js';

const LATER = 'data-bantam-later';

/** @typedef {import('./fields.js').Control} Control */
/** @typedef {{ key: string, title: string, controls: Control[], nodes: Element[] }} Turn */

export class Turns {
  /** @param {HTMLFormElement} form @param {typeof import('./words/en.js').default} words @param {() => void} onTurn */
  constructor(form, words, onTurn) {
    this.#form = form;
    this.#words = words;
    this.#onTurn = onTurn;
    this.#log = make('ol', { class: 'bantam-log', 'data-bantam-ui': '', lang: words.locale });
    form.prepend(this.#log);
    dress(this.#log);
    form.addEventListener('invalid', this.#invalid, true);
    form.addEventListener('keydown', this.#key);
    form.addEventListener('change', this.#retold);
  }

  #form;
  #words;
  #onTurn;
  #log;
  /** @type {Turn[]} */
  #turns = [];
  /** The first control of a turn that is over, and what stands above of it. @type {Map<EventTarget | null, Text>} */
  #done = new Map();
  #last = false;

  /** After inputs came or went. */
  find() {
    for (const node of this.#form.querySelectorAll(`[${LATER}]`)) node.removeAttribute(LATER);
    // What nobody can see or fill in, a trap for robots say, has no turn.
    const seen = (/** @type {Control} */ control) => !control.matches(':disabled') && [control, ...(control.labels ?? [])].some((one) => one.getClientRects().length > 0);
    const groups = groupsOf(this.#form).filter((controls) => controls.some(seen));
    this.#turns = groups.map((controls, i) => ({ key: `turn ${i}`, title: titleOf(controls), controls, nodes: this.#nodesOf(controls) }));
    this.#hide();
  }

  /** Whose turn it is, with the button that goes on; null: all of the form's own fields had theirs. */
  get turn() {
    const turn = this.#turns.find(({ controls: [control] }) => !this.#done.has(control));
    if (!turn) return null;
    const more = make('button', { type: 'button', class: 'bantam-option', onclick: () => this.#next(turn) }, this.#words.next);
    return { key: turn.key, more };
  }

  /** @param {boolean} last whether only sending is left */
  show(last) {
    this.#last = last;
    this.#hide();
  }

  /** The text of what was said. @param {string} asked @param {string | null} said @param {(() => void)} [change] */
  log(asked, said, change) {
    const entry = make('li', {}, make('p', {}, asked));
    const changed = () => (entry.remove(), change?.());
    const again = change && make('button', { type: 'button', class: 'bantam-link', onclick: changed, 'aria-label': `${this.#words.change}: ${asked}` }, this.#words.change);
    const words = new Text(said ?? this.#words.none);
    entry.append(make('p', { class: 'bantam-said' }, words, again ? ' ' : '', again ?? ''));
    this.#log.append(entry);
    return words;
  }

  /** The last question; own fields that were changed may stand below. */
  unlog() {
    [...this.#log.children].reverse().find((entry) => !entry.querySelector('button'))?.remove();
  }

  restart() {
    this.#done.clear();
    this.#log.replaceChildren();
    this.#hide();
  }

  end() {
    this.#form.removeEventListener('invalid', this.#invalid, true);
    this.#form.removeEventListener('keydown', this.#key);
    this.#form.removeEventListener('change', this.#retold);
    this.#log.remove();
    for (const node of this.#form.querySelectorAll(`[${LATER}]`)) node.removeAttribute(LATER);
  }

  /** @param {Turn} turn */
  #next(turn) {
    if (!turn.controls.every((control) => control.reportValidity())) return;
    const boxed = turn.controls[0].type === 'checkbox' && turn.controls.length === 1;
    const [said = null] = readField(turn.controls);
    this.#done.set(turn.controls[0], this.log(turn.title, boxed && said !== null ? '✓' : said, () => this.#again(turn)));
    this.#onTurn();
    const shown = this.turn && this.#turns.find(({ key }) => key === this.turn?.key);
    (shown?.controls[0] ?? /** @type {HTMLElement | null} */ (this.#form.querySelector('.bantam-form [tabindex]')))?.focus();
  }

  /** @param {Turn} turn */
  #again(turn) {
    this.#done.delete(turn.controls[0]);
    this.#onTurn();
    turn.controls[0].focus();
  }

  /** Enter goes on, as it would send a form of one field. @param {KeyboardEvent} event */
  #key = (event) => {
    const control = /** @type {Control} */ (event.target);
    const turn = this.#turns.find(({ controls }) => controls.includes(control));
    if (event.key !== 'Enter' || event.isComposing || !turn || control.type === 'textarea' || this.turn === null) return;
    event.preventDefault();
    this.#next(turn);
  };

  /** An address that is mended after its turn is told as it is sent. @param {Event} event */
  #retold = ({ target }) => {
    const words = this.#done.get(target);
    if (words && target instanceof HTMLInputElement && target.value) words.data = target.value;
  };

  /** The browser will not send because of a field out of sight: it comes back. @param {Event} event */
  #invalid = ({ target }) => {
    for (const { controls, nodes } of this.#turns) if (controls.includes(/** @type {Control} */ (target))) nodes.forEach((node) => node.removeAttribute(LATER));
  };

  #hide() {
    const now = this.turn?.key;
    for (const { key, nodes } of this.#turns) for (const node of nodes) node.toggleAttribute(LATER, key !== now);
    for (const node of this.#senders()) node.toggleAttribute(LATER, now !== undefined || !this.#last);
  }

  #senders() {
    const senders = [...this.#form.elements].filter((one) => one.matches('button:not([type]), [type=submit], [type=image]') && !isOurs(one));
    return senders.map((one) => this.#alone(one, (inside) => [...inside.querySelectorAll('input, select, textarea, button')].every((other) => senders.includes(other))));
  }

  /** A field with all that stands around it alone: its label, its wrapper. @param {Control[]} controls */
  #nodesOf(controls) {
    const others = controlsOf(this.#form).filter((one) => !controls.includes(one));
    const free = (/** @type {Element} */ inside) => !others.some((one) => inside.contains(one)) && !inside.querySelector('[type=submit], button');
    const parts = controls.flatMap((control) => [control, ...(control.labels ?? [])]);
    return [...new Set(parts.map((part) => this.#alone(part, free)))];
  }

  /** @param {Element} node @param {(inside: Element) => boolean} free */
  #alone(node, free) {
    let whole = node;
    while (whole.parentElement && whole.parentElement !== this.#form && this.#form.contains(whole.parentElement) && free(whole.parentElement)) whole = whole.parentElement;
    return whole;
  }
}
