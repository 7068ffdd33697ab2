// SPDX-License-Identifier: MIT
// The answering end of a port: one Qualifier for one RemoteQualifier.
import { faultOf, misuse } from './bantam_error.js';
import { lineOver } from './line.js';
import { Qualifier } from './qualifier.js';
import { ASK, CLOSE, LOAD, OPENERS, REREADERS, VERBS } from './verbs.js';

/** A contact that was an object travels as `{ json }`; texts and bytes as they are. @param {any} value */
const unwrapped = (value) => (typeof value?.json === 'string' ? JSON.parse(value.json) : value);

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
  /** @type {Map<unknown, { verb: string, made: any }>} */
  const opened = new Map();
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
    if (verb === ASK) return askOpened(args, id);
    const qualifier = /** @type {any} */ (given ?? own);
    const known = VERBS.includes(verb) || Object.hasOwn(OPENERS, verb);
    if (!known || (verbs && !verbs.includes(verb))) throw misuse('unknown_verb', 'This is not answered here.');
    if (!qualifier) throw misuse('not_loaded', 'No model is loaded yet.');
    if (Object.hasOwn(OPENERS, verb)) {
      const given = verb === 'list' ? Array.from(args[0] ?? [], unwrapped) : args[0];
      const made = await withWork(id, async (work) => qualifier[verb](given, { ...args[1], ...work }));
      if (stopped) return made.close();
      opened.set(id, { verb, made });
      return { opened: id, summary: made.summary };
    }
    if (verb !== 'qualifyAll') return qualifier[verb](...args);
    const [contacts, options] = args;
    if (!Array.isArray(contacts)) throw misuse('misuse', 'The contacts must be an array.');
    return withWork(id, (work) => qualifier.qualifyAll(contacts, { ...options, ...work }));
  }

  /** @param {any[]} args of ASK @param {unknown} id */
  async function askOpened([which, method, args], id) {
    const { verb, made } = opened.get(which) ?? {};
    if (!verb) throw misuse('closed', 'This file or list is closed.');
    if (!OPENERS[verb].includes(method) || !Array.isArray(args)) throw misuse('unknown_verb', 'This is not answered here.');
    if (method === 'close') opened.delete(which);
    if (verb === 'list') return made[method](...args.map(unwrapped));
    return REREADERS.includes(method) ? withWork(id, (work) => made[method](...args, work)) : made[method](...args);
  }

  /**
   * Long work, with its progress told and its abort heard.
   * @param {unknown} id
   * @param {(work: { signal: AbortSignal, onProgress: (progress: object) => void }) => Promise<any>} start
   */
  async function withWork(id, start) {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      return await start({ signal: abort.signal, onProgress: (progress) => reply({ id, progress }) });
    } finally {
      running.delete(id);
    }
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
    for (const { made } of opened.values()) made.close();
    opened.clear();
    own?.close();
  }

  const line = lineOver(port, hear, stop);
  return stop;
}
