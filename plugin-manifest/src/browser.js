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

/**
 * Answers messages. `sender` is 'page' for a content script, 'own' for an extension page, and nothing else is answered.
 * @param {(message: any, from: { kind: 'page' | 'own', url: string, tab: number | undefined, frame: number | undefined }) => Promise<any> | undefined} answer
 */
export function onMessage(answer) {
  api.runtime.onMessage.addListener((/** @type {any} */ message, /** @type {any} */ sender, /** @type {(value: any) => void} */ reply) => {
    if (sender.id !== api.runtime.id) return false;
    const own = (sender.url ?? '').startsWith(api.runtime.getURL(''));
    const from = /** @type {const} */ ({ kind: own ? 'own' : 'page', url: sender.url ?? '', tab: sender.tab?.id, frame: sender.frameId });
    const promise = answer(message, from);
    if (!promise) return false;
    promise.then((value) => reply({ value }), (error) => reply({ error: { code: error?.code ?? 'failed', message: String(error?.message ?? error) } }));
    return true;
  });
}

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

/** Content scripts on the sites that the user switched on, kept in step with what is granted. @param {string[]} origins */
export async function watchSites(origins) {
  const script = { id: 'reader', matches: origins.map((origin) => `${origin}/*`), js: ['content.js'], allFrames: true, runAt: 'document_idle' };
  const before = await api.scripting.getRegisteredContentScripts({ ids: ['reader'] });
  if (origins.length === 0) return before.length ? api.scripting.unregisterContentScripts({ ids: ['reader'] }) : undefined;
  return before.length ? api.scripting.updateContentScripts([script]) : api.scripting.registerContentScripts([script]);
}

/** @param {string} origin @returns {Promise<boolean>} to be called from a click */
export const askForSite = (origin) => api.permissions.request({ origins: [`${origin}/*`] });
/** @param {string} origin @returns {Promise<boolean>} */
export const mayRead = (origin) => api.permissions.contains({ origins: [`${origin}/*`] });
/** @param {string} origin */
export const giveUpSite = (origin) => api.permissions.remove({ origins: [`${origin}/*`] });
/** @param {(granted: { origins?: string[] }) => void} heard */
export const onPermissions = (heard) => (api.permissions.onAdded.addListener(heard), api.permissions.onRemoved.addListener(heard));

/** The tab in front, with its address where it may be seen. @returns {Promise<{ id: number, url?: string }>} */
export const frontTab = async () => (await api.tabs.query({ active: true, currentWindow: true }))[0];
/** @param {string} url */
export const openTab = (url) => api.tabs.create({ url });
/** Shows the panel where the browser has a side panel that a page's click may open; false: the page shows it itself. @param {number} tab */
export async function openPanel(tab) {
  if (!api.sidePanel?.open) return false;
  await api.sidePanel.open({ tabId: tab });
  return true;
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
/** @param {() => void} heard */
export const onInstalled = (heard) => api.runtime.onInstalled.addListener((/** @type {any} */ { reason }) => {
  if (reason === 'install') heard();
});
