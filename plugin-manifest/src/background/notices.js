// SPDX-License-Identifier: MIT
// A quiet notification when a contact becomes ready or its clock is nearly due; pressed, it brings up what it tells of. Off until the user
// switches it on; what was seen is noted all the same, so that switching it on tells no old news. Nothing wakes the background for it:
// notifications come while a page of the CRM is read or the panel is open.
import { mayNotify, notify, openPanel, openTab, showTab, storage, tabsOf } from '../browser.js';
import { bringUp } from './front_pages.js';
import { memoryOf } from './memories.js';

const NEARLY = 30 * 60_000;
const MOST = 3;
const MOST_ID = 500;  // characters that browsers take
export const WANTED = 'notify';

/** @returns {Promise<boolean>} */
export const noticesWanted = async () => (await storage.get([WANTED]))[WANTED] === true && mayNotify();

/** @typedef {{ known: import('./memory.js').Known, annotation: any }} Judged */

/**
 * Notes what is seen now; what of it is news. By itself, when the user did it and knows.
 * @param {import('./memory.js').Memory} memory @param {Judged[]} judged @param {string} now
 */
export async function takeNote(memory, judged, now) {
  /** @type {(Judged & { due: boolean })[]} */
  const news = [];
  const changes = judged.filter(({ known }) => known.keys.length > 0).flatMap(({ known, annotation: { tier, handoff, model: { hash } }, annotation }) => {
    const model = hash.slice(0, 16);
    const runs = handoff?.state === 'open' && handoff.dueAt;
    const warned = runs && Date.parse(handoff.dueAt) - Date.parse(now) < NEARLY ? handoff.dueAt : known.noticed.warned;
    if (tier === known.noticed.tier && warned === known.noticed.warned && model === known.noticed.model) return [];
    const same = model === known.noticed.model;  // another model's opinion is no news of the contact
    if (same && warned !== known.noticed.warned) news.push({ known, annotation, due: true });
    else if (same && tier === 'sql' && known.noticed.tier) news.push({ known, annotation, due: false });
    return [{ keys: known.keys, change: (/** @type {import('./memory.js').Known} */ one) => void (one.noticed = { tier, warned, model }) }];
  });
  await memory.changeAll(changes).catch(() => {});
  return news;
}

/**
 * @param {import('./memory.js').Memory} memory @param {Judged[]} judged
 * @param {{ now: string, speak: () => Promise<import('bantam-crm/views').Wording>, tab?: number }} moment tab: where the CRM is open
 */
export async function notice(memory, judged, { now, speak, tab = -1 }) {
  const news = await takeNote(memory, judged, now);
  if (news.length === 0 || !(await noticesWanted())) return;
  const wording = await speak();
  const id = (/** @type {string | null} */ key) => [JSON.stringify([tab, memory.site, key]), JSON.stringify([tab, memory.site, null])].find((one) => one.length <= MOST_ID) ?? '';
  const shown = news.length > MOST
    ? [notify(id(null), wording.say('notice.many', { count: news.length }), news.slice(0, MOST).map(({ known }) => known.name).join(', '))]
    : news.map(({ known, annotation, due }) => notify(id(known.keys[0]), `${known.name}: ${annotation.label}`, due ? wording.say('notice.due', { when: wording.moment(annotation.handoff.dueAt) }) : annotation.handoff?.nextStep ?? annotation.reasons?.[0] ?? ''));
  await Promise.allSettled(shown);
}

/** Where a contact's record opens, else the site. @param {string} site @param {string | null} key */
async function linkOf(site, key) {
  await memoryOf(site).load();
  return (key && memoryOf(site).find([key])?.link) || site;
}

/**
 * Brings up what a notification tells of: the tab of its CRM, and beside it the contact, or the work list. All that is needed stands in
 * its id, so that it outlives the background; the tab may have been closed since.
 * @param {string} id
 */
export async function noticePressed(id) {
  const [tab, site, key] = JSON.parse(id || '[-1, null, null]');
  if (!site) return;
  const opening = openPanel(tab).then(() => true, () => false);  // at once: the browser asks for the click it stands on
  const tabs = await tabsOf([site]);
  const shown = tabs.find((one) => one.id === tab) ?? tabs[0] ?? await openTab(await linkOf(site, key));
  await showTab(shown);
  await bringUp(shown.id, { url: shown.url ?? site, site, key });
  if (!(await opening) || shown.id !== tab) await openPanel(shown.id);
}
