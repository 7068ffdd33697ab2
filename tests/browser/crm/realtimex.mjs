// SPDX-License-Identifier: MIT
// The extension on a real CRM, by hand (realtimex.sh): realtimex-crm, a fork of Atomic CRM, with the people that its demo invents.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { native, root } from '../../js/places.mjs';
import { badgeBoxesOf, badgesOf, startExtension, until } from '../extension.mjs';
import { serveFolders } from '../static_server.mjs';

/** Where the CRM writes names of contacts, by page. */
const LIST = 'main .divide-y > a .font-medium';
const RECORD = 'main h5';
const HOT = 'main ul a[href^="#/contacts/"] .font-medium';
const OF_COMPANY = '[role="tabpanel"] a[href^="#/contacts/"] .font-medium';
const OF_DEAL = 'main a.text-sm[href^="#/contacts/"]';
const TABS = ['Companies', 'Deals', 'Contacts', 'Dashboard', 'Contacts', 'Tasks', 'Invoices', 'Contacts', 'Companies', 'Contacts'];
/** What its demo says of its own missing server. */
const OWN_FAULTS = /Failed to load resource|WebSocket connection|Failed to persist initial locale|Failed to load business profile/;

const built = resolve(root, process.env.BANTAM_REALTIMEX ?? 'build/realtimex', 'package/dist-demo/');
const faults = [];
let extension, server, page;
async function openPage() {
  page = await extension.context.newPage();
  page.on('console', (message) => message.type() === 'error' && !OWN_FAULTS.test(message.text()) && faults.push(message.text()));
  page.on('pageerror', ({ stack }) => faults.push(stack));
  await page.route((url) => url.origin !== server.origin, (route) => route.abort());
  await page.addInitScript({ path: join(import.meta.dirname, 'fixed.js') });
  await page.goto(`${server.origin}/demo.html#/contacts`);
  await page.locator(LIST).first().waitFor();
}
before(async () => {
  server = await serveFolders({ '/': built }, {}, '');
  extension = await startExtension({ viewport: { width: 1300, height: 900 } });
  await extension.switchOn(server.origin);
  await openPage();
}, { timeout: 120_000 });
after(async () => {
  await extension?.close();
  await server?.close();
});

