// SPDX-License-Identifier: MIT
// What every view has in common: the options, the outermost element, the button that calls back.
import { draw, h } from './dom.js';
import { style } from './sheet.js';
import { Wording } from './words.js';

/**
 * @typedef {import('../../types/views.js').ViewOptions} ViewOptions
 * @typedef {import('../../types/views.js').Summary} Summary
 * @typedef {import('./dom.js').Loose} Loose
 */

export const CRITERIA = /** @type {const} */ (['budget', 'authority', 'need', 'timeline']);
export const TIERS = /** @type {const} */ (['sql', 'mql', 'lead', 'disqualified']);

/** @type {WeakMap<object, Map<string, Wording>>} */
const wordings = new WeakMap();
const NONE = {};

/** The wording of the options. Formats are costly to make, so a wording is made once for what it depends on. @param {ViewOptions} options */
export function wordingOf({ words, timeZone, tierLabels }) {
  const made = wordings.get(words ?? NONE) ?? new Map();
  wordings.set(words ?? NONE, made);
  const key = JSON.stringify([timeZone, tierLabels]);
  const wording = made.get(key) ?? new Wording({ words, timeZone, tierLabels });
  if (made.size < 100) made.set(key, wording);
  return wording;
}

/** Draws one view into its root.
 * @param {Element | ShadowRoot} root @param {string} name @param {ViewOptions} options @param {Loose[]} children @param {{ tag?: string } & Record<string, any>} [props] */
export function frame(root, name, options, children, { tag = 'div', ...props } = {}) {
  const wording = wordingOf(options);
  const outer = h(tag, { key: name, class: `bt bt-${name}`, part: name, lang: wording.locale, dir: options.dir, 'data-theme': options.theme, ...props }, children);
  draw(root, [...style(root, options.nonce), outer]);
}

/** A button that hands `detail` and the event to `callback`; nothing without one.
 * @param {Loose | Loose[]} label @param {((detail: any, event: Event) => void) | undefined} callback @param {object} [detail] @param {Record<string, any>} [props] */
export function button(label, callback, detail = {}, props = {}) {
  if (!callback) return null;
  return h('button', { type: 'button', class: 'bt-button', ...props, on: { click: (/** @type {Event} */ event) => callback(detail, event) } }, [label].flat());
}

/** A number, or what begins with one: read from left to right whatever stands around it. @param {Loose[]} text */
export const figure = (...text) => h('bdi', { dir: 'ltr' }, text);

/** An annotation, or what a list's row has instead of one, as the few fields that a badge shows. @param {any} of @returns {Summary} */
export function summaryOf(of) {
  const bant = of.bant && Object.fromEntries(CRITERIA.map((criterion) => [criterion, of.bant[criterion]?.state ?? of.bant[criterion] ?? 'unknown']));
  return { tier: of.tier ?? null, label: of.label ?? null, score: of.score ?? null, standing: of.standing ?? 'lead', fitOnly: of.fitOnly === true, bant: bant ?? null, override: of.override ?? null };
}
