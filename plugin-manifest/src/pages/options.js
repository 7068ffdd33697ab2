// SPDX-License-Identifier: MIT
// Options: sites and what was taught on them, the model, language and signature, what is stored, the set-up file.
import { ask } from '../browser.js';
import { h, saveText } from 'bantam-crm/views';
import { act, chosenText, faultText, openPage, sayAttribute } from './frame.js';
import { languageChoice } from './language_choice.js';
import { modelChoice } from './model_choice.js';
import { noticeChoice } from './notice_choice.js';
import { siteChoice, siteName, switchOn } from './sites.js';
import { stored } from './stored.js';

/** @typedef {import('./frame.js').Page} Page */

/** @param {string} name @param {string} title @param {any[]} children */
const section = (name, title, ...children) => h('section', { key: name, id: name, 'aria-labelledby': `${name}-title` }, h('h2', { id: `${name}-title` }, title), children);

/** @param {Page} page @param {string} name of a setting */
const fixedNote = ({ settings, wording }, name) => (settings.fixed.includes(name) ? h('p', { class: 'note' }, wording.say('options.fixed')) : null);

/** @param {Page} page @param {any} site */
function taughtOn(page, { origin, map, fields, given }) {
  const { wording } = page;
  const one = (/** @type {string} */ label, /** @type {string} */ attribute, /** @type {string} */ at) => h('li', { key: `${label} ${at}` },
    h('span', null, at ? wording.say('sites.place') : h('q', null, label), ' → ', sayAttribute(wording, attribute)),
    given ? null : h('button', { type: 'button', class: 'bt-link', 'aria-label': wording.say('sites.untaughtOf', { label }), on: { click: () => act(page, () => ask({ type: 'untaught', origin, label, at })) } }, wording.say('sites.untaught')));
  const all = [...Object.entries(map).map(([label, attribute]) => one(label, attribute, '')), ...fields.map((/** @type {any} */ field) => one(field.label, field.attribute, field.at))];
  return all.length > 0 ? h('ul', { class: 'taught' }, all) : null;
}

/** @param {Page} page @param {any} site */
function siteLine(page, site) {
  const { wording } = page;
  const { origin, on, granted, given } = site;
  const name = siteName(origin);
  const state = !on ? 'sites.isOff' : granted ? 'sites.isOn' : 'sites.isWaiting';
  const press = (/** @type {string} */ key, /** @type {() => any} */ work, main = false) => h('button', { key, type: 'button', class: main ? 'bt-button bt-main' : 'bt-button', 'aria-label': `${wording.say(key)}: ${name}`, on: { click: work } }, wording.say(key));
  const letRead = () => {
    const answer = switchOn(origin);
    return act(page, async () => wording.say((await answer) ? 'sites.switchedOn' : 'sites.refused', { site: name }));
  };
  return h('li', { key: origin, class: 'site' },
    h('div', { class: 'bt-row' }, h('strong', null, name), h('span', { class: 'bt-quiet' }, wording.say(state), given ? ` · ${wording.say('options.given')}` : ''), h('span', { class: 'push' }),
      on && granted ? [press('sites.teach', () => act(page, async () => ((await ask({ type: 'teach', origin })).opened ? wording.say('sites.teachOnceOpen') : undefined))), press('sites.switchOff', () => act(page, () => ask({ type: 'siteOff', origin })))]
        : [press('sites.switchOn', letRead, true), given ? null : press('sites.forget', () => act(page, () => ask({ type: 'forgetSite', origin })))]),
    taughtOn(page, site));
}

/** @param {Page} page @param {any[]} sites */
function sitesSection(page, sites) {
  const { wording, settings } = page;
  const words = Object.entries(settings.words);
  return section('sites', wording.say('sites.title'), h('p', { class: 'bt-quiet' }, wording.say('sites.about')),
    sites.length > 0 ? h('ul', { class: 'plain' }, sites.map((site) => siteLine(page, site))) : null, siteChoice(page),
    words.length > 0 ? [h('h3', null, wording.say('sites.words')), h('ul', { class: 'taught' }, words.map(([label, attribute]) => h('li', { key: label }, h('q', null, label), ' → ', sayAttribute(wording, attribute),
      h('button', { type: 'button', class: 'bt-link', 'aria-label': wording.say('sites.untaughtOf', { label }), on: { click: () => act(page, () => ask({ type: 'forgetWord', label })) } }, wording.say('sites.untaught')))))] : null);
}

