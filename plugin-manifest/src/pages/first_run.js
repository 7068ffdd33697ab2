// SPDX-License-Identifier: MIT
// First run: which CRM, and what a good lead is. Everything here can be changed later in the options.
import { ask, hasSideBar, openBeside, ownUrl } from '../browser.js';
import { h } from 'bantam-crm/views';
import { openPage } from './frame.js';
import { modelChoice } from './model_choice.js';
import { languageChoice } from './language_choice.js';
import { siteChoice, siteName } from './sites.js';

void openPage('first_run', async (page) => {
  const { wording } = page;
  const [sites, model] = await Promise.all([ask({ type: 'sites' }), modelChoice(page, { files: false })]);
  const on = sites.filter((/** @type {any} */ site) => site.on && site.granted);
  const step = (/** @type {string} */ name, /** @type {boolean} */ done, /** @type {any[]} */ ...children) => h('li', { key: name, 'data-done': done }, h('h2', null, wording.say(`first.${name}`), done ? ' ✓' : ''), children);
  return [
    h('header', { key: 'head' }, h('h1', null, wording.say('first.title')), h('p', { class: 'privacy' }, wording.say('page.privacy')), languageChoice(page)),
    h('p', { key: 'said', role: 'status', class: page.said?.alarm ? 'said alarm' : 'said' }, page.said?.text ?? ''),
    h('ol', { key: 'steps', class: 'steps' },
      step('where', on.length > 0, h('p', { class: 'bt-quiet' }, wording.say('first.whereAbout')), siteChoice(page)),
      step('who', false, h('p', { class: 'bt-quiet' }, wording.say('first.whoAbout')), model),
      step('done', false, on.length > 0
        ? [h('p', null, wording.say('first.open')), h('ul', null, on.map((/** @type {any} */ { origin }) => h('li', { key: origin }, origin.includes('*') ? siteName(origin) : h('a', { href: origin, target: '_blank', rel: 'noreferrer' }, siteName(origin)))))]
        : h('p', { class: 'bt-quiet' }, wording.say('first.notYet')),
      hasSideBar ? h('button', { key: 'beside', type: 'button', class: 'bt-button', on: { click: () => openBeside(-1) } }, wording.say('first.beside')) : null)),
    h('p', { key: 'foot' }, h('a', { href: ownUrl('options.html') }, wording.say('options.title'))),
  ];
});
