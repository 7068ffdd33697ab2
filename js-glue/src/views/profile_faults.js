// SPDX-License-Identifier: MIT
// What the core finds wrong with a profile, in plain words beside the field that it is about.
import { short } from './act.js';
import { h } from './dom.js';

/**
 * @typedef {import('../../types/views.js').ProfileFault} ProfileFault
 * @typedef {import('./words.js').Wording} Wording
 */

const SAID = { unknown_zone: 'zone', unknown_currency: 'currency', missing: 'missing', bad_number: 'number', too_many: 'many' };

/** The place in the profile; what the drafted model calls otherwise has its own name here. @param {string} path */
const placeOf = (path) => path.replace(/^\$\.sla\.promiseMinutes/, '$.promise.minutes').replace(/^\$\.sla/, '$.promise').replace(/^\$\.?/, '').replace(/\[(\d+)\]/g, '.$1');

/** @param {ProfileFault} fault @param {string} place */
function keyOf({ code }, place) {
  if (code === 'bad_value' && /^(sizes\.\d+|price)$/.test(place)) return 'order';
  if (place.startsWith('promise.hours')) return 'hours';
  if (place.startsWith('promise.holidays')) return 'holiday';
  return SAID[/** @type {keyof typeof SAID} */ (code)] ?? 'other';
}

/** The faults by place; each is told once. @param {(string | ProfileFault)[]} faults */
export class Faults {
  /** @param {Wording} wording @param {(string | ProfileFault)[]} faults */
  constructor(wording, faults) {
    this.#wording = wording;
    this.#left = faults.map((fault) => (typeof fault === 'string' ? { place: '', text: fault } : { place: placeOf(fault.path), fault, text: `${fault.path} ${fault.message}` }));
  }

  #wording;
  /** @type {{ place: string, text: string, fault?: ProfileFault }[]} */
  #left;

  /** What is wrong at a place, or anywhere below it. @param {string} place @param {boolean} [below] */
  at(place, below = false) {
    const here = this.#left.filter((one) => one.fault && (one.place === place || (below && one.place.startsWith(`${place}.`))));
    this.#left = this.#left.filter((one) => !here.includes(one));
    const texts = new Set(here.map(({ fault, place: where }) => this.#wording.say(`profile.fault.${keyOf(/** @type {ProfileFault} */ (fault), where)}`)));
    return texts.size === 0 ? null : h('span', { key: `fault ${place}`, class: 'bt-fault', role: 'alert' }, `! ${[...texts].join(' ')}`);
  }

  /** What no field has told. */
  rest() {
    return this.#left.map(({ text }) => short(text));
  }
}
