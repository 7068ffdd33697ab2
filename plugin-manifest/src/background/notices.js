// SPDX-License-Identifier: MIT
// A quiet notification when a contact becomes ready or its clock is nearly due. Off until the user switches it on; what was seen is noted
// all the same, so that switching it on tells no old news.
import { mayNotify, notify, storage } from '../browser.js';

const NEARLY = 30 * 60_000;
const MOST = 3;
export const WANTED = 'notify';

/**
 * @param {import('./memory.js').Memory} memory
 * @param {{ known: import('./memory.js').Known, annotation: any }[]} judged
 * @param {{ now: string, quiet?: boolean }} moment quiet: the user did it and knows
 */
export async function notice(memory, judged, { now, quiet = false }) {
  /** @type {{ name: string, annotation: any, due: boolean }[]} */
  const news = [];
  const changes = judged.filter(({ known }) => known.keys.length > 0).flatMap(({ known, annotation: { tier, handoff }, annotation }) => {
    const runs = handoff?.state === 'open' && handoff.dueAt;
    const warned = runs && Date.parse(handoff.dueAt) - Date.parse(now) < NEARLY ? handoff.dueAt : known.noticed.warned;
    if (tier === known.noticed.tier && warned === known.noticed.warned) return [];
    if (warned !== known.noticed.warned) news.push({ name: known.name, annotation, due: true });
    else if (tier === 'sql' && known.noticed.tier) news.push({ name: known.name, annotation, due: false });
    return [{ keys: known.keys, change: (/** @type {import('./memory.js').Known} */ one) => void (one.noticed = { tier, warned }) }];
  });
  await memory.changeAll(changes).catch(() => {});
  if (quiet || news.length === 0 || !(await storage.get([WANTED]))[WANTED] || !(await mayNotify())) return;
  for (const { name, annotation, due } of news.slice(0, MOST)) await notify(`${name}: ${annotation.label}`, due ? `${annotation.handoff.dueAt.slice(11, 16)} ◷` : annotation.handoff?.nextStep ?? annotation.reasons?.[0] ?? '');
}
