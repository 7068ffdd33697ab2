// SPDX-License-Identifier: MIT
// The panel: what the page in front shows, one contact in full, and what a person adds to it.
import { ask, frontTab, storage } from '../browser.js';
import { erase, loadWords, panel } from 'bantam-crm/views';
import { switchOn } from './sites.js';

const root = /** @type {HTMLElement} */ (document.getElementById('panel'));
root.ariaLive = 'polite';
/** @type {{ tab: number, site: string, key: string } | null} */
let shown = null;

/** @param {string} text @param {HTMLElement[]} more */
function say(text, ...more) {
  erase(root);
  const line = document.createElement('p');
  line.className = 'quiet';
  line.textContent = text;
  root.replaceChildren(line, ...more);
}

/** @param {any} answer of the background: a contact in full */
async function draw(answer) {
  if (!shown || !answer) return say('This contact is not known here.');
  const { annotation, questions, info, known } = answer;
  const words = await loadWords((await ask({ type: 'settings' })).locale);
  const change = (/** @type {object} */ message) => ask({ ...shown, ...message }).then(draw);
  panel(root, annotation, {
    words, questions, timeZone: info.timeZone,
    person: { name: known.name, title: known.seen['person.title']?.value, company: known.seen['company.name']?.value },
    read: Object.entries(known.seen).map(([fact, { value, at }]) => ({ fact, value, source: 'crm', at })),
    onAnswer: (/** @type {any} */ { fact, value, label, optionId }) => change({ type: 'answer', path: fact, value: value ?? label ?? optionId }),
    onAsked: (/** @type {any} */ { questionId }) => change({ type: 'asked', questionId }),
    onOverride: (/** @type {any} */ { tier, reason, until }) => change({ type: 'override', tier, reason, until }),
    onVerify: () => change({ type: 'verify' }),
    onResponse: (/** @type {any} */ { how }) => change({ type: 'responded', how }),
  });
}

async function show() {
  const tab = await frontTab();
  const name = `shown|${tab?.id}`;
  const { [name]: page } = await storage.get([name]);
  if (!page) return offer(tab);
  const key = page.open ?? (page.keys.length === 1 ? page.keys[0] : null);
  if (!key) return say(page.shows === 'contacts' ? 'Choose a badge on the page.' : 'There are no contacts on this page.');
  shown = { tab: tab.id, site: page.site, key };
  await draw(await ask({ type: 'contact', site: page.site, key }));
}

/** @param {{ url?: string }} tab */
function offer(tab) {
  const origin = tab?.url && new URL(tab.url).origin;
  if (!origin || !/^https?:/.test(origin)) return say('Open your CRM in this window.');
  const button = document.createElement('button');
  button.textContent = `Show badges on ${new URL(origin).host}`;
  button.addEventListener('click', async () => {
    if (await switchOn(origin)) say('Switched on. Load the page again.');
  });
  return say('This site is not switched on.', button);
}

storage.onChanged((changed) => {
  if (Object.keys(changed).some((name) => name.startsWith('shown|'))) void show();
});
void show();
