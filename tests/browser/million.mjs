// SPDX-License-Identifier: MIT
// node million.mjs [ROWS]: ROWS seeded contacts (1,000,000) as NDJSON and as CSV in a Chromium tab; figures, and exit code 1 where one of
// them is not what the design asks. million.sh builds what it needs.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { root } from '../js/places.mjs';
import { openInTab, tableLines } from './big_file.mjs';

const MOST_TASK_MS = 50, MOST_ABORT_MS = 100, MOST_MEMORY = 512 * 2 ** 20;
const BATCH = 10_000;
const rows = Number(process.argv[2] ?? 1_000_000);
const seeded = resolve(root, process.env.BANTAM_BENCH_BUILD ?? 'build/native', 'tests/bench_seeded');
const folder = mkdtempSync(join(tmpdir(), 'bantam-million-'));

/** Both files in one pass over the lines of bench_seeded. */
async function write(lines, table) {
  const made = spawn(seeded, [String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const files = [lines, table].map((path) => createWriteStream(path));
  let batch = [], first = true;
  const flush = async () => {
    for (const [file, text] of [[files[0], batch.map((line) => `${line}\n`).join('')], [files[1], tableLines(batch, first)]]) {
      if (!file.write(text)) await new Promise((ready) => file.once('drain', ready));
    }
    first = false;
    batch = [];
  };
  for await (const line of createInterface({ input: made.stdout })) if (batch.push(line) === BATCH) await flush();
  if (batch.length > 0) await flush();
  for (const file of files) file.end();
  await Promise.all(files.map((file) => finished(file)));
}

const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(1);
const faults = [];
function check(kind, name, met) {
  if (!met) faults.push(`${kind}: ${name}`);
  return met ? '' : '   NOT met';
}

function print(kind, found) {
  const { count, bad, bytes, ms, told, tiers, memory, longTasks, longestTask, longestGap, longestFrameGap, stopped } = found;
  console.log(`${kind}: ${count} records, ${bad} bad, ${mebibytes(bytes)} MiB in ${(ms / 1000).toFixed(1)} s; ${JSON.stringify(tiers)}${check(kind, 'records', count === rows && bad === 0)}`);
  console.log(`  main thread: longest task ${longestTask.toFixed(0)} ms (of ${longTasks} above 50 ms), longest silence of a timer ${longestGap.toFixed(0)} ms, of frames ${longestFrameGap.toFixed(0)} ms${check(kind, `task above ${MOST_TASK_MS} ms`, longestTask <= MOST_TASK_MS)}`);
  console.log(`  memory: the file's instance ${mebibytes(memory)} MiB${check(kind, 'memory', memory <= MOST_MEMORY)}; the tab's process at most ${mebibytes(found.process)} MiB`);
  console.log(`  progress told ${told} times${check(kind, 'progress', told > 1 && found.inOrder && found.last === 1)}`);
  console.log(`  aborted ${stopped.afterMs.toFixed(1)} ms after the abort${check(kind, 'abort', stopped.code === 'aborted' && stopped.afterMs <= MOST_ABORT_MS)}`);
}

try {
  const paths = ['contacts.ndjson', 'contacts.csv'].map((name) => join(folder, name));
  await write(...paths);
  const found = await openInTab(paths);
  for (const [i, kind] of ['NDJSON', 'CSV'].entries()) {
    if (found[i].error) throw new Error(found[i].error);
    print(kind, found[i]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(`NOT met: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
