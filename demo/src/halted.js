// SPDX-License-Identifier: MIT
// What stands in a view whose long work was stopped, or failed: a way to begin anew.
import { el, fill } from './dom.js';
import { say } from './say.js';

/** Why work failed is told by whoever hears of the error, which goes on. @param {HTMLElement} root of the view @param {any} error @param {() => void} again */
export function halted(root, error, again) {
  const wasStopped = error.code === 'aborted';
  fill(root, [wasStopped && el('p', {}, say('work.stopped')), el('button', { type: 'button', class: 'again', onclick: again }, say('work.again'))]);
  if (!wasStopped) throw error;
}
