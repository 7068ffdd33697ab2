// SPDX-License-Identifier: MIT
// The core flow in Firefox ESR: first run, badges beside contacts, the same as the command says, an answer that changes one, hiding.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { native } from '../js/places.mjs';
import { until } from './extension.mjs';
import { badgesIn, startInFirefox } from './extension_firefox.mjs';
import { serveFolders } from './static_server.mjs';

const html = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${body}</html>`;
const PEOPLE = [['Aino Example', 'CEO', 'aino@koivu.example'], ['Bo Sample', 'Buyer', 'bo@sample.example'], ['Cara Invented', 'Student', 'cara@invented.example']];
const LIST = html('contacts', `<h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Email</th></tr></thead><tbody>${
  PEOPLE.map(([name, title, email], i) => `<tr><td><a href="/contacts/${i + 1}">${name}</a></td><td>${title}</td><td>${email}</td></tr>`).join('')}</tbody></table>`);
const RECORD = html('Aino Example', '<main><h1>Aino Example</h1><dl><dt>Job title</dt><dd>CEO</dd><dt>Email</dt><dd>aino@koivu.example</dd><dt>Kopfzahl</dt><dd id="head">120</dd></dl></main>');

let firefox, server, own, crm;
before(async () => {
  server = await serveFolders({}, { '/contacts': LIST, '/contacts/1': RECORD, '/products': html('products', '<h1>Products</h1><table><tr><th>Product</th><th>Price</th></tr><tr><td>Chair</td><td>10</td></tr></table>') }, "default-src 'self' 'unsafe-inline' data:");
  firefox = await startInFirefox();
});
after(async () => {
  await firefox?.close();
  await server?.close();
});

const ask = (message) => own.evaluate((value) => browser.runtime.sendMessage(value).then((answer) => answer?.value), message);
const badges = (count) => until(async () => {
  const names = await badgesIn(crm);
  return names.length === count && names;
});

test('it opens its first run, which says that nothing is sent, and switches a site on', async () => {
  await until(async () => (await Promise.all((await firefox.browser.pages()).map((page) => page.evaluate(() => document.querySelector('.privacy')?.textContent ?? '')))).some((text) => text.includes('Nothing is sent anywhere')));
  own = await firefox.open('first_run.html');
  await until(() => own.evaluate(() => document.documentElement.dataset.ready === ''));
  await own.type('[name=address]', server.origin);
  await own.keyboard.press('Enter');
  await until(() => own.evaluate(() => document.querySelector('[role=status]').textContent.includes('Switched on')));
  assert.deepEqual((await ask({ type: 'sites' })).map(({ origin, on, granted }) => [origin, on, granted]), [[server.origin, true, true]]);
});

test('every contact of a list has one badge, and it says what the command says', async () => {
  crm = await firefox.browser.newPage();
  await crm.goto(`${server.origin}/contacts`);
  const names = await badges(3);
  const csv = `Name,Job title,Email\n${PEOPLE.map((one) => one.join()).join('\n')}\n`;
  const run = spawnSync(native, ['qualify', '--now', new Date().toISOString(), '--format', 'ndjson', '-'], { input: csv, encoding: 'utf8' });
  run.stdout.trim().split('\n').map((line) => JSON.parse(line)).forEach(({ label, score }, i) => assert.match(names[i], new RegExp(`: ${label}, score ${score},`)));
});

test('nothing else has a badge, and no row moves', async () => {
  assert.deepEqual(await crm.evaluate(() => [document.querySelector('[data-bantam]').getBoundingClientRect(), document.querySelector('[data-bantam]').shadowRoot].map((one) => one && [one.width, one.height])), [[0, 0], null]);
  await crm.goto(`${server.origin}/products`);
  await crm.evaluate(() => new Promise((later) => setTimeout(later, 1_000)));
  assert.deepEqual(await badgesIn(crm), []);
});

test('a record has the badge of its list; what a person tells changes it at once in both', async () => {
  await crm.goto(`${server.origin}/contacts`);
  const [inList] = await badges(3);
  await crm.goto(`${server.origin}/contacts/1`);
  const [inRecord] = await badges(1);
  assert.equal(inRecord, inList);
  const key = await own.evaluate(() => browser.storage.local.get(null).then((all) => Object.keys(all).find((name) => name.startsWith('contact|') && all[name].name === 'Aino Example').split('|').pop()));
  await ask({ type: 'event', site: server.origin, key, event: 'contact_request' });
  const told = await until(async () => {
    const [now] = await badgesIn(crm);
    return now && now !== inRecord && now;
  });
  await crm.goto(`${server.origin}/contacts`);
  assert.equal((await badges(3))[0], told);
});

test('hidden badges stay hidden until they are shown again', async () => {
  await ask({ type: 'changeSettings', changed: { hidden: true } });
  await crm.goto(`${server.origin}/contacts`);
  await crm.evaluate(() => new Promise((later) => setTimeout(later, 1_000)));
  assert.deepEqual(await badgesIn(crm), []);
  await ask({ type: 'changeSettings', changed: { hidden: false } });
  await crm.goto(`${server.origin}/contacts`);
  await badges(3);
});

test('a field is pointed at, and named in a window of the extension', async () => {
  await crm.goto(`${server.origin}/contacts/1`);
  await badges(1);
  await ask({ type: 'teach', origin: server.origin });
  await until(() => crm.evaluate(() => document.querySelectorAll('[data-bantam]').length === 2));
  await crm.bringToFront();
  await crm.click('#head');
  const small = await until(async () => {
    for (const page of await firefox.browser.pages()) if (await page.evaluate(() => location.pathname === '/teach.html' && Boolean(document.querySelector('select')))) return page;
    return null;
  });
  assert.match(await small.evaluate(() => document.querySelector('dl').innerText), /Kopfzahl\s+.*120/s);
  await small.select('select', 'company.employees');
  await small.click('form button');
  await until(async () => (await ask({ type: 'settings' })).sites[server.origin].map.Kopfzahl === 'company.employees');
  await small.close();
});

test('its options and its panel are drawn', async () => {
  for (const [page, text] of [['options.html', 'What is stored'], ['panel.html', '']]) {
    const shown = await firefox.open(page);
    await until(() => shown.evaluate((wanted) => document.querySelector('main').textContent.length > 20 && document.body.innerText.includes(wanted), text));
    await shown.close();
  }
});

test('nothing was asked of the server but its pages', () => {
  assert.deepEqual([...new Set(server.asked)].sort(), ['/contacts', '/contacts/1', '/products']);
});
