// SPDX-License-Identifier: MIT
// What a page shows of a contact's behaviour: visible history, last activity and counts become dated events; of what it does not show
// nothing is claimed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../js/places.mjs';
import { startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

let extension, server, page;
before(async () => {
  extension = await startExtension();
  server = await serveFolders({ '/zoo/': join(root, 'tests/browser/zoo') }, {}, "default-src 'self' 'unsafe-inline'");
  await extension.switchOn(server.origin);
  page = await extension.context.newPage();
});
after(async () => {
  await extension?.close();
  await server?.close();
});

/** What is remembered of a contact once its page was read. */
async function rememberedOn(name, person) {
  await page.goto(`${server.origin}/zoo/${name}.html`);
  return until(async () => Object.entries(await extension.stored()).find(([key, value]) => key.startsWith('contact|') && value?.name === person)?.[1]);
}
/** The day in the model's zone. */
const dayOf = (at) => new Date(at).toLocaleDateString('sv', { timeZone: 'Europe/Helsinki' });
const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv');

test('a record: its visible history, dated; its own score an attribute', async () => {
  const { events, observed, seen } = await rememberedOn('record_timeline', 'Orvokki Example');
  const at = (type) => events.filter((event) => event.type === type).map(({ at: when }) => dayOf(when));
  assert.deepEqual(at('form'), ['2026-11-02']);
  assert.deepEqual(at('call'), ['2026-10-30']);
  assert.deepEqual(at('page_view').sort(), ['2026-11-03', daysAgo(2)].sort());
  assert.ok(events.some(({ type, topic }) => type === 'page_view' && topic === 'pricing'));
  assert.deepEqual([...observed].sort(), ['call', 'email_open', 'form', 'meeting', 'page_view']);
  assert.equal(seen['custom.Lead score'].value, 84);
});

test('a list: last activity and counts, and nothing that it has no column for', async () => {
  const { events, observed, seen } = await rememberedOn('leads_with_score', 'Nadja Example');
  assert.deepEqual(events.map(({ type }) => type).sort(), ['activity', 'page_view']);
  assert.equal(events.find(({ type }) => type === 'page_view').count, 12);
  assert.deepEqual([...observed].sort(), ['activity', 'page_view']);
  assert.equal(seen['origin.channel'].value, 'Webinar');
});

test('a list without any behaviour: none of it is known', async () => {
  const { events, observed } = await rememberedOn('plain_table', 'Aino Example');
  assert.deepEqual({ events, observed }, { events: [], observed: [] });
});

test('the same page read again tells nothing twice', async () => {
  const before = (await rememberedOn('record_timeline', 'Orvokki Example')).events.length;
  await page.reload();
  await page.evaluate("document.body.append(' ')");
  await page.waitForTimeout(700);
  assert.equal((await rememberedOn('record_timeline', 'Orvokki Example')).events.length, before);
});
