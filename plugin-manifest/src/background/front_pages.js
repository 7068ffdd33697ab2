// SPDX-License-Identifier: MIT
// What each tab shows, for the panel beside it: kept for as long as the browser runs, even when it stops the background.
import { session } from '../browser.js';

/** @typedef {{ url: string, site: string, shows: string, keys: (string | null)[], open: string | null, nameless?: boolean, clicked?: number, list?: boolean, frame?: number, top?: string, failed?: string }} FrontPage
 *   `open`: the contact whose record or badge was opened; `nameless`: whose badge was opened is known by a name alone;
 *   `clicked`: when a badge or a notification was; `list`: it asked for the work list; `frame`: which of the
 *   tab's documents it is, 0: the whole page; `top`: where the whole page was then;
 *   `failed`: why it was not judged */

/** @param {number} tab */
export const frontPageName = (tab) => `shown|${tab}`;

/** @param {number} tab @returns {Promise<FrontPage | undefined>} */
export const frontPage = async (tab) => (await session.get([frontPageName(tab)]))[frontPageName(tab)];

/** @param {number} tab @param {FrontPage} page */
export const setFrontPage = (tab, page) => session.set({ [frontPageName(tab)]: { ...page, at: Date.now() } });

/**
 * Whether the panel turns to a document that was read. What only was judged anew, and a page around without contacts, leave the other document
 * of their page in front.
 * @param {FrontPage | undefined} before @param {{ frame?: number, top?: string, contacts: boolean, same: boolean }} read
 */
export function comesToFront(before, { frame, top, contacts, same }) {
  if (before && before.frame === frame) return true;
  return before && before.top === top ? contacts && !same : frame === 0 || contacts;
}

/**
 * A badge or a notification was pressed: what it stands for comes up in the panel.
 * @param {number} tab @param {{ url: string, site: string, key: string | null, nameless?: boolean, frame?: number, top?: string }} what without a key, unless nameless: the work list
 */
export async function bringUp(tab, { url, site, key, nameless = false, ...place }) {
  const before = await frontPage(tab);
  await setFrontPage(tab, { shows: 'contacts', keys: [], ...(before?.site === site && before), ...place, url, site, open: key, nameless, list: !key && !nameless, clicked: Date.now() });
}

/** @param {number} tab that was closed */
export const dropFrontPage = (tab) => session.remove([frontPageName(tab)]);
