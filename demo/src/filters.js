// SPDX-License-Identifier: MIT
// What of the list is shown, and on which day.
import { byId, el, fill } from './dom.js';
import { dayText, say } from './say.js';

const TIERS = ['sql', 'mql', 'lead', 'disqualified'];
const CRITERIA = ['budget', 'authority', 'need', 'timeline'];
const SPAN = 365;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {any} app */
export function drawFilters(app) {
  const { address, words, ranking } = app;
  const label = (/** @type {string} */ key) => words.messages[key] ?? key;
  const chosen = new Set(address.tiers ? address.tiers.split(',') : []);
  const set = (/** @type {object} */ parts) => (app.go(parts), app.showRows());
  const tiers = TIERS.map((tier) => el('button', { type: 'button', 'data-tier': tier, 'aria-pressed': String(chosen.has(tier)), onclick: () => {
    if (!chosen.delete(tier)) chosen.add(tier);
    set({ tiers: TIERS.filter((one) => chosen.has(one)).join(',') });
  } }, `${app.viewing.tierLabels[tier] ?? label(`tier.${tier}`)} `, el('b', {}, String(ranking?.counts[tier] ?? 0))));
  const toggle = (/** @type {'hidden' | 'clock' | 'accounts'} */ name) => el('button', { type: 'button', id: name, title: say(`filter.${name}Why`), 'aria-pressed': String(address[name] === '1'),
    onclick: () => set({ [name]: address[name] === '1' ? '' : '1' }) }, say(`filter.${name}`));
  const missing = el('select', { id: 'missing', 'aria-label': say('filter.missing'), onchange: (/** @type {any} */ event) => set({ missing: event.target.value }) },
    el('option', { value: '' }, say('filter.missingAny')), CRITERIA.map((one) => el('option', { value: one, ...(address.missing === one && { selected: true }) }, say('filter.missingOne', { what: label(`criterion.${one}`) }))));
  const focused = document.activeElement?.id;
  fill(byId('filters'), [el('div', { class: 'row', role: 'group', 'aria-label': say('filter.label') }, tiers, missing, toggle('hidden'), toggle('clock'), toggle('accounts'), dayPart(app))]);
  if (focused) document.getElementById(focused)?.focus();
}

/** @param {any} app */
function dayPart(app) {
  const days = Number(app.address.day) || 0;
  const zone = app.info?.timeZone ?? 'UTC';
  const text = () => `${dayText(app.now, zone)}${app.address.day && app.address.day !== '0' ? ` (${say('day.away', { days: `${Number(app.address.day) > 0 ? '+' : ''}${app.address.day}` })})` : ''}`;
  const shown = el('output', { for: 'day' }, text());
  const moved = (/** @type {any} */ value) => {
    app.go({ day: Number(value) === 0 ? '' : String(value) });
    shown.textContent = text();
    clearTimeout(waiting);
    waiting = setTimeout(() => app.rank(), app.ranking?.job.summary.count > 20_000 ? 400 : 30);
  };
  return el('div', { class: 'day' }, el('label', { for: 'day' }, say('day.label')),
    el('input', { type: 'range', id: 'day', min: -SPAN, max: SPAN, step: 1, value: days, 'aria-valuetext': text(), oninput: (/** @type {any} */ event) => moved(event.target.value) }), shown,
    days ? el('button', { type: 'button', id: 'today', onclick: () => moved(0) }, say('day.today')) : null);
}
