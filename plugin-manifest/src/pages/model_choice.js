// SPDX-License-Identifier: MIT
// Which model judges: one that ships, a file of one's own, or one drafted from the answers to the ideal customer's questions. The core
// checks and drafts; what it says of a fault is shown as it says it.
import { ask } from '../browser.js';
import { h, profile as profileView, saveText } from 'bantam-crm/views';
import { act, chosenText, faultText } from './frame.js';

const PAUSE = 400;  // ms after the last change of an answer
/** Answers that are not used yet, or not usable. @type {any} */
let answers = null;
/** @type {{ path: string, message: string }[]} */
let faults = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let opened = false;

/** @param {import('./frame.js').Page} page @param {any} profile */
function redraft(page, profile) {
  answers = profile;
  clearTimeout(waiting);
  waiting = setTimeout(() => act(page, async () => {
    const answer = await ask({ type: 'useProfile', profile });
    faults = answer.faults ?? [];
    return faults.length === 0 ? page.wording.say('model.drafted') : undefined;
  }), PAUSE);
}

/** The questions stand as they were answered before the model is there. @param {import('./frame.js').Page} page @param {HTMLElement} node @param {any} profile */
function showQuestions(page, node, profile) {
  profileView(node, profile, {
    words: page.words, faults: faults.map(({ path, message }) => `${path} ${message}`),
    onChange({ document }) {
      redraft(page, document);
      showQuestions(page, node, document);
    },
  });
}

/** @param {import('./frame.js').Page} page */
function questions(page) {
  const held = answers ?? page.settings.profile ?? { schemaVersion: 1 };
  return h('details', { key: 'questions', open: opened, on: { toggle: (/** @type {Event} */ event) => (opened = /** @type {HTMLDetailsElement} */ (event.currentTarget).open) } },
    h('summary', { class: 'bt-summary' }, page.wording.say('model.questions')),
    h('div', { key: 'form', then: (/** @type {HTMLElement} */ node) => showQuestions(page, node, held) }));
}

/** @param {import('./frame.js').Page} page @param {{ files?: boolean }} [options] */
export async function modelChoice(page, { files = true } = {}) {
  const { settings, wording } = page;
  const models = await ask({ type: 'models' });
  const fixed = settings.fixed.includes('model');
  const own = typeof settings.model === 'object' ? /** @type {any} */ (settings.model) : null;
  const named = (/** @type {Record<string, string>} */ name) => name[wording.locale] ?? name.en;
  const choose = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.currentTarget);
    answers = null;
    if (value) return act(page, () => ask({ type: 'changeSettings', changed: { model: value, profile: null } }));
  };
  const load = async (/** @type {Event} */ event) => {
    const text = await chosenText(event);
    if (text === undefined) return;
    await act(page, async () => {
      const answer = await ask({ type: 'useModel', text });
      if (answer.faults) throw new Error(faultText(wording, answer.faults));
      return wording.say('model.used');
    });
  };
  const save = async () => saveText(document, `${own?.id ?? settings.model}.json`, await ask({ type: 'modelText' }), 'application/json');
  return [
    h('label', { class: 'bt-field', key: 'model' }, h('span', null, wording.say('model.which')),
      h('select', { class: 'bt-input', name: 'model', disabled: fixed, set: { value: own ? '' : settings.model }, on: { change: choose } },
        own ? h('option', { key: 'own', value: '' }, `${named(own.name)} (${settings.profile ? wording.say('model.ofAnswers') : wording.say('model.own')})`) : null,
        models.map((/** @type {any} */ { id, name }) => h('option', { key: id, value: id }, named(name))))),
    files ? h('div', { class: 'bt-row', key: 'files' },
      fixed ? null : h('label', { class: 'bt-button file' }, wording.say('model.open'), h('input', { type: 'file', name: 'model-file', accept: '.json,application/json', on: { change: load } })),
      h('button', { type: 'button', class: 'bt-button', on: { click: save } }, wording.say('model.save'))) : null,
    fixed ? null : questions(page),
  ];
}
