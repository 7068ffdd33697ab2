// SPDX-License-Identifier: MIT
// What the user has chosen, with what an administrator chose for them underneath, or above where it is fixed.
import { storage } from '../browser.js';
import { settingsOf } from './setup_file.js';

/**
 * @typedef {{ at: string, label: string, attribute: string }} Taught a field that no label names; `at`: where it is, a CSS selector
 * @typedef {{ on: boolean, map: Record<string, string>, fields: Taught[] }} Site `map`: a label on the page to an attribute of the contact
 * @typedef {object} Settings
 * @property {string | object} model          the id of a shipped model, or a document
 * @property {object | null} profile          the answers that the model was drafted from
 * @property {string} locale                  what is spoken
 * @property {string} chosenLocale            '': as the browser
 * @property {string} author                  stands beside what the user adds
 * @property {boolean} hidden                 all badges
 * @property {Record<string, Site>} sites     by origin; `https://*.name` stands for all of a service's own
 * @property {Record<string, string>} words   labels as in a site's map, for all sites
 * @property {number} retentionDays           after which a contact that was not seen or changed is forgotten
 * @property {string[]} fixed                 names of settings that the administrator allows nobody to change
 * @property {string[]} givenSites            the administrator's sites
 * @property {Fault[]} givenFaults   why the administrator's set-up file sets nothing
 */

const DEFAULTS = { model: 'reference', profile: null, locale: '', author: '', hidden: false, words: {}, retentionDays: 730 };
const NAME = 'settings';

/** A site as nothing was taught on it yet. @returns {Site} */
export const newSite = () => ({ on: true, map: {}, fields: [] });

/** The browser's language where the user chose none. */
const ownLocale = () => globalThis.navigator?.language ?? 'en';

/** @typedef {{ code: string, path: string, message?: string }} Fault */
/** What the core says of a model. @type {(model: string | object, locale: string) => Promise<Fault[]>} */
let faultsOfModel = async () => [];
/** @param {typeof faultsOfModel} check */
export const checkModelsBy = (check) => void (faultsOfModel = check);

/** The last set-up file that was read, since the core takes a while over a model. @type {{ name: string, read: ReturnType<typeof settingsOf> } | null} */
let readLast = null;

/** @param {string} text of a set-up file @param {string} locale in which the core speaks */
async function readSetup(text, locale) {
  const name = `${locale} ${text}`;
  if (readLast?.name === name) return readLast.read;
  const read = settingsOf(text);
  const faults = 'settings' in read && read.settings.model !== undefined ? await faultsOfModel(read.settings.model, read.settings.locale ?? locale) : [];
  readLast = { name, read: faults.length > 0 ? { faults } : read };
  return readLast.read;
}

/** The administrator's set-up file, and whether people may change what it says. A file with faults sets nothing. @param {string} locale */
async function given(locale) {
  const { setup, fixed = true } = await storage.managed();
  const read = setup === undefined ? null : await readSetup(String(setup), locale);
  const settings = read && 'settings' in read ? read.settings : {};
  return { settings, faults: read && 'faults' in read ? read.faults : [], fixed: fixed ? Object.keys(settings).filter((name) => name !== 'sites' && name !== 'words') : [] };
}

/** @returns {Promise<Settings>} */
export async function readSettings() {
  const { [NAME]: own = {} } = await storage.get([NAME]);
  const { settings: admin, fixed, faults } = await given(own.locale || ownLocale());
  const chosen = Object.fromEntries(Object.entries(own).filter(([name]) => !fixed.includes(name)));
  const sites = /** @type {Record<string, Site>} */ ({});
  for (const [origin, site] of [...Object.entries(admin.sites ?? {}), ...Object.entries(own.sites ?? {})]) {
    const before = sites[origin] ?? newSite();
    sites[origin] = { ...before, ...site, map: { ...before.map, ...site.map }, fields: [...before.fields, ...(site.fields ?? [])] };
  }
  const settings = { ...DEFAULTS, ...admin, ...chosen, words: { ...admin.words, ...own.words }, sites, fixed, givenSites: Object.keys(admin.sites ?? {}), givenFaults: faults };
  return { ...settings, chosenLocale: settings.locale, locale: settings.locale || ownLocale() };
}

/** Changes come one after the other, so that none undoes another. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * @param {Record<string, any> | ((own: Record<string, any>) => Record<string, any>)} changed what the user now wants; a function gets what they wanted so far
 * @param {boolean} [whole] what is not named goes back to what it was at first
 */
export async function changeSettings(changed, whole = false) {
  const work = async () => {
    const { [NAME]: own = {} } = await storage.get([NAME]);
    await storage.set({ [NAME]: { ...(whole ? {} : own), ...(typeof changed === 'function' ? changed(own) : changed) } });
    return readSettings();
  };
  const done = turn.then(work, work);
  turn = done;
  return done;
}

/** One site of the user's own, changed. @param {string} origin @param {(site: Site) => Site | null} change null takes it away */
export const changeSite = (origin, change) => changeSettings(({ sites = {} }) => {
  const { [origin]: before, ...others } = sites;
  const after = change({ ...newSite(), ...before });
  return { sites: after ? { ...others, [origin]: after } : others };
});

/** Where the settings of an origin stand: under itself, or under all of its service. @param {Record<string, Site>} sites @param {string} origin @returns {string | null} */
export function nameOfSite(sites, origin) {
  if (Object.hasOwn(sites, origin)) return origin;
  const { protocol, host } = new URL(origin);
  return Object.keys(sites).find((name) => {
    const [scheme, rest] = name.split('://*.');
    return rest !== undefined && `${scheme}:` === protocol && (host === rest || host.endsWith(`.${rest}`));
  }) ?? null;
}

/** What the labels of a site mean, which fields were pointed at on it, and whether it is switched on at all. @param {Settings} settings @param {string} origin */
export function taughtOn({ sites, words }, origin) {
  const { on, map, fields } = sites[nameOfSite(sites, origin) ?? ''] ?? { ...newSite(), on: false };
  return { on, map: { ...words, ...map, ...Object.fromEntries(fields.map(({ label, attribute }) => [label, attribute])) }, fields };
}
