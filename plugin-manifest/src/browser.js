// SPDX-License-Identifier: MIT
// The only module that touches the browser's own API; both browsers' forms of it are told apart here and nowhere else.

const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;

export const ownUrl = (/** @type {string} */ path) => api.runtime.getURL(path);

/** What is kept on this device. Values are JSON. */
export const storage = {
  /** @param {string[] | null} keys null: everything @returns {Promise<Record<string, any>>} */
  get: (keys) => api.storage.local.get(keys),
  /** @param {Record<string, any>} items */
  set: (items) => api.storage.local.set(items),
  /** @param {string[]} keys */
  remove: (keys) => api.storage.local.remove(keys),
  /** What an administrator has set; empty where the browser has none. @returns {Promise<Record<string, any>>} */
  managed: async () => api.storage.managed?.get(null).catch(() => ({})) ?? {},
  /** @param {(changed: Record<string, { newValue?: any }>) => void} heard */
  onChanged: (heard) => api.storage.local.onChanged.addListener(heard),
};

/** What is kept until the browser ends. */
export const session = {
  /** @param {string[]} keys @returns {Promise<Record<string, any>>} */
  get: (keys) => api.storage.session.get(keys),
  /** @param {Record<string, any>} items */
  set: (items) => api.storage.session.set(items),
  /** @param {string[]} keys */
  remove: (keys) => api.storage.session.remove(keys),
  /** @param {(changed: Record<string, { newValue?: any }>) => void} heard */
  onChanged: (heard) => api.storage.session.onChanged.addListener(heard),
};

/**
 * Answers messages. `sender` is 'page' for a content script, 'own' for an extension page, and nothing else is answered.
 * @param {(message: any, from: { kind: 'page' | 'own', url: string, origin: string, tab: number | undefined, frame: number | undefined, top: string | undefined }) => Promise<any> | undefined} answer
 */
export function onMessage(answer) {
  api.runtime.onMessage.addListener((/** @type {any} */ message, /** @type {any} */ sender, /** @type {(value: any) => void} */ reply) => {
    if (sender.id !== api.runtime.id) return false;
    const own = (sender.url ?? '').startsWith(api.runtime.getURL(''));
    const from = /** @type {const} */ ({ kind: own ? 'own' : 'page', url: sender.url ?? '', origin: sender.origin ?? (URL.canParse(sender.url) ? new URL(sender.url).origin : ''), tab: sender.tab?.id, frame: sender.frameId, top: sender.tab?.url });
    const promise = answer(message, from);
    if (!promise) return false;
    promise.then((value) => reply({ value }), (error) => reply({ error: { code: error?.code ?? 'failed', message: String(error?.message ?? error) } }));
    return true;
  });
}

/** Whether a content script still has its extension: another version may have taken its place, or the user switched it off. */
export const isOrphan = () => !api.runtime?.id;

/** @param {object} message @returns {Promise<any>} the answer's value; rejects with its error */
export async function ask(message) {
  const reply = await api.runtime.sendMessage(message);
  if (reply?.error) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
  return reply?.value;
}

/** To the content scripts of a tab; silent where there are none. @param {number} tab @param {object} message */
export const tell = (tab, message) => api.tabs.sendMessage(tab, message).catch(() => undefined);
/** To the content scripts of all tabs that have any. @param {object} message */
export const tellAll = async (message) => void (await Promise.all((await api.tabs.query({})).map((/** @type {any} */ { id }) => tell(id, message))));
/** @param {(message: any) => void} heard in a content script: what the background tells */
export const onTold = (heard) => api.runtime.onMessage.addListener((/** @type {any} */ message, /** @type {any} */ sender) => {
  if (sender.id === api.runtime.id && !sender.tab) heard(message);
});

const isFirefox = Boolean(api.runtime?.getBrowserInfo);
/** Firefox knows no ports in patterns: there one stands for all ports of its host. */
const patternOf = (/** @type {string} */ origin) => `${isFirefox ? origin.replace(/:\d+$/, '') : origin}/*`;

/** Content scripts on the sites that the user switched on, kept in step with what is granted. @param {string[]} origins */
export async function watchSites(origins) {
  const script = { id: 'reader', matches: origins.map(patternOf), js: ['content.js'], allFrames: true, runAt: 'document_idle' };
  const before = await api.scripting.getRegisteredContentScripts({ ids: ['reader'] });
  if (origins.length === 0) return before.length ? api.scripting.unregisterContentScripts({ ids: ['reader'] }) : undefined;
  return before.length ? api.scripting.updateContentScripts([script]) : api.scripting.registerContentScripts([script]);
}
/** The open tabs of sites that may be read; of others the browser does not say where they are. @param {string[]} origins @returns {Promise<{ id: number, url: string, title: string, windowId: number }[]>} */
export const tabsOf = (origins) => (origins.length > 0 ? api.tabs.query({ url: origins.map(patternOf) }) : Promise.resolve([]));
/** Runs one of our scripts in all frames of a tab that may be read. @param {number} tab @param {string} script */
export const runIn = (tab, script) => api.scripting.executeScript({ target: { tabId: tab, allFrames: true }, files: [script] });
/** Brings a tab to the front. @param {{ id: number, windowId: number }} tab */
export const showTab = ({ id, windowId }) => Promise.all([api.tabs.update(id, { active: true }), api.windows.update(windowId, { focused: true })]);
const PANEL = { width: 420, height: 760 };
/** A small window of our own. @param {string} url */
export const openWindow = (url) => api.windows.create({ url, type: 'popup', width: 460, height: 560 });

