// SPDX-License-Identifier: MIT
// The model that a person makes: a shipped one, one that was loaded, or a draft of their answers, and over it what was changed by hand.
import { changesBetween, changesText, readChanges, withChanges } from './changes.js';
import { qualifierFor } from './engine.js';

/** @param {any} app @param {any} profile @returns {Promise<any>} `document` or `faults` */
export const draft = async (app, profile) => (await qualifierFor('reference', app.locale)).draftModel({ ...profile, locale: app.locale });

/** The model below the changes. @param {any} app @param {import('./main.js').Made} made @returns {Promise<string>} */
export async function baseOf(app, { base, shipped }) {
  return base ?? /** @type {string} */ (await (await qualifierFor(shipped, app.locale)).document(shipped));
}

/** What was made with other changes, those left out that change nothing. @param {any} app @param {import('./changes.js').Changes} wanted */
export async function changed(app, wanted) {
  const base = await baseOf(app, app.made);
  const changes = changesBetween(base, withChanges(base, wanted)) ?? {};
  return { changes, model: Object.keys(changes).length > 0 ? withChanges(base, changes) : app.made.base };
}

/** What of it the address holds. A model from a file is too long for one. @param {import('./main.js').Made} made */
export const addressOf = ({ shipped, profile, changes }) => ({ model: shipped, profile: profile ? JSON.stringify(profile) : '', changes: changesText(changes) });

/** What the address says was made. What it says wrongly is passed over. @param {any} app @returns {Promise<Partial<import('./main.js').Made>>} */
export async function madeFrom(app) {
  const { address, made } = app;
  const said = addressOf(made);
  if (made.base !== undefined && Object.entries(said).every(([key, value]) => address[key] === value)) return {};
  const shipped = await shippedOf(app, address.model);
  const profile = profileIn(address.profile);
  const drafted = profile && (await draft(app, profile));
  const base = drafted?.document ?? null;
  const below = base ?? (await baseOf(app, { ...made, base, shipped }));
  const changes = changesBetween(below, withChanges(below, readChanges(address.changes))) ?? {};
  return { shipped, profile: base === null ? null : profile, base, changes, model: Object.keys(changes).length > 0 ? withChanges(below, changes) : base };
}

/** @param {any} app @param {string} id */
async function shippedOf(app, id) {
  const qualifier = await qualifierFor('reference', app.locale);
  return (await qualifier.models()).some((/** @type {any} */ one) => one.id === id) ? id : 'reference';
}

/** @param {string} text */
function profileIn(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
