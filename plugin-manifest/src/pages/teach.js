// SPDX-License-Identifier: MIT
// Teach mode, in a window of the extension: what the field is that was pointed at.
import { ask, session } from '../browser.js';
import { h } from 'bantam-crm/views';
import { act, openPage, sayAttribute } from './frame.js';
import { siteName } from './sites.js';

const GROUPS = ['person', 'company', 'bant.budget', 'bant.authority', 'bant.need', 'bant.timeline', 'competition', 'lifecycle', 'origin', 'consent'];

/** The attributes that a field may be, by group, in words. @param {import('bantam-crm/views').Words} words @param {import('bantam-crm/views').Wording} wording */
function attributes({ messages }, wording) {
  const after = (/** @type {string} */ start) => Object.keys(messages).flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
  const facts = after('fact.');
  const name = (/** @type {string} */ group) => (group.startsWith('bant.') || group === 'competition' ? `criterion.${group.replace('bant.', '')}` : `teach.${group}`);
  const groups = GROUPS.map((group) => ({ name: wording.say(name(group)), all: facts.filter((fact) => fact.startsWith(`${group}.`)).map((fact) => ({ attribute: fact, said: wording.fact(fact) })) }));
  return [...groups, { name: wording.say('teach.event'), all: after('event.').map((event) => ({ attribute: `event:${event}`, said: wording.say(`event.${event}`) })) }].filter(({ all }) => all.length > 0);
}

/** Once the whole form stands. @param {HTMLElement} node */
const focusSoon = (node) => queueMicrotask(() => node.focus());

const opened = openPage('teach', async (page) => {
  const { words, wording, said } = page;
  const pointed = await ask({ type: 'pointed' });
  if (!pointed?.label || said) return [h('h1', { key: 'title' }, wording.say('teach.title')), h('p', { key: 'said', role: 'status' }, said?.text ?? wording.say('teach.nothing'))];
  const { origin, label, at, sample } = pointed;
  const save = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
    const attribute = String(form.get('attribute'));
    void act(page, async () => {
      await ask({ type: 'taught', origin, label, at, attribute, everywhere: form.has('everywhere') });
      return wording.say('teach.saved', { fact: sayAttribute(wording, attribute) });
    });
  };
  return [
    h('h1', { key: 'title' }, wording.say('teach.title')),
    h('dl', { key: 'what', class: 'pairs' }, h('dt', null, wording.say('teach.site')), h('dd', null, siteName(origin)), at ? null : [h('dt', null, wording.say('teach.label')), h('dd', null, label)], h('dt', null, wording.say('teach.sample')), h('dd', null, sample || '–')),
    h('form', { key: 'form', class: 'stack', on: { submit: save } },
      h('label', { class: 'bt-field' }, h('span', null, wording.say('teach.what')), h('select', { class: 'bt-input', name: 'attribute', required: true, then: focusSoon }, h('option', { value: '' }, wording.say('teach.choose')),
        attributes(words, wording).map(({ name, all }) => h('optgroup', { key: name, label: name }, all.map(({ attribute, said: called }) => h('option', { key: attribute, value: attribute }, called)))))),
      at ? null : h('label', { class: 'bt-check' }, h('input', { type: 'checkbox', name: 'everywhere' }), h('span', null, wording.say('teach.everywhere'))),
      h('button', { class: 'bt-button bt-main' }, wording.say('teach.save'))),
  ];
});
session.onChanged((changed) => {
  if (!changed.pointed?.newValue?.label) return;
  void opened.then((page) => {
    page.said = null;
    return page.refresh();
  });
});
