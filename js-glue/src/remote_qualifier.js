// SPDX-License-Identifier: MIT
// A Qualifier that lives elsewhere: the same verbs, each of them a promise.
import { BantamError, misuse } from './bantam_error.js';
import { editsOf } from './edits.js';
import { exportOf } from './handed_in.js';
import { documentOf, ownBytes } from './input.js';
import { lineOver } from './line.js';
import { remoteFile } from './remote_file.js';
import { openRemoteList } from './remote_list.js';
import { momentText } from './moment.js';
import { sentFact } from './note_lines.js';
import { manyOf, sureWanted, workOf } from './slices.js';
import { startWorker } from './start_worker.js';
import { ASK, CLOSE, LOAD, isReply } from './verbs.js';

/** @typedef {{ resolve: (value: any) => void, reject: (error: unknown) => void, onProgress?: (progress: any) => void }} Waiting */

/** Of this side: how many remote qualifiers there were, and how many requests. */
let lastRemote = 0, lastRequest = 0;

export class RemoteQualifier {
  /** @param {any} port @param {boolean} owned whether the port is a worker of our own, to be ended on close */
  constructor(port, owned = false) {
    this.#port = port;
    this.#owned = owned;
    this.#line = lineOver(port, (message) => this.#hear(message), (cause) => this.#lose('port_lost', 'The other side is gone.', cause));
  }

  #port;
  #owned;
  #line;
  #from = (lastRemote += 1);
  /** @type {BantamError | null} */
  #ended = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();

  /** @param {import('../types/index.js').RemoteLoadOptions} given */
  static async load(given) {
    const { port, model, signal, ...options } = given ?? {};
    const remote = new RemoteQualifier(port ?? startWorker(), !port);
    try {
      await remote.#request(LOAD, [{ model: remote.#carried(exportOf(model)), ...options }], { signal });
      return remote;
    } catch (error) {
      remote.close();
      throw error;
    }
  }

