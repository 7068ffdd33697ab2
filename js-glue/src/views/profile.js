// SPDX-License-Identifier: MIT
// The ideal customer as eight questions (core/schema/profile.md): draws a profile document and gives back a changed one. Beside
// them what the drafted model makes of it: its points as a table, its faults, its personas.
import { short } from './act.js';
import { dot } from './badge.js';
import { h } from './dom.js';
import { button, figure, frame, TIERS, wordingOf } from './frame.js';
import { Faults } from './profile_faults.js';
import { at, catalogueOf, change, check, choices, countries, field, select, tokens, words } from './profile_fields.js';

/**
 * @typedef {import('../../types/documents.js').Profile} Profile
 * @typedef {import('../../types/views.js').ProfileOptions} ProfileOptions
 * @typedef {import('./words.js').Wording} Wording
 * @typedef {import('./profile_fields.js').Form} Form
 * @typedef {import('./dom.js').Loose} Loose
 */

const INDUSTRIES = ['software', 'manufacturing', 'services', 'commerce', 'finance', 'health', 'education', 'construction', 'logistics', 'public', 'media', 'hospitality'];
const SENIORITIES = ['owner', 'c_level', 'vp', 'director', 'head', 'manager', 'lead', 'specialist'];
const FUNCTIONS = ['general', 'marketing', 'sales', 'it', 'finance', 'hr', 'operations', 'procurement', 'product', 'legal'];
const PERIODS = ['once', 'month', 'quarter', 'year'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const OFFICE = { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']], wed: [['09:00', '17:00']], thu: [['09:00', '17:00']], fri: [['09:00', '17:00']] };

/** @param {Form} form @param {string} name @param {Loose[]} children */
const question = ({ wording }, name, ...children) => h('fieldset', { key: name, class: 'bt-ask' }, h('legend', null, wording.say(`profile.${name}`)), children);

/** @param {Form} form */
function sizes(form) {
  const { wording } = form;
  const held = at(form.document, ['sizes']) ?? [];
  // One empty row is always there: filling it makes the next.
  return [...held, {}].slice(0, 8).map((_, i) => h('div', { key: i, class: 'bt-row bt-size', role: 'group', 'aria-label': wording.say('profile.size', { count: i + 1 }) },
    field(form, ['sizes', i, 'min'], wording.say('profile.from'), { type: 'number', min: 0, step: 1 }), field(form, ['sizes', i, 'max'], wording.say('profile.to'), { type: 'number', min: 0, step: 1 }),
    i < held.length ? button(wording.say('profile.remove', { what: wording.say('profile.size', { count: i + 1 }) }), (_detail, event) => change(form, ['sizes', i], undefined, event), {}, { class: 'bt-link' }) : null, form.faults.at(`sizes.${i}`)));
}

/** The zone that office hours are meant in. @param {Form} form */
function zone(form) {
  const zones = /** @type {any} */ (Intl).supportedValuesOf?.('timeZone') ?? [];
  return [field(form, ['timeZone'], form.wording.say('profile.zone'), { list: 'bt-zones', placeholder: form.options.timeZone ?? 'Europe/Helsinki' }),
    h('datalist', { key: 'zones', id: 'bt-zones' }, zones.map((/** @type {string} */ one) => h('option', { value: one })))];
}

/** @param {Form} form */
function hours(form) {
  const { wording, document } = form;
  const held = document.promise?.hours ?? OFFICE;
  const name = (/** @type {number} */ day) => new Intl.DateTimeFormat(wording.locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 10, 2 + day));
  // The first change writes down what stood unsaid.
  const edit = (/** @type {string} */ day, /** @type {number} */ end) => (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement} */ (event.currentTarget);
    const [first = ['09:00', '17:00'], ...rest] = held[day] ?? [];
    const span = [...first];
    span[end] = value;
    const { [day]: _, ...others } = held;
    const all = value ? { ...others, [day]: [span, ...rest] } : others;
    change(form, ['promise', 'hours'], Object.fromEntries(DAYS.filter((one) => all[one]).map((one) => [one, all[one]])), event);
  };
  return [h('table', { key: 'hours', class: 'bt-table bt-hours' }, h('caption', null, wording.say('profile.hours')), h('tbody', null, DAYS.map((day, i) => h('tr', { key: day }, h('th', { scope: 'row' }, name(i)),
    [0, 1].map((end) => h('td', null, h('input', { type: 'time', class: 'bt-input', 'aria-label': `${name(i)}: ${wording.say(end ? 'profile.to' : 'profile.from')}`, set: { value: held[day]?.[0]?.[end] ?? '' }, on: { change: edit(day, end) } }))))))), form.faults.at('promise.hours', true)];
}

