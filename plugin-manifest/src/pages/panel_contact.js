// SPDX-License-Identifier: MIT
// One contact in full: the package's view, and what else a person can tell of it.
import { ask, showIn } from '../browser.js';
import { draw, erase, h, panel } from 'bantam-crm/views';

const HAPPENED = ['contact_request', 'webinar', 'meeting'];

/** The value of one remembered thing, for the head of the panel. @param {any[]} read @param {string} path */
const shownOf = (read, path) => read.find(({ fact }) => fact === path)?.value;

/** The firm's words for tiers, in this language. @param {any} tiers @param {string} locale */
const tierLabels = (tiers, locale) => Object.fromEntries(Object.entries(tiers ?? {}).map(([tier, { label }]) => [tier, label?.[locale] ?? label?.en]).filter(([, label]) => label));

/** The day of a moment where the user is. @param {Date} moment */
const localDay = (moment) => new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

export class ContactSide {
  /** @param {HTMLElement} root @param {HTMLElement} foot what stays in sight below */
  constructor(root, foot) {
    this.#root = root;
    this.#foot = foot;
  }

  #root;
  #foot;
  #view = document.createElement('div');
  #more = document.createElement('div');
  #key = '';
  /** Pressed once; the second press forgets. */
  #sure = false;
  /** The attribute that was called wrong last. */
  #wrong = '';
  /** What was typed and not saved, by contact and question: the panel follows tabs, and people look things up in others. @type {Map<string, string>} */
  #drafts = new Map();

  get #draft() {
    const input = /** @type {HTMLInputElement | null} */ (this.#view.querySelector('[name=told]'));
    return { input, name: `${this.#key} ${this.#view.querySelector('.bt-question')?.textContent}` };
  }

