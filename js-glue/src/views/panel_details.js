// SPDX-License-Identifier: MIT
// All of the annotation beyond the first screen: the ledger as bars that add up, the range, BANT with its evidence, paths, gates,
// hand-over, what was read, a person's opinion, and what made the score.
import { copier, saveText, short } from './act.js';
import { h } from './dom.js';
import { button, CRITERIA, figure, TIERS } from './frame.js';
import { receipt, sayRange } from './texts.js';

/**
 * @typedef {import('../../types/documents.js').Annotation} Annotation
 * @typedef {import('../../types/views.js').PanelOptions} PanelOptions
 * @typedef {import('./words.js').Wording} Wording
 * @typedef {import('./dom.js').Loose} Loose
 */

export const FEEDBACK = ['wrong_size', 'wrong_person', 'no_need', 'no_budget', 'timing', 'unreachable', 'competitor', 'duplicate', 'data_missing'];

/** @param {string} key @param {string} title @param {Loose[]} children */
const part = (key, title, ...children) => h('div', { key, class: `bt-part bt-${key}` }, h('h4', { class: 'bt-title' }, title), children);

/** Each bar starts where the one before ended, so the last end is the score. @param {Wording} wording @param {Annotation} annotation */
function ledger(wording, { ledger: lines, score, fit, engagement }) {
  if (!lines || score === null) return null;
  let at = 0;
  const spans = lines.map(({ points }) => [at, (at += points)]);
  const low = Math.min(0, ...spans.flat());
  const size = Math.max(0, ...spans.flat()) - low || 1;
  const share = (/** @type {number} */ value) => `${(100 * value) / size}%`;
  const bar = (/** @type {number[]} */ [from, to], /** @type {string} */ kind) => h('td', { class: 'bt-bars', 'aria-hidden': 'true' },
    h('span', { class: 'bt-zero', css: { 'inset-inline-start': share(-low) } }),
    h('span', { class: 'bt-bar', 'data-kind': kind, css: { 'inset-inline-start': share(Math.min(from, to) - low), 'inline-size': share(Math.abs(to - from)) } }));
  return part('ledger', wording.say('details.ledger'), h('table', { class: 'bt-table' },
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, wording.say('details.reason')), h('th', { scope: 'col', class: 'bt-number' }, wording.say('details.points')), h('td', { class: 'bt-bars', 'aria-hidden': 'true' }))),
    h('tbody', null, lines.map(({ axis, points, reason }, i) => h('tr', null,
      h('td', null, h('bdi', null, short(wording.dated(reason.text))), ' ', h('span', { class: 'bt-quiet' }, wording.say(`axis.${axis}`))),
      h('td', { class: 'bt-number' }, figure(wording.points(points))),
      bar(spans[i], points < 0 ? 'minus' : 'plus')))),
    h('tfoot', null, h('tr', null,
      h('th', { scope: 'row' }, wording.say('details.sum'), ' ', h('span', { class: 'bt-quiet' }, wording.say('axis.fit'), ' ', figure(wording.number(fit ?? 0)), ' + ', wording.say('axis.engagement'), ' ', figure(wording.number(engagement ?? 0)))),
      h('td', { class: 'bt-number' }, figure(wording.number(score))), bar([0, score], 'sum')))));
}

/** @param {Wording} wording @param {Annotation} annotation */
function range(wording, annotation) {
  const { range: ends, score } = annotation;
  if (!ends || score === null) return null;
  const low = Math.min(0, ends.min);
  const size = Math.max(1, ends.max - low);
  const share = (/** @type {number} */ value) => `${(100 * (value - low)) / size}%`;
  return part('range', wording.say('details.range'),
    h('p', null, sayRange(wording, annotation)),
    h('div', { class: 'bt-interval', 'aria-hidden': 'true' },
      h('span', { class: 'bt-span', css: { 'inset-inline-start': share(ends.min), 'inline-size': `${(100 * (ends.max - ends.min)) / size}%` } }),
      h('span', { class: 'bt-here', css: { 'inset-inline-start': share(score) } })),
    h('p', { class: 'bt-quiet' }, wording.say('range.interval', { min: wording.score(ends.min), max: wording.score(ends.max), score: wording.score(score) })));
}

