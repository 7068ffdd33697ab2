// SPDX-License-Identifier: MIT
// A marketing export that was dropped on the panel: read by the core in a worker, handed to the background in batches, joined there by
// e-mail. It never leaves the browser.
import { RemoteQualifier } from 'bantam-crm';
import { ask, ownUrl } from '../browser.js';

const BATCH = 200;

/** @typedef {{ joined: number, waiting: number, unclear: number, without: number, bad: number } | { noEmail: true }} Report of contacts, not of rows */

/**
 * @param {File} file
 * @param {{ site: string, locale: string, signal: AbortSignal, onProgress: (share: number) => void }} work share: 0 to 1
 * @returns {Promise<Report>}
 */
export async function joinExport(file, { site, locale, signal, onProgress }) {
  const worker = new Worker(ownUrl('worker.js'));
  try {
    const qualifier = await RemoteQualifier.load({ port: worker, model: 'reference', locale });
    const job = await qualifier.openFile(file, { now: new Date().toISOString(), signal, onProgress: ({ done, of }) => onProgress(of ? done / of / 2 : 0) });
    const { columns, bad } = job.summary;
    if (columns && !columns.some(({ attribute }) => attribute === 'person.email')) return { noEmail: true };
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
  } finally {
    worker.terminate();
    await ask({ type: 'joined' });
  }
}
