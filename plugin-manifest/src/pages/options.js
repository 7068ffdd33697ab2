// SPDX-License-Identifier: MIT
// Options: sites, language, who signs, and everything that is stored: shown, exported, deleted.
import { ask } from '../browser.js';
import { switchOn } from './sites.js';

const root = /** @type {HTMLElement} */ (document.getElementById('options'));

/** @param {string} tag @param {Record<string, any>} props @param {(Node | string)[]} children */
function make(tag, props = {}, ...children) {
  const element = Object.assign(document.createElement(tag), props);
  element.append(...children);
  return element;
}

async function draw() {
  const settings = await ask({ type: 'settings' });
  const stored = await ask({ type: 'everything' });
  const contacts = Object.keys(stored).filter((name) => name.startsWith('contact|'));
  const sites = Object.keys(settings.sites).map((origin) => make('li', {}, origin, ' ',
    make('button', { type: 'button', onclick: async () => (await ask({ type: 'siteOff', origin }), draw()) }, 'Switch off')));
  root.replaceChildren(
    make('h1', {}, 'Bantam'),
    make('h2', {}, 'Sites'), make('ul', {}, ...sites),
    make('form', { onsubmit: addSite }, make('label', {}, 'Address of your CRM ', make('input', { name: 'address', type: 'url', required: true, placeholder: 'https://crm.example' })), ' ', make('button', {}, 'Switch on')),
    make('h2', {}, 'What is stored'), make('p', {}, `${contacts.length} contacts, in this browser only.`),
    make('button', { type: 'button', onclick: () => save(stored) }, 'Save a copy'), ' ',
    make('button', { type: 'button', onclick: async () => (await ask({ type: 'forgetAll' }), draw()) }, 'Delete all contacts'));
}

/** @param {SubmitEvent} event */
async function addSite(event) {
  event.preventDefault();
  const { origin } = new URL(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('address')));
  if (await switchOn(origin)) await draw();
}

/** @param {object} stored */
function save(stored) {
  const url = URL.createObjectURL(new Blob([JSON.stringify(stored, null, 2)], { type: 'application/json' }));
  make('a', { href: url, download: 'bantam.json' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

void draw();
