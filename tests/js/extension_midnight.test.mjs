// SPDX-License-Identifier: MIT
// When a page's badges are judged anew: as the model's next day begins.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilMidnight } from '../../plugin-manifest/src/background/midnight.js';

for (const [at, zone, minutes] of [['2026-11-22T21:59:00Z', 'Europe/Helsinki', 1], ['2026-11-22T22:00:00Z', 'Europe/Helsinki', 1440], ['2026-11-22T18:00:00Z', 'Asia/Kolkata', 30],
  ['2026-11-22T23:00:00Z', 'UTC', 60], ['2026-11-22T23:00:00Z', 'No/Where', 60]]) {
  test(`at ${at} the next day in ${zone} begins in ${minutes} minutes`, () => assert.equal(untilMidnight(Date.parse(at), zone), minutes * 60_000));
}
