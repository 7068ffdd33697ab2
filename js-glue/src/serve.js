// SPDX-License-Identifier: MIT
// The answering end of a port: a Qualifier for each RemoteQualifier that asks over it.
import { faultOf, misuse } from './bantam_error.js';
import { Refused } from './input.js';
import { lineOver } from './line.js';
import { Qualifier } from './qualifier.js';
import { ASK, CLOSE, LOAD, OPENERS, REREADERS, VERBS, asReply, isRequest } from './verbs.js';

/** A contact that was an object travels as `{ json }`, one that is no JSON as `{ fault }`; texts and bytes as they are. @param {any} value */
const unwrapped = (value) => (value?.fault ? new Refused(value.fault) : typeof value?.json === 'string' ? JSON.parse(value.json) : value);

const KNOWN = [...VERBS, ...Object.keys(OPENERS)];

/** What one RemoteQualifier has here. */
class Session {
  /** @param {import('../types/index.js').ServeOptions & { verbs: readonly string[] }} options @param {(message: object) => void} reply */
  constructor({ qualifier, verbs, bytes }, reply) {
    this.#given = qualifier;
    this.#verbs = verbs;
    this.#bytes = bytes;
    this.#reply = reply;
  }

  #given; #verbs; #bytes; #reply;
  /** @type {Qualifier | undefined} */
  #own;
  /** @type {Map<unknown, AbortController>} */
  #running = new Map();
  /** @type {Map<unknown, { verb: string, made: any }>} */
  #opened = new Map();
  #ended = false;

  /** @param {string} verb @param {any[]} args @param {unknown} id */
  async answer(verb, args, id) {
    if (verb === LOAD) return this.#load(args[0]);
    if (verb === ASK) return this.#askOpened(args, id);
    const qualifier = /** @type {any} */ (this.#given ?? this.#own);
    if (!this.#verbs.includes(verb)) throw misuse('unknown_verb', 'This is not answered here.');
    if (!qualifier) throw misuse('not_loaded', 'No model is loaded yet.');
    if (Object.hasOwn(OPENERS, verb)) return this.#open(qualifier, verb, args, id);
    if (verb !== 'qualifyAll') return qualifier[verb](...args);
    const [contacts, options] = args;
    if (!Array.isArray(contacts)) throw misuse('misuse', 'The contacts must be an array.');
    return this.#work(id, (work) => qualifier.qualifyAll(contacts, { ...options, ...work }));
  }

  /** @param {unknown} id of long work */
  abort(id) {
    this.#running.get(id)?.abort();
  }

  end() {
    this.#ended = true;
    for (const abort of this.#running.values()) abort.abort();
    for (const { made } of this.#opened.values()) made.close();
    this.#opened.clear();
    this.#own?.close();
  }

  /** @param {any} options */
  async #load(options) {
    if (!this.#given) {
      const loaded = await Qualifier.load({ ...options, bytes: this.#bytes });
      if (this.#ended) return loaded.close();
      this.#own?.close();
      this.#own = loaded;
    }
  }

  /** @param {any} qualifier @param {string} verb @param {any[]} args @param {unknown} id */
  async #open(qualifier, verb, [what, options], id) {
    const given = verb === 'list' ? Array.from(what ?? [], unwrapped) : what;
    const made = await this.#work(id, async (work) => qualifier[verb](given, { ...options, ...work }));
    if (this.#ended) return made.close();
    this.#opened.set(id, { verb, made });
    return { opened: id, summary: made.summary };
  }

  /** @param {any[]} args of ASK @param {unknown} id */
  async #askOpened([which, method, args], id) {
    const { verb, made } = this.#opened.get(which) ?? {};
    if (!verb && method === CLOSE) return;   // as where it was opened
    if (!verb) throw misuse('closed', 'This file or list is closed.');
    if (!OPENERS[verb].includes(method) || !Array.isArray(args)) throw misuse('unknown_verb', 'This is not answered here.');
    if (method === 'close') this.#opened.delete(which);
    if (verb === 'list') return made[method](...args.map(unwrapped));
    return REREADERS.includes(method) ? this.#work(id, (work) => made[method](...args, work)) : made[method](...args);
  }

  /**
   * Long work, with its progress told and its abort heard.
   * @param {unknown} id
   * @param {(work: { signal: AbortSignal, onProgress: (progress: object) => void }) => Promise<any>} start
   */
  async #work(id, start) {
    const abort = new AbortController();
    this.#running.set(id, abort);
    try {
      return await start({ signal: abort.signal, onProgress: (progress) => this.#reply({ id, progress }) });
    } finally {
      this.#running.delete(id);
    }
  }
}

/**
 * Answers what comes over a port until it is closed. With `qualifier` that one answers, whatever model the other side asks
 * for; with `verbs` only those are answered: so an extension serves pages that it does not trust.
 * @param {any} port
 * @param {import('../types/index.js').ServeOptions} [options]
 * @returns {() => void} stops answering, which the other side hears
 */
export function serve(port, options) {
  const verbs = options?.verbs ?? KNOWN;
  if (!Array.isArray(verbs)) throw misuse('misuse', '`verbs` is a list of verbs.');
  for (const verb of verbs) if (!KNOWN.includes(verb)) throw misuse('misuse', `There is no verb ${String(verb)}.`);
  /** By the number that each RemoteQualifier sends. @type {Map<unknown, Session>} */
  const sessions = new Map();
  let stopped = false;
  const reply = (/** @type {object} */ message) => {
    if (!stopped) line.send(asReply(message));
  };

  /** @param {unknown} from */
  function enter(from) {
    if (sessions.size === 0) port.ref?.();
    const session = new Session({ ...options, verbs }, reply);
    sessions.set(from, session);
    return session;
  }

  /** @param {unknown} from */
  function leave(from) {
    sessions.get(from)?.end();
    sessions.delete(from);
    if (sessions.size === 0) port.unref?.();   // a thread of Node that nobody asks any more may end
  }

  /** @param {any} message */
  function hear(message) {
    if (!isRequest(message)) return;
    const { id, from, verb, args, abort } = message;
    if (abort) return sessions.get(from)?.abort(id);
    if (verb === CLOSE) return leave(from);
    const session = sessions.get(from) ?? enter(from);
    session.answer(verb, Array.isArray(args) ? args : [], id)
      .then((value) => reply({ id, value }))
      .catch((error) => reply({ id, error: faultOf(error) }))   // of an answer that cannot be sent, too
      .catch(() => {});                                         // the other side is gone already
  }

  /** The port may still carry what is sent when a message came that nobody could read: whoever waits is told. */
  function stop() {
    if (stopped) return;
    stopped = true;
    try {
      line.send(asReply({ stopped: true }));
    } catch {
      // the other side is gone already
    }
    line.stop();
    for (const session of sessions.values()) session.end();
    sessions.clear();
  }

  const line = lineOver(port, hear, stop);
  return stop;
}
