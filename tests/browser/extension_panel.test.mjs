// SPDX-License-Identifier: MIT
// The panel beside a CRM: what a person tells changes the badge at once, is kept, can be taken back; files join by e-mail; everybody in work
// order. The CRM and its people are invented.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { bantam, native } from '../js/places.mjs';
import { axeSource } from './demo_browsers.mjs';
import { badgesOf, startExtension, until } from './extension.mjs';
import { serveFolders } from './static_server.mjs';

const PEOPLE = [['1', 'Aino Example', 'CEO', 'Koivu Example Oy', 'aino@koivu.example'], ['2', 'Bo Sample', 'Buyer', 'Bo Sample AB', 'bo@sample.example'],
  ['3', 'Cara Invented', 'Student', '', 'shared@invented.example'], ['4', 'Cara Invented', 'CTO', 'Invented GmbH', 'shared@invented.example']];
const page = (title, body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>${body}</html>`;
const list = page('contacts', `<h1>Contacts</h1><table><thead><tr><th>Name</th><th>Job title</th><th>Company</th></tr></thead><tbody>${
  PEOPLE.map(([id, name, title, company]) => `<tr><td><a href="/crm/contacts/${id}">${name}</a></td><td>${title}</td><td>${company}</td></tr>`).join('')}</tbody></table>`);
const record = ([, name, title, company, email]) => page(name, `<main><h1>${name}</h1><dl><dt>Job title</dt><dd>${title}</dd><dt>Company</dt><dd>${company || '-'}</dd><dt>Email</dt><dd><a href="mailto:${email}">${email}</a></dd></dl></main>`);
const HOSTILE = ['9', '&lt;img src=x onerror=alert(1)&gt; Eve Invented', 'CEO &lt;script&gt;alert(1)&lt;/script&gt;', '&lt;b&gt;Firm&lt;/b&gt;', 'eve@invented.example'];
const TEXTS = { '/crm/contacts': list, '/crm/contacts/9': record(HOSTILE), ...Object.fromEntries(PEOPLE.map((one) => [`/crm/contacts/${one[0]}`, record(one)])) };

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

const openPanel = () => extension.openPanel(server.origin);
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
async function axe() {
  await panel.evaluate(readFileSync(axeSource(), 'utf8'));
  return panel.evaluate(async () => (await globalThis.axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' | ')}`));
}
/** What the command says of the contact that the extension judged, at the same moment. */
function commandOf({ contact: facts, annotation }) {
  const run = spawnSync(native, ['qualify', '--now', annotation.now, '--format', 'ndjson', '-'], { input: `${JSON.stringify(facts)}\n`, encoding: 'utf8' });
  return JSON.parse(run.stdout);
}
const same = (annotation, badge) => assert.match(badge, new RegExp(`: ${annotation.label}, .*\\b${String(annotation.score).replace('.', '\\.')}\\b`), badge);

test('the record in front is in the panel, and its badge is what the command says of the same facts', async () => {
  await crm.goto(`${server.origin}/crm/contacts/1`);
  panel = await openPanel();
  await shows('Aino Example');
  const full = await contact('record:contacts/1');
  assert.deepEqual(full.annotation, commandOf(full));
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
  assert.deepEqual(full.annotation, commandOf(full));
  same(full.annotation, await until(async () => {
    const now = await oneBadge();
    return now !== before && now;
  }));
});

test('asked in vain, another question comes; what is typed is the fact of its question', async () => {
  const question = async () => (await panel.locator('.bt-question').textContent().catch(() => ''));
  await openRecord(2);
  const first = await question();
  await panel.getByRole('button', { name: 'Asked, no answer' }).click();
  const second = await until(async () => (await question()) !== first && question());
  const type = async (text) => {
    await panel.getByLabel('Another answer').fill(text);
    await panel.keyboard.press('Enter');
  };
  await type('a great many');
  await panel.locator('.status', { hasText: 'a great many' }).waitFor();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel.locator('.status', { hasText: 'Undone.' }).waitFor();
  await type('yes');
  await until(async () => (await question()) !== second);
  const full = await contact('record:contacts/2');
  const mine = full.read.filter(({ source }) => source === 'person');
  assert.deepEqual(mine.map(({ value, by }) => [value, by]), [['yes', 'Invented Colleague']]);
  assert.deepEqual(full.contact.asked.map(({ result }) => result), ['no_answer', 'yes']);
});

