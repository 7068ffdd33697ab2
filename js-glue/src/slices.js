// SPDX-License-Identifier: MIT
// Long work in short slices, so that the thread it runs on stays free: progress is told and an abort is heard between two.
import { misuse } from './bantam_error.js';

const SLICE_MS = 12;
const pause = () => new Promise((resume) => setTimeout(resume));

/** What a caller says of long work; null as if left out. @param {any} work @returns {{ signal?: AbortSignal, onProgress?: (progress: any) => void }} */
export function workOf(work) {
  const { signal, onProgress } = work ?? {};
  if (((signal ?? null) !== null && typeof signal?.addEventListener !== 'function') || typeof (onProgress ?? workOf) !== 'function') throw misuse('misuse', '`signal` is an AbortSignal, `onProgress` a function.');
  return { signal, onProgress };
}

/** @param {AbortSignal} [signal] */
export function sureWanted(signal) {
  if (signal?.aborted) throw misuse('aborted', 'The work was aborted.', signal.reason);
}

/** @template Item @param {Iterable<Item>} many */
export function manyOf(many) {
  if (typeof many !== 'object' || ArrayBuffer.isView(many) || typeof many?.[Symbol.iterator] !== 'function') throw misuse('misuse', 'Contacts come as an array or as another iterable; text or bytes are for openFile.');
  return many;
}

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
    sureWanted(signal);
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
export async function inSlices(items, answer, options) {
  const { signal, onProgress } = workOf(options);
  /** @type {Answer[]} */
  const answers = [];
  let until = performance.now() + SLICE_MS;
  for (const item of manyOf(items)) {
    sureWanted(signal);
    answers.push(answer(item));
    if (performance.now() < until) continue;
    onProgress?.({ done: answers.length });
    await pause();
    until = performance.now() + SLICE_MS;
  }
  onProgress?.({ done: answers.length });
  return answers;
}
