// SPDX-License-Identifier: MIT
// What the address remembers (the fragment), what the browser remembers (where it may), and what can be undone.

const PREFIX = 'bantam.';

/** Local storage where the page may use it; nothing depends on it. */
export const memory = {
  /** @param {string} key */
  get(key) {
    try {
      return localStorage.getItem(PREFIX + key);
    } catch {
      return null;
    }
  },
  /** @param {string} key @param {string} value */
  set(key, value) {
    try {
      localStorage.setItem(PREFIX + key, value);
    } catch {
      // forbidden or full: it is only forgotten
    }
  },
};

export const SIDES = ['contact', 'ideal', 'whatif', 'ahead', 'columns'];
export const TIERS = ['sql', 'mql', 'lead', 'disqualified'];
export const CRITERIA = ['budget', 'authority', 'need', 'timeline'];
const A_CENTURY = 36_525;

/** @typedef {{ lang: string, theme: string, side: string, model: string, day: string, tiers: string, missing: string, hidden: string, clock: string, others: string, accounts: string, contact: string, profile: string, changes: string, whatif: string }} Address */

/** @type {Address} */
const DEFAULTS = { lang: '', theme: '', side: 'contact', model: 'reference', day: '', tiers: '', missing: '', hidden: '', clock: '', others: '', accounts: '', contact: '', profile: '', changes: '', whatif: '' };

/** What can stand in the address: a link that was cut off, or mistyped, shows what it still says. @type {Partial<Record<keyof Address, (value: string) => string>>} */
const UNDERSTOOD = {
  side: (value) => (SIDES.includes(value) ? value : DEFAULTS.side),
  day: (value) => (/^-?\d+$/.test(value) && Math.abs(Number(value)) <= A_CENTURY ? value : ''),
  tiers: (value) => TIERS.filter((tier) => value.split(',').includes(tier)).join(','),
  missing: (value) => (CRITERIA.includes(value) ? value : ''),
};

/** The fragment that was read or written last. */
let known = '';

/** Whether somebody typed an address, or went back to one, that nobody has read: the browser tells of it a little later. */
export const isAddressNew = () => location.hash !== known;

/** The state in the address. @returns {Address} */
export function readAddress() {
  known = location.hash;
  const given = new URLSearchParams(location.hash.slice(1));
  return /** @type {Address} */ (Object.fromEntries(Object.entries(DEFAULTS).map(([key, value]) => {
    const said = given.get(key) ?? value;
    return [key, UNDERSTOOD[/** @type {keyof Address} */ (key)]?.(said) ?? said];
  })));
}

/** Puts the state into the address, never over one that is yet to be read. @param {Address} address */
export function writeAddress(address) {
  if (isAddressNew()) return;
  const parts = new URLSearchParams(Object.entries(address).filter(([key, value]) => value !== DEFAULTS[/** @type {keyof Address} */ (key)]));
  try {
    history.replaceState(null, '', `#${parts}`);
  } catch {
    // too often, or not allowed here: the page works without
  }
  known = location.hash;
}

/** Snapshots of what a person has changed. A snapshot is never changed. */
export class Past {
  /** @type {any[]} */
  #before = [];

  get size() {
    return this.#before.length;
  }
  /** @param {any} snapshot */
  push(snapshot) {
    this.#before.push(snapshot);
    if (this.#before.length > 100) this.#before.shift();
  }
  pop() {
    return this.#before.pop();
  }
  /** The same past, of whose every snapshot something no longer stands for anything. @param {(snapshot: any) => any} without */
  stripped(without) {
    const past = new Past();
    past.#before = this.#before.map(without);
    return past;
  }
}
