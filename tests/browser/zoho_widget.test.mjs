// SPDX-License-Identifier: MIT
// The widget for Zoho CRM: validated and packed by Zoho's own tool, and drawn in Chromium beside an imitation of Zoho's interface. It was
// never seen inside Zoho. The record is invented.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { native, packageFolder, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { serveFolders } from './static_server.mjs';

const part = join(root, 'plugin-manifest');
const { unzipSync } = createRequire(join(part, 'package.json'))('fflate');
const folder = mkdtempSync(join(tmpdir(), 'bantam-zoho-'));
const RECORD = { id: '1', $approved: true, Full_Name: 'Aino Example', Title: 'Marketing Manager', Email: 'aino@koivu.example', Account_Name: { name: 'Koivu Example Oy', id: '2' }, No_of_Employees: 120, Tag: [], Owner: null };
const IMITATION = `window.ZOHO = { heard: {}, asked: [], embeddedApp: { on(name, hear) { ZOHO.heard[name] = hear; }, init() { ZOHO.heard.PageLoad({ Entity: 'Contacts', EntityId: ['1'] }); } },
  CRM: { API: { async getRecord(which) { ZOHO.asked.push(which); return { data: [${JSON.stringify(RECORD)}] }; } } } };`;
const zet = (verb) => spawnSync(process.execPath, [join(part, 'node_modules/zoho-extension-toolkit/index.js'), verb], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1', HOME: folder } });

let browser, server;
before(async () => {
  execFileSync(process.execPath, [join(part, 'zoho/build.mjs'), packageFolder, folder]);
  server = await serveFolders({ '/app/': join(folder, 'app') }, {}, "script-src 'self' 'wasm-unsafe-eval' https://live.zwidgets.com");
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('Zoho\'s own tool finds nothing wrong, and packs all that the page needs', () => {
  const validated = zet('validate');
  assert.equal(validated.status, 0, validated.stdout);
  assert.match(validated.stdout, /passed/);
  assert.equal(zet('pack').status, 0);
  const [zip] = readdirSync(join(folder, 'dist'));
  assert.deepEqual(Object.keys(unzipSync(readFileSync(join(folder, 'dist', zip)))).sort(), ['app/LICENSE.txt', 'app/NOTICE.txt', 'app/widget.html', 'app/widget.js']);
});

test('the record that Zoho hands out is judged as the command judges it, and nothing is asked of anybody else', async () => {
  const page = await browser.newPage({ locale: 'en-US' });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('https://live.zwidgets.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body: IMITATION }));
  await page.goto(`${server.origin}/app/widget.html`);
  await page.locator('.bt-panel').waitFor();
  const run = spawnSync(native, ['qualify', '--now', new Date().toISOString(), '--format', 'ndjson', '-'],
    { input: 'Full Name,Title,Email,Account Name,No of Employees\nAino Example,Marketing Manager,aino@koivu.example,Koivu Example Oy,120\n', encoding: 'utf8' });
  const { label, score } = JSON.parse(run.stdout);
  const text = await page.locator('.bt-panel').innerText();
  assert.ok(text.includes(label) && text.includes(String(score)) && text.includes('Koivu Example Oy'), text);
  assert.deepEqual(await page.evaluate('ZOHO.asked'), [{ Entity: 'Contacts', RecordID: '1' }]);
  assert.deepEqual(asked.filter((url) => !url.startsWith('https://live.zwidgets.com/js-sdk/') && !/favicon/.test(url)), [`${server.origin}/app/widget.html`, `${server.origin}/app/widget.js`]);
  await page.close();
});
