// SPDX-License-Identifier: MIT
// The panel's first screen: now, why, what to ask next, what happens if one waits. It reports what people do and decides nothing.
import { copier, short } from './act.js';
import { badgeParts, dot, sayBadge, wordOf } from './badge.js';
import { h } from './dom.js';
import { button, frame, summaryOf, wordingOf } from './frame.js';
import { details } from './panel_details.js';
import { brief, clockRuns, sayWait } from './texts.js';

/**
 * @typedef {import('../../types/documents.js').Annotation} Annotation
 * @typedef {import('../../types/views.js').PanelOptions} PanelOptions
 * @typedef {import('./words.js').Wording} Wording
 * @typedef {import('./dom.js').Loose} Loose
 */

/** @param {string} name @param {string} title @param {Loose[]} children */
const block = (name, title, ...children) => h('div', { key: name, class: `bt-block bt-${name}`, part: name }, h('h3', { class: 'bt-title' }, title), children);

/** @param {PanelOptions} options */
function who({ person }) {
  if (!person?.name && !person?.company) return null;
  const rest = [person.title, person.company].filter(Boolean).map((part) => short(part, 120)).join(' · ');
  return h('div', { key: 'who', class: 'bt-who' }, h('bdi', { class: 'bt-name' }, short(person.name || person.company, 120)), rest && person.name && h('bdi', { class: 'bt-quiet' }, rest));
}

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function now(wording, annotation, options) {
  const summary = summaryOf(annotation);
  const { override, handoff, tier, standing } = annotation;
  const [, ...rest] = badgeParts(wording, summary);
  return block('now', wording.say('panel.now'),
    h('div', { class: 'bt-verdict', 'data-tier': tier ?? 'none' },
      h('span', { class: 'bt-word', role: 'img', 'aria-label': sayBadge(wording, summary) }, dot(tier), h('bdi', null, wordOf(wording, summary)), h('span', { class: 'bt-figures' }, rest))),
    h('p', { class: 'bt-plain' }, wording.say(tier ? `now.${tier}` : `now.${standing}`), annotation.fitOnly && tier ? [' ', wording.say('note.fitOnly'), '.'] : null),
    override && h('p', { class: 'bt-override' }, h('bdi', null, wording.say('override.shown', { by: override.by || wording.say('source.person'), tier: wording.tier(override.tier), reason: short(override.reason || '–') })),
      override.until ? ` (${wording.say('override.until', { at: wording.day(override.until) })})` : null),
    handoff?.nextStep && h('p', { class: 'bt-step' }, h('bdi', null, handoff.nextStep)),
    handoff?.state === 'verify' && h('div', { class: 'bt-row' }, h('span', null, wording.say('handoff.state.verify')), button(wording.say('panel.verify'), options.onVerify, {}, { class: 'bt-button bt-main' })));
}

/** @param {Wording} wording @param {Annotation} annotation */
function why(wording, { reasons, gates, tier }) {
  const barred = (gates ?? []).filter(({ condition }) => condition === 'exclusion');
  const held = (gates ?? []).filter(({ condition }) => condition !== 'exclusion');
  const lines = [...barred.map(({ text }) => text), ...(reasons ?? [])].slice(0, 2);
  if (!tier) return null;
  return block('why', wording.say('panel.why'),
    lines.length ? h('ul', { class: 'bt-reasons' }, lines.map((line) => h('li', null, h('bdi', null, short(wording.dated(line), MOST_REASON))))) : h('p', { class: 'bt-quiet' }, wording.say('panel.noReason')),
    held.length ? h('p', { class: 'bt-held' }, wording.say('panel.held', { gates: held.slice(0, 2).map(({ text }) => text).join('; ') })) : null);
}

