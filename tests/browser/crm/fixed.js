// SPDX-License-Identifier: MIT
// In the page, before its own scripts: the same random numbers each time, and a clock that begins on one day and stands until all is loaded.
(() => {
  let seed = 20260105;
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const began = Date.UTC(2026, 0, 5, 9);
  let loadedAt = null;
  addEventListener('DOMContentLoaded', () => (loadedAt = performance.now()));
  const Real = Date;
  const now = () => began + (loadedAt === null ? 0 : Math.floor(performance.now() - loadedAt));
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length > 0 ? given : [now()]));
    }

    static now() {
      return now();
    }
  };
})();
