// SPDX-License-Identifier: MIT
// What each tab shows, for the panel beside it: kept for as long as the browser runs, even when it stops the background.
import { session } from '../browser.js';

/** @typedef {{ url: string, site: string, shows: string, keys: (string | null)[], open: string | null, nameless?: boolean, clicked?: number, list?: boolean, frame?: number }} FrontPage
 *   `open`: the contact whose record or badge was opened; `nameless`: whose badge was opened is known by a name alone;
 *   `clicked`: when a badge or a notification was; `list`: it asked for the work list; `frame`: which of the
 *   tab's documents it is, 0: the whole page */

/** @param {number} tab */
export const frontPageName = (tab) => `shown|${tab}`;

/** @param {number} tab @returns {Promise<FrontPage | undefined>} */
export const frontPage = async (tab) => (await session.get([frontPageName(tab)]))[frontPageName(tab)];

/** @param {number} tab @param {FrontPage} page */
export const setFrontPage = (tab, page) => session.set({ [frontPageName(tab)]: { ...page, at: Date.now() } });

/**
 * A badge or a notification was pressed: what it stands for comes up in the panel.
 * @param {number} tab @param {{ url: string, site: string, key: string | null, nameless?: boolean }} what without a key, unless nameless: the work list
 */
export async function bringUp(tab, { url, site, key, nameless = false }) {
  const before = await frontPage(tab);
  await setFrontPage(tab, { shows: 'contacts', keys: [], ...(before?.site === site && before), url, site, open: key, nameless, list: !key && !nameless, clicked: Date.now() });
}

/** @param {number} tab that was closed */
export const dropFrontPage = (tab) => session.remove([frontPageName(tab)]);
