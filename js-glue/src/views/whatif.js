// SPDX-License-Identifier: MIT
// What another weight, limit, threshold or decay would make of the loaded contacts. Numbers come in, callbacks go out.
import { copier, short } from './act.js';
import { dot } from './badge.js';
import { h } from './dom.js';
import { button, figure, frame, TIERS, wordingOf } from './frame.js';
import { drawOn, histogram, plane, savePicture } from './pictures.js';

/**
 * @typedef {import('../../types/views.js').WhatIfData} WhatIfData
 * @typedef {import('../../types/views.js').WhatIfViewOptions} WhatIfViewOptions
 * @typedef {import('../../types/views.js').WhatIfControl} WhatIfControl
 * @typedef {import('./words.js').Wording} Wording
 */

const GROUPS = /** @type {const} */ (['threshold', 'limit', 'points', 'decay']);
const MOST_MOVERS = 50;

/** @param {Wording} wording @param {WhatIfControl} control @param {WhatIfViewOptions} options */
function slider(wording, { id, label, min, max, step = 1, value, base }, { onChange }) {
  const heard = (/** @type {Event} */ event) => onChange?.({ control: id, value: Number(/** @type {HTMLInputElement} */ (event.currentTarget).value) }, event);
  return h('label', { key: id, class: 'bt-slider', 'data-moved': value === base ? undefined : '' },
    h('span', { class: 'bt-slider-name' }, h('bdi', null, short(label, 120))),
    h('input', { type: 'range', min, max, step, disabled: !onChange, set: { value: String(value) }, on: { input: heard } }),
    h('output', { class: 'bt-number' }, figure(wording.number(value)), value === base ? null : h('span', { class: 'bt-quiet' }, ` (${wording.say('whatif.was', { value: base })})`)));
}

/** What was changed and what it did, always in sight beside the sliders, with what can be done with it. @param {Wording} wording @param {WhatIfData} data @param {WhatIfViewOptions} options */
function told(wording, data, options) {
  const changed = data.controls.some(({ value, base }) => value !== base);
  return h('div', { key: 'told', class: 'bt-changes', part: 'changes' },
    changed ? h('div', { class: 'bt-text' }, whatifText(data, options).split('\n').map((line) => h('p', null, h('bdi', null, line)))) : h('p', { class: 'bt-quiet' }, wording.say('whatif.untouched')),
    h('div', { class: 'bt-row' }, button(wording.say('whatif.keep'), options.onKeep, {}, { class: 'bt-button bt-main', disabled: !changed }), button(wording.say('whatif.reset'), options.onReset, {}, { disabled: !changed }),
      button(wording.say('whatif.copy'), copier(options, 'whatif', whatifText(data, options), wording.say('panel.copied')))));
}

/** @param {Wording} wording @param {WhatIfData} data @param {WhatIfViewOptions} options */
function controls(wording, data, options) {
  return h('div', { key: 'controls', class: 'bt-controls', part: 'controls' }, told(wording, data, options), GROUPS.map((group) => {
    const members = data.controls.filter((control) => (control.group ?? 'points') === group);
    if (members.length === 0) return null;
    return h('div', { key: group, class: 'bt-part', role: 'group', 'aria-label': wording.say(`whatif.${group}`) }, h('h3', { class: 'bt-title' }, wording.say(`whatif.${group}`)), members.map((control) => slider(wording, control, options)));
  }));
}

/** @param {Wording} wording @param {WhatIfData} data */
function counts(wording, { tiers }) {
  const most = Math.max(1, ...tiers.flatMap(({ now, base }) => [now, base]));
  return h('table', { class: 'bt-table bt-counts' }, h('thead', null, h('tr', null,
    h('th', { scope: 'col' }, wording.say('table.tier')), h('th', { scope: 'col', class: 'bt-number' }, wording.say('whatif.before')), h('th', { scope: 'col', class: 'bt-number' }, wording.say('whatif.now')),
    h('th', { scope: 'col', class: 'bt-number' }, wording.say('whatif.change')), h('td', { class: 'bt-bars', 'aria-hidden': 'true' }))),
  h('tbody', null, tiers.map(({ tier, label, now, base }) => h('tr', { key: tier },
    h('th', { scope: 'row' }, dot(tier), ' ', h('bdi', null, label ?? wordOfPlace(wording, tier))), h('td', { class: 'bt-number' }, wording.number(base)), h('td', { class: 'bt-number' }, wording.number(now)),
    h('td', { class: 'bt-number' }, now === base ? '–' : figure(wording.points(now - base))),
    h('td', { class: 'bt-bars', 'aria-hidden': 'true' }, h('span', { class: 'bt-bar', css: { 'inset-inline-start': '0', 'inline-size': `${(100 * now) / most}%` } }))))));
}

