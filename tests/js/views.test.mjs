// SPDX-License-Identifier: MIT
// What the views show is what the core said: every case file through badge, panel, list and texts, in a DOM without a browser.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { modelOf } from './case_models.mjs';
import { bantam, caseNames, glue, packageFolder, readCase } from './places.mjs';

const views = await import(pathToFileURL(join(packageFolder, 'src/views/index.js')).href);
const { parseHTML } = createRequire(join(glue, 'package.json'))('linkedom');
const { document } = parseHTML('<!doctype html><html><body></body></html>');
const words = Object.fromEntries(await Promise.all(views.LOCALES.map(async (locale) => [locale, await views.loadWords(locale)])));
const LETTERS = ['budget', 'authority', 'need', 'timeline'];

// This DOM's <select> has no value of its own to set.
Object.defineProperty(Object.getPrototypeOf(document.createElement('select')), 'value', { configurable: true, get() { return this.getAttribute('data-value'); }, set(value) { this.setAttribute('data-value', value); } });

function fresh() {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return root;
}
const textOf = (root, selector) => [...root.querySelectorAll(selector)].map((node) => node.textContent.replace(/\s+/g, ' ').trim());
const short = (text, most = 280) => (text.length > most ? `${text.slice(0, most)}…` : text).replace(/\s+/g, ' ').trim();

/** A sentence of the core as a view shows it: its days in the form of the language. */
const dated = (locale, text) => text.replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day)));

/** Every case's annotation in a language. @param {(annotation: any, about: { name: string, qualifier: any, locale: string }) => void} check */
async function eachCase(locale, check) {
  const catalogue = await bantam.Qualifier.load({ model: 'reference' });
  let cases = 0;
  for (const name of caseNames) {
    const file = readCase(name);
    const qualifier = await bantam.Qualifier.load({ model: await modelOf(file, (id) => catalogue.document(id)), locale });
    for (const one of file.cases) {
      check(qualifier.qualify(one.contact, { now: file.now }), { name: `${name}: ${one.name}`, qualifier, locale });
      cases += 1;
    }
    qualifier.close();
  }
  assert.ok(cases > 150);
}

test('the badge of a contact that could not be read says so, and no tier', () => {
  const root = fresh();
  views.badge(root, { error: { code: 'not_json', path: '', message: 'no' } }, { words: words.en });
  const badge = root.querySelector('.bt-badge');
  assert.deepEqual([badge.getAttribute('aria-label'), badge.getAttribute('data-tier'), ...textOf(root, '.bt-tier bdi')], [words.en.messages['panel.unreadable'], 'none', '–']);
});

