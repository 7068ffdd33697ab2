// SPDX-License-Identifier: MIT
// Paired timing: in every round each subject works on the same input once, in an order shuffled by a printed seed; what counts is the median
// over the rounds of the ratio to the base in the same round, so that a slow moment of the machine slows both. In Node the time is the
// processor's, of all threads, so that a busy machine does not count; pages have the clock only.
const LEAST_MS = 8;

/** A small generator of numbers below 1 (mulberry32). */
function drawsOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled(list, draw) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; --i) {
    const other = Math.floor(draw() * (i + 1));
    [out[i], out[other]] = [out[other], out[i]];
  }
  return out;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const wallClock = () => performance.now();
/** Milliseconds of all threads of this process of Node. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed(work, times, clock) {
  const start = clock();
  for (let i = 0; i < times; ++i) await work();
  return (clock() - start) / times;
}

/**
 * @param {{ name: string, work: (round: number) => any }[]} subjects the first is the base
 * @returns {Promise<{ name: string, ms: number, ratio: number, low: number, high: number }[]>} medians; `ratio` is speed relative to the base
 */
export async function pairedRounds(subjects, { rounds, seed, clock = globalThis.process?.cpuUsage ? processorTime : wallClock }) {
  const draw = drawsOf(seed);
  const repeats = new Map();
  for (const { name, work } of subjects) {
    const first = await timed(() => work(0), 1, clock);
    // Long enough for the compiler to have finished with it; a slow one gets there by itself.
    const warm = await timed(() => work(1), Math.min(400, Math.ceil(40 / Math.max(first, 0.05))), clock);
    repeats.set(name, Math.max(1, Math.ceil(LEAST_MS / Math.max(warm, 0.01))));
  }
  const times = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; ++round) {
    for (const { name, work } of shuffled(subjects, draw)) times.get(name).push(await timed(() => work(round), repeats.get(name), clock));
  }
  const base = times.get(subjects[0].name);
  return subjects.map(({ name }) => {
    const ratios = times.get(name).map((ms, round) => base[round] / ms);
    return { name, ms: median(times.get(name)), ratio: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
  });
}
