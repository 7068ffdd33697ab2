// SPDX-License-Identifier: MIT
// Long work in short slices, so that the thread it runs on stays free: progress is told and an abort is heard between two.
import { misuse } from './bantam_error.js';

const SLICE_MS = 12;
const pause = () => new Promise((resume) => setTimeout(resume));

/**
 * To be awaited between two pieces of long work: others get the thread every few milliseconds, and an abort ends the work.
 * @param {AbortSignal} [signal]
 */
export function turns(signal) {
  let until = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() >= until) {
      await pause();
      until = performance.now() + SLICE_MS;
    }
    if (signal?.aborted) throw misuse('aborted', 'The work was aborted.', signal.reason);
  };
}

/**
 * The answer to each item, in order. `answer` must not take long.
 * @template Item, Answer
 * @param {Iterable<Item>} items
 * @param {(item: Item) => Answer} answer
 * @param {{ signal?: AbortSignal, onProgress?: (progress: { done: number }) => void }} [options]
 * @returns {Promise<Answer[]>}
 */
export async function inSlices(items, answer, { signal, onProgress } = {}) {
  /** @type {Answer[]} */
  const answers = [];
  let until = performance.now() + SLICE_MS;
  for (const item of items) {
    if (signal?.aborted) throw misuse('aborted', 'The work was aborted.', signal.reason);
    answers.push(answer(item));
    if (performance.now() < until) continue;
    onProgress?.({ done: answers.length });
    await pause();
    until = performance.now() + SLICE_MS;
  }
  onProgress?.({ done: answers.length });
  return answers;
}
