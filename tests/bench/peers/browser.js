// SPDX-License-Identifier: MIT
// The suite in a Chromium page, served from the loopback: once without a policy for the timing, once under an extension's policy to see which
// subjects are legal there. The peers are bundled; the package is loaded as it is.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { here, packageFolder } from './prepare.js';

const KINDS = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const PAGE = '<!doctype html><meta charset="utf-8"><title>bench</title><script type="module" src="/page.js"></script>';
const EXTENSION_POLICY = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";

/** What a page is sent: it parses the lines itself. */
const sent = ({ contacts: _, ...given }) => JSON.stringify(given);

async function serve(given, many, script) {
  const texts = { '/page.js': script, '/given.json': sent(given), '/what_if.json': sent(many) };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://loopback').pathname;
    if (path === '/' || path === '/extension') {
      response.writeHead(200, { 'content-type': 'text/html', ...(path === '/extension' && { 'content-security-policy': EXTENSION_POLICY }) }).end(PAGE);
      return;
    }
    try {
      const body = texts[path] ?? await readFile(join(packageFolder, normalize(path.replace(/^\/package\//, '/'))));
      response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/json' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => server.close(done)) };
}

/** @returns {Promise<{ results: object, whatIf: object, legal: Record<string, boolean>, where: string }>} */
export async function runInBrowser(given, many, options) {
  const { outputFiles } = await build({ entryPoints: [join(here, 'page.js')], bundle: true, format: 'esm', platform: 'browser', write: false, external: ['/package/*'], logLevel: 'error' });
  const server = await serve(given, many, outputFiles[0].text);
  const browser = await chromium.launch({ executablePath: process.env.BANTAM_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const ask = async (path, question) => {
      const page = await browser.newPage();
      await page.goto(`${server.origin}${path}`);
      await page.waitForFunction(() => globalThis.bench !== undefined);
      const answer = await page.evaluate(question, options);
      await page.close();
      return answer;
    };
    const legal = await ask('/extension', () => globalThis.bench.legality());
    const results = await ask('/', (given) => globalThis.bench.run(given));
    const whatIf = await ask('/', (given) => globalThis.bench.whatIf(given));
    return { results, whatIf, legal, where: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
    await server.close();
  }
}
