// SPDX-License-Identifier: MIT
// The form for everybody: axe finds nothing wrong in four languages, light, dark and on a phone, whatever is asked; what is drawn has a role
// and a name.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { axeSource, examples, launch, removeFolder, serve } from './form_browsers.mjs';

const LOCALES = ['en', 'fi', 'ru', 'de'];
const LOOKS = { light: { colorScheme: 'light' }, dark: { colorScheme: 'dark' }, phone: { colorScheme: 'light', viewport: { width: 390, height: 844 } } };
const page = (name, locale) => readFileSync(join(examples, `site/${name}.html`), 'utf8').replace('lang="en"', `lang="${locale}"`).replace('form.en.js', `form.${locale}.js`).replace(/<p slot="notice">.*<\/p>/, '');
const pages = Object.fromEntries(LOCALES.flatMap((locale) => [[`/plain.${locale}`, page('plain', locale)], [`/chat.${locale}`, page('chat', locale)]]));
let server, browser;
before(async () => {
  server = await serve({ pages });
  browser = await launch('chromium');
});
after(async () => {
  await browser?.close();
  await server?.close();
  removeFolder();
});

async function clean(visit, what) {
  await visit.run(readFileSync(axeSource(), 'utf8'));
  const found = await visit.run(async () => (await globalThis.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join(' | ')}`));
  assert.deepEqual(found, [], what);
  assert.ok(await visit.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${what}: nothing is wider than the screen`);
  if (process.env.BANTAM_PICTURES) await visit.page.screenshot({ path: join(process.env.BANTAM_PICTURES, `${what.replaceAll(/[ ,]+/g, '-')}.png`), fullPage: true });
}

for (const locale of LOCALES) {
  for (const [look, shape] of Object.entries(LOOKS)) {
    test(`axe finds nothing: ${locale}, ${look}`, { timeout: 120_000 }, async () => {
      const visitor = await browser.visit(shape);
      const visit = visitor.first;
      await visit.go(`${server.origin}/plain.${locale}`);
      await visit.there('.bantam-ask');
      await visit.type('[name=email]', 'ida@gmial.com');
      await visit.press('Tab');
      await visit.there('.bantam-hint button');
      await clean(visit, `${locale}, ${look}, first question`);
      await visit.choose();
      await clean(visit, `${locale}, ${look}, second question`);
      await visit.answerAll();
      await clean(visit, `${locale}, ${look}, all said`);
      await visit.go(`${server.origin}/chat.${locale}`);
      await visit.there('[data-bantam-later]');
      await visit.type('[name=name]', 'Ida Example');
      await visit.press('Enter');
      await clean(visit, `${locale}, ${look}, chat`);
      await visit.page.keyboard.type('ida@firm.example');
      for (let i = 0; i < 3; i += 1) await visit.run(() => document.querySelector('.bantam-option').click());
      await visit.run(() => document.querySelector('.bantam-option').click());
      await visit.choose();
      await clean(visit, `${locale}, ${look}, chat asks`);
      assert.deepEqual(visit.errors, []);
      await visitor.end();
    });
  }
}

test('what is drawn has a role and a name', async () => {
  const visitor = await browser.visit();
  const visit = visitor.first;
  await visit.go(`${server.origin}/plain.en`);
  await visit.there('.bantam-ask');
  const question = visit.page.getByRole('group', { name: 'Which industry are you in?' });
  for (const name of ['Software or technology', 'Rather not say', 'OK']) assert.equal(await question.getByRole('button', { name, exact: true }).count(), 1, name);
  assert.equal(await question.getByRole('textbox', { name: 'In your own words' }).count(), 1);
  assert.equal(await visit.page.getByRole('button', { name: 'Send me the guide' }).count(), 1);
  await visit.answerAll();
  assert.equal(await visit.page.getByRole('status').filter({ hasText: 'that was all we ask' }).count(), 1);
  await visitor.end();
});
