// SPDX-License-Identifier: MIT
// What all subjects are given: the shipped reference model, seeded contacts, what the core reads in the titles and roles that occur
// among them, and the native command's own answers, against which every subject is checked.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { answersFor, NO_LEAD, tierCode } from './subjects/tiers.js';
import { reportOf, tableOf } from './table_file.js';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, '../../..');
export const build = resolve(root, process.env.BANTAM_BENCH_BUILD ?? 'build/native');
export const packageFolder = resolve(root, process.env.BANTAM_PACKAGE ?? 'build/wasm/package');
export const command = join(build, 'bantam');
/** The moment around which the seeded contacts are dated. */
export const NOW = '2026-11-21T09:00:00Z';

export function output(program, words, input = '') {
  const run = spawnSync(program, words, { input, maxBuffer: 1 << 30, encoding: 'utf8' });
  if (run.error || run.status !== 0) throw new Error(`${program} ${words.join(' ')}: ${run.error ?? run.stderr}`);
  return run.stdout;
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const linesOf = (text) => text.trimEnd().split('\n');
export const seededLines = (count) => output(join(build, 'tests/bench_seeded'), [String(count)]);

/** Answers as arrays, of annotations one a line. */
export function answersOf(ndjson) {
  const lines = linesOf(ndjson);
  const answers = answersFor(lines.length);
  lines.forEach((line, i) => {
    const { score, fit, engagement, tier, standing } = JSON.parse(line);
    for (const [name, value] of Object.entries({ score, fit, engagement })) answers[name][i] = Math.round((value ?? 0) * 1000);
    answers.tier[i] = standing === 'lead' ? tierCode(tier) : NO_LEAD;
  });
  return answers;
}

export const nativeAnswers = (text, ...words) => answersOf(output(command, ['qualify', '--now', NOW, '--format', 'ndjson', ...words, '-'], text));

/** Every text that contacts or their colleagues have as a title or role, plain or inside facts. */
function textsAt(contacts, path, ofContact) {
  const texts = new Set();
  const take = (value) => {
    if (typeof value === 'string') texts.add(value);
    else if (Array.isArray(value)) value.forEach(take);
    else if (value?.value !== undefined) take(value.value);
  };
  for (const contact of contacts) {
    take(ofContact(contact));
    for (const told of contact.accountFacts ?? []) {
      if (told.fact === path) take(told.value);
    }
  }
  return [...texts];
}

function readTitles(titles) {
  const lines = linesOf(output(command, ['title', '-'], titles.join('\n')));
  return Object.fromEntries(lines.map((line) => JSON.parse(line)).map(({ title, seniority, decides }) => [title, { seniority, decides: decides ?? undefined }]));
}

/** The command reads no roles by themselves; the rule that a contact with nothing but the role is given says it. */
function readRoles(roles) {
  const says = { 'decision-maker': 'decides', influencer: 'influences', 'no-say': 'no' };
  const contacts = roles.map((role) => JSON.stringify({ bant: { authority: { role } } })).join('\n');
  const lines = linesOf(output(command, ['qualify', '--now', NOW, '--format', 'ndjson', '-'], contacts));
  return Object.fromEntries(lines.map((line, i) => [roles[i], JSON.parse(line).ledger.map(({ rule }) => says[rule]).find(Boolean)]));
}

/** @param {number} count */
export function prepare(count) {
  const text = seededLines(count);
  const contacts = linesOf(text).map((line) => JSON.parse(line));
  const reading = {
    titles: readTitles(textsAt(contacts, 'person.title', (contact) => contact.person?.title)),
    roles: readRoles(textsAt(contacts, 'bant.authority.role', (contact) => contact.bant?.authority?.role)),
    domains: readJson('core/catalog/lexicon/domains.json'),
  };
  const table = tableOf(contacts), report = reportOf(contacts);
  return {
    text, contacts, reading, table, report, model: readJson('core/catalog/models/reference.json'), nowText: NOW, now: Date.parse(NOW) / 1000,
    expected: nativeAnswers(text), expectedOfTable: nativeAnswers(table), expectedOfReport: nativeAnswers(report),
  };
}

/** For what-if: so many distinct contacts, repeated to fill the columns. */
export const DISTINCT = 20_000;

/** The package as its users get it. */
export const loadPackage = () => import(pathToFileURL(join(packageFolder, 'src/node.js')).href);
