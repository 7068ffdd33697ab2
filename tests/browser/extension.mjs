// SPDX-License-Identifier: MIT
// The extension in Chromium, for tests: built with leave for the loopback, in a profile of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder, root } from '../js/places.mjs';
import { chromium, WHOLE } from './chromium.mjs';


/** How long a test waits for what comes by itself, in ms: with other work beside it a machine takes its time. */
const PATIENCE = 60_000;

/**
 * @param {{ folder?: string, viewport?: { width: number, height: number }, granted?: boolean, args?: string[], beside?: string[], change?: (built: string) => void }} [options]
 *   folder: of an extension that was stopped, to start it again with what it stored; granted: it may read the loopback; beside: folders
 *   of other extensions; change: what a test does to the built extension first
 */
export async function startExtension({ folder = mkdtempSync(join(tmpdir(), 'bantam-extension-')), viewport = { width: 1100, height: 700 }, granted = true, args = [], beside = [], change } = {}) {
  const own = join(folder, 'profile');
  execFileSync(process.execPath, [join(root, 'plugin-manifest/build.mjs'), packageFolder, join(folder, 'built'), ...(granted ? ['--loopback'] : [])], { stdio: ['ignore', 'ignore', 'pipe'] });
  change?.(join(folder, 'built'));
  const loaded = [join(folder, 'built'), ...beside].join();
  const context = await chromium.launchPersistentContext(own, {
    ...WHOLE, headless: false, ignoreDefaultArgs: ['--disable-extensions'], viewport,
    args: [...WHOLE.args, '--headless=new', '--disable-features=DisableLoadExtensionCommandLineSwitch', `--disable-extensions-except=${loaded}`, `--load-extension=${loaded}`, ...args],
  });
  context.setDefaultTimeout(PATIENCE);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: PATIENCE }));
  await until(() => worker.evaluate('typeof chrome !== "undefined" && Boolean(chrome.storage)'));
  const id = new URL(worker.url()).host;
  return {
    context, worker, id, folder,
    stored: () => worker.evaluate('Promise.all([chrome.storage.local.get(null), chrome.storage.session.get(null)]).then(([kept, now]) => ({ ...kept, ...now }))'),
    /** As if the user had switched the site on. */
    async switchOn(origin, more = {}) {
      const settings = { locale: 'en', sites: { [origin]: { on: true, map: {} } }, ...more };
      await worker.evaluate((value) => chrome.storage.local.set({ settings: value }), settings);
      await until(() => worker.evaluate((site) => chrome.scripting.getRegisteredContentScripts().then((all) => all.some(({ matches }) => matches.includes(`${site}/*`))), origin));
    },
    /** The panel in a window of its own, for the tab of a site. */
    async openPanel(origin) {
      const panel = await context.newPage();
      await panel.goto(`chrome-extension://${id}/panel.html#window`);
      await panel.evaluate((site) => chrome.tabs.query({ url: `${site}/*` }).then(([{ id: tab }]) => chrome.storage.session.set({ opened: tab })), origin);
      return panel;
    },
    /** The background stops, as browsers do with the idle; whatever wakes it starts it again. A page of the extension is open. */
    async stopBackground() {
      const own = context.pages().find((page) => page.url().startsWith(`chrome-extension://${id}/`));
      const runs = () => own.evaluate(() => chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }).then((all) => all.map(({ contextId }) => contextId)));
      const [before] = await runs();
      const session = await context.newCDPSession(own);
      const { targetInfos } = await session.send('Target.getTargets');
      const { targetId } = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(id));
      await session.send('Target.closeTarget', { targetId });
      await until(async () => !(await runs()).includes(before));
      await session.detach();
    },
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @template Value @param {() => Promise<Value>} ask @param {number} [most] ms */
export async function until(ask, most = PATIENCE) {
  for (const end = Date.now() + most; ;) {
    const value = await ask().catch(() => null);
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited ${most} ms for ${ask}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** Where the badges of a page lie that show, in px of the window. @param {import('playwright-core').Page} page */
export async function badgeBoxesOf(page) {
  const session = await page.context().newCDPSession(page);
  const { root: tree } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const holders = [];
  const walk = (node, inside) => {
    const attributes = node.attributes ?? [];
    if (inside && attributes.includes('data-form') && attributes.includes('class') && !attributes.includes('hidden')) holders.push(node.nodeId);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) walk(child, inside || attributes.includes('data-bantam'));
  };
  walk(tree, false);
  const models = await Promise.all(holders.map((nodeId) => session.send('DOM.getBoxModel', { nodeId }).catch(() => null)));
  await session.detach();
  return models.filter(Boolean).map(({ model: { border: [left, top, , , right, bottom] } }) => ({ left, top, right, bottom }));
}

/** All texts of a page, also those in closed shadow roots. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export async function textsOf(page) {
  const session = await page.context().newCDPSession(page);
  const { root: tree } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const texts = (node) => [node.nodeValue ?? '', ...[...(node.children ?? []), ...(node.shadowRoots ?? [])].flatMap(texts)];
  return texts(tree);
}

/** What the badges of a page say, from inside the closed shadow root, as only the browser's debugger can. @param {import('playwright-core').Page} page @param {string} [what]  another attribute of theirs */
export async function badgesOf(page, what = 'aria-label') {
  const session = await page.context().newCDPSession(page);
  const { root: tree } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const names = [];
  const attribute = (node, name) => {
    const at = (node.attributes ?? []).findIndex((one, i) => i % 2 === 0 && one === name);
    return at < 0 ? null : node.attributes[at + 1];
  };
  const walk = (node, inside, hidden) => {
    const ours = inside || attribute(node, 'data-bantam') !== null;
    const gone = hidden || attribute(node, 'hidden') !== null;
    const label = attribute(node, what);
    if (inside && label && !gone) names.push(label);
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? []), ...(node.contentDocument ? [node.contentDocument] : [])]) walk(child, ours, gone);
  };
  walk(tree, false, false);
  return names;
}
