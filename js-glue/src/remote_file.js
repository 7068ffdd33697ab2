// SPDX-License-Identifier: MIT
// A file or what-if behind a port: the methods of what was opened there, each a promise.
import { editOf } from './edits.js';
import { OPENERS, REREADERS } from './verbs.js';

/** @param {'openFile' | 'whatIf'} verb that opened it @param {(method: string, args: unknown[], work: any) => Promise<any>} ask */
export function remoteFile(verb, ask) {
  const method = (/** @type {string} */ name) => (/** @type {any[]} */ ...args) => {
    const work = REREADERS.includes(name) && typeof args.at(-1) === 'object' ? args.pop() : {};
    return ask(name, args, work ?? {});
  };
  const methods = Object.fromEntries(OPENERS[verb].map((name) => [name, method(name)]));
  if (verb !== 'openFile') return methods;
  return { ...methods, update: async (/** @type {number} */ row, /** @type {unknown} */ contact) => methods.update(row, editOf(contact, '')) };
}