for (const locale of ['en', 'fi', 'ru']) {
  test(`the badge says the core's word, score and states, ${locale}`, async () => {
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    await eachCase(locale, (annotation, { name }) => {
      const root = fresh();
      views.badge(root, annotation, { words: words[locale] });
      const badge = root.querySelector('.bt-badge');
      const said = badge.getAttribute('aria-label');
      assert.equal(textOf(root, '.bt-tier bdi')[0], annotation.label, name);
      assert.ok(said.startsWith(annotation.label), name);
      assert.deepEqual(textOf(root, '.bt-score'), annotation.score === null ? [] : [number.format(annotation.score)], name);
      const states = LETTERS.map((criterion) => annotation.bant[criterion].state);
      const known = states.some((state) => state !== 'unknown');
      assert.deepEqual([...root.querySelectorAll('.bt-letter')].map((node) => node.getAttribute('data-state')), known ? states : [], name);
      if (known) for (const [i, criterion] of LETTERS.entries()) assert.ok(said.includes(`${words[locale].messages[`criterion.${criterion}`]}: ${words[locale].messages[`state.${states[i]}`]}`), said);
      assert.equal(textOf(root, '.bt-only').length, annotation.fitOnly && annotation.tier ? 1 : 0, name);
    });
  });

  test(`the panel shows the core's reasons, question, gates, ledger and evidence, ${locale}`, async () => {
    const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, signDisplay: 'exceptZero' });
    await eachCase(locale, (annotation, { name, qualifier }) => {
      const root = fresh();
      const questions = qualifier.questions({ locale });
      views.panel(root, annotation, { words: words[locale], questions, onAnswer() {}, onAsked() {} });
      assert.equal(textOf(root, '.bt-word > bdi')[0], annotation.label, name);
      if (annotation.tier === null) return assert.equal(root.querySelectorAll('.bt-why').length, 0, name);
      const barred = annotation.gates.filter(({ condition }) => condition === 'exclusion').map(({ text }) => text);
      assert.deepEqual(textOf(root, '.bt-why li'), [...barred, ...annotation.reasons].slice(0, 2).map((text) => short(dated(locale, text), 140)), name);
      assert.deepEqual(textOf(root, '.bt-question'), annotation.next ? [annotation.next.question] : [], name);
      if (annotation.next) {
        const { options } = questions.find(({ id }) => id === annotation.next.questionId);
        assert.deepEqual(textOf(root, '.bt-next .bt-chip').slice(0, -1), options.map(({ label }) => short(label)), name);
      }
      const rows = [...root.querySelectorAll('.bt-ledger tbody tr')];
      assert.deepEqual(rows.map((row) => textOf(row, 'td bdi')[0]), annotation.ledger.map(({ reason }) => short(dated(locale, reason.text))), name);
      assert.deepEqual(rows.map((row) => textOf(row, '.bt-number')[0]), annotation.ledger.map((line) => points.format(line.points)), name);
      assert.deepEqual(textOf(root, '.bt-gates bdi'), annotation.gates.map(({ text }) => short(text)), name);
      const evidence = LETTERS.flatMap((criterion) => [...annotation.bant[criterion].evidence, ...annotation.bant[criterion].conflicts]);
      assert.equal(root.querySelectorAll('.bt-criteria .bt-evidence').length, evidence.length, name);
      assert.equal(root.querySelectorAll('.bt-paths li').length, annotation.paths.length, name);
      assert.equal(root.querySelector('.bt-clock') !== null, annotation.handoff.state === 'open' && annotation.handoff.dueAt !== null, name);
      assert.equal(root.querySelector('.bt-override') !== null, annotation.override !== null, name);
    });
  });
}

