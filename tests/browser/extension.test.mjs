// SPDX-License-Identifier: MIT
// The extension in Chromium on pages of all sorts: one badge for each contact in sight and none beside anything else, the page as it was.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { native, root } from '../js/places.mjs';
import { badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const POLICY = "default-src 'self' 'unsafe-inline'";
let extension, server, page;
before(async () => {
  extension = await startExtension();
  server = await serveFolders({ '/zoo/': join(root, 'tests/browser/zoo') }, {}, POLICY);
  await extension.switchOn(server.origin);
  page = await extension.context.newPage();
});
after(async () => {
  await extension?.close();
  await server?.close();
});

const meant = () => page.evaluate("document.querySelectorAll('[data-expect=contact]').length");
async function badgesMeant() {
  const wanted = await meant();
  return until(async () => {
    const names = await badgesOf(page);
    return names.length === wanted && names;
  });
}

for (const name of ['plain_table', 'rowspan_table', 'cards', 'rows_of_links', 'record_inputs', 'record_terms', 'strict_policy', 'trusted_types', 'company_record', 'split_header_table']) {
  test(`one badge for each contact: ${name.replaceAll('_', ' ')}`, async () => {
    await page.goto(`${server.origin}/zoo/${name}.html`);
    assert.equal((await badgesMeant()).length, await meant());
  });
}

for (const name of ['product_table', 'invoices', 'log_in', 'mail_list', 'deals', 'companies', 'calendar', 'users']) {
  test(`no badge: ${name.replaceAll('_', ' ')}`, async () => {
    await page.goto(`${server.origin}/zoo/${name}.html`);
    await until(async () => Object.values(await extension.worker.evaluate('chrome.storage.session.get(null)')).some((shown) => shown?.url === page.url()));
    await page.waitForTimeout(300);
    assert.deepEqual(await badgesOf(page), []);
  });
}

test('a list that is drawn anew keeps one badge for each contact', async () => {
  await page.goto(`${server.origin}/zoo/rerendered_list.html`);
  const first = await badgesMeant();
  for (let i = 0; i < 20; i += 1) await page.evaluate('render()');
  await page.waitForTimeout(600);
  assert.deepEqual(await badgesMeant(), first);
});

test('a list that is scrolled has badges beside what it shows now', async () => {
  await page.goto(`${server.origin}/zoo/virtual_scrolling.html`);
  await until(async () => (await badgesOf(page)).length > 5);
  await page.evaluate("document.getElementById('view').scrollTop = 20000");
  await until(async () => Object.keys(await extension.stored()).some((key) => /code:person-6[67]\d/.test(key)));
  // The answer is stored before its badges are drawn.
  const names = await until(async () => {
    const drawn = await badgesOf(page);
    return drawn.length > 5 && drawn;
  });
  assert.ok(names.length > 5 && names.length <= 12, `${names.length} badges`);
});

test('the badge says what the command says of the same contact', async () => {
  await page.goto(`${server.origin}/zoo/plain_table.html`);
  const names = await badgesMeant();
  const csv = 'Name,Job title,Company,Email,Phone\nAino Example,CEO,Koivu Example Oy,aino@koivu.example,+358 40 000001\nBo Sample,Buyer,Bo Sample AB,bo@sample.example,\nCara Invented,,,cara@invented.example,\n';
  const run = spawnSync(native, ['qualify', '--now', new Date().toISOString(), '--format', 'ndjson', '-'], { input: csv, encoding: 'utf8' });
  const expected = run.stdout.trim().split('\n').map((line) => JSON.parse(line));
  names.forEach((name, i) => assert.match(name, new RegExp(`^${['Aino Example', 'Bo Sample', 'Cara Invented'][i]}: ${expected[i].label}, .*\\b${expected[i].score}\\b`), name));
});

test('the page is as it was: nothing moved, and no script of it can read a badge', async () => {
  await page.goto(`${server.origin}/zoo/plain_table.html`);
  await badgesMeant();
  const found = await page.evaluate(() => {
    const host = document.querySelector('[data-bantam]');
    const { width, height } = host.getBoundingClientRect();
    return { width, height, shadow: host.shadowRoot, text: host.textContent, attributes: host.getAttributeNames().sort(), scroll: document.documentElement.scrollWidth > innerWidth };
  });
  assert.deepEqual(found, { width: 0, height: 0, shadow: null, text: '', attributes: ['data-bantam', 'style'], scroll: false });
});

test('badges are light or dark as the page behind them is, whatever the browser would like', async () => {
  const themes = (wanted) => until(async () => {
    const found = await badgesOf(page, 'data-theme');
    return found.length > 0 && found.every((one) => one === wanted);
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${server.origin}/zoo/plain_table.html`);
  await badgesMeant();
  await themes('light');
  for (const [style, wanted] of [['body { background: oklch(0.2 0.02 260) }', 'dark'], ['table { background: #fffd }', 'light'], ['body, table { background: none !important } :root { color-scheme: light dark }', 'dark']]) {
    await page.addStyleTag({ content: style });
    await page.evaluate("dispatchEvent(new Event('scroll'))");
    await themes(wanted);
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

test('hidden badges stay hidden until they are shown again', async () => {
  await page.goto(`${server.origin}/zoo/plain_table.html`);
  await badgesMeant();
  await extension.worker.evaluate(() => chrome.storage.local.get('settings').then(({ settings }) => chrome.storage.local.set({ settings: { ...settings, hidden: true } })));
  await page.reload();
  await page.waitForTimeout(800);
  assert.deepEqual(await badgesOf(page), []);
  await extension.worker.evaluate(() => chrome.storage.local.get('settings').then(({ settings }) => chrome.storage.local.set({ settings: { ...settings, hidden: false } })));
  await page.reload();
  await badgesMeant();
});

test('nothing is asked of the network but what the page itself asks for', async () => {
  server.asked.length = 0;
  await page.goto(`${server.origin}/zoo/cards.html`);
  await badgesMeant();
  assert.deepEqual(server.asked.filter((path) => path !== '/favicon.ico'), ['/zoo/cards.html']);
});
