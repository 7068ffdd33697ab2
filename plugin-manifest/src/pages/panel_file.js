// SPDX-License-Identifier: MIT
// Files of the work list, in a worker of the core: a marketing export that was dropped on the panel, handed to the background in batches
// and joined there by e-mail; and the list itself as CSV, as the core writes it. Nothing of them leaves the browser.
import { RemoteQualifier } from 'bantam-crm';
import { ask, ownUrl } from '../browser.js';

const BATCH = 200;

/** @typedef {{ joined: number, waiting: number, unclear: number, without: number, bad: number } | { noEmail: true }} Report of contacts, not of rows */

/**
 * @template Value
 * @param {{ model: string | object, locale: string }} spoken @param {(qualifier: RemoteQualifier) => Promise<Value>} work @returns {Promise<Value>}
 */
async function inWorker({ model, locale }, work) {
  const worker = new Worker(ownUrl('worker.js'));
  try {
    return await work(await RemoteQualifier.load({ port: worker, model: /** @type {import('bantam-crm').ModelInput} */ (model), locale }));
  } finally {
    worker.terminate();
  }
}

/**
 * @param {File} file
 * @param {{ site: string, locale: string, signal: AbortSignal, onProgress: (share: number) => void }} work share: 0 to 1
 * @returns {Promise<Report>}
 */
export function joinExport(file, { site, locale, signal, onProgress }) {
  return inWorker({ model: 'reference', locale }, async (qualifier) => {
    const job = await qualifier.openFile(file, { now: new Date().toISOString(), signal, onProgress: ({ done, of }) => onProgress(of ? done / of / 2 : 0) });
    const { columns, bad } = job.summary;
    if (columns && !columns.some(({ attribute }) => attribute === 'person.email')) return /** @type {Report} */ ({ noEmail: true });
    const lines = (await (await job.contactsNdjson({ signal })).text()).split('\n').filter((line) => line.startsWith('{'));
    const emails = { joined: new Set(), waiting: new Set(), unclear: new Set() };
    let without = 0;
    for (let from = 0; from < lines.length; from += BATCH) {
      signal.throwIfAborted();
      const answer = await ask({ type: 'join', site, contacts: lines.slice(from, from + BATCH).map((line) => JSON.parse(line)) });
      for (const kind of /** @type {const} */ (['joined', 'waiting', 'unclear'])) for (const email of answer[kind]) emails[kind].add(email);
      without += answer.without;
      onProgress(0.5 + Math.min(from + BATCH, lines.length) / lines.length / 2);
    }
    return { joined: emails.joined.size, waiting: emails.waiting.size, unclear: emails.unclear.size, without, bad };
  }).finally(() => ask({ type: 'joined' }));
}

/**
 * Contacts as CSV, in the order given.
 * @param {string[]} keys @param {{ site: string, settings: import('../background/settings.js').Settings }} side
 * @returns {Promise<Blob>}
 */
export async function csvOfContacts(keys, { site, settings }) {
  /** @type {object[]} */
  const contacts = [];
  for (let from = 0; from < keys.length; from += BATCH) contacts.push(...await ask({ type: 'workContacts', site, keys: keys.slice(from, from + BATCH) }));
  return inWorker(settings, async (qualifier) => {
    const job = await qualifier.openFile(contacts.map((contact) => JSON.stringify(contact)).join('\n'), { now: new Date().toISOString() });
    return job.exportCsv();
  });
}