for (const locale of ['en', 'fi', 'ru']) {
  test(`the panel's days, range, grade and hand-over are the core's, ${locale}`, async () => {
    const { messages } = words[locale];
    const zoned = (timeZone, more = {}) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...more, timeZone });
    const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const filled = (key, args) => messages[key].replace(/\{(\w+)\}/g, (_, name) => args[name]);
    const seen = { due: 0, falls: 0, reviews: 0, grades: 0, routes: 0, owners: 0, since: 0 };
    const day = (timeZone, at) => zoned(/^\d{4}-\d{2}-\d{2}$/.test(at) ? 'UTC' : timeZone).format(Date.parse(at));
    await eachCase(locale, (annotation, { name, qualifier }) => {
      if (annotation.tier === null) return;
      const { timeZone } = qualifier.info();
      const root = fresh();
      views.panel(root, annotation, { words: words[locale], timeZone });
      const { handoff, changes, range, score, grade } = annotation;
      const waits = textOf(root, '.bt-wait');
      const told = (text) => assert.ok(waits[0].includes(text.replace(/\s+/g, ' ')), `${name}: ${text} in ${waits[0]}`);
      if (handoff.state === 'open' && handoff.dueAt) {
        told(filled(handoff.breached ? 'handoff.breached' : 'handoff.dueAt', { at: zoned(timeZone, { timeStyle: 'short' }).format(Date.parse(handoff.dueAt)) }));
        assert.equal(root.querySelector('.bt-clock').hasAttribute('data-late'), handoff.breached, name);
        seen.due += 1;
      }
      told(changes ? filled('change.tier', { tier: messages[`tier.${changes.tier}`], at: day(timeZone, changes.at) }) : messages['change.none']);
      seen.falls += changes ? 1 : 0;
      if (handoff.reviewAt) told(filled('handoff.reviewAt', { at: day(timeZone, handoff.reviewAt) }));
      seen.reviews += handoff.reviewAt ? 1 : 0;
      const interval = textOf(root, '.bt-range .bt-quiet').join(' ');
      for (const value of [score, range.min, range.max]) assert.ok(interval.includes(number.format(value).replace(/\s+/g, ' ')), `${name}: ${value} in ${interval}`);
      const low = Math.min(0, range.min);
      const share = (value) => (100 * (value - low)) / Math.max(1, range.max - low);
      const place = (node, property) => Number.parseFloat(node.style.getPropertyValue(property));
      const span = root.querySelector('.bt-span');
      assert.ok(Math.abs(place(span, 'inset-inline-start') - share(range.min)) < 1e-6 && Math.abs(place(span, 'inset-inline-start') + place(span, 'inline-size') - share(range.max)) < 1e-6, name);
      const rest = Object.fromEntries(textOf(root, '.bt-rest dt').map((term, i) => [term, textOf(root, '.bt-rest dd')[i]]));
      assert.equal(rest[messages['details.grade']], grade ?? undefined, name);
      if (handoff.state !== 'none') assert.equal(rest[messages['details.handoff']], messages[`handoff.state.${handoff.state}`], name);
      if (handoff.owner) assert.equal(rest[messages['fact.lifecycle.owner']], handoff.owner, name);
      if (handoff.route) assert.equal(rest[messages[`route.${handoff.route.how}`]], handoff.route.to, name);
      if (handoff.since) assert.equal(rest[messages['details.since']], short(zoned(timeZone, /T/.test(handoff.since) ? { timeStyle: 'short' } : {}).format(Date.parse(handoff.since))), name);
      for (const [what, there] of [['grades', grade], ['routes', handoff.route], ['owners', handoff.owner], ['since', handoff.since]]) seen[what] += there ? 1 : 0;
    });
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `no case shows ${what}`);
  });
}

test('what-if shows what the core counts', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const people = caseNames.map(readCase).filter(({ model }) => model === 'reference').flatMap(({ cases }) => cases.map(({ contact }) => JSON.stringify(contact)));
  const whatIf = await qualifier.whatIf(people.join('\n'), { now: '2026-11-02T09:00:00Z' });
  whatIf.setTierBound(0, { min: 30 });
  whatIf.setPoints('right-size', 40);
  const { now, base, moved } = whatIf.count();
  const movers = whatIf.movers(50);
  assert.ok(moved > 0 && now.sql !== base.sql);
  const data = { controls: [{ id: 'right-size', label: 'Right size', min: 0, max: 60, value: 40, base: 10 }], tiers: ['sql', 'mql', 'lead', 'disqualified'].map((tier) => ({ tier, now: now[tier], base: base[tier] })), movers, moved };
  const root = fresh();
  views.whatif(root, data, { words: words.en, onMover() {} });
  assert.deepEqual([...root.querySelectorAll('.bt-counts tbody tr')].map((row) => textOf(row, '.bt-number').slice(0, 2)), data.tiers.map((one) => [String(one.base), String(one.now)]));
  assert.equal(root.querySelectorAll('[part="movers"] tbody tr').length, Math.min(50, moved));
  assert.deepEqual(textOf(root, '[part="movers"] tbody .bt-number'), movers.map(({ scoreBefore, score }) => [scoreBefore, score].map((one) => new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(one)).join(' → ')));
  const text = views.whatifText(data, { words: words.en });
  assert.ok(text.startsWith('Right size: 10 → 40\nReady: '), text);
  assert.ok(text.endsWith(`${moved} contacts change tier.`), text);
  assert.deepEqual(textOf(root, '[part="changes"] .bt-text p'), text.split('\n'), 'before and after stand beside the sliders');
  whatIf.close();
  qualifier.close();
});

