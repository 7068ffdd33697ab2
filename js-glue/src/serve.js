// SPDX-License-Identifier: MIT
// The answering end of a port: one Qualifier for one RemoteQualifier.
import { faultOf, misuse } from './bantam_error.js';
import { lineOver } from './line.js';
import { Qualifier } from './qualifier.js';
import { CLOSE, LOAD, VERBS } from './verbs.js';

/**
 * Answers what comes over a port until it is closed. With `qualifier` that one answers, whatever model the other side asks
 * for; with `verbs` only those are answered: so an extension serves pages that it does not trust.
 * @param {any} port
 * @param {import('../types/index.js').ServeOptions} [options]
 * @returns {() => void} stops answering
 */
export function serve(port, { qualifier: given, verbs, bytes } = {}) {
  /** @type {Qualifier | undefined} */
  let own;
  /** @type {Map<unknown, AbortController>} */
  const running = new Map();
  let stopped = false;

  /** @param {string} verb @param {any[]} args @param {unknown} id */
  async function answer(verb, args, id) {
    if (verb === LOAD) {
      if (!given) {
        const loaded = await Qualifier.load({ ...args[0], bytes });
        own?.close();
        own = loaded;
      }
      return (given ?? own)?.info();
    }
    const qualifier = /** @type {any} */ (given ?? own);
    if (!(verbs ?? VERBS).includes(verb) || !VERBS.includes(verb)) throw misuse('unknown_verb', 'This is not answered here.');
    if (!qualifier) throw misuse('not_loaded', 'No model is loaded yet.');
    if (verb !== 'qualifyAll') return qualifier[verb](...args);
    const [contacts, options] = args;
    if (!Array.isArray(contacts)) throw misuse('misuse', 'The contacts must be an array.');
    const abort = new AbortController();
    running.set(id, abort);
    const onProgress = (/** @type {object} */ progress) => reply({ id, progress });
    return qualifier.qualifyAll(contacts, { ...options, signal: abort.signal, onProgress }).finally(() => running.delete(id));
  }

  /** @param {any} message */
  function hear(message) {
    const { id, verb, args, abort } = message ?? {};
    if (id === undefined) return;
    if (abort) return void running.get(id)?.abort();
    if (verb === CLOSE) return stop();
    answer(verb, Array.isArray(args) ? args : [], id).then(
      (value) => reply({ id, value }),
      (error) => reply({ id, error: faultOf(error) }),
    );
  }

  /** @param {object} message */
  function reply(message) {
    if (!stopped) line.send(message);
  }

  function stop() {
    stopped = true;
    for (const abort of running.values()) abort.abort();
    line.stop();
    own?.close();
  }

  const line = lineOver(port, hear, stop);
  return stop;
}
