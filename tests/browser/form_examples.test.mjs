// SPDX-License-Identifier: MIT
// The three examples in both browsers: asked, sent and judged; three visits; without scripts, WebAssembly or storage; consent withdrawn;
// sent before anything is loaded.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { POLICY, launch, removeFolder, serve } from './form_browsers.mjs';

const PAGES = ['plain', 'react', 'vue'];
const BUDGET = 4;
let server;
before(async () => {
  server = await serve();
});
after(async () => {
  await server?.close();
  removeFolder();
});

/** Fills in the page's own fields and sends. */
async function send(visit, email = 'ida@firm.example') {
  await visit.type('[name=name]', 'Ida Example');
  await visit.type('[name=email]', email);
  await visit.page.click('form button:not([type])');
  await visit.until(() => document.getElementById('follows')?.textContent);
  return visit.run(() => document.getElementById('follows').textContent);
}

for (const name of ['chromium', 'firefox']) {
  let browser;
  before(async () => {
    browser = await launch(name);
  });
  after(() => browser?.close());

  for (const page of PAGES) {
    const open = async (options = {}, from = server) => {
      const visitor = await browser.visit(options);
      await visitor.first.go(`${from.origin}/${page}.html`);
      return visitor;
    };

    test(`${name}, ${page}: one question at a time, the answers go with the post, the right step follows`, async () => {
      const visitor = await open();
      const visit = visitor.first;
      const asked = [await visit.choose()];
      // The framework draws again around what it did not make.
      await visit.type('[name=company]', 'Firm');
      if (page !== 'plain') await visit.until(() => document.querySelector('.hello')?.textContent === 'Hello, Firm!');
      asked.push(...(await visit.answerAll()));
      assert.equal(new Set(asked).size, BUDGET);
      const posted = await visit.posted();
      const judged = server.leads.length;
      assert.match(await send(visit), posted['bantam.step'] === 'calendar' ? /time for a call/ : /on its way/);
      const { lead, slack, email } = server.leads.at(-1);
      assert.equal(server.leads.length, judged + 1);
      assert.deepEqual(Object.fromEntries(lead.fields.filter(({ name: field }) => field.startsWith('bantam.')).map(({ name: field, value }) => [field, value])), posted);
      assert.equal(lead.step, posted['bantam.step']);
      assert.equal(lead.contact.person.name.value, 'Ida Example');
      assert.ok(lead.annotation.score > 0 && slack.blocks.length > 2 && email.replyTo === 'ida@firm.example');
      assert.ok(lead.fields.every(({ name: field }) => /^(name|email|company|message|bantam\.(step|[a-z]+\.[a-z-]+))$/.test(field)), JSON.stringify(lead.fields));
      assert.deepEqual(visit.errors, []);
      await visitor.end();
    });

    test(`${name}, ${page}: a second form on the page is asked by itself`, async () => {
      const visitor = await open();
      const visit = visitor.first;
      await visit.until(() => document.querySelectorAll('.bantam-ask').length === 1);
      await visit.run(() => {
        const first = document.querySelector('bantam-form');
        const second = first.cloneNode(true);
        second.querySelectorAll('[data-bantam-ui]').forEach((one) => one.remove());
        second.model = first.model;
        first.after(second);
      });
      await visit.until(() => document.querySelectorAll('.bantam-ask').length === 2);
      await visit.run(() => [...document.querySelectorAll('bantam-form')][1].querySelector('[data-option]').click());
      const answers = await visit.until(() => {
        const told = [...document.querySelectorAll('bantam-form')].map((one) => one.answers().length);
        return told[1] === 1 && told;
      });
      assert.deepEqual(answers, [0, 1]);
      await visitor.end();
    });

    test(`${name}, ${page}: three visits, nothing is asked twice, and answers are kept only once the visitor agrees`, async () => {
      const visitor = await open();
      const first = await visitor.first.answerAll();
      assert.deepEqual(await visitor.first.stored(), {}, 'nothing before consent');
      await visitor.first.page.click('[name="consent.profiling"]');
      assert.equal(Object.keys(await visitor.first.stored()).length, 1);
      const told = await visitor.first.posted();
      const visit = await visitor.again();
      await visit.go(`${server.origin}/${page}.html`);
      const second = await visit.answerAll();
      assert.equal(second.length, 1, 'the fifth question');
      assert.ok(!first.includes(second[0]));
      const posted = await visit.posted();
      for (const [field, value] of Object.entries(told)) if (field !== 'bantam.step') assert.equal(posted[field], value, field);
      const third = await visitor.again();
      await third.go(`${server.origin}/${page}.html`);
      await third.loaded();
      assert.equal(await third.question(), null);
      await send(third);
      assert.equal(server.leads.at(-1).lead.answers.length, 5);
      assert.deepEqual([...visitor.first.errors, ...visit.errors, ...third.errors], []);
      await visitor.end();
    });

    test(`${name}, ${page}: consent withdrawn, and what was kept is gone`, async () => {
      const visitor = await open();
      const visit = visitor.first;
      await visit.there('.bantam-ask');
      await visit.page.click('[name="consent.profiling"]');
      await visit.choose();
      assert.equal(Object.keys(await visit.stored()).length, 1);
      await visit.page.click('[name="consent.profiling"]');
      assert.deepEqual(await visit.stored(), {});
      await visit.choose();
      assert.deepEqual(await visit.stored(), {});
      assert.equal((await visit.posted())['bantam.step'], 'guide', 'nothing is judged any more');
      await visitor.end();
    });

    test(`${name}, ${page}: storage is refused, and all else works`, async () => {
      const visitor = await open({ forbid: true });
      await visitor.first.there('.bantam-ask');
      await visitor.first.page.click('[name="consent.profiling"]');
      assert.equal((await visitor.first.answerAll()).length, BUDGET);
      await send(visitor.first);
      assert.deepEqual(visitor.first.errors, []);
      await visitor.end();
    });

    test(`${name}, ${page}: WebAssembly is refused, the questions come in their fixed order and nothing is judged`, async () => {
      const strict = await serve({ policy: POLICY.replace(" 'wasm-unsafe-eval'", '') });
      const visitor = await open({}, strict);
      const asked = await visitor.first.answerAll();
      assert.equal(asked.length, BUDGET);
      assert.deepEqual(await visitor.first.said('question'), ['fit.industry', 'authority.role', 'timeline.timely', 'fit.employees']);
      assert.deepEqual(await visitor.first.said('step'), ['guide']);
      await send(visitor.first);
      const { lead } = strict.leads.at(-1);
      assert.equal(lead.pageStep, 'guide');
      assert.equal(lead.step, 'calendar', 'the server judges');
      await visitor.end();
      await strict.close();
    });

    test(`${name}, ${page}: sent while it loads, the form goes as it is`, async () => {
      const slow = await serve({ late: /published|wasm/ });
      const visitor = await browser.visit();
      const visit = visitor.first;
      await visit.page.goto(`${slow.origin}/${page}.html`, { waitUntil: 'domcontentloaded' });
      await visit.there('form');
      await send(visit);
      assert.equal(slow.leads.at(-1).lead.ok, true);
      assert.deepEqual(slow.leads.at(-1).lead.answers, []);
      slow.release();
      assert.deepEqual(visit.errors, []);
      await visitor.end();
      await slow.close();
    });
  }
}

for (const name of ['chromium', 'firefox']) {
  test(`${name}: without scripts the three forms are whole, and post`, async () => {
    const browser = await launch(name, { scripts: false });
    for (const page of PAGES) {
      const visitor = await browser.visit();
      const visit = visitor.first;
      await visit.go(`${server.origin}/${page}.html`);
      await visit.type('[name=name]', 'Ida Example');
      await visit.type('[name=email]', 'ida@firm.example');
      const before = server.leads.length;
      await visit.page.focus('form button');
      await visit.press('Enter');
      for (let i = 0; server.leads.length === before && i < 600; i += 1) await new Promise((again) => setTimeout(again, 50));
      const { lead } = server.leads.at(-1);
      assert.equal(server.leads.length, before + 1, page);
      assert.deepEqual([lead.ok, lead.step, lead.pageStep], [true, 'guide', null]);
      await visitor.end();
    }
    await browser.close();
  });
}
