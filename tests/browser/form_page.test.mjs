// SPDX-License-Identifier: MIT
// The element on a page of any kind, in both browsers: two forms, fields that the form asks itself, hints, validation, chat, back and forth in
// the history, paste, what the browser or a framework fills in, translation, reset, and inputs that come and go.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { removeFolder, serve, testsIn } from './form_browsers.mjs';

const page = (body, { head = '', html = 'lang="en"' } = {}) => `<!doctype html><html ${html}><meta charset="utf-8"><title>Form</title>
  <link rel="stylesheet" href="/page.css"><script type="module" src="/bantam/bantam-form.js"></script>${head}<main>${body}</main></html>`;
const form = (inside, attributes = '', of = '') => `<bantam-form model="/published/form.en.js" ${attributes}><form method="post" action="/lead" ${of}>${inside}<button>Send</button></form></bantam-form>`;
const EMAIL = '<label>E-mail <input name="email" type="email" required></label>';
const pages = {
  '/two': page(`${form(EMAIL, 'id="one"')}${form(EMAIL, 'id="two"')}`),
  '/own': page(form(`${EMAIL}<label>How many people work there? <select name="company_size"><option value="">–</option><option value="a">1–49</option><option value="51-200">51–200</option></select></label>
    <input type="hidden" name="industry" value="Software"><label data-x><input type="checkbox" name="bant.timeline.timely" value="1"> Now</label>`)),
  '/plain': page(form(EMAIL)),
  '/off': page(form(EMAIL, 'profiling="off"')),
  '/consented': page(form(EMAIL, 'consent="given"')),
  '/notice': page(`<bantam-form model="/published/form.en.js"><form>${EMAIL}<button>Send</button></form><p slot="notice">Ours is chosen by a machine.</p></bantam-form>`),
  '/inside': page(`<form method="post" action="/lead">${EMAIL}<bantam-form model="/published/form.en.js"></bantam-form><button>Send</button></form>`),
  '/later': page('<bantam-form model="/published/form.en.js" id="empty"></bantam-form>'),
  '/broken': page(`<bantam-form model="/published/nothing.js"><form method="post" action="/lead">${EMAIL}<button>Send</button></form></bantam-form>`),
  '/modelless': page(`<bantam-form><form method="post" action="/lead">${EMAIL}<button>Send</button></form></bantam-form>`),
  '/finnish': page(form(EMAIL).replace('form.en.js', 'form.fi.js'), { html: 'lang="fi"' }),
  '/rtl': page(form(EMAIL), { html: 'lang="en" dir="rtl"' }),
  '/follow': page(form(`${EMAIL}`).replace('</bantam-form>', '<template data-step="guide"><p id="follows">Here is your guide.</p></template></bantam-form>'), { head: '<script type="module" src="/by-script.js"></script>' }),
  '/mapped': page(form(`${EMAIL}<label>Team <input name="q1" data-bantam="company.employees"></label><label>Company size <input name="company_size" data-bantam="none"></label>`)),
  '/outside': page(`${form('<fieldset><legend>How many people work at your company? *</legend><label><input type="radio" name="z" value="1"> 1-49</label><label><input type="radio" name="z" value="2"> 51-200</label></fieldset>', '', 'id="f"')}<label>E-mail <input name="email" form="f"></label><label>Industry <input name="industry" form="f"></label>`),
  '/chat': page(form(`<label>Name <input name="name" required></label>${EMAIL}<input name="trap" hidden><fieldset><legend>Topic</legend><label><input type="radio" name="topic" value="a"> Price</label><label><input type="radio" name="topic" value="b"> Help</label></fieldset>`, 'mode="chat"')),
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
  const on = testsIn(name, () => server.origin);

  on('/two', 'two forms on a page do not disturb each other', async (visit) => {
    await visit.until(() => document.querySelectorAll('.bantam-ask').length === 2);
    await visit.click('#one [data-option="software"]');
    await visit.click('#two [data-option="other"]');
    await visit.until(() => document.querySelectorAll('#two [data-option="decides"], #two [data-option="yes"], #two [data-option="right-size"]').length > 0);
    const posted = await visit.run(() => ['one', 'two'].map((id) => document.querySelector(`#${id} [name="bantam.fit.industry"]`).value));
    assert.deepEqual(posted, ['software', 'other']);
    assert.equal(await visit.run(() => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size === document.querySelectorAll('[id]').length), true, 'no id twice');
  });

  on('/own', 'what the form asks itself, filled in or not, and what a hidden field knows is not asked', async (visit) => {
    await visit.loaded();
    assert.deepEqual(Object.keys(await visit.posted()), ['bantam.step']);
    await visit.run(() => {
      const select = document.querySelector('select');
      select.value = '51-200';
      select.dispatchEvent(new Event('change', { bubbles: true }));
      document.querySelector('[type=checkbox]').click();
    });
    await visit.answerAll();
    assert.deepEqual((await visit.said('question')).sort(), ['authority.role', 'need.problem']);
    assert.ok(!('bantam.fit.employees' in (await visit.posted())), 'the form posts it itself');
    assert.equal((await visit.posted())['bantam.step'], 'calendar');
  });

  on('/plain', 'mistyped, free and temporary addresses are noticed politely, and nothing is refused', async (visit) => {
    await visit.loaded();
    const hinted = (words) => visit.until((one) => document.querySelector('.bantam-hint').textContent.includes(one), words);
    const address = async (text) => {
      await visit.run(() => (document.querySelector('[name=email]').value = ''));
      await visit.type('[name=email]', text);
      await visit.press('Tab');
    };
    await address('ida@gmial.com');
    await hinted('Did you mean ida@gmail.com?');
    await visit.click('.bantam-hint button');
    assert.equal(await visit.run(() => document.querySelector('[name=email]').value), 'ida@gmail.com');
    await hinted('fine too');
    await address('ida@mailinator.com');
    await hinted('temporary');
    await address('ida@firm.example');
    await new Promise((later) => setTimeout(later, 300));
    assert.equal(await visit.run(() => document.querySelector('.bantam-hint').textContent), '');
    assert.equal(await visit.run(() => document.querySelector('form').checkValidity()), true);
    assert.equal(await visit.run(() => document.querySelector('[name=email]').getAttribute('aria-describedby')), await visit.run(() => document.querySelector('.bantam-hint').id));
  });

  on('/plain', 'own words, passing, going back; Enter in a question does not send; a number that is none is said by the browser\'s own validation', async (visit) => {
    await visit.there('.bantam-ask');
    while (!(await visit.run(() => !!document.querySelector('[inputmode=numeric]')))) await visit.choose();
    await visit.type('.bantam-typed', 'many');
    await visit.press('Enter');
    assert.deepEqual(await visit.run(() => [document.querySelector('.bantam-typed').validity.customError, location.pathname]), [true, '/plain']);
    await visit.run(() => document.querySelector('.bantam-typed').select());
    await visit.page.keyboard.type('120');
    const asked = await visit.question();
    await visit.press('Enter');
    await visit.until((before) => document.querySelector('.bantam-ask')?.textContent !== before, asked);
    const posted = await visit.posted();
    assert.deepEqual([posted['bantam.fit.employees'], posted['bantam.fit.employees.typed']], ['right-size', '120']);
    const buttons = (text) => visit.run((one) => [...document.querySelectorAll('.bantam-link')].find(({ textContent }) => textContent === one).click(), text);
    if (await visit.question()) {
      await buttons('Rather not say');
      assert.ok(!Object.keys(await visit.posted()).includes('bantam.need.problem'));
    }
  });

  on('/plain', 'going back asks again, and forgets the answer', async (visit) => {
    const first = await visit.choose();
    assert.ok('bantam.fit.industry' in (await visit.posted()));
    await visit.run(() => [...document.querySelectorAll('.bantam-link')].at(-1).click());
    assert.equal(await visit.question(), first);
    assert.deepEqual(await visit.posted(), { 'bantam.step': 'guide' });
  });

  on('/plain', 'with the keyboard alone: the focus follows the questions', async (visit) => {
    await visit.there('.bantam-ask');
    await visit.page.focus('[data-option]');
    await visit.press('Enter');
    await visit.until(() => document.activeElement?.matches('.bantam-ask'));
    await visit.press('Tab');
    assert.equal(await visit.run(() => document.activeElement.matches('[data-option]')), true);
    await visit.press(' ');
    await visit.until(() => document.activeElement?.matches('.bantam-ask'));
    assert.equal((await visit.said('question')).length, 3);
  });

  on('/plain', 'what is pasted, filled in by the browser or set by a framework counts', async (visit) => {
    await visit.loaded();
    await visit.answerAll();
    const step = async (email, tell) => {
      await visit.run(([value, how]) => {
        const input = document.querySelector('[name=email]');
        input.focus();
        if (how === 'paste') document.execCommand('insertText', false, value);
        else input.value = value;
        if (how === 'fill') input.dispatchEvent(new Event('change', { bubbles: true }));
        document.querySelector('[name=email]').blur();
      }, [email, tell]);
      return (await visit.posted())['bantam.step'];
    };
    await step('ida@firm.example', 'paste');
    const company = (await visit.posted())['bantam.step'];
    await step('ida@mailinator.com', 'fill');
    assert.equal(company, 'calendar');
    await visit.until(() => document.querySelector('.bantam-hint').textContent.includes('temporary'));
  });

  on('/plain', 'in the history back and forth nothing breaks, and what the browser fills in again is read', async (visit) => {
    await visit.choose();
    await visit.type('[name=email]', 'ida@firm.example');
    const asked = await visit.question();
    await visit.go(`${server.origin}/guide.html`);
    await visit.run(() => void history.back());
    await visit.there('.bantam-ask');
    await visit.until(() => document.querySelector('[name=email]').value === '' || document.querySelector('[name=email]').value === 'ida@firm.example');
    assert.ok(await visit.question(), asked);
    assert.equal(await visit.run(() => document.querySelectorAll('.bantam-ask').length), 1);
    await visit.choose();
    assert.deepEqual(visit.errors, []);
  });

  on('/plain', 'a translated page answers by what was meant, not by what is read', async (visit) => {
    await visit.there('.bantam-ask');
    await visit.run(() => {
      document.documentElement.lang = 'sv';
      for (const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = []; ;) {
        const node = walk.nextNode();
        if (!node) {
          for (const one of all) {
            const font = document.createElement('font');
            font.textContent = `sv ${one.nodeValue}`;
            one.replaceWith(font);
          }
          break;
        }
        if (node.nodeValue.trim()) all.push(node);
      }
    });
    await visit.run(() => document.querySelector('[data-option="software"] font').click());
    await visit.there('[name="bantam.fit.industry"]');
    assert.equal((await visit.posted())['bantam.fit.industry'], 'software');
    assert.equal(await visit.run(() => document.querySelectorAll('.bantam-ask').length), 1);
  });

  on('/plain', 'a reset form begins anew', async (visit) => {
    const first = await visit.choose();
    await visit.run(() => document.querySelector('form').reset());
    await visit.until((words) => document.querySelector('.bantam-ask')?.textContent === words, first);
    assert.deepEqual(await visit.posted(), { 'bantam.step': 'guide' });
  });

  on('/plain', 'inputs that come later are mapped, those that go are forgotten, and a form that is replaced is asked anew', async (visit) => {
    await visit.there('.bantam-ask');
    await visit.run(() => document.querySelector('form').insertAdjacentHTML('afterbegin', '<label>Industry <input name="industry" value="Manufacturing"></label>'));
    await visit.until(() => document.querySelector('[data-option]') && !document.querySelector('[data-option="manufacturing"]'));
    assert.ok(!('bantam.fit.industry' in (await visit.posted())));
    await visit.run(() => document.querySelector('[name=industry]').parentElement.remove());
    await visit.answerAll();
    assert.ok((await visit.said('question')).includes('fit.industry'));
    await visit.run(() => (document.querySelector('bantam-form').innerHTML = '<form><label>E-mail <input name="email"></label><button>Go</button></form>'));
    await visit.there('.bantam-ask');
    assert.equal(await visit.run(() => document.querySelectorAll('.bantam-ask').length), 1);
    await visit.run(() => document.body.append(document.querySelector('bantam-form')));
    assert.equal(await visit.run(() => document.querySelectorAll('.bantam-ask').length), 1, 'moving is no end');
    assert.deepEqual(visit.errors, []);
  });

  on('/off', 'profiling switched off: the fixed order, nothing judged, kept or offered, and what was kept before is gone', async (visit) => {
    await visit.run(() => localStorage.setItem('bantam-form:reference', '{"answers":{"fit.industry":{"option":"software","day":20000}}}'));
    await visit.go(`${server.origin}/off`);
    await visit.answerAll();
    assert.deepEqual(await visit.said('question'), ['fit.industry', 'authority.role', 'timeline.timely', 'fit.employees']);
    assert.deepEqual(await visit.said('step'), ['guide']);
    assert.deepEqual(await visit.stored(), {});
    assert.equal(await visit.run(() => document.querySelectorAll('[data-bantam-ui] [type=checkbox]').length), 0);
  });

  on('/consented', 'the page\'s own consent manager: given, answers are kept; refused later, they are gone', async (visit, visitor) => {
    await visit.choose();
    assert.match(JSON.stringify(await visit.stored()), /fit\.industry/);
    const second = await visitor.again();
    await second.go(`${server.origin}/consented`);
    await second.there('.bantam-ask');
    assert.ok(!(await second.said('question')).includes('fit.industry'));
    await second.run(() => (document.querySelector('bantam-form').consent = false));
    assert.deepEqual(await second.stored(), {});
    assert.deepEqual(await second.posted(), { 'bantam.step': 'guide' }, 'of the page too');
  });

  on('/plain', 'a consent manager that spoke before the element was known is heard', async (visit) => {
    await visit.there('.bantam-ask');
    const heard = await visit.run(() => {
      const early = Object.assign(document.createElement('bantam-early'), { consent: false });
      document.body.append(early);
      customElements.define('bantam-early', class extends customElements.get('bantam-form') {});
      return [early.consent, early.getAttribute('consent'), Object.hasOwn(early, 'consent')];
    });
    assert.deepEqual(heard, [false, 'refused', false]);
  });

  on('/plain', 'without a box of the page\'s own, ours asks; forgetting is one press; answers that are too old are forgotten', async (visit, visitor) => {
    await visit.choose();
    const passed = await visit.question();
    await visit.run(() => [...document.querySelectorAll('.bantam-link')].find(({ textContent }) => textContent === 'Rather not say').click());
    await visit.click('[data-bantam-ui] [type=checkbox]');
    const [[key, kept]] = Object.entries(await visit.stored());
    assert.equal(key, 'bantam-form:reference');
    const second = await visitor.again();
    await second.go(`${server.origin}/plain`);
    await second.there('.bantam-ask');
    assert.equal((await second.posted())['bantam.fit.industry'], 'software');
    assert.ok(!(await second.answerAll()).includes(passed), 'nor is what they would rather not say');
    await second.run(() => [...document.querySelectorAll('.bantam-link')].find(({ textContent }) => textContent === 'Forget it').click());
    assert.deepEqual(await second.stored(), {});
    assert.ok(!('bantam.fit.industry' in (await second.posted())), 'what was said in this visit stays until it is sent, no more');
    const old = JSON.parse(kept);
    for (const one of Object.values(old.answers)) one.day -= 200;
    old.answers['__proto__x'] = { option: 7 };
    await second.run((text) => localStorage.setItem('bantam-form:reference', text), JSON.stringify(old));
    await second.go(`${server.origin}/plain`);
    await second.there('[data-option="software"]');
    assert.deepEqual(await second.stored(), {});
    await second.run(() => localStorage.setItem('bantam-form:reference', '{"answers":[1,{"option":{}}],"x'));
    await second.go(`${server.origin}/plain`);
    await second.there('[data-option="software"]');
    assert.deepEqual(second.errors, []);
  });

  on('/notice', 'the page\'s notice stands instead of ours', async (visit) => {
    await visit.there('.bantam-ask');
    assert.ok(!(await visit.run(() => document.body.textContent)).includes('chosen automatically'));
    await visit.go(`${server.origin}/plain`);
    await visit.there('.bantam-ask');
    const isNoticed = () => visit.run(() => document.body.textContent.includes('chosen automatically'));
    assert.ok(await isNoticed());
    for (const consent of [false, true]) {
      await visit.run((given) => (document.querySelector('bantam-form').consent = given), consent);
      assert.equal(await isNoticed(), consent, 'of whoever refused nothing is chosen');
    }
  });

  on('/inside', 'inside a form instead of around it, it asks where it stands', async (visit) => {
    await visit.there('bantam-form .bantam-ask');
    await visit.choose();
    assert.equal(await visit.run(() => new FormData(document.querySelector('form')).get('bantam.fit.industry')), 'software');
    await visit.run(() => document.querySelector('form').insertAdjacentHTML('afterbegin', '<label>Company size <input name="company_size" value="120"></label>'));
    await visit.answerAll();
    assert.ok(!(await visit.said('question')).includes('fit.employees'), 'also where inputs come later');
  });

  on('/later', 'a form that comes later, and a model that is set as a property', async (visit) => {
    await visit.run(() => (document.getElementById('empty').innerHTML = '<form><input name="email"><button>Go</button></form>'));
    await visit.there('.bantam-ask');
    await visit.run(async () => (document.getElementById('empty').model = await import('/published/form.fi.js')));
    await visit.until(() => document.querySelector('.bantam-ask')?.lang === 'fi');
    assert.equal(await visit.run(() => document.querySelectorAll('.bantam-ask').length), 1);
  });

  on('/modelless', 'an element without a model says so in the console', async (visit) => {
    await visit.until(() => globalThis.said.some(([type]) => type === 'error'));
    for (let tries = 0; visit.errors.length === 0 && tries < 100; ++tries) await new Promise((later) => setTimeout(later, 20));
    assert.match(visit.errors.join('\n'), /needs a model/);
  });

  on('/broken', 'a model that does not load leaves the form as it was, and says so', async (visit) => {
    await visit.until(() => globalThis.said.some(([type]) => type === 'error'));
    assert.equal(await visit.run(() => document.querySelectorAll('[data-bantam-ui]').length), 0);
    await visit.type('[name=email]', 'ida@firm.example');
    const before = server.leads.length;
    await visit.press('Enter');
    await visit.there('#follows');
    assert.equal(server.leads.length, before + 1);
  });

  on('/follow', 'a page that sends by script shows what follows, by the server\'s word', async (visit) => {
    await visit.loaded();
    await visit.run(() => document.querySelector('form').addEventListener('submit', async (event) => {
      event.preventDefault();
      const answer = await fetch('/lead', { method: 'POST', headers: { accept: 'application/json' }, body: new FormData(event.target) });
      document.querySelector('bantam-form').sent((await answer.json()).step);
    }));
    await visit.type('[name=email]', 'ida@firm.example');
    await visit.press('Enter');
    await visit.there('#follows');
    assert.deepEqual(await visit.run(() => [document.querySelector('form').hidden, globalThis.said.at(-1)]), [true, ['step', 'guide', true]]);
  });

  on('/mapped', 'the page says what an input is for, or that it is for nothing', async (visit) => {
    await visit.loaded();
    await visit.type('[name=company_size]', '3');
    await visit.type('[name=q1]', '120');
    await visit.answerAll();
    assert.ok(!(await visit.said('question')).includes('fit.employees'));
    assert.equal((await visit.posted())['bantam.step'], 'calendar');
  });

  on('/outside', 'fields outside their form, and questions of the model that the form puts itself', async (visit) => {
    await visit.loaded();
    await visit.type('[name=industry]', 'Software');
    await visit.click('[value="2"]');
    assert.equal((await visit.posted())['bantam.step'], 'calendar', 'heard as it is typed');
    await visit.answerAll();
    assert.deepEqual((await visit.said('question')).sort(), ['authority.role', 'need.problem', 'timeline.timely']);
    assert.ok(!('bantam.fit.employees' in (await visit.posted())));
  });

  on('/rtl', 'from right to left the questions stand at the right', async (visit) => {
    await visit.there('.bantam-ask');
    const places = await visit.run(() => [...document.querySelectorAll('[data-option]')].slice(0, 2).map((one) => one.getBoundingClientRect().right));
    assert.ok(places[0] > places[1]);
  });

  on('/finnish', 'in the page\'s language, and no other language is loaded', async (visit) => {
    const from = server.asked.length;
    await visit.go(`${server.origin}/finnish`);
    await visit.there('.bantam-ask');
    assert.match(await visit.run(() => document.querySelector('.bantam-form').textContent), /En halua kertoa/);
    // The visit before this one may still be loading its own.
    assert.deepEqual([...new Set(server.asked.slice(from).filter((path) => /bantam\/[a-z]{2}\.js/.test(path)))], ['/bantam/fi.js']);
  });

  on('/chat', 'chat-like: one thing at a time, checked by the browser, the form\'s own fields too, sending last', async (visit) => {
    await visit.there('.bantam-log');
    const seen = () => visit.run(() => [...document.querySelectorAll('form input:not([type=hidden]), form button:not([type])')].filter((one) => one.checkVisibility()).map((one) => one.name || one.textContent).filter(Boolean));
    await visit.there('[data-bantam-later]');
    assert.deepEqual(await seen(), ['name']);
    await visit.page.focus('[name=name]');
    await visit.press('Enter');
    assert.deepEqual(await seen(), ['name'], 'a name is required');
    await visit.page.keyboard.type('Ida');
    await visit.press('Enter');
    assert.deepEqual(await seen(), ['email']);
    await visit.page.keyboard.type('ida@firm.example');
    await visit.press('Enter');
    assert.deepEqual(await seen(), ['topic', 'topic']);
    await visit.click('[value=b]');
    await visit.run(() => [...document.querySelectorAll('.bantam-option')].find(({ textContent }) => textContent === 'Continue').click());
    assert.equal(await visit.run(() => document.querySelector('.bantam-log').children.length), 3);
    assert.deepEqual(await seen(), []);
    await visit.answerAll();
    assert.deepEqual(await seen(), ['Send']);
    assert.match(await visit.run(() => document.querySelector('.bantam-log').textContent), /Name\s*Ida[^]*Topic\s*Help[^]*industry[^]*Software/);
    await visit.run(() => document.querySelector('.bantam-log .bantam-link').click());
    assert.deepEqual(await seen(), ['name'], 'what was said can be changed');
    await visit.press('Enter');
    const before = server.leads.length;
    await visit.click('form button:not([type])');
    await visit.there('#follows');
    assert.equal(server.leads.length, before + 1);
    assert.deepEqual(visit.errors, []);
  });
}
