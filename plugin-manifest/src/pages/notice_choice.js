// SPDX-License-Identifier: MIT
// Whether there are notifications, and when they come.
import { askToNotify, storage } from '../browser.js';
import { h } from 'bantam-crm/views';
import { noticesWanted, WANTED } from '../background/notices.js';

/** @param {{ wording: import('bantam-crm/views').Wording, say: (text: string) => void }} place */
export async function noticeChoice({ wording, say }) {
  const wanted = await noticesWanted();
  const choose = async (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.currentTarget);
    const allowed = input.checked && await askToNotify();
    if (input.checked && !allowed) say(wording.say('work.notifyNo'));
    input.checked = allowed;
    await storage.set({ [WANTED]: allowed });
  };
  return h('div', { key: 'notify', class: 'more' },
    h('label', { class: 'bt-check' }, h('input', { type: 'checkbox', name: 'notify', set: { checked: wanted }, on: { change: choose } }), h('span', null, wording.say('work.notify'))),
    h('p', { class: 'bt-quiet' }, wording.say('work.notifyWhen')));
}
