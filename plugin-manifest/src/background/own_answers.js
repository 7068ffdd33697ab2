// SPDX-License-Identifier: MIT
// What the extension's own pages may ask: one contact in full, what a person adds to it, the work list, a file to join, what is stored.
import { answered, askedInVain, corrected, happened, responded, withLifecycle, withoutFact } from 'bantam-crm';
import { storage, tellAll } from '../browser.js';
import { contactOf, readOf, reject, tell, undo } from './known_contact.js';
import { forgetEverybody, inTurn, memoryOf } from './memories.js';
import { documentOf, qualifierOf } from './models.js';
import { notice, noticesWanted, takeNote } from './notices.js';
import { readSettings } from './settings.js';
import { speaker } from './speak.js';
import { contactsToSave, joinFile, lookAround, workList, workRows } from './work_list.js';

/** @param {string} site @param {string} key */
async function full(site, key) {
  const { model, locale } = await readSettings();
  const memory = memoryOf(site);
  await memory.load();
  const known = memory.find([key]);
  if (!known) return null;
  const qualifier = await qualifierOf(model, locale);
  const document = await documentOf(qualifier, model);
  const contact = contactOf(known, known.keys[0]);
  const now = new Date().toISOString();
  const annotation = await qualifier.qualify(contact, { now, locale });
  if (!('error' in annotation)) await inTurn(site, () => takeNote(memory, [{ known, annotation }], now));
  const read = readOf(known);
  const lines = await Promise.all(read.map((/** @type {any} */ fact) => (fact.source === 'person' ? qualifier.noteLine(fact) : null)));
  return {
    name: known.name, link: known.link, read, contact, mayUndo: known.before.length > 0, happened: known.own.events ?? [],
    noteLines: Object.fromEntries(read.map(({ fact }, i) => [fact, lines[i]]).filter(([, line]) => line)),
    annotation,
    questions: await qualifier.questions({ locale }), info: await qualifier.info(), tiers: document.tiers,
  };
}

/** One change to a contact, then the contact as it now is. @param {any} message @param {(known: import('./memory.js').Known, at: string, by: string) => void} change */
async function changed({ site, key }, change) {
  const { author } = await readSettings();
  await inTurn(site, () => memoryOf(site).change([key], (known) => change(known, new Date().toISOString().replace(/\.\d+Z$/, 'Z'), author)));
  await tellAll({ type: 'again' });
  return full(site, key);
}

/** What a person tells, dated and signed. @param {any} message @param {(own: any, at: string, by: string) => any} change */
const told = (message, change) => changed(message, (known, at, by) => tell(known, at, (own) => change(own, at, by)));

/** @param {any} message */
async function answer(message) {
  const { model, locale } = await readSettings();
  const { questions } = await documentOf(await qualifierOf(model, locale), model);
  const question = questions.find((/** @type {any} */ { id }) => id === message.questionId);
  return question ? told(message, (own, at, by) => answered(own, question, message, { at, by })) : full(message.site, message.key);
}

/** @type {Record<string, (message: any) => Promise<any>>} */
export const answersFromOwn = {
  contact: ({ site, key }) => full(site, key),
  answer,
  asked: (message) => told(message, (own, at) => askedInVain(own, message.questionId, at)),
  wrong: (message) => changed(message, (known, at) => {
    tell(known, at, (own) => withoutFact(own, message.fact));
    reject(known, message.fact);
  }),
  /** What is right instead, told after `wrong`. */
  right: (message) => told(message, (own, at, by) => corrected(own, message.fact, message.text, { at, by })),
  event: (message) => told(message, (own, at) => happened(own, message.event, message.at || at)),
  override: (message) => told(message, (own, at, by) => withLifecycle(own, { override: message.tier ? { tier: message.tier, reason: message.reason, by, at, ...(message.until && { until: message.until }) } : undefined })),
  verify: (message) => told(message, (own, at, by) => withLifecycle(own, { verifiedBy: by || '-', verifiedAt: at })),
  responded: (message) => told(message, (own, at) => responded(own, message.how, at)),
  feedback: (message) => told(message, (own, at, by) => ({ ...own, custom: { ...own.custom, feedback: { value: message.good ? 'good' : message.reason, source: 'person', at, ...(by && { by }) } } })),
  undo: (message) => changed(message, undo),

  work: ({ site, due }) => workList(site, due === true),
  workContacts: ({ site, keys }) => contactsToSave(site, keys),
  /** A minute has passed beside a page: there may be news without any change of it. */
  async minute({ site, tab }) {
    if (!(await noticesWanted())) return;
    const { model, locale } = await readSettings();
    const now = new Date().toISOString();
    const judged = await lookAround(site, now);
    const { timeZone } = (await qualifierOf(model, locale)).info();
    await inTurn(site, () => notice(memoryOf(site), judged, { now, speak: speaker(locale, timeZone), tab }));
  },
  workRows: ({ site, keys }) => workRows(site, keys),
  join: ({ site, contacts }) => inTurn(site, () => joinFile(memoryOf(site), contacts, new Date().toISOString().slice(0, 10))),
  joined: () => tellAll({ type: 'again' }),

  async forget({ site, key }) {
    await inTurn(site, () => memoryOf(site).forget([key]));
    await tellAll({ type: 'again' });
  },
  forgetAll: forgetEverybody,
  everything: () => storage.get(null),
};
