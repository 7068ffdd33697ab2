// SPDX-License-Identifier: MIT
// The core in its worker: a qualifier for every model that is in use.
import { RemoteQualifier, startWorker } from 'bantam-crm';
import { byId } from './dom.js';

/** @type {Worker | undefined} */
let worker;
/** The last ones that were asked for, newest last. @type {Map<string, Promise<RemoteQualifier>>} */
const qualifiers = new Map();
/** What each of them was asked for as. @type {WeakMap<RemoteQualifier, string>} */
const keys = new WeakMap();
const MOST = 4;

/** @param {string} model @param {string} locale */
const keyFor = (model, locale) => `${locale}\n${model}`;

/** Whether this is the qualifier that `qualifierFor` gives. @param {RemoteQualifier} qualifier @param {string} model @param {string} locale */
export const isFor = (qualifier, model, locale) => keys.get(qualifier) === keyFor(model, locale);

/**
 * The qualifier of a model (an id or a document) that speaks a language.
 * @param {string} model @param {string} locale @param {RemoteQualifier} [inSight] still asked of, however many models were tried since @returns {Promise<RemoteQualifier>}
 */
export function qualifierFor(model, locale, inSight) {
  const shown = inSight && keys.get(inSight), one = shown && qualifiers.get(shown);
  if (one) keepLast(shown, one);
  const key = keyFor(model, locale);
  const qualifier = qualifiers.get(key) ?? load(key, model, locale);
  keepLast(key, qualifier);
  qualifier.catch(() => qualifiers.delete(key));
  if (qualifiers.size > MOST) forget(/** @type {string} */ (qualifiers.keys().next().value));
  return qualifier;
}

/** Of all it is forgotten last. @param {string} key @param {Promise<RemoteQualifier>} qualifier */
function keepLast(key, qualifier) {
  qualifiers.delete(key);
  qualifiers.set(key, qualifier);
}

/** @param {string} key @param {string} model @param {string} locale */
async function load(key, model, locale) {
  worker ??= startWorker({ source: byId('worker').textContent ?? '' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  const qualifier = await RemoteQualifier.load({ port: port1, model, locale });
  keys.set(qualifier, key);
  return qualifier;
}

/** Closes it as soon as nobody can still be asking something of it. @param {string} key */
function forget(key) {
  qualifiers.get(key)?.then((qualifier) => {
    keys.delete(qualifier);
    setTimeout(() => qualifier.close(), 10_000);
  }, () => {});
  qualifiers.delete(key);
}
