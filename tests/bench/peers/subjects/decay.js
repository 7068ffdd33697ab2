// SPDX-License-Identifier: MIT
// How points fade, as the core counts it: factors of 65536 by whole days of age, made once, and points rounded half away from zero.
export const FULL = 65_536;
const MOST_DAYS = 3_660;

/** @param {{type: string, days?: number, steps?: {days: number, percent: number}[], everyDays?: number, percent?: number}} decay */
export function decayTable(decay) {
  const percentOf = {
    window: (age) => (age <= decay.days ? 100 : 0),
    steps: (age) => decay.steps.find((step) => age <= step.days)?.percent ?? 0,
    linear: (age) => Math.max(0, 100 - decay.percent * Math.floor(age / decay.everyDays)),
  }[decay.type];
  const factorOf = percentOf ? (age) => Math.round(FULL * percentOf(age) / 100) : (age) => (age > MOST_DAYS ? 0 : Math.round(FULL * 2 ** (-age / decay.days)));
  return Int32Array.from({ length: MOST_DAYS + 2 }, (_, age) => factorOf(age));
}

export function weigh(points, weight) {
  const exact = points * weight / FULL;
  return exact < 0 ? -Math.floor(0.5 - exact) : Math.floor(exact + 0.5);
}
