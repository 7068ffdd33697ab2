// SPDX-License-Identifier: MIT
// The offline page from a file, with the network cut off, in Chromium and Firefox: every path that a visitor takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bantam } from '../js/places.mjs';
import { NOW, sample, sampleInCore, visitsIn } from './demo_browsers.mjs';

const { qualifier, job } = await sampleInCore();

const nameOf = async (file, row) => (await file.contact(row)).person?.name;
/** What the core puts first of a file. */
const firstOf = async (file, filter, count = 5) => Promise.all([...file.inWorkOrder(filter)].slice(0, count).map((row) => nameOf(file, row)));
const shown = async (visit, count = 5) => (await visit.rows()).slice(0, count).map(([, name]) => name);
const startsAs = (names, cells) => names.length === cells.length && names.every((name, i) => cells[i].startsWith(name ?? ''));
const comesToShow = async (visit, names, why) => {
  for (let i = 0; i < 200; i += 1) {
    if (startsAs(names, await shown(visit, names.length))) return;
    await new Promise((again) => setTimeout(again, 50));
  }
  assert.deepEqual(await shown(visit, names.length), names, why);
};

for (const which of ['chromium', 'firefox']) {
  const { opened, closed, close } = visitsIn(which);
  const it = (says, run) => test(`${which}: ${says}`, run);

  it('the sample is ranked at once, in the core\'s order, and nothing is asked of the network', async () => {
    const visit = await opened();
    await comesToShow(visit, await firstOf(job), 'sample');
    console.log(`# ${which}: sample ranked after ${Math.round(await visit.run(() => performance.now()))} ms at most`);
    assert.match(await visit.run(() => document.getElementById('shown').innerText), new RegExp((await firstOf(job, {}, 1))[0]));
    await closed(visit);
  });

  it('a network request is refused by the page itself', async () => {
    const visit = await opened();
    const refused = await visit.run(() => new Promise((done) => {
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => done(effectiveDirective));
      fetch('https://example.invalid/').then(() => done('asked'), () => {});
    }));
    assert.equal(refused, 'connect-src');
    await visit.page.close();
  });

  it('filters show what the core gives for them', async () => {
    const visit = await opened();
    await visit.press('[data-tier="mql"]');
    await comesToShow(visit, await firstOf(job, { tiers: ['mql'] }), 'mql');
    await visit.set('#missing', 'timeline');
    await comesToShow(visit, await firstOf(job, { tiers: ['mql'], missing: ['timeline'] }), 'missing');
    await visit.set('#missing', '');
    await visit.press('[data-tier="mql"]');
    await visit.press('#hidden');
    const { hidden } = await job.outlook();
    const names = await Promise.all([...job.inWorkOrder()].filter((row) => hidden[row]).slice(0, 3).map((row) => nameOf(job, row)));
    await comesToShow(visit, names, 'hidden');
    await visit.press('#hidden');
    await visit.press('#clock');
    await visit.until(() => !!document.querySelector('#contacts .bt-none'));
    await closed(visit);
  });

  it('accounts fold together and open', async () => {
    const visit = await opened();
    await visit.press('#accounts');
    await visit.until(() => /^▸ /.test(document.querySelector('#contacts [part="row"] .bt-of-name')?.textContent ?? ''));
    const before = await visit.run(() => document.querySelector('#contacts .bt-grid').getAttribute('aria-rowcount'));
    await visit.press('#contacts [part="row"]');
    await visit.until((rows) => Number(document.querySelector('#contacts .bt-grid').getAttribute('aria-rowcount')) > Number(rows), before);
    await visit.until(() => /Known|known/.test(document.querySelector('#contacts [part="row"]').textContent));
    await closed(visit);
  });

  it('an answer changes the row at once, and undo takes it back', async () => {
    const visit = await opened();
    const row = [...job.inWorkOrder({ tiers: ['mql'] })][0];
    const before = await job.annotate(row);
    await visit.press('[data-tier="mql"]');
    await comesToShow(visit, [await nameOf(job, row)], 'mql');
    await visit.press('#contacts [part="row"]');
    await visit.until((question) => document.getElementById('shown').innerText.includes(question), before.next.question);
    await visit.press('#shown .bt-chip');
    await visit.until((question) => !document.querySelector('#shown [part~="next"]')?.innerText.includes(question), before.next.question);
    await visit.until(() => /answers/.test(document.getElementById('what').textContent));
    await visit.press('#download');
    const table = await visit.until(async () => (globalThis.handedOut.length > 1 ? globalThis.handedOut.at(-1).text() : ''));
    assert.ok(table.startsWith(`${sample.split(/\r?\n/)[0]},bantam_score,`), 'a table goes out as a table, with its own columns');
    await visit.press('#undo');
    await visit.until(() => !/with your answers/.test(document.getElementById('what').textContent));
    await visit.press('#tab-columns');
    await visit.until(() => document.querySelectorAll('#side-columns tbody tr').length > 5);
    await visit.press('#tab-contact');
    await visit.until((question) => document.querySelector('#shown [part~="next"]')?.innerText.includes(question), before.next.question);
    await closed(visit);
  });

  it('answers stay with the file that they were given in', async () => {
    const visit = await opened();
    await visit.press('#contacts [part="row"]');
    await visit.press('#shown .bt-chip');
    await visit.until(() => /answers/.test(document.getElementById('what').textContent));
    await visit.drop('own.csv', 'id,Name,Job Title\n1,Oona Invented,CEO\n2,Pia Invented,Buyer\n');
    await visit.until(() => document.getElementById('what').textContent.startsWith('own.csv'));
    await comesToShow(visit, ['Oona Invented', 'Pia Invented'], 'own file');
    assert.equal(await visit.run(() => /answers/.test(document.getElementById('what').textContent)), false);
    await visit.press('#undo');
    await new Promise((later) => setTimeout(later, 500));
    assert.match(await visit.run(() => document.getElementById('what').textContent), /^own\.csv · 2 contacts(?!.*could not)/);
    await closed(visit);
  });

  it('another day is the core\'s answer for that day', async () => {
    const visit = await opened();
    await visit.set('#day', 90, 'input');
    const later = await qualifier.openFile(sample, { now: '2027-02-19T09:00:00Z' });
    await visit.until((sql) => document.querySelector('[data-tier="sql"] b')?.textContent === String(sql), later.tierCounts().sql);
    await comesToShow(visit, await firstOf(later), 'in 90 days');
    assert.match(await visit.run(() => location.hash), /day=90/);
    await visit.press('#today');
    await visit.until((sql) => document.querySelector('[data-tier="sql"] b')?.textContent === String(sql), job.tierCounts().sql);
    await closed(visit);
  });

  it('who falls by when, and the days to look again as a calendar', async () => {
    const visit = await opened();
    await visit.press('#tab-ahead');
    await visit.until(() => document.querySelectorAll('#side-ahead tbody tr').length > 3);
    const { changesAt } = await job.outlook();
    assert.equal((await visit.run(() => document.querySelectorAll('#side-ahead tbody tr').length)), [...changesAt].filter((at) => !Number.isNaN(at)).length);
    await visit.press('#ics');
    const [ics] = await visit.handedOut();
    assert.match(ics, /^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
    assert.ok(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
    assert.equal(ics.match(/BEGIN:VEVENT/g).length, ics.match(/DTSTART;VALUE=DATE:\d{8}\r\n/g).length);
    await closed(visit);
  });

  it('the annotated file is the core\'s, and the list prints', async () => {
    const visit = await opened();
    await visit.press('#download');
    const text = await visit.until(async () => (globalThis.handedOut.length > 1 ? globalThis.handedOut.at(-1).text() : ''));
    assert.equal(text, await (await job.exportCsv()).text());
    await visit.press('#print');
    assert.match(await visit.until(() => globalThis.printed), new RegExp((await firstOf(job, {}, 1))[0]));
    await closed(visit);
  });

  it('a dropped CSV is ranked; its mapping is shown, corrected, and remembered', async () => {
    const visit = await opened();
    const csv = 'id,Whoever,Job Title,Size\n1,Oona Invented,CEO,120\n2,Pia Invented,Student,3\n';
    await visit.drop('own.csv', csv);
    await visit.ranked(2);
    await visit.until(() => !!document.querySelector('#side-columns table'));
    const select = '#side-columns tbody tr:nth-child(2) select';
    assert.equal(await visit.run((one) => document.querySelector(one).value, select), '');
    await visit.set(select, 'person.name');
    await comesToShow(visit, ['Oona Invented', 'Pia Invented'], 'mapped');
    await visit.drop('again.csv', csv);
    await visit.until(() => /again/.test(document.getElementById('what').textContent));
    await comesToShow(visit, ['Oona Invented', 'Pia Invented'], 'remembered');
    await closed(visit);
  });

  it('what a person should know of a table stands above its columns, in the own language', async () => {
    const visit = await opened();
    await visit.set('#language', 'sv');
    await visit.until(() => document.documentElement.lang === 'sv');
    await visit.drop('own.csv', 'Oona Invented,oona@firm.example\nPia Invented,pia@firm.example\n');
    await visit.until((own) => document.querySelector('#side-columns .notice.alarm')?.textContent.includes(own), 'Den första raden lästes som rubrik');
    await visit.drop('own.csv', 'Name,Email,Created\nOona Invented,oona@firm.example,03/04/2026\nTotal: 1,,\n');
    await visit.until(() => document.querySelectorAll('#side-columns .notice').length === 2);
    assert.match(await visit.run(() => document.querySelector('#side-columns .notice.alarm').textContent), /^Created: Datum som 03\/04\/2026/);
    await visit.set('#language', 'en');   // it is remembered
    await visit.until(() => document.documentElement.lang === 'en');
    await closed(visit);
  });

  it('a file that is refused, or stopped, takes nothing away: the one before stays open, with its answers, and the reason is in the own language', async () => {
    const visit = await opened();
    const isOpen = () => visit.until(() => /^own\.csv · 1 contact · 1 with your answers/.test(document.getElementById('what').textContent) && !document.getElementById('stop'));
    await visit.drop('own.csv', 'id,Name,Job Title\n1,Oona Invented,CEO\n');
    await comesToShow(visit, ['Oona Invented'], 'own file');
    await visit.press('#contacts [part="row"]');
    await visit.press('#shown .bt-chip');
    await isOpen();
    const question = await visit.run(() => document.querySelector('#shown .bt-question').textContent);
    const asksInEnglish = (wanted) => visit.until(([text, same]) => (document.querySelector('#shown .bt-question')?.textContent === text) === same, [question, wanted]);
    await visit.set('#language', 'fi');
    await asksInEnglish(false);
    await visit.drop('list.json', '[{"id":"1"},{"id":"2"}]');
    await visit.until((own) => document.querySelector('#progress .alarm')?.textContent.includes(own), 'Tiedosto on JSON-luettelo.');
    await visit.drop('contacts.csv', 'PK\x03\x04 [Content_Types].xml xl/workbook.xml');
    await visit.until((own) => document.querySelector('#progress .alarm')?.textContent.includes(own), 'Tämä on laskentataulukko.');
    await visit.set('#language', 'en');
    await asksInEnglish(true);   // nothing is under way any more that would be stopped instead
    await isOpen();
    await visit.pressAtOnce('#stop');
    await visit.drop('large.csv', '%,Person %,CEO\n', 300_000, 'id,Name,Job Title\n');
    await visit.until(() => globalThis.pressed > 0);
    await isOpen();
    await comesToShow(visit, ['Oona Invented'], 'after the stop');
    await visit.press('#undo');
    await visit.until(() => !/answers/.test(document.getElementById('what').textContent));
    assert.match(await visit.run(() => document.getElementById('what').textContent), /^own\.csv/);
    await closed(visit);
  });

  it('why a file is refused stays in sight, whatever was under way: here another language', async () => {
    const visit = await opened();
    await visit.drop('own.csv', 'id,Name,Job Title\n1,Oona Invented,CEO\n');
    await comesToShow(visit, ['Oona Invented'], 'own file');
    for (const [wait, language, reason, count] of [[0, 'fi', 'Tiedosto on JSON-luettelo.', /^own\.csv · 1 yhteystieto/], [5, 'en', 'This file is a JSON list.', /^own\.csv · 1 contact/],
      [15, 'fi', 'Tiedosto on JSON-luettelo.', /^own\.csv · 1 yhteystieto/], [40, 'en', 'This file is a JSON list.', /^own\.csv · 1 contact/]]) {
      await visit.set('#language', language);
      await new Promise((resume) => setTimeout(resume, wait));
      await visit.drop('list.json', '[{"id":"1"},{"id":"2"}]');
      await visit.until(([own, was]) => document.querySelector('#progress .alarm')?.textContent.includes(own) && new RegExp(was).test(document.getElementById('what').textContent), [reason, count.source], 20_000);
      await comesToShow(visit, ['Oona Invented'], `after ${wait} ms`);
    }
    await closed(visit);
  });

  it('a file that is refused while another is still being read gives way to that one', async () => {
    const visit = await opened();
    const reason = 'This file is a JSON list.';
    const isBoth = () => visit.until((why) => /^large\.csv · 100,000/.test(document.getElementById('what').textContent) && !document.getElementById('stop') && document.querySelector('#progress .alarm')?.textContent.includes(why), reason);
    for (const wait of [0, 60]) {
      if (wait > 0) await visit.press('#sample');
      await visit.ranked(120);
      await visit.drop('large.csv', '%,Person %,CEO\n', 100_000, 'id,Name,Job Title\n');
      await new Promise((resume) => setTimeout(resume, wait));
      await visit.drop('list.json', '[{"id":"1"},{"id":"2"}]');
      if (wait > 0) await new Promise((resume) => setTimeout(resume, wait));
      await visit.drop('other.json', '[{"id":"3"},{"id":"4"}]');
      await isBoth();
    }
    assert.match(await visit.until(() => document.querySelector('#tab-columns[aria-selected="true"]') && document.getElementById('side').textContent), /Job Title/);
    await visit.press('#tab-contact');
    await visit.until(() => /Person \d/.test(document.getElementById('side').textContent));
    await visit.drop('list.json', '[{"id":"1"},{"id":"2"}]');
    await isBoth();
    await visit.press('#sample');
    await comesToShow(visit, await firstOf(job), 'sample');
    await closed(visit);
  });

  it('NDJSON is read too; a line that is none is counted', async () => {
    const visit = await opened();
    await visit.drop('own.ndjson', '{"id":"a","person":{"name":"Iida Invented"}}\nnot json\n');
    await comesToShow(visit, ['Iida Invented'], 'lines');
    assert.match(await visit.run(() => document.getElementById('what').textContent), /1 contact · 1 line could not be read/);
    await closed(visit);
  });

  it('the ideal customer changes the ranking, by the model that the core drafts', async () => {
    const visit = await opened();
    await visit.turnTo('ideal', '#questions .bt-chip');
    await visit.press('#questions .bt-chip:nth-child(2)');
    const { document } = await qualifier.draftModel({ schemaVersion: 1, industries: ['manufacturing'], locale: 'en' });
    const own = await bantam.Qualifier.load({ model: document });
    const drafted = await own.openFile(sample, { now: NOW });
    await visit.until((hash) => window.document.getElementById('foot').textContent.includes(hash.slice(0, 8)), own.info().hash);
    await comesToShow(visit, await firstOf(drafted), 'drafted');
    assert.match(await visit.run(() => window.document.getElementById('review').textContent), /✓.*✓/);
    await visit.press('#save-model');
    const saved = await visit.until(async () => globalThis.handedOut.at(-1).type === 'application/json' && globalThis.handedOut.at(-1).text());
    assert.deepEqual(await qualifier.check(saved), []);
    await visit.press('#definition');
    assert.match(await visit.until(() => globalThis.printed), /at least 50/);
    await visit.press('#undo');
    await comesToShow(visit, await firstOf(job), 'undone');
    own.close();
    await closed(visit);
  });

  it('points are edited in the table; a fault of the axes is said at once', async () => {
    const visit = await opened();
    await visit.turnTo('ideal', '#questions .bt-points');
    for (let i = 0; i < 5; i += 1) await visit.set(`#questions tbody tr:nth-child(${[1, 2, 3, 4, 5][i]}) .bt-points`, i === 4 ? 1 : 0).then(() => new Promise((next) => setTimeout(next, 400)));
    await visit.until(() => /!/.test(document.getElementById('review').textContent));
    await closed(visit);
  });

  it('what-if counts as the core counts; kept it is the model, reset it is as it was', async () => {
    const visit = await opened();
    await visit.turnTo('whatif', '#side-whatif input[type="range"]');
    const whatIf = await qualifier.whatIf(sample, { now: NOW });
    const { min, max, ...bound } = whatIf.tierBounds()[0];
    assert.equal(`${bound.tier} ${bound.of} ${min}`, 'sql score 50');
    whatIf.setTierBound(0, { min: 90, max });
    const counted = () => document.querySelector('#side-whatif .bt-counts tbody tr td:nth-of-type(2)')?.textContent;
    await visit.set('#side-whatif input[type="range"]', 90, 'input');
    const { now, base } = whatIf.count();
    assert.notEqual(now.sql, base.sql);
    await visit.until((sql) => document.querySelector('#side-whatif .bt-counts tbody tr td:nth-of-type(2)').textContent === String(sql), now.sql);
    await visit.press('#side-whatif [part="changes"] .bt-button:not(.bt-main)');
    await visit.until((sql) => document.querySelector('#side-whatif .bt-counts tbody tr td:nth-of-type(2)').textContent === String(sql), base.sql);
    await visit.set('#side-whatif input[type="range"]', 90, 'input');
    await visit.until((sql) => document.querySelector('#side-whatif .bt-counts tbody tr td:nth-of-type(2)').textContent === String(sql), now.sql);
    await visit.press('#side-whatif [part="changes"] .bt-main');
    await visit.until((sql) => document.querySelector('[data-tier="sql"] b').textContent === String(sql), now.sql);
    assert.equal(await visit.run(counted), String(now.sql));
    await closed(visit);
  });

  it('the address brings the same view back', async () => {
    const visit = await opened({ hash: '#lang=fi&theme=dark&tiers=mql&day=30&side=ahead' });
    assert.deepEqual(await visit.run(() => [document.documentElement.lang, document.documentElement.dataset.theme, document.querySelector('[data-tier="mql"]').getAttribute('aria-pressed'), document.getElementById('day').value,
      document.getElementById('tab-ahead').getAttribute('aria-selected')]), ['fi', 'dark', 'true', '30', 'true']);
    await closed(visit);
  });

  it('every language speaks', async () => {
    const visit = await opened();
    const titles = new Set();
    for (const lang of ['en', 'fi', 'ru', 'pl', 'nb', 'de', 'es', 'fr', 'sv']) {
      await visit.set('#tools select', lang);
      await visit.until((code) => document.documentElement.lang === code && !!document.getElementById('undo'), lang);
      titles.add(await visit.run(() => document.title));
    }
    assert.equal(titles.size, 9);
    await closed(visit);
  });

  it('hostile cells are shown as text', async () => {
    const visit = await opened();
    const markup = '<img src=x onerror="globalThis.hit=1"><script>globalThis.hit=1</script>';
    const cells = [markup, '=HYPERLINK("http://x")', `${'W'.repeat(1_000_000)}`, '\u202Eevil', '{{constructor}}'];
    await visit.drop('hostile.csv', `id,First Name,Company Name,Job Title\n${cells.map((cell, i) => `${i},"${cell.replaceAll('"', '""')}","${cell.slice(0, 1000).replaceAll('"', '""')}",CEO`).join('\n')}\n`);
    await visit.ranked(5);
    await visit.until(() => !!document.querySelector('#contacts').textContent.includes('<img'));
    for (let i = 1; i <= 5; i += 1) await visit.press(`#contacts [part="row"]:nth-child(${i})`).then(() => new Promise((next) => setTimeout(next, 100)));
    await visit.turnTo('ahead', '#side-ahead h2');
    await visit.press('#print');
    await visit.until(() => globalThis.printed);
    assert.equal(await visit.run(() => globalThis.hit ?? document.querySelectorAll('img, main script').length), 0);
    await closed(visit);
  });

  it('without storage everything works but remembering', async () => {
    const visit = await opened({ forbid: true });
    await visit.press('#theme');
    await visit.until(() => document.documentElement.dataset.theme === 'dark');
    await visit.drop('own.csv', 'id,Name,Job Title\n1,Oona Invented,CEO\n');
    await visit.until(() => /own\.csv/.test(document.getElementById('what').textContent));
    await comesToShow(visit, ['Oona Invented'], 'no storage');
    await closed(visit);
  });

  it('two tabs do not disturb each other', async () => {
    const [one, other] = [await opened(), await opened()];
    await one.drop('own.csv', 'id,Name,Job Title\n1,Oona Invented,CEO\n');
    await other.press('[data-tier="mql"]');
    await comesToShow(one, ['Oona Invented'], 'one');
    await comesToShow(other, await firstOf(job, { tiers: ['mql'] }), 'other');
    await closed(one);
    await closed(other);
  });

  it('100,000 dropped rows are ranked and scrolled; frames of a slider drag are printed', async () => {
    const visit = await opened();
    const line = '%,Person %,CEO,Software,120,Finland,2026-10-0%\n'.replace('0%\n', '05\n');
    const started = Date.now();
    await visit.drop('large.csv', line, 100_000, 'id,Name,Job Title,Industry,Employees,Country,Last Product Page View\n');
    await visit.ranked(100000);
    console.log(`# ${which}: 100,000 rows ranked after ${Date.now() - started} ms`);
    await visit.run(() => document.querySelector('#contacts .bt-grid').scrollTo(0, 1e9));
    await visit.until(() => /Person 99999/.test(document.getElementById('contacts').textContent));
    await visit.turnTo('whatif', '#side-whatif input[type="range"]');
    const { handled, all } = await visit.run(async () => {
      const slider = document.querySelector('#side-whatif input[type="range"]');
      for (let i = 0; i < 60; i += 1) {
        slider.value = String(20 + i);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((next) => requestAnimationFrame(next));
      }
      await new Promise((next) => setTimeout(next, 500));
      const all = performance.getEntriesByName('what-if').map(({ duration }) => duration).sort((a, b) => a - b);
      return { handled: document.querySelector('#side-whatif input[type="range"]').value, all };
    });
    const at = (share) => all[Math.min(all.length - 1, Math.floor(all.length * share))].toFixed(1);
    console.log(`# ${which}: slider to picture on 100,000 contacts, ms: median ${at(0.5)}, 9 in 10 below ${at(0.9)}, slowest ${at(1)}, ${all.length} pictures for 60 moves`);
    assert.equal(handled, '79');
    assert.ok(all.length > 0);
    await closed(visit);
  });

  it('long work can be stopped', async () => {
    const visit = await opened();
    await visit.pressAtOnce('#stop');
    await visit.drop('large.csv', '%,Person %,CEO\n', 300_000, 'id,Name,Job Title\n');
    await visit.until(() => globalThis.pressed > 0 && !document.getElementById('stop'));
    await visit.press('#sample, #choose');
    await closed(visit);
  });

  it('what was stopped on a side can be started again there', async () => {
    const visit = await opened();
    await visit.openPeople(100_000);
    for (const [side, begun] of [['whatif', 'canvas.bt-plane'], ['ahead', 'p.quiet']]) {
      await visit.pressAtOnce('#stop');
      await visit.press(`#tab-${side}`);
      await visit.until((one) => globalThis.pressed > 0 && !!document.querySelector(one), `#side-${side} > .again`);
      await visit.press(`#side-${side} > .again`);
      await visit.until((one) => !!document.querySelector(one), `#side-${side} ${begun}`);
    }
    await closed(visit);
  });

  test(`${which}: closes`, close);
}
