// SPDX-License-Identifier: MIT
// A file of the disk in a Chromium tab: what big_file_page.js found, and the most memory that a renderer took.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableOf } from '../bench/peers/table_file.js';
import { packageFolder, root } from '../js/places.mjs';
import { chromium, WHOLE } from './chromium.mjs';
import { serveFolders } from './static_server.mjs';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
const PAGE = '<!doctype html><title>file</title><input type="file"><script type="module" src="/browser/big_file_page.js"></script>';

export const NOW = '2026-11-21T09:00:00Z';

/** The same contacts as a CRM would export them. @param {string[]} lines of NDJSON @param {boolean} withHeader */
export function tableLines(lines, withHeader) {
  const table = tableOf(lines.map((line) => JSON.parse(line)));
  return withHeader ? table : table.slice(table.indexOf('\n') + 1);
}

/** Peak resident memory in bytes of every renderer below a process. @param {number} root */
function renderers(root) {
  const peaks = [];
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      if (!readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer') || !isBelow(Number(name), root)) continue;
      peaks.push(Number(/VmHWM:\s+(\d+)/.exec(status)[1]) * 1024);
    } catch {
      // it has ended
    }
  }
  return peaks;
}

function isBelow(pid, root) {
  for (let at = pid; at > 1; at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, 'utf8'))[1])) if (at === root) return true;
  return false;
}

/** @param {string[]} paths @returns {Promise<object[]>} for each what the page found, and `process`: the most memory of its renderer */
export async function openInTab(paths) {
  const server = await serveFolders({ '/package/': packageFolder, '/browser/': join(root, 'tests/browser') }, { '/': PAGE }, POLICY);
  const found = [];
  try {
    for (const path of paths) {
      const host = await chromium.launchServer(WHOLE);
      try {
        const page = await (await chromium.connect(host.wsEndpoint())).newPage();
        await page.goto(`${server.origin}/`);
        await page.setInputFiles('input', path);
        await page.waitForFunction(() => typeof globalThis.open === 'function' && globalThis.open.length === 1);
        const answers = await page.evaluate((now) => globalThis.open(now), NOW);
        found.push({ ...answers, process: Math.max(...renderers(host.process().pid)) });
      } finally {
        await host.close();
      }
    }
  } finally {
    await server.close();
  }
  return found;
}
