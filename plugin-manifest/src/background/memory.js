// SPDX-License-Identifier: MIT
// What is known of the contacts of one site: what its pages showed, what people answered. One stored item a contact, so that a write
// that is cut short loses nothing else; whatever was confirmed had been written before.

/**
 * @typedef {object} Known one contact of one site
 * @property {string[]} keys            what it is known by, the surest first
 * @property {string} name              for lists of what is stored
 * @property {string | null} link       where its record opens
 * @property {Record<string, { value: any, at: string }>} seen   by attribute path: what pages showed, and when last
 * @property {any[]} events             what pages and files showed it did
 * @property {string[] | null} observed kinds of events that the sources could show; null: all
 * @property {{ path: string, value: any, at: string, by: string }[]} told   answers, newest last
 * @property {{ type: string, at: string, by: string }[]} done               events that people added
 * @property {{ questionId: string, at: string, result: string }[]} asked
 * @property {Record<string, any>} lifecycle  override, verification, attempts, feedback
 *
 * @typedef {{ get(keys: string[] | null): Promise<Record<string, any>>, set(items: Record<string, any>): Promise<void>, remove(keys: string[]): Promise<void> }} Store
 */

export const PREFIX = 'contact|';
/** @param {string} site @param {string} key */
const itemName = (site, key) => `${PREFIX}${site}|${key}`;

/** A contact of whom nothing is known yet. @param {string[]} keys @returns {Known} */
export const fresh = (keys) => ({ keys, name: '', link: null, seen: {}, events: [], observed: [], told: [], done: [], asked: [], lifecycle: {} });

const isSure = (/** @type {string} */ key) => !key.startsWith('email:');

export class Memory {
  /** @param {Store} store @param {string} site */
  constructor(store, site) {
    this.#store = store;
    this.#site = site;
  }

  #store;
  #site;
  /** @type {Map<string, Known>} by each of their keys */
  #byKey = new Map();
  /** @type {Promise<void> | undefined} */
  #loaded;

  /** Reads the site's contacts once. */
  load() {
    this.#loaded ??= this.#store.get(null).then((items) => {
      for (const [name, known] of Object.entries(items)) {
        if (name.startsWith(itemName(this.#site, ''))) for (const key of known.keys) this.#byKey.set(key, known);
      }
    });
    return this.#loaded;
  }

  /** @returns {Known[]} */
  all() {
    return [...new Set(this.#byKey.values())];
  }

  /** The contact of these keys, or null. Two records that share an e-mail stay two. @param {string[]} keys */
  find(keys) {
    const sure = keys.filter(isSure).map((key) => this.#byKey.get(key)).find(Boolean);
    if (sure) return sure;
    const byEmail = keys.map((key) => this.#byKey.get(key)).find(Boolean);
    const other = byEmail?.keys.some((key) => isSure(key) && keys.some((own) => isSure(own) && own.split(':')[0] === key.split(':')[0]));
    return byEmail && !other ? byEmail : null;
  }

  /** Changes one contact, made anew where there is none, and writes it. @param {string[]} keys @param {(known: Known) => void} change */
  async change(keys, change) {
    const found = this.find(keys);
    const known = found ?? fresh(keys);
    const before = known.keys[0];
    const text = JSON.stringify(known);
    change(known);
    for (const key of keys) if (!known.keys.includes(key) && (!found || !this.#byKey.has(key))) known.keys.push(key);
    known.keys.sort((a, b) => order(a) - order(b));
    for (const key of known.keys) if (!this.#byKey.has(key)) this.#byKey.set(key, known);
    if (found && text === JSON.stringify(known)) return known;
    await this.#store.set({ [itemName(this.#site, known.keys[0])]: known });
    if (found && before !== known.keys[0]) await this.#store.remove([itemName(this.#site, before)]);
    return known;
  }

  /** @param {string[]} keys */
  async forget(keys) {
    const known = this.find(keys);
    if (!known) return;
    await this.#store.remove([itemName(this.#site, known.keys[0])]);
    for (const key of known.keys) if (this.#byKey.get(key) === known) this.#byKey.delete(key);
  }
}

const KINDS = ['record', 'code', 'email'];
const order = (/** @type {string} */ key) => KINDS.indexOf(key.split(':')[0]);
