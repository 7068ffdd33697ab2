// SPDX-License-Identifier: MIT
// node bench.js [--contacts N] [--rounds N] [--seed N] [--browser] [--memory]: prepares, checks, times, prints. run.sh builds what it needs.
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { options } from './arguments.js';
import { budgetRows } from './budgets.js';
import { runInBrowser } from './browser.js';
import { coldStarts, commandTimes, downloads, nativeTimes } from './native.js';
import { DISTINCT, here, loadPackage, output, prepare } from './prepare.js';
import { LIST, runSuite } from './suite.js';
import { zen } from './subjects/zen.js';
import { runWhatIf } from './what_if.js';

function printTable(title, header, rows) {
  console.log(`\n### ${title}\n\n| ${header.join(' | ')} |\n|${header.map(() => ' --- |').join('')}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

const digits = (ratio) => ratio.toPrecision(ratio < 0.001 ? 2 : 3);
const micro = (ms) => (ms * 1000).toPrecision(3);
const spread = ({ low, high }) => (low === high ? '' : `${digits(low)} to ${digits(high)}`);

function printTimes(title, rows, legal) {
  const header = ['', 'µs a contact', 'speed, the first = 1', 'over the rounds', ...(legal ? ["legal under an extension's CSP"] : [])];
  const legality = ({ name }) => (name in legal ? (legal[name] ? 'yes' : 'no') : 'no (native add-on)');
  printTable(title, header, rows.map((row) => [row.name, micro(row.each), digits(row.ratio), spread(row), ...(legal ? [legality(row)] : [])]));
}

const given = prepare(options.contacts);
const many = prepare(Math.min(DISTINCT, options['what-if']));
const whatIfOptions = { rounds: options.rounds, seed: options.seed, size: options['what-if'] };
const load = loadavg();

async function inNode() {
  const results = await runSuite({ ...given, bantam: await loadPackage() }, { ...options, extra: zen.isThere() ? [zen] : [] });
  const legal = JSON.parse(output(process.execPath, ['--disallow-code-generation-from-strings', join(here, 'legality.js')]));
  const native = nativeTimes(given);
  const commands = await commandTimes(given, options);
  results.lines.push({ name: 'the native command, whole annotations (by the clock)', each: commands.lines / 1000, ...alone(results.lines[0].each * 1000 / commands.lines) });
  results.table.push({ name: 'the native command, whole annotations (by the clock)', each: commands.table / 1000, ...alone(results.table[0].each * 1000 / commands.table) });
  for (const kind of ['lines', 'table', 'report']) results[kind].push({ name: 'native core, bulk bytes (best of 20)', each: native[kind] / 1000, ...alone(results[kind][0].each * 1000 / native[kind]) });
  const whatIf = await runWhatIf({ ...many, bantam: await loadPackage() }, whatIfOptions);
  return { results, whatIf, legal, native, cold: coldStarts(given), place: 'Node', where: `Node ${process.version}` };
}

/** What was not timed in the rounds has no spread. */
const alone = (ratio) => ({ ratio, low: ratio, high: ratio });

const run = options.browser ? { place: 'Chromium', ...await runInBrowser(given, many, whatIfOptions) } : await inNode();
const memory = options.memory ? JSON.parse(output(process.execPath, [join(here, 'memory.js')])) : undefined;
const { results, whatIf } = run;

console.log(`## ${run.where}, ${new Date().toISOString().slice(0, 10)}\n`);
console.log(`- ${cpus()[0].model}, ${cpus().length} processors, ${Math.round(totalmem() / 2 ** 30)} GiB; load ${load.map((one) => one.toFixed(1)).join(' ')} when it began`);
console.log(`- seed ${options.seed}, ${options.rounds} rounds; the reference model, ${options.contacts} seeded contacts, ${results.bytes.lines} bytes as NDJSON, ${results.bytes.table} as CSV and ${results.bytes.report} as a CSV of everything`);
console.log(`- ${results.verified} subjects gave the native command's score, fit, engagement and tier on all ${options.contacts} before anything was timed`);
printTimes(`${LIST} contact objects to score, fit, engagement and tier`, results.list, run.legal);
printTimes('NDJSON bytes to scores and tiers', results.lines);
printTimes('CSV bytes to scores and tiers', results.table);
printTimes('CSV bytes of a report of everything to scores and tiers', results.report);
printTable(`What-if: one weight changed over ${whatIf.contacts.toLocaleString('en')} contacts, tier counts redrawn (mean of ${whatIf.rules} rules)`, ['', 'ms a change', 'speed, the first = 1', 'over the rounds'],
  whatIf.rows.map((row) => [row.name, row.each.toPrecision(3), digits(row.ratio), spread(row)]));
printTable('Budgets', ['path', 'needed', 'measured', ''], budgetRows({ ...run, memory, downloads: await downloads() }));
