// SPDX-License-Identifier: MIT
// The panel: beside the page in front, one contact in full or everybody as a work list.
import { ask, frontTab, hasSideBar, onFrontTab, openedTab, session, storage } from '../browser.js';
import { css, draw, h, Wording } from 'bantam-crm/views';
import { frontPage, frontPageName } from '../background/front_pages.js';
import { siteItems } from '../background/memory.js';
import { ContactSide } from './panel_contact.js';
import { WorkSide } from './panel_work.js';
import { drawRefusal } from './frame.js';
import { switchOn } from './sites.js';
import { pageWords } from './speech.js';

/**
 * @typedef {object} Side what both sides of the panel stand on
 * @property {number} tab
 * @property {string} site                   an origin
 * @property {import('../background/settings.js').Settings} settings
 * @property {import('bantam-crm/views').Words} words
 * @property {Wording} wording
 * @property {(text: string) => void} say    what was done, for everybody to hear
 * @property {(message: object) => Promise<any>} change   one change; says how it went
 * @property {(key: string) => Promise<void>} open   shows a contact
 */

const ownWindow = location.hash === '#window';
const root = /** @type {HTMLElement} */ (document.getElementById('panel'));
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];

const part = (/** @type {string} */ name) => Object.assign(document.createElement('div'), { id: name.split(' ')[0], className: `bt ${name}` });
const [top, contact, work, status, foot, bottom] = ['top', 'contact', 'work', 'status', 'foot bt-row', 'bottom'].map(part);
status.role = 'status';
root.className = 'beside';
bottom.replaceChildren(status, foot);
root.replaceChildren(top, contact, work, bottom);

const contactSide = new ContactSide(contact, foot);
const workSide = new WorkSide(work);
/** The side in sight, and the contact that was chosen in the list rather than on the page. @type {{ shown: 'contact' | 'work', chosen: string | null, site: string, tab: number }} */
const choice = { shown: 'contact', chosen: null, site: '', tab: -1 };
let turn = 0;
const MINUTE = 60_000;  // ms after which clocks, days and order are told again
const QUIET = 150;      // ms without a change of what is stored
const SPOKEN = 8_000;  // ms that a word of what was done stays in sight
let spoken = 0;

/** @param {Wording} wording */
function drawTop(wording) {
  const press = (/** @type {'contact' | 'work'} */ name) => h('button', { key: name, type: 'button', class: 'bt-button', 'aria-pressed': String(choice.shown === name), on: { click: () => {
    choice.shown = name;
    void show();
  } } }, wording.say(`side.${name}`));
  draw(top, [h('h1', { class: 'unseen' }, 'Bantam'), h('div', { class: 'bt-row', role: 'group', 'aria-label': wording.say('side.views') }, press('contact'), press('work')), h('h2', { class: 'unseen' }, wording.say(`side.${choice.shown}`)), ...(ownWindow && hasSideBar ? [h('p', { class: 'bt-quiet' }, wording.say('side.beside'))] : [])]);
}

/** @param {Wording} wording @param {string} key @param {Record<string, string>} [args] @param {import('bantam-crm/views').Wanted | null} [more] */
function drawNothing(wording, key, args, more = null) {
  contactSide.leave();
  draw(contact, [h('p', { class: 'quiet' }, wording.say(key, args)), ...(more ? [h('p', { class: 'quiet' }, more)] : [])]);
}

/** '' where the browser does not tell us. @param {{ url?: string } | undefined} tab */
const originOf = (tab) => (tab?.url && URL.canParse(tab.url) ? new URL(tab.url).origin : '');

/** @param {Wording} wording @param {{ url?: string } | undefined} tab */
function offer(wording, tab) {
  const origin = originOf(tab);
  if (!/^https?:/.test(origin)) return drawNothing(wording, 'side.none');
  const site = new URL(origin).host;
  const turnOn = async () => {
    if (await switchOn(origin)) drawNothing(wording, 'side.switchedOn');
  };
  return drawNothing(wording, 'side.off', { site }, h('button', { type: 'button', class: 'bt-button bt-main', on: { click: turnOn } }, wording.say('side.switchOn', { site })));
}

/** @param {Wording} wording */
const speaker = (wording) => {
  const say = (/** @type {string} */ text) => {
    clearTimeout(spoken);
    status.textContent = text;
    spoken = window.setTimeout(() => (status.textContent = ''), SPOKEN);
  };
  return { say, change: async (/** @type {any} */ message) => {
    try {
      const answer = await ask(message);
      say(wording.say(message.type === 'undo' ? 'side.undone' : 'side.kept'));
      return answer;
    } catch (error) {
      say(wording.say('side.notStored', { why: String(/** @type {any} */ (error)?.message ?? error) }));
      return null;
    }
  } };
};

