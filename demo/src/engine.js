// SPDX-License-Identifier: MIT
// The core in its worker: a qualifier for every model that is in use.
import { RemoteQualifier, startWorker } from 'bantam-crm';
import { byId } from './dom.js';

/** @type {Worker | undefined} */
let worker;
/** The last ones that were asked for, newest last. @type {Map<string, Promise<RemoteQualifier>>} */
const qualifiers = new Map();
const MOST = 4;

/**
 * The qualifier of a model (an id or a document) that speaks a language.
 * @param {string} model @param {string} locale @returns {Promise<RemoteQualifier>}
 */
export function qualifierFor(model, locale) {
  const key = `${locale}\n${model}`;
  const known = qualifiers.get(key);
  if (known) return known;
  worker ??= startWorker({ source: byId('worker').textContent ?? '' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  const loading = RemoteQualifier.load({ port: port1, model, locale });
  qualifiers.set(key, loading);
  loading.catch(() => qualifiers.delete(key));
  if (qualifiers.size > MOST) {
    const [oldest] = qualifiers.keys();
    const gone = qualifiers.get(oldest);
    qualifiers.delete(oldest);
    gone?.then((qualifier) => setTimeout(() => qualifier.close(), 10_000), () => {});
  }
  return loading;
}