test('the profile\'s form shows every answer that the core drafts from, and the model\'s points and personas', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const document = { schemaVersion: 1, sizes: [{ min: 50, max: 500 }], industries: ['software', 'games'], countries: ['FI', 'Ruritania'], people: { seniority: ['c_level'], functions: ['marketing'], titles: ['brand'] },
    price: { min: 5000, max: 20000, period: 'year' }, horizonDays: 90, exclusions: { students: true, smallerThan: 5 }, tiers: { sql: 'Hot' }, promise: { minutes: 60 }, ownDomains: ['ours.example'] };
  const drafted = await qualifier.draftModel(document);
  const model = JSON.parse(drafted.document);
  const rules = [...model.attributeRules, ...model.eventRules];
  const review = await qualifier.review(drafted.document);
  const points = rules.map(({ id, name, axis = 'engagement', points: weight }) => ({ rule: id, name: name.en, axis, points: weight }));
  const personas = review.personas.map(({ name, tier, score }) => ({ name: name.en, tier, score, kept: true }));
  const root = fresh();
  views.profile(root, document, { words: words.en, points, personas, onPoints() {} });
  const pressed = textOf(root, '.bt-chip[aria-pressed="true"]');
  assert.deepEqual(pressed, ['Software and IT', 'C-level', 'Marketing']);
  assert.deepEqual(textOf(root, '.bt-token bdi'), ['games', 'Finland', 'Ruritania', 'brand', 'ours.example']);
  assert.deepEqual(textOf(root, '[part="points"] tbody th'), points.map(({ name }) => name));
  assert.deepEqual([...root.querySelectorAll('.bt-points')].map((input) => Number(input.value)), points.map((one) => one.points));
  assert.deepEqual(textOf(root, '.bt-personas strong'), personas.map(({ score }) => new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(score)));
  qualifier.close();
});

test('the ledger\'s bars begin where the one before ends, and the last ends at the score', async () => {
  await eachCase('en', (annotation, { name }) => {
    if (annotation.score === null) return;
    const root = fresh();
    views.panel(root, annotation, { words: words.en });
    const share = (node, property) => Number.parseFloat(node.style.getPropertyValue(property));
    const zero = share(root.querySelector('.bt-ledger .bt-zero'), 'inset-inline-start');
    const bars = [...root.querySelectorAll('.bt-ledger tbody .bt-bar')].map((node) => [share(node, 'inset-inline-start'), share(node, 'inline-size'), node.getAttribute('data-kind')]);
    let at = zero;
    for (const [start, size, kind] of bars) {
      assert.ok(Math.abs((kind === 'minus' ? start + size : start) - at) < 1e-6, name);
      at = kind === 'minus' ? start : start + size;
    }
    const sum = root.querySelector('.bt-ledger tfoot .bt-bar');
    const end = annotation.score < 0 ? share(sum, 'inset-inline-start') : share(sum, 'inset-inline-start') + share(sum, 'inline-size');
    assert.ok(Math.abs(end - at) < 1e-6, name);
  });
});

test('list rows show what the badge and the panel show', async () => {
  await eachCase('en', (annotation, { name }) => {
    const root = fresh();
    const handle = views.list(root, { count: 1, row: () => ({ id: 'x', name: 'Invented Person', annotation }) }, { words: words.en });
    assert.equal(textOf(root, '.bt-window .bt-tier bdi')[0], annotation.label, name);
    assert.deepEqual(textOf(root, '.bt-window .bt-of-why'), [short(dated('en', annotation.reasons[0] ?? ''))], name);
    assert.deepEqual(textOf(root, '.bt-window .bt-of-next'), [annotation.next?.question ?? ''], name);
    handle.close();
  });
});

