// SPDX-License-Identifier: MIT
// The form's examples, built and served by the example's own server, in Chromium and in Firefox: one small set of verbs for both.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { glue, packageFolder, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { launchFirefox, sized } from './firefox.mjs';

const require = createRequire(join(glue, 'package.json'));
export const folder = mkdtempSync(join(tmpdir(), 'bantam-web-form-'));
export const examples = join(folder, 'examples');
export const removeFolder = () => rmSync(folder, { recursive: true, force: true });
export const axeSource = () => require.resolve('axe-core/axe.min.js');

const built = spawnSync(process.execPath, [join(root, 'demo/form/build.mjs'), packageFolder, examples], { encoding: 'utf8' });
if (built.status !== 0) throw new Error(built.stderr);
const { POLICY, site } = await import(pathToFileURL(join(examples, 'server.mjs')).href);
export { POLICY };

/**
 * The example's server; `leads` is what it would send on. `pages` are more pages, path to markup; `late` are files that wait for `release()`.
 * @param {{ policy?: string, pages?: Record<string, string>, late?: RegExp }} [options]
 */
export async function serve({ policy = POLICY, pages = {}, late } = {}) {
  const leads = [];
  const asked = [];
  let release = () => {};
  const released = new Promise((done) => (release = done));
  const server = site({ policy, sendOn: (payloads) => leads.push(payloads) });
  const [answer] = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', async (request, response) => {
    asked.push(request.url);
    if (late?.test(request.url)) await released;
    const page = pages[request.url.split('?')[0]];
    if (page === undefined) return answer(request, response);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => (release(), server.closeAllConnections(), new Promise((done) => server.close(done)));
  return { origin: `http://127.0.0.1:${server.address().port}`, leads, asked, release, close };
}

/** Runs before the page's own scripts: events are noted; with `forbid` there is no storage. */
const PRELOAD = (/** @type {boolean} */ forbid) => `
  globalThis.said = [];
  for (const type of ['bantam:question', 'bantam:step', 'bantam:error']) addEventListener(type, ({ detail }) => said.push([type.slice(7), detail.question?.id ?? detail.step ?? String(detail.error), detail.sent ?? null]));
  ${forbid ? "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('forbidden', 'SecurityError'); } });" : ''}`;

/** What a test does with a page, the same in both browsers. */
class Visit {
  constructor(page, end) {
    this.page = page;
    this.end = end;
    this.errors = [];
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && !/favicon|404/.test(message.text()) && this.errors.push(message.text()));
  }
  go(address) {
    return this.page.goto(address);
  }
  run(what, argument) {
    return this.page.evaluate(what, argument);
  }
  /** Waits until a function in the page gives something; its answer. */
  async until(what, argument, most = 60_000) {
    const end = Date.now() + most;
    for (;;) {
      const answer = await this.page.evaluate(what, argument).catch((error) => (/context|navigat|destroyed|detached|no such/i.test(String(error)) ? null : Promise.reject(error)));
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`never came: ${what} ${argument ?? ''}\n${this.errors.join('\n')}`);
      await new Promise((again) => setTimeout(again, 30));
    }
  }
  there(selector) {
    return this.until((one) => !!document.querySelector(one), selector);
  }
  async type(selector, text) {
    await this.page.focus(selector);
    await this.page.keyboard.type(text);
  }
  press(key) {
    return this.page.keyboard.press(key);
  }
  click(selector) {
    return this.run((one) => document.querySelector(one).click(), selector);
  }
  /** Once the element is at work. */
  loaded() {
    return this.until(() => globalThis.said.length > 0);
  }
  /** The question in sight; null: none. */
  question() {
    return this.run(() => document.querySelector('.bantam-ask')?.textContent ?? null);
  }
  /** Chooses the option, the first unless told, and waits for what comes then; the question's words. */
  async choose(option) {
    const asked = await this.until(() => document.querySelector('.bantam-ask')?.textContent);
    await this.click(option ? `[data-option="${option}"]` : '[data-option]');
    await this.until((before) => document.querySelector('.bantam-ask')?.textContent !== before, asked);
    return asked;
  }
  /** Answers until nothing is asked; all that was asked. */
  async answerAll() {
    await this.loaded();
    const asked = [];
    while (await this.question()) asked.push(await this.choose());
    return asked;
  }
  /** What would be posted beside the page's own fields. */
  posted() {
    return this.run(() => Object.fromEntries([...document.querySelectorAll('[data-bantam-ui] input[type=hidden]')].map(({ name, value }) => [name, value])));
  }
  stored() {
    return this.run(() => ({ ...localStorage }));
  }
  said(type) {
    return this.run((one) => globalThis.said.filter(([kind]) => kind === one).map(([, what]) => what), type);
  }
}

const launchers = {
  async firefox(scripts) {
    const browser = await launchFirefox({ home: folder, prefs: scripts ? {} : { 'javascript.enabled': false } });
    return {
      close: () => browser.close(),
      async visit({ forbid = false, viewport = { width: 1000, height: 900 } } = {}) {
        const context = await browser.createBrowserContext();
        const open = async () => {
          const page = await context.newPage();
          await sized(page, viewport);
          if (scripts) await page.evaluateOnNewDocument(PRELOAD(forbid));
          return page;
        };
        return { first: new Visit(await open()), again: async () => new Visit(await open()), end: () => context.close() };
      },
    };
  },
  async chromium(scripts) {
    const browser = await launchChromium();
    return {
      close: () => browser.close(),
      async visit({ forbid = false, viewport = { width: 1000, height: 900 }, ...shape } = {}) {
        const context = await browser.newContext({ locale: 'en-US', viewport, javaScriptEnabled: scripts, ...shape });
        const open = async () => {
          const page = await context.newPage();
          await page.addInitScript(PRELOAD(forbid));
          return page;
        };
        return { first: new Visit(await open()), again: async () => new Visit(await open()), end: () => context.close() };
      },
    };
  },
};

/** `visit()` is one visitor: `first` page, `again()` another one with the same storage, `end()`. @param {'chromium' | 'firefox'} name */
export const launch = (name, { scripts = true } = {}) => launchers[name](scripts);

/** Tests in one browser, each with a visitor of its own on a page. @param {'chromium' | 'firefox'} name @param {() => string} origin asked when a test runs */
export function testsIn(name, origin) {
  let browser;
  before(async () => {
    browser = await launch(name);
  });
  after(() => browser?.close());
  return (path, what, run, options) => test(`${name}: ${what}`, { timeout: 120_000 }, async () => {
    const visitor = await browser.visit(options);
    await visitor.first.go(origin() + path);
    await run(visitor.first, visitor);
    await visitor.end();
  });
}
