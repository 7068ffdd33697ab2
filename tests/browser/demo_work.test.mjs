// SPDX-License-Identifier: MIT
// The offline page in daily work: what somebody told is not lost, what fails is said, and the page that stayed open shows today.
import assert from 'node:assert/strict';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, sampleInCore, visitsIn } from './demo_browsers.mjs';

await sampleInCore();   // the folder is removed with it

/** A table as Excel writes it where the decimal sign is the comma. */
const TABLE = 'Id;Name;Phone;Jobtitel;Mitarbeiter;Firma;Notizen\r\n7;Oona Invented;040 123;CEO;120;Firm A;"likes ""tea""; calls back"\r\n8;Pia Invented;040 456;Marketing manager;90;Firm B;\r\n';
const PEOPLE = 'id,Name,Job Title\n1,Oona Invented,CEO\n2,Pia Invented,Engineer\n3,Max Invented,Buyer\n';

for (const which of /** @type {const} */ (['chromium', 'firefox'])) {
  const { opened, closed, close } = visitsIn(which);
  const it = (says, run) => test(`${which}: ${says}`, run);
  const told = (visit, text) => visit.until((wanted) => document.querySelector('#progress .alarm')?.textContent.includes(wanted), text, 20_000);
  const isOpen = (visit, text) => visit.until((wanted) => document.getElementById('what').textContent.startsWith(wanted) && !document.getElementById('stop'), text, 20_000);
  const named = (visit, name) => visit.until((one) => document.querySelector('#shown .bt-name')?.textContent === one, name);
  /** Drops a file and waits until its first contact stands in the panel. */
  const dropped = async (visit, name, text, first) => {
    await visit.drop(name, text);
    await isOpen(visit, name);
    await visit.press('#tab-contact');
    if (first) await named(visit, first);
  };
  const listed = (visit) => visit.until(() => {
    const rows = [...document.querySelectorAll('#contacts [part="row"]')].map((row) => [...row.children].slice(0, 3).map((cell) => cell.textContent));
    return rows.every(([tier]) => tier !== '') && rows;
  });
  const answers = (count) => (visit) => visit.until((many) => document.getElementById('what').textContent.includes(`${many} with your answers`) && !document.getElementById('stop'), count);

  it('a table with answers keeps all its own columns, and gives the answers back when it is opened another day', async () => {
    for (const [name, text, notes] of [['excel.csv', TABLE, 'Notizen'], ['plain.csv', PEOPLE, '']]) {
      const visit = await opened();
      await dropped(visit, name, text, 'Oona Invented');
      const questions = [];
      for (let i = 0; i < 2; i += 1) {
        questions.push(await visit.until((before) => [...document.querySelectorAll('#shown .bt-question')].map((one) => one.textContent).find((one) => !before.includes(one)), questions));
        await visit.press('#shown .bt-next .bt-chip');
      }
      await answers(1)(visit);
      await visit.press('#download');
      const out = await visit.newest(text.slice(0, text.search(/\r?\n/)));
      const before = await listed(visit);   // by now ranked with both answers
      assert.ok(out.split('\r\n')[0].startsWith(`${text.slice(0, text.search(/\r?\n/))}${notes ? ';' : ','}bantam_score`), 'own columns, own delimiter');
      assert.match(out, /Bantam \d{4}-\d\d-\d\d · .*\nBantam \d{4}-\d\d-\d\d · /);
      if (notes) assert.ok(out.includes('040 123') && /;"Bantam [^;]*\nBantam [^;]*\nlikes ""tea""; calls back"/.test(out), out);
      await dropped(visit, 'tomorrow.csv', out, 'Oona Invented');
      assert.deepEqual(await listed(visit), before);
      assert.equal(await visit.run((asked) => asked.includes(document.querySelector('#shown .bt-question')?.textContent), questions), false, 'nothing is asked twice');
      const earlier = (await visit.handedOut()).length;
      await visit.press('#shown .bt-next .bt-chip');
      await answers(1)(visit);
      await visit.press('#download');
      await visit.until((count) => globalThis.handedOut.filter((blob) => blob.type !== 'text/javascript').length > count, earlier);
      const again = (await visit.handedOut()).at(-1);
      assert.deepEqual([again.split('bantam_score').length, again.split(/Bantam \d{4}-/).length], [2, 4], 'the answers of before are replaced, the notes go on');
      await closed(visit);
    }
  });

  it('a column may be corrected after an answer: the answer stays, and undo takes the answer back alone', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', 'id,Whoever,Job Title\n1,Oona Invented,CEO\n2,Pia Invented,Engineer\n');
    await visit.press('#shown .bt-next .bt-chip');
    await answers(1)(visit);
    await visit.press('#tab-columns');
    await visit.set('#side-columns tbody tr:nth-child(2) select', 'person.name');
    const namedAll = () => visit.until(() => !document.getElementById('stop') && ['Oona Invented', 'Pia Invented'].every((name) => document.getElementById('contacts').textContent.includes(name)));
    await namedAll();
    await answers(1)(visit);
    await visit.press('#download');
    assert.match(await visit.newest('id,'), /1,Oona Invented,CEO,.*,Bantam \d{4}-\d\d-\d\d · /);
    await visit.press('#undo');
    await isOpen(visit, 'own.csv · 2 contacts · how its columns were read');
    await namedAll();
    await closed(visit);
  });

  it('answers that no file holds are not lost with the page unasked', async () => {
    const visit = await opened();
    const leaves = () => visit.run(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await leaves(), true);
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    await visit.press('#shown .bt-next .bt-chip');
    await answers(1)(visit);
    assert.equal(await leaves(), false);
    await visit.press('#download');
    await visit.newest('id,Name,Job Title,bantam_score');
    assert.equal(await visit.until(() => dispatchEvent(new Event('beforeunload', { cancelable: true }))), true);
    await closed(visit);
  });

  it('of two things told in one breath none is lost', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    await visit.run(() => {
      document.querySelector('#shown .bt-next .bt-chip').click();
      const opinion = document.querySelector('#shown .bt-opinion form');
      opinion.elements.tier.value = 'mql';
      opinion.elements.reason.value = 'met at the fair';
      opinion.requestSubmit();
    });
    await visit.until(() => document.querySelector('#shown .bt-override')?.textContent.includes('met at the fair') && /Industry|industry/.test(document.querySelector('#shown .bt-why')?.textContent));
    await closed(visit);
  });

  it('who is chosen right after an answer stays in the panel', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    await visit.press('#contacts [part="row"]:nth-child(2)');
    const second = await visit.until(() => document.querySelector('#shown .bt-name')?.textContent !== 'Oona Invented' && document.querySelector('#shown .bt-name')?.textContent);
    await visit.press('#contacts [part="row"]:nth-child(1)');
    await named(visit, 'Oona Invented');
    const seen = await visit.run(async (row) => {
      const names = [];
      document.querySelector('#shown .bt-next .bt-chip').click();
      document.querySelector(row).click();
      for (let i = 0; i < 60; i += 1) {
        const name = document.querySelector('#shown .bt-name')?.textContent;
        if (name !== names.at(-1)) names.push(name);
        await new Promise(requestAnimationFrame);
      }
      return names;
    }, '#contacts [part="row"]:nth-child(2)');
    assert.deepEqual(seen.slice(seen.indexOf(second)), [second], seen.join(' → '));
    await closed(visit);
  });

  it('what is told while a day ahead is shown was told today, and is still known then', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    const isKnown = () => visit.until(() => document.querySelector('#shown .bt-why')?.textContent.includes('Target industry: software'), undefined, 10_000);
    await visit.set('#day', 30, 'input');
    await visit.until(() => /day=30/.test(location.hash) && !!document.getElementById('today'));
    await visit.press('#shown .bt-next .bt-chip');
    await isKnown();
    await answers(1)(visit);
    await visit.press('#today');
    await visit.until(() => !document.getElementById('today') && !document.getElementById('stop'));
    await visit.press('#download');   // of the ranking of today
    assert.match(await visit.newest('id,'), /\n1,.*Target industry: software/i);
    await closed(visit);
  });

  it('a file without contacts takes nothing away, and says what is wrong with it', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    await visit.press('#shown .bt-next .bt-chip');
    await answers(1)(visit);
    for (const [name, text, why] of [['empty.csv', '', 'no contacts'], ['header.csv', 'Name,Email,Job Title\n', 'no contacts'], ['quote.csv', 'Name,Job Title\n"Oona,CEO\nPia,Buyer\n', 'in quotes is not closed'],
      ['settings.json', '{\n  "colour": "red"\n}\n', 'not valid JSON']]) {
      await visit.drop(name, text);
      await told(visit, why);
      await isOpen(visit, 'own.csv · 3 contacts · 1 with your answers');
    }
    await closed(visit);
  });

  it('of lines that could not be read the first is named, with what is wrong', async () => {
    const visit = await opened();
    await visit.drop('own.csv', 'Name,Job Title\nOona Invented,CEO\n"Pia Invented,Buyer\nMax Invented,Engineer\n');
    await isOpen(visit, 'own.csv · 1 contact · 1 line could not be read (the first is record 2: A cell in quotes is not closed.)');
    await closed(visit);
  });

  it('a model that is given where contacts are given becomes the model', async () => {
    const visit = await opened();
    await visit.press('#tab-ideal');
    await visit.until(() => !!document.getElementById('model'));
    await visit.set('#model', 'saas-startup');
    await visit.until(() => /SaaS/.test(document.getElementById('foot').textContent));
    await visit.press('#save-model');
    const saved = await visit.newest('{');
    await visit.set('#model', 'reference');
    await visit.until(() => /Reference model/.test(document.getElementById('foot').textContent));
    await visit.drop('saas-startup.json', saved);
    await visit.until(() => /SaaS/.test(document.getElementById('foot').textContent) && /^Sample/.test(document.getElementById('what').textContent));
    await closed(visit);
  });

  it('an answer outlives another model, also one that would not ask for it', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    await visit.press('#shown .bt-next .bt-chip');
    await answers(1)(visit);
    await visit.press('#tab-ideal');
    await visit.press('#save-model');
    const model = JSON.parse(await visit.newest('{'));
    await visit.drop('silent.json', JSON.stringify({ ...model, id: 'silent', name: { en: 'Asks nothing' }, questions: [] }));
    await visit.until(() => /Asks nothing/.test(document.getElementById('foot').textContent) && !document.getElementById('stop'));
    assert.equal(await visit.run(() => document.querySelector('#progress .alarm')?.textContent ?? ''), '');
    await answers(1)(visit);
    await visit.press('#download');
    assert.match(await visit.newest('id,'), /1,Oona Invented,CEO,.*Bantam \d{4}-\d\d-\d\d · /);
    await closed(visit);
  });

  it('how columns were corrected is remembered by their header, not by the line that spreadsheets put above it', async () => {
    const visit = await opened();
    const above = 'sep=;\n';
    await visit.drop('one.csv', `${above}Name;Size;Job Title\nOona Invented;120;CEO\n`);
    await isOpen(visit, 'one.csv');
    await visit.set('#side-columns tbody tr:nth-child(2) select', 'person.department');
    await visit.until(() => Object.keys(localStorage).some((key) => key.startsWith('bantam.columns.')) && !document.getElementById('stop'));
    const meant = (name, how) => visit.until(([file, wanted]) => document.getElementById('what').textContent.startsWith(file) && [...document.querySelectorAll('#side-columns tbody tr')].map((row) => `${row.cells[0].textContent}=${row.querySelector('select').value}`).join(' ') === wanted, [name, how]);
    await visit.drop('other.csv', `${above}Name;Staff count;Size\nOona Invented;120;L\n`);
    await meant('other.csv', 'Name=person.name Staff count=company.employees Size=');
    await visit.drop('again.csv', `${above}Name;Size;Job Title\nPia Invented;9;CEO\n`);
    await meant('again.csv', 'Name=person.name Size=person.department Job Title=person.title');
    await closed(visit);
  });

  it('that a file is gone is said, whatever is asked of it', async () => {
    const visit = await opened();
    const path = join(folder, `gone-${which}.csv`);
    writeFileSync(path, `id,Name,Job Title\n${Array.from({ length: 3000 }, (_, i) => `${i},Person ${i},CEO\n`).join('')}`);
    if (which === 'chromium') await visit.page.setInputFiles('#file', path);
    else await (await visit.page.$('#file')).uploadFile(path);
    await isOpen(visit, `gone-${which}.csv`);
    await visit.press('#tab-columns');
    await new Promise((later) => setTimeout(later, 1100));
    if (which === 'chromium') appendFileSync(path, 'x\n');
    else rmSync(path);   // it does not notice that a file was changed
    const asks = [() => visit.press('#download'), () => visit.run(() => document.querySelector('#contacts .bt-grid').scrollTo(0, 1e9)), () => visit.press('#tab-ahead'), () => visit.press('#tab-whatif'), () => visit.press('#hidden')];
    for (const ask of asks) {
      await visit.run(() => document.querySelector('#progress .alarm')?.remove());
      await ask();
      await told(visit, 'The file cannot be read any more. Choose it again.');
    }
    visit.errors = visit.errors.filter((error) => !error.includes('cannot be read any more'));   // Firefox's driver tells those too that the page took
    await closed(visit);
  });

  it('an address that was cut off or mistyped shows what it still says', async () => {
    for (const hash of ['#day=1e9', '#day=999999', '#tiers=sql%2Cmq', '#missing=mone', '#side=nowhere']) {
      const visit = await opened({ hash });
      await closed(visit);
    }
    const visit = await opened();
    await visit.run(() => (location.hash = '#side=nowhere&day=1e9&tiers=mql'));
    await visit.until(() => document.querySelector('[data-tier="mql"]')?.getAttribute('aria-pressed') === 'true' && !!document.querySelector('#shown .bt-name'));
    assert.equal(await visit.run(() => document.querySelector('#progress .alarm')), null);
    await closed(visit);
  });

  it('the keys for printing print the list, on any keyboard, and the menu prints the page', async () => {
    const visit = await opened();
    const pressed = (key, code) => visit.run(([one, place]) => {
      delete globalThis.printed;
      return document.body.dispatchEvent(new KeyboardEvent('keydown', { key: one, code: place, ctrlKey: true, bubbles: true, cancelable: true }));
    }, [key, code]);
    for (const [key, code] of [['p', 'KeyP'], ['з', 'KeyP'], ['p', 'KeyR']]) {
      assert.equal(await pressed(key, code), false);
      assert.match(await visit.until(() => globalThis.printed), /Contacts in work order/);
    }
    assert.notEqual(await visit.run(() => document.getElementById('paper').childElementCount), 0);
    await visit.run(() => document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
    assert.equal(await visit.run(() => document.getElementById('paper').childElementCount), 0);
    if (which === 'chromium') {
      await visit.page.emulateMedia({ media: 'print' });
      assert.equal(await visit.run(() => document.querySelector('main').checkVisibility()), true);
      await visit.page.emulateMedia({ media: null });
    }
    await visit.press('#contacts [part="row"]');
    await visit.press('#shown .bt-next .bt-chip');
    await answers(1)(visit);
    await visit.run(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'я', code: 'KeyZ', ctrlKey: true, bubbles: true })));
    await visit.until(() => !/with your answers/.test(document.getElementById('what').textContent));
    await closed(visit);
  });

  it('a page that stayed open overnight shows today to whoever comes back to it', async () => {
    const visit = await opened();
    await dropped(visit, 'own.csv', PEOPLE, 'Oona Invented');
    const day = await visit.run(() => document.getElementById('date').value);
    const tomorrow = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    await visit.run(() => {
      const { Date: Before } = globalThis;
      globalThis.Date = class extends Before {
        constructor(...given) {
          super(...(given.length ? given : [Before.now() + 86_400_000]));
        }
      };
      dispatchEvent(new Event('focus'));
    });
    await visit.until((wanted) => document.getElementById('date').value === wanted, tomorrow);
    assert.equal(await visit.run(() => document.getElementById('today')), null);
    await closed(visit);
  });

  it('who turns to another side while a file is opened stays there', async () => {
    const visit = await opened();
    await visit.run(() => {
      const what = document.getElementById('source') ?? document.body;
      const watch = new MutationObserver(() => {
        if (!document.getElementById('what')?.textContent.startsWith('own.csv')) return;
        watch.disconnect();
        document.getElementById('tab-whatif').click();
      });
      watch.observe(what, { childList: true, subtree: true });
    });
    await visit.drop('own.csv', PEOPLE);
    await visit.until(() => !!document.querySelector('#side-whatif canvas.bt-plane'));
    await visit.run(() => new Promise((next) => setTimeout(next, 500)));
    assert.equal(await visit.run(() => document.body.dataset.side), 'whatif');
    await closed(visit);
  });

  it('who looks ahead right after an answer is told what follows from it', async () => {
    const visit = await opened();
    await visit.openPeople(20_000);
    await visit.turnTo('contact', '#shown .bt-next .bt-chip');
    await visit.run(() => (document.querySelector('#shown .bt-next .bt-chip').click(), document.getElementById('tab-ahead').click()));
    await visit.until(() => !!document.querySelector('#side-ahead #ics'));
    await closed(visit);
  });

  it('who comes back to what is being looked for sees how far it is and can stop it', async () => {
    const visit = await opened();
    await visit.openPeople(100_000);
    await visit.press('#tab-ahead');
    await visit.until(() => !!(globalThis.firstStop = document.getElementById('stop')));
    await visit.press('#tab-contact');
    await visit.press('#tab-ahead');
    await visit.until(() => {
      const stop = document.getElementById('stop');
      return !!stop && stop !== globalThis.firstStop && document.querySelector('#progress progress').value > 0;
    });
    await visit.press('#stop');
    await visit.until(() => !!document.querySelector('#side-ahead > .again') && !document.getElementById('stop'));
    await visit.press('#side-ahead > .again');
    await visit.until(() => !!document.querySelector('#side-ahead #ics'), undefined, 30_000);
    await closed(visit);
  });

  it('who stops the folding into accounts has the list of people, and may fold it later', async () => {
    const visit = await opened();
    await visit.openPeople(100_000);
    await visit.pressAtOnce('#stop');
    await visit.press('#accounts');
    const isFolded = (want) => visit.until((one) => globalThis.pressed > 0 && !document.getElementById('stop') && document.getElementById('accounts').getAttribute('aria-pressed') === String(one) &&
      /^▸ /.test(document.querySelector('#contacts [part="row"] .bt-of-name')?.textContent ?? '') === one, want, 30_000);
    await isFolded(false);
    await visit.press('#accounts');
    await isFolded(true);
    await closed(visit);
  });

  it('an answer in a large file, and taking it back, changes its row alone: the file is not ranked anew', async () => {
    const visit = await opened();
    await visit.openPeople(100_000);
    const inSight = async () => [await listed(visit), await visit.run(() => [...document.querySelectorAll('[data-tier] b')].map((one) => one.textContent))];
    const before = await inSight();
    await visit.turnTo('contact', '#shown .bt-next .bt-chip');
    await visit.run(() => {
      globalThis.bars = 0;
      new MutationObserver(() => (globalThis.bars += document.getElementById('stop') ? 1 : 0)).observe(document.getElementById('progress'), { childList: true });
    });
    for (let i = 0; i < 3; i += 1) await visit.ranks(() => visit.press('#shown .bt-next .bt-chip'));
    const told = await inSight();
    assert.notDeepEqual(told, before);
    assert.equal(await visit.run(() => globalThis.bars), 0);
    await visit.ranks(() => visit.set('#day', 90, 'input'));
    await visit.ranks(() => visit.press('#today'));
    assert.deepEqual(await inSight(), told, 'as if the file had been ranked with the answers');
    await visit.run(() => (globalThis.bars = 0));
    for (let i = 0; i < 3; i += 1) await visit.ranks(() => visit.press('#undo'));
    assert.deepEqual(await inSight(), before);
    assert.equal(await visit.run(() => globalThis.bars), 0);
    await closed(visit);
  });

  it('what is told while the file is being saved goes out with it', async () => {
    const visit = await opened();
    await visit.openPeople(50_000);
    await visit.turnTo('contact', '#shown .bt-next .bt-chip');
    await visit.run(async () => {
      document.getElementById('download').click();
      await new Promise((later) => setTimeout(later, 50));
      document.querySelector('#shown .bt-next .bt-chip').click();
    });
    assert.match(await visit.newest('id,Name'), /Bantam \d{4}-\d\d-\d\d · /);
    await closed(visit);
  });

  it('rows of a list that takes the place of another come to be seen, however seldom the browser draws', async () => {
    const visit = await opened();
    await visit.openPeople(5_000);
    await visit.run(() => {
      const soon = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (draw) => setTimeout(() => soon(draw), 400);
      document.querySelector('#contacts .bt-grid').scrollTop = 50_000;
      return new Promise((next) => soon(() => soon(next)));
    });
    await visit.press('[data-tier="lead"]');
    await visit.until(() => document.querySelector('[data-tier="lead"]').getAttribute('aria-pressed') === 'true' &&
      [...document.querySelectorAll('#contacts [part="row"]')].every((row) => /Person \d/.test(row.textContent)), undefined, 10_000);
    await closed(visit);
  });

  test(`${which}: closes`, close);
}