test('what is half typed is there again when the panel comes back to its contact, and is not lost where it cannot be stored', async () => {
  const typed = () => panel.getByLabel('Another answer').inputValue();
  await openRecord(2);
  await panel.getByLabel('Another answer').fill('half a wo');
  await openRecord(1);
  assert.equal(await typed(), '');
  await crm.goto('about:blank');
  await panel.getByText('Open your CRM in this window.').waitFor();
  await openRecord(2);
  assert.equal(await typed(), 'half a wo');
  await panel.evaluate(async () => chrome.storage.local.set({ filler: 'x'.repeat(chrome.storage.local.QUOTA_BYTES - await chrome.storage.local.getBytesInUse(null) - 60) }));
  await panel.getByLabel('Another answer').press('Enter');
  await panel.locator('.status', { hasText: 'It could not be stored, and nothing was changed:' }).waitFor();
  assert.equal(await typed(), 'half a wo');
  await panel.evaluate(() => chrome.storage.local.remove('filler'));
  await panel.getByLabel('Another answer').fill('');
});

test('a wrong value goes, an event comes with its day, an opinion stands beside: each is taken back, the last first', async () => {
  await openRecord(2);
  const undo = panel.getByRole('button', { name: 'Undo' });
  const facts = async () => (await contact('record:contacts/2')).contact;
  await panel.locator('summary').click();
  await panel.getByRole('button', { name: 'Wrong? Title' }).last().click();
  await until(async () => (await facts()).person.title === undefined);
  await panel.getByLabel('Title: what is right?').fill('Head of purchasing');
  await panel.keyboard.press('Enter');
  await until(async () => (await facts()).person.title?.source === 'person' && (await facts()).person.title.value === 'Head of purchasing');
  await undo.click();
  await until(async () => (await facts()).person.title === undefined);
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  await panel.getByLabel('On', { exact: true }).fill(day);
  await panel.locator('.more').getByRole('button', { name: 'Meeting' }).click();
  await until(async () => (await facts()).events.some(({ type, at }) => type === 'meeting' && at === `${day}T12:00:00Z`));
  await panel.locator('.more', { hasText: 'Added by you: Meeting' }).waitFor();
  await panel.getByLabel('Reason', { exact: true }).fill('met them at a fair');
  await panel.locator('.bt-opinion').getByRole('button', { name: 'Save' }).click();
  const { override } = (await until(async () => (await facts()).lifecycle && facts())).lifecycle;
  assert.deepEqual([override.tier, override.reason, override.by], ['sql', 'met them at a fair', 'Invented Colleague']);
  assert.match(await until(async () => {
    const badge = await oneBadge();
    return /a person says/.test(badge) && badge;
  }), /a person says Ready/);
  await undo.click();
  await until(async () => !(await facts()).lifecycle);
  await undo.click();
  await until(async () => (await facts()).events.length === 0);
  await undo.click();
  await until(async () => (await facts()).person.title?.value === 'Buyer');
});

test('what is yet to come has not happened, and a day that was chosen for one contact is not taken for another', async () => {
  await openRecord(2);
  const day = panel.locator('[name=happenedOn]');
  const events = async () => (await contact('record:contacts/2')).contact.events.length;
  const before = await events();
  const today = await day.inputValue();
  await day.fill(`${Number(today.slice(0, 4)) + 1}-01-01`);
  await panel.locator('.more').getByRole('button', { name: 'Meeting' }).click();
  await panel.waitForTimeout(500);
  assert.equal(await events(), before);
  assert.notEqual(await day.inputValue(), today);
  await openRecord(1);
  assert.equal(await day.inputValue(), today);
});

test('good or bad, a response and a check are kept with the contact', async () => {
  await openRecord(4);
  await panel.locator('summary').click();
  await panel.locator('.bt-feedback').getByRole('button', { name: 'Bad lead' }).click();
  await until(async () => (await contact('record:contacts/4')).read.some(({ fact, value }) => fact === 'custom.feedback' && value === 'wrong_size'));
  const key = 'record:contacts/4';
  await ask({ type: 'responded', site: server.origin, key, how: 'call' });
  const { contact: { lifecycle } } = await ask({ type: 'verify', site: server.origin, key });
  assert.equal(lifecycle.attempts[0].how, 'call');
  assert.equal(lifecycle.verifiedBy, 'Invented Colleague');
});

test('list and record agree: the same badge in both, and what was told counts in both', async () => {
  await openRecord(1);
  const inRecord = await oneBadge();
  await crm.goto(`${server.origin}/crm/contacts`);
  const inList = await until(async () => {
    const names = await badgesOf(crm);
    return names.length === 4 && names;
  });
  assert.equal(inList[0], inRecord);
  await panel.getByText('Choose a badge on the page.').waitFor();
  assert.deepEqual(await axe(), []);
});

