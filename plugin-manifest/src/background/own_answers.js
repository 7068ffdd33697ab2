// SPDX-License-Identifier: MIT
// What the extension's own pages may ask: settings, one contact in full, what a person adds to it, what is stored.
import { giveUpSite, storage, tellAll } from '../browser.js';
import { contactOf } from './known_contact.js';
import { forgetMemories, inTurn, memoryOf } from './memories.js';
import { PREFIX } from './memory.js';
import { qualifierOf } from './models.js';
import { changeSettings, readSettings } from './settings.js';

/** @param {string} site @param {string} key */
async function full(site, key) {
  const { model, locale } = await readSettings();
  const memory = memoryOf(site);
  await memory.load();
  const known = memory.find([key]);
  if (!known) return null;
  const contact = contactOf(known, known.keys[0]);
  const qualifier = await qualifierOf(model, locale);
  return { known, contact, annotation: qualifier.qualify(contact, { now: new Date(), locale }), questions: qualifier.questions({ locale }), info: qualifier.info() };
}

/** One change to a contact, dated and signed, then the contact as it now is. @param {any} message @param {(known: import('./memory.js').Known, at: string, by: string) => void} change */
async function changed({ site, key }, change) {
  const { author } = await readSettings();
  const memory = memoryOf(site);
  await memory.load();
  await inTurn(site, () => memory.change([key], (known) => change(known, new Date().toISOString(), author)));
  await tellAll({ type: 'again' });
  return full(site, key);
}

/** What a person added last is taken back. @param {import('./memory.js').Known} known */
function undo(known) {
  const lists = [known.told, known.asked, known.done].filter((list) => list.length > 0);
  const at = (/** @type {any[]} */ list) => list[list.length - 1].at;
  lists.sort((a, b) => (at(b) > at(a) ? 1 : -1))[0]?.pop();
}

/** @type {Record<string, (message: any) => Promise<any>>} */
export const answersFromOwn = {
  settings: () => readSettings(),
  async changeSettings({ changed: some }) {
    const settings = await changeSettings(some);
    await tellAll({ type: 'again' });
    return settings;
  },
  async siteOff({ origin }) {
    const { sites } = await readSettings();
    const { [origin]: _, ...others } = sites;
    await giveUpSite(origin);
    return changeSettings({ sites: others });
  },
  contact: ({ site, key }) => full(site, key),
  answer: (message) => changed(message, (known, at, by) => known.told.push({ path: message.path, value: message.value, at, by })),
  asked: (message) => changed(message, (known, at) => known.asked.push({ questionId: message.questionId, at, result: 'no_answer' })),
  event: (message) => changed(message, (known, at, by) => known.done.push({ type: message.event, at: message.at ?? at, by })),
  override: (message) => changed(message, (known, at, by) => {
    known.lifecycle.override = message.tier ? { tier: message.tier, reason: message.reason, by, at, until: message.until } : undefined;
  }),
  verify: (message) => changed(message, (known, at, by) => Object.assign(known.lifecycle, { verifiedBy: by || '-', verifiedAt: at })),
  responded: (message) => changed(message, (known, at) => {
    known.lifecycle.attempts = [...(known.lifecycle.attempts ?? []), { at, how: message.how }];
  }),
  undo: (message) => changed(message, undo),
  async forget({ site, key }) {
    await inTurn(site, () => memoryOf(site).forget([key]));
    await tellAll({ type: 'again' });
  },
  async forgetAll() {
    await storage.remove(Object.keys(await storage.get(null)).filter((name) => name.startsWith(PREFIX)));
    forgetMemories();
  },
  everything: () => storage.get(null),
};
