// SPDX-License-Identifier: MIT
// What a visitor said is not lost, and what they press is pressed, in both browsers: whatever the page does meanwhile (moves the form, takes it
// out and back, draws it anew, sends it by a script of its own), wherever the keyboard is.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { POLICY, removeFolder, serve, testsIn } from './form_browsers.mjs';

const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Form</title>
  <link rel="stylesheet" href="/page.css"><script type="module" src="/bantam/bantam-form.js"></script><main>${body}</main></html>`;
const form = (inside, attributes = 'model="/published/form.en.js"', after = '') => `<bantam-form ${attributes}><form method="post" action="/lead">${inside}<button>Send</button></form>${after}</bantam-form>`;
const EMAIL = '<label>E-mail <input name="email" type="email" required></label>';
const select = (label, name, first) => `<label>${label} <select name="${name}">${first}<option value="51-200">51-200</option></select></label>`;
const pages = {
  '/plain': page(form(EMAIL)),
  '/bare': page(`<style>input{appearance:none}</style>${form(EMAIL)}`),
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
  server = await serve({ pages, policy: POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") });
});
after(async () => {
  await server?.close();
  removeFolder();
});

for (const name of ['chromium', 'firefox']) {
  const open = testsIn(name, () => server.origin);
  const on = (path, what, run) => open(path, what, async (visit) => {
    await run(visit);
    assert.deepEqual(visit.errors.filter((error) => !/needs a model/.test(error)), []);
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

  on('/property', 'a form that is moved, or told the same model again, keeps its answers; another model begins anew', async (visit) => {
    await visit.run(async () => {
      globalThis.published = await import('/published/form.en.js');
      document.getElementById('set').model = published;
    });
    await visit.choose();
    await visit.run(() => document.body.append(document.getElementById('set')));
    await visit.run(() => (document.getElementById('set').model = published));
    await new Promise((later) => setTimeout(later, 300));
    assert.equal(await industry(visit), 'software');
    await visit.choose();
    await visit.run(async () => (document.getElementById('set').model = await import('/published/form.fi.js')));
    await visit.until(() => document.querySelector('.bantam-ask')?.lang === 'fi');
    assert.equal(await industry(visit), undefined);
  });

  on('/plain', 'a form that is taken out and put back, into a shadow root too, goes on where it was', async (visit) => {
    const asked = await visit.choose();
    await visit.run(() => (globalThis.taken = document.querySelector('bantam-form')).remove());
    await new Promise((later) => setTimeout(later, 50));
    await visit.run(() => document.querySelector('main').append(taken));
    await visit.until((before) => document.querySelector('.bantam-ask')?.textContent !== before, asked);
    assert.equal(await industry(visit), 'software');
    await visit.choose();
    await visit.run(() => taken.remove());
    await new Promise((later) => setTimeout(later, 50));
    const [radius, answers] = await visit.run(() => {
      document.querySelector('main').attachShadow({ mode: 'open' }).append(taken);
      taken.querySelector('[name=email]').value = 'ida@mailinator.com';
      taken.querySelector('[name=email]').dispatchEvent(new Event('input', { bubbles: true }));
      return [getComputedStyle(taken.querySelector('.bantam-option')).borderRadius, taken.answers().length];
    });
    assert.deepEqual([radius, answers], ['8px', 2]);
  });

  on('/plain', 'a model that changes while the form is out is the one it is asked by', async (visit) => {
    await visit.choose();
    await visit.run(() => (globalThis.taken = document.querySelector('bantam-form')).remove());
    await new Promise((later) => setTimeout(later, 50));
    await visit.run(() => {
      taken.setAttribute('model', '/published/form.fi.js');
      document.querySelector('main').append(taken);
    });
    await visit.until(() => document.querySelector('.bantam-ask')?.lang === 'fi');
    assert.equal(await visit.run(() => document.querySelectorAll('.bantam-ask').length), 1);
  });

  on('/plain', 'what draws the form anew, all of it or without our part, leaves the question and the answers there', async (visit) => {
    const asked = await visit.choose();
    for (const anew of [`${EMAIL}<button>Send</button>`, null]) {
      await visit.run((markup) => {
        if (markup) document.querySelector('form').innerHTML = markup;
        else document.querySelector('.bantam-form').remove();
      }, anew);
      await visit.until((before) => ![undefined, before].includes(document.querySelector('form > .bantam-form .bantam-ask')?.textContent), asked);
      assert.equal(await industry(visit), 'software');
      assert.equal(await visit.run(() => document.querySelector('form').lastElementChild.textContent), 'Send');
    }
  });

  on('/empty', 'own words that were not confirmed go with a form that a script of the page sends, whoever listened first', async (visit) => {
    await visit.run((markup) => {
      document.getElementById('place').innerHTML = markup;
      document.querySelector('form').addEventListener('submit', (event) => {
        event.preventDefault();
        globalThis.went = Object.fromEntries(new FormData(event.target));
      });
      document.querySelector('bantam-form').setAttribute('model', '/published/form.en.js');
    }, form(EMAIL, ''));
    await visit.type('[name=email]', 'ida@firm.example');
    await visit.there('.bantam-typed');
    await visit.type('.bantam-typed', 'fishing');
    await visit.click('form > button');
    assert.deepEqual(await visit.run(() => [went.email, went['bantam.fit.industry']]), ['ida@firm.example', 'fishing']);
  });

  on('/follow', 'what follows stands in the form\'s place, whatever the page\'s style says of forms', async (visit) => {
    await visit.there('.bantam-ask');
    assert.equal(await visit.run(() => getComputedStyle(document.querySelector('form')).display), 'grid');
    await visit.run(() => document.querySelector('bantam-form').sent('guide'));
    assert.deepEqual(await visit.run(() => ['form', '#follows'].map((one) => document.querySelector(one).checkVisibility())), [false, true]);
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

  on('/plain', 'the last answer can be taken back too', async (visit) => {
    const asked = await visit.answerAll();
    await visit.run(() => [...document.querySelectorAll('.bantam-link')].find(({ textContent }) => textContent === 'Back').click());
    assert.equal(await visit.question(), asked.at(-1));
  });

  on('/box', 'who forgets by the keyboard is led to the question, not to the top of the page', async (visit) => {
    await visit.there('.bantam-ask');
    await visit.click('[name="consent.profiling"]');
    await visit.choose();
    await visit.go(`${server.origin}/box`);
    await visit.there('.bantam-ask');
    await visit.run(() => [...document.querySelectorAll('.bantam-link')].find(({ textContent }) => textContent === 'Forget it').focus());
    await visit.press('Enter');
    assert.ok(await visit.until(() => document.activeElement?.matches('.bantam-ask')));
    assert.deepEqual(await visit.stored(), {});
  });

  on('/empty', 'in a shadow root the focus follows the questions', async (visit) => {
    await visit.run((markup) => (document.getElementById('place').attachShadow({ mode: 'open' }).innerHTML = markup), form(EMAIL));
    await visit.until(() => !!document.getElementById('place').shadowRoot.querySelector('.bantam-ask'));
    await visit.run(() => document.getElementById('place').shadowRoot.querySelector('[data-option]').focus());
    await visit.press('Enter');
    assert.ok(await visit.until(() => document.getElementById('place').shadowRoot.activeElement?.matches('.bantam-ask')));
  });

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

  on('/chat', 'chat-like: an address that is mended after its turn stands above as it is sent', async (visit) => {
    await visit.there('[data-bantam-later]');
    await visit.page.focus('[name=name]');
    for (const text of ['Ida', 'ida@gmial.com']) {
      await visit.page.keyboard.type(text);
      await visit.press('Enter');
    }
    await visit.there('.bantam-hint button');
    await visit.click('.bantam-hint button');
    assert.deepEqual(await visit.run(() => [document.querySelector('[name=email]').value, document.querySelectorAll('.bantam-said')[1].firstChild.data]), ['ida@gmail.com', 'ida@gmail.com']);
  });

  on('/bare', 'our box shows whether it is ticked, also where the page takes the look of its own away', async (visit) => {
    await visit.there('.bantam-ask');
    assert.equal(await visit.run(() => getComputedStyle(document.querySelector('.bantam-form [type=checkbox]')).appearance), 'auto');
  });
}
