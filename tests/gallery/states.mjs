// SPDX-License-Identifier: MIT
// The states that the gallery shows: annotations that the package made of the case files, a case for everything that a view can
// show otherwise. Nothing here is written by hand but the hostile contact.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of an annotation changes how a view looks. @param {any} annotation */
function traitsOf(annotation) {
  const { tier, standing, fitOnly, verdict, override, gates, bant, next, changes, handoff, paths, committee, warnings, grade } = annotation;
  const states = Object.values(bant ?? {}).map(({ state }) => state);
  return [
    `standing ${standing}`, `tier ${tier}`, `${tier} ${verdict}`, `next ${next?.why.code}`, `handoff ${handoff?.state}`, `route ${handoff?.route?.how}`,
    ...states.map((state) => `${state}`), ...(gates ?? []).map(({ condition }) => `gate ${condition}`), grade && tier === 'sql' ? `grade ${grade[0]}` : '',
    fitOnly ? `fit only ${tier}` : '', override ? `override${override.until ? ' until' : ''}` : '', changes ? 'changes' : '', handoff?.dueAt ? 'due' : '',
    handoff?.breached ? 'breached' : '', handoff?.reviewAt ? 'review' : '', paths?.length ? `paths ${tier}` : '', committee?.missingCount ? 'committee' : '',
    Object.values(bant ?? {}).some(({ conflicts }) => conflicts.length) ? 'conflict' : '', warnings.length ? 'warnings' : '',
    states.every((state) => state === 'met') && states.length ? 'all met' : '', annotation.ledger?.some(({ points }) => points < 0) ? 'minus' : '', verdict === 'impossible' ? 'impossible' : '',
  ].filter(Boolean);
}

const hostile = {
  id: '<img src=x onerror=alert(1)>',
  person: { name: '<script>alert(1)</script>=HYPERLINK("x")', title: `Marketing manager ${'of everything '.repeat(40)}`, email: "javascript:alert('x')@example.com" },
  company: { name: 'Ω‮"\'></p><b>bold</b>', employees: 120, industry: 'x'.repeat(1 << 20) },
  bant: { need: { problem: { value: `<a href="javascript:alert(1)">${'y'.repeat(3000)}</a>`, source: 'form', at: '2026-10-01' } }, budget: { amount: { value: 20000, source: 'person' } } },
  events: [{ type: 'download', asset: 'buyers_guide', at: '2026-11-01T10:00:00Z' }],
};

/** @param {any} contact */
const personOf = (contact) => {
  const plain = (/** @type {any} */ fact) => (typeof fact === 'object' ? fact?.value : fact) ?? undefined;
  return { name: plain(contact.person?.name), title: plain(contact.person?.title), company: plain(contact.company?.name) };
};

/** The lines for a CRM's notes of what a person told, by fact. @param {any} qualifier @param {any} annotation */
function linesOf(qualifier, annotation) {
  const told = Object.values(annotation.bant ?? {}).flatMap((/** @type {any} */ { evidence }) => evidence).filter(({ source, at }) => source === 'person' && at);
  return Object.fromEntries(told.map(({ fact, value, at, by }) => [fact, qualifier.noteLine({ fact, value, at, by })]));
}

/**
 * Every case in every language, with those marked that show something new.
 * @param {any} bantam the package @param {(file: any, shipped: (id: string) => Promise<string>) => Promise<any>} modelOf @param {string} cases folder @param {string[]} locales
 */
export async function statesOf(bantam, modelOf, cases, locales) {
  const catalogue = await bantam.Qualifier.load({ model: 'reference' });
  const files = readdirSync(cases).filter((name) => name.endsWith('.json')).sort().map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(cases, name), 'utf8'))]);
  files.push(['hostile', { model: 'reference', now: '2026-11-02T09:00:00Z', locale: 'en', cases: [{ name: 'markup, formulas, a megabyte', contact: hostile }, { name: 'not readable', contact: { person: 7 } }] }]);
  const seen = new Set();
  const states = [];
  for (const [name, file] of files) {
    const qualifier = await bantam.Qualifier.load({ locales, model: await modelOf(file, (id) => catalogue.document(id)) });
    const { timeZone } = qualifier.info();
    for (const one of file.cases) {
      const judge = (/** @type {string} */ locale) => (one.name === 'not readable' ? qualifier.qualify('{"person":', { now: file.now, locale }) : qualifier.qualify(one.contact, { now: file.now, locale }));
      const first = judge('en');
      const fresh = 'error' in first ? ['error'] : traitsOf(first).filter((trait) => !seen.has(trait));
      fresh.forEach((trait) => seen.add(trait));
      const kept = fresh.length > 0 || name === 'hostile';
      states.push({
        name: `${name}: ${one.name}`, traits: fresh, kept, person: personOf(one.contact), timeZone,
        annotations: Object.fromEntries(locales.map((locale) => [locale, kept || locale === 'en' ? judge(locale) : null])),
        lines: kept ? linesOf(qualifier, first) : {},
        questions: kept ? Object.fromEntries(locales.map((locale) => [locale, qualifier.questions({ locale })])) : null,
      });
    }
    qualifier.close();
  }
  return states;
}
