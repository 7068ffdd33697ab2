// SPDX-License-Identifier: MIT
// Pages that move, frame their lists, are hidden, or answer late: the panel stays with its contact, hidden badges stay hidden. The CRM and its
// people are invented.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { badgeBoxesOf, badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}</html>`;
const TABLE = `<table><thead><tr><th>Name</th><th>Job title</th><th>Email</th></tr></thead><tbody>${
  [['Aino Example', 'CEO'], ['Bo Sample', 'Marketing manager']].map(([name, title], i) => `<tr><td style="width:20em"><a href="/contacts/${i + 1}">${name}</a></td><td>${title}</td><td>${name[0]}@sample.example</td></tr>`).join('')}</tbody></table>`;
const LIST = page('contacts', `<h1>Contacts</h1>${TABLE}`);
const TEXTS = {
  '/contacts': LIST,
  '/clock': page('contacts', `<h1>Contacts</h1><p>0</p>${TABLE}<script>setInterval(() => { document.querySelector('p').textContent = Date.now(); }, 300);</script>`),
  '/portal': page('portal', '<h1>Portal</h1><iframe src="/contacts" title="list" width="900" height="400"></iframe>'),
  '/drawn': page('contacts', `<h1>Contacts</h1><div></div><script>const draw = (turn) => { document.querySelector('div').innerHTML = ${JSON.stringify(TABLE)}; if (turn) document.querySelector('tbody').append(document.querySelector('tbody tr')); }; draw();</script>`),
  '/scrolled': page('contacts', `<h1>Contacts</h1><div style="height:200px;overflow:auto">${TABLE}<p style="height:2000px"></p></div>`),
  '/start': page('contacts', `<h1>Contacts</h1>${TABLE}<script>history.pushState({}, '', '/leads?view=all');</script>`),
};

let extension, server, crm, panel;
before(async () => {
  server = await serveFolders({}, TEXTS, "default-src 'self' 'unsafe-inline'");
  extension = await startExtension();
  await extension.switchOn(server.origin);
  crm = await extension.context.newPage();
  await crm.goto(`${server.origin}/contacts`);
  panel = await extension.openPanel(server.origin);
});
after(async () => {
  await extension?.close();
  await server?.close();
});
beforeEach(() => crm.bringToFront());

const badges = (of = crm) => until(async () => (await badgesOf(of)).length === 2 && badgesOf(of));
const shows = (text) => panel.locator('#contact:not([hidden])', { hasText: text }).waitFor();
/** One answer in the panel; all documents of the page were judged anew by then. */
async function answer() {
  const asked = await panel.locator('.bt-question').textContent();
  await panel.locator('.bt-chips[aria-label=Answers] .bt-chip').first().evaluate((node) => node.click());
  await panel.locator('.bt-question').filter({ hasNotText: asked }).waitFor();
  await crm.waitForTimeout(1_000);
}

test('a page that moved without loading keeps its contact in the panel after an answer', async () => {
  await crm.goto(`${server.origin}/start`);
  await badges();
  const [{ left, top, bottom }] = await badgeBoxesOf(crm);
  await crm.mouse.click(left + 8, (top + bottom) / 2);
  await shows('Aino Example');
  await answer();
  await shows('Aino Example');
});

test('a list in a frame is in front of the page around it, and stays so after answers', async () => {
  await crm.goto(`${server.origin}/portal`);
  await badges();
  await shows('Choose a badge on the page.');
  const { x, y, width, height } = await crm.frames()[1].locator('a').nth(1).boundingBox();
  await until(async () => {
    await crm.mouse.click(x + width + 14, y + height / 2);  // once it is in its place
    await crm.waitForTimeout(500);
    return (await panel.locator('#contact').textContent()).includes('Bo Sample');
  });
  for (let i = 0; i < 3; i += 1) await answer();
  await shows('Bo Sample');
});

/** How many badges lie in the page, shown or not. */
const inSight = async (of) => (await badgeBoxesOf(of)).filter(({ left, right }) => right > left).length;

