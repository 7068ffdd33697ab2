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
const menu = (entry) => page.locator('td', { hasText: new RegExp(`^\\s*${entry}\\s*$`) }).first();
const openMenu = (entry) => menu(entry).dblclick();
/** A page of its own, logged in, at the list of parties. */
async function enter() {
  page = await extension.context.newPage();
  await page.goto(`${origin}/#crm`);
  // The dialog learns its database late, and takes no answer before.
  const password = page.locator('input[type=password]:visible');
  await until(async () => {
    if ((await password.count()) > 0 || (await menu('Party').isVisible())) return true;
    await page.locator('input[placeholder="User name"]:visible').fill('admin', { timeout: 1_000 });
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1_000);
    return false;
  }, 30_000);
  // A browser that was there before is still logged in.
  if ((await password.count()) > 0) {
    await password.fill('admin');
    await page.keyboard.press('Enter');
  }
  for (const entry of ['Party', 'Parties']) await openMenu(entry);
  await page.locator('td[data-title^="Name"]').first().waitFor();
}
before(async () => {
  extension = await startExtension({ viewport: { width: 1400, height: 900 } });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  tryton = spawn('sh', [join(root, 'tests/browser/crm/tryton.sh'), join(extension.folder, 'tryton'), String(port)], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  await until(() => fetch(origin).then(({ ok }) => ok), 240_000);
  await extension.switchOn(origin);
  await enter();
}, { timeout: 300_000 });
after(async () => {
  await extension?.close();
  if (tryton?.pid) process.kill(-tryton.pid);
});

/** Rows of the list whose name is in sight, below the header, which stays in place; edge: px that they may be out of it. */
const rowsInSight = (edge = 0) => page.evaluate((out) => {
  const table = document.querySelector('.tab-pane.active table.tree');
  const box = table.parentElement.getBoundingClientRect();
  const top = Math.max(box.top, 0, table.querySelector('thead')?.getBoundingClientRect().bottom ?? 0) - out;
  const bottom = Math.min(box.bottom, innerHeight) + out;
  return [...table.querySelectorAll('td[data-title^="Name"]')].filter((cell) => {
    const { top: above, bottom: below } = cell.getBoundingClientRect();
    return cell.checkVisibility() && cell.textContent.trim() && (above + below) / 2 > top && (above + below) / 2 < bottom;
  }).length;
}, edge);
/** One badge for each row in sight; one at an edge may have one. */
const settled = () => until(async () => {
  const [least, most, names] = [await rowsInSight(-4), await rowsInSight(4), await badgesOf(page)];
  return least > 0 && names.length >= least && names.length <= most && names;
}).catch(async (error) => assert.fail(`${await rowsInSight()} rows, ${(await badgesOf(page)).length} badges: ${error.message}`));
const showsRecord = () => /party\.party\/\d/.test(page.url());
/**
 * Opens somebody's record from the list, which Tryton draws anew after a search: a double click may fall between. Where the record is
 * coming none is made again: it would fall on a list inside the record, and begin a change there.
 */
const openRecord = (name) => until(async () => {
  if (!showsRecord()) await page.locator('.tab-pane.active td[data-title^="Name"]', { hasText: name }).first().dblclick({ timeout: 2_000 }).catch(() => {});
  return page.locator('.tab-pane.active input[name="code"]').first().waitFor({ timeout: 12_000 }).then(() => true, () => false);
}, 60_000);
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
  await openRecord('Celia Sample');
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
  assert.match(names[0], new RegExp(`^Celia Sample: ${label}, score ${score}\\b`));
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
  assert.match(now, /: Ready, /);
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
    await settled();
  }
  assert.equal((await until(async () => {
    const both = await known('Aino Example');
    return both.length === 2 && both;
  })).length, 2);
});

/** Between list and record, as soon as Tryton can; whether it did. A key that comes before may begin a change: it asks whether to keep that one. */
async function switchView() {
  const before = showsRecord();
  const asks = page.locator('.confirmation-dialog.modal.in');
  await page.keyboard.press('Control+l');
  await until(async () => {
    if (await asks.isVisible()) await asks.getByRole('button', { name: 'No' }).click({ timeout: 1_000 }).catch(() => {});
    return showsRecord() !== before;
  }, 3_000).catch(() => {});
  return showsRecord() !== before;
}

test('Tryton: twenty switches between list and record leave one badge for each', async () => {
  let switched = 0;
  for (let i = 0; i < 20; i += 1) switched += await switchView() ? 1 : 0;
  assert.ok(switched > 1, 'the keys switched nothing');
  await page.waitForTimeout(500);
  if (showsRecord()) await switchView();
  await page.locator('.tab-pane.active table.tree td[data-title^="Name"]').first().waitFor();
  await settled();
});

test('Tryton: a tab of other things has no badge, and after twenty switches of tabs there is one for each party', async () => {
  await openMenu('Addresses');
  await page.locator('.tab-pane.active td[data-title^="Building"], .tab-pane.active td[data-title^="Street"]').first().waitFor();
  const tab = (name) => page.locator('#tablist a[role=tab], #tabs .nav-tabs a', { hasText: name }).first();
  for (let i = 0; i < 10; i += 1) {
    await tab('Parties').click();
    await page.waitForTimeout(60);
    await tab('Addresses').click();
    await page.waitForTimeout(60);
  }
  await until(async () => (await badgesOf(page)).length === 0);
  await tab('Parties').click();
  await settled();
});

test('Tryton: what was answered is there after the browser is started again', { timeout: 120_000 }, async () => {
  const viewport = page.viewportSize();
  await extension.context.close();
  extension = await startExtension({ folder: extension.folder, viewport });
  await enter();
  await page.locator('.filter-box input').first().fill('Celia Sample');
  await page.keyboard.press('Enter');
  await until(async () => (await rowsInSight()) === 1);
  assert.match((await settled())[0], /: Ready, /);
});