  info() { return this.#request('info', []); }
  compiled() { return this.#request('compiled', []); }
  version() { return this.#request('version', []); }
  models() { return this.#request('models', []); }
  /** @param {string} id */
  document(id) { return this.#request('document', [id]); }
  /** @param {{ locale?: string }} [options] */
  questions(options = {}) { return this.#request('questions', [options]); }
  /** @param {string} title @param {{ language?: string }} [options] */
  title(title, options = {}) {
    return this.#request('title', [title, options]);
  }
  /** @param {import('../types/index.js').Table} table @param {{ map?: Record<string, string> }} [options] */
  readTable(table, options = {}) {
    return this.#request('readTable', [table, options]);
  }
  /** @param {import('../types/documents.js').NotedFact} told @param {{ locale?: string }} [options] */
  noteLine(told, options = {}) {
    return this.#request('noteLine', [sentFact(told), options]);
  }
  /** @param {string} text */
  notedFacts(text) {
    return this.#request('notedFacts', [String(text)]);
  }
  /** @param {unknown} model */
  async check(model) {
    return this.#carry(model, (document) => this.#request('check', [document]), (fault) => [fault]);
  }
  /** @param {unknown} model */
  async review(model) {
    return this.#carry(model, (document) => this.#request('review', [document]), (fault) => ({ faults: [fault] }));
  }
  /** @param {unknown} profile */
  async draftModel(profile) {
    return this.#carry(profile, (document) => this.#request('draftModel', [document]), (fault) => ({ faults: [fault] }));
  }
  /** @param {unknown} model @param {{ locale?: string }} [options] */
  async pointsTable(model, options = {}) {
    return this.#carry(model, (document) => this.#request('pointsTable', [document, options]), () => '');
  }
  /** @param {unknown} model @param {string} csv */
  async withPoints(model, csv) {
    return this.#carry(model, (document) => this.#request('withPoints', [document, String(csv)]), (fault) => ({ faults: [fault] }));
  }
  /** @param {unknown} contact @param {import('../types/index.js').QualifyOptions} options */
  async qualify(contact, options) {
    return this.#carry(contact, (document) => this.#request('qualify', [document, sent(options)]), (error) => ({ error }));
  }
  /** @param {unknown} contact @param {import('../types/index.js').QualifyOptions} options */
  async qualifyText(contact, options) {
    return this.#carry(contact, (document) => this.#request('qualifyText', [document, sent(options)]), (error) => JSON.stringify({ error }));
  }
  /** @param {unknown} contact @param {import('../types/index.js').QualifyOptions} options */
  async score(contact, options) {
    return this.#carry(contact, (document) => this.#request('score', [document, sent(options)]), (error) => ({ error }));
  }
  /** @param {Iterable<unknown>} contacts @param {import('../types/index.js').QualifyAllOptions} options */
  async qualifyAll(contacts, options) {
    /** @type {Map<number, import('../types/index.js').Fault>} */
    const refused = new Map();
    const keep = (/** @type {number} */ i) => (/** @type {import('../types/index.js').Fault} */ fault) => {
      refused.set(i, fault);
      return '';
    };
    const documents = Array.from(manyOf(contacts), (contact, i) => this.#carry(contact, (document) => document, keep(i)));
    const answers = await this.#request('qualifyAll', [documents, sent(options)], options);
    for (const [i, error] of refused) answers[i] = { error };
    return answers;
  }

  /** @param {unknown} file @param {import('../types/files.js').FileOptions} options */
  openFile(file, options) {
    return this.#openAs('openFile', file, options);
  }
  /** @param {unknown} file @param {import('../types/files.js').FileOptions} options */
  whatIf(file, options) {
    return this.#openAs('whatIf', file, options);
  }

  /** @param {Iterable<unknown>} contacts @param {any} [options] @returns {Promise<any>} */
  async list(contacts, options) {
    if (this.#line.jsonOnly) throw misuse('misuse', 'Lists do not travel over an extension\'s Port: keep them on the other side.');
    return openRemoteList((verb, args, work) => this.#request(verb, args, work), manyOf(contacts), sent(options), workOf(options));
  }

  /** Pending calls are rejected with `closed`. */
  close() {
    this.#lose('closed', 'This qualifier is closed.');
  }

  /** @param {string} code @param {string} message @param {unknown} [cause] */
  #lose(code, message, cause) {
    if (this.#ended) return;
    this.#ended = misuse(code, message, cause);
    this.#line.stop();
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
    this.#say({ id: 0, verb: CLOSE });   // to whoever is there still
    if (this.#owned) this.#port.terminate();
  }

  /** @param {string} verb @param {unknown[]} args @param {{ signal?: AbortSignal, onProgress?: (progress: any) => void }} [options] */
  #request(verb, args, options) {
    return new Promise((resolve, reject) => {
      const { signal, onProgress } = workOf(options), id = (lastRequest += 1);
      if (this.#ended) return reject(this.#ended);
      sureWanted(signal);
      // While it loads there may be nobody who would answer that it has ended.
      const abort = () => (verb === LOAD ? this.#lose('aborted', 'The work was aborted.', signal?.reason) : this.#say({ id, abort: true }));
      signal?.addEventListener('abort', abort, { once: true });
      const done = () => signal?.removeEventListener('abort', abort);
      this.#waiting.set(id, { resolve: (value) => (done(), resolve(value)), reject: (error) => (done(), reject(error)), onProgress });
      try {
        this.#line.send({ id, from: this.#from, verb, args });
      } catch (cause) {
        this.#waiting.delete(id);
        done();
        reject(this.#line.jsonOnly && 'document' in documentOf(args) ? misuse('port_lost', 'The message could not be sent.', cause) : misuse('misuse', 'Something in this call cannot be sent to the other side.', cause));
      }
    });
  }

  /** What is not answered. @param {object} message */
  #say(message) {
    try {
      this.#line.send({ from: this.#from, ...message });
    } catch (cause) {
      this.#lose('port_lost', 'The other side is gone.', cause);
    }
  }

  /** @param {any} message */
  #hear(message) {
    if (!isReply(message)) return;
    const { id, value, error, progress, stopped } = message;
    if (stopped) return this.#lose('port_lost', 'The other side has stopped answering.');
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (progress) return this.#tell(id, waiting, progress);
    this.#waiting.delete(id);
    if (error) waiting.reject(new BantamError(error, { faults: error.faults }));
    else waiting.resolve(value);
  }

  /** Whoever cannot bear to be told of progress ends the work. @param {number} id @param {Waiting} waiting @param {object} progress */
  #tell(id, waiting, progress) {
    try {
      waiting.onProgress?.(progress);
    } catch (error) {
      this.#waiting.delete(id);
      waiting.reject(error);
      this.#say({ id, abort: true });
      this.#request(ASK, [id, CLOSE, []]).catch(() => {});   // what was to be opened may be open already
    }
  }

  /** What the other side opened, its methods as promises. @param {'openFile' | 'whatIf'} verb @param {unknown} file @param {any} [options] @returns {Promise<any>} */
  async #openAs(verb, file, options) {
    if (this.#line.jsonOnly) throw misuse('misuse', 'Files do not travel over an extension\'s Port: open them on the other side.');
    const { map, dates, chunkBytes, edits } = options ?? {};
    const { opened, summary } = await this.#request(verb, [ownBytes(file), { ...sent(options), map, dates, chunkBytes, edits: editsOf(edits) }], options);
    return { summary, ...remoteFile(verb, (method, args, work) => this.#request(ASK, [opened, method, args], work)) };
  }

  /** A model or contact as text or bytes. @param {unknown} value */
  #carried(value) {
    return this.#carry(value, (document) => document, (fault) => {
      throw new BantamError(fault);
    });
  }

  /**
   * @template Sent, Refused
   * @param {unknown} value
   * @param {(document: string | Uint8Array) => Sent} send
   * @param {(fault: import('../types/index.js').Fault) => Refused} refuse
   */
  #carry(value, send, refuse) {
    const read = documentOf(value);
    if ('fault' in read) return refuse(read.fault);
    if (typeof read.document === 'string' || !this.#line.jsonOnly) return send(ownBytes(read.document));
    try {
      return send(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.document));
    } catch {
      return refuse({ code: 'utf8', path: '', message: 'These bytes are not UTF-8 text.' });
    }
  }
}

/** Options as they travel: a moment as text, nothing that cannot be cloned. @param {any} options */
function sent(options) {
  const [text, locale] = [momentText(options?.now), options?.locale];
  return { now: typeof text === 'string' ? text : null, ...(locale === undefined ? {} : { locale }) };
}