test('hidden badges stay hidden on a page that changes and in every other tab, until they are shown again', async () => {
  await crm.goto(`${server.origin}/clock`);
  await badges();
  const other = await extension.context.newPage();
  await other.goto(`${server.origin}/contacts`);
  await badges(other);
  await crm.bringToFront();
  const press = () => extension.worker.evaluate(() => chrome.commands.onCommand.dispatch('hide-badges', undefined));
  await press();
  await until(async () => (await inSight(crm)) === 0);
  await crm.waitForTimeout(1_500);
  assert.equal(await inSight(crm), 0);
  await other.bringToFront();
  await other.waitForTimeout(600);
  assert.equal(await inSight(other), 0);
  await press();
  await until(async () => (await inSight(other)) === 2);
  await other.close();
  // Who pressed the keys by mistake, or whose browser gave them to something else, finds the way back.
  await crm.bringToFront();
  await press();
  await panel.getByRole('button', { name: 'Hide or show all badges' }).click();
  await until(async () => (await inSight(crm)) === 2);
  await shows('Choose a badge on the page.');
});

test('a site whose leave is taken back in the browser is read no more, also in tabs that are open', async () => {
  await crm.goto(`${server.origin}/contacts`);
  await badges();
  const stored = () => extension.worker.evaluate(() => chrome.storage.local.get(null).then((all) => Object.keys(all).length));
  const before = await stored();
  // No test can press the browser's own switch.
  await extension.worker.evaluate(() => {
    globalThis.mayRead = chrome.permissions.contains;
    chrome.permissions.contains = async () => false;
    chrome.permissions.onRemoved.dispatch({ origins: [] });
  });
  await until(async () => (await badgesOf(crm)).length === 0);
  await crm.evaluate(() => document.querySelector('tbody').insertAdjacentHTML('beforeend', '<tr><td><a href="/contacts/9">Eve Invented</a></td><td>CTO</td><td>eve@sample.example</td></tr>'));
  await crm.waitForTimeout(1_000);
  assert.equal(await stored(), before);
  await extension.worker.evaluate(() => {
    chrome.permissions.contains = globalThis.mayRead;
    chrome.permissions.onAdded.dispatch({ origins: [] });
  });
  await until(async () => (await badgesOf(crm)).length === 3);
});

test('a page has its badges although the background was stopped while it answered', async () => {
  for (const wait of [0, 100, 200, 300, 400]) {
    await crm.goto(`${server.origin}/contacts`, { waitUntil: 'commit' });
    await crm.waitForTimeout(wait);
    await extension.stopBackground();
    await badges();
  }
});

/** What the focus is on, by its name for those who hear it. */
async function focused() {
  const session = await crm.context().newCDPSession(crm);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.find(({ role, properties = [] }) => role?.value === 'button' && properties.some(({ name, value }) => name === 'focused' && value.value))?.name.value ?? '';
}

test('a badge that has the focus keeps it while the page draws its rows anew, and keys go through badges as through rows', async () => {
  await crm.goto(`${server.origin}/drawn`);
  await badges();
  for (let i = 0; i < 4; i += 1) await crm.keyboard.press('Tab');
  assert.match(await focused(), /^Bo Sample: /);
  await crm.evaluate('draw()');
  await crm.waitForTimeout(1_500);
  assert.match(await focused(), /^Bo Sample: /);
  await crm.evaluate('draw(true)');
  await until(async () => (await badgesOf(crm))[0].startsWith('Bo Sample: '));
  assert.match(await focused(), /^Bo Sample: /);
  await crm.keyboard.press('Tab');
  assert.match(await focused(), /^Aino Example: /);
});

test('of a row that was away for a moment and came back out of sight no badge stays, neither to be seen nor to be heard', async () => {
  await crm.goto(`${server.origin}/scrolled`);
  await badges();
  // Away before the page is read again, yet long enough to be missed.
  await crm.evaluate(async () => {
    const [box, table] = [document.querySelector('div'), document.querySelector('table')];
    table.remove();
    await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume, 30)));
    box.append(table);
  });
  await until(async () => (await badgesOf(crm)).length === 0, 10_000);
  await crm.evaluate(() => document.querySelector('table').scrollIntoView());
  await badges();
});

test('where the extension is switched off under a page nothing of it stays once the page changes', async () => {
  await crm.goto(`${server.origin}/drawn`);
  await badges();
  const hosts = () => crm.evaluate(() => document.querySelectorAll('[data-bantam]').length);
  assert.equal(await hosts(), 1);
  // A browser that was told on its command line what to load does not load it again: it is as switched off.
  await panel.evaluate(() => chrome.runtime.reload()).catch(() => {});
  await until(async () => {
    await crm.evaluate(() => document.querySelector('h1').append('.'));
    return (await hosts()) === 0;
  });
});