/** @param {Form} form */
function exclusions(form) {
  const { wording, words } = form;
  return [
    tokens(form, ['exclusions', 'industries'], wording.say('profile.industries'), { nameOf: words.industry }), countries(form, ['exclusions', 'countries'], wording.say('profile.countries')),
    tokens(form, ['exclusions', 'domains'], wording.say('profile.domains'), { placeholder: 'rival.example' }), tokens(form, ['exclusions', 'titles'], wording.say('profile.titles')),
    h('div', { class: 'bt-row' }, field(form, ['exclusions', 'smallerThan'], wording.say('profile.smallerThan'), { type: 'number', min: 1, step: 1 }), field(form, ['exclusions', 'largerThan'], wording.say('profile.largerThan'), { type: 'number', min: 1, step: 1 })),
    check(form, ['exclusions', 'students'], wording.say('profile.students')),
  ];
}

/** @param {Form} form */
function questions(form) {
  const { wording, document, words: names } = form;
  const pairs = (/** @type {string} */ prefix, /** @type {string[]} */ ids) => ids.map((id) => /** @type {[string, string]} */ ([id, wording.say(`${prefix}.${id}`)]));
  return h('div', { key: 'questions', class: 'bt-questions' },
    question(form, 'ask.sizes', sizes(form)),
    question(form, 'ask.industries', choices(form, ['industries'], INDUSTRIES, names.industry, wording.say('profile.industries')), tokens(form, ['industries'], wording.say('profile.other'), { hidden: INDUSTRIES })),
    question(form, 'ask.countries', countries(form, ['countries'], wording.say('profile.countries'), 'FI, SE')),
    question(form, 'ask.people', choices(form, ['people', 'seniority'], SENIORITIES, (id) => wording.say(`seniority.${id}`), wording.say('profile.seniority')),
      choices(form, ['people', 'functions'], FUNCTIONS, (id) => wording.say(`function.${id}`), wording.say('profile.functions')), tokens(form, ['people', 'titles'], wording.say('profile.titles'))),
    question(form, 'ask.price', h('div', { class: 'bt-row' }, field(form, ['price', 'min'], wording.say('profile.from'), { type: 'number', min: 1 }), field(form, ['price', 'max'], wording.say('profile.to'), { type: 'number', min: 1 }),
      field(form, ['currency'], wording.fact('bant.budget.currency'), { maxlength: 3, pattern: '[A-Z]{3}', placeholder: 'EUR', size: 4 }), select(form, ['price', 'period'], wording.fact('bant.budget.period'), [['', '–'], ...pairs('period', PERIODS)]), form.faults.at('price'))),
    question(form, 'ask.horizon', field(form, ['horizonDays'], wording.say('profile.days'), { type: 'number', min: 1, max: 3650, step: 1, placeholder: '180' })),
    question(form, 'ask.exclusions', exclusions(form)),
    question(form, 'ask.tiers', h('div', { class: 'bt-row bt-four' }, TIERS.map((tier) => words(form, ['tiers', tier], wording.say(`now.${tier}`), wording.say(`tier.${tier}`)))),
      field(form, ['promise', 'minutes'], wording.say('profile.minutes'), { type: 'number', min: 1, max: 525600, step: 1 }), document.promise?.minutes ? [zone(form), hours(form)] : null,
      document.promise?.minutes ? tokens(form, ['promise', 'holidays'], wording.say('profile.holidays'), { placeholder: '2026-12-25' }) : null,
      select(form, ['verification'], wording.say('profile.verification'), [['automatic', wording.say('profile.automatic')], ['person', wording.say('profile.person')]], 'automatic'),
      tokens(form, ['ownDomains'], wording.say('profile.ownDomains'), { placeholder: 'ours.example' })));
}

