// SPDX-License-Identifier: MIT
// What the native builds take for the same contacts, and what the package weighs and takes before its first score.
import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeFirstScore, totalOf } from '../../js/sizes.mjs';
import { build, command, here, NOW, output, packageFolder } from './prepare.js';
import { median, pairedRounds, wallClock } from './rounds.js';

/** What `work` makes of a file that holds this text. */
function inFile(text, work) {
  const folder = mkdtempSync(join(tmpdir(), 'bantam-bench-'));
  const file = join(folder, 'given');
  writeFileSync(file, text);
  try {
    return work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Microseconds a contact of the command, whole annotations written; its start is taken off. */
export async function commandTimes({ text, table, contacts }, { seed }) {
  const qualify = (input) => output(command, ['qualify', '--now', NOW, '--format', 'ndjson', '-'], input);
  const [start, lines, rows] = await pairedRounds([
    { name: 'start', work: () => qualify('{}\n') }, { name: 'lines', work: () => qualify(text) }, { name: 'rows', work: () => qualify(table) },
  ], { rounds: 3, seed, clock: wallClock });
  return { lines: (lines.ms - start.ms) * 1000 / contacts.length, table: (rows.ms - start.ms) * 1000 / contacts.length };
}

/** Microseconds a contact of whole files, by the native core (bench_bulk) and by the package, each by itself; of one annotation natively. */
export function nativeTimes({ text, table, report }) {
  const fileTime = (given, program, ...args) => inFile(given, (path) => Number(/ (\d+) ns a record/.exec(output(program, [...args, path]))[1]) / 1000);
  const natively = (given) => fileTime(given, join(build, 'tests/bench_bulk'));
  const annotation = Number(/without reading: ([\d.]+) us/.exec(output(join(build, 'tests/bench_qualify'), ['reference', '1000']))[1]);
  return { lines: natively(text), table: natively(table), report: natively(report), wasmLines: fileTime(text, process.execPath, join(here, 'alone.js')), annotation };
}

/** Gzip bytes of all that loads before a first score in the same thread; of a web form's element, module and model. */
export async function downloads() {
  const form = totalOf(['form/bantam-form.js', 'form/bantam_form.wasm.js']).gzip + gzipSync(output(command, ['publish-form', 'reference'])).length;
  return { full: totalOf(Object.values(await beforeFirstScore()).flat()).gzip, form };
}

/** Medians of milliseconds from import to first score, each in new processes, in turn. */
export function coldStarts({ contacts, expected, ...given }, times = 7) {
  const { model, reading, now, nowText } = given;
  const entry = pathToFileURL(join(packageFolder, 'src/node.js')).href;
  const task = JSON.stringify({ model, reading, now, nowText, entry, contacts: contacts.slice(0, 1), expectedScore: expected.score[0] });
  const taken = { 'bantam-crm': [], 'json-rules-engine': [] };
  inFile(task, (file) => {
    for (let i = 0; i < times; ++i) {
      for (const [name, list] of Object.entries(taken)) list.push(Number(output(process.execPath, [join(here, 'cold.js'), name, file])));
    }
  });
  return Object.fromEntries(Object.entries(taken).map(([name, list]) => [name, median(list)]));
}
