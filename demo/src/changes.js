// SPDX-License-Identifier: MIT
// What was changed of a model by hand: a few numbers by name, small enough for the page's address. They are laid over whatever model
// stands below, so they outlive another draft of it.

/** @typedef {Record<string, number>} Changes `points.<rule>`, `bound.<place>`, `axis.<axis>`, `decay.<rule>` */

const RESULTS = ['score', 'fit', 'engagement', 'bantMet'];

/** The conditions over results in the order of tierBounds(), and which of several ways into its tier each belongs to. @param {any} document */
export function boundsIn(document) {
  /** @type {{ range: any, tier: string, of: string, way: number }[]} */
  const found = [];
  const walk = (/** @type {any} */ when, /** @type {string} */ tier, /** @type {number} */ way) => {
    for (const of of RESULTS) if (when?.[of]) found.push({ range: when[of], tier, of, way });
    for (const part of when?.all ?? when?.any ?? (when?.not ? [when.not] : [])) walk(part, tier, way);
  };
  for (const tier of ['sql', 'mql']) (document.tiers[tier].when?.any ?? [document.tiers[tier].when]).forEach((/** @type {any} */ way, /** @type {number} */ i) => walk(way, tier, i + 1));
  return found;
}

/** Every number that can be changed, with how it is read and written. @param {any} document @returns {Map<string, { get: () => number, set: (value: number) => void }>} */
function placesIn(document) {
  const places = new Map();
  const place = (/** @type {string} */ id, /** @type {any} */ holder, /** @type {string} */ key) => places.set(id, { get: () => holder[key], set: (/** @type {number} */ value) => (holder[key] = value) });
  boundsIn(document).forEach(({ range }, i) => range.min !== undefined && place(`bound.${i}`, range, 'min'));
  for (const axis of ['fit', 'engagement']) place(`axis.${axis}`, document.axes[axis], 'max');
  for (const rule of rulesOf(document)) {
    place(`points.${rule.id}`, rule, 'points');
    if (rule.decay?.type === 'halfLife') place(`decay.${rule.id}`, rule.decay, 'days');
  }
  return places;
}

/** @param {any} model @returns {any[]} */
export const rulesOf = (model) => [...model.attributeRules, ...model.eventRules];

/** The model with the changes that it has a place for. @param {string} text @param {Changes} changes */
export function withChanges(text, changes) {
  if (Object.keys(changes).length === 0) return text;
  const document = JSON.parse(text);
  const places = placesIn(document);
  for (const [id, value] of Object.entries(changes)) places.get(id)?.set(value);
  return JSON.stringify(document);
}

/** The changes that make one model the other; null: it takes more than these. @param {string} from @param {string} to @returns {Changes | null} */
export function changesBetween(from, to) {
  const [before, after] = [placesIn(JSON.parse(from)), placesIn(JSON.parse(to))];
  /** @type {Changes} */
  const changes = {};
  for (const [id, { get }] of after) if (before.has(id) && before.get(id)?.get() !== get()) changes[id] = get();
  const plain = (/** @type {string} */ text) => JSON.stringify(JSON.parse(text));
  return plain(withChanges(from, changes)) === plain(to) ? changes : null;
}

/** @param {Changes} changes */
export const changesText = (changes) => Object.entries(changes).map(([id, value]) => `${id}~${value}`).join(',');

/** @param {string} text @returns {Changes} what of it is a change */
export function readChanges(text) {
  return Object.fromEntries(text.split(',').map((one) => one.split('~')).filter(([id, value]) => /^(points|bound|axis|decay)\.[a-z0-9-]+$/.test(id) && value !== '' && Number.isFinite(Number(value))).map(([id, value]) => [id, Number(value)]));
}
