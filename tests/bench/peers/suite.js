// SPDX-License-Identifier: MIT
// The benchmark itself, the same in Node and in a page: every subject answers for every contact before anything is timed, and must answer
// what the native command answers.
import { pairedRounds } from './rounds.js';
import { bantamSubjects } from './subjects/bantam.js';
import { closures } from './subjects/closures.js';
import { handWritten } from './subjects/hand_written.js';
import { jsonLogicSubjects } from './subjects/json_logic.js';
import { jsonRulesEngine } from './subjects/json_rules_engine.js';
import { lineSubjects, tableSubjects } from './subjects/text.js';
import { answersFor } from './subjects/tiers.js';

export const LIST = 300;

export const listSubjects = [handWritten, ...bantamSubjects, closures, ...jsonLogicSubjects, jsonRulesEngine];

function checkAnswers(name, out, expected) {
  for (const of of ['score', 'fit', 'engagement', 'tier']) {
    const at = out[of].findIndex((value, i) => value !== expected[of][i]);
    if (at >= 0) throw new Error(`${name}: contact ${at}: ${of} ${out[of][at]}, the native command says ${expected[of][at]}`);
  }
}

async function loaded(subjects, given) {
  const out = [];
  for (const subject of subjects) out.push({ ...subject, ...(await subject.load(given)) });
  return out;
}

async function verify(subjects, input, count, expected) {
  const checked = subjects.filter(({ isFloor }) => !isFloor);
  for (const { name, run } of checked) {
    const out = answersFor(count);
    await run(input, out);
    checkAnswers(name, out, expected);
  }
  return checked.length;
}

async function lists(subjects, given, options) {
  const { contacts } = given;
  const slices = Array.from({ length: Math.floor(contacts.length / LIST) }, (_, i) => contacts.slice(i * LIST, (i + 1) * LIST));
  const out = answersFor(LIST);
  const rows = await pairedRounds(subjects.map(({ name, run }) => ({ name, work: (round) => run(slices[round % slices.length], out) })), options);
  return rows.map((row) => ({ ...row, each: row.ms / LIST }));
}

async function texts(subjects, bytes, given, options) {
  const out = answersFor(given.contacts.length);
  const rows = await pairedRounds(subjects.map(({ name, run }) => ({ name, work: () => run(bytes, out) })), options);
  return rows.map((row) => ({ ...row, each: row.ms / given.contacts.length }));
}

/**
 * @param {object} given what prepare() makes, and `bantam`: the package
 * @param {{ rounds: number, seed: number, extra?: object[], log?: (line: string) => void }} options `extra`: subjects of this place only
 */
export async function runSuite(given, { rounds, seed, extra = [], log = () => {} }) {
  const encoder = new TextEncoder();
  const list = await loaded([...listSubjects, ...extra], given), lines = await loaded(lineSubjects, given), table = await loaded(tableSubjects, given);
  const lineBytes = encoder.encode(given.text), tableBytes = encoder.encode(given.table), reportBytes = encoder.encode(given.report);
  const count = given.contacts.length;
  const verified = await verify(list, given.contacts, count, given.expected) + await verify(lines, lineBytes, count, given.expected) +
    await verify(table, tableBytes, count, given.expectedOfTable);
  await verify(table, reportBytes, count, given.expectedOfReport);
  log(`${verified} subjects answered as the native command on ${count} contacts`);
  return {
    verified,
    list: await lists(list, given, { rounds, seed }),
    lines: await texts(lines, lineBytes, given, { rounds, seed: seed + 1 }),
    table: await texts(table, tableBytes, given, { rounds, seed: seed + 2 }),
    report: await texts(table, reportBytes, given, { rounds, seed: seed + 3 }),
    bytes: { lines: lineBytes.length, table: tableBytes.length, report: reportBytes.length },
  };
}

/** Which subjects answer where code may not be made from text; asked under such a policy. @returns {Promise<Record<string, boolean>>} */
export async function legality(given, subjects = listSubjects) {
  const legal = {};
  for (const { name, load } of subjects) {
    try {
      const out = answersFor(50);
      await (await load(given)).run(given.contacts.slice(0, 50), out);
      legal[name] = out.score.every((score, i) => score === given.expected.score[i]);
    } catch {
      legal[name] = false;
    }
  }
  return legal;
}
