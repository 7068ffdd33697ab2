// SPDX-License-Identifier: MIT
// Everything that is stored of contacts: shown, exported, deleted; how long it is kept; how any contact's score came to be.
import { ask } from '../browser.js';
import { readOf } from '../background/known_contact.js';
import { h, receipt, saveText } from 'bantam-crm/views';
import { act } from './frame.js';
import { siteName } from './sites.js';
import { storedContacts, storedCsv } from './stored_csv.js';

const MOST_SHOWN = 100;
const LIMITS = [30, 90, 180, 365, 730, 1_825];
let sought = '';
/** The receipt in sight. @type {{ name: string, text: string } | null} */
let shown = null;
/** Pressed once; the second press deletes. */
let sure = false;

/** @param {import('./frame.js').Page} page @param {import('./stored_csv.js').Stored} contact */
function line(page, { site, known }) {
  const { wording, words } = page;
  const read = readOf(known);
  const told = read.filter(({ source }) => source === 'person').length + (known.own.events?.length ?? 0);
  const show = () => act(page, async () => {
    const full = await ask({ type: 'contact', site, key: known.keys[0] });
    shown = { name: known.name, text: receipt(full.annotation, { words, timeZone: full.info?.timeZone, person: { name: known.name } }) };
  });
  const forget = () => act(page, async () => (await ask({ type: 'forget', site, key: known.keys[0] }), wording.say('data.forgotten', { name: known.name })));
  const press = (/** @type {string} */ key, /** @type {() => any} */ work) => h('button', { key, type: 'button', class: 'bt-link', 'aria-label': `${wording.say(key)}: ${known.name}`, on: { click: work } }, wording.say(key));
  return h('tr', { key: `${site} ${known.keys[0]}` }, h('th', { scope: 'row' }, known.link ? h('a', { href: known.link }, known.name) : known.name), h('td', null, siteName(site)),
    h('td', { class: 'bt-number' }, wording.number(read.length)), h('td', { class: 'bt-number' }, wording.number(told)), h('td', null, known.at ? wording.day(known.at) : ''), h('td', null, press('data.receipt', show), ' ', press('data.forget', forget)));
}

/** @param {import('./frame.js').Page} page @param {import('./stored_csv.js').Stored[]} contacts */
function table(page, contacts) {
  const { wording } = page;
  const found = contacts.filter(({ site, known }) => `${known.name} ${site} ${known.keys.join(' ')}`.toLowerCase().includes(sought.toLowerCase()));
  const seek = (/** @type {Event} */ event) => {
    sought = /** @type {HTMLInputElement} */ (event.currentTarget).value;
    void page.refresh();
  };
  return [
    h('label', { class: 'bt-field', key: 'seek' }, h('span', null, wording.say('data.seek')), h('input', { type: 'search', class: 'bt-input', name: 'sought', set: { value: sought }, on: { input: seek } })),
    h('div', { class: 'wide', key: 'table', tabindex: 0, role: 'region', 'aria-label': wording.say('data.title') }, h('table', { class: 'bt-table' }, h('thead', null, h('tr', null, ['name', 'site', 'seen', 'told', 'last'].map((name) => h('th', { scope: 'col', class: name === 'seen' || name === 'told' ? 'bt-number' : null }, wording.say(`data.${name}`))), h('td', null))),
      h('tbody', null, found.slice(0, MOST_SHOWN).map((contact) => line(page, contact))))),
    found.length > MOST_SHOWN ? h('p', { key: 'more', class: 'bt-quiet' }, wording.say('data.more', { count: found.length - MOST_SHOWN })) : null,
  ];
}

/** @param {import('./frame.js').Page} page */
function limit(page) {
  const { settings, wording } = page;
  const limits = [...new Set([...LIMITS, settings.retentionDays])].sort((a, b) => a - b);
  const choose = (/** @type {Event} */ event) => act(page, () => ask({ type: 'changeSettings', changed: { retentionDays: Number(/** @type {HTMLSelectElement} */ (event.currentTarget).value) } }));
  return h('label', { class: 'bt-field', key: 'limit' }, h('span', null, wording.say('data.limit')),
    h('select', { class: 'bt-input', name: 'retention', disabled: settings.fixed.includes('retentionDays'), set: { value: String(settings.retentionDays) }, on: { change: choose } },
      limits.map((days) => h('option', { key: days, value: days }, wording.say('data.days', { count: days })))));
}

/** @param {import('./frame.js').Page} page */
export async function stored(page) {
  const { wording } = page;
  const items = await ask({ type: 'everything' });
  const contacts = storedContacts(items);
  const day = new Date().toISOString().slice(0, 10);
  // Whatever else is done in between asks again.
  const really = sure;
  sure = false;
  const erase = () => act(page, async () => {
    if (!really) return void (sure = true);
    shown = null;
    await ask({ type: 'forgetAll' });
    return wording.say('data.deleted');
  });
  return [
    h('p', { key: 'count' }, wording.say('data.count', { count: contacts.length })),
    contacts.length > 0 ? table(page, contacts) : null,
    shown ? h('div', { key: 'receipt', class: 'receipt', role: 'region', 'aria-label': `${wording.say('data.receipt')}: ${shown.name}` }, h('pre', null, shown.text), h('button', { type: 'button', class: 'bt-button', on: { click: () => act(page, async () => void (shown = null)) } }, wording.say('data.close'))) : null,
    h('div', { key: 'exports', class: 'bt-form' }, limit(page), h('div', { class: 'bt-row' },
      h('button', { type: 'button', class: 'bt-button', on: { click: () => saveText(document, `bantam-${day}.json`, `${JSON.stringify(items, null, 2)}\n`, 'application/json') } }, wording.say('data.json')),
      h('button', { type: 'button', class: 'bt-button', disabled: contacts.length === 0, on: { click: () => saveText(document, `bantam-${day}.csv`, storedCsv(contacts), 'text/csv;charset=utf-8') } }, wording.say('data.csv')),
      h('button', { type: 'button', class: 'bt-button', disabled: contacts.length === 0, on: { click: erase } }, really ? wording.say('data.reallyDelete', { count: contacts.length }) : wording.say('data.delete')))),
  ];
}
