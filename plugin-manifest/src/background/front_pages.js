// SPDX-License-Identifier: MIT
// What each tab shows, for the panel beside it: kept for as long as the browser runs, even when it stops the background.
import { session } from '../browser.js';

/** @typedef {{ url: string, site: string, shows: string, keys: (string | null)[], open: string | null, nameless?: boolean, clicked?: number }} FrontPage
 *   `open`: the contact whose record or badge was opened; `nameless`: whose badge was opened is known by a name alone;
 *   `clicked`: when a badge was */

/** @param {number} tab */
export const frontPageName = (tab) => `shown|${tab}`;

/** @param {number} tab @returns {Promise<FrontPage | undefined>} */
export const frontPage = async (tab) => (await session.get([frontPageName(tab)]))[frontPageName(tab)];

/** @param {number} tab @param {FrontPage} page */
export const setFrontPage = (tab, page) => session.set({ [frontPageName(tab)]: { ...page, at: Date.now() } });

/** @param {number} tab that was closed */
export const dropFrontPage = (tab) => session.remove([frontPageName(tab)]);
