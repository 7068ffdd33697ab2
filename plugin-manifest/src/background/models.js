// SPDX-License-Identifier: MIT
// The qualifier of each model in use, loaded when first asked for and again after the browser stopped the background.
import { Qualifier } from 'bantam-crm';
import { session } from '../browser.js';

/** What the firm's own model was compiled to, so that the next waking need not read its document: { document, compiled }. */
const COMPILED = 'compiledModel';

/** @type {Map<string, Promise<import('bantam-crm').Qualifier>>} */
const loaded = new Map();

/** @param {string} document @param {string} locale */
async function ownQualifier(document, locale) {
  const { [COMPILED]: kept } = await session.get([COMPILED]);
  if (kept?.document === document) return Qualifier.load({ model: kept.compiled, locale });
  const qualifier = await Qualifier.load({ model: document, locale });
  await session.set({ [COMPILED]: { document, compiled: qualifier.compiled() } });
  return qualifier;
}

/** @param {string | object} model the id of a shipped model, or a document @param {string} locale */
export function qualifierOf(model, locale) {
  const text = typeof model === 'string' ? model : JSON.stringify(model);
  const name = `${locale} ${text}`;
  let promise = loaded.get(name);
  if (!promise) {
    promise = typeof model === 'string' ? Qualifier.load({ model, locale }) : ownQualifier(text, locale);
    loaded.set(name, promise);
    promise.catch(() => loaded.delete(name));
  }
  return promise;
}

/** The document of a model. @param {import('bantam-crm').Qualifier} qualifier @param {string | object} model @returns {Promise<any>} */
export async function documentOf(qualifier, model) {
  return typeof model === 'string' ? JSON.parse(/** @type {string} */ (await qualifier.document(model))) : model;
}