test('the brief is a few plain lines; the receipt holds every ledger line, quote and hash', async () => {
  await eachCase('en', (annotation, { name }) => {
    const options = { person: { name: 'Invented\nPerson', company: 'Invented Oy' } };
    const brief = views.brief(annotation, options);
    assert.ok(brief.split('\n').length <= 8, name);
    assert.ok(brief.startsWith(`Invented Person, Invented Oy\n${annotation.label}`), brief);
    if (annotation.next) assert.ok(brief.includes(annotation.next.question), name);
    const receipt = views.receipt(annotation, options);
    for (const { reason } of annotation.ledger) assert.ok(receipt.includes(reason.text.slice(0, 400).replace(/\s+/g, ' ').trim()), `${name}: ${reason.text}`);
    assert.ok(receipt.includes(annotation.model.hash) && receipt.includes(annotation.now), name);
  });
});

test('why a line could not be read is said in every language, and in the core\'s words where there are none', () => {
  for (const [locale, own] of Object.entries(words)) {
    const error = { code: 'unclosed_quote', path: '', message: 'A quoted cell is not closed.' };
    const root = fresh(), row = { id: '7', annotation: { error } };
    views.list(root, { count: 1, row: () => row }, { words: own });
    assert.equal(textOf(root, '.bt-of-why bdi')[0], own.messages['unread.unclosed_quote'], locale);
    assert.equal(root.querySelector('.bt-of-why bdi').title, error.message);
    const unread = fresh();
    views.panel(unread, { error }, { words: own });
    assert.ok(unread.textContent.includes(own.messages['unread.unclosed_quote']), locale);
    assert.equal(new views.Wording({ words: own }).fault({ ...error, code: 'of_tomorrow' }), error.message);
  }
  assert.equal(new Set(Object.values(words).map(({ messages }) => messages['unread.unclosed_quote'])).size, Object.keys(words).length);
});

