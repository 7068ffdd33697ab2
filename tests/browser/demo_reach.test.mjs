// SPDX-License-Identifier: MIT
// The offline page for everybody: axe finds nothing wrong with any side of it, and a first visit needs no mouse.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { axeSource, launch, removeFolder } from './demo_browsers.mjs';

let browser;
before(async () => {
  browser = await launch('chromium');
});
after(async () => {
  await browser?.close();
  removeFolder();
});

const SIDES = { contact: '.bt-panel', ideal: '#questions .bt-chip', whatif: '#side-whatif canvas', ahead: '#side-ahead tbody tr', columns: '#side-columns table' };
const looks = [{ theme: 'light', viewport: { width: 1400, height: 900 } }, { theme: 'dark', viewport: { width: 1400, height: 900 } }, { theme: 'light', viewport: { width: 390, height: 844 } }];

for (const { theme, viewport } of looks) {
  for (const [side, there] of Object.entries(SIDES)) {
    test(`axe finds nothing: ${side}, ${theme}, ${viewport.width} pixels wide`, async () => {
      const visit = await browser.visit({ hash: `#side=${side}&theme=${theme}`, fresh: true, viewport });
      await visit.ranked(120);
      await visit.until((one) => !!document.querySelector(one), there);
      await visit.run(readFileSync(axeSource(), 'utf8'));
      const found = await visit.run(async () => (await globalThis.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')}`));
      assert.deepEqual(found, []);
      assert.ok(await visit.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'nothing is wider than the screen');
      await visit.page.close();
    });
  }
}

test('a first visit by keyboard alone: choose a contact, answer, turn to the ideal customer and say an industry, undo', async () => {
  const visit = await browser.visit({ fresh: true, viewport: { width: 1400, height: 900 } });
  await visit.ranked(120);
  /** Tab until the focus is where `there` says. */
  const tabTo = async (there, most = 60) => {
    for (let i = 0; i < most; i += 1) {
      if (await visit.run((one) => document.activeElement?.matches(one), there)) return;
      await visit.key('Tab');
    }
    assert.fail(`the keyboard never comes to ${there}`);
  };
  await tabTo('.skip', 3);
  await visit.key('Enter');
  await tabTo('.bt-grid');
  await visit.key('ArrowDown');
  await visit.key('ArrowDown');
  await visit.key('Enter');
  const third = await visit.run(() => document.querySelector('#contacts [aria-selected="true"] .bt-strong').textContent);
  await visit.until((name) => document.getElementById('shown').textContent.includes(name), third);
  await tabTo('#tab-contact');
  await tabTo('#shown .bt-chip');
  await visit.key('Enter');
  await visit.until(() => /with your answers/.test(document.getElementById('what').textContent));
  await visit.run(() => document.getElementById('tab-contact').focus());
  await visit.key('ArrowRight');
  await visit.until(() => !!document.querySelector('#questions .bt-chip'));
  await tabTo('#questions .bt-chip');
  await visit.key(' ');
  await visit.until(() => document.querySelector('#questions .bt-chip').getAttribute('aria-pressed') === 'true');
  await visit.until(() => /Our ideal customer/.test(document.getElementById('foot').textContent));
  await visit.key('Control+z');
  await visit.until(() => /Reference model/.test(document.getElementById('foot').textContent));
  assert.deepEqual(visit.errors, []);
  await visit.page.close();
});