/** Draws what is in front now; of two at once the later stands. */
async function show() {
  const own = ++turn;
  const asked = ask({ type: 'settings' });
  const [tab, settings] = await Promise.all([ownWindow ? openedTab() : frontTab(), asked.catch(() => null)]);
  if (!settings) return asked.catch((error) => (error?.code === 'newer' ? drawRefusal(root, error) : void (status.textContent = String(error?.message ?? error))));
  const [last, words] = await Promise.all([tab ? frontPage(tab.id) : undefined, pageWords(settings.locale)]);
  // The tab may have left the site since.
  const page = last?.frame === 0 && originOf(tab) !== last.site ? undefined : last;
  if (own !== turn) return;
  if (choice.tab < 0 && page?.list) choice.shown = 'work';
  const wording = new Wording({ words });
  document.documentElement.lang = wording.locale;
  drawTop(wording);
  contact.hidden = choice.shown !== 'contact';
  work.hidden = choice.shown !== 'work';
  foot.hidden = contact.hidden;
  if (!page || !tab) {
    work.hidden = true;
    contact.hidden = foot.hidden = false;
    return offer(wording, tab);
  }
  if (page.failed) {
    work.hidden = true;
    contact.hidden = false;
    return drawNothing(wording, 'page.failed', { message: page.failed });
  }
  if (choice.site !== page.site || choice.tab !== tab.id) Object.assign(choice, { site: page.site, tab: tab.id, chosen: null });
  /** @type {Side} */
  const side = { tab: tab.id, site: page.site, settings, words, wording, ...speaker(wording), open };
  if (choice.shown === 'work') return workSide.show(side, () => own === turn);
  const key = choice.chosen ?? page.open ?? (page.keys.length === 1 ? page.keys[0] : null);
  const point = () => ask({ type: 'teach', origin: page.site, tab: tab.id });
  if (!key && page.shows !== 'contacts' && !page.nameless) return drawNothing(wording, 'side.noContacts', {}, h('button', { type: 'button', class: 'bt-button', on: { click: point } }, wording.say('sites.teach')));
  if (!key && settings.hidden) return drawNothing(wording, 'options.hide', { keys: 'Alt+Shift+B' }, h('button', { type: 'button', class: 'bt-button', on: { click: () => ask({ type: 'changeSettings', changed: { hidden: false } }) } }, wording.say('manifest.hide')));
  if (!key) return drawNothing(wording, page.nameless ? 'side.onlyName' : 'side.choose');
  return contactSide.show(side, key, () => own === turn);
}

/** @param {string} key */
async function open(key) {
  Object.assign(choice, { shown: 'contact', chosen: key });
  contactSide.focusNext = true;
  await show();
}

session.onChanged(async (changed) => {
  const tab = await (ownWindow ? openedTab() : frontTab());
  if (!('opened' in changed) && !(tab && frontPageName(tab.id) in changed)) return;
  const { oldValue: before, newValue: after } = /** @type {any} */ (changed[frontPageName(tab?.id ?? -1)] ?? {});
  // A badge or a notification was pressed, or another record opened: that is what one wants to see now.
  if ((after?.clicked && after.clicked !== before?.clicked) || (after?.open && after.open !== before?.open)) Object.assign(choice, { shown: after?.list ? 'work' : 'contact', chosen: null });
  if (choice.shown === 'work' && workSide.busy) return;
  await show();
});
let soon = 0;
storage.onChanged((changed) => {
  if ('settings' in changed) return void show();
  // Another panel, another tab or the options page changed a contact of this site: once for all that is written together.
  if (!Object.keys(changed).some((name) => name.startsWith(siteItems(choice.site)))) return;
  clearTimeout(soon);
  soon = window.setTimeout(() => workSide.busy || void show(), QUIET);
});
setInterval(() => {
  if (choice.site) void ask({ type: 'minute', site: choice.site, tab: choice.tab }).catch(() => {});
  if (!document.hidden && !workSide.busy) void show();
}, MINUTE);
onFrontTab(() => {
  if (!ownWindow && !workSide.busy) void show();
});
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', async (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (!file || workSide.busy) return;
  choice.shown = 'work';
  await show();
  if (!work.hidden) await workSide.join(file);
});
void show();