/** Names in sight: within the window and below the header, which stays in place; edge: px that they may be out of it. @param {string} selector */
const inSight = (selector, edge = 0) => page.evaluate(([names, out]) => {
  const top = document.querySelector('header').getBoundingClientRect().bottom;
  return [...document.querySelectorAll(names)].map((name) => ({ name: (name.value ?? name.textContent).trim(), box: name.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && (box.top + box.bottom) / 2 > top - out && (box.top + box.bottom) / 2 < innerHeight + out)
    .map(({ name, box: { left, top: above, bottom } }) => ({ name, left, top: above, bottom }));
}, [selector, edge]);

/**
 * Every name in sight has exactly one badge on its line, and nothing else has one; what they say, by name (a name half out of sight may have one).
 * @param {string} selector @param {number} [least]
 */
async function settled(selector, least = 1) {
  let said = '';
  return until(async () => {
    const [sure, names, boxes, labels] = [await inSight(selector, -4), await inSight(selector, 4), await badgeBoxesOf(page), await badgesOf(page)];
    const of = ({ left, top, bottom }) => labels.filter((_, i) => boxes[i]?.left > left - 40 && (boxes[i].top + boxes[i].bottom) / 2 > top && (boxes[i].top + boxes[i].bottom) / 2 < bottom);
    const beside = names.map((one) => ({ name: one.name, labels: of(one) }));
    said = `${sure.length} to ${names.length} names, ${labels.length} badges, beside names: ${beside.map((one) => one.labels.length)}`;
    const each = sure.length >= least && sure.every((one) => of(one).length === 1) && beside.every((one) => one.labels.length <= 1);
    return each && labels.length === boxes.length && beside.flatMap((one) => one.labels).length === labels.length && new Map(beside.map((one) => [one.name, one.labels[0]]));
  }, 30_000).catch(() => assert.fail(said));
}
/** No badge, once the page was read. */
async function silent() {
  await until(async () => Object.values(await extension.stored()).some((shown) => shown?.url === page.url()));
  await page.waitForTimeout(300);
  assert.deepEqual(await badgesOf(page), []);
}
const tab = (name) => page.locator('nav[aria-label="Main navigation"] a', { hasText: name }).click();
const go = (hash) => page.evaluate((to) => (location.hash = to), hash);
const qualified = (contacts) => spawnSync(native, ['qualify', '--now', new Date().toISOString(), '--format', 'ndjson', '-'], { input: `${contacts.map((one) => JSON.stringify(one)).join('\n')}\n`, encoding: 'utf8' })
  .stdout.trim().split('\n').map((line) => JSON.parse(line));
const says = ({ label, score }) => new RegExp(`^${label}, score ${score}\\b`);
const known = async (name) => Object.values(await extension.stored()).find((one) => one?.seen && one.name === name);

test('every contact in sight has one badge, and nothing else has one', async () => {
  assert.ok((await settled(LIST, 10)).size >= 10);
});

test('the badges say what the command says of the same facts', async () => {
  const labels = await settled(LIST, 10);
  const rows = await page.evaluate(() => [...document.querySelectorAll('main .divide-y > a')].map((row) => {
    const [name, line] = row.querySelector('.flex-1').children;
    const [title, , firm] = line.childNodes;
    const seen = new Date(row.querySelector('[title]').title);
    return { name: name.textContent.trim(), title: title.textContent, company: firm.textContent, seen: [seen.getFullYear(), seen.getMonth() + 1, seen.getDate()].map((part) => String(part).padStart(2, '0')).join('-') };
  }));
  const expected = qualified(rows.map(({ name, title, company, seen }) => ({ observed: ['activity'], person: { name, title }, company: { name: company }, events: [{ type: 'activity', at: seen }] })));
  rows.forEach(({ name }, at) => labels.get(name) && assert.match(labels.get(name), says(expected[at]), name));
});

test('so it is on every page of the list, above and below', async () => {
  const first = (await inSight(LIST))[0].name;
  const next = page.getByLabel('Go to next page');
  for (let i = 0; i < 3; i += 1) {
    await next.click();
    await until(async () => (await inSight(LIST))[0]?.name !== first);
    await settled(LIST);
    await page.mouse.wheel(0, -5_000);
    await settled(LIST, 10);
  }
  await go('#/companies');
  await tab('Contacts');
  await settled(LIST, 10);
});

test('so it is after a search, a filter and their end', async () => {
  const { name } = (await inSight(LIST))[4];
  const search = page.getByPlaceholder('Search name');
  await search.fill(name.split(' ')[1]);
  await until(async () => (await page.locator(LIST).count()) < 25);
  await settled(LIST);
  await search.fill('');
  await until(async () => (await page.locator(LIST).count()) === 25);
  await settled(LIST, 10);
  for (let i = 0; i < 2; i += 1) {
    await page.getByRole('button', { name: 'Before last month' }).click();
    await page.waitForTimeout(300);
    await settled(LIST, 10);
  }
});

test('so it is after what React draws anew: rows chosen, all fetched again, the other colours', async () => {
  for (const box of [0, 1, 2]) await page.locator('main .divide-y > a [role="checkbox"]').nth(box).click();
  await settled(LIST, 10);
  for (const box of [0, 1, 2]) await page.locator('main .divide-y > a [role="checkbox"]').nth(box).click();
  for (let i = 0; i < 5; i += 1) await page.locator('header button:has(.lucide-refresh-cw, .lucide-rotate-cw, .lucide-loader-circle)').first().click();
  await page.waitForTimeout(500);
  await settled(LIST, 10);
});

test('a record has one badge, beside its name; it is what the command says, and the list agrees with it', async () => {
  const { name } = (await inSight(LIST))[2];
  await page.locator(LIST).nth(2).click();
  await page.locator(RECORD).waitFor();
  const label = (await settled(RECORD)).get(name);
  const contact = await until(async () => {
    const one = await known(name);
    return one?.seen['person.email'] && one;
  });
  const facts = await page.evaluate(() => {
    const [title, , firm] = document.querySelector('main h5 + div').childNodes;
    const [created, seen] = [...document.querySelectorAll('main span.text-sm + span')].slice(0, 2).map((one) => one.textContent);
    const background = document.querySelector('main span.pb-2')?.textContent;
    return { email: document.querySelector('main a[href^="mailto:"]').textContent, title: title.textContent, company: firm.textContent.trim(), created, seen, background };
  });
  assert.equal(contact.seen['person.email'].value, facts.email);
  assert.equal(contact.seen['person.title'].value, facts.title);
  assert.equal(contact.seen['company.name'].value, facts.company);
  const day = (text) => new Date(`${text} 12:00 UTC`).toISOString().slice(0, 10);
  const [judged] = qualified([{ observed: ['activity'], person: { name, title: facts.title, email: facts.email }, company: { name: facts.company },
    lifecycle: { createdAt: day(facts.created) }, events: [{ type: 'activity', at: day(facts.seen) }], ...(facts.background && { notes: [{ text: facts.background }] }) }]);
  assert.match(label, says(judged));
  await page.goBack();
  assert.equal((await settled(LIST, 10)).get(name), label);
  await page.locator(LIST).nth(2).click();
  await page.getByRole('link', { name: 'Edit Contact' }).click();
  await page.locator('input[name="first_name"]').waitFor();
  assert.deepEqual([...(await settled('main input[name="first_name"]')).values()], [label]);
});

test('a form for a new contact is silent, also while it is filled in', async () => {
  await go('#/contacts/create');
  await page.locator('input[name="first_name"]').waitFor();
  await silent();
  await page.locator('input[name="first_name"]').fill('Aino');
  await page.locator('input[name="last_name"]').fill('Example');
  await page.locator('input[name="title"]').fill('Sales director');
  await page.waitForTimeout(1_500);
  assert.deepEqual(await badgesOf(page), []);
});

test('contacts on the pages of other things have their badges, what colleagues did has none', async () => {
  await tab('Dashboard');
  await page.locator(HOT).first().waitFor({ timeout: 30_000 });
  await settled(HOT);
  await go('#/companies/5/show');
  await page.getByRole('tab', { name: /Contacts?$/ }).waitFor();
  await silent();
  await page.getByRole('tab', { name: /Contacts?$/ }).click();
  await settled(OF_COMPANY);
  await go('#/deals/12/show');
  await page.locator(OF_DEAL).first().waitFor();
  await settled(OF_DEAL);
  for (const other of ['Companies', 'Deals', 'Tasks', 'Invoices']) {
    await tab(other);
    await silent();
  }
});

test('after twenty switches of pages there is one badge for each contact', async () => {
  for (let i = 0; i < 2; i += 1) {
    for (const name of TABS) {
      await tab(name);
      await page.waitForTimeout(60);
    }
  }
  await settled(LIST, 10);
});

test('an answer in the panel changes the badge at once, and the browser may be started again', async () => {
  const { name } = (await inSight(LIST))[1];
  await page.locator(LIST).nth(1).click();
  const before = (await settled(RECORD)).get(name);
  const panel = await extension.openPanel(server.origin);
  await panel.locator('.bt-name', { hasText: name }).waitFor();
  await panel.locator('.more').getByRole('button', { name: 'Contact request' }).click();
  const now = await until(async () => {
    const [label, ...others] = await badgesOf(page);
    return others.length === 0 && label && label !== before && label;
  });
  assert.match(now, /: Ready, /);
  await panel.close();
  await extension.context.close();
  extension = await startExtension({ folder: extension.folder, viewport: { width: 1300, height: 900 } });
  await openPage();
  assert.equal((await settled(LIST, 10)).get(name), now);
});

test('a page of another structure is read without the recipe', async () => {
  await page.evaluate(() => document.querySelector('main').removeAttribute('id'));
  await page.locator('main .divide-y > a [role="checkbox"]').first().click();
  await page.waitForTimeout(1_500);
  await settled(LIST, 10);
  await go('#/contacts/84/show');
  await page.locator(RECORD).waitFor();
  await settled(RECORD);
});

test('nothing of the page broke', () => {
  assert.deepEqual(faults, []);
});
