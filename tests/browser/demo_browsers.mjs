// SPDX-License-Identifier: MIT
// The offline page in Chromium and in Firefox, opened from a file with the network cut off: one small set of verbs for both.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bantam, glue, packageFolder, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { launchFirefox, sized } from './firefox.mjs';

const require = createRequire(join(glue, 'package.json'));
export const folder = mkdtempSync(join(tmpdir(), 'bantam-demo-'));
export const removeFolder = () => rmSync(folder, { recursive: true, force: true });

/** The sample that the page shows first, and the moment of the tests. */
export const sample = readFileSync(join(root, 'demo/sample-contacts.csv'), 'utf8');
export const NOW = '2026-11-21T09:00:00Z';
/** The sample as the core itself ranks it; at the end of the test file it is closed and the folder removed. */
export async function sampleInCore() {
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  after(() => {
    qualifier.close();
    removeFolder();
  });
  return { qualifier, job: await qualifier.openFile(sample, { now: NOW }) };
}

const file = join(folder, 'bantam.html');
const built = spawnSync(process.execPath, [join(root, 'demo/build.mjs'), packageFolder, file], { encoding: 'utf8' });
if (built.status !== 0) throw new Error(built.stderr);
export const address = pathToFileURL(file).href;

/** Runs before the page's own script: what it hands out as files can be read, and with `forbid` there is no storage. */
const PRELOAD = (/** @type {boolean} */ forbid) => `
  globalThis.handedOut = [];
  globalThis.longTasks = [];
  try {
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  } catch {}
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => (handedOut.push(blob), make.call(URL, blob));
  window.print = () => { globalThis.printed = document.getElementById('paper').innerText || document.getElementById('paper').textContent; };
  ${forbid ? "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden', 'SecurityError'); } });" : ''}`;

/** Milliseconds that a browser may take for one thing: other tests run beside it. */
const PATIENCE = 120_000;

