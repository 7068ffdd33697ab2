// SPDX-License-Identifier: MIT
// What a visitor's page loads, all of it: no threshold, no points, no private word of the model, and how much it is. Playing with the page
// changes nothing on the server. How long it takes is printed, never asserted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bantam } from '../js/places.mjs';
import { examples, launch, removeFolder, serve } from './form_browsers.mjs';

const WITHOUT_PACK = 45_000;
const WITH_PACK = 60_000;
const LANGUAGE = /^\/bantam\/[a-z]{2}\.js$|^\/published\//;
const LOCALES = ['de', 'en', 'es', 'fi', 'fr', 'nb', 'pl', 'ru', 'sv'];
const plain = readFileSync(join(examples, 'site/plain.html'), 'utf8');
const pages = Object.fromEntries(LOCALES.map((locale) => [`/in.${locale}`, plain.replace('lang="en"', `lang="${locale}"`).replace('form.en.js', `form.${locale}.js`).replaceAll('"bantam/', '"/bantam/').replace('"published', '"/published')]));
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

/** Every answer that a visit to the end of the questions gets: address to text. */
async function loadedBy(path, visitor) {
  const visit = visitor.first;
  const bodies = [];
  visit.page.on('response', (response) => bodies.push(response.body().then((body) => [new URL(response.url()).pathname, body]).catch(() => null)));
  await visit.go(server.origin + path);
  await visit.there('.bantam-ask');
  const before = bodies.length;
  await visit.answerAll();
  return { all: new Map((await Promise.all(bodies)).filter(Boolean)), before };
}

test('nothing that the page loads holds a threshold, points or a private word', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const model = JSON.parse(await qualifier.document('reference'));
  const visitor = await browser.visit();
  const { all } = await loadedBy('/in.en', visitor);
  const texts = [...all].map(([path, body]) => [path, body.toString('utf8')]);
  const drawn = await visitor.first.run(() => document.documentElement.outerHTML);
  texts.push(['what is drawn', drawn]);
  assert.ok(all.has('/bantam/bantam_form.wasm.js') && all.has('/published/form.en.js'), [...all.keys()].join(' '));
  const rules = [...model.attributeRules, ...model.eventRules, ...model.groups, ...model.exclusions];
  assert.ok(rules.length > 15);
  const shown = JSON.stringify(model.questions);
  for (const [path, text] of texts) {
    for (const { id } of rules) if (!shown.includes(id)) assert.ok(!new RegExp(`["'\\t\`]${id}["'\\t\`]`).test(text), `${path} names the rule ${id}`);
    for (const word of ['"points"', '"threshold', '"tiers"', '"ledger"', 'bantam_score', 'disqualified', '"score"', model.tiers.sql.nextStep.en]) assert.ok(!text.includes(word), `${path}: ${word}`);
  }
  // The module's own bytes too, unpacked as the page unpacks them.
  const module = readFileSync(join(examples, 'node_modules/bantam-crm/wasm/bantam_form.wasm')).toString('latin1');
  for (const word of ['threshold', 'disqualified', 'mql', 'ledger', ...rules.map(({ id }) => id).filter((id) => id.length > 5 && !shown.includes(id))]) assert.ok(!module.includes(word), word);
  await visitor.end();
  qualifier.close();
});

test(`the download before the first question: at most ${WITHOUT_PACK} bytes of gzip without a language, ${WITH_PACK} with its questions and words`, async (context) => {
  for (const locale of LOCALES) {
    const visitor = await browser.visit();
    const { all } = await loadedBy(`/in.${locale}`, visitor);
    const sizes = [...all].filter(([path]) => !/favicon|\.css$|^\/in\./.test(path)).map(([path, body]) => [path, gzipSync(body, { level: 9 }).length]);
    const sum = sizes.reduce((total, [, size]) => total + size, 0);
    const language = sizes.filter(([path]) => LANGUAGE.test(path)).reduce((total, [, size]) => total + size, 0);
    context.diagnostic(`${locale}: ${sum}, of which questions and words ${language}`);
    assert.ok(sum - language <= WITHOUT_PACK && sum <= WITH_PACK, `${locale}: ${sum}`);
    assert.ok(sizes.filter(([path]) => LANGUAGE.test(path)).length === 2, 'one language');
    assert.ok(!sizes.some(([path]) => /bantam\.wasm|form_fixed/.test(path)), 'no more than the form needs');
    await visitor.end();
  }
});

test('fields that are played with change nothing on the server but the answers themselves', async () => {
  const visitor = await browser.visit();
  const visit = visitor.first;
  await visit.go(`${server.origin}/plain.html`);
  await visit.there('.bantam-ask');
  await visit.run(() => {
    const form = document.querySelector('form');
    document.querySelector('[name="bantam.step"]').value = 'calendar';
    for (const [name, value] of [['score', '100'], ['tier', 'sql'], ['lifecycle.stage', 'customer'], ['event:contact_request', '2026-11-01'], ['bantam.step', 'calendar']]) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
  });
  await visit.type('[name=name]', 'Ida Example');
  await visit.type('[name=email]', 'ida@firm.example');
  await visit.press('Enter');
  await visit.until(() => document.getElementById('follows')?.textContent);
  const { lead } = server.leads.at(-1);
  assert.deepEqual([lead.step, lead.annotation.tier, lead.annotation.standing, lead.contact.lifecycle], ['guide', 'mql', 'lead', undefined]);
  await visitor.end();
});

test('cold start and typing, printed', async (context) => {
  const visitor = await browser.visit();
  const visit = visitor.first;
  await visit.go(`${server.origin}/plain.html`);
  await visit.there('.bantam-ask');
  const started = await visit.run(() => performance.now());
  const cost = await visit.run(() => {
    const input = document.querySelector('[name=email]');
    const times = [];
    for (const letter of 'ida.example@gmial.com'.repeat(20)) {
      const from = performance.now();
      input.value += letter;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      times.push(performance.now() - from);
    }
    return { worst: Math.max(...times), typical: times.sort((a, b) => a - b)[times.length >> 1], letters: times.length };
  });
  context.diagnostic(`first question after ${Math.round(started)} ms of the page's life; a letter takes ${cost.typical.toFixed(2)} ms, at worst ${cost.worst.toFixed(2)} ms, of 50`);
  assert.equal(cost.letters, 420);
  await visitor.end();
});