/** @param {Wording} wording @param {ProfileOptions} options */
function points(wording, { points: rules, onPoints, onImport, onExport }) {
  if (!rules) return null;
  const edit = (/** @type {string} */ rule) => (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    if (input.value !== '' && input.validity.valid) onPoints?.({ rule, points: Number(input.value) }, event);
  };
  const load = async (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const file = input.files?.[0];
    if (file) onImport?.({ text: await file.text() }, event);
    input.value = '';
  };
  return h('div', { key: 'points', class: 'bt-part', part: 'points' }, h('h3', { class: 'bt-title' }, wording.say('profile.points')),
    h('table', { class: 'bt-table' }, h('thead', null, h('tr', null, h('th', { scope: 'col' }, wording.say('details.reason')), h('th', { scope: 'col' }, wording.say('profile.axis')), h('th', { scope: 'col', class: 'bt-number' }, wording.say('details.points')))),
      h('tbody', null, rules.map(({ rule, name, axis, points: weight }) => h('tr', { key: rule }, h('th', { scope: 'row' }, h('bdi', null, short(name, 120))), h('td', null, wording.say(`axis.${axis}`)),
        h('td', { class: 'bt-number' }, onPoints ? h('input', { type: 'number', step: 'any', min: -1000, max: 1000, class: 'bt-input bt-points', 'aria-label': short(name, 120), set: { value: String(weight) }, on: { change: edit(rule) } }) : wording.number(weight)))))),
    h('div', { class: 'bt-row' }, button(wording.say('profile.export'), onExport), onImport ? h('label', { class: 'bt-button bt-file' }, wording.say('profile.import'), h('input', { type: 'file', accept: '.csv,text/csv', on: { change: load } })) : null));
}

/** @param {Wording} wording @param {string[]} faults @param {ProfileOptions} options */
function standing(wording, faults, { personas = [] }) {
  return [
    faults.length ? h('div', { key: 'faults', class: 'bt-part', role: 'status', part: 'faults' }, h('h3', { class: 'bt-title' }, wording.say('profile.faults')), h('ul', { class: 'bt-reasons' }, faults.map((fault) => h('li', null, fault)))) : null,
    personas.length ? h('div', { key: 'personas', class: 'bt-part', part: 'personas' }, h('h3', { class: 'bt-title' }, wording.say('profile.personas')), h('ol', { class: 'bt-personas' }, personas.map(({ name, tier, score, kept, note }) => h('li', { 'data-kept': kept ? undefined : 'no' },
      h('bdi', null, short(name, 160)), h('span', { class: 'bt-row' }, dot(tier), h('span', null, wording.tier(tier)), h('strong', null, figure(wording.score(score))), h('span', { class: kept ? 'bt-quiet' : 'bt-broken' }, kept ? `✓ ${wording.say('profile.kept')}` : `! ${wording.say('profile.broken')}`)), note ? h('span', { class: 'bt-quiet' }, short(note)) : null)))) : null,
  ];
}

/**
 * @param {Element | ShadowRoot} root @param {Profile} document @param {ProfileOptions} [options]
 */
export function profile(root, document, options = {}) {
  const wording = wordingOf(options);
  const faults = new Faults(wording, options.faults ?? []);
  const asked = questions({ document, options, wording, words: catalogueOf(wording), faults });
  const beside = [...standing(wording, faults.rest(), options), points(wording, options)].filter(Boolean);
  frame(root, 'profile', options, [
    h('div', { class: beside.length ? 'bt-beside' : 'bt-alone' }, asked, beside.length ? h('div', { class: 'bt-outcome' }, beside) : null),
    options.onPrint ? h('div', { class: 'bt-foot' }, h('div', { class: 'bt-row' }, button(wording.say('profile.print'), options.onPrint))) : null,
  ]);
}
