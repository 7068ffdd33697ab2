// SPDX-License-Identifier: MIT
// Switching sites on, and choosing one: by a CRM's name, or by its address.
import { ask, askForSites } from '../browser.js';
import { h } from 'bantam-crm/views';
import known from '../background/known_crms.json';
import { act } from './frame.js';

/** Shows badges on sites, if the user lets them be read; to be called from a click. @param {string[]} origins @returns {Promise<boolean>} */
export async function switchOn(...origins) {
  if (!(await askForSites(origins))) return false;
  for (const origin of origins) await ask({ type: 'siteOn', origin });
  return true;
}

/** @param {string} origin as people write it */
export const siteName = (origin) => origin.replace(/^https?:\/\//, '');

/** What was typed, as an origin; null: it is no address. @param {string} typed */
function originOf(typed) {
  const address = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? new URL(address).origin : null;
}

/** The CRM whose address is being asked for. @type {{ name: string } | null} */
let asking = null;

/** @param {import('./frame.js').Page} page @param {string[]} origins */
const turnOn = (page, origins) => {
  const answer = switchOn(...origins);  // at once: the browser asks for the click it stands on
  return act(page, async () => page.wording.say((await answer) ? 'sites.switchedOn' : 'sites.refused', { site: origins.map(siteName).join(', ') }));
};

/** @param {import('./frame.js').Page} page */
export function siteChoice(page) {
  const { wording } = page;
  const choose = (/** @type {any} */ crm) => async () => {
    if (crm.sites.length > 0) return turnOn(page, crm.sites);
    asking = crm;
    await page.refresh();
    /** @type {HTMLElement | null} */ (document.querySelector('[name=address]'))?.focus();
  };
  const named = (/** @type {any} */ crm, /** @type {any[]} */ ...more) => h('button', { key: crm.name, type: 'button', class: 'bt-chip', on: { click: choose(crm) } }, crm.name, more);
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.currentTarget).elements.namedItem('address'));
    const origin = originOf(input.value.trim());
    if (!origin) return act(page, async () => wording.say('sites.noAddress'));
    return turnOn(page, [origin]);
  };
  return h('div', { class: 'choice', key: 'choice' },
    h('div', { class: 'bt-chips', role: 'group', 'aria-label': wording.say('sites.known') }, known.filter(({ tried }) => tried).map((crm) => named(crm, ' ', h('small', { class: 'bt-quiet' }, wording.say('sites.tried', { version: String(crm.tried) }))))),
    h('p', { class: 'bt-quiet', id: 'not-tried' }, wording.say('sites.notTried')),
    h('div', { class: 'bt-chips', role: 'group', 'aria-labelledby': 'not-tried' }, known.filter(({ tried }) => !tried).map((crm) => named(crm))),
    h('form', { class: 'bt-form', on: { submit } },
      h('label', { class: 'bt-field' }, h('span', null, asking ? wording.say('sites.addressOf', { crm: asking.name }) : wording.say('sites.address')),
        h('input', { name: 'address', class: 'bt-input', required: true, autocomplete: 'url', inputmode: 'url', spellcheck: 'false', placeholder: 'crm.example' })),
      h('button', { class: 'bt-button bt-main' }, wording.say('sites.switchOn'))));
}
