// SPDX-License-Identifier: MIT
// A set-up file used beside what the user chose, and taken back again: what was changed after it stays changed.
import { newSite } from './settings.js';

/** @typedef {Record<string, any>} Own what the user chose, as it is stored */

const BY_NAME = ['words', 'sites'];

/** @param {Own} own @param {Own} read what the file sets @returns {Own} */
export function withSetup({ settingsBefore: _, settingsUsed: __, sites = {}, words = {}, ...own }, read) {
  const used = {
    ...own, ...read, words: { ...words, ...read.words },
    sites: Object.fromEntries([...new Set([...Object.keys(sites), ...Object.keys(read.sites ?? {})])].map((origin) => [origin, { ...newSite(), ...sites[origin], ...read.sites?.[origin] }])),
  };
  return { ...used, settingsBefore: { ...own, sites, words }, settingsUsed: used };
}

/** @param {Own} own @returns {Own} */
export function withoutSetup({ settingsBefore, settingsUsed, ...own }) {
  return settingsBefore ? backTo(settingsBefore, settingsUsed, own) : own;
}

/** @param {Own} before @param {Own} used @param {Own} now @returns {Own} */
function backTo(before, used = {}, now = {}) {
  const back = (/** @type {string} */ name) => {
    if (JSON.stringify(now[name]) === JSON.stringify(used[name])) return before[name];
    return BY_NAME.includes(name) ? backTo(before[name], used[name], now[name]) : now[name];
  };
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries([...names].map((name) => [name, back(name)]).filter(([, value]) => value !== undefined));
}