test('two panels show the same: what is told in one is in the other', async () => {
  await openRecord(1);
  const other = await openPanel();
  await other.locator('.bt-question').waitFor();
  const events = () => other.locator('.more', { hasText: 'Added by you: Webinar' });
  assert.equal(await events().count(), 0);
  await panel.locator('.more').getByRole('button', { name: 'Webinar' }).click();
  await events().waitFor();
  await other.close();
});

test('a background that the browser stopped has lost nothing: answers stay, and the last is taken back', async () => {
  await openRecord(1);
  const told = (await contact('record:contacts/1')).read.filter(({ source }) => source === 'person').length;
  await extension.stopBackground();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await contact('record:contacts/1')).happened.length === 0);
  const full = await contact('record:contacts/1');
  assert.equal(full.read.filter(({ source }) => source === 'person').length, told);
  await extension.stopBackground();
  await crm.reload();
  same(full.annotation, await oneBadge());
});

test("the firm's own model is compiled once: a background that starts again does not read its document", async () => {
  const judgedBy = async () => (await contact('record:contacts/1')).annotation.model.version;
  const kept = () => panel.evaluate(() => chrome.storage.session.get(['compiledModel']).then(({ compiledModel }) => compiledModel));
  const document = JSON.parse(await ask({ type: 'modelText' }));
  await ask({ type: 'changeSettings', changed: { model: { ...document, id: 'own', version: '7' } } });
  await openRecord(1);
  assert.equal(await judgedBy(), '7');
  const { document: text, compiled } = await kept();
  await ask({ type: 'changeSettings', changed: { model: { ...document, id: 'own', version: '8' } } });
  assert.equal(await judgedBy(), '8');
  // What stands in for the document is seen by its version, which nothing but this test could have put there.
  const other = (await kept()).document;
  assert.notEqual(other, text);
  await panel.evaluate((compiledModel) => chrome.storage.session.set({ compiledModel }), { document: other, compiled });
  await extension.stopBackground();
  assert.equal(await judgedBy(), '7');
  await ask({ type: 'changeSettings', changed: { model: 'reference' } });
  assert.equal((await contact('record:contacts/1')).annotation.model.id, 'reference');
});

test('an export joins by e-mail: who is here, who is not here yet, who is not clear', async () => {
  await openRecord(4);
  await openRecord(3);
  await panel.getByRole('button', { name: 'Work list' }).click();
  await panel.getByText('4 of 4 seen on this site').waitFor();
  const rows = [['Email', 'Name', 'Webinar date', 'Last email click'], ['AINO@koivu.example', 'Aino Example', '2026-10-10', '2026-10-12'], ['dora@nowhere.example', 'Dora Invented', '', '2026-10-01'],
    ['shared@invented.example', '', '2026-10-02', ''], ['', 'No Mail', '', '']];
  await panel.setInputFiles('[name=export]', { name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.map((row) => row.join(',')).join('\n')) });
  await panel.locator('.report li').first().waitFor();
  assert.deepEqual(await panel.locator('.report li').allTextContents(), ['Joined: 1 contact of this site', 'Not found here yet: 1. It waits for its record.',
    'Not clear: 1 e-mail that several contacts share. Left alone.', '1 row without e-mail']);
  await panel.getByText('4 of 5 seen on this site').waitFor();
  const { contact: facts } = await contact('record:contacts/1');
  assert.deepEqual(facts.events.map(({ type }) => type).sort(), ['email_click', 'webinar']);
  assert.deepEqual((await contact('record:contacts/4')).contact.events, []);
});

test('a file without e-mails changes nothing and says so', async () => {
  await panel.setInputFiles('[name=export]', { name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('Product,Price\nChair,10\nTable,20\n') });
  await panel.getByText('No column with e-mail addresses was found. Nothing was changed.').first().waitFor();
  await panel.getByText('4 of 5 seen on this site').waitFor();
});

