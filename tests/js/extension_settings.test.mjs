// SPDX-License-Identifier: MIT
// The extension's settings: an administrator's set-up file beneath or above what the user chose; services by their name; no change lost.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

/** @type {Record<string, any>} */
let kept = {};
let managed = {};
const slowly = (work) => new Promise((done) => setTimeout(() => done(work()), 1));
globalThis.chrome = /** @type {any} */ ({ storage: {
  local: { get: (keys) => slowly(() => structuredClone(keys ? Object.fromEntries(Object.entries(kept).filter(([key]) => keys.includes(key))) : kept)), set: (items) => slowly(() => Object.assign(kept, structuredClone(items))) },
  managed: { get: () => slowly(() => managed) },
} });
const { changeSettings, changeSite, checkModelsBy, nameOfSite, readSettings, taughtOn } = await import('../../plugin-manifest/src/background/settings.js');
const { settingsOf, setupOf } = await import('../../plugin-manifest/src/background/setup_file.js');
const { withSetup, withoutSetup } = await import('../../plugin-manifest/src/background/setup_use.js');

const setup = { bantamSetup: 1, model: 'consultancy', locale: 'fi', retentionDays: 90, words: { Kopfzahl: 'company.employees' }, sites: { 'https://*.crm.example': { map: { Rolle: 'person.title' }, fields: [{ at: 'p.x', label: 'p.x', attribute: 'person.phone' }] } } };
beforeEach(() => {
  kept = {};
  managed = {};
});

test('what an administrator fixes stands whatever the user chose; the user may add sites and words', async () => {
  kept = { settings: { model: 'reference', locale: 'sv', author: 'AK', words: { Umsatz: 'company.revenue' }, sites: { 'https://own.example': { on: true, map: {}, fields: [] } } } };
  managed = { setup: JSON.stringify(setup) };
  const settings = await readSettings();
  assert.deepEqual([settings.model, settings.locale, settings.retentionDays, settings.author], ['consultancy', 'fi', 90, 'AK']);
  assert.deepEqual(settings.fixed.sort(), ['locale', 'model', 'profile', 'retentionDays']);
  assert.deepEqual(Object.keys(settings.sites), ['https://*.crm.example', 'https://own.example']);
  assert.deepEqual(settings.words, { Kopfzahl: 'company.employees', Umsatz: 'company.revenue' });
  assert.deepEqual(settings.givenSites, ['https://*.crm.example']);
});

test('where nothing is fixed an administrator\'s set-up is only where people begin', async () => {
  kept = { settings: { locale: 'sv' } };
  managed = { setup: JSON.stringify(setup), fixed: false };
  const { locale, model, fixed } = await readSettings();
  assert.deepEqual([locale, model, fixed], ['sv', 'consultancy', []]);
});

test('an administrator\'s set-up with faults sets nothing', async () => {
  for (const bad of ['{', '{"bantamSetup":1,"locale":7}', 5]) {
    managed = { setup: bad };
    const { model, fixed, sites, givenFaults } = await readSettings();
    assert.deepEqual([model, fixed, sites, givenFaults.length], ['reference', [], {}, 1]);
  }
});

test('an administrator\'s set-up whose model the core refuses sets nothing, and says why in the user\'s language', async () => {
  const asked = [];
  checkModelsBy(async (model, locale) => (asked.push([model, locale]), model === 'consultancy' ? [] : [{ code: 'missing', path: '$.name', message: 'Puuttuu' }]));
  kept = { settings: { locale: 'fi', model: 'agency' } };
  managed = { setup: JSON.stringify({ bantamSetup: 1, model: { id: 'mine' }, sites: { 'https://crm.example': {} } }) };
  const { model, fixed, sites, givenFaults } = await readSettings();
  assert.deepEqual([model, fixed, sites, givenFaults], ['agency', [], {}, [{ code: 'missing', path: '$.name', message: 'Puuttuu' }]]);
  managed = { setup: '{"bantamSetup":1,"model":"consultancy"}' };
  assert.equal((await readSettings()).model, 'consultancy');
  await readSettings();
  assert.deepEqual(asked, [[{ id: 'mine' }, 'fi'], ['consultancy', 'fi']]);
  checkModelsBy(async () => []);
});

