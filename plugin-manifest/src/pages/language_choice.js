// SPDX-License-Identifier: MIT
import { ask } from '../browser.js';
import { h, LOCALES } from 'bantam-crm/views';
import { act } from './frame.js';

const nameOf = (/** @type {string} */ locale) => {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name[0].toLocaleUpperCase(locale) + name.slice(1);
};

/** In which language the user is spoken to. @param {import('./frame.js').Page} page */
export function languageChoice(page) {
  const { settings, wording } = page;
  const choose = (/** @type {Event} */ event) => {
    const locale = /** @type {HTMLSelectElement} */ (event.currentTarget).value;
    return act(page, () => ask({ type: 'changeSettings', changed: { locale } }));
  };
  return h('label', { class: 'bt-field', key: 'language' }, h('span', null, wording.say('options.language')),
    h('select', { class: 'bt-input', name: 'locale', disabled: settings.fixed.includes('locale'), set: { value: settings.chosenLocale }, on: { change: choose } },
      h('option', { value: '' }, wording.say('options.asBrowser')), LOCALES.map((locale) => h('option', { key: locale, value: locale, lang: locale }, nameOf(locale)))));
}
