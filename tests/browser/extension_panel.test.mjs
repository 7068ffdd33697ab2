// SPDX-License-Identifier: MIT
// The panel beside a CRM: what a person tells changes the badge at once, is kept, can be taken back; files join by e-mail; everybody in work
// order. The CRM and its people are invented.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { native } from '../js/places.mjs';
import { badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const PEOPLE = [['1', 'Aino Example', 'CEO', 'Koivu Example Oy', 'aino@koivu.example'], ['2', 'Bo Sample', 'Buyer', 'Bo Sample AB', 'bo@sample.example'],
  ['3', 'Cara Invented', 'Student', '', 'shared@invented.example'], ['4', 'Cara Invented', 'CTO', 'Invented GmbH', 'shared@invented.example']];
const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}</html>`;
const list = page('contacts', `<h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Company</th></tr></thead><tbody>${
  PEOPLE.map(([id, name, title, company]) => `<tr><td><a href="/crm/contacts/${id}">${name}</a></td><td>${title}</td><td>${company}</td></tr>`).join('')}</tbody></table>`);
const record = ([, name, title, company, email]) => page(name, `<main><h1>${name}</h1><dl><dt>Job title</dt><dd>${title}</dd><dt>Company</dt><dd>${company || '-'}</dd><dt>Email</dt><dd><a href="mailto:${email}">${email}</a></dd></dl></main>`);
const TEXTS = { '/crm/contacts': list, ...Object.fromEntries(PEOPLE.map((one) => [`/crm/contacts/${one[0]}`, record(one)])) };

let extension, server, crm, panel;
before(async () => {
  extension = await startExtension();
  server = await serveFolders({}, TEXTS, "default-src 'self' 'unsafe-inline'");
  await extension.switchOn(server.origin, { author: 'Invented Colleague' });
  crm = await extension.context.newPage();
});
after(async () => {
  await extension?.close();
  await server?.close();
});

/** The background stops and starts again by itself, as browsers do with the idle. */
async function stopBackground() {
  const session = await extension.context.newCDPSession(crm);
  const { targetInfos } = await session.send('Target.getTargets');
  const { targetId } = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extension.id));
  await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

/** The panel in a window of its own, for the tab of the CRM. */
async function openPanel() {
  const opener = await extension.context.newPage();
  await opener.goto(`chrome-extension://${extension.id}/panel.html#window`);
  await opener.evaluate((origin) => chrome.tabs.query({ url: `${origin}/*` }).then(([{ id }]) => chrome.storage.session.set({ opened: id })), server.origin);
  return opener;
}
const ask = (message) => panel.evaluate((value) => chrome.runtime.sendMessage(value).then((answer) => answer?.value), message);
const contact = async (key) => ask({ type: 'contact', site: server.origin, key });
const oneBadge = async () => (await until(async () => {
  const names = await badgesOf(crm);
  return names.length === 1 && names;
}))[0];
const shows = (text) => panel.locator('#contact:not([hidden])', { hasText: text }).waitFor();
async function openRecord(id) {
  await crm.goto(`${server.origin}/crm/contacts/${id}`);
  const [, name] = PEOPLE[id - 1];
  await shows(name);
}
/** What the command says of the contact that the extension judged, at the same moment. */
function commandOf({ contact: facts, annotation }) {
  const run = spawnSync(native, ['qualify', '--now', annotation.now, '--format', 'ndjson', '-'], { input: `${JSON.stringify(facts)}\n`, encoding: 'utf8' });
  return JSON.parse(run.stdout);
}
const same = (annotation, badge) => assert.match(badge, new RegExp(`^${annotation.label}, .*\\b${String(annotation.score).replace('.', '\\.')}\\b`), badge);

test('the record in front is in the panel, and its badge is what the command says of the same facts', async () => {
  await crm.goto(`${server.origin}/crm/contacts/1`);
  panel = await openPanel();
  await shows('Aino Example');
  const full = await contact('record:contacts/1');
  assert.deepEqual({ ...full.annotation, bant: undefined }, { ...commandOf(full), bant: undefined });
  same(full.annotation, await oneBadge());
});

test('an answer changes the badge at once, with source, date and author, and equals the command', async () => {
  const before = await oneBadge();
  const told = [];
  for (let i = 0; i < 4; i += 1) {
    const question = await panel.locator('.bt-question').textContent();
    told.push(question);
    await panel.locator('.bt-chips[aria-label=Answers] .bt-chip').first().click();
    await until(async () => (await panel.locator('.bt-question').textContent().catch(() => 'none')) !== question);
  }
  const full = await contact('record:contacts/1');
  const mine = full.read.filter(({ source }) => source === 'person');
  assert.ok(mine.length >= 4, JSON.stringify(mine));
  for (const { by, at } of mine) assert.ok(by === 'Invented Colleague' && /^\d{4}-\d\d-\d\dT/.test(at));
  assert.equal(full.contact.asked.length, 4);
  assert.deepEqual({ ...full.annotation, bant: undefined }, { ...commandOf(full), bant: undefined });
  same(full.annotation, await until(async () => {
    const now = await oneBadge();
    return now !== before && now;
  }));
});
