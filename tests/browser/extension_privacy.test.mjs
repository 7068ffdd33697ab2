// SPDX-License-Identifier: MIT
// Proof that nothing leaves the browser: every request of the whole browser goes through a proxy that counts; a control shows that it
// would see one. What the extension may do is a golden list, and whoever is not asked for gets nothing.
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../js/places.mjs';
import { badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const LIST = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>contacts</title><h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Email</th></tr></thead><tbody><tr><td><a href="/contacts/1">Aino Example</a></td><td>CEO</td><td>aino@koivu.example</td></tr></tbody></table></html>';

/** A proxy that passes on what goes to the CRM and writes down everything. */
async function countingProxy() {
  const seen = [];
  const server = createServer((asked, answer) => {
    seen.push(asked.url);
    const { host, hostname, port, pathname } = new URL(asked.url);
    if (hostname !== '127.0.0.1') return answer.writeHead(502).end();
    asked.pipe(forward({ hostname, port, path: pathname, method: asked.method, headers: { ...asked.headers, host } }, (reply) => reply.pipe(answer.writeHead(reply.statusCode, reply.headers))));
  });
  server.on('connect', (asked, socket) => {
    seen.push(asked.url);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return { seen, args: [`--proxy-server=127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>', '--disable-background-networking', '--disable-component-update', '--disable-features=OptimizationHints,MediaRouter,DisableLoadExtensionCommandLineSwitch'],
    close: () => new Promise((done) => (server.close(done), server.closeAllConnections())) };
}

let server;
before(async () => {
  server = await serveFolders({}, { '/contacts': LIST }, "default-src 'self' 'unsafe-inline' data:");
});
after(() => server?.close());

/** Chromium's own, asked for without any extension too: its clock, its updates, its account. */
const BROWSERS_OWN = /^(https?:\/\/)?[a-z0-9.]+\.(google|googleapis|gvt1|gstatic)\.com[:/]/;

/** Opens a list and all pages of the extension, tells an answer. @returns what the whole browser asked for */
async function visit(change) {
  const proxy = await countingProxy();
  const extension = await startExtension({ args: proxy.args, change });
  try {
    await extension.switchOn(server.origin);
    const crm = await extension.context.newPage();
    await crm.goto(`${server.origin}/contacts`);
    await until(async () => (await badgesOf(crm)).length === 1);
    const page = await extension.context.newPage();
    for (const name of ['first_run', 'options', 'panel', 'teach']) {
      await page.goto(`chrome-extension://${extension.id}/${name}.html`);
      await until(() => page.evaluate(() => document.querySelector('main').textContent.length > 20));
    }
    const key = Object.keys(await extension.stored()).find((name) => name.startsWith('contact|')).split('|').pop();
    await page.evaluate(([site, of]) => chrome.runtime.sendMessage({ type: 'verify', site, key: of }), [server.origin, key]);
    await crm.reload();
    await until(async () => (await badgesOf(crm)).length === 1);
    return proxy.seen.filter((url) => !BROWSERS_OWN.test(url));
  } finally {
    await extension.close();
    await proxy.close();
  }
}

test('with the extension on, the browser asks for the CRM\'s own pages and for nothing else', async () => {
  assert.deepEqual(await visit(), [`${server.origin}/contacts`, `${server.origin}/contacts`]);
});

test('control: a request of the content script and one of the background would have been counted', async () => {
  const seen = await visit((built) => {
    appendFileSync(join(built, 'content.js'), ";fetch('http://count.example/content', { mode: 'no-cors' }).catch(() => {});");
    appendFileSync(join(built, 'background.js'), ";fetch('http://count.example/background').catch(() => {});");
    const manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
    manifest.content_security_policy.extension_pages = "script-src 'self' 'wasm-unsafe-eval'";
    writeFileSync(join(built, 'manifest.json'), JSON.stringify(manifest));
  });
  assert.deepEqual([...new Set(seen)].sort(), ['http://count.example/background', 'http://count.example/content', `${server.origin}/contacts`].sort());
});

test('the policy of the extension\'s own pages stops a request even if one were made', async () => {
  const seen = await visit((built) => {
    for (const name of ['background', 'options']) appendFileSync(join(built, `${name}.js`), ";fetch('http://count.example/x').catch(() => {});");
  });
  assert.deepEqual(seen.filter((url) => url.includes('count.example')), []);
});

test('the sources hold no call that reaches the network', () => {
  const folder = join(root, 'plugin-manifest/src');
  const calls = /(?<!#)\bfetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|WebTransport|RTCPeerConnection|importScripts|new Image\b|\.submit\s*\(|location\s*=|window\.open|@import|url\(\s*['"]?https?:/;
  const found = readdirSync(folder, { recursive: true }).filter((name) => /\.(js|html|css)$/.test(name))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').flatMap((line, i) => (calls.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : [])));
  assert.deepEqual(found, []);
});

test('the manifest grants what this list says and no more', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'plugin-manifest/manifest.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest).sort(), ['action', 'background', 'browser_specific_settings', 'commands', 'content_security_policy', 'default_locale', 'description', 'icons', 'manifest_version', 'name',
    'optional_host_permissions', 'optional_permissions', 'options_ui', 'permissions', 'short_name', 'side_panel', 'sidebar_action', 'storage', 'version', 'web_accessible_resources']);
  assert.deepEqual(manifest.permissions, ['activeTab', 'scripting', 'storage', 'sidePanel']);
  assert.deepEqual(manifest.optional_permissions, ['notifications']);
  assert.deepEqual(manifest.optional_host_permissions, ['https://*/*', 'http://*/*']);
  assert.deepEqual(manifest.web_accessible_resources, []);
  assert.equal(manifest.content_security_policy.extension_pages,
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
  assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, { required: ['none'] });
});

test('without the user\'s grant nothing is injected and nothing is read', async () => {
  const extension = await startExtension({ granted: false });
  try {
    const crm = await extension.context.newPage();
    await crm.goto(`${server.origin}/contacts`);
    await extension.worker.evaluate((origin) => chrome.storage.local.set({ settings: { sites: { [origin]: { on: true, map: {}, fields: [] } } } }), server.origin);
    const refused = await extension.worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      const tries = tabs.map(({ id, url }) => chrome.scripting.executeScript({ target: { tabId: id }, files: ['content.js'] }).then(() => `injected into ${url}`, (error) => error.message));
      return { urls: tabs.map(({ url }) => url).filter((url) => url && !url.startsWith('chrome') && url !== 'about:blank'), said: await Promise.all(tries) };
    });
    assert.deepEqual(refused.urls, [], 'addresses of tabs are not told');
    assert.ok(refused.said.length > 0 && refused.said.every((text) => /Cannot access|must request permission/.test(text)), refused.said.join());
    assert.deepEqual(await extension.worker.evaluate(() => chrome.scripting.getRegisteredContentScripts()), []);
    assert.equal(await crm.evaluate(() => document.querySelectorAll('[data-bantam]').length), 0);
  } finally {
    await extension.close();
  }
});

