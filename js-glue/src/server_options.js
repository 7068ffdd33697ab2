// SPDX-License-Identifier: MIT
// What a site asks of its intake, checked once: a misspelt word must not mean something else for every visitor who comes.
import { BantamError } from './bantam_error.js';
import { LIMITS } from './server_post.js';

/** @typedef {import('../types/server.js').IntakeOptions} IntakeOptions */

const STEPS = { sql: 'calendar', '*': 'guide' };
const PLACES = ['sql', 'mql', 'lead', 'disqualified', '*'];
const CONSENT = ['optional', 'required'];
const EVENT = ['type', 'asset', 'topic'];
const ATTRIBUTE = 'must be an attribute of a contact such as person.email.';
const OPTIONS = ['model', 'locale', 'bytes', 'map', 'required', 'events', 'steps', 'consent', 'limits'];

/** @param {string} path @param {string} message @returns {never} */
export function refuse(path, message) {
  throw new BantamError({ code: 'misuse', path: `$.${path}`, message: `\`${path}\` ${message}` });
}
const isObject = (/** @type {any} */ value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isText = (/** @type {unknown} */ value) => typeof value === 'string' && value !== '';
const isCount = (/** @type {any} */ value) => Number.isSafeInteger(value) && value > 0;

/**
 * What an object tells; its keys must be among the names, and its values sound. What is undefined is not told.
 * @param {string} path @param {any} value @param {string[]} names @param {(one: unknown) => boolean} sound @param {string} wanted
 */
function named(path, value, names, sound, wanted) {
  if (!isObject(value)) refuse(path, `must be an object with any of ${names.join(', ')}.`);
  const told = Object.entries(value).filter(([, one]) => one !== undefined);
  for (const [name, one] of told) {
    if (!names.includes(name)) refuse(`${path}.${name}`, `is not known; there are ${names.join(', ')}.`);
    if (!sound(one)) refuse(`${path}.${name}`, `must be ${wanted}.`);
  }
  return Object.fromEntries(told);
}

/** A CRM's columns, as crm() is told them: header to attribute. @param {unknown} columns @param {(attribute: string) => boolean} known */
export function sureColumns(columns, known) {
  if (!isObject(columns)) refuse('columns', 'must be an object of headers to attributes.');
  for (const [header, attribute] of Object.entries(/** @type {object} */ (columns))) if (!isText(attribute) || !known(attribute)) refuse(`columns.${header}`, ATTRIBUTE);
}

/**
 * The options with what they are by default. Throws `misuse`, which says where.
 * @param {IntakeOptions} options
 * @param {(attributes: string[]) => Promise<Set<unknown>>} known which of these are a contact's attributes
 */
export async function settingOf(options, known) {
  for (const name of Object.keys(options)) if (!OPTIONS.includes(name)) refuse(name, `is not known; there are ${OPTIONS.join(', ')}.`);
  const { map = {}, required = ['person.email'], events = [], steps = STEPS, consent = 'optional', limits = {} } = options;
  if (!CONSENT.includes(consent)) refuse('consent', `must be ${CONSENT.map((word) => `'${word}'`).join(' or ')}.`);
  if (!isObject(map)) refuse('map', 'must be an object of your fields\' names to attributes.');
  if (!Array.isArray(required)) refuse('required', 'must be a list of attributes such as [\'person.email\'].');
  if (!Array.isArray(events)) refuse('events', 'must be a list such as [{ type: \'contact_request\' }].');
  const told = events.map((one, i) => {
    const event = named(`events[${i}]`, one, EVENT, isText, 'a text that is not empty');
    return event.type === undefined ? refuse(`events[${i}].type`, 'is missing.') : event;
  });
  const limited = { ...LIMITS, ...named('limits', limits, Object.keys(LIMITS), isCount, 'a whole number above 0') };
  /** @type {Map<string, unknown>} */
  const wanted = new Map(required.map((attribute, i) => [`required[${i}]`, attribute]));
  for (const [name, attribute] of Object.entries(map)) wanted.set(`map.${name}`, attribute);
  const there = await known(/** @type {string[]} */ ([...wanted.values()].filter(isText)));
  for (const [path, attribute] of wanted) if (!there.has(attribute)) refuse(path, ATTRIBUTE);
  const places = named('steps', steps, PLACES, isText, 'the name of what follows');
  return { map, required, events: told, steps: places, consent, limits: limited };
}
