// SPDX-License-Identifier: MIT
// The background: owns the qualifier, the models and what is remembered; answers the pages' content scripts and the extension's own pages.
import { mayRead, onCommand, onInstalled, onMessage, onNotificationPressed, onPermissions, onStartup, onTabClosed, openBeside, openPanel, openTab, ownUrl, panelOnButton, runIn, session, storage, tabsOf, tellAll, watchSites } from '../browser.js';
import { bringUp, comesToFront, dropFrontPage, frontPage, setFrontPage } from './front_pages.js';
import { forgetOlder, inTurn, memoryOf } from './memories.js';
import { untilMidnight } from './midnight.js';
import { qualifierOf } from './models.js';
import { notice, noticePressed } from './notices.js';
import { answersFromOwn } from './own_answers.js';
import { contactsOf, judgedAll, shaped } from './page_contacts.js';
import { answersOnSettings, pointedAt, pointingEnded } from './setting_answers.js';
import { schemaHolds } from './schema.js';
import { changeSettings, readSettings, taughtOn } from './settings.js';
import { speaker } from './speak.js';

const FORGOT = 'forgot';
/** Who is not to be remembered any longer is forgotten, once a day: browsers run for weeks. Not at once when the limit is changed, since keys go through limits. */
async function forgetOld() {
  const today = new Date().toISOString().slice(0, 10);
  if ((await session.get([FORGOT]))[FORGOT] === today) return;
  await session.set({ [FORGOT]: today });
  const { retentionDays } = await readSettings();
  await forgetOlder(new Date(Date.now() - retentionDays * 86_400_000).toISOString().slice(0, 10));
}

/** A page that moves without loading says itself where it is; another site it cannot claim to be. @param {unknown} inPage @param {string} loaded */
const placeOf = (inPage, loaded) => (typeof inPage === 'string' && URL.canParse(inPage) && new URL(inPage).origin === new URL(loaded).origin ? inPage : loaded);

/** @param {any} message @param {{ url: string, tab: number | undefined, frame: number | undefined, top: string | undefined }} from */
async function readPage({ found, url: inPage, same }, { url: loaded, tab, frame, top }) {
  const settings = await readSettings();
  const site = new URL(loaded).origin;
  const url = placeOf(inPage, loaded);
  const now = new Date().toISOString();
  const taught = taughtOn(settings, site);
  void forgetOld().catch(() => {});
  // A page that was open when its leave was taken back goes on asking.
  if (!taught.on || !(await mayRead(site))) return { hidden: settings.hidden, locale: settings.locale, taught: [], badges: [], wait: null };
  const qualifier = await qualifierOf(settings.model, settings.locale);
  const { contacts, shows } = await contactsOf(qualifier, shaped(found), { url, map: taught.map });
  const { badges, judged } = await inTurn(site, () => judgedAll(qualifier, memoryOf(site), contacts, { now, url, locale: settings.locale }));
  const { timeZone } = qualifier.info();
  await inTurn(site, () => notice(memoryOf(site), judged, { now, speak: speaker(settings.locale, timeZone), tab }));
  const keys = badges.map(({ key }) => key);
  if (tab !== undefined) await inTurn(site, () => putInFront(tab, { url, site, frame, top, shows, keys }, same === true));
  return { hidden: settings.hidden, locale: settings.locale, taught: taught.fields.map(({ at, label }) => ({ at, label })), badges, wait: untilMidnight(Date.parse(now), timeZone) };
}

/**
 * The panel turns to what was read, and stays with the contact that was opened there.
 * @param {number} tab @param {Omit<import('./front_pages.js').FrontPage, 'open'>} read @param {boolean} same it only was judged anew
 */
async function putInFront(tab, read, same) {
  const { url, frame, top, keys } = read;
  const before = await frontPage(tab);
  if (!comesToFront(before, { frame, top, contacts: keys.length > 0, same })) return;
  const open = keys.length === 1 ? keys[0] : before?.url === url && before.open && keys.includes(before.open) ? before.open : null;
  await setFrontPage(tab, { ...read, open, ...(open === before?.open && { clicked: before?.clicked, list: before?.list }) });
}

/** What cannot be read or judged is told in the panel. @param {any} message @param {any} from */
async function readOrSay(message, from) {
  try {
    return await readPage(message, from);
  } catch (error) {
    const { url, tab, frame, top } = from;
    if (tab !== undefined && frame === 0) await setFrontPage(tab, { url, site: new URL(url).origin, frame, top, shows: 'other', keys: [], open: null, failed: String(/** @type {any} */ (error)?.message ?? error) });
    throw error;
  }
}

/** A badge was pressed: the panel opens at once, since the browser asks for the click that it stands on. @param {any} message @param {any} from */
async function openFromBadge({ key, url: inPage }, { url: loaded, tab, frame, top }) {
  if (tab === undefined) return;
  const opened = openPanel(tab);
  const known = typeof key === 'string';
  await bringUp(tab, { url: placeOf(inPage, loaded), site: new URL(loaded).origin, key: known ? key : null, nameless: !known, frame, top });
  await opened;
}

/** All that a content script may ask. @type {Record<string, (message: any, from: any) => Promise<any>>} */
const FROM_PAGES = {
  read: readOrSay,
  pointed: pointedAt,
  pointingEnded,
  locale: async () => (await readSettings()).locale,
};

const FROM_OWN = { ...answersFromOwn, ...answersOnSettings };

onMessage((message, from) => {
  const answers = from.kind === 'own' ? FROM_OWN : FROM_PAGES;
  if (from.kind === 'page' && message?.type === 'open') return openFromBadge(message, from);
  const answer = Object.hasOwn(answers, message?.type) ? answers[message.type] : undefined;
  return answer && schemaHolds().then(() => answer(message, from));
});

let watched = '';
/** Sites that are switched on and may be read. */
async function watchNow() {
  await schemaHolds();
  const { sites } = await readSettings();
  const origins = Object.keys(sites).filter((origin) => sites[origin].on);
  const granted = await Promise.all(origins.map(mayRead));
  const readable = origins.filter((_, i) => granted[i]);
  if (watched === readable.join()) return;
  await watchSites(readable);
  watched = readable.join();
  // Tabs that were open before need no reload; where the script runs already it stops by itself.
  for (const { id } of await tabsOf(readable)) void runIn(id, 'content.js').catch(() => {});
}
let watching = Promise.resolve();
const keepWatch = () => (watching = watching.then(watchNow, watchNow).catch(() => {}));

onPermissions(() => void keepWatch().then(() => tellAll({ type: 'again' })));
storage.onChanged((changed) => {
  if (changed.settings) void keepWatch();
});
onStartup(async () => {
  await keepWatch();
  await schemaHolds();
  await forgetOld();
});
onTabClosed((tab) => void dropFrontPage(tab));
onInstalled(() => void openTab(ownUrl('first_run.html')));
onNotificationPressed((id) => void noticePressed(id));
onCommand(async (command, tab) => {
  if (command === 'open-panel' && tab) return openBeside(tab.id);
  if (command !== 'hide-badges') return;
  await schemaHolds();
  const { hidden } = await changeSettings({ hidden: !(await readSettings()).hidden });
  await tellAll({ type: 'hidden', hidden });
});
panelOnButton(() => {});
