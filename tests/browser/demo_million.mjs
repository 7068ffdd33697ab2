// SPDX-License-Identifier: MIT
// node tests/browser/demo_million.mjs [chromium|firefox] [rows]: a million rows dropped on the offline page, ranked, scrolled to the end,
// filtered, folded, answered, tried with a slider; prints how long each took and, in Chromium, its longest task. A command of its own: it
// takes some minutes and two gigabytes. What it printed is kept in tests/bench/README.md.
import assert from 'node:assert/strict';
import { launch, removeFolder } from './demo_browsers.mjs';

const [which = 'chromium', count = '1000000'] = process.argv.slice(2);
const browser = await launch(/** @type {any} */ (which));
try {
  const visit = await browser.visit();
  await visit.ranked(120);
  const clock = async (what, run) => {
    await visit.run(() => void (longTasks.length = 0));
    const started = Date.now();
    await run();
    const took = Date.now() - started;
    await visit.run(() => new Promise((next) => setTimeout(next, 300)));
    const longest = await visit.run(() => Math.max(0, ...longTasks));
    console.log(`${what}: ${took} ms${which === 'chromium' ? `, longest task ${longest === 0 ? 'below 50' : longest.toFixed(0)} ms` : ''}`);
  };
  await visit.dropPeople('million.csv', Number(count));
  await clock(`${count} rows ranked`, () => visit.ranked(count));
  await clock('scrolled to the end', async () => {
    await visit.run(() => document.querySelector('#contacts .bt-grid').scrollTo(0, 1e9));
    await visit.until(() => [...document.querySelectorAll('#contacts [part="row"]')].some((row) => row.getAttribute('aria-rowindex') === document.querySelector('#contacts .bt-grid').getAttribute('aria-rowcount') && /Person/.test(row.textContent)));
  });
  await clock('filtered', async () => {
    await visit.press('[data-tier="mql"]');
    await visit.until(() => document.querySelector('[data-tier="mql"]').getAttribute('aria-pressed') === 'true');
  });
  await clock('folded into accounts', async () => {
    await visit.press('#accounts');
    await visit.until(() => /^▸ /.test(document.querySelector('#contacts [part="row"] .bt-of-name')?.textContent ?? ''), undefined, 300_000);
    await visit.press('#accounts');
  });
  await visit.press('#tab-contact');
  await visit.until(() => !!document.querySelector('#shown .bt-next .bt-chip'));
  await clock('an answer, until the order follows', () => visit.ranks(() => visit.press('#shown .bt-next .bt-chip')));
  await clock('taken back', () => visit.ranks(() => visit.press('#undo')));
  await clock('what-if opened', async () => {
    await visit.press('#tab-whatif');
    await visit.until(() => !!document.querySelector('#side-whatif canvas.bt-plane'), undefined, 300_000);
  });
  const { frames, pictures } = await visit.drag();
  const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  console.log(`slider: between frames median ${at(frames, 0.5)}, 9 in 10 below ${at(frames, 0.9)} ms; from slider to picture median ${at(pictures, 0.5)} ms`);
  assert.deepEqual(visit.errors, []);
} finally {
  await browser.close();
  removeFolder();
}