test('no language lacks a key, a place or a plural form', () => {
  const { messages: english } = words.en;
  const placesOf = (message) => [...new Set(Object.values(typeof message === 'string' ? { other: message } : message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
  for (const [locale, { messages }] of Object.entries(words)) {
    assert.deepEqual(Object.keys(messages).sort(), Object.keys(english).sort(), locale);
    for (const [key, message] of Object.entries(messages)) {
      assert.deepEqual(placesOf(message), placesOf(english[key]), `${locale} ${key}`);
      assert.equal(typeof message, typeof english[key], `${locale} ${key}`);
      const forms = typeof message === 'string' ? [message] : Object.values(message);
      assert.ok(forms.every((form) => form.trim() === form && form !== ''), `${locale} ${key}`);
      // `many` of Spanish and French is for millions, and reads as `other` does.
      const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.filter((form) => form !== 'many' || !['es', 'fr'].includes(locale));
      if (typeof message !== 'string') assert.ok(needed.every((form) => form in message), `${locale} ${key}`);
    }
  }
});

test('words that views ask for exist', async () => {
  const on = Object.fromEntries(['onAnswer', 'onAsked', 'onWrong', 'onOverride', 'onVerify', 'onResponse', 'onFeedback'].map((one) => [one, () => {}]));
  const missed = new Set();
  const messages = new Proxy(words.en.messages, {
    getOwnPropertyDescriptor(target, key) {
      // Paths of warnings and custom facts are tried as facts, and shown as they are.
      if (!Object.hasOwn(target, key) && !/^fact\.(custom\.|\$|events|lifecycle|[A-Za-z_ ]*$)/.test(key)) missed.add(key);
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  await eachCase('en', (annotation) => {
    views.panel(fresh(), annotation, { words: { locale: 'en', messages }, ...on });
    views.receipt(annotation, { words: { locale: 'en', messages } });
  });
  const sources = join(packageFolder, 'src/views');
  for (const name of readdirSync(sources)) {
    for (const [, key] of readFileSync(join(sources, name), 'utf8').matchAll(/\bsay\('([^']+)'/g)) Object.hasOwn(messages, key);
  }
  assert.deepEqual([...missed], []);
});

test('the elements load where there are none, as in an extension\'s script', async () => {
  const { defineElements } = await import(pathToFileURL(join(packageFolder, 'src/elements.js')).href);
  const made = new Map();
  const registry = { get: (name) => made.get(name), define: (name, type) => made.set(name, type) };
  defineElements(registry);
  defineElements(registry);
  assert.deepEqual([...made.keys()], ['bantam-badge', 'bantam-panel']);
});

test('where style sheets cannot be adopted there is one <style> with the nonce, and redrawing makes no second', () => {
  const root = fresh();
  const annotation = { tier: 'sql', label: 'Ready', score: 50 };
  for (let i = 0; i < 3; ++i) views.badge(root, annotation, { nonce: 'abc' });
  assert.equal(root.querySelectorAll('style').length, 1);
  assert.equal(root.querySelector('style').getAttribute('nonce'), 'abc');
  views.erase(root);
  assert.equal(root.childNodes.length, 0);
});

test('a fact becomes a line for the CRM\'s notes in every language, and the contact with that note has the fact', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'saas-startup', locales: views.LOCALES });
  const fact = { fact: 'bant.budget.amount', value: { amount: 20000, currency: 'EUR', period: 'year' }, at: '2026-11-21', by: 'AK' };
  assert.equal(qualifier.noteLine(fact), 'Bantam 2026-11-21 · Budget: 20 000 EUR/y · AK');
  for (const locale of views.LOCALES) {
    const line = qualifier.noteLine(fact, { locale });
    const { value, source } = qualifier.notedFacts(`Called.\n${line}`).bant.budget.amount;
    assert.deepEqual({ value, source }, { value: fact.value, source: 'person' }, line);
    const { budget } = qualifier.qualify({ notes: [{ text: line }] }, { now: '2026-11-22', locale }).bant;
    assert.deepEqual([budget.state, budget.evidence[0].quote, budget.evidence[0].by], ['met', '20 000 EUR/y', 'AK']);
  }
  // The CRM's own record says another size: the person's word wins by every road.
  const contact = { id: '1', company: { employees: 9000 }, notes: [{ text: qualifier.noteLine({ fact: 'company.employees', value: 120, at: '2026-11-21', by: 'AK' }) }] };
  const now = '2026-11-22T09:00:00Z';
  const told = qualifier.qualify(contact, { now }).score;
  assert.notEqual(told, qualifier.score({ ...contact, notes: [] }, { now }).score);
  const list = qualifier.list([contact], { now });
  const csv = `Record ID,Employees,Notes\n1,9000,${contact.notes[0].text}\n`;
  const file = await qualifier.openFile(csv, { now });
  const whatIf = await qualifier.whatIf(csv, { now });
  assert.deepEqual([qualifier.score(contact, { now }).score, list.score[0] / 1000, file.rows(['score']).score[0], whatIf.results().score[0]], [told, told, told, told]);
  for (const one of [list, file, whatIf]) one.close();
  assert.equal(qualifier.noteLine({ ...fact, fact: 'no.such.fact' }), null);
  assert.deepEqual(qualifier.notedFacts('nothing of ours'), {});
  qualifier.close();
});

test('what was typed for one question of one contact is never the answer to another', async () => {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  const now = '2026-11-02T09:00:00Z';
  const judged = (contact) => qualifier.qualify(contact, { now });
  const root = fresh();
  const kept = (annotation) => {
    views.panel(root, annotation, { words: words.en, questions: qualifier.questions(), onAnswer() {}, onAsked() {} });
    return root.querySelector('[name=told]').value;
  };
  const contact = { id: '1', person: { title: 'CEO' } };
  const asked = { ...contact, asked: [{ questionId: judged(contact).next.questionId, at: now, result: 'no_answer' }] };
  assert.notEqual(judged(asked).next.questionId, judged(contact).next.questionId);
  kept(judged(contact));
  root.querySelector('[name=told]').value = 'half a wo';
  assert.deepEqual([judged(contact), judged({ ...contact, person: { title: 'CTO' } })].map(kept), ['half a wo', 'half a wo']);
  assert.equal(kept(judged(asked)), '');
  root.querySelector('[name=told]').value = 'half a wo';
  assert.equal(kept(judged({ ...asked, id: '2' })), '');
  qualifier.close();
});
