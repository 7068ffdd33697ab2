// SPDX-License-Identifier: MIT
// The qualifier of each model in use, loaded when first asked for and again after the browser stopped the background.
import { Qualifier } from 'bantam-crm';

/** @type {Map<string, Promise<import('bantam-crm').Qualifier>>} */
const loaded = new Map();

/** @param {string | object} model the id of a shipped model, or a document @param {string} locale */
export function qualifierOf(model, locale) {
  const name = `${locale} ${typeof model === 'string' ? model : JSON.stringify(model)}`;
  let promise = loaded.get(name);
  if (!promise) {
    promise = Qualifier.load({ model: /** @type {import('bantam-crm').ModelInput} */ (model), locale });
    loaded.set(name, promise);
    promise.catch(() => loaded.delete(name));
  }
  return promise;
}

/** The document of a model. @param {import('bantam-crm').Qualifier} qualifier @param {string | object} model @returns {Promise<any>} */
export async function documentOf(qualifier, model) {
  return typeof model === 'string' ? JSON.parse(/** @type {string} */ (await qualifier.document(model))) : model;
}
