// SPDX-License-Identifier: MIT
// Which numbers of a model can be tried, and the model with what was tried.
import { say } from './say.js';

const RESULTS = ['score', 'fit', 'engagement', 'bantMet'];

/** The conditions over results in the order of tierBounds(). @param {any} document */
function boundsIn(document) {
  /** @type {any[]} */
  const found = [];
  const walk = (/** @type {any} */ when) => {
    for (const of of RESULTS) if (when?.[of]) found.push(when[of]);
    for (const part of when?.all ?? when?.any ?? (when?.not ? [when.not] : [])) walk(part);
  };
  walk(document.tiers.sql.when);
  walk(document.tiers.mql.when);
  return found;
}

/** @param {any} app @param {any[]} bounds of tierBounds() @returns {any[]} */
export function controlsOf(app, bounds) {
  const { document, words: { messages }, locale } = app;
  const name = (/** @type {any} */ one) => one.name?.[locale] ?? one.name?.en ?? one.id;
  const axis = (/** @type {string} */ of) => (of === 'score' ? say('paper.score') : messages[`axis.${of}`]);
  const tier = (/** @type {string} */ one) => app.viewing.tierLabels[one] ?? messages[`tier.${one}`];
  const made = bounds.flatMap((bound, i) => (bound.min === null || bound.of === 'bantMet' ? [] : [{
    id: `bound.${i}`, bound, at: i, group: 'threshold', label: say('whatif.bound', { tier: tier(bound.tier), of: axis(bound.of) }), min: -50, max: 120, base: bound.min,
    set: (/** @type {any} */ whatIf, /** @type {number} */ min) => whatIf.setTierBound(i, { min, max: bound.max }),
  }]));
  const limits = ['fit', 'engagement'].map((one) => ({ id: `axis.${one}`, group: 'limit', label: say('whatif.most', { of: axis(one) }), min: 0, max: 150, base: document.axes[one].max, axis: one,
    set: (/** @type {any} */ whatIf, /** @type {number} */ max) => whatIf.setAxisLimits(one, { min: document.axes[one].min, max }) }));
  const rules = [...document.attributeRules, ...document.eventRules];
  const points = rules.map((rule) => ({ id: `points.${rule.id}`, group: 'points', rule: rule.id, label: name(rule), min: Math.min(-50, rule.points), max: Math.max(60, rule.points), base: rule.points,
    set: (/** @type {any} */ whatIf, /** @type {number} */ value) => whatIf.setPoints(rule.id, value) }));
  const decays = document.eventRules.filter((/** @type {any} */ { decay }) => decay?.type === 'halfLife').map((/** @type {any} */ rule) => ({ id: `decay.${rule.id}`, group: 'decay', decayed: rule.id,
    label: say('whatif.halfLife', { rule: name(rule) }), min: 1, max: 365, base: rule.decay.days, set: (/** @type {any} */ whatIf, /** @type {number} */ days) => whatIf.setDecay(rule.id, { type: 'halfLife', days }) }));
  return [...made, ...limits, ...points, ...decays].map((control) => ({ ...control, value: control.base, step: 1 }));
}

/** The document with the controls' values. @param {any} document @param {any[]} controls */
export function keptDocument(document, controls) {
  const kept = structuredClone(document);
  const bounds = boundsIn(kept);
  const rules = new Map([...kept.attributeRules, ...kept.eventRules].map((rule) => [rule.id, rule]));
  for (const { value, base, at, axis, rule, decayed } of controls) {
    if (value === base) continue;
    if (at !== undefined) bounds[at].min = value;
    else if (axis) kept.axes[axis].max = value;
    else if (rule) rules.get(rule).points = value;
    else if (decayed) rules.get(decayed).decay.days = value;
  }
  return JSON.stringify(kept);
}
