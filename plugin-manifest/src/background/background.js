// SPDX-License-Identifier: MIT
// The background: owns the qualifier, the models and what is remembered; answers the pages' content scripts and the extension's own pages.
import { mayRead, onCommand, onInstalled, onMessage, onPermissions, openPanel, openTab, ownUrl, panelOnButton, storage, tell, watchSites } from '../browser.js';
import { inTurn, memoryOf } from './memories.js';
import { qualifierOf } from './models.js';
import { answersFromOwn } from './own_answers.js';
import { contactsOf, judgedAll, shaped } from './page_contacts.js';
import { changeSettings, readSettings } from './settings.js';

/** What the front page of each tab last showed, for the panel. @type {Map<number, { url: string, site: string, shows: string, keys: (string | null)[], open: string | null }>} */
const tabs = new Map();

/** @param {any} message @param {{ url: string, tab: number | undefined, frame: number | undefined }} from */
async function readPage({ found, url: inPage }, { url: loaded, tab, frame }) {
  const settings = await readSettings();
  const site = new URL(loaded).origin;
  // A page that moves without loading says itself where it is; another site it cannot claim to be.
  const url = typeof inPage === 'string' && URL.canParse(inPage) && new URL(inPage).origin === site ? inPage : loaded;
  const now = new Date().toISOString();
  const qualifier = await qualifierOf(settings.model, settings.locale);
  const { contacts, shows } = await contactsOf(qualifier, shaped(found), { url, map: settings.sites[site]?.map ?? {} });
  const judged = await inTurn(site, () => judgedAll(qualifier, memoryOf(site), contacts, { now, url, locale: settings.locale }));
  if (tab !== undefined && (frame === 0 || judged.length > 0)) {
    const record = contacts.length === 1 ? judged[0]?.key ?? null : null;
    tabs.set(tab, { url, site, shows, keys: judged.map(({ key }) => key), open: record });
    await tellOwn(tab);
  }
  return { hidden: settings.hidden, locale: settings.locale, badges: judged };
}

/** Tells the open panel that its tab shows something else. @param {number} tab */
async function tellOwn(tab) {
  await storage.set({ [`shown|${tab}`]: { ...tabs.get(tab), at: Date.now() } });
}

/** All that a content script may ask. @type {Record<string, (message: any, from: any) => Promise<any>>} */
const FROM_PAGES = {
  read: readPage,
  async open({ key }, { url, tab }) {
    if (tab === undefined) return { inPage: false };
    const opened = openPanel(tab);  // at once: the browser asks for the click it stands on
    const site = new URL(url).origin;
    tabs.set(tab, { ...(tabs.get(tab) ?? { url, site, shows: 'contacts', keys: [] }), url, site, open: typeof key === 'string' ? key : null });
    await tellOwn(tab);
    return { inPage: !(await opened) };
  },
};

onMessage((message, from) => {
  const answers = from.kind === 'own' ? answersFromOwn : FROM_PAGES;
  const answer = Object.hasOwn(answers, message?.type) ? answers[message.type] : undefined;
  return answer?.(message, from);
});

/** Sites that are switched on and may be read. */
async function keepWatch() {
  const { sites } = await readSettings();
  const origins = Object.keys(sites).filter((origin) => sites[origin].on);
  const granted = await Promise.all(origins.map(mayRead));
  await watchSites(origins.filter((_, i) => granted[i]));
}

onPermissions(() => void keepWatch());
storage.onChanged((changed) => {
  if (changed.settings) void keepWatch();
});
onInstalled(() => void openTab(ownUrl('first_run.html')));
onCommand(async (command, tab) => {
  if (command !== 'hide-badges') return;
  const { hidden } = await changeSettings({ hidden: !(await readSettings()).hidden });
  if (tab) await tell(tab.id, { type: 'hidden', hidden });
});
panelOnButton(() => {});