/** @param {string[]} origins @returns {Promise<boolean>} to be called from a click */
export const askForSites = (origins) => api.permissions.request({ origins: origins.map(patternOf) });
/** @param {string} origin @returns {Promise<boolean>} */
export const mayRead = (origin) => api.permissions.contains({ origins: [patternOf(origin)] });
/** What an administrator lets be read stays readable; false then. @param {string} origin @returns {Promise<boolean>} */
export const giveUpSite = (origin) => api.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false);
/** @param {(granted: { origins?: string[] }) => void} heard */
export const onPermissions = (heard) => (api.permissions.onAdded.addListener(heard), api.permissions.onRemoved.addListener(heard));

/** The tab in front, with its address where it may be seen. @returns {Promise<{ id: number, url?: string }>} */
export const frontTab = async () => (await api.tabs.query({ active: true, currentWindow: true }))[0];
/** @param {string} url @returns {Promise<{ id: number, windowId: number }>} */
export const openTab = (url) => api.tabs.create({ url });
/** Takes a tab to an address. @param {number} tab @param {string} url */
export const showIn = (tab, url) => api.tabs.update(tab, { url, active: true });
/** Another tab comes to the front of its window, or goes elsewhere. @param {() => void} heard */
export function onFrontTab(heard) {
  api.tabs.onActivated.addListener(() => heard());
  api.tabs.onUpdated.addListener((/** @type {number} */ _, /** @type {{ status?: string }} */ { status }) => status === 'complete' && heard());
}
/** @param {(tab: number) => void} heard */
export const onTabClosed = (heard) => api.tabs.onRemoved.addListener(heard);
/**
 * Shows the panel for a tab: beside the page, where the browser lets a click do so. Firefox does not from a click in a page, Chromium not
 * without one: there the panel has a window of its own, at the end of the tab's window.
 * @param {number} tab
 */
export async function openPanel(tab) {
  if (api.sidePanel?.open) {
    const refused = await api.sidePanel.open({ tabId: tab }).then(() => false, () => true);
    if (!refused) return;
  }
  await session.set({ opened: tab });
  const { windowId } = await api.tabs.get(tab);
  if (await api.sidebarAction?.isOpen({ windowId })) return;
  const { panelWindow } = await session.get(['panelWindow']);
  const shown = panelWindow !== undefined && await api.windows.update(panelWindow, { focused: true }).catch(() => null);
  if (shown) return;
  const { left = 0, top = 0, width = PANEL.width, height = PANEL.height } = await api.windows.get(windowId);
  const place = { left: Math.max(0, left + width - PANEL.width), top, width: PANEL.width, height: Math.max(height, PANEL.height) };
  const { id } = await api.windows.create({ url: `${ownUrl('panel.html')}#window`, type: 'popup', ...place });
  await session.set({ panelWindow: id });
}
/** Whether the browser has a side bar that only its own buttons, shortcuts and pages of ours may open: it stays open from page to page. */
export const hasSideBar = Boolean(api.sidebarAction?.open);
/** Shows the panel beside the page; to be called at once from a press on a page of ours or a shortcut. @param {number} tab */
export const openBeside = (tab) => (hasSideBar ? api.sidebarAction.open() : openPanel(tab));
/** The tab that a panel in a window of its own stands for. @returns {Promise<{ id: number, url?: string } | undefined>} */
export async function openedTab() {
  const { opened } = await session.get(['opened']);
  return opened === undefined ? undefined : api.tabs.get(opened).catch(() => undefined);
}
/** @returns {Promise<boolean>} */
export const mayNotify = () => api.permissions.contains({ permissions: ['notifications'] });
/** @returns {Promise<boolean>} to be called from a click */
export const askToNotify = () => api.permissions.request({ permissions: ['notifications'] });
/** What the browser or its system will not show is not shown. @param {string} id told again when it is pressed; at most 500 characters @param {string} title @param {string} message */
export async function notify(id, title, message) {
  const quiet = isFirefox ? {} : { silent: true };  // a property that Firefox refuses
  await api.notifications?.create(id, { type: 'basic', iconUrl: ownUrl('icons/128.png'), title, message, ...quiet });
}
/** A notification is pressed, also one of a background that was stopped since. Leave to notify may come later. @param {(id: string) => void} heard */
export function onNotificationPressed(heard) {
  const pressed = (/** @type {string} */ id) => {
    void api.notifications.clear(id);
    heard(id);
  };
  const listen = () => void api.notifications?.onClicked.addListener(pressed);
  listen();
  api.permissions.onAdded.addListener(listen);
}
/** The tool bar's button opens the panel. @param {(tab: { id: number }) => void} clicked where the browser has a side bar instead */
export function panelOnButton(clicked) {
  if (api.sidePanel?.setPanelBehavior) return api.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  return api.action.onClicked.addListener((/** @type {any} */ tab) => {
    api.sidebarAction?.toggle();
    clicked(tab);
  });
}
/** @param {(command: string, tab: { id: number } | undefined) => void} heard */
export const onCommand = (heard) => api.commands.onCommand.addListener(heard);
/** The browser starts, or a version of us does: a new one finds no content scripts registered. @param {() => void} heard */
export const onStartup = (heard) => (api.runtime.onStartup.addListener(heard), api.runtime.onInstalled.addListener(heard));
/** @param {() => void} heard */
export const onInstalled = (heard) => api.runtime.onInstalled.addListener((/** @type {any} */ { reason }) => {
  if (reason === 'install') heard();
});
