// SPDX-License-Identifier: MIT
// First run, options, fields that are pointed at, the set-up file: by mouse and by keyboard, in nine languages. The CRM and its people are invented.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { axeSource } from './demo_browsers.mjs';
import { badgesOf, startExtension, textsOf, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const html = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}</html>`;
const LIST = html('contacts', '<h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Email</th></tr></thead><tbody><tr><td><a href="/contacts/1">Aino Example</a></td><td>CEO</td><td>aino@koivu.example</td></tr></tbody></table>');
const RECORD = html('Aino Example', `<main><h1>Aino Example</h1><dl><dt>Email</dt><dd>aino@koivu.example</dd><dt>Phone</dt><dd>+358 40 000001</dd><dt>Department</dt><dd>Sales</dd><dt>Kopfzahl</dt><dd id="head">120</dd></dl><p><span class="big" data-field="rolle">Chief Executive Officer</span></p><p><label>Kürzel <input id="short" value="AE"></label></p></main>
  <script>document.addEventListener('click', () => { document.title = 'clicked'; });</script>`);
const FRAMED = html('Aino Example', `<main><h1>Aino Example</h1><dl><dt>Email</dt><dd>aino@koivu.example</dd><dt>Phone</dt><dd>+358 40 000001</dd><dt>Department</dt><dd>Sales</dd></dl><x-open></x-open><x-closed></x-closed></main>
  <iframe src="/part" title="part" width="300" height="80"></iframe><iframe sandbox srcdoc="elsewhere" title="elsewhere" width="300" height="80"></iframe>
  <script>for (const [name, mode, text] of [['x-open', 'open', 'Invented District'], ['x-closed', 'closed', 'Software']]) document.querySelector(name).attachShadow({ mode }).innerHTML = '<p><span>' + text + '</span></p>';</script>`);
const PART = html('part', '<p><span class="big" data-field="rolle">Chief Executive Officer</span></p>');
const STRANGE = html('Wer', '<h1>Wer</h1><table><thead><tr><th>Wer</th><th>Was</th></tr></thead><tbody><tr><td>Aino Example</td><td>7</td></tr><tr><td>Bo Sample</td><td>8</td></tr></tbody></table>');

let extension, server, page;
before(async () => {
  extension = await startExtension();
  server = await serveFolders({}, { '/contacts': LIST, '/contacts/1': RECORD, '/contacts/2': FRAMED, '/part': PART, '/strange': STRANGE }, "default-src 'self' 'unsafe-inline'");
});
after(async () => {
  await extension?.close();
  await server?.close();
});
beforeEach(async () => {
  page = await extension.context.newPage();
  for (const other of extension.context.pages()) if (other !== page) await other.close();
  await open('teach');
  await ask({ type: 'forgetAll' });
  await extension.worker.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]).then(() => chrome.storage.local.set({ settings: { locale: 'en' } })));
});

const open = async (name, at = page) => {
  await at.goto(`chrome-extension://${extension.id}/${name}.html`);
  await at.locator('html[data-ready]').waitFor();
};
const settings = async () => (await extension.stored()).settings;
const said = (text) => page.locator('[role=status]', { hasText: text }).waitFor();
const ask = (message) => page.evaluate((value) => chrome.runtime.sendMessage(value).then((answer) => answer?.value), message);
const choose = (name, text, of = page) => of.locator(`input[name=${name}]`).setInputFiles({ name: 'chosen.json', mimeType: 'application/json', buffer: Buffer.from(text) });
async function downloaded(press) {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path(), 'utf8');
}
async function switchOn(path) {
  await extension.switchOn(server.origin);
  const crm = await extension.context.newPage();
  await crm.goto(server.origin + path);
  return crm;
}