  #keepDraft() {
    const { input, name } = this.#draft;
    if (input?.value) this.#drafts.set(name, input.value);
    else this.#drafts.delete(name);
  }

  leave() {
    this.#keepDraft();
    this.#key = '';
    erase(this.#view);
    erase(this.#foot);
  }

  /** @param {import('./panel.js').Side} side @param {string} key @param {() => boolean} current */
  async show(side, key, current) {
    const answer = await ask({ type: 'contact', site: side.site, key });
    if (!current()) return;
    const other = `${side.site} ${key}` !== this.#key;
    if (other) {
      this.#keepDraft();
      erase(this.#view);
      erase(this.#more);
      this.#sure = false;
      this.#wrong = '';
      side.say('');
    }
    this.#key = `${side.site} ${key}`;
    if (this.#view.parentElement !== this.#root) {
      erase(this.#root);
      this.#root.replaceChildren(this.#view, this.#more);
    }
    this.#draw(side, key, answer);
    const { input, name } = this.#draft;
    if (other && input) input.value = this.#drafts.get(name) ?? '';
    if (this.focusNext) this.#focus();
  }

  /** Somebody was chosen in the list: the focus goes along. */
  focusNext = false;

  #focus() {
    const name = /** @type {HTMLElement | null} */ (this.#view.querySelector('.bt-name'));
    this.focusNext = false;
    if (!name) return;
    name.tabIndex = -1;
    name.focus();
  }

  /** @param {import('./panel.js').Side} side @param {string} key @param {any} answer of the background: a contact in full */
  #draw(side, key, answer) {
    if (!answer) {
      this.leave();
      return draw(this.#more, [h('p', { class: 'quiet' }, side.wording.say('side.unknown'))]);
    }
    const change = async (/** @type {object} */ message) => {
      this.#sure = false;
      const changed = await side.change({ site: side.site, key, ...message });
      if (changed && this.#key === `${side.site} ${key}`) this.#draw(side, key, changed);
      return changed;
    };
    /** What the core could not read of it is said. */
    const typed = async (/** @type {{ type: string, [name: string]: unknown }} */ message, /** @type {string} */ fact, /** @type {string} */ text) => {
      const changed = await change(message);
      const { input } = this.#draft;
      if (!changed && input && message.type === 'answer') input.value ||= text;
      const refused = changed?.annotation.warnings.find((/** @type {any} */ { path }) => path.startsWith(`$.${fact}`));
      if (refused) side.say(`${refused.text}: ${text}`);
    };
    const { annotation, questions, info, name, read, noteLines, tiers } = answer;
    panel(this.#view, annotation, {
      words: side.words, questions, timeZone: info.timeZone, tierLabels: tierLabels(tiers, side.wording.locale), read,
      person: { name, title: shownOf(read, 'person.title'), company: shownOf(read, 'company.name') },
      note: ({ fact }) => noteLines[fact] ?? null,
      onAnswer: ({ questionId, fact, optionId, text }) => (text ? typed({ type: 'answer', questionId, text }, String(fact), text) : change({ type: 'answer', questionId, optionId })),
      onAsked: ({ questionId }) => change({ type: 'asked', questionId }),
      onWrong: async ({ fact }) => {
        this.#wrong = fact;
        await change({ type: 'wrong', fact });
        /** @type {HTMLElement | null} */ (this.#more.querySelector('[name=right]'))?.focus();
      },
      onOverride: ({ tier, reason, until }) => change({ type: 'override', tier, reason, until }),
      onVerify: () => change({ type: 'verify' }),
      onResponse: ({ how }) => change({ type: 'responded', how }),
      onFeedback: ({ good, reason }) => change({ type: 'feedback', good, reason }),
    });
    draw(this.#more, [...this.#right(side, typed), this.#happened(side, answer, change), this.#forget(side, key, answer)]);
    draw(this.#foot, this.#last(side, answer, change));
  }

  /** What stands in place of what was wrong. @param {import('./panel.js').Side} side @param {(message: { type: string, fact: string, text: string }, fact: string, text: string) => Promise<void>} typed */
  #right({ wording }, typed) {
    const fact = this.#wrong;
    if (!fact) return [];
    const submit = async (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const text = String(new FormData(/** @type {HTMLFormElement} */ (event.currentTarget)).get('right')).trim();
      this.#wrong = '';
      await typed({ type: 'right', fact, text }, fact, text);
    };
    return [h('form', { key: `right ${fact}`, class: 'more', on: { submit } }, h('label', { class: 'bt-field' }, h('span', null, wording.say('side.right', { fact: wording.fact(fact) })),
      h('span', { class: 'bt-row' }, h('input', { name: 'right', class: 'bt-input', required: true, maxlength: 2000, autocomplete: 'off' }), h('button', { class: 'bt-button' }, wording.say('panel.save')))))];
  }

  /** What no page shows: one press adds it, dated. @param {import('./panel.js').Side} side @param {any} answer @param {(message: object) => Promise<any>} change */
  #happened({ wording }, { happened }, change) {
    const today = localDay(new Date());
    const add = (/** @type {string} */ event) => () => {
      const input = /** @type {HTMLInputElement} */ (this.#more.querySelector('[name=happenedOn]'));
      if (!input.reportValidity()) return;  // what is yet to come has not happened
      const day = input.value || today;
      input.value = today;
      return change({ type: 'event', event, ...(day < today && { at: `${day}T12:00:00Z` }) });
    };
    return h('section', { key: 'happened', class: 'more' }, h('h3', { class: 'bt-title', id: 'happened' }, wording.say('side.happened')),
      h('div', { class: 'bt-chips', role: 'group', 'aria-labelledby': 'happened' },
        HAPPENED.map((event) => h('button', { key: event, type: 'button', class: 'bt-chip', on: { click: add(event) } }, wording.say(`event.${event}`))),
        h('label', { class: 'on' }, h('span', { class: 'bt-quiet' }, wording.say('side.on')), h('input', { name: 'happenedOn', type: 'date', class: 'bt-input', max: today, set: { value: today } }))),
      happened.length > 0 && h('p', { class: 'bt-quiet' }, wording.say('side.added'), ': ', happened.slice(-5).map((/** @type {any} */ { type, at }) => `${wording.say(`event.${type}`)} (${wording.day(at)})`).join(', ')));
  }

  /** @param {import('./panel.js').Side} side @param {string} key @param {any} answer */
  #forget(side, key, answer) {
    const forget = async () => {
      if (!this.#sure) {
        this.#sure = true;
        return this.#draw(side, key, answer);
      }
      await ask({ type: 'forget', site: side.site, key });
      this.leave();
      this.#drafts.clear();
      side.say(side.wording.say('side.forgotten'));
      return draw(this.#more, []);
    };
    return h('div', { key: 'forget', class: 'more bt-row' }, h('button', { type: 'button', class: 'bt-link', name: 'forget', on: { click: forget } }, side.wording.say(this.#sure ? 'side.forgetSure' : 'side.forget')));
  }

  /** What stays in sight: taking back, and the record. @param {import('./panel.js').Side} side @param {any} answer @param {(message: object) => Promise<any>} change */
  #last({ wording, tab }, { link, mayUndo }, change) {
    const follow = (/** @type {Event} */ event) => {
      event.preventDefault();
      void showIn(tab, link);
    };
    return [
      h('button', { type: 'button', class: 'bt-button', name: 'undo', disabled: !mayUndo, on: { click: () => change({ type: 'undo' }) } }, wording.say('side.undo')),
      ...(link ? [h('a', { key: 'record', href: link, on: { click: follow } }, wording.say('side.openRecord'))] : []),
    ];
  }
}