/** @param {Page} page */
function personSection(page) {
  const { settings, wording } = page;
  const hide = () => act(page, () => ask({ type: 'changeSettings', changed: { hidden: !settings.hidden } }));
  const author = (/** @type {Event} */ event) => act(page, () => ask({ type: 'changeSettings', changed: { author: /** @type {HTMLInputElement} */ (event.currentTarget).value.trim() } }));
  return section('you', wording.say('options.you'), h('div', { class: 'bt-form' }, languageChoice(page),
    h('label', { class: 'bt-field' }, h('span', null, wording.say('options.author')), h('input', { class: 'bt-input', name: 'author', maxlength: 60, disabled: settings.fixed.includes('author'), set: { value: settings.author }, on: { change: author } }))),
  h('p', { class: 'bt-quiet' }, wording.say('options.hide', { keys: 'Alt+Shift+B' }), ' ', wording.say('options.panelKeys', { keys: 'Alt+Shift+P' })),
  h('div', { class: 'bt-row' }, h('button', { type: 'button', class: 'bt-button', name: 'hide', 'aria-pressed': String(settings.hidden), on: { click: hide } }, wording.say('manifest.hide'))), fixedNote(page, 'locale'));
}

/** A set-up file was used here just now. */
let undoable = false;

const PARTS = { model: 'model.title', locale: 'options.language', retentionDays: 'data.limit' };

/** @param {Page} page @param {string} text */
const applySetup = (page, text) => act(page, async () => {
  const answer = await ask({ type: 'useSetup', text });
  if (answer.faults) throw new Error(faultText(page.wording, answer.faults));
  undoable = true;
  const file = JSON.parse(text);
  // What the administrator fixed is not as this file says.
  return () => [page.wording.say('setup.used'), ...Object.entries(PARTS).flatMap(([name, title]) => (name in file && page.settings.fixed.includes(name) ? [`${page.wording.say(title)}: ${page.wording.say('options.fixed')}`] : []))].join('\n');
});

/** @param {Page} page */
function setupSection(page) {
  const { wording } = page;
  const save = async () => saveText(document, 'bantam-setup.json', `${JSON.stringify(await ask({ type: 'setup' }), null, 2)}\n`, 'application/json');
  const read = async (/** @type {Event} */ event) => {
    const text = await chosenText(event);
    if (text !== undefined) await applySetup(page, text);
  };
  const undo = () => act(page, async () => {
    undoable = false;
    await ask({ type: 'undoSetup' });
  });
  return section('setup', wording.say('setup.title'), h('p', { class: 'bt-quiet' }, wording.say('setup.about')),
    h('div', { class: 'bt-row' }, h('button', { type: 'button', class: 'bt-button', on: { click: save } }, wording.say('setup.save')),
      h('label', { class: 'bt-button file' }, wording.say('setup.open'), h('input', { type: 'file', name: 'setup', accept: '.json,application/json', on: { change: read } })),
      undoable ? h('button', { type: 'button', class: 'bt-button', on: { click: undo } }, wording.say('setup.undo')) : null));
}

void openPage('options', async (page) => {
  const say = (/** @type {string} */ text) => act(page, async () => text);
  const [sites, model, data, notices] = await Promise.all([ask({ type: 'sites' }), modelChoice(page), stored(page), noticeChoice({ wording: page.wording, say })]);
  const { wording } = page;
  return [
    h('header', { key: 'head' }, h('h1', null, wording.say('options.title')), h('p', { class: 'privacy' }, wording.say('page.privacy'))),
    h('p', { key: 'said', role: 'status', class: page.said?.alarm ? 'said alarm' : 'said' }, page.said?.text ?? ''),
    ...(page.settings.givenFaults.length > 0 ? [h('p', { key: 'given', class: 'note' }, `${wording.say('options.givenFaults')} ${faultText(wording, page.settings.givenFaults)}`)] : []),
    sitesSection(page, sites),
    section('model', wording.say('model.title'), model, fixedNote(page, 'model')),
    personSection(page),
    section('notices', wording.say('options.notices'), notices),
    section('data', wording.say('data.title'), data),
    setupSection(page),
  ];
});
