// SPDX-License-Identifier: MIT
// What a visitor does in the panel and around the list of the offline page, each compared with the core's answer to the same change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bantam } from '../js/places.mjs';
import { NOW, sample, sampleInCore, visitsIn } from './demo_browsers.mjs';

const { qualifier, job } = await sampleInCore();

/** The first in work order, among those in sight, of whom a question of BANT is asked that is not the last one; with what the core says. */
async function askedOfBant() {
  const order = [...job.inWorkOrder()].slice(0, 10);
  for (const [index, row] of order.entries()) {
    const [contact, annotation] = [await job.contact(row), await job.annotate(row)];
    const question = qualifier.questions({ locale: 'en' }).find(({ id }) => id === annotation.next?.questionId);
    if (!/^bant\./.test(question?.fact ?? '')) continue;
    const after = qualifier.qualify(bantam.askedInVain(contact, question.id, NOW), { now: NOW });
    if (after.next && after.next.questionId !== question.id) return { index, contact, question, annotation, after };
  }
  throw new Error('nobody is asked');
}

/** A profile under which a person checks first, and one hour is promised. */
const checked = { schemaVersion: 1, promise: { minutes: 60 }, verification: 'person' };
const hashOf = (profile, more = '') => `#side=contact&profile=${encodeURIComponent(JSON.stringify(profile))}${more}`;

