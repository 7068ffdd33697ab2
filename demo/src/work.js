// SPDX-License-Identifier: MIT
// Long work in sight, and what went wrong.
import { byId, el } from './dom.js';
import { say } from './say.js';

/** In place of the one before of its kind; progress and what went wrong do not take each other away. @param {'row' | 'alarm'} kind @param {Element} one */
export function tellOf(kind, one) {
  byId('progress').querySelector(`.${kind}`)?.remove();
  byId('progress').append(one);
}

/**
 * Long work with its progress shown and a button that stops it.
 * @template T @param {string} title @param {(work: { signal: AbortSignal, onProgress: (progress: any) => void }) => Promise<T>} start
 * @param {AbortSignal} [other] stops it too @returns {Promise<T>}
 */
export async function work(title, start, other) {
  const own = new AbortController(), stop = () => own.abort();
  other?.addEventListener('abort', stop);
  const bar = el('progress', { class: 'bar', max: 1, value: 0, 'aria-label': title });
  const counted = el('span', { class: 'quiet' });
  const row = el('div', { class: 'row' }, title, bar, counted, el('button', { type: 'button', id: 'stop', onclick: stop }, say('work.stop')));
  const shown = setTimeout(() => tellOf('row', row), 150);
  try {
    return await start({ signal: own.signal, onProgress: ({ done, of, rows }) => {
      bar.value = of ? done / of : 1;
      counted.textContent = say('work.rows', { count: rows ?? done });
    } });
  } finally {
    other?.removeEventListener('abort', stop);
    clearTimeout(shown);
    row.remove();
  }
}
