// SPDX-License-Identifier: MIT
// The page reader on pages of all sorts: every contact a person sees is found, whole, and nothing else is taken for one.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bantam, glue, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';

const require = createRequire(join(glue, 'package.json'));
const esbuild = require('esbuild');
const reader = join(root, 'plugin-manifest/src/reader');
const pages = readdirSync(join(root, 'tests/browser/zoo')).filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5)).sort();
/** In each frame of a page: what the reader finds, and which rows the page's author meant. */
const SCRIPT = `globalThis.zoo = async () => ({
  meant: zooReader.everywhere(zooReader.rootsOf(document), '[data-expect="contact"]').length,
  found: (await zooReader.readPage(document)).map(({ kind, headers, title, place, events, rows }) => ({ kind, headers, title, place, events,
    rows: rows.map(({ element, cells, link, id }) => ({ cells, link, id, meant: element.dataset.expect === 'contact', whole: element.dataset.whole ?? null, says: JSON.parse(element.dataset.says ?? '{}'), did: element.dataset.events ?? null })) })),
});`;

let browser, qualifier, judge, script;
before(async () => {
  const bundle = async (contents, format, globalName) => (await esbuild.build({ stdin: { contents, resolveDir: reader }, bundle: true, write: false, format, globalName })).outputFiles[0].text;
  script = `${await bundle("export { readPage } from './page.js'; export { everywhere, rootsOf } from './visible.js';", 'iife', 'zooReader')}\n${SCRIPT}`;
  const judging = await bundle("export { judge } from './judge.js';", 'esm');
  ({ judge } = await import(`data:text/javascript;base64,${Buffer.from(judging).toString('base64')}`));
  qualifier = await bantam.Qualifier.load({ model: 'reference' });
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  qualifier?.close();
});

/** Contacts of one frame: how many were meant, rightly and wrongly taken. */
async function taken(frame) {
  await frame.evaluate(script);
  const { meant, found } = await frame.evaluate('zoo()');
  const rows = [];
  for (const one of found) {
    const reading = await qualifier.readTable({ headers: one.headers, rows: one.rows.map(({ cells }) => cells) });
    const targets = reading.columns.map(({ target }) => target);
    if (judge(one, targets) !== 'contacts') continue;
    rows.push(...one.rows.map((row, i) => ({ ...row, contact: reading.contacts[i], title: one.title, events: one.events })).filter(({ contact }) => contact?.person?.name || contact?.person?.email || one.title));
  }
  return { meant, rows };
}

/** @param {string} name */
async function visit(name) {
  const page = await browser.newPage();
  await page.goto(`file://${join(root, 'tests/browser/zoo', `${name}.html`)}`);
  const frames = await Promise.all(page.frames().map(taken));
  await page.close();
  return { meant: frames.reduce((sum, one) => sum + one.meant, 0), rows: frames.flatMap((one) => one.rows) };
}

const totals = { meant: 0, right: 0, wrong: 0 };
for (const name of pages) {
  test(`zoo: ${name.replaceAll('_', ' ')}`, async () => {
    const { meant, rows } = await visit(name);
    const right = rows.filter((row) => row.meant);
    totals.meant += meant;
    totals.right += right.length;
    totals.wrong += rows.length - right.length;
    console.log(`${name}: ${meant} contacts, ${right.length} found, ${rows.length - right.length} wrong`);
    assert.deepEqual(rows.filter((row) => !row.meant).map(({ cells }) => cells), [], 'taken for contacts');
    assert.equal(right.length, meant, 'contacts found');
    for (const row of rows.filter(({ whole }) => whole)) assert.equal(row.contact.person.email, row.whole);
    for (const { says, contact, title, did, events = [] } of right) {
      if (did !== null) assert.equal(events.map(({ type }) => type).sort().join(' '), did);
      const { person = {}, company = {} } = contact;
      const read = { name: person.name ?? title, email: person.email ?? '', title: person.title ?? '', company: company.name ?? '' };
      assert.deepEqual(Object.fromEntries(Object.keys(says).map((key) => [key, read[key]])), says);
    }
  });
}

test('zoo: nothing wrong, and at least 98 % of the contacts', () => {
  const recall = totals.right / totals.meant;
  console.log(`${pages.length} pages, ${totals.meant} contacts: precision ${(totals.right / (totals.right + totals.wrong)).toFixed(3)}, recall ${recall.toFixed(3)}`);
  assert.ok(pages.length >= 25);
  assert.equal(totals.wrong, 0);
  assert.ok(recall >= 0.98);
});