/** What was typed for one question of one contact is no answer to another. @param {string} of */
const typedFor = (of) => (/** @type {any} */ input) => void (input.of === of || Object.assign(input, { of, value: '' }));

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function chips(wording, { id: whose, next }, options) {
  const question = options.questions?.find(({ id }) => id === next?.questionId);
  if (!next || !(options.onAnswer || options.onAsked)) return null;
  const detail = { questionId: next.questionId, fact: question?.fact };
  /** @param {Event} event */
  const told = (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    const input = /** @type {HTMLInputElement} */ (form.elements.namedItem('told'));
    const text = input.value.trim();
    if (text) options.onAnswer?.({ ...detail, text }, event);
    input.value = '';
  };
  return [
    h('div', { class: 'bt-chips', role: 'group', 'aria-label': wording.say('panel.answers') },
      question?.options.map(({ id, label }) => button(h('bdi', null, label), options.onAnswer, { ...detail, optionId: id, label }, { key: id, class: 'bt-chip' })),
      button(wording.say('panel.noAnswer'), options.onAsked, { questionId: next.questionId }, { key: 'asked', class: 'bt-chip bt-faint' })),
    options.onAnswer && h('form', { class: 'bt-row bt-told', on: { submit: told } },
      h('input', { name: 'told', class: 'bt-input', 'aria-label': wording.say('panel.other'), placeholder: wording.say('panel.other'), autocomplete: 'off', maxlength: 2000, then: typedFor(`${whose} ${next.questionId}`) }),
      h('button', { type: 'submit', class: 'bt-button' }, wording.say('panel.save'))),
  ];
}

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function next(wording, annotation, options) {
  const asked = annotation.next;
  if (!annotation.tier) return null;
  const copyBrief = button(wording.say('panel.copyBrief'), copier(options, 'brief', brief(annotation, options), wording.say('panel.copied')));
  if (!asked) return block('next', wording.say('panel.next'), h('p', { class: 'bt-quiet', tabindex: -1 }, wording.say('panel.nothingToAsk')), h('div', { class: 'bt-row' }, copyBrief));
  return block('next', wording.say('panel.next'),
    h('p', { class: 'bt-question', tabindex: -1 }, h('bdi', null, asked.question)),
    h('p', { class: 'bt-quiet' }, asked.why.text),
    chips(wording, annotation, options),
    h('div', { class: 'bt-row' }, button(wording.say('panel.copyQuestion'), copier(options, 'question', asked.question, wording.say('panel.copied'))), copyBrief));
}

// What is read in five seconds is short; the ledger has it all.
const MOST_REASON = 140;
const RESPONSES = ['call', 'email_sent', 'meeting'];

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function wait(wording, annotation, options) {
  const { handoff, now: at, tier } = annotation;
  if (!tier) return null;
  const lines = sayWait(wording, annotation);
  const clock = clockRuns(handoff) ? lines.shift() : null;
  return block('wait', wording.say('panel.wait'),
    clock && clockRuns(handoff) && h('p', { class: 'bt-clock', 'data-late': handoff.breached ? '' : undefined }, h('span', { class: 'bt-sign', 'aria-hidden': 'true' }, handoff.breached ? '!' : '◷'),
      h('span', null, clock, ' ', h('span', { class: 'bt-quiet' }, `(${wording.away(handoff.dueAt, at)})`))),
    handoff?.state === 'answered' && h('p', null, wording.say('handoff.state.answered')),
    lines.map((line) => h('p', null, line)),
    options.onResponse && handoff?.state === 'open' && h('div', { class: 'bt-chips', role: 'group', 'aria-label': wording.say('panel.response') }, h('span', { class: 'bt-quiet' }, wording.say('panel.response')),
      RESPONSES.map((how) => button(wording.say(`event.${how}`), options.onResponse, { how }, { key: how, class: 'bt-chip' }))));
}

/**
 * The first screen, readable in five seconds, and all else under Details.
 * @param {Element | ShadowRoot} root @param {Annotation | import('../../types/index.js').Refusal} annotation @param {PanelOptions} [options]
 */
export function panel(root, annotation, options = {}) {
  const wording = wordingOf(options);
  if ('error' in annotation) {
    const { message, path } = annotation.error;
    const why = h('bdi', { title: message }, short(wording.fault(annotation.error)));
    return frame(root, 'panel', options, [h('p', { class: 'bt-held', role: 'alert' }, wording.say('panel.unreadable'), ' ', why, path ? ` (${short(path)})` : null)]);
  }
  const focused = /** @type {Document | ShadowRoot} */ (root.getRootNode()).activeElement?.closest('.bt-first *');
  frame(root, 'panel', options, [
    who(options),
    h('div', { class: 'bt-first' }, now(wording, annotation, options), why(wording, annotation), next(wording, annotation, options), wait(wording, annotation, options)),
    details(wording, annotation, options),
    h('div', { class: 'bt-status', role: 'status' }),
  ]);
  // Whose button went with its question is at the next one.
  if (focused && !focused.isConnected) /** @type {HTMLElement | null} */ (root.querySelector('.bt-next>[tabindex]'))?.focus();
}