test('first run: the CRM is chosen, the model stands, and a tab that was open has its badges', async () => {
  const crm = await extension.context.newPage();
  await crm.goto(`${server.origin}/contacts`);
  await open('first_run');
  await page.locator('.privacy', { hasText: 'Nothing is sent anywhere' }).waitFor();
  await page.getByRole('button', { name: 'EspoCRM' }).click();
  await page.getByLabel('Address of your EspoCRM').fill(server.origin);
  await page.getByRole('button', { name: 'Switch on' }).click();
  await said('Switched on');
  assert.deepEqual((await settings()).sites[server.origin], { on: true, map: {}, fields: [] });
  await page.getByRole('link', { name: server.origin.slice('http://'.length) }).waitFor();
  await crm.bringToFront();
  await until(async () => (await badgesOf(crm)).length === 1);
});

test('first run by keyboard alone', async () => {
  await open('first_run');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.textContent);
  for (let i = 0; (await focused()) !== 'address'; i += 1) {
    assert.ok(i < 40, 'the address is never reached');
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(server.origin);
  await page.keyboard.press('Enter');
  await said('Switched on');
  assert.equal((await settings()).sites[server.origin].on, true);
});

test('what is no address is said so, and nothing is switched on', async () => {
  await open('first_run');
  await page.getByLabel('Or the address').fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await said('no address');
  assert.equal((await settings()).sites, undefined);
});

test('a site is switched off and its badges go', async () => {
  const crm = await switchOn('/contacts');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  await page.getByRole('button', { name: /^Switch off/ }).click();
  await until(async () => !(await settings()).sites[server.origin]);
  await crm.bringToFront();
  await until(async () => (await badgesOf(crm)).length === 0);
});

test('a model is chosen, loaded and saved; one with faults is refused in the words of the core', async () => {
  await open('options');
  const models = await ask({ type: 'models' });
  const other = models.find(({ id }) => id !== 'reference');
  await page.locator('select[name=model]').selectOption(other.id);
  await until(async () => (await settings()).model === other.id);
  const saved = await downloaded(() => page.getByRole('button', { name: 'Save this model' }).click());
  assert.equal(JSON.parse(saved).id, other.id);
  await choose('model-file', '{"schemaVersion":1,"id":"mine"}');
  await page.locator('.said.alarm').waitFor();
  assert.match(await page.locator('.said').textContent(), /\$/);
  assert.equal((await settings()).model, other.id);
  await choose('model-file', JSON.stringify({ ...JSON.parse(saved), id: 'mine', version: '9' }));
  await said('in use');
  assert.equal((await settings()).model.id, 'mine');
});

test('the ideal customer in eight questions makes the model', async () => {
  await open('first_run');
  await page.locator('summary').click();
  await page.locator('.bt-size input').first().fill('20');
  await page.locator('.bt-size input').nth(1).fill('80');
  await page.locator('.bt-size input').nth(1).press('Tab');
  await said('A model of your answers');
  const { model, profile } = await settings();
  assert.deepEqual(profile.sizes, [{ min: 20, max: 80 }]);
  assert.ok(model.attributeRules.length > 0);
});

test('a labelled field is pointed at: it counts from then on, here and, if wanted, everywhere; it can be forgotten', async () => {
  const crm = await switchOn('/contacts/1');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  await page.getByRole('button', { name: /^Show it a field/ }).click();
  await until(() => crm.evaluate(() => document.querySelectorAll('[data-bantam]').length === 2));
  await crm.evaluate(() => document.getElementById('head').click());  // a script's press is none
  const [small] = await Promise.all([extension.context.waitForEvent('page'), crm.locator('#head').click()]);
  await small.locator('dd', { hasText: 'Kopfzahl' }).waitFor();
  await small.getByText('120', { exact: true }).waitFor();
  assert.equal(await crm.title(), 'Aino Example', 'the page heard the press');
  await small.locator('select').selectOption('company.employees');
  await small.getByRole('button', { name: 'Save' }).click();
  await small.getByRole('status').filter({ hasText: 'Employees' }).waitFor();
  assert.deepEqual((await settings()).sites[server.origin].map, { Kopfzahl: 'company.employees' });
  await until(async () => Object.entries(await extension.stored()).some(([name, known]) => name.startsWith('contact|') && known.seen['company.employees']));
  await crm.bringToFront();
  await crm.keyboard.press('Escape');
  await until(async () => !(await extension.stored()).pointed);
  await until(() => crm.evaluate(() => document.querySelectorAll('[data-bantam]').length === 1));
  await open('options');
  await page.getByRole('button', { name: 'Forget what “Kopfzahl” means' }).click();
  await until(async () => Object.keys((await settings()).sites[server.origin].map).length === 0);
});