/** What a person told, as a line for the CRM's own notes. @param {Wording} wording @param {any} evidence @param {PanelOptions} options */
function noteButton(wording, { fact, value, source, at, by, label }, options) {
  const line = source === 'person' && at && options.note?.({ fact, value, at, by });
  if (!line) return null;
  return button(wording.say('panel.copyNote'), copier(options, 'note', line, wording.say('panel.copied')), {}, { class: 'bt-link', 'aria-label': `${wording.say('panel.copyNote')}: ${label ?? wording.fact(fact)}` });
}

/** @param {Wording} wording @param {any} evidence @param {string} now @param {PanelOptions} options */
function evidenceLine(wording, evidence, now, options) {
  const { fact, note, quote, value, source, at, expired, name, by } = evidence;
  const path = fact ?? note;
  const from = [source && wording.say(`source.${source}`), (name ?? by) && short(name ?? by, 80), at && `${wording.day(at)} (${wording.away(at, now)})`, expired && wording.say('bant.expired')].filter(Boolean).join(' · ');
  return h('div', { class: 'bt-evidence' },
    h('div', { class: 'bt-told' }, h('span', { class: 'bt-quiet' }, evidence.label ?? wording.fact(path), ': '), quote ? h('q', null, h('bdi', null, short(quote))) : h('bdi', null, short(wording.value(value))),
      from && h('span', { class: 'bt-quiet bt-from' }, from)),
    h('div', { class: 'bt-acts' }, noteButton(wording, evidence, options),
      button(wording.say('panel.wrong'), options.onWrong, { fact: path, value }, { class: 'bt-link', 'aria-label': `${wording.say('panel.wrong')} ${evidence.label ?? wording.fact(path)}` })));
}

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function bant(wording, { bant: criteria, now, standing }, options) {
  if (!criteria || standing === 'opted_out') return null;
  return part('criteria', wording.say('details.bant'), CRITERIA.map((criterion) => h('div', { key: criterion, class: 'bt-criterion' },
    h('div', { class: 'bt-state' }, h('span', { class: 'bt-letter', 'data-state': criteria[criterion].state, 'aria-hidden': 'true' }, wording.say(`letter.${criterion}`)),
      h('strong', null, wording.say(`criterion.${criterion}`)), h('span', { class: 'bt-quiet' }, wording.say(`state.${criteria[criterion].state}`))),
    criteria[criterion].evidence.map((evidence) => evidenceLine(wording, evidence, now, options)),
    criteria[criterion].conflicts.map((evidence) => [h('p', { class: 'bt-held' }, wording.say('bant.conflict')), evidenceLine(wording, evidence, now, options)]))));
}

/** @param {Wording} wording @param {Annotation} annotation */
function outlook(wording, { paths, gates, grade, handoff, committee }) {
  const route = /** @type {any} */ (handoff?.route);
  const rows = [
    grade && [wording.say('details.grade'), grade],
    handoff && handoff.state !== 'none' && [wording.say('details.handoff'), wording.say(`handoff.state.${handoff.state}`)],
    handoff?.owner && [wording.fact('lifecycle.owner'), short(handoff.owner, 120)],
    route && [wording.say(`route.${route.how}`), short(route.to, 120)],
    handoff?.since && [wording.say('details.since'), wording.moment(handoff.since)],
    committee?.missingCount && [wording.say('details.committee'), wording.say('missing.committee', { count: committee.missingCount })],
  ].filter(Boolean);
  return [
    paths?.length ? part('paths', wording.say('details.paths'), h('ul', { class: 'bt-reasons' }, paths.map((path) =>
      h('li', null, h('bdi', null, path.map((step) => wording.say('path.needs', { fact: wording.fact(step.fact), needs: short(step.needs) })).join(' + ')))))) : null,
    gates?.length ? part('gates', wording.say('details.gates'), h('ul', { class: 'bt-reasons' }, gates.map(({ text, tier }) => h('li', null, h('bdi', null, short(text)), ' ', h('span', { class: 'bt-quiet' }, wording.tier(String(tier))))))) : null,
    rows.length ? part('rest', wording.say('details.handoff'), h('dl', { class: 'bt-pairs' }, rows.map((row) => [h('dt', null, /** @type {string[]} */ (row)[0]), h('dd', null, h('bdi', null, /** @type {string[]} */ (row)[1]))]))) : null,
  ];
}

