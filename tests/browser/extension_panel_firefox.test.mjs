// SPDX-License-Identifier: MIT
// The panel in Firefox ESR: a badge opens it in a window of its own, an answer in it changes the badge, another badge comes to the same window;
// once it was opened beside the pages, badges come there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from './extension.mjs';
import { badgesIn, startInFirefox } from './extension_firefox.mjs';
import { serveFolders } from './static_server.mjs';

const LIST = `<!doctype html><html lang="en"><meta charset="utf-8"><title>contacts</title><h1>Contacts</h1><table style="width:60rem"><thead><tr><th>Name</th><th>Job title</th></tr></thead><tbody>${
  [['Aino Example', 'CEO'], ['Bo Sample', 'Buyer']].map(([name, title], i) => `<tr><td style="width:30rem"><a href="/contacts/${i + 1}">${name}</a></td><td>${title}</td></tr>`).join('')}</tbody></table></html>`;

let firefox, server, crm;
before(async () => {
  server = await serveFolders({}, { '/contacts': LIST }, "default-src 'self' 'unsafe-inline'");
  // No test can click the browser's prompt, so the leave to notify is given beforehand.
  firefox = await startInFirefox((manifest) => Object.assign(manifest, { permissions: [...manifest.permissions, 'notifications'], optional_permissions: [] }));
  const own = await firefox.open('options.html');
  await until(() => own.evaluate((origin) => browser.runtime.sendMessage({ type: 'siteOn', origin }).then(() => true), server.origin));
  crm = await firefox.browser.newPage();
  await crm.goto(`${server.origin}/contacts`);
});
after(async () => {
  await firefox?.close();
  await server?.close();
});

const badges = () => until(async () => {
  const names = await badgesIn(crm);
  return names.length === 2 && names;
});

/** Presses a badge, which stands in a closed shadow root. @param {number} index */
async function press(index) {
  const { _id: context } = crm.mainFrame();
  const send = (method, params) => firefox.browser.connection.send(method, { target: { context }, awaitPromise: false, ...params }).then(({ result }) => result.result ?? result);
  const host = await send('script.evaluate', { expression: "document.querySelector('[data-bantam]')", serializationOptions: { maxDomDepth: 12, includeShadowTree: 'all' } });
  const buttons = [];
  const walk = (node) => {
    if (node?.value?.localName === 'button') buttons.push(node.sharedId);
    (node?.value?.children ?? []).forEach(walk);
    if (node?.value?.shadowRoot) walk(node.value.shadowRoot);
  };
  walk(host);
  const box = await send('script.callFunction', { functionDeclaration: '(button) => JSON.stringify(button.getBoundingClientRect())', arguments: [{ sharedId: buttons[index] }] });
  const { x, y, height } = JSON.parse(box.value);
  await crm.mouse.click(x + 6, y + height / 2);
}
/** Firefox does not tell the driver where pages of an extension are; they themselves do. */
async function panels() {
  const pages = await firefox.browser.pages();
  const addresses = await Promise.all(pages.map((page) => page.evaluate(() => location.href).catch(() => '')));
  return pages.filter((_, i) => addresses[i].endsWith('panel.html#window'));
}
const shows = (panel, name) => until(() => panel.evaluate((wanted) => document.querySelector('.bt-name')?.textContent === wanted, name));

test('a badge opens the panel on its contact, and an answer changes the badge at once', async () => {
  const [before] = await badges();
  await press(0);
  const [panel] = await until(async () => ((await panels()).length === 1 ? panels() : null));
  await shows(panel, 'Aino Example');
  await panel.evaluate(() => [...document.querySelectorAll('.more .bt-chip')].find(({ textContent }) => textContent === 'Contact request').click());
  const [now] = await until(async () => {
    const names = await badges();
    return names[0] !== before && names;
  });
  assert.match(now, /: Ready/);
});

test('another badge comes to the same window', async () => {
  await press(1);
  const [panel, ...others] = await panels();
  assert.deepEqual(others, []);
  await shows(panel, 'Bo Sample');
});

test('an export that is dropped on the panel is read and told about', async () => {
  const [panel] = await panels();
  await panel.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(['Email,Webinar date\ndora@nowhere.example,2026-10-10\n'], 'export.csv', { type: 'text/csv' }));
    document.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  const report = () => panel.evaluate(() => [...document.querySelectorAll('.report li')].map(({ textContent }) => textContent));
  assert.deepEqual(await until(async () => (await report()).length > 0 && report()), ['Joined: 0 contacts of this site', 'Not found here yet: 1. It waits for its record.']);
});

test('the first run opens the panel beside the pages: from then on badges come there, and no window opens', async () => {
  const [old] = await panels();
  await old.close();
  const own = await firefox.open('first_run.html');
  const button = await until(() => own.evaluate(() => {
    const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Open the panel beside your pages');
    found?.scrollIntoView();
    return found && JSON.stringify(found.getBoundingClientRect());
  }));
  const { x, y } = JSON.parse(button);
  await own.mouse.click(x + 8, y + 8);
  await until(() => own.evaluate(() => browser.sidebarAction.isOpen({})));
  await crm.bringToFront();
  await badges();
  await press(1);
  const beside = () => own.evaluate(() => browser.extension.getViews({ type: 'sidebar' })[0]?.document.querySelector('.bt-name')?.textContent);
  await until(async () => (await beside()) === 'Bo Sample');
  await press(0);
  await until(async () => (await beside()) === 'Aino Example');
  assert.deepEqual(await panels(), []);
});

test('a contact that becomes ready is told of', async () => {
  const own = await firefox.open('options.html');
  const ask = (message) => own.evaluate((value) => browser.runtime.sendMessage(value).then((answer) => answer?.value), message);
  // Without a desktop a notification is closed as soon as it was made.
  await until(() => own.evaluate(() => {
    globalThis.told = [];
    browser.notifications.onClosed.addListener((id) => globalThis.told.push(id));
    return browser.storage.local.set({ notify: true }).then(() => true);
  }));
  const join = (events) => ask({ type: 'join', site: server.origin, contacts: [{ person: { name: 'Eve Invented', email: 'eve@invented.example' }, events }] });
  await join([]);
  await ask({ type: 'minute', site: server.origin, tab: 1 });
  await join([{ type: 'contact_request', at: new Date(Date.now() - 60_000).toISOString() }]);
  await ask({ type: 'minute', site: server.origin, tab: 1 });
  const told = () => own.evaluate(() => browser.notifications.getAll().then((all) => JSON.stringify([...globalThis.told, ...Object.keys(all)])));
  assert.deepEqual(JSON.parse(await until(async () => (await told()) !== '[]' && told())).map((id) => JSON.parse(id)), [[1, server.origin, 'email:eve@invented.example']]);
});