test('a field without a label is known by its place', async () => {
  const crm = await switchOn('/contacts/1');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  await page.getByRole('button', { name: /^Show it a field/ }).click();
  await until(() => crm.evaluate(() => document.querySelectorAll('[data-bantam]').length === 2));
  const [small] = await Promise.all([extension.context.waitForEvent('page'), crm.locator('.big').click()]);
  await small.locator('select').selectOption('person.title');
  await small.getByRole('button', { name: 'Save' }).click();
  await small.getByRole('status').filter({ hasText: 'Title' }).waitFor();
  const [field] = (await settings()).sites[server.origin].fields;
  assert.equal(field.attribute, 'person.title');
  await crm.reload();
  await until(async () => Object.entries(await extension.stored()).some(([name, known]) => name.startsWith('contact|') && known.seen['person.title']?.value === 'Chief Executive Officer'));
});

test('fields in frames of the site and in shadow roots are pointed at where they stand; what another site shows is said to be so', async () => {
  const crm = await switchOn('/contacts/2');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  await page.getByRole('button', { name: /^Show it a field/ }).click();
  const [part] = [crm.frame({ url: /part/ })];
  for (const frame of [crm, part]) await until(() => frame.evaluate(() => document.querySelectorAll('[data-bantam]').length > (top === window ? 1 : 0)));
  const seen = async () => Object.assign({}, ...Object.entries(await extension.stored()).filter(([name]) => name.startsWith('contact|')).map(([, known]) => known.seen));
  const within = async (host) => {
    const { x, y, height } = await crm.locator(host).boundingBox();
    return crm.mouse.click(x + 10, y + height / 2);
  };
  for (const [press, attribute, value] of [[() => part.locator('.big').click(), 'person.title', 'Chief Executive Officer'], [() => within('x-open'), 'company.region', 'Invented District'], [() => within('x-closed'), 'company.industry', 'Software']]) {
    const [small] = await Promise.all([extension.context.waitForEvent('page'), press()]);
    await small.getByText(value, { exact: true }).waitFor();
    await small.locator('select').selectOption(attribute);
    await small.getByRole('button', { name: 'Save' }).click();
    await until(async () => (await settings()).sites[server.origin].fields.some((field) => field.attribute === attribute));
    await small.close();
    await crm.bringToFront();
    await until(async () => (await seen())[attribute]?.value === value);
  }
  await crm.locator('[title=elsewhere]').hover({ force: true });
  await until(async () => (await textsOf(crm)).includes('This part of the page belongs to another site. Bantam cannot be shown a field in it.'));
  await part.locator('body').click();
  await crm.keyboard.press('Escape');
  for (const frame of [crm, part]) await until(() => frame.evaluate(() => document.querySelectorAll('[data-bantam]').length === (top === window ? 1 : 0)));
});

test('a field is pointed at by keyboard', async () => {
  const crm = await switchOn('/contacts/1');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  await page.getByRole('button', { name: /^Show it a field/ }).focus();
  await page.keyboard.press('Enter');
  await until(() => crm.evaluate(() => document.querySelectorAll('[data-bantam]').length === 2));
  await crm.locator('#short').focus();
  const [small] = await Promise.all([extension.context.waitForEvent('page'), crm.keyboard.press('Enter')]);
  await small.locator('dd', { hasText: 'Kürzel' }).waitFor();
  await small.locator('select:focus').waitFor();
  await small.keyboard.type('Department');
  for (const key of ['Tab', 'Tab', 'Enter']) await small.keyboard.press(key);
  await until(async () => (await settings()).sites[server.origin].map['Kürzel'] === 'person.department');
});

