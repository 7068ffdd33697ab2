// SPDX-License-Identifier: MIT
// What of the list is shown, and on which day.
import { byId, el, fill } from './dom.js';
import { dayText, isoDay, number, say } from './say.js';
import { CRITERIA, TIERS } from './state.js';

const SPAN = 365;
const DAY = 86_400_000;
// As far as the core knows the clocks of the world, and a century ahead.
const FIRST = '2010-01-01', LAST = '2125-12-31';

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {any} app */
export function drawFilters(app) {
  const { address, words, ranking } = app;
  const label = (/** @type {string} */ key) => words.messages[key] ?? key;
  const chosen = new Set(address.tiers ? address.tiers.split(',') : []);
  const set = (/** @type {object} */ parts) => (app.go(parts), app.showRows());
  const tiers = TIERS.map((tier) => el('button', { type: 'button', id: `tier-${tier}`, 'data-tier': tier, 'aria-pressed': String(chosen.has(tier)), onclick: () => {
    if (!chosen.delete(tier)) chosen.add(tier);
    set({ tiers: TIERS.filter((one) => chosen.has(one)).join(',') });
  } }, `${app.viewing.tierLabels[tier] ?? label(`tier.${tier}`)} `, el('b', {}, String(ranking?.counts[tier] ?? 0))));
  const toggle = (/** @type {'hidden' | 'clock' | 'others' | 'accounts'} */ name, /** @type {number} */ count = -1) => el('button', { type: 'button', id: name, title: say(`filter.${name}Why`), 'aria-pressed': String(address[name] === '1'),
    onclick: () => set({ [name]: address[name] === '1' ? '' : '1' }) }, say(`filter.${name}`), count >= 0 && [' ', el('b', {}, String(count))]);
  const missing = el('select', { id: 'missing', 'aria-label': say('filter.missing'), onchange: (/** @type {any} */ event) => set({ missing: event.target.value }) },
    el('option', { value: '' }, say('filter.missingAny')), CRITERIA.map((one) => el('option', { value: one, ...(address.missing === one && { selected: true }) }, say('filter.missingOne', { what: label(`criterion.${one}`) }))));
  fill(byId('filters'), [el('div', { class: 'row', role: 'group', 'aria-label': say('filter.label') }, tiers, toggle('others', ranking?.others ?? 0), missing, toggle('hidden'), toggle('clock', ranking?.clocks ?? 0), toggle('accounts'), dayPart(app)),
    ranking?.clocks > 0 && el('p', { id: 'order', class: 'quiet' }, say('filter.clocksFirst'))]);
}

/** Any day: a slider for those near, a date for all. @param {any} app */
function dayPart(app) {
  const zone = app.info?.timeZone ?? 'UTC';
  const dayOf = (/** @type {string} */ now) => isoDay(now, zone);
  const today = dayOf(app.today.toISOString());
  const days = () => Number(app.address.day) || 0;
  const text = () => `${dayText(app.now, zone)}${days() ? ` (${say('day.away', { days: `${days() > 0 ? '+' : ''}${number(days())}` })})` : ''}`;
  const shown = el('output', { for: 'day' }, days() ? say('day.away', { days: `${days() > 0 ? '+' : ''}${number(days())}` }) : '');
  const slider = el('input', { type: 'range', id: 'day', min: -SPAN, max: SPAN, step: 1, value: days(), 'aria-valuetext': text(), oninput: (/** @type {any} */ event) => moved(Number(event.target.value)) });
  const date = el('input', { type: 'date', id: 'date', 'aria-label': say('day.label'), min: FIRST, max: LAST, value: dayOf(app.now), onchange: (/** @type {any} */ event) => {
    if (event.target.value && event.target.validity.valid) moved(Math.round((Date.parse(event.target.value) - Date.parse(today)) / DAY));
  } });
  const moved = (/** @type {number} */ value) => {
    app.go({ day: value === 0 ? '' : String(value) });
    shown.textContent = value === 0 ? '' : say('day.away', { days: `${value > 0 ? '+' : ''}${number(value)}` });
    if (slider.value !== String(value)) slider.value = String(value);
    slider.setAttribute('aria-valuetext', text());
    if (dayOf(app.now) !== date.value) date.value = dayOf(app.now);
    clearTimeout(waiting);
    waiting = setTimeout(() => app.rank(), app.ranking?.job.summary.count > 20_000 ? 400 : 30);
  };
  return el('div', { class: 'day' }, el('label', { for: 'day' }, say('day.label')), date, slider, shown,
    days() ? el('button', { type: 'button', id: 'today', onclick: () => moved(0) }, say('day.today')) : null);
}