/** @param {Wording} wording @param {string} place a tier, or the standing of whoever is no lead */
const wordOfPlace = (wording, place) => (TIERS.includes(/** @type {any} */ (place)) ? wording.tier(place) : wording.say(`standing.${place}`));

/** @param {Wording} wording @param {string} name @param {string} label @param {import('./pictures.js').Picture} picture @param {string} legend */
function picture(wording, name, label, picture, legend) {
  const save = (/** @type {{ kind: 'png' | 'svg' }} */ { kind }, /** @type {Event} */ event) => {
    const canvas = /** @type {Element} */ (event.currentTarget).closest('.bt-picture')?.querySelector('canvas');
    if (canvas) savePicture(canvas, `bantam-${name}`, kind);
  };
  return h('div', { key: name, class: 'bt-part bt-picture', part: name }, h('h3', { class: 'bt-title' }, label),
    h('canvas', { class: `bt-canvas bt-${name}`, role: 'img', 'aria-label': `${label}. ${legend}`, then: (/** @type {HTMLCanvasElement} */ canvas) => drawOn(canvas, picture) }),
    h('div', { class: 'bt-row' }, h('span', { class: 'bt-quiet bt-legend' }, legend), (['png', 'svg']).map((kind) => button(kind === 'png' ? `${wording.say('whatif.savePicture')} (PNG)` : 'SVG', save, { kind }, { key: kind, class: 'bt-link', 'aria-label': `${wording.say('whatif.savePicture')} (${kind.toUpperCase()}): ${label}` }))));
}

/** @param {Wording} wording @param {WhatIfData} data @param {WhatIfViewOptions} options */
function movers(wording, { movers: moved = [], moved: all = moved.length }, { onMover }) {
  const shown = moved.slice(0, MOST_MOVERS);
  return h('div', { key: 'movers', class: 'bt-part', part: 'movers' }, h('h3', { class: 'bt-title' }, wording.say('whatif.movers')),
    h('p', { role: 'status' }, wording.say('whatif.moved', { count: all })),
    shown.length ? h('div', { class: 'bt-scroll', role: 'region', tabindex: 0, 'aria-label': wording.say('whatif.movers') }, h('table', { class: 'bt-table' }, h('thead', { class: 'bt-unseen' }, h('tr', null, ['name', 'tier', 'score'].map((column) => h('th', { scope: 'col' }, wording.say(`table.${column}`))))),
      h('tbody', null, shown.map(({ row, name, from, to, scoreBefore, score }) => h('tr', { key: row },
        h('td', null, button(h('bdi', null, short(name ?? `#${row + 1}`, 120)), onMover, { row }, { class: 'bt-link' }) ?? h('bdi', null, short(name ?? `#${row + 1}`, 120))),
        h('td', null, `${wordOfPlace(wording, from)} → ${wordOfPlace(wording, to)}`),
        h('td', { class: 'bt-number' }, figure(`${wording.score(scoreBefore)} → ${wording.score(score)}`))))))) : null,
    all > shown.length ? h('p', { class: 'bt-quiet' }, wording.say('whatif.more', { count: all - shown.length })) : null);
}

/** Before and after in a few lines: what was changed, and what it did to the tiers. @param {WhatIfData} data @param {WhatIfViewOptions} [options] */
export function whatifText(data, options = {}) {
  const wording = wordingOf(options);
  return [
    ...data.controls.filter(({ value, base }) => value !== base).map(({ label, value, base }) => `${short(label, 200)}: ${wording.number(base)} → ${wording.number(value)}`),
    ...data.tiers.filter(({ now, base }) => now !== base).map(({ tier, label, now, base }) => `${label ?? wordOfPlace(wording, tier)}: ${wording.number(base)} → ${wording.number(now)} (${wording.points(now - base)})`),
    wording.say('whatif.moved', { count: data.moved ?? data.movers?.length ?? 0 }),
  ].join('\n');
}

/**
 * @param {Element | ShadowRoot} root @param {WhatIfData} data @param {WhatIfViewOptions} [options]
 */
export function whatif(root, data, options = {}) {
  const wording = wordingOf(options);
  frame(root, 'whatif', options, [
    h('div', { class: 'bt-beside' }, controls(wording, data, options), h('div', { class: 'bt-outcome' },
      counts(wording, data),
      data.histogram ? picture(wording, 'histogram', wording.say('whatif.histogram'), histogram(data, wording), wording.say('whatif.histogramLegend')) : null,
      data.plane ? picture(wording, 'plane', wording.say('whatif.plane'), plane(data, wording), wording.say('whatif.planeLegend', Object.fromEntries(TIERS.map((tier) => [tier, wording.tier(tier)])))) : null,
      movers(wording, data, options))),
    h('div', { class: 'bt-status', role: 'status' }),
  ]);
}
