// SPDX-License-Identifier: MIT
// What is known of the contacts of one site: what its pages and files showed, what people told. One stored item a contact, so that a
// write that is cut short loses nothing else; whatever was confirmed had been written before.
import { absorb } from './known_contact.js';

/**
 * @typedef {object} Known one contact of one site
 * @property {string[]} keys            what it is known by, the surest first
 * @property {string} name              for lists of what is stored
 * @property {string | null} link       where its record opens
 * @property {string} at                the day on which anything was last seen or told
 * @property {boolean} onPage           a page showed it; false: a file alone
 * @property {Record<string, { value: any, at: string }>} seen    by attribute path: what pages showed, and when first so
 * @property {Record<string, { value: any, at: string }>} joined  the same of files
 * @property {any[]} events             what pages and files showed it did
 * @property {any[]} notes              notes that the page showed
 * @property {string[] | null} observed kinds of events that the sources could show; null: all
 * @property {Record<string, string[]>} wrong   by path: shown values, as JSON, that a person called wrong
 * @property {any} own                  what people told, as a contact: facts with `by`, asked, events, lifecycle
 * @property {{ own: any, wrong: any }[]} before   for undo, newest last
 * @property {{ tier?: string, warned?: string, model?: string }} noticed   the tier that was last seen and by which model, the due moment that was warned of
 *
 * @typedef {{ get(keys: string[] | null): Promise<Record<string, any>>, set(items: Record<string, any>): Promise<void>, remove(keys: string[]): Promise<void> }} Store
 * @typedef {{ keys: string[], change: (known: Known) => void }} Change
 */

export const PREFIX = 'contact|';
/** How the names of all items of a site begin. @param {string} site */
export const siteItems = (site) => `${PREFIX}${site}|`;
/** @param {string} site @param {string} key */
const itemName = (site, key) => `${siteItems(site)}${key}`;

/** A contact of whom nothing is known yet. @param {string[]} keys @returns {Known} */
export const fresh = (keys) => ({ keys: [...keys], name: '', link: null, at: '', onPage: false, seen: {}, joined: {}, events: [], notes: [], observed: [], wrong: {}, own: {}, before: [], noticed: {} });

const isSure = (/** @type {string} */ key) => !key.startsWith('email:');
const kindOf = (/** @type {string} */ key) => key.split(':')[0];

export class Memory {
  /** @param {Store} store @param {string} site */
  constructor(store, site) {
    this.#store = store;
    this.#site = site;
  }

  #store;
  #site;
  get site() {
    return this.#site;
  }
  /** @type {Map<string, Known>} by each of their keys */
  #byKey = new Map();
  /** @type {Promise<void> | undefined} */
  #loaded;

  /** Reads the site's contacts once. */
  load() {
    this.#loaded ??= this.#store.get(null).then((items) => {
      const all = Object.entries(items).filter(([name]) => name.startsWith(siteItems(this.#site))).map(([, known]) => known);
      // A write that was cut short may have left a contact under its old key too: the one with more keys is the newer.
      for (const known of all.sort((a, b) => b.keys.length - a.keys.length)) for (const key of known.keys) if (!this.#byKey.has(key)) this.#byKey.set(key, known);
    });
    return this.#loaded;
  }

  /** @returns {Known[]} */
  all() {
    return [...new Set(this.#byKey.values())];
  }

  /** All contacts of an e-mail: more than one when records share it. @param {string} email @returns {Known[]} */
  allOf(email) {
    const first = this.#byKey.get(`email:${email}`);
    return first ? [first, ...this.#sharers(first, email)] : [];
  }

  /** @param {Known} first @param {string} email */
  #sharers(first, email) {
    return first.keys.some(isSure) ? this.all().filter((known) => known !== first && known.keys.includes(`email:${email}`)) : [];
  }

  /** The contact of these keys, or null. Two records that share an e-mail stay two. @param {string[]} keys */
  find(keys) {
    const sure = keys.filter(isSure).map((key) => this.#byKey.get(key)).find(Boolean);
    if (sure) return sure;
    const byEmail = keys.map((key) => this.#byKey.get(key)).find(Boolean);
    const other = byEmail?.keys.some((key) => isSure(key) && keys.some((own) => isSure(own) && kindOf(own) === kindOf(key)));
    return byEmail && !other ? byEmail : null;
  }

  /** Changes one contact, made anew where there is none, and writes it. @param {string[]} keys @param {(known: Known) => void} change */
  async change(keys, change) {
    return (await this.changeAll([{ keys, change }]))[0];
  }

  /** Changes many with one write; where that fails nothing has changed. @param {Change[]} changes @returns {Promise<Known[]>} */
  async changeAll(changes) {
    await this.load();
    /** @type {Record<string, Known>} */
    const written = {};
    /** @type {string[]} */
    const gone = [];
    const changed = changes.map((one) => this.#apply(one, written, gone));
    try {
      if (Object.keys(written).length > 0) await this.#store.set(written);
    } catch (error) {
      this.#loaded = undefined;
      this.#byKey.clear();
      throw Object.assign(new Error(String(/** @type {any} */ (error)?.message ?? error)), { code: 'not_stored' });
    }
    const stale = gone.filter((name) => !(name in written));
    if (stale.length > 0) await this.#store.remove(stale);
    return changed;
  }

  /** @param {Change} change @param {Record<string, Known>} written @param {string[]} gone */
  #apply({ keys, change }, written, gone) {
    const found = this.find(keys);
    const known = found ?? fresh(keys);
    const text = JSON.stringify(known);
    const before = known.keys[0];
    for (const key of keys) this.#takeIn(known, this.#byKey.get(key), gone);
    change(known);
    for (const key of keys) if (!known.keys.includes(key)) known.keys.push(key);
    known.keys.sort((a, b) => KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)));
    for (const key of known.keys) if (!this.#byKey.has(key)) this.#byKey.set(key, known);
    if (found && text === JSON.stringify(known)) return known;
    written[itemName(this.#site, known.keys[0])] = known;
    if (found && before !== known.keys[0]) gone.push(itemName(this.#site, before));
    return known;
  }

  /** Whoever was known by the e-mail alone, of a file, is this contact. @param {Known} known @param {Known | undefined} other @param {string[]} gone */
  #takeIn(known, other, gone) {
    if (!other || other === known || other.keys.some(isSure)) return;
    absorb(known, other);
    gone.push(itemName(this.#site, other.keys[0]));
    for (const key of other.keys) {
      this.#byKey.delete(key);
      if (!known.keys.includes(key)) known.keys.push(key);
    }
  }

  /** @param {string[]} keys */
  async forget(keys) {
    await this.load();
    const known = this.find(keys);
    if (!known) return;
    await this.#store.remove([itemName(this.#site, known.keys[0])]);
    for (const key of known.keys) if (this.#byKey.get(key) === known) this.#byKey.delete(key);
  }
}

const KINDS = ['record', 'code', 'email'];