test('pages, content scripts and other extensions get no settings, no contacts and no models', async () => {
  const other = mkdtempSync(join(tmpdir(), 'bantam-other-'));
  writeFileSync(join(other, 'manifest.json'), JSON.stringify({ manifest_version: 3, name: 'other', version: '1', background: { service_worker: 'other.js' } }));
  writeFileSync(join(other, 'other.js'), '');
  const extension = await startExtension({ beside: [other] });
  try {
    await extension.switchOn(server.origin);
    const crm = await extension.context.newPage();
    await crm.goto(`${server.origin}/contacts`);
    await until(async () => (await badgesOf(crm)).length === 1);
    const types = ['settings', 'changeSettings', 'everything', 'forgetAll', 'models', 'modelText', 'setup', 'useSetup', 'contact', 'taught', 'siteOff', 'toString', '__proto__', undefined];
    const tries = (id) => `Promise.all(${JSON.stringify(types)}.map((type) => new Promise((done) => {
      try { chrome.runtime.sendMessage(${id}{ type, changed: { author: 'intruder' } }, (answer) => (chrome.runtime.lastError, done(answer ?? null))); } catch (error) { done(null); }
      setTimeout(() => done(null), 2000);
    })))`;
    const nothing = types.map(() => null);
    assert.deepEqual(await crm.evaluate(tries(`'${extension.id}', `)), nothing, 'the page');
    const stranger = await until(async () => extension.context.serviceWorkers().find((worker) => !worker.url().includes(extension.id)));
    assert.deepEqual(await stranger.evaluate(tries(`'${extension.id}', `)), nothing, 'another extension');
    const session = await crm.context().newCDPSession(crm);
    const worlds = [];
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
    await session.send('Runtime.enable');
    const { id: contextId } = worlds.find(({ origin }) => origin.includes(extension.id));
    const { result } = await session.send('Runtime.evaluate', { contextId, awaitPromise: true, returnByValue: true, expression: tries('') });
    assert.deepEqual(result.value, nothing, 'the content script');
    assert.equal((await extension.stored()).settings.author, undefined);
    const resources = await crm.evaluate((id) => Promise.all(['manifest.json', 'options.html', 'background.js', 'icons/16.png'].map((name) => fetch(`chrome-extension://${id}/${name}`).then(() => name, () => null))), extension.id);
    assert.deepEqual(resources, [null, null, null, null], 'files of the extension');
  } finally {
    await extension.close();
    rmSync(other, { recursive: true });
  }
});
