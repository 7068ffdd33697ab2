// SPDX-License-Identifier: MIT
// The model that a visitor makes on the offline page: by answers, by points, by a file, by sliders; on paper, and in the address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bantam } from '../js/places.mjs';
import { NOW, removeFolder, sample, visitsIn } from './demo_browsers.mjs';

let qualifier;
before(async () => {
  qualifier = await bantam.Qualifier.load({ model: 'reference' });
});
after(() => {
  qualifier?.close();
  removeFolder();
});

const firm = { schemaVersion: 1, sizes: [{ min: 50, max: 500 }], industries: ['software', 'food processing'], countries: ['FI', 'SE', 'Ruritania'], people: { seniority: ['c_level'], functions: ['marketing'], titles: ['brand'] },
  price: { min: 10000, max: 20000, period: 'year' }, currency: 'EUR', exclusions: { industries: ['public'], countries: ['US'], domains: ['rival.example'], titles: ['intern'], smallerThan: 5, largerThan: 10000, students: true },
  promise: { minutes: 60 }, verification: 'person', ownDomains: ['ours.example'] };
const many = (/** @type {number} */ count, /** @type {(i: number) => any} */ make) => Array.from({ length: count }, (_, i) => make(i));
const endless = { ...firm, sizes: many(8, (i) => ({ min: 1 + 100 * i, max: 50 + 100 * i })), industries: many(64, (i) => `an industry with a rather long name, number ${i}`), countries: many(64, (i) => `Country ${i}`),
  people: { titles: many(64, (i) => `a long title, number ${i}`) }, exclusions: { titles: many(64, (i) => `never ${i}`), domains: many(64, (i) => `rival${i}.example`), industries: many(64, (i) => `no industry ${i}`) }, tiers: { sql: 'R'.repeat(100) } };
const hashOf = (/** @type {any} */ profile, more = '') => `#side=ideal&profile=${encodeURIComponent(JSON.stringify(profile))}${more}`;

