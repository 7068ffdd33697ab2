// SPDX-License-Identifier: MIT
// node alone.js FILE [TIMES]: what a record of a whole file costs the package, as bench_bulk measures it natively: by itself, the best of
// TIMES (20) passes, in processor time. Opening the file and reading out what was found are part of it.
import { readFileSync } from 'node:fs';
import { loadPackage, NOW } from './prepare.js';
import { processorTime } from './rounds.js';

const [file, times = '20'] = process.argv.slice(2);
const bytes = readFileSync(file);
const { Qualifier } = await loadPackage();
const qualifier = await Qualifier.load({ model: 'reference' });
let best = Infinity, records = 0;
for (let i = 0; i < Number(times); ++i) {
  const start = processorTime();
  const job = await qualifier.openFile(bytes, { now: NOW });
  records = job.rows(['score', 'fit', 'engagement', 'tier']).score.length;
  job.close();
  best = Math.min(best, processorTime() - start);
}
qualifier.close();
console.log(`${records} records: ${Math.round(best * 1e6 / records)} ns a record`);
process.exit(0);