test('a column that was said to hold names makes its list one of contacts', async () => {
  const crm = await switchOn('/strange');
  await until(async () => Object.keys(await extension.stored()).some((name) => name.startsWith('shown|')));
  assert.deepEqual(await badgesOf(crm), []);
  await extension.switchOn(server.origin, { words: { Wer: 'person.name' } });
  await crm.reload();
  await until(async () => (await badgesOf(crm)).length === 2);
});

test('a place that a page proposes by itself is not taken', async () => {
  const crm = await switchOn('/contacts/1');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  assert.equal(await ask({ type: 'pointed' }), null);
  const pages = extension.context.pages().length;
  const session = await crm.context().newCDPSession(crm);
  const worlds = [];
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await session.send('Runtime.enable');
  const ours = worlds.find(({ origin }) => origin.includes(extension.id));
  await session.send('Runtime.evaluate', { contextId: ours.id, awaitPromise: true, expression: "chrome.runtime.sendMessage({ type: 'pointed', label: 'x', at: '', sample: '' })" });
  assert.equal(extension.context.pages().length, pages);
  assert.equal(await ask({ type: 'pointed' }), null);
});

test('the set-up file carries model, sites, fields, words and language; it can be undone', async () => {
  const setup = { bantamSetup: 1, model: 'reference', locale: 'fi', retentionDays: 90, words: { Kopfzahl: 'company.employees' },
    sites: { 'https://crm.example': { map: { Rolle: 'person.title' }, fields: [{ at: 'span.x', label: 'span.x', attribute: 'person.phone' }] } } };
  await open('options');
  await choose('setup', JSON.stringify(setup));
  await said('Asetustiedosto on käytössä');
  await page.locator('.site', { hasText: 'crm.example' }).filter({ hasText: 'odottaa lupaasi' }).waitFor();
  const { made, ...saved } = JSON.parse(await downloaded(() => page.getByRole('button', { name: 'Tallenna asetustiedosto' }).click()));
  assert.deepEqual(saved, setup);
  assert.match(made, /^\d{4}-\d\d-\d\d$/);
  await page.getByRole('button', { name: 'Kumoa' }).click();
  await page.locator('h1', { hasText: 'Options' }).waitFor();
  assert.deepEqual(await settings(), { locale: 'en', sites: {}, words: {} });
});

for (const [what, text, words] of [['no set-up file', '{"id":"x"}', 'no set-up file'], ['no JSON', 'hello', 'no set-up file'], ['a newer one', '{"bantamSetup":2}', 'newer'],
  ['a site that is none', '{"bantamSetup":1,"sites":{"javascript:x":{}}}', 'javascript:x'], ['an unknown part', '{"bantamSetup":1,"evil":1}', '$.evil'],
  ['a part named after what all objects have', '{"bantamSetup":1,"sites":{"https://a.example":{"constructor":{}}}}', 'constructor'],
  ['a model with faults', '{"bantamSetup":1,"model":{"id":"mine"}}', '$'], ['a model that does not ship', '{"bantamSetup":1,"model":"nobody"}', 'nobody']]) {
  test(`a set-up file is refused whole: ${what}`, async () => {
    await open('options');
    await choose('setup', text);
    await page.locator('.said.alarm', { hasText: words }).waitFor();
    assert.deepEqual(await settings(), { locale: 'en' });
  });
}