const { opened: openedOnPaper, closed: closedOnPaper, close: closePaper } = visitsIn('chromium');
/** The pages that the paper takes, on A4 and on Letter. */
async function pagesOf(visit) {
  await visit.press('#definition');
  await visit.until(() => globalThis.printed);
  const pages = [];
  for (const format of ['A4', 'Letter']) pages.push(((await visit.page.pdf({ format })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length);
  return pages;
}
const printed = (visit) => visit.run(() => document.getElementById('paper').textContent);

for (const [model, locale] of [['reference', 'en'], ['saas-startup', 'ru'], ['consultancy', 'de'], ['digital-agency', 'fi'], ['enterprise-long-cycle', 'fr']]) {
  test(`what ready means is one page, in words: ${model}, ${locale}`, async () => {
    const visit = await openedOnPaper({ hash: `#side=ideal&model=${model}&lang=${locale}` });
    assert.deepEqual(await pagesOf(visit), [1, 1]);
    assert.doesNotMatch(await printed(visit), /[{}[\]]|undefined|notTopic|\b(when|topic|asset|fact|domain|decides)\./);
    await closedOnPaper(visit);
  });
}

for (const [name, profile] of Object.entries({ firm, endless })) {
  test(`what ready means is one page of a draft too: ${name}`, async () => {
    const visit = await openedOnPaper({ hash: hashOf(profile) });
    assert.deepEqual(await pagesOf(visit), [1, 1]);
    assert.doesNotMatch(await printed(visit), /[{}[\]]|undefined|notTopic/);
    await closedOnPaper(visit);
  });
}

test('what ready means names industries, countries, roles, and what a request must not be about', async () => {
  const visit = await openedOnPaper({ hash: hashOf(firm) });
  await pagesOf(visit);
  const text = await printed(visit);
  for (const named of ['50–500', 'Software and IT or food processing', 'Finland, Sweden, or Ruritania', 'C-level, Marketing, or brand', '10,000–20,000 EUR a year', 'Public sector', 'United States', 'rival.example', 'not about: support, jobs, or press', 'not answered yet', 'Within 60 minutes']) assert.ok(text.includes(named), `${named} in ${text}`);
  await closedOnPaper(visit);
});
test('the paper is put away', closePaper);

for (const which of /** @type {const} */ (['chromium', 'firefox'])) {
  const { opened, closed, close } = visitsIn(which);
  const it = (says, run) => test(`${which}: ${says}`, run);
  const foot = (visit) => visit.run(() => document.getElementById('foot').textContent);
  const comesTo = (visit, hash) => visit.until((part) => document.getElementById('foot').textContent.includes(part), hash.slice(0, 8));
  const hashed = async (document) => {
    const own = await bantam.Qualifier.load({ model: document });
    const { hash } = own.info();
    own.close();
    return hash;
  };
  const drafted = async (profile) => (await qualifier.draftModel({ ...profile, locale: 'en' })).document;

  it('the first answer says which model it puts aside, and gives it back', async () => {
    const visit = await opened({ hash: '#side=ideal&model=saas-startup' });
    const before = await foot(visit);
    await visit.press('#questions .bt-chip:nth-child(2)');
    await visit.until(() => /SaaS.*put aside/.test(document.getElementById('replaced')?.textContent ?? ''));
    await comesTo(visit, await hashed(await drafted({ schemaVersion: 1, industries: ['manufacturing'] })));
    await visit.press('#restore');
    await visit.until((text) => document.getElementById('foot').textContent === text, before);
    await visit.until(() => !document.getElementById('replaced') && !document.querySelector('#questions .bt-chip[aria-pressed="true"]'));
    assert.match(await visit.run(() => location.hash), /model=saas-startup/);
    await closed(visit);
  });

  it('points changed by hand outlive another answer and come back with the address', async () => {
    const visit = await opened({ hash: hashOf({ schemaVersion: 1, industries: ['software'] }) });
    await visit.until(() => !!document.querySelector('#questions .bt-points'));
    await visit.set('#questions .bt-points', 33);
    await visit.until(() => /changes=points/.test(location.hash));
    const rule = await visit.run(() => /changes=points\.([a-z-]+)%7E33/.exec(location.hash.replace('~', '%7E'))[1]);
    await visit.press('#questions .bt-chip:nth-child(2)');
    const model = JSON.parse(await drafted({ schemaVersion: 1, industries: ['software', 'manufacturing'] }));
    [...model.attributeRules, ...model.eventRules].find(({ id }) => id === rule).points = 33;
    const hash = await hashed(JSON.stringify(model));
    await comesTo(visit, hash);
    const again = await opened({ hash: await visit.run(() => location.hash) });
    await comesTo(again, hash);
    await closed(again);
    await closed(visit);
  });

  it('an address that is typed is followed: its answers are drafted anew, its contact is opened', async () => {
    const visit = await opened({ hash: '#side=ideal' });
    await visit.run((hash) => void (location.hash = hash), hashOf({ schemaVersion: 1, countries: ['FI'] }));
    await comesTo(visit, await hashed(await drafted({ schemaVersion: 1, countries: ['FI'] })));
    await visit.run(() => void (location.hash = '#side=contact'));
    await visit.until(() => /Reference model/.test(document.getElementById('foot').textContent));
    await visit.press('#contacts [part="row"]:nth-child(4)');
    const chosen = await visit.until(() => /contact=/.test(location.hash) && document.querySelector('#contacts [aria-selected="true"] .bt-strong')?.textContent);
    await visit.until((name) => document.querySelector('#shown .bt-name')?.textContent === name, chosen);
    const again = await opened({ hash: await visit.run(() => location.hash) });
    await again.until((name) => document.querySelector('#shown .bt-name')?.textContent === name, chosen);
    await again.until((name) => document.querySelector('#contacts [aria-selected="true"] .bt-strong')?.textContent === name, chosen);
    await closed(again);
    await closed(visit);
  });

  it('an address that is typed is not written over by what happens before it is read', async () => {
    const visit = await opened();
    await visit.until(() => document.querySelectorAll('#contacts [part="row"]').length > 3);
    await visit.run(() => {
      location.hash = '#model=saas-startup';
      document.querySelector('#contacts [part="row"]:nth-child(3)').click();
    });
    await visit.until(() => /SaaS/.test(document.getElementById('foot').textContent) && /model=saas-startup/.test(location.hash));
    await visit.run(() => {
      location.hash = '#model=reference&day=5';
      location.hash = '#model=digital-agency&day=7';
    });
    await visit.until(() => !/SaaS|Reference/.test(document.getElementById('foot').textContent) && /day=7/.test(location.hash));
    await closed(visit);
  });

  it('sliders that were moved and not kept come back with the address', async () => {
    const visit = await opened({ hash: '#side=whatif' });
    await visit.until(() => !!document.querySelector('#side-whatif input[type="range"]'));
    await visit.set('#side-whatif input[type="range"]', 77, 'input');
    const hash = await visit.until(() => /whatif=bound\.0/.test(location.hash) && location.hash);
    const again = await opened({ hash });
    await again.until(() => document.querySelector('#side-whatif input[type="range"]')?.value === '77');
    await closed(again);
    await visit.press('#side-whatif [part="changes"] .bt-main');
    await visit.until(() => /changes=bound\.0/.test(location.hash) && !/whatif=/.test(location.hash));
    await closed(visit);
  });

  /** Types into the field of a question by its label. */
  const answer = (visit, question, label, value) => visit.until(([legend, name, to]) => {
    const ask = [...document.querySelectorAll('#questions fieldset')].find((one) => one.querySelector('legend').textContent.startsWith(legend));
    const input = [...(ask?.querySelectorAll('input') ?? [])].find((one) => (one.getAttribute('aria-label') ?? one.closest('label').textContent).startsWith(name));
    if (!input) return false;
    input.value = to;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    input.closest('form.bt-tokens')?.requestSubmit();
    return true;
  }, [question, label, value]);
  /** What is said beside a question, once it is `text`. */
  const says = (visit, question, text) => visit.until(([legend, wanted]) => [...[...document.querySelectorAll('#questions fieldset')].find((one) => one.querySelector('legend').textContent.startsWith(legend)).querySelectorAll('.bt-fault, .bt-doubt')].map((one) => one.textContent).join(' ').includes(wanted), [question, text]);

  it('what cannot be is said in plain words beside its field, until it is put right', async () => {
    const visit = await opened({ hash: hashOf({ schemaVersion: 1, promise: { minutes: 60 } }) });
    await answer(visit, '5.', 'To', '20000');
    await says(visit, '5.', 'Say this too.');
    await answer(visit, '5.', 'From', '30000');
    await says(visit, '5.', '“From” is above “To”.');
    await answer(visit, '5.', 'From', '3000');
    await answer(visit, '1.', 'From', '500');
    await answer(visit, '1.', 'To', '50');
    await says(visit, '1.', '“From” is above “To”.');
    await answer(visit, '1.', 'To', '5000');
    await answer(visit, '8.', 'Time zone', 'Europe/Nowhere');
    await says(visit, '8.', 'No such time zone is known.');
    await answer(visit, '8.', 'Time zone', 'Europe/Oslo');
    await answer(visit, '8.', 'Saturday: To', '12:00');
    await visit.until(() => !document.querySelector('#questions .bt-fault'));
    const profile = JSON.parse(new URLSearchParams((await visit.run(() => location.hash)).slice(1)).get('profile'));
    assert.deepEqual([profile.price, profile.sizes, profile.timeZone, profile.promise.hours.sat], [{ max: 20000, min: 3000 }, [{ min: 500, max: 5000 }], 'Europe/Oslo', [['09:00', '12:00']]]);
    await comesTo(visit, await hashed(await drafted(profile)));
    assert.equal(await visit.run(() => /\$\.|min is above/.test(document.getElementById('questions').textContent)), false);
    await closed(visit);
  });

  it('a country that is misspelt is noticed, and put right by one press; one written by name is known', async () => {
    const visit = await opened({ hash: '#side=ideal' });
    await visit.until(() => !!document.querySelector('#questions .bt-tokens'));
    await answer(visit, '3.', 'Countries', 'Finlnad, norway, se');
    await says(visit, '3.', '“Finlnad” is no country that we know.');
    await visit.press('#questions .bt-doubt button');
    await visit.until(() => !document.querySelector('#questions .bt-doubt'));
    assert.deepEqual(JSON.parse(new URLSearchParams((await visit.run(() => location.hash)).slice(1)).get('profile')).countries, ['FI', 'NO', 'SE']);
    await closed(visit);
  });

  it('points go out as a sheet and come in as one; a sheet with a fault changes nothing and says so', async () => {
    const visit = await opened({ hash: '#side=ideal' });
    await visit.until(() => !!document.querySelector('#questions .bt-file input'));
    await visit.run(() => [...document.querySelectorAll('#questions button')].find((one) => /CSV/.test(one.textContent)).click());
    const sheet = await visit.newest('rule,');
    assert.equal(sheet, await qualifier.pointsTable(await qualifier.document('reference')));
    await visit.choose('#questions .bt-file input', 'points.csv', 'rule,points\nright-size,15\n');
    const { document } = await qualifier.withPoints(await qualifier.document('reference'), 'rule,points\nright-size,15\n');
    const hash = await hashed(document);
    await comesTo(visit, hash);
    await visit.choose('#questions .bt-file input', 'points.csv', 'rule,points\nno-such-rule,15\n');
    await visit.until(() => document.querySelectorAll('#questions [part="faults"] li').length > 0);
    await comesTo(visit, hash);
    await closed(visit);
  });

  it('a model is saved with its answers and loaded again; what is no model is refused', async () => {
    const visit = await opened({ hash: hashOf(firm) });
    const document = await drafted(firm);
    await comesTo(visit, await hashed(document));
    await visit.press('#save-model');
    const saved = await visit.newest('{');
    assert.deepEqual(JSON.parse(saved)['x-profile'], firm);
    assert.deepEqual(await qualifier.check(saved), []);
    const other = await opened({ hash: '#side=ideal' });
    await other.until(() => !!document.getElementById('load-model'));
    await other.choose('#models input[type="file"]', 'model.json', saved);
    await comesTo(other, await hashed(document));
    await other.until(() => document.querySelector('#questions .bt-chip[aria-pressed="true"]') !== null);
    await other.choose('#models input[type="file"]', 'model.json', '{"id":"x"}');
    await other.until(() => document.querySelectorAll('#questions [part="faults"] li').length > 1);
    await comesTo(other, await hashed(document));
    await closed(other);
    await closed(visit);
  });

  it('the sliders of axis limits, points and half-lives do what the core does', async () => {
    const visit = await opened({ hash: '#side=whatif' });
    await visit.until(() => !!document.querySelector('#side-whatif input[type="range"]'));
    const model = JSON.parse(await qualifier.document('reference'));
    const whatIf = await qualifier.whatIf(sample, { now: NOW });
    const asked = [
      ['Engagement: at most', 30, () => whatIf.setAxisLimits('engagement', { min: model.axes.engagement.min, max: 30 })],
      ['Downloaded the buyer\'s guide', 60, () => whatIf.setPoints('buyers-guide', 60)],
      ['Looked at a product page: half after days', 200, () => whatIf.setDecay('product-page', { type: 'halfLife', days: 200 })],
    ];
    for (const [label, value, change] of asked) {
      change();
      await visit.until(([name, to]) => {
        const slider = [...document.querySelectorAll('#side-whatif .bt-slider')].find((one) => one.querySelector('bdi').textContent === name)?.querySelector('input');
        if (!slider) return false;
        slider.value = to;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      }, [label, String(value)]);
      const { now } = whatIf.count();
      await visit.until((counts) => [...document.querySelectorAll('#side-whatif .bt-counts tbody tr')].every((row, i) => row.querySelectorAll('td')[1].textContent === String(counts[i])), ['sql', 'mql', 'lead', 'disqualified'].map((tier) => now[tier]));
    }
    const names = await visit.run(() => [...document.querySelectorAll('#side-whatif .bt-slider-name bdi')].map((one) => one.textContent));
    assert.equal(new Set(names).size, names.length, `two sliders of one name: ${names}`);
    whatIf.close();
    await closed(visit);
  });

  it('sliders that are moved while the contacts are ranked anew are no error', async () => {
    const visit = await opened({ hash: '#side=whatif' });
    await visit.until(() => !!document.querySelector('#side-whatif input[type="range"]'));
    await visit.run(async () => {
      const move = (slider, value) => {
        slider.value = String(value);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      };
      for (let day = 1; day <= 4; day += 1) {
        move(document.getElementById('day'), day);
        for (let i = 0; i < 80; i += 1) {
          move(document.querySelector('#side-whatif input[type="range"]'), 20 + i);
          await new Promise((next) => setTimeout(next, 2));
        }
      }
    });
    await visit.set('#side-whatif input[type="range"]', 77, 'input');
    await visit.until(() => /whatif=bound\.0/.test(location.hash));
    await closed(visit);
  });

  test(`${which}: closes`, close);
}
