// SPDX-License-Identifier: MIT
// What the user has chosen, with what an administrator chose for them underneath.
import { storage } from '../browser.js';

/**
 * @typedef {{ map: Record<string, string>, on: boolean }} Site
 * @typedef {{ model: string | object, locale: string, author: string, hidden: boolean, sites: Record<string, Site>, retentionDays: number }} Settings
 */

/** @type {Settings} */
const DEFAULTS = { model: 'reference', locale: '', author: '', hidden: false, sites: {}, retentionDays: 730 };
const NAME = 'settings';

/** The browser's language where the user chose none. */
const ownLocale = () => globalThis.navigator?.language ?? 'en';

/** @returns {Promise<Settings>} */
export async function readSettings() {
  const [{ [NAME]: own = {} }, managed] = await Promise.all([storage.get([NAME]), storage.managed()]);
  const settings = { ...DEFAULTS, ...managed[NAME], ...own, sites: { ...managed[NAME]?.sites, ...own.sites } };
  return { ...settings, locale: settings.locale || ownLocale() };
}

/** @param {Partial<Settings>} changed */
export async function changeSettings(changed) {
  const { [NAME]: own = {} } = await storage.get([NAME]);
  await storage.set({ [NAME]: { ...own, ...changed } });
  return readSettings();
}