test('what is stored is shown, explained, saved, forgotten and deleted', async () => {
  const crm = await switchOn('/contacts');
  await until(async () => (await badgesOf(crm)).length === 1);
  await open('options');
  await page.getByText('1 contact, in this browser only.').waitFor();
  await page.getByRole('button', { name: 'Receipt: Aino Example' }).click();
  await page.locator('.receipt pre', { hasText: 'CEO' }).waitFor();
  const csv = await downloaded(() => page.getByRole('button', { name: 'Save as a table (CSV)' }).click());
  const [head, row] = csv.split('\r\n');
  assert.match(head, /^site,key,link,name,at,.*person\.title/);
  assert.match(row, /CEO/);
  const whole = JSON.parse(await downloaded(() => page.getByRole('button', { name: 'Save all (JSON)' }).click()));
  assert.ok(Object.keys(whole).some((name) => name.startsWith('contact|')));
  await crm.close();
  const remove = page.getByRole('button', { name: 'Delete all contacts' });
  await remove.click();
  await page.getByRole('button', { name: 'Delete 1 contact for good?' }).waitFor();
  await page.getByRole('button', { name: 'Receipt: Aino Example' }).click();
  await remove.click();
  await page.getByRole('button', { name: 'Delete 1 contact for good?' }).click();
  await said('All contacts are deleted');
  assert.ok(!Object.keys(await extension.stored()).some((name) => name.startsWith('contact|')));
});

for (const name of ['first_run', 'options', 'teach']) {
  test(`${name}: nothing for axe to report, light, dark and narrow; nothing wider than the window`, async () => {
    await extension.worker.evaluate((origin) => chrome.storage.local.set({ settings: { locale: 'en', words: { Wer: 'person.name' }, sites: { [origin]: { on: true, map: { Was: 'person.title' }, fields: [] }, 'https://other.example': { on: true, map: {}, fields: [] } } } }), server.origin);
    await extension.worker.evaluate(() => chrome.storage.session.set({ pointed: { tab: 1, origin: 'https://crm.example', label: 'Kopfzahl', at: '', sample: '120' } }));
    for (const [colorScheme, width] of [['light', 1100], ['dark', 1100], ['light', 360]]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await open(name);
      if (name !== 'teach') await page.locator('summary').click();
      await page.evaluate(readFileSync(axeSource(), 'utf8'));
      const { violations } = await page.evaluate(() => window.axe.run(document));
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${colorScheme} ${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${colorScheme} ${width} is too wide`);
    }
    await extension.worker.evaluate(() => chrome.storage.session.remove('pointed'));
  });
}

test('every language says everything, and is switched in the page', async () => {
  const titles = new Set();
  await open('options');
  const locales = await page.locator('select[name=locale] option').evaluateAll((options) => options.map(({ value }) => value).filter(Boolean));
  assert.equal(locales.length, 9);
  for (const locale of locales) {
    await page.locator('select[name=locale]').selectOption(locale);
    await page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
    for (const name of ['first_run', 'options']) {
      await open(name);
      const text = await page.locator('main').innerText();
      assert.doesNotMatch(text, /\b(page|options|sites|model|data|setup|first|teach|side|manifest)\.[a-z]+\b|\{\w+\}/i, `${locale} ${name}`);
      titles.add(await page.title());
    }
  }
  assert.ok(titles.size >= 15, [...titles].join());
});

test('whatever is changed in the options is drawn at once: language, initials, sites, hidden badges; nothing goes wrong', async () => {
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  await extension.switchOn(server.origin, { author: 'AK' });
  await open('options');
  await page.locator('select[name=locale]').selectOption('fi');
  await page.locator('h2', { hasText: 'Sivustot' }).waitFor();
  await page.locator('select[name=locale]').selectOption('en');
  await page.locator('h2', { hasText: 'Sites' }).waitFor();
  await choose('setup', '{"bantamSetup":1,"model":"consultancy","retentionDays":30}');
  await said('in use');
  const kept = () => page.locator('select[name=retention]').inputValue();
  await until(async () => (await kept()) === '30');
  await page.locator('input[name=author]').fill('ZZ');
  await page.keyboard.press('Tab');
  await until(async () => (await settings()).author === 'ZZ');
  await page.getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await kept()) === '730');
  assert.equal(await page.locator('input[name=author]').inputValue(), 'ZZ');
  await page.getByRole('button', { name: 'Hide or show all badges', pressed: false }).click();
  await page.getByRole('button', { name: 'Hide or show all badges', pressed: true }).click();
  await page.getByRole('button', { name: /^Switch off/ }).click();
  await page.locator('.site').waitFor({ state: 'detached' });
  assert.deepEqual(wrong, []);
});
