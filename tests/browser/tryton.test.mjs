// SPDX-License-Identifier: MIT
// The extension on a real CRM: Tryton's web client, started here, with invented people.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { native, root } from '../js/places.mjs';
import { badgesOf, startExtension, until } from './extension.mjs';

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = /** @type {any} */ (probe.address());
    probe.close(() => resolve(port));
  });
});

let extension, page, tryton, origin;
before(async () => {
  extension = await startExtension({ viewport: { width: 1400, height: 900 } });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  tryton = spawn('sh', [join(root, 'tests/browser/crm/tryton.sh'), join(extension.folder, 'tryton'), String(port)], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  await until(() => fetch(origin).then(({ ok }) => ok), 240_000);
  await extension.switchOn(origin);
  page = await extension.context.newPage();
  await page.goto(`${origin}/#crm`);
  // The dialog learns its database late, and takes no answer before.
  const password = page.locator('input[type=password]:visible');
  await until(async () => {
    if ((await password.count()) > 0) return true;
    await page.locator('input[placeholder="User name"]:visible').fill('admin', { timeout: 1_000 });
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1_000);
    return false;
  }, 30_000);
  await password.fill('admin');
  await page.keyboard.press('Enter');
  for (const entry of ['Party', 'Parties']) await page.locator('td', { hasText: new RegExp(`^\\s*${entry}\\s*$`) }).first().dblclick();
  await page.locator('td[data-title^="Name"]').first().waitFor();
}, { timeout: 300_000 });
after(async () => {
  await extension?.close();
  if (tryton?.pid) process.kill(-tryton.pid);
});

/** Rows of the list whose name is in sight. */
const rowsInSight = () => page.evaluate(() => {
  const box = document.querySelector('.tab-pane.active table.tree').parentElement.getBoundingClientRect();
  return [...document.querySelectorAll('.tab-pane.active table.tree td[data-title^="Name"]')].filter((cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return cell.checkVisibility() && cell.textContent.trim() && (top + bottom) / 2 > Math.max(box.top, 0) && (top + bottom) / 2 < Math.min(box.bottom, innerHeight);
  }).length;
});
const settled = () => until(async () => {
  const [rows, names] = [await rowsInSight(), await badgesOf(page)];
  return rows > 0 && names.length === rows && names;
}).catch(async (error) => assert.fail(`${await rowsInSight()} rows, ${(await badgesOf(page)).length} badges: ${error.message}`));
const known = async (name) => Object.values(await extension.stored()).filter((one) => one?.name === name);

test('Tryton: every party in sight has one badge, and nothing else has one', async () => {
  assert.ok((await settled()).length > 10);
});

test('Tryton: so it is after a search and after its end', async () => {
  await page.locator('.filter-box input').first().fill('Greta');
  await page.keyboard.press('Enter');
  await until(async () => (await rowsInSight()) === 4);
  await settled();
  await page.locator('.filter-box input').first().fill('');
  await page.keyboard.press('Enter');
  await until(async () => (await rowsInSight()) > 10);
  await settled();
});

test('Tryton: a record has its badge, is the same contact as in the list, and says what the command says', async () => {
  await page.locator('td[data-title^="Name"]', { hasText: 'Celia Sample' }).first().dblclick();
  await until(async () => (await known('Celia Sample')).some(({ seen }) => seen['person.email']));
  const [contact, ...others] = await known('Celia Sample');
  assert.deepEqual(others, []);
  assert.match(contact.seen['person.email'].value, /^celia\.sample\.\d+@firm\d\.example$/);
  const names = await until(async () => {
    const found = await badgesOf(page);
    return found.length === 1 && found;
  });
  const line = JSON.stringify({ observed: [], person: { name: 'Celia Sample', email: contact.seen['person.email'].value, phone: contact.seen['person.phone']?.value } });
  const { label, score } = JSON.parse(spawnSync(native, ['qualify', '--now', new Date().toISOString(), '--format', 'ndjson', '-'], { input: line, encoding: 'utf8' }).stdout);
  assert.match(names[0], new RegExp(`^${label}, score ${score}\\b`));
});

test('Tryton: an answer in the panel changes the badge at once', async () => {
  const [before] = await badgesOf(page);
  const panel = await extension.openPanel(origin);
  await panel.locator('.bt-name', { hasText: 'Celia Sample' }).waitFor();
  await panel.locator('.more').getByRole('button', { name: 'Contact request' }).click();
  const [now] = await until(async () => {
    const names = await badgesOf(page);
    return names.length === 1 && names[0] !== before && names;
  });
  assert.match(now, /^Ready, /);
  await panel.close();
  await page.bringToFront();
});

test('Tryton: back in the list there is one badge for each again, and namesakes stay apart', async () => {
  await page.keyboard.press('Control+l');
  await page.locator('.tab-pane.active table.tree td[data-title^="Name"]').first().waitFor();
  await settled();
  const box = page.locator('.tab-pane.active .treeview').first();
  for (let i = 0; i < 6; i += 1) {
    await box.evaluate((element) => element.scrollBy(0, 600)).catch(() => {});
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(250);
  }
  assert.equal((await until(async () => {
    const both = await known('Aino Example');
    return both.length === 2 && both;
  })).length, 2);
});

test('Tryton: twenty switches between list and record leave one badge for each', async () => {
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press('Control+l');
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(500);
  if (/party\.party\/\d/.test(page.url())) await page.keyboard.press('Control+l');
  await page.locator('.tab-pane.active table.tree td[data-title^="Name"]').first().waitFor();
  await settled();
});