/** What a test does with a page, the same in both browsers. */
class Visit {
  constructor(page) {
    this.page = page;
    this.asked = [];
    this.errors = [];
    page.on('request', (request) => this.asked.push(request.url()));
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
  }
  run(what, argument) {
    return this.page.evaluate(what, argument);
  }
  /** Waits until a function in the page gives something; its answer. */
  async until(what, argument, most = 60_000) {
    const end = Date.now() + most;
    for (;;) {
      const answer = await this.page.evaluate(what, argument).catch((error) => (/context|navigat/i.test(String(error)) ? null : Promise.reject(error)));
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`never came: ${what}\n${this.errors.join('\n')}\n${await this.run(() => document.getElementById('progress')?.textContent)}`);
      await new Promise((again) => setTimeout(again, 30));
    }
  }
  async press(selector) {
    // In one go: what is drawn anew between looking and clicking would be gone.
    await this.until((one) => {
      const button = document.querySelector(one);
      button?.click();
      return !!button;
    }, selector);
  }
  /** Presses what will come, in the moment that it comes: on a quick machine it may be gone in half a second. */
  pressAtOnce(selector) {
    return this.run((one) => {
      globalThis.pressed = 0;
      new MutationObserver((_, observer) => {
        const button = document.querySelector(one);
        if (!button) return;
        observer.disconnect();
        globalThis.pressed += 1;
        button.click();
      }).observe(document.body, { childList: true, subtree: true });
    }, selector);
  }
  key(name) {
    return this.page.keyboard.press(name);
  }
  /** Sets a field and tells the page as typing would. */
  set(selector, value, event = 'change') {
    return this.run(([one, to, kind]) => {
      const node = document.querySelector(one);
      node.value = to;
      node.dispatchEvent(new Event(kind, { bubbles: true }));
    }, [selector, String(value), event]);
  }
  /** Drops a file that is made in the page by `repeat`ing text. */
  drop(name, text, repeat = 0, head = '') {
    return this.run(([called, body, times, first]) => {
      const parts = times ? [first, ...Array.from({ length: times }, (_, i) => body.replaceAll('%', String(i)))] : [body];
      const data = new DataTransfer();
      data.items.add(new File(parts, called));
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [name, text, repeat, head]);
  }
  /** Drops a table of invented people who differ in title, industry, size, firm and what they did. */
  dropPeople(name, count) {
    return this.run(([called, most]) => {
      const titles = ['CEO', 'Student', 'Marketing manager', 'Engineer', 'Head of sales'], industries = ['Software', 'Retail', 'Farming'];
      const rows = Array.from({ length: most }, (_, i) => `${i},Person ${i},${titles[i % 5]},${industries[i % 3]},${(i * 37) % 900},Firm ${i % Math.ceil(most / 4)},Finland,2026-${String(6 + (i % 5)).padStart(2, '0')}-0${1 + (i % 9)}\n`);
      const data = new DataTransfer();
      data.items.add(new File(['id,Name,Job Title,Industry,Employees,Company,Country,Last Product Page View\n', ...rows], called));
      dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, [name, count]);
  }
  /** Opens such a table in place of what was open. */
  async openPeople(count) {
    await this.dropPeople('people.csv', count);
    await this.ranked(count);
  }
  /** Turns to a side, and waits until that is there. */
  async turnTo(side, there) {
    await this.press(`#tab-${side}`);
    await this.until((one) => !!document.querySelector(one), there);
  }
  /** Moves the slider of a rule's points, a step a frame; the time between frames, and from each move to its picture. */
  drag(rule = 'Target industry', moves = 60) {
    return this.run(async ([label, steps]) => {
      performance.clearMeasures();
      const slider = [...document.querySelectorAll('#side-whatif .bt-slider')].find((one) => one.querySelector('bdi').textContent === label).querySelector('input');
      const plane = document.querySelector('#side-whatif canvas.bt-plane');
      const [frames, planes] = [[], new Set()];
      let last = await new Promise(requestAnimationFrame);
      for (let i = 0; i < steps; i += 1) {
        slider.value = String(i);
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - last);
        last = now;
        if (i % 20 === 19) planes.add(plane.toDataURL());
      }
      await new Promise((next) => setTimeout(next, 600));
      const sorted = (all) => all.sort((a, b) => a - b);
      return { frames: sorted(frames), pictures: sorted(performance.getEntriesByName('what-if').map(({ duration }) => duration)), planes: planes.size };
    }, [rule, moves]);
  }
  /** The rows in sight: tier, score, name. */
  rows() {
    return this.run(() => [...document.querySelectorAll('#contacts [part="row"]')].map((row) => [...row.children].map((cell) => cell.textContent)));
  }
  /** Once the sample or a file of `count` contacts is ranked and shown. */
  ranked(count) {
    const shown = (/** @type {any} */ want) => document.querySelector('#contacts .bt-badge') && !document.getElementById('stop') && (document.getElementById('what')?.textContent ?? '').replace(/\D/g, '').includes(String(want)) && performance.now();
    return this.until(shown, count, 300_000);
  }
  /** Does what ranks anew, and waits until all of that is drawn: milliseconds. */
  async ranks(run) {
    await this.run(() => performance.clearMeasures('ranked'));
    await run();
    return this.until(() => performance.getEntriesByName('ranked').at(-1)?.duration, undefined, 300_000);
  }
  /** Chooses a file in a file field, as the browser's own window would. */
  choose(selector, name, text) {
    return this.run(([one, called, body]) => {
      const data = new DataTransfer();
      data.items.add(new File([body], called));
      const field = document.querySelector(one);
      field.files = data.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, [selector, name, text]);
  }
  /** The text of the newest file that the page handed out with such a beginning. */
  newest(beginning) {
    return this.until(async (start) => {
      const texts = await Promise.all(globalThis.handedOut.filter((blob) => blob.type !== 'text/javascript').map((blob) => blob.text()));
      return texts.reverse().find((text) => text.startsWith(start)) ?? '';
    }, beginning);
  }
  handedOut() {
    return this.run(async () => Promise.all(globalThis.handedOut.filter((blob) => blob.type !== 'text/javascript').map((blob) => blob.text())));
  }
}

/** @param {'chromium' | 'firefox'} name */
export async function launch(name) {
  if (name === 'firefox') {
    const browser = await launchFirefox({ home: folder, prefs: { 'network.proxy.type': 1, 'network.proxy.socks': '127.0.0.1', 'network.proxy.socks_port': 9 } });
    return {
      name,
      async visit({ hash = '', forbid = false } = {}) {
        const page = await browser.newPage();
        await sized(page, { width: 1400, height: 900 });
        await page.evaluateOnNewDocument(PRELOAD(forbid));
        page.setDefaultTimeout(PATIENCE);
        const visit = new Visit(page);
        await page.goto(address + hash);
        return visit;
      },
      close: () => browser.close(),
    };
  }
  const browser = await launchChromium();
  const context = await browser.newContext({ offline: true, viewport: { width: 1400, height: 900 }, locale: 'en-US' });
  return {
    name,
    async visit({ hash = '', forbid = false, fresh = false, ...shape } = {}) {
      const page = await (fresh ? await browser.newContext({ offline: true, locale: 'en-US', ...shape }) : context).newPage();
      await page.addInitScript(PRELOAD(forbid));
      page.setDefaultTimeout(PATIENCE);
      const visit = new Visit(page);
      await page.goto(address + hash);
      return visit;
    },
    close: () => browser.close(),
  };
}

/** A browser that is launched when first visited; `closed` ends a visit that went well: no error, nothing asked of the network. */
export function visitsIn(/** @type {'chromium' | 'firefox'} */ which) {
  let browser;
  return {
    async opened(options) {
      browser ??= await launch(which);
      const visit = await browser.visit(options);
      await visit.ranked(120);
      return visit;
    },
    async closed(visit) {
      assert.deepEqual(visit.errors, []);
      assert.deepEqual(visit.asked.filter((url) => !/^(file|blob|data):/.test(url)), []);
      await visit.page.close();
    },
    async close() {
      await browser?.close();
      browser = undefined;
    },
  };
}

export const axeSource = () => require.resolve('axe-core/axe.min.js');
