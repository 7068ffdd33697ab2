// SPDX-License-Identifier: MIT
// What comes without being asked for: notifications and what a press on one brings up, changes from another tab, a new day; the work list as
// a file; storage that a newer version wrote. The CRM and its people are invented.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bantam } from '../js/places.mjs';
import { badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}</html>`;
const LIST = page('contacts', `<h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Company</th><th>Email</th></tr></thead><tbody>${
  [['Aino Example', 'CEO', '=1+1', 'aino@koivu.example'], ['Bo Sample', 'Buyer', 'Bo Sample AB', 'bo@sample.example']].map(([name, ...cells], i) => `<tr><td><a href="/contacts/${i + 1}">${name}</a></td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</tbody></table>`);
const KEY = 'record:contacts/2';

let extension, server, crm, panel;
before(async () => {
  server = await serveFolders({}, { '/contacts': LIST, '/about': page('about', '<p>Nobody here.</p>') }, "default-src 'self' 'unsafe-inline'");
  // No test can click the browser's prompt, so the leave to notify is given beforehand.
  extension = await startExtension({ change: (built) => {
    const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
    writeFileSync(join(built, 'manifest.json'), JSON.stringify({ ...manifest, permissions: [...manifest.permissions, 'notifications'], optional_permissions: [] }));
  } });
  await extension.switchOn(server.origin);
  crm = await extension.context.newPage();
  await crm.goto(`${server.origin}/contacts`);
  await until(async () => (await badgesOf(crm)).length === 2);
  panel = await extension.openPanel(server.origin);
  await panel.getByText('Choose a badge on the page.').waitFor();
});
after(async () => {
  await extension?.close();
  await server?.close();
});

const ask = (message) => panel.evaluate((value) => chrome.runtime.sendMessage(value).then((answer) => answer?.value), message);
const told = () => panel.evaluate(() => chrome.notifications.getAll().then((all) => Object.keys(all)));
const background = (targetInfos) => targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension.id))?.targetId;
/** As the browser tells that a notification was pressed: it wakes the background first. */
async function pressed(id) {
  await ask({ type: 'settings' });
  const session = await extension.context.newCDPSession(crm);
  const targetId = await until(async () => background((await session.send('Target.getTargets')).targetInfos));
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: `chrome.notifications.onClicked.dispatch(${JSON.stringify(id)})` } }) });
  await until(async () => !(await told()).includes(id));
  await session.detach();
}

test('what is told in another tab is in the panel, and in the badges of every tab', async () => {
  const other = await extension.context.newPage();
  await other.goto(`${server.origin}/contacts`);
  const before = await until(async () => (await badgesOf(other)).length === 2 && badgesOf(other));
  await panel.getByRole('button', { name: 'Work list' }).click();
  await panel.locator('.rows .bt-strong').first().waitFor();
  const own = await extension.context.newPage();
  await own.goto(`chrome-extension://${extension.id}/options.html`);
  await own.evaluate(([site, key]) => chrome.runtime.sendMessage({ type: 'event', site, key, event: 'contact_request' }), [server.origin, KEY]);
  await until(async () => (await panel.locator('.rows .bt-strong').first().textContent()) === 'Bo Sample');
  await other.bringToFront();
  await until(async () => (await badgesOf(other))[1] !== before[1]);
  await own.close();
  await other.close();
  await ask({ type: 'undo', site: server.origin, key: KEY });
});

test('the list in sight is saved as the core writes CSV: in work order, by the records\' addresses, no formula among its cells', async () => {
  await panel.bringToFront();
  await ask({ type: 'event', site: server.origin, key: KEY, event: 'contact_request' });
  await until(async () => (await panel.locator('.rows .bt-strong').first().textContent()) === 'Bo Sample');
  const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: 'Save this list (CSV)' }).click()]);
  assert.match(download.suggestedFilename(), /^bantam-127\.0\.0\.1-\d{4}-\d\d-\d\d\.csv$/);
  const [head, first, second] = readFileSync(await download.path(), 'utf8').split('\r\n');
  assert.match(head, /^id,name,email,company,bantam_score,bantam_tier,/);
  assert.ok(first.startsWith(`${server.origin}/contacts/2,Bo Sample,bo@sample.example,Bo Sample AB,`), first);
  assert.ok(second.startsWith(`${server.origin}/contacts/1,Aino Example,aino@koivu.example,'=1+1,`), second);
  await ask({ type: 'undo', site: server.origin, key: KEY });
});

test('a contact that becomes ready is told of once, and not what the user did', async () => {
  await panel.evaluate(() => chrome.storage.local.set({ notify: true }));
  await ask({ type: 'event', site: server.origin, key: KEY, event: 'contact_request' });
  await ask({ type: 'minute', site: server.origin, tab: 1 });
  assert.deepEqual(await told(), []);
  await ask({ type: 'undo', site: server.origin, key: KEY });
  await ask({ type: 'minute', site: server.origin, tab: 1 });
  await ask({ type: 'join', site: server.origin, contacts: [{ person: { email: 'bo@sample.example' }, events: [{ type: 'contact_request', at: new Date(Date.now() - 60_000).toISOString() }] }] });
  await ask({ type: 'minute', site: server.origin, tab: 1 });
  const [id] = await until(async () => (await told()).length === 1 && told());
  assert.deepEqual(JSON.parse(id), [1, server.origin, KEY]);
  await panel.evaluate((one) => chrome.notifications.clear(one), id);
});