for (const which of /** @type {const} */ (['chromium', 'firefox'])) {
  const { opened, closed, close } = visitsIn(which);
  const it = (says, run) => test(`${which}: ${says}`, run);
  const panelSays = (visit, selector, text) => visit.until(([one, wanted]) => [...document.querySelectorAll(`#shown ${one}`)].some((node) => node.textContent.includes(wanted)), [selector, text]);

  it('an answer is typed, and counts as the core counts it', async () => {
    const visit = await opened({ hash: '#side=contact' });
    const { index, contact, annotation: { next } } = await askedOfBant();
    await visit.press(`#contacts [part="row"]:nth-child(${index + 1})`);
    await visit.until((question) => document.querySelector('#shown .bt-question')?.textContent === question, next.question);
    await visit.run(() => {
      document.querySelector('#shown .bt-told input').value = 'within two months';
      document.querySelector('#shown form.bt-told').requestSubmit();
    });
    const model = JSON.parse(await qualifier.document('reference'));
    const typed = bantam.answered(contact, model.questions.find(({ id }) => id === next.questionId), { text: 'within two months' }, { at: NOW });
    const { score, next: then } = qualifier.qualify(typed, { now: NOW });
    await visit.until(([points, question]) => document.querySelector('#shown .bt-figures')?.textContent.includes(points) && document.querySelector('#shown .bt-question')?.textContent === question, [new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(score), then.question]);
    await visit.until(() => /with your answers/.test(document.getElementById('what').textContent));
    await closed(visit);
  });

  it('asked without an answer puts the question last', async () => {
    const visit = await opened({ hash: '#side=contact' });
    const { index, annotation: { next }, after } = await askedOfBant();
    await visit.press(`#contacts [part="row"]:nth-child(${index + 1})`);
    await visit.until((question) => document.querySelector('#shown .bt-question')?.textContent === question, next.question);
    await visit.press('#shown .bt-next .bt-faint');
    await visit.until((question) => document.querySelector('#shown .bt-question')?.textContent === question, after.next.question);
    await closed(visit);
  });

  it('what was read wrongly is taken away, and undone', async () => {
    const visit = await opened({ hash: '#side=contact' });
    await visit.until(() => !!document.querySelector('#shown .bt-read .bt-evidence .bt-link'));
    const before = await visit.run(() => document.querySelectorAll('#shown .bt-read .bt-evidence').length);
    await visit.press('#shown .bt-read .bt-evidence .bt-link');
    await visit.until((count) => document.querySelectorAll('#shown .bt-read .bt-evidence').length < count, before);
    await visit.press('#undo');
    await visit.until((count) => document.querySelectorAll('#shown .bt-read .bt-evidence').length === count, before);
    await closed(visit);
  });

  it('another opinion stands beside the answer, with its reason and day', async () => {
    const visit = await opened({ hash: '#side=contact' });
    await visit.until(() => !!document.querySelector('#shown .bt-opinion form'));
    const word = await visit.run(() => document.querySelector('#shown .bt-word > bdi').textContent);
    await visit.run(() => {
      const form = document.querySelector('#shown .bt-opinion form');
      form.elements.tier.value = 'lead';
      form.elements.reason.value = 'met them at the fair';
      form.elements.until.value = '2027-01-15';
      form.requestSubmit();
    });
    await panelSays(visit, '.bt-override', 'met them at the fair');
    await panelSays(visit, '.bt-override', 'Jan 15, 2027');
    assert.equal(await visit.run(() => document.querySelector('#shown .bt-word > bdi').textContent), word, 'the core\'s own word stays');
    await closed(visit);
  });

  it('a person checks, gets in touch, and the clock stops', async () => {
    const visit = await opened({ hash: hashOf(checked) });
    await visit.until(() => /Our ideal customer/.test(document.getElementById('foot').textContent));
    await visit.press('#contacts [part="row"]');
    await visit.press('#shown [part~="now"] .bt-main');
    await visit.until(() => !!document.querySelector('#shown .bt-clock'));
    await visit.until(() => Number(document.querySelector('#clock b').textContent) > 0 && !!document.getElementById('order'));
    await visit.press('#shown [part~="wait"] .bt-chip');
    await visit.until(() => !document.querySelector('#shown .bt-clock'));
    await closed(visit);
  });

  it('what a person told can be copied as a line for the notes, worded by the core', async () => {
    const visit = await opened({ hash: '#side=contact' });
    const { index, annotation: { next } } = await askedOfBant();
    await visit.press(`#contacts [part="row"]:nth-child(${index + 1})`);
    await visit.until((question) => document.querySelector('#shown .bt-question')?.textContent === question, next.question);
    await visit.press('#shown .bt-chip');
    await visit.until(() => !!document.querySelector('#shown .bt-evidence [aria-label^="Copy for notes"]'));
    const line = await visit.run(async () => {
      let copied = '';
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => void (copied = text) } });
      document.querySelector('#shown .bt-evidence [aria-label^="Copy for notes"]').click();
      await new Promise((next) => setTimeout(next, 50));
      return copied;
    });
    assert.match(line, /^Bantam 2026-11-21 · /);
    assert.notDeepEqual(qualifier.notedFacts(line), {});
    await closed(visit);
  });

  it('who is no lead is shown by one press', async () => {
    const visit = await opened();
    const { standing } = job.rows(['standing']);
    const lead = job.summary.standings.indexOf('lead');
    const others = [...job.inWorkOrder()].filter((row) => standing[row] !== lead);
    assert.ok(others.length > 2);
    assert.equal(await visit.run(() => document.querySelector('#others b').textContent), String(others.length));
    await visit.press('#others');
    await visit.until((count) => document.querySelector('#contacts .bt-grid').getAttribute('aria-rowcount') === String(count + 1), others.length);
    await visit.until(() => /others=1/.test(location.hash));
    await closed(visit);
  });

  it('any day is chosen by its date, years away', async () => {
    const visit = await opened();
    await visit.set('#date', '2029-11-20');
    const days = (Date.parse('2029-11-20') - Date.parse('2026-11-21')) / 86_400_000;
    const later = await qualifier.openFile(sample, { now: '2029-11-20T09:00:00Z' });
    await visit.until((sql) => document.querySelector('[data-tier="sql"] b')?.textContent === String(sql), later.tierCounts().sql);
    assert.match(await visit.run(() => location.hash), new RegExp(`day=${days}(&|$)`));
    await visit.set('#date', '2012-02-29');
    await visit.until(() => document.querySelector('[data-tier="sql"] b')?.textContent === '0');
    await visit.press('#today');
    await visit.until((sql) => document.querySelector('[data-tier="sql"] b')?.textContent === String(sql), job.tierCounts().sql);
    await closed(visit);
  });

  it('who is clicked at the moment the list was ranked anew stays in the panel', async () => {
    const visit = await opened();
    for (let day = 1; day <= 6; day += 1) {
      const place = 2 + (day % 3);
      await visit.run(async ([moved, which]) => {
        const listed = new Promise((next) => new MutationObserver((_, observer) => (observer.disconnect(), next(undefined))).observe(document.getElementById('filters'), { childList: true }));
        document.getElementById('day').value = String(moved);
        document.getElementById('day').dispatchEvent(new Event('input'));
        await listed;
        document.querySelector(`#contacts [part="row"]:nth-child(${which})`).click();
      }, [day, place]);
      await visit.until((which) => {
        const name = document.querySelector(`#contacts [part="row"]:nth-child(${which}) .bt-strong`)?.textContent;
        return name && document.querySelector('#shown .bt-name')?.textContent === name && !document.getElementById('stop');
      }, place, 5_000);
    }
    await closed(visit);
  });

  it('a file is chosen in the browser\'s own window', async () => {
    const visit = await opened();
    await visit.choose('#file', 'chosen.csv', 'id,Name,Job Title\n1,Oona Invented,CEO\n');
    await visit.until(() => document.getElementById('what').textContent.startsWith('chosen.csv'));
    await visit.ranked(1);
    await visit.press('#sample');
    await visit.ranked(120);
    await closed(visit);
  });

  it('the calendar holds every day to look again, not only those in sight', async () => {
    const visit = await opened();
    await visit.drop('many.csv', '%,Person %,Engineer,2026-10-05\n', 450, 'id,Name,Job Title,Last Product Page View\n');
    await visit.ranked(450);
    await visit.press('#tab-ahead');
    await visit.press('#ics');
    const ics = await visit.newest('BEGIN:VCALENDAR');
    assert.equal(ics.match(/BEGIN:VEVENT/g).length, 450);
    assert.ok(ics.endsWith('END:VCALENDAR\r\n'));
    await closed(visit);
  });

  test(`${which}: closes`, close);
}
