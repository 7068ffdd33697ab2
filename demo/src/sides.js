// SPDX-License-Identifier: MIT
// What stands beside the list: one thing at a time, as tabs.
import { drawAhead } from './ahead.js';
import { drawColumns } from './columns.js';
import { drawContact } from './contact.js';
import { drawIdeal } from './ideal.js';
import { drawWhatIf } from './what_if.js';
import { byId, el, fill } from './dom.js';
import { say } from './say.js';
import { SIDES } from './state.js';

const DRAW = { contact: drawContact, ideal: drawIdeal, whatif: drawWhatIf, ahead: drawAhead, columns: drawColumns };
let shown = '';

/** @param {any} app */
export function drawSide(app) {
  const { side } = app.address;
  document.body.dataset.side = side;   // some sides need more room
  const there = SIDES.filter((one) => one !== 'columns' || app.ranking?.job.summary.columns);
  const turn = (/** @type {string} */ to, focus = false) => {
    app.turnTo(to);
    drawSide(app);
    if (focus) byId(`tab-${to}`).focus();
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) turn(there[(there.indexOf(side) + step + there.length) % there.length], true);
  };
  fill(byId('tabs'), [el('div', { class: 'row', role: 'tablist', 'aria-label': say('page.side') }, there.map((one) => el('button', {
    type: 'button', role: 'tab', id: `tab-${one}`, 'aria-controls': 'shown', 'aria-selected': String(one === side), tabindex: one === side ? 0 : -1, onclick: () => turn(one), onkeydown: onKey,
  }, say(`side.${one}`))))]);
  byId('shown').setAttribute('aria-labelledby', `tab-${side}`);
  if (shown !== side) {   // each view owns a root of its own
    byId('shown').replaceChildren(el('h2', { class: 'unseen' }), el('div', { id: `side-${side}` }));
    byId('shown').scrollTop = 0;
  }
  shown = side;
  /** @type {HTMLElement} */ (byId('shown').firstElementChild).textContent = say(`side.${side}`);
  DRAW[/** @type {keyof typeof DRAW} */ (side)](app, byId(`side-${side}`));
}
