// SPDX-License-Identifier: MIT
// The set-up file: model, sites, taught fields and words in one JSON document, to share with a team or to hand out by policy. It holds
// no contact. What it says is checked whole before any of it counts; a model's rules are the core's to check.

const VERSION = 1;
const MOST_CHARACTERS = 2_000_000;
const MOST_TAUGHT = 1_000;
const ORIGIN = /^https?:\/\/(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;
const ATTRIBUTE = /^[a-z]+(\.[A-Za-z0-9_]+)*$|^event:[a-z_]+(\?[a-z]+=[a-z_]+)?$/;

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {unknown} value @param {number} most */
const isText = (value, most) => typeof value === 'string' && value.length > 0 && value.length <= most;
/** @param {unknown} map */
const isMap = (map) => isObject(map) && Object.keys(map).length <= MOST_TAUGHT && Object.entries(map).every(([label, attribute]) => isText(label, 300) && isAttribute(attribute));
/** @param {unknown} value @returns {value is string} */
export const isAttribute = (value) => isText(value, 100) && ATTRIBUTE.test(/** @type {string} */ (value));
/** @param {unknown} origin */
const isSite = (origin) => isText(origin, 300) && ORIGIN.test(/** @type {string} */ (origin));
/** @param {any} field @returns {field is import('./settings.js').Taught} */
export const isField = (field) => isObject(field) && isText(field.at, 1_000) && isText(field.label, 300) && isAttribute(field.attribute);

/** @type {Record<string, (value: any) => boolean>} */
const SITE = { map: isMap, fields: (fields) => Array.isArray(fields) && fields.length <= MOST_TAUGHT && fields.every(isField) };
/** @type {Record<string, (value: any) => boolean>} */
const PARTS = {
  bantamSetup: (version) => version === VERSION,
  made: (day) => isText(day, 40),
  model: (model) => isText(model, 100) || isObject(model),
  profile: isObject,
  locale: (locale) => typeof locale === 'string' && /^[a-z]{2}(-[A-Za-z0-9]+)*$|^$/.test(locale),
  retentionDays: (days) => Number.isInteger(days) && days >= 1 && days <= 3_650,
  words: isMap,
  sites: isObject,
};

/** @param {import('./settings.js').Settings} settings @param {string} made a day */
export function setupOf({ model, profile, chosenLocale, retentionDays, words, sites }, made) {
  const plain = Object.fromEntries(Object.entries(sites).map(([origin, { map, fields }]) => [origin, { map, fields }]));
  return { bantamSetup: VERSION, made, model, ...(profile && { profile }), ...(chosenLocale && { locale: chosenLocale }), retentionDays, words, sites: plain };
}

/** @param {Record<string, any>} sites @returns {string[]} the paths of what is wrong */
function faultsOfSites(sites) {
  return Object.entries(sites).flatMap(([origin, site]) => {
    const path = `$.sites["${origin.slice(0, 100)}"]`;
    if (!isSite(origin) || !isObject(site)) return [path];
    return Object.entries(site).flatMap(([name, value]) => (name.startsWith('x-') || (Object.hasOwn(SITE, name) && SITE[name](value)) ? [] : [`${path}.${name.slice(0, 100)}`]));
  });
}

/**
 * What a set-up file sets, or what is wrong with it. `code`: not_setup | newer | bad.
 * @param {string} text
 * @returns {{ settings: Partial<import('./settings.js').Settings> } | { faults: import('./settings.js').Fault[] }}
 */
export function settingsOf(text) {
  const fault = (/** @type {string} */ code, path = '') => ({ faults: [{ code, path }] });
  if (text.length > MOST_CHARACTERS) return fault('bad', '$');
  /** @type {any} */
  let setup;
  try {
    setup = JSON.parse(text);
  } catch {
    return fault('not_setup');
  }
  if (!isObject(setup) || !Object.hasOwn(setup, 'bantamSetup')) return fault('not_setup');
  if (setup.bantamSetup > VERSION) return fault('newer');
  const wrong = Object.keys(setup).filter((name) => !name.startsWith('x-') && !(Object.hasOwn(PARTS, name) && PARTS[name](setup[name]))).map((name) => `$.${name.slice(0, 100)}`);
  const paths = [...wrong, ...(isObject(setup.sites) ? faultsOfSites(setup.sites) : [])];
  if (paths.length > 0) return { faults: paths.map((path) => ({ code: 'bad', path })) };
  const { model, profile = null, locale, retentionDays, words, sites } = setup;
  const whole = { ...(model && { model, profile }), ...(locale && { locale }), ...(retentionDays && { retentionDays }), ...(words && { words }),
    ...(sites && { sites: Object.fromEntries(Object.entries(sites).map(([origin, site]) => [origin, { on: true, map: site.map ?? {}, fields: site.fields ?? [] }])) }) };
  return { settings: whole };
}
