// SPDX-License-Identifier: MIT
// The page's own tools: undo, print, colours, language.
import { loadWords } from 'bantam-crm/views';
import { byId, el, fill } from './dom.js';
import { printList } from './paper.js';
import { LANGUAGES, say, speak } from './say.js';
import { memory } from './state.js';

/** @param {any} app */
export function drawTools(app) {
  const languages = el('select', { id: 'language', 'aria-label': say('page.language'), onchange: (/** @type {any} */ event) => change(app, { lang: event.target.value }) },
    Object.entries(LANGUAGES).map(([code, name]) => el('option', { value: code, lang: code, ...(code === app.locale && { selected: true }) }, name)));
  const dark = app.theme ? app.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  fill(byId('tools'), [
    el('button', { type: 'button', id: 'undo', disabled: app.past.size === 0, onclick: () => app.undo() }, say('page.undo')),
    el('button', { type: 'button', id: 'print', onclick: () => printList(app) }, say('page.print')),
    el('button', { type: 'button', id: 'theme', 'aria-pressed': String(dark), onclick: () => change(app, { theme: dark ? 'light' : 'dark' }) }, say('page.dark')),
    languages,
  ]);
}

/** Whether a letter was pressed as a command; where a keyboard writes other letters, by its place. @param {KeyboardEvent} event @param {string} letter */
const isCommand = ({ ctrlKey, metaKey, altKey, shiftKey, key, code }, letter) => (ctrlKey || metaKey) && !altKey && !shiftKey && (key.toLowerCase() === letter || (!/^[a-z]$/i.test(key) && code === `Key${letter.toUpperCase()}`));

/** @param {any} app */
export function listenForKeys(app) {
  document.addEventListener('keydown', (event) => {
    const typing = /** @type {any} */ (event.target)?.closest?.('input, textarea, select');
    if (isCommand(event, 'z') && !typing) app.undo();
    if (!isCommand(event, 'p')) return;
    event.preventDefault();   // of a page the browser prints what is in sight
    printList(app);
  });
}

/** @param {any} app @param {{ lang?: string, theme?: string }} parts */
async function change(app, parts) {
  app.go(parts);
  for (const [key, value] of Object.entries(parts)) memory.set(key, String(value));
  await dress(app);
  if ('lang' in parts) await app.rank();
  else app.drawAll();
}

/** Language and colours of the page. @param {any} app */
export async function dress(app) {
  const wanted = app.address.lang || memory.get('lang') || navigator.language;
  app.words = await loadWords(wanted);
  app.go({ theme: app.address.theme || memory.get('theme') || '' });
  speak(app.words.locale);
  document.documentElement.lang = app.words.locale;
  if (app.theme) document.documentElement.dataset.theme = app.theme;
  document.title = `Bantam: ${say('page.title')}`;
  for (const node of document.querySelectorAll('[data-say]')) node.textContent = say(/** @type {any} */ (node).dataset.say);
  for (const node of document.querySelectorAll('[data-name]')) node.setAttribute('aria-label', say(/** @type {any} */ (node).dataset.name));
  drawTools(app);
}
