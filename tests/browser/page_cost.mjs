// SPDX-License-Identifier: MIT
// node tests/browser/page_cost.mjs [ROWS]: what the extension costs a page that lists contacts, from the browser's own trace: main-thread
// time in long tasks, layout shifts, memory after a hundred re-renders, work while nothing happens. Prints figures; decides nothing.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { badgesOf, startExtension, until } from './extension.mjs';
import { pageOfRows } from './page_of_rows.mjs';

const LONG = 50_000;     // microseconds: what the browser calls a long task
const SETTLED = 4_000;   // ms in which a page is read and drawn on a busy machine
const IDLE = 3_000;      // ms
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'loading', '__metadata'];

/** What the main thread of a page did while `work` ran. @param {import('playwright-core').Page} page @param {() => Promise<unknown>} work */
async function traced(page, work) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: CATEGORIES } });
  await work();
  const complete = new Promise((resume) => session.once('Tracing.tracingComplete', resume));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  // The page's own renderer is the one that laid this page out.
  const threads = new Map(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => [pid, tid]));
  const counts = new Map();
  for (const { name, pid } of events) if (name === 'UpdateLayoutTree' || name === 'Layout') counts.set(pid, (counts.get(pid) ?? 0) + 1);
  const [pid] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  // Processor time where the trace has it: other work on the machine is not the page's.
  const tasks = events.filter((one) => one.pid === pid && one.tid === threads.get(pid) && one.ph === 'X' && one.name === 'RunTask').map(({ dur, tdur }) => tdur ?? dur);
  return {
    busy: tasks.reduce((sum, took) => sum + took, 0) / 1_000,
    long: tasks.filter((took) => took > LONG).reduce((sum, took) => sum + took, 0) / 1_000,
    longest: tasks.reduce((most, took) => Math.max(most, took), 0) / 1_000,
    shifts: events.filter((one) => one.name === 'LayoutShift' && one.pid === pid).reduce((sum, { args }) => sum + (args.data?.score ?? 0), 0),
  };
}

/** Kilobytes of script and numbers of nodes, once nothing is left to collect. @param {import('playwright-core').Page} page */
async function memoryOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  const at = (name) => metrics.find((one) => one.name === name).value;
  return { heap: Math.round(at('JSHeapUsedSize') / 1_024), nodes: at('Nodes') };
}

/** A page of rows on an origin of its own. @param {string} html */
async function served(html) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html));
  await new Promise((resume) => server.listen(0, '127.0.0.1', resume));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Loading, once neither the browser nor the background is cold, and then nothing. @param {import('playwright-core').Page} page @param {string} origin */
async function loadOf(page, origin) {
  await page.goto(origin);
  await page.waitForTimeout(SETTLED);
  const load = await traced(page, async () => {
    await page.reload();
    await page.waitForTimeout(SETTLED);
  });
  // Of two times the quieter one: the browser itself cleans up now and then.
  const idle = [await traced(page, () => page.waitForTimeout(IDLE)), await traced(page, () => page.waitForTimeout(IDLE))];
  return { load, idle: Math.min(...idle.map(({ busy }) => busy)) };
}

/** What a hundred drawings of a list leave behind. @param {import('playwright-core').Page} page */
async function grownBy(page, times) {
  for (let i = 0; i < times; i += 1) await page.evaluate('new Promise((drawn) => { render(); requestAnimationFrame(() => setTimeout(drawn, 20)); })');
  await page.waitForTimeout(SETTLED);
  await until(async () => (await badgesOf(page)).length > 10);
  return memoryOf(page);
}

/** @param {number} rows @param {{ renders?: number, redrawn?: number }} [options] redrawn: rows of the list that is drawn anew */
export async function pageCost(rows, { renders = 100, redrawn = 100 } = {}) {
  const extension = await startExtension();
  const [plain, read, list] = await Promise.all([served(pageOfRows(rows)), served(pageOfRows(rows)), served(pageOfRows(redrawn))]);
  try {
    await extension.switchOn(read.origin, { sites: { [read.origin]: { on: true, map: {} }, [list.origin]: { on: true, map: {} } } });
    const page = await extension.context.newPage();
    const without = await loadOf(page, plain.origin);
    const withIt = await loadOf(page, read.origin);
    const badges = (await badgesOf(page)).length;
    await page.goto(list.origin);
    const few = await grownBy(page, 10);
    const many = await grownBy(page, renders);
    return {
      rows, badges, without, withIt,
      addedLong: withIt.load.long - without.load.long, addedBusy: withIt.load.busy - without.load.busy,
      addedIdle: withIt.idle - without.idle, shifts: withIt.load.shifts - without.load.shifts,
      grownHeap: many.heap - few.heap, grownNodes: many.nodes - few.nodes,
    };
  } finally {
    await extension.close();
    for (const server of [plain, read, list]) server.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const cost = await pageCost(Number(process.argv[2] ?? 1_000));
  const [processor] = /model name\s*: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.slice(1) ?? ['?'];
  console.log(`${cost.rows} rows, ${cost.badges} badges near the window; ${processor}`);
  console.log(`load: long tasks ${cost.without.load.long.toFixed(0)} ms without, ${cost.withIt.load.long.toFixed(0)} ms with (longest ${cost.without.load.longest.toFixed(0)} and ${cost.withIt.load.longest.toFixed(0)} ms); main thread ${cost.addedBusy.toFixed(0)} ms more`);
  console.log(`layout shifts ${cost.shifts.toFixed(4)}; idle for ${IDLE / 1_000} s: ${cost.addedIdle.toFixed(1)} ms more`);
  console.log(`100 re-renders: heap ${cost.grownHeap} kB, nodes ${cost.grownNodes} more than after 10`);
}