test('the work list is in the order of the core, and leads to the contact and its record', async () => {
  const { keys } = await ask({ type: 'work', site: server.origin });
  const fulls = await Promise.all(keys.map(contact));
  const run = spawnSync(native, ['qualify', '--format', 'json', '--now', fulls[0].annotation.now, '-'], { input: fulls.map(({ contact: one }) => JSON.stringify(one)).reverse().join('\n'), encoding: 'utf8' });
  const ranked = fulls.map(({ annotation: { id, tier, score } }) => ({ id, tier, score }));
  const order = ['sql', 'mql', 'lead', 'disqualified'];
  assert.deepEqual(ranked, [...ranked].sort((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier) || b.score - a.score), run.stderr);
  await until(async () => (await panel.locator('.rows .bt-strong').first().textContent()) === fulls[0].name);
  await panel.locator('.bt-grid').focus();
  await panel.keyboard.press('Home');
  await panel.keyboard.press('Enter');
  await shows(fulls[0].name);
  await until(() => panel.evaluate((name) => document.activeElement.matches('.bt-name') && document.activeElement.textContent === name, fulls[0].name));
  await panel.getByRole('link', { name: 'Open record' }).click();
  await crm.waitForURL(fulls[0].link);
});

test('who is due is nobody while no clock runs and no review has come', async () => {
  await panel.getByRole('button', { name: 'Work list' }).click();
  await panel.getByRole('button', { name: 'Due' }).click();
  await panel.getByText('Nobody is due.').waitFor();
  await panel.getByRole('button', { name: 'Everyone' }).click();
  await panel.locator('.rows .bt-strong').first().waitFor();
});

test('a model with a promise starts a clock: who asked to be called is due, first, until somebody got in touch', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const everyDay = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]));
  const { document, faults } = await qualifier.draftModel({ schemaVersion: 1, promise: { minutes: 600, hours: everyDay } });
  assert.equal(faults, undefined);
  await ask({ type: 'changeSettings', changed: { model: JSON.parse(document) } });
  await panel.getByRole('button', { name: 'Contact', exact: true }).click();
  await openRecord(2);
  await panel.locator('.more').getByRole('button', { name: 'Contact request' }).click();
  await panel.locator('.bt-clock').waitFor();
  await panel.getByRole('button', { name: 'Work list' }).click();
  await panel.getByRole('button', { name: 'Due' }).click();
  await panel.locator('.bt-window .bt-due').waitFor();
  await until(async () => (await panel.locator('.rows .bt-strong').allTextContents()).join() === 'Bo Sample');
  await panel.getByRole('button', { name: 'Everyone' }).click();
  await until(async () => (await panel.locator('.rows .bt-strong').count()) === 5);
  await until(async () => (await panel.locator('.rows .bt-strong').first().textContent()) === 'Bo Sample');
  await panel.locator('.bt-window [role=row]').first().click();
  await panel.getByRole('group', { name: 'I got in touch:' }).getByRole('button').first().click();
  await until(async () => (await contact('record:contacts/2')).annotation.handoff.state !== 'open');
  assert.deepEqual((await ask({ type: 'work', site: server.origin, due: true })).keys, []);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await panel.locator('.bt-clock').waitFor();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await until(async () => (await contact('record:contacts/2')).happened.length === 0);
  await ask({ type: 'changeSettings', changed: { model: 'reference' } });
});

for (const [theme, width] of [['light', 400], ['dark', 400], ['light', 300]]) {
  test(`axe finds nothing in the panel: ${theme}, ${width} pixels wide`, async () => {
    await panel.emulateMedia({ colorScheme: theme });
    await panel.setViewportSize({ width, height: 800 });
    for (const side of ['Work list', 'Contact']) {
      await panel.getByRole('button', { name: side }).click();
      await panel.locator(side === 'Contact' ? '.bt-name' : '.rows .bt-strong').first().waitFor();
      if (side === 'Contact' && !(await panel.locator('details').getAttribute('open').then((open) => open !== null))) await panel.locator('summary').click();
      assert.deepEqual(await axe(), [], side);
      assert.ok(await panel.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${side} is not wider than the panel`);
    }
  });
}

test('all of it works by keyboard: from the top to an answer, back with undo', async () => {
  await panel.emulateMedia({ colorScheme: 'light' });
  await openRecord(4);
  await panel.bringToFront();
  const tabTo = async (wanted) => {
    for (let i = 0; i < 40; i += 1) {
      await panel.keyboard.press('Tab');
      if (await panel.evaluate((text) => document.activeElement?.textContent === text, wanted)) return;
    }
    assert.fail(`no way to ${wanted} by Tab`);
  };
  const told = async () => (await contact('record:contacts/4')).read.filter(({ source, fact }) => source === 'person' && fact !== 'custom.feedback').length;
  const answer = await panel.locator('.bt-chips[aria-label=Answers] .bt-chip').first().textContent();
  await tabTo(answer);
  const asked = await panel.locator('.bt-question').textContent();
  await panel.keyboard.press('Enter');
  await until(async () => (await told()) === 1);
  // The focus is at the next question, so that it is heard and its answers come next.
  await until(() => panel.evaluate((before) => document.activeElement.matches('.bt-question') && document.activeElement.textContent !== before, asked));
  await tabTo('Undo');
  await panel.keyboard.press('Space');
  await until(async () => (await told()) === 0);
});

/** Where the badges stand, as only the browser's debugger can see. */
async function badgePlaces(session) {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const buttons = [];
  const walk = (node, ours) => {
    const inside = ours || (node.attributes ?? []).includes('data-bantam');
    if (inside && node.nodeName === 'BUTTON') buttons.push(node.nodeId);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) walk(child, inside);
  };
  walk(root, false);
  const boxes = await Promise.all(buttons.map((nodeId) => session.send('DOM.getBoxModel', { nodeId })));
  return boxes.map(({ model: { content: [x, y] } }) => ({ x: x + 5, y: y + 5 })).sort((a, b) => a.y - b.y);
}
/** The text of the browser's own side panel: no page of playwright's. */
async function sidePanelText(session) {
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ url }) => url === `chrome-extension://${extension.id}/panel.html`);
  if (!target) return '';
  const { sessionId } = await session.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const answer = new Promise((resolve) => session.once('Target.receivedMessageFromTarget', ({ message }) => resolve(JSON.parse(message))));
  await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression: "document.getElementById('contact').innerText" } }) });
  const { result } = await answer;
  await session.send('Target.detachFromTarget', { sessionId });
  return String(result?.result?.value ?? '');
}

