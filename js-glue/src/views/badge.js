// SPDX-License-Identifier: MIT
import { short } from './act.js';
import { h } from './dom.js';
import { button, CRITERIA, frame, summaryOf, wordingOf } from './frame.js';

/**
 * @typedef {import('./words.js').Wording} Wording
 * @typedef {import('../../types/views.js').Summary} Summary
 */

// A shape for each tier, so that the dot needs no colour: full, half, ring, struck ring; a square for whoever is no lead.
const DOTS = {
  sql: [['circle', { cx: 8, cy: 8, r: 7, class: 'bt-solid' }]],
  mql: [['circle', { cx: 8, cy: 8, r: 6.25, class: 'bt-ring' }], ['path', { d: 'M8 1.75a6.25 6.25 0 0 0 0 12.5z', class: 'bt-solid' }]],
  lead: [['circle', { cx: 8, cy: 8, r: 6.25, class: 'bt-ring' }]],
  disqualified: [['circle', { cx: 8, cy: 8, r: 6.25, class: 'bt-ring' }], ['path', { d: 'M3.6 12.4l8.8-8.8', class: 'bt-ring' }]],
  none: [['rect', { x: 2, y: 2, width: 12, height: 12, rx: 2, class: 'bt-ring' }]],
};

/** @param {string | null} tier */
export function dot(tier) {
  const shapes = DOTS[/** @type {keyof typeof DOTS} */ (tier ?? 'none')] ?? DOTS.none;
  return h('svg', { class: 'bt-dot', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, shapes.map(([tag, props]) => h(/** @type {string} */ (tag), /** @type {any} */ (props))));
}

/** B A N T, each outlined, half, solid or struck. @param {Wording} wording @param {Summary} summary */
export function letters(wording, { bant }) {
  return h('span', { class: 'bt-bant', part: 'bant', 'aria-hidden': 'true' },
    CRITERIA.map((criterion) => h('span', { class: 'bt-letter', 'data-state': bant?.[criterion] ?? 'unknown' }, wording.say(`letter.${criterion}`))));
}

/** The tier's word: the annotation's own, or who somebody is that is no lead. @param {Wording} wording @param {Summary} summary */
export function wordOf(wording, { tier, label, standing }) {
  return label ?? (tier ? wording.tier(tier) : wording.say(`standing.${standing}`));
}

/** All that a badge shows, as a sentence. @param {Wording} wording @param {Summary} summary */
export function sayBadge(wording, summary) {
  const { score, fitOnly, bant, override } = summary;
  const known = bant && CRITERIA.some((criterion) => bant[criterion] !== 'unknown');
  return [
    wordOf(wording, summary),
    score !== null && wording.say('badge.score', { score: wording.score(score) }),
    fitOnly && wording.say('badge.fitOnly'),
    override && wording.say('badge.override', { tier: wording.tier(override.tier) }),
    ...(known ? CRITERIA.map((criterion) => `${wording.say(`criterion.${criterion}`)}: ${wording.say(`state.${bant[criterion]}`)}`) : []),
  ].filter(Boolean).join(', ');
}

/** What a badge is made of, for views that hold one. @param {Wording} wording @param {Summary} summary @param {'full' | 'dot'} [form] */
export function badgeParts(wording, summary, form = 'full') {
  const { tier, score, fitOnly, bant, override } = summary;
  if (form === 'dot') return [dot(tier)];
  return [
    h('span', { class: 'bt-tier', part: 'tier' }, dot(tier), h('bdi', null, wordOf(wording, summary)), override && h('span', { class: 'bt-mark', 'aria-hidden': 'true' }, '✎')),
    score !== null && h('bdi', { class: 'bt-score', part: 'score', dir: 'ltr' }, wording.score(score)),
    fitOnly && tier && h('span', { class: 'bt-only' }, wording.say('badge.fitOnly')),
    bant && CRITERIA.some((criterion) => bant[criterion] !== 'unknown') && letters(wording, summary),
  ];
}

/**
 * Tier word, score, and the letters once one is known. Its accessible name says all of it.
 * @param {Element | ShadowRoot} root @param {import('../../types/views.js').Judged | import('../../types/index.js').Refusal} annotation @param {import('../../types/views.js').BadgeOptions} [options]
 */
export function badge(root, annotation, options = {}) {
  const wording = wordingOf(options);
  const unread = 'error' in annotation;
  const summary = summaryOf(unread ? { label: '–' } : annotation);
  const said = unread ? wording.say('panel.unreadable') : sayBadge(wording, summary);
  const { form = 'full', who, onOpen } = options;
  const name = who ? `${short(who, 120)}: ${said}` : said;
  const props = { 'data-tier': summary.tier ?? 'none', 'data-form': form, title: form === 'dot' || unread ? said : undefined };
  const parts = badgeParts(wording, summary, form);
  if (!onOpen) return frame(root, 'badge', options, parts, { tag: 'span', role: 'img', 'aria-label': name, ...props });
  frame(root, 'badge', options, [button(parts, onOpen, {}, { class: 'bt-open', 'aria-label': name })], { tag: 'span', ...props });
}
