// SPDX-License-Identifier: MIT
// What a visitor said is not lost, and what they press is pressed, in both browsers: whatever the page does meanwhile (moves the form, takes it
// out and back, draws it anew, sends it by a script of its own), wherever the keyboard is.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, removeFolder, serve } from './form_browsers.mjs';

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Form</title>
  <link rel="stylesheet" href="/page.css"><script type="module" src="/bantam/bantam-form.js"></script><main>${body}</main></html>`;
const form = (inside, attributes = 'model="/published/form.en.js"', after = '') => `<bantam-form ${attributes}><form method="post" action="/lead">${inside}<button>Send</button></form>${after}</bantam-form>`;
const EMAIL = '<label>E-mail <input name="email" type="email" required></label>';
const select = (label, name, first) => `<label>${label} <select name="${name}">${first}<option value="51-200">51-200</option></select></label>`;
const pages = {
  '/plain': page(form(EMAIL)),
  '/box': page(form(`${EMAIL}<label class="box"><input type="checkbox" name="consent.profiling" value="yes"> You may</label>`)),
  '/property': page(form(EMAIL, 'id="set"')),
  '/empty': page('<div id="place"></div>'),
  '/follow': page(form(EMAIL, undefined, '<template data-step="guide"><p id="follows">Here is your guide.</p></template>')),
  '/unchosen': page(form(`${EMAIL}${select('Company size', 'company_size', '<option>Choose</option>')}`)),
  '/disabled': page(form(`${EMAIL}${select('Main challenge', 'bant.need.problem', '<option disabled selected>Pick one</option>')}`)),
  '/chat': page(form(`<label>Name <input name="name"></label>${EMAIL}<label>Topic <input name="topic"></label>`, 'model="/published/form.en.js" mode="chat"')),
};
let server;
before(async () => {
  server = await serve({ pages });
});
after(async () => {
  await server?.close();
  removeFolder();
});

for (const name of ['chromium', 'firefox']) {
  let browser;
  before(async () => {
    browser = await launch(name);
  });
  after(() => browser?.close());
  const on = (path, what, run) => test(`${name}: ${what}`, { timeout: 120_000 }, async () => {
    const visitor = await browser.visit();
    await visitor.first.go(server.origin + path);
    await run(visitor.first);
    assert.deepEqual(visitor.first.errors.filter((error) => !/needs a model/.test(error)), []);
    await visitor.end();
  });
  const industry = async (visit) => (await visit.posted())['bantam.fit.industry'];
  const press = async (visit, selector) => {
    const [x, y] = await visit.run((one) => {
      const { x: left, y: top } = document.querySelector(one).getBoundingClientRect();
      return [left + 9, top + 6];
    }, selector);
    await visit.page.mouse.move(x, y);
    await visit.page.mouse.down();
    await new Promise((held) => setTimeout(held, 150));
    await visit.page.mouse.up();
  };

  on('/plain', 'who types an address and presses a button at once has pressed it; the hint comes afterwards', async (visit) => {
    await visit.there('.bantam-ask');
    await visit.type('[name=email]', 'ida@gmial.com');
    await press(visit, '[data-option="software"]');
    assert.equal(await industry(visit), 'software');
    await visit.until(() => /gmail/.test(document.querySelector('.bantam-hint').textContent));
    await visit.type('[name=email]', 'x');
    const sent = server.leads.length;
    await press(visit, 'form > button');
    await visit.there('#follows');
    assert.equal(server.leads.length, sent + 1);
  });

  for (const path of ['/unchosen', '/disabled']) {
    on(path, `a list of the form's own where nothing is chosen yet is not asked again (${path})`, async (visit) => {
      await visit.answerAll();
      const own = path === '/unchosen' ? 'fit.employees' : 'need.problem';
      const told = await visit.run(() => document.querySelector('bantam-form').answers());
      assert.ok(!(await visit.said('question')).includes(own) && !told.some(({ question }) => question === own), JSON.stringify(told));
      await visit.run(() => {
        const list = document.querySelector('select');
        list.value = '51-200';
        list.dispatchEvent(new Event('change', { bubbles: true }));
      });
      assert.ok((await visit.run(() => document.querySelector('bantam-form').answers())).some(({ question }) => question === own));
    });
  }

  on('/chat', 'chat-like: the focus goes on to the questions, and what is changed is the entry that is meant', async (visit) => {
    await visit.there('[data-bantam-later]');
    await visit.page.focus('[name=name]');
    for (const text of ['Ida', 'ida@firm.example', 'Price']) {
      await visit.page.keyboard.type(text);
      await visit.press('Enter');
    }
    assert.ok(await visit.until(() => document.activeElement?.matches('.bantam-ask')));
    const log = () => visit.run(() => [...document.querySelectorAll('.bantam-log li > p:first-child')].map(({ textContent }) => textContent));
    const change = (field) => visit.run((one) => document.querySelector(`[aria-label="Change: ${one}"]`).click(), field);
    await change('Name');
    await visit.press('Enter');
    await change('E-mail');
    assert.deepEqual(await log(), ['Topic', 'Name']);
    await visit.press('Enter');
    const asked = await visit.choose();
    await change('Topic');
    await visit.press('Enter');
    assert.deepEqual(await log(), ['Name', 'E-mail', asked, 'Topic']);
    await visit.run(() => [...document.querySelectorAll('.bantam-form .bantam-link')].find(({ textContent }) => textContent === 'Back').click());
    assert.deepEqual([await log(), await visit.question()], [['Name', 'E-mail', 'Topic'], asked]);
  });
}
