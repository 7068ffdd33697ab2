// SPDX-License-Identifier: MIT
// The fields of the profile's form. Each shows one place of the document and gives back a document changed there.
import { short } from './act.js';
import { h } from './dom.js';
import { countryOf, doubtOf } from './profile_countries.js';

/**
 * @typedef {import('../../types/documents.js').Profile} Profile
 * @typedef {import('../../types/views.js').ProfileOptions} ProfileOptions
 * @typedef {import('./words.js').Wording} Wording
 * @typedef {{ document: any, wording: Wording, options: ProfileOptions, words: ReturnType<typeof catalogueOf>, faults: import('./profile_faults.js').Faults }} Form
 * @typedef {(string | number)[]} Path
 */

/** Names of countries and industries, as far as they are known. @param {Wording} wording */
export function catalogueOf(wording) {
  const regions = new Intl.DisplayNames([wording.locale], { type: 'region', fallback: 'code' });
  return {
    country: (/** @type {string} */ code) => (/^[A-Z]{2}$/.test(code) ? regions.of(code) ?? code : code),
    industry: (/** @type {string} */ id) => (wording.has(`industry.${id}`) ? wording.say(`industry.${id}`) : id),
  };
}

/** @param {any} whole @param {Path} path */
export const at = (whole, path) => path.reduce((value, step) => value?.[step], whole);

const isEmpty = (/** @type {any} */ value) => value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** The document with another value at a path; what comes to be empty is left out. @param {any} whole @param {Path} path @param {any} value @returns {any} */
export function put(whole, [step, ...rest], value) {
  const copy = Array.isArray(whole) ? [...whole] : { ...whole };
  const inner = rest.length ? put(copy[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value) : value;
  if (!isEmpty(inner)) copy[step] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(step), 1);
  else delete copy[step];
  return copy;
}

/** @param {Form} form @param {Path} path @param {any} value @param {Event} event */
export function change({ document, options }, path, value, event) {
  options.onChange?.({ document: put(document, path, value), path: path.join('.') }, event);
}

const node = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.currentTarget);

/** @param {Form} form @param {Path} path @param {string} label @param {Record<string, any>} [props] */
export function field(form, path, label, props = {}) {
  const number = props.type === 'number';
  const heard = (/** @type {Event} */ event) => {
    const { value, validity } = node(event);
    if (validity.valid) change(form, path, number && value !== '' ? Number(value) : value.trim(), event);
  };
  const fault = form.faults.at(path.join('.'));
  return h('label', { key: path.join('.'), class: 'bt-field' }, h('span', null, label),
    h('input', { class: 'bt-input', type: 'text', autocomplete: 'off', maxlength: number ? undefined : 200, ...props, 'aria-invalid': fault ? 'true' : undefined, set: { value: String(props.value ?? at(form.document, path) ?? '') }, value: undefined, on: { change: heard } }), fault);
}

/** A text in the form's language, where the document may hold one for each. @param {Form} form @param {Path} path @param {string} label @param {string} placeholder */
export function words(form, path, label, placeholder) {
  const held = at(form.document, path);
  const inLocale = typeof held === 'object' && held !== null;
  return field(form, inLocale ? [...path, form.wording.locale] : path, label, { placeholder, value: inLocale ? (held[form.wording.locale] ?? held.en ?? '') : (held ?? '') });
}

/** Countries: by code or name, with a word on those that are not known. @param {Form} form @param {Path} path @param {string} label @param {string} [placeholder] */
export function countries(form, path, label, placeholder) {
  const { wording, words: { country } } = form;
  return tokens(form, path, label, {
    nameOf: country, placeholder, read: (word) => countryOf(wording.locale, word),
    note: (word, replace) => {
      const doubt = doubtOf(wording.locale, word);
      return doubt && h('p', { key: `doubt ${word}`, class: 'bt-doubt', role: 'status' }, '! ', wording.say('profile.unknownCountry', { name: short(word, 80) }), ' ',
        doubt.code && h('button', { type: 'button', class: 'bt-link', on: { click: replace(doubt.code) } }, wording.say('profile.didYouMean', { name: country(doubt.code) })));
    },
  });
}

