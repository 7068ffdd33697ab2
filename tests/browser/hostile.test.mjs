// SPDX-License-Identifier: MIT
// The extension on pages that mean it ill, are far too large, or leave no room: text stays text, the page stays usable, badges cover nothing.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { badgeBoxesOf, badgesOf, startExtension, until } from './extension.mjs';
import { pageCost } from './page_cost.mjs';

const SCRIPTED = '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>{{constructor.constructor(\'hacked=3\')()}}';
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const table = (rows, style = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contacts</title><style>${style}</style><h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Email</th><th>Company</th></tr></thead><tbody>${
  rows.map(([name, ...others]) => `<tr data-expect="contact"><td><a href="/contacts/${escaped(others[1].slice(0, 20))}7">${name}</a></td>${others.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</tbody></table></html>`;
const PEOPLE = [['Aino Example', 'CEO', 'aino@koivu.example', 'Koivu'], ['Bo Sample', 'Buyer', 'bo@sample.example', 'Sample'], ['Cara Invented', 'CFO', 'cara@inv.example', 'Inv']];
const TIGHT = 'table{border-collapse:collapse;table-layout:fixed;width:330px} td,th{padding:1px;overflow:hidden;white-space:nowrap;font:13px sans-serif} tr{height:17px}';
const PAGES = {
  '/markup': table([[escaped(SCRIPTED), escaped(SCRIPTED), 'a@b.example', escaped(SCRIPTED)], ['Dora Example', escaped(SCRIPTED), 'dora@b.example', '"><svg onload=hacked=4>'.replace('<', '&lt;')]]),
  '/megabytes': table([['Elsa Example', 'x'.repeat(1_000_000), 'elsa@b.example', '&lt;b&gt;'.repeat(200_000)], ['Frans Example', 'CEO', 'frans@b.example', 'B']], 'td{max-width:120px;overflow:hidden;white-space:nowrap}'),
  '/rows': table(Array.from({ length: 50_000 }, (_, row) => [`Person Example`, 'CEO', `p${row}@row.example`, 'Row'])),
  '/people': table(PEOPLE),
  '/tight': table(PEOPLE.map(([name, ...others]) => [`${name} of a very long name`, ...others]), TIGHT),
  '/roomy': table(PEOPLE, 'td{padding:6px 240px 6px 8px}'),
  '/held': table(PEOPLE, 'h1{position:fixed;top:0;left:0;width:100%;height:60px;margin:0;background:#fff} body{margin:70px 0 3000px} tr{height:60px} [role]{position:absolute;background:#ccc;inset:100px 0 0 0;z-index:50}'),
  '/icons': table(PEOPLE.map(([name, ...others]) => [`${name}</a> <button>Preview</button> <span>since 2024</span><a>`, ...others]), 'td{padding:4px;white-space:nowrap}'),
};

let extension, server, origin, page;
before(async () => {
  extension = await startExtension();
  server = createServer((request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGES[request.url] ?? ''));
  await new Promise((resume) => server.listen(0, '127.0.0.1', resume));
  origin = `http://127.0.0.1:${server.address().port}`;
  await extension.switchOn(origin);
  page = await extension.context.newPage();
});
after(async () => {
  await extension?.close();
  server?.close();
});

const badges = (count) => until(async () => {
  const names = await badgesOf(page);
  return names.length === count && names;
});
const open = (path) => page.goto(origin + path);

test('fields full of markup and script stay text', async () => {
  await open('/markup');
  await badges(2);
  assert.equal(await page.evaluate('window.hacked'), undefined);
});

test('cells of a megabyte are cut, and the page answers', async () => {
  await open('/megabytes');
  await badges(2);
  const stored = JSON.stringify(await extension.stored());
  assert.ok(stored.length < 200_000, `${stored.length} characters stored`);
});

test('of fifty thousand rows those near the window are read, at the top and far below, and the page answers', async () => {
  await open('/rows');
  const known = (row) => extension.worker.evaluate((name) => chrome.storage.local.get(name).then((found) => name in found), `contact|${origin}|email:p${row}@row.example`);
  await until(() => known(0), 150_000);
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight * 0.7)');
  const row = await page.evaluate('[...document.querySelector("table").rows].findIndex((line) => line.getBoundingClientRect().bottom > 300) - 1');
  assert.ok(row > 20_000);
  await until(() => known(row), 150_000);
  assert.equal(await known(10_000), false);
});

test('a page that takes the badges away has them back', async () => {
  await open('/people');
  await badges(3);
  for (let i = 0; i < 5; i += 1) {
    await page.evaluate("document.querySelectorAll('[data-bantam]').forEach((one) => one.remove())");
    await badges(3);
  }
});

test('a page that takes them away for ever does not keep the browser busy', async () => {
  await open('/people');
  await badges(3);
  await page.evaluate("window.taken = 0; new MutationObserver(() => document.querySelectorAll('[data-bantam]').forEach((one) => { taken += 1; one.remove(); })).observe(document, { childList: true, subtree: true }); document.querySelector('[data-bantam]').remove()");
  await page.waitForTimeout(1_500);
  const taken = await page.evaluate('taken');
  assert.ok(taken <= 60, `${taken} times`);
});

test('a copy of the badges shows nothing, and a click by script opens nothing', async () => {
  await open('/people');
  await badges(3);
  const before = await extension.worker.evaluate('chrome.storage.session.get(null)');
  const said = await page.evaluate(() => {
    const host = document.querySelector('[data-bantam]');
    const copy = host.cloneNode(true);
    document.body.append(copy);
    for (const at of [host, copy]) at.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    for (let x = 0; x < 600; x += 15) for (let y = 0; y < 300; y += 10) if (document.elementFromPoint(x, y)?.hasAttribute('data-bantam')) document.elementFromPoint(x, y).click();
    return copy.shadowRoot ?? copy.textContent;
  });
  assert.equal(said, '');
  await page.waitForTimeout(300);
  const opened = (stored) => Object.values(stored).map(({ open: key }) => key ?? null);
  assert.deepEqual(opened(await extension.worker.evaluate('chrome.storage.session.get(null)')), opened(before));
});

/** Words and buttons of the page that lie under a badge. */
async function covered() {
  const boxes = await badgeBoxesOf(page);
  const words = await page.evaluate(() => {
    const all = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest('style, script')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const cell = node.parentElement.closest('td, th')?.getBoundingClientRect();
      for (const { left, right, top, bottom } of range.getClientRects()) all.push({ text: node.data, left: left, right: Math.min(right, cell?.right ?? right), top: top + 3, bottom: bottom - 3 });
    }
    return all;
  });
  return boxes.flatMap((box) => words.filter((word) => word.left + 1 < box.right && word.right - 1 > box.left && word.top < box.bottom && word.bottom > box.top).map(({ text }) => text));
}

for (const [path, room] of [['/roomy', 'room beside names'], ['/people', 'cells as wide as their names'], ['/icons', 'buttons and more words after the name']]) {
  test(`badges cover no words: ${room}`, async () => {
    await open(path);
    await badges(3);
    assert.deepEqual(await covered(), []);
  });
}

test('badges stay under a held header and an open menu, which hide nobody else', async () => {
  await open('/held');
  await badges(3);
  await page.evaluate("scrollTo(0, document.querySelector('td').getBoundingClientRect().top - 20)");
  await badges(2);
  await page.evaluate('scrollTo(0, 0)');
  await badges(3);
  // As menus do: the page is hidden from screen readers while they are open.
  await page.evaluate(() => {
    const menu = document.createElement('div');
    menu.role = 'menu';
    menu.style.top = `${document.querySelectorAll('tr')[2].getBoundingClientRect().top}px`;
    document.querySelector('table').setAttribute('aria-hidden', 'true');
    document.body.append(menu);
  });
  await badges(1);
  await page.evaluate(() => document.querySelector('[role]').remove());
  await badges(3);
});

test('where a cell has no room at all, a dot at its edge covers at most the edge of a word', async () => {
  await open('/tight');
  await badges(3);
  const boxes = await badgeBoxesOf(page);
  assert.equal(boxes.length, 3);
  for (const { left, right } of boxes) assert.ok(right - left <= 20, `${right - left} px wide`);
});

test('a list of a thousand rows: nothing moves, nothing is left behind, nothing is done while nothing happens', async () => {
  const cost = await pageCost(1_000, { renders: 100 });
  console.log(`long tasks ${cost.addedLong.toFixed(0)} ms more, heap ${cost.grownHeap} kB and ${cost.grownNodes} nodes more after 100 re-renders, idle ${cost.addedIdle.toFixed(1)} ms more`);
  assert.ok(cost.badges > 10);
  assert.equal(cost.shifts, 0);
  assert.ok(cost.grownNodes <= 100, `${cost.grownNodes} nodes`);
  assert.ok(cost.grownHeap < 1_024, `${cost.grownHeap} kB`);
  assert.ok(cost.addedIdle < 10, `${cost.addedIdle} ms`);
});