test('a click on a badge opens the side panel on its contact, and the panel follows the tab in front', async () => {
  await crm.goto(`${server.origin}/crm/contacts`);
  await crm.bringToFront();
  const session = await extension.context.newCDPSession(crm);
  const places = await until(async () => {
    const found = await badgePlaces(session);
    return found.length === 4 && found;
  });
  await crm.mouse.click(places[1].x, places[1].y);
  await until(async () => /Bo Sample AB/.test(await sidePanelText(session)));
  const second = await extension.context.newPage();
  await second.goto(`${server.origin}/crm/contacts/1`);
  await until(async () => /Koivu Example Oy/.test(await sidePanelText(session)));
  await crm.bringToFront();
  await until(async () => /Bo Sample AB/.test(await sidePanelText(session)));
  await second.close();
});

test('where nothing more can be stored it is said, nothing has changed, and badges stay', async () => {
  await openRecord(2);
  const told = (await contact('record:contacts/2')).read.length;
  await panel.evaluate(async () => {
    const room = chrome.storage.local.QUOTA_BYTES - await chrome.storage.local.getBytesInUse(null);
    await chrome.storage.local.set({ filler: 'x'.repeat(room - 60) });
  });
  await panel.locator('.more').getByRole('button', { name: 'Webinar' }).click();
  await panel.locator('.status', { hasText: 'It could not be stored, and nothing was changed:' }).waitFor();
  assert.equal((await contact('record:contacts/2')).read.length, told);
  const before = await oneBadge();
  await crm.reload();
  assert.equal(await oneBadge(), before);
  await panel.evaluate(() => chrome.storage.local.remove('filler'));
});

test('what a page says stays text in the panel, and only web addresses are linked', async () => {
  await crm.goto(`${server.origin}/crm/contacts/9`);
  await panel.locator('.bt-name', { hasText: '<img src=x onerror=alert(1' }).waitFor();
  assert.equal(await panel.locator('#contact img, #contact script').count(), 0);
  assert.equal(await panel.getByRole('link', { name: 'Open record' }).getAttribute('href'), `${server.origin}/crm/contacts/9`);
  await ask({ type: 'forget', site: server.origin, key: 'record:contacts/9' });
});

test('a contact that is forgotten is gone from what is stored, after a second press', async () => {
  await openRecord(4);
  await panel.getByRole('button', { name: 'Forget this contact' }).click();
  await crm.goto('about:blank');
  await panel.getByRole('button', { name: 'Really forget all of it' }).click();
  await until(async () => !Object.keys(await ask({ type: 'everything' })).some((name) => name.endsWith('record:contacts/4')));
});

test('after the browser was started again all that was told is there', async () => {
  const { contact: told } = await contact('record:contacts/1');
  await extension.context.close();
  extension = await startExtension({ folder: extension.folder });
  crm = await extension.context.newPage();
  await crm.goto(`${server.origin}/crm/contacts/1`);
  panel = await openPanel();
  await shows('Aino Example');
  const full = await contact('record:contacts/1');
  assert.deepEqual(full.contact, told);
  same(full.annotation, await oneBadge());
});
