// SPDX-License-Identifier: MIT
// Which numbers of a model can be tried; they have the names that they have among the changes of it (changes.js).
import { boundsIn, rulesOf } from './changes.js';
import { say } from './say.js';

/** @param {any} app @param {any[]} bounds of tierBounds() @returns {any[]} */
export function controlsOf(app, bounds) {
  const { document, words: { messages }, locale } = app;
  const name = (/** @type {any} */ one) => one.name?.[locale] ?? one.name?.en ?? one.id;
  const axis = (/** @type {string} */ of) => (of === 'score' ? say('paper.score') : messages[`axis.${of}`]);
  const tier = (/** @type {string} */ one) => app.viewing.tierLabels[one] ?? messages[`tier.${one}`];
  // Where a tier has several ways in, two of them may ask for the same: they say which they belong to.
  const ways = boundsIn(document);
  const label = (/** @type {any} */ bound, /** @type {number} */ i) => {
    const twice = ways.filter(({ tier, of }) => tier === bound.tier && of === bound.of).length > 1;
    return say(twice ? 'whatif.boundOfWay' : 'whatif.bound', { tier: tier(bound.tier), of: axis(bound.of), way: ways[i].way });
  };
  const made = bounds.flatMap((bound, i) => (bound.min === null || bound.of === 'bantMet' ? [] : [{
    id: `bound.${i}`, bound, group: 'threshold', label: label(bound, i), min: -50, max: 120, base: bound.min,
    set: (/** @type {any} */ whatIf, /** @type {number} */ min) => whatIf.setTierBound(i, { min, max: bound.max }),
  }]));
  const limits = ['fit', 'engagement'].map((one) => ({ id: `axis.${one}`, group: 'limit', label: say('whatif.most', { of: axis(one) }), min: 0, max: 150, base: document.axes[one].max,
    set: (/** @type {any} */ whatIf, /** @type {number} */ max) => whatIf.setAxisLimits(one, { min: document.axes[one].min, max }) }));
  const points = rulesOf(document).map((rule) => ({ id: `points.${rule.id}`, group: 'points', label: name(rule), min: Math.min(-50, rule.points), max: Math.max(60, rule.points), base: rule.points,
    set: (/** @type {any} */ whatIf, /** @type {number} */ value) => whatIf.setPoints(rule.id, value) }));
  const decays = document.eventRules.filter((/** @type {any} */ { decay }) => decay?.type === 'halfLife').map((/** @type {any} */ rule) => ({ id: `decay.${rule.id}`, group: 'decay',
    label: say('whatif.halfLife', { rule: name(rule) }), min: 1, max: 365, base: rule.decay.days, set: (/** @type {any} */ whatIf, /** @type {number} */ days) => whatIf.setDecay(rule.id, { type: 'halfLife', days }) }));
  return [...made, ...limits, ...points, ...decays].map((control) => ({ ...control, value: control.base, step: 1 }));
}