test('a press on it brings up the CRM and the contact, also after the background was stopped', async () => {
  const away = await extension.context.newPage();
  await away.goto('about:blank');
  await extension.stopBackground();
  const tab = await panel.evaluate((site) => chrome.tabs.query({ url: `${site}/*` }).then(([{ id }]) => id), server.origin);
  await pressed(JSON.stringify([tab, server.origin, KEY]));
  await until(async () => panel.evaluate((id) => chrome.tabs.get(id).then(({ active }) => active), tab));
  await panel.locator('.bt-name', { hasText: 'Bo Sample' }).waitFor();
  await pressed(JSON.stringify([tab, server.origin, null]));
  await panel.locator('#work:not([hidden]) .rows .bt-strong').first().waitFor();
  await crm.goto(`${server.origin}/about`);
  await until(() => panel.evaluate(() => chrome.storage.session.get(null).then((all) => Object.values(all).some((one) => one.url?.endsWith('/about')))));
  await panel.locator('#work:not([hidden])').waitFor();
  await crm.goto(`${server.origin}/contacts`);
  await until(async () => (await badgesOf(crm)).length === 2);
  await away.close();
});

test('as the model\'s next day begins a page is judged anew, though nothing on it has changed', async () => {
  const judged = () => panel.evaluate(() => chrome.storage.session.get(null).then((all) => Math.max(...Object.entries(all).filter(([name]) => name.startsWith('shown|')).map(([, { at }]) => at))));
  const before = await judged();
  await crm.bringToFront();
  const session = await crm.context().newCDPSession(crm);
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const { id: contextId } = worlds.find(({ origin }) => origin.includes(extension.id));
  // The clock of our script goes a day forward; coming back to the window it sees that.
  await session.send('Runtime.evaluate', { contextId, expression: 'const real = Date.now; Date.now = () => real() + 86_400_000; dispatchEvent(new Event("focus")); Date.now = real;' });
  await until(async () => (await judged()) > before);
});

test('who was neither seen nor changed for as long as the limit says is forgotten on a day when the browser was not started', async () => {
  const name = `contact|${server.origin}|record:contacts/8`;
  const kept = () => panel.evaluate((one) => chrome.storage.local.get(one).then((all) => one in all), name);
  await panel.evaluate(async (one) => {
    const known = { keys: ['record:contacts/8'], name: 'Old Example', link: null, at: '2020-01-01', onPage: true, seen: {}, joined: {}, events: [], notes: [], observed: [], wrong: {}, own: {}, before: [], noticed: {} };
    await chrome.storage.local.set({ [one]: known });
    await chrome.storage.session.set({ forgot: '2026-01-01' });
  }, name);
  await crm.goto(`${server.origin}/contacts`);
  await until(async () => !(await kept()));
  assert.equal((await until(async () => (await badgesOf(crm)).length === 2 && badgesOf(crm))).length, 2);
});

test('another model is in the panel and in the badges at once', async () => {
  await crm.goto(`${server.origin}/contacts`);
  const before = await until(async () => (await badgesOf(crm)).length === 2 && badgesOf(crm));
  await panel.locator('.bt-window [role=row]').first().click();
  await panel.getByText('reference 1.0').waitFor({ state: 'attached' });
  const { document } = (await bantam.Qualifier.load({ model: 'reference' }).then((qualifier) => qualifier.draftModel({ schemaVersion: 1, exclusions: { titles: ['buyer', 'CEO'] } })));
  await ask({ type: 'changeSettings', changed: { model: JSON.parse(document) } });
  await panel.getByText('our-customer 1.0').waitFor({ state: 'attached' });
  await crm.bringToFront();
  await until(async () => (await badgesOf(crm)).join() !== before.join());
});

test('a tab that has left its site shows nobody any more', async () => {
  await crm.goto(`${server.origin}/contacts`);
  await until(async () => (await badgesOf(crm)).length === 2);
  await crm.goto('about:blank');
  await ask({ type: 'changeSettings', changed: { author: 'AK' } });
  await panel.getByText('Open your CRM in this window.').waitFor();
  assert.equal(await panel.locator('.bt-name:visible').count(), 0);
  await crm.goto(`${server.origin}/contacts`);
});

test('what a newer version stored is left as it is, and every page says so', async () => {
  await panel.evaluate(() => chrome.storage.local.set({ schema: 99 }));
  await extension.stopBackground();
  const stored = () => panel.evaluate(() => chrome.storage.local.get(null));
  const before = await stored();
  for (const name of ['panel', 'options', 'first_run', 'teach']) {
    const own = await extension.context.newPage();
    await own.goto(`chrome-extension://${extension.id}/${name}.html`);
    await own.getByRole('alert').filter({ hasText: 'written by a newer Bantam' }).waitFor();
    await own.close();
  }
  await crm.reload();
  await crm.waitForLoadState('load');
  assert.deepEqual(await badgesOf(crm), []);
  assert.deepEqual(await stored(), before);
});