/** What the annotation itself shows of the facts that were read. @param {Annotation} annotation */
function factsIn({ ledger: lines, bant: criteria }) {
  const found = new Map();
  const all = [...(lines ?? []).flatMap(({ evidence }) => /** @type {any[]} */ (evidence ?? [])), ...CRITERIA.flatMap((criterion) => criteria?.[criterion].evidence ?? [])];
  for (const one of all) if ((one.fact ?? one.note) && !found.has(one.fact ?? one.note)) found.set(one.fact ?? one.note, one);
  return [...found.values()];
}

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function read(wording, annotation, options) {
  const facts = options.read ?? (annotation.standing === 'opted_out' ? [] : factsIn(annotation));
  const { warnings } = annotation;
  return [
    facts.length ? part('read', wording.say('details.read'), facts.map((fact) => evidenceLine(wording, { ...fact, quote: null }, annotation.now, options))) : null,
    warnings.length ? part('warnings', wording.say('details.warnings'), h('ul', { class: 'bt-reasons' }, warnings.slice(0, 50).map((/** @type {any} */ { text, path }) =>
      h('li', null, text, path ? h('bdi', { class: 'bt-quiet' }, ` ${short(wording.fact(path), 120)}`) : null)))) : null,
  ];
}

/** @param {(fields: Record<string, any>, event: Event) => void} take */
const onSubmit = (take) => ({
  submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.currentTarget);
    take(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])), event);
  },
});

/** @param {string} name @param {string} label @param {[string, string][]} choices */
const select = (name, label, choices) => h('label', { class: 'bt-field' }, h('span', null, label), h('select', { name, class: 'bt-input' }, choices.map(([value, text]) => h('option', { key: value, value }, text))));

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function opinion(wording, { tier }, { onOverride, onFeedback }) {
  if (!tier) return null;
  return [
    onOverride && part('opinion', wording.say('details.override'), h('form', { class: 'bt-form', on: onSubmit(({ tier: other, reason, until }, event) => onOverride({ tier: other, reason, until: until || null }, event)) },
      select('tier', wording.say('table.tier'), TIERS.map((one) => [one, wording.tier(one)])),
      h('label', { class: 'bt-field' }, h('span', null, wording.say('override.reason')), h('input', { name: 'reason', class: 'bt-input', required: true, maxlength: 500, autocomplete: 'off' })),
      h('label', { class: 'bt-field' }, h('span', null, wording.say('override.untilDay')), h('input', { name: 'until', type: 'date', class: 'bt-input' })),
      h('button', { type: 'submit', class: 'bt-button' }, wording.say('panel.save')))),
    onFeedback && part('feedback', wording.say('details.feedback'), h('div', { class: 'bt-row' }, button(wording.say('feedback.good'), onFeedback, { good: true, reason: null })), h('form', { class: 'bt-form', on: onSubmit(({ reason }, event) => onFeedback({ good: false, reason }, event)) },
      select('reason', wording.say('feedback.why'), FEEDBACK.map((code) => [code, wording.say(`feedback.${code}`)])),
      h('button', { type: 'submit', class: 'bt-button' }, wording.say('feedback.bad')))),
  ];
}

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
function foot(wording, annotation, options) {
  const text = receipt(annotation, options);
  const save = (/** @type {unknown} */ _detail, /** @type {Event} */ event) => saveText(/** @type {Element} */ (event.currentTarget).ownerDocument, 'bantam-receipt.txt', text);
  return h('div', { key: 'foot', class: 'bt-foot' },
    h('p', { class: 'bt-quiet' }, h('bdi', null, `${annotation.model.id} ${annotation.model.version}`), ' · ', h('bdi', null, `Bantam ${annotation.core}`), ' · ', wording.moment(annotation.now)),
    h('div', { class: 'bt-row' }, button(wording.say('panel.copyReceipt'), copier(options, 'receipt', text, wording.say('panel.copied'))), button(wording.say('panel.saveReceipt'), save)));
}

/** @param {Wording} wording @param {Annotation} annotation @param {PanelOptions} options */
export function details(wording, annotation, options) {
  return h('details', { key: 'details', class: 'bt-details', part: 'details', open: options.open === true ? true : undefined },
    h('summary', { class: 'bt-summary' }, wording.say('panel.details')),
    ledger(wording, annotation), range(wording, annotation), bant(wording, annotation, options), outlook(wording, annotation), read(wording, annotation, options), opinion(wording, annotation, options),
    foot(wording, annotation, options));
}
