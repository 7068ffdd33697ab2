// SPDX-License-Identifier: MIT
// Long loops in short turns, so that typing and scrolling come between.

const TURN = 8;   // milliseconds
const LOOK = 512;   // steps between two looks at the clock

/** Lets whatever waits come first. */
export const turn = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => (port1.close(), resolve(null));
  port2.postMessage(null);
});

/** Calls `step` for 0 to `count` - 1. @param {number} count @param {(i: number) => void} step */
export async function inTurns(count, step) {
  let end = performance.now() + TURN;
  for (let i = 0; i < count; i += 1) {
    if (i % LOOK === LOOK - 1 && performance.now() > end) {
      await turn();
      end = performance.now() + TURN;
    }
    step(i);
  }
}

/** Those of `all` that pass. @param {Uint32Array} all @param {(one: number) => boolean} passes */
export async function passing(all, passes) {
  const kept = new Uint32Array(all.length);
  let count = 0;
  await inTurns(all.length, (i) => {
    if (passes(all[i])) kept[count++] = all[i];
  });
  return kept.subarray(0, count);
}