test('a set-up file of a newer version sets nothing, and says why', async () => {
  managed = { setup: '{"bantamSetup":2,"model":"consultancy"}' };
  const { model, givenFaults } = await readSettings();
  assert.deepEqual([model, givenFaults], ['reference', [{ code: 'newer', path: '' }]]);
});

test('what is taught on a site stands beside what the administrator taught, and goes alone', async () => {
  managed = { setup: JSON.stringify(setup) };
  await changeSite('https://*.crm.example', (site) => ({ ...site, map: { ...site.map, Amt: 'person.department' } }));
  const { on, map, fields } = taughtOn(await readSettings(), 'https://eu.crm.example');
  assert.deepEqual([on, map], [true, { Kopfzahl: 'company.employees', Rolle: 'person.title', Amt: 'person.department', 'p.x': 'person.phone' }]);
  assert.deepEqual(fields.map(({ at }) => at), ['p.x']);
  assert.deepEqual(kept.settings.sites['https://*.crm.example'].map, { Amt: 'person.department' });
});

test('a service\'s name stands for its own hosts and for no other', () => {
  const sites = { 'https://*.crm.example': {}, 'https://own.example': {} };
  for (const [origin, name] of [['https://eu.crm.example', 'https://*.crm.example'], ['https://crm.example', 'https://*.crm.example'], ['https://own.example', 'https://own.example'],
    ['http://eu.crm.example', null], ['https://evilcrm.example', null], ['https://crm.example.evil.example', null], ['https://own.example:8443', null]]) {
    assert.equal(nameOfSite(/** @type {any} */ (sites), origin), name, origin);
  }
  assert.equal(taughtOn(/** @type {any} */ ({ sites: {}, words: {} }), 'https://x.example').on, false);
});

test('changes at the same time are all kept', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => changeSite(`https://s${i}.example`, (site) => site)));
  await Promise.all([changeSettings({ author: 'AK' }), changeSettings({ hidden: true })]);
  const { sites, author, hidden } = await readSettings();
  assert.deepEqual([Object.keys(sites).length, author, hidden], [20, 'AK', true]);
});

test('a set-up file that is saved is read again as it was', async () => {
  managed = { setup: JSON.stringify(setup), fixed: false };
  const saved = setupOf(await readSettings(), '2026-11-22');
  assert.deepEqual(saved, { ...setup, made: '2026-11-22' });
  assert.ok('settings' in settingsOf(JSON.stringify(saved)));
  assert.deepEqual(settingsOf(' '.repeat(2_000_001)), { faults: [{ code: 'bad', path: '$' }] });
});

test('a set-up file that is taken back takes nothing along that was changed after it', async () => {
  const before = { model: 'reference', author: 'AK', words: { Umsatz: 'company.revenue' }, sites: { 'https://own.example': { on: false, map: {}, fields: [] } } };
  kept = { settings: structuredClone(before) };
  const { bantamSetup: _, ...read } = setup;
  await changeSettings((own) => withSetup(own, read), true);
  assert.deepEqual([(await readSettings()).model, (await readSettings()).locale, Object.keys((await readSettings()).sites).length], ['consultancy', 'fi', 2]);
  await changeSettings({ author: 'MN', retentionDays: 30 });
  await changeSite('https://own.example', (site) => ({ ...site, on: true }));
  await changeSite('https://new.example', (site) => site);
  await changeSettings(withoutSetup, true);
  const { settings } = kept;
  assert.deepEqual([settings.model, settings.locale, settings.author, settings.retentionDays, settings.words], ['reference', undefined, 'MN', 30, before.words]);
  assert.deepEqual(Object.entries(settings.sites).map(([origin, { on }]) => [origin, on]), [['https://own.example', true], ['https://new.example', true]]);
  await changeSettings(withoutSetup, true);
  assert.equal((await readSettings()).author, 'MN');
});
