// SPDX-License-Identifier: MIT
// What a page shows of behaviour: events of its visible history, dated by the core, and which kinds it could show at all. What it cannot
// show is unknown, not "not done".

const MOST_EVENTS = 500;
const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const PREFIX = 'event:';

/** A page's history in shape. @param {unknown} events @returns {{ type: string, at: string, topic?: string }[]} */
export const shapedEvents = (events) => (Array.isArray(events) ? events : []).slice(0, MOST_EVENTS)
  .filter((one) => NAME.test(one?.type) && typeof one.at === 'string' && one.at.length <= 60)
  .map(({ type, at, topic }) => ({ type, at, ...(NAME.test(topic) && { topic }) }));

/**
 * @param {{ readTable(table: object): any }} qualifier
 * @param {{ target: string | null }[]} columns of the table that the page shows
 * @param {ReturnType<typeof shapedEvents>} history
 * @returns {Promise<{ events: any[], observed: string[] }>}
 */
export async function behaviourOf(qualifier, columns, history) {
  const counted = columns.flatMap(({ target }) => (target?.startsWith(PREFIX) ? [target.slice(PREFIX.length).split('?')[0]] : []));
  const observed = [...new Set([...counted, ...history.map(({ type }) => type)])];
  if (history.length === 0) return { events: [], observed };
  // As a column of dates, so that one order of day and month is found for all.
  const read = await qualifier.readTable({ headers: ['Email', 'Last activity'], rows: history.map(({ at }, i) => [`row${i}@history.example`, at]) });
  const events = history.flatMap(({ type, topic }, i) => {
    const at = read.contacts?.[i]?.events?.[0]?.at;
    return at ? [{ type, at, ...(topic && { topic }) }] : [];
  });
  return { events, observed };
}
