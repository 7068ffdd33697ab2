// SPDX-License-Identifier: MIT
// An administrator's set-up file in the browser, sound and broken; a model of the user's own that broke since. The CRM and its people are invented.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const LIST = '<!doctype html><html lang="en"><meta charset="utf-8"><title>contacts</title><h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th></tr></thead><tbody><tr><td><a href="/contacts/1">Aino Example</a></td><td>CEO</td></tr></tbody></table></html>';

let server;
before(async () => {
  server = await serveFolders({}, { '/contacts': LIST }, "default-src 'self' 'unsafe-inline'");
});
after(() => server?.close());

/** The extension as an administrator hands it out, its options in front and a list behind them. @param {object} setup @param {(at: any) => Promise<void>} work */
async function given(setup, work) {
  // No test can set a policy of the browser.
  const change = (built) => {
    const file = join(built, 'background.js');
    writeFileSync(file, `chrome.storage.managed.get = async () => (${JSON.stringify({ setup: JSON.stringify({ bantamSetup: 1, sites: { [server.origin]: {} }, ...setup }) })});\n${readFileSync(file, 'utf8')}`);
  };
  const extension = await startExtension({ change });
  try {
    await extension.worker.evaluate(() => chrome.storage.local.set({ settings: { author: 'AK' } }));
    const crm = await extension.context.newPage();
    await crm.goto(`${server.origin}/contacts`);
    const options = await extension.context.newPage();
    await options.goto(`chrome-extension://${extension.id}/options.html`);
    await options.locator('html[data-ready]').waitFor();
    await work({ extension, crm, options });
  } finally {
    await extension.close();
  }
}

test('what an administrator fixed stands, and a set-up file of one\'s own is not said to be in use where it is not', () => given({ model: 'consultancy', locale: 'en' }, async ({ crm, options }) => {
  await until(async () => (await badgesOf(crm)).length === 1);
  assert.equal(await options.locator('select[name=model]').inputValue(), 'consultancy');
  await options.locator('input[name=setup]').setInputFiles({ name: 'setup.json', mimeType: 'application/json', buffer: Buffer.from('{"bantamSetup":1,"model":"reference","retentionDays":30}') });
  await options.locator('.said', { hasText: 'Model: Set by your administrator.' }).waitFor();
  assert.doesNotMatch(await options.locator('.said').textContent(), /Forget contacts|Language/);
  assert.equal(await options.locator('select[name=model]').inputValue(), 'consultancy');
}));

test('a broken set-up of an administrator is told with its faults, and sets nothing: people go on with their own', () => given({ model: { schemaVersion: 1, id: 'mine' } }, async ({ extension, crm, options }) => {
  await options.locator('.note', { hasText: 'Your administrator’s set-up file cannot be used: ' }).filter({ hasText: '$' }).waitFor();
  assert.equal(await options.locator('select[name=model]').inputValue(), 'reference');
  await extension.switchOn(server.origin);
  await crm.bringToFront();
  await until(async () => (await badgesOf(crm)).length === 1);
}));

test('where a page cannot be judged the panel says why, and options bring another model', () => given({}, async ({ extension, crm, options }) => {
  await extension.switchOn(server.origin, { model: { schemaVersion: 1, id: 'mine', name: { en: 'Mine' } } });
  await crm.reload();
  const panel = await extension.openPanel(server.origin);
  await panel.locator('#contact:not([hidden])', { hasText: 'That did not work: ' }).waitFor();
  await options.reload();
  await options.locator('select[name=model]').selectOption('reference');
  await crm.bringToFront();
  await until(async () => (await badgesOf(crm)).length === 1);
  await panel.getByText('Choose a badge on the page.').or(panel.locator('.bt-name')).waitFor();
}));
