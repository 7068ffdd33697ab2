// SPDX-License-Identifier: MIT
// The extension's own words: nine languages with the same keys, places and every plural form, and none that nobody says.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './places.mjs';

const folder = join(root, 'plugin-manifest/words');
const locales = readdirSync(folder).map((name) => name.slice(0, -'.json'.length));
const words = Object.fromEntries(locales.map((locale) => [locale, JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8'))]));
const forms = (message) => (typeof message === 'string' ? [message] : Object.values(message));
const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort().join();

test('nine languages have the same keys and places', () => {
  assert.deepEqual(locales.sort(), ['de', 'en', 'es', 'fi', 'fr', 'nb', 'pl', 'ru', 'sv']);
  for (const locale of locales) {
    assert.deepEqual(Object.keys(words[locale]).sort(), Object.keys(words.en).sort(), locale);
    for (const [key, message] of Object.entries(words[locale])) {
      for (const form of forms(message)) assert.equal(places(form), places(forms(words.en[key]).at(-1)), `${locale} ${key}: ${form}`);
    }
  }
});

test('what is counted has every plural form that its language tells apart in whole numbers', () => {
  for (const locale of locales) {
    const rules = new Intl.PluralRules(locale);
    const wanted = new Set(Array.from({ length: 200 }, (_, i) => rules.select(i)));
    for (const [key, message] of Object.entries(words[locale])) {
      if (typeof message !== 'string') for (const form of wanted) assert.ok(message[form], `${locale} ${key}: no form for ${form}`);
    }
  }
});

test('every word is said somewhere', () => {
  const sources = ['plugin-manifest/src', 'plugin-manifest/build.mjs'].flatMap((place) => (place.endsWith('.mjs') ? [place]
    : readdirSync(join(root, place), { recursive: true }).filter((name) => name.endsWith('.js')).map((name) => join(place, name)))).map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
  // Some are put together of a beginning that the source holds and what comes after it.
  const begun = [...sources.matchAll(/`([a-z]+\.)\$\{/gi)].map(([, start]) => start);
  assert.deepEqual(Object.keys(words.en).filter((key) => !sources.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start))), []);
});