/** Things that are chosen or not. @param {Form} form @param {Path} path @param {string[]} choices @param {(choice: string) => string} nameOf @param {string} label */
export function choices(form, path, choices, nameOf, label) {
  const chosen = at(form.document, path) ?? [];
  return h('div', { key: `${path.join('.')}?`, class: 'bt-chips', role: 'group', 'aria-label': label }, choices.map((choice) => h('button', {
    key: choice, type: 'button', class: 'bt-chip', 'aria-pressed': chosen.includes(choice) ? 'true' : 'false',
    on: { click: (/** @type {Event} */ event) => change(form, path, chosen.includes(choice) ? chosen.filter((/** @type {string} */ one) => one !== choice) : [...chosen, choice], event) },
  }, nameOf(choice))));
}

/** Words of one's own: typed, one at a time or with commas between, and taken away again.
 * @param {Form} form @param {Path} path @param {string} label @param {{ hidden?: string[], nameOf?: (word: string) => string, placeholder?: string, read?: (word: string) => string, note?: (word: string, replace: (other: string) => (event: Event) => void) => import('./dom.js').Loose }} [more]
 *   `read` makes of a typed word what the document holds; `note` is what must be said of one that is held */
export function tokens(form, path, label, { hidden = [], nameOf = (word) => word, placeholder, read = (word) => word, note } = {}) {
  const { wording } = form;
  const held = /** @type {string[]} */ (at(form.document, path) ?? []);
  const take = (/** @type {Event} */ event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (/** @type {Element} */ (event.currentTarget).querySelector('input'));
    const fresh = input.value.split(/[,;\n]/).map((word) => word.trim()).filter(Boolean).map(read).filter((word) => !held.includes(word));
    input.value = '';
    if (fresh.length) change(form, path, [...held, ...new Set(fresh)], event);
  };
  const drop = (/** @type {string} */ word) => (/** @type {Event} */ event) => change(form, path, held.filter((one) => one !== word), event);
  const replace = (/** @type {string} */ word) => (/** @type {string} */ other) => (/** @type {Event} */ event) => change(form, path, [...new Set(held.map((one) => (one === word ? other : one)))], event);
  return h('form', { key: path.join('.'), class: 'bt-tokens', on: { submit: take } },
    h('label', { class: 'bt-field' }, h('span', null, label), h('input', { class: 'bt-input', type: 'text', placeholder, autocomplete: 'off', maxlength: 2000 })),
    h('button', { type: 'submit', class: 'bt-button' }, wording.say('profile.add')),
    h('div', { class: 'bt-chips' }, held.filter((word) => !hidden.includes(word)).map((word) => h('button', { key: word, type: 'button', class: 'bt-chip bt-token', 'aria-label': wording.say('profile.remove', { what: short(nameOf(word), 80) }), on: { click: drop(word) } }, h('bdi', null, short(nameOf(word), 80)), h('span', { 'aria-hidden': 'true' }, ' ×')))),
    note && held.map((word) => note(word, replace(word))), form.faults.at(path.join('.'), true));
}

/** @param {Form} form @param {Path} path @param {string} label @param {[string, string][]} pairs @param {string} [standing] what stands where nothing was said */
export function select(form, path, label, pairs, standing = '') {
  const heard = (/** @type {Event} */ event) => change(form, path, node(event).value, event);
  return h('label', { key: path.join('.'), class: 'bt-field' }, h('span', null, label),
    h('select', { class: 'bt-input', set: { value: at(form.document, path) ?? standing }, on: { change: heard } }, pairs.map(([value, text]) => h('option', { key: value, value }, text))));
}

/** @param {Form} form @param {Path} path @param {string} label */
export function check(form, path, label) {
  const heard = (/** @type {Event} */ event) => change(form, path, node(event).checked || undefined, event);
  return h('label', { key: path.join('.'), class: 'bt-check' }, h('input', { type: 'checkbox', set: { checked: at(form.document, path) === true }, on: { change: heard } }), label);
}
