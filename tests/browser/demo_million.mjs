// SPDX-License-Identifier: MIT
// node tests/browser/demo_million.mjs [chromium|firefox] [rows]: a million rows dropped on the offline page, ranked, scrolled to the end and
// filtered; prints how long each took. A command of its own: it takes about a minute and a gigabyte.
import assert from 'node:assert/strict';
import { launch, removeFolder } from './demo_browsers.mjs';

const [which = 'chromium', count = '1000000'] = process.argv.slice(2);
const browser = await launch(/** @type {any} */ (which));
try {
  const visit = await browser.visit();
  await visit.ranked(120);
  const clock = async (what, run) => {
    const started = Date.now();
    await run();
    console.log(`${what}: ${Date.now() - started} ms`);
  };
  await clock(`${count} rows ranked`, async () => {
    await visit.drop('million.csv', '%,Person %,CEO,Software,120,Finland,2026-10-05\n', Number(count), 'id,Name,Job Title,Industry,Employees,Country,Last Product Page View\n');
    await visit.ranked(count);
  });
  await clock('scrolled to the end', async () => {
    await visit.run(() => document.querySelector('#contacts .bt-grid').scrollTo(0, 1e9));
    await visit.until((last) => document.getElementById('contacts').textContent.includes(`Person ${last}`), Number(count) - 1);
  });
  await clock('filtered', async () => {
    await visit.press('[data-tier="mql"]');
    await visit.until(() => document.querySelector('[data-tier="mql"]').getAttribute('aria-pressed') === 'true');
  });
  assert.deepEqual(visit.errors, []);
} finally {
  await browser.close();
  removeFolder();
}
