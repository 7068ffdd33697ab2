// SPDX-License-Identifier: MIT
// A list behind a port: the methods of ContactList, each a promise. Contacts travel in chunks, so that the other side stays answerable.
import { documentOf, ownBytes } from './input.js';
import { sureWanted } from './slices.js';
import { ASK, CLOSE, OPENERS } from './verbs.js';

const CHUNK = 1000;

/** An object as the JSON that it is, marked as such; text and bytes as they are; of what is no JSON the fault. @param {unknown} contact */
function wrapped(contact) {
  const read = documentOf(contact);
  if ('fault' in read) return { fault: read.fault };
  return typeof contact === 'string' || read.document[0] !== '{' ? ownBytes(read.document) : { json: read.document };
}

/**
 * @param {(verb: string, args: unknown[], options?: any) => Promise<any>} request
 * @param {Iterable<unknown>} contacts
 * @param {{ now: string | null }} sent
 * @param {{ signal?: AbortSignal, onProgress?: (progress: { done: number }) => void }} options
 */
export async function openRemoteList(request, contacts, sent, { signal, onProgress }) {
  const all = Array.from(contacts);
  const chunk = (/** @type {number} */ from) => all.slice(from, from + CHUNK).map(wrapped);
  const { opened, summary } = await request('list', [chunk(0), sent], { signal });
  const ask = (/** @type {string} */ method, /** @type {unknown[]} */ args) => request(ASK, [opened, method, args]);
  try {
    for (let done = CHUNK; done < all.length; done += CHUNK) {
      onProgress?.({ done });
      sureWanted(signal);
      await ask('add', chunk(done));
    }
    onProgress?.({ done: all.length });
  } catch (error) {
    ask(CLOSE, []).catch(() => {});   // nobody else knows of it
    throw error;
  }
  const methods = OPENERS.list.map((method) => [method, (/** @type {any[]} */ ...args) => ask(method, args)]);
  return {
    ...Object.fromEntries(methods),
    summary: { ...summary, count: all.length },
    add: (/** @type {unknown[]} */ ...added) => ask('add', added.map(wrapped)),
    update: (/** @type {number} */ row, /** @type {unknown} */ contact) => ask('update', [row, wrapped(contact)]),
  };
}
