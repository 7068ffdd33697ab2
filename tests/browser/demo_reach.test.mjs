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

test('a first visit by keyboard alone: a contact, an answer, eight questions, the own list, what ready means', async () => {
  const visit = await browser.visit({ fresh: true, viewport: { width: 1400, height: 900 } });
  // From the start: a busy page hears a key before it hears that somebody asks for its window for files.
  visit.page.on('filechooser', (chooser) => chooser.setFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from('id,Name,Job Title,Industry,Employees,Country\n1,Oona Invented,CEO,Software,120,Finland\n2,Pia Invented,Student,Retail,3,Spain\n') }));
  await visit.ranked(120);
  const started = performance.now();
  let keys = 0;
  const press = (key) => ((keys += 1), visit.key(key));
  const type = async (text) => {
    for (const letter of text) await press(letter === ' ' ? 'Space' : letter);
  };
  /** Presses a key until the focus is where `there` says: never put there by the test. */
  const goTo = async (there, key = 'Tab', most = 80) => {
    for (let i = 0; i < most; i += 1) {
      if (await visit.run((one) => document.activeElement?.matches(one), there)) return;
      await press(key);
    }
    assert.fail(`the keyboard never comes to ${there}`);
  };
  /** The next field below whose label begins so. */
  const goToField = async (label, most = 60) => {
    for (let i = 0; i < most; i += 1) {
      await press('Tab');
      if (await visit.run((text) => (document.activeElement?.closest('label')?.textContent ?? document.activeElement?.textContent ?? '').startsWith(text), label)) return;
    }
    assert.fail(`the keyboard never comes to ${label}`);
  };
  await goTo('.skip', 'Tab', 3);
  await press('Enter');
  await goTo('.bt-grid');
  await press('ArrowDown');
  await press('ArrowDown');
  await press('Enter');
  const third = await visit.until(() => document.querySelector('#contacts [aria-selected="true"] .bt-strong')?.textContent);
  await visit.until((name) => document.getElementById('shown').textContent.includes(name), third);
  await goTo('#tab-contact');
  await goTo('#shown .bt-chip');
  await press('Enter');
  await visit.until(() => /with your answers/.test(document.getElementById('what').textContent) && !document.getElementById('stop'));
  await goTo('#tab-contact', 'Shift+Tab');
  await press('ArrowRight');
  await visit.until(() => !!document.querySelector('#questions .bt-points'));
  // The eight questions.
  await goToField('From');
  await type('50');
  await press('Tab');
  await type('500');
  await goToField('Software and IT');
  await press('Space');
  await visit.until(() => document.querySelector('#questions .bt-chip').getAttribute('aria-pressed') === 'true');
  await goToField('Countries');
  await type('Finland');
  await press('Enter');
  await goToField('C-level');
  await press('Space');
  await goToField('From');
  await type('5000');
  await goToField('Days within');
  await type('90');
  await goToField('Students');
  await press('Space');
  await goToField('Worth a call now.');
  await type('Hot');
  await press('Tab');
  await visit.until(() => /Our ideal customer/.test(document.getElementById('foot').textContent) && document.querySelector('[data-tier="sql"]').textContent.startsWith('Hot'));
  const profile = JSON.parse(new URLSearchParams((await visit.run(() => location.hash)).slice(1)).get('profile'));
  assert.deepEqual(profile, { schemaVersion: 1, sizes: [{ min: 50, max: 500 }], industries: ['software'], countries: ['FI'], people: { seniority: ['c_level'] }, price: { min: 5000 }, horizonDays: 90, exclusions: { students: true }, tiers: { sql: 'Hot' } });
  await goTo('#definition', 'Shift+Tab', 120);
  await press('Enter');
  assert.match(await visit.until(() => globalThis.printed), /What “Hot” means/);
  // The own list, through the browser's window for files.
  await goTo('#choose', 'Shift+Tab', 60);
  await press('Enter');
  await visit.until(() => document.getElementById('what').textContent.startsWith('own.csv'));
  await visit.until(() => /Oona Invented/.test(document.querySelector('#contacts [part="row"]')?.textContent ?? ''));
  console.log(`# a first visit by keyboard: ${keys} keys, ${((performance.now() - started) / 1000).toFixed(1)} s by machine; at a key a second ${(keys / 60).toFixed(1)} minutes`);
  assert.ok(keys < 300, `${keys} keys are more than five minutes at a key a second`);
  await press('Control+z');
  assert.deepEqual(visit.errors, []);
  await visit.page.close();
});
