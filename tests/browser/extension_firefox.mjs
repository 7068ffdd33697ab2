// SPDX-License-Identifier: MIT
// The extension in Firefox ESR, for tests: loaded as a temporary add-on through WebDriver BiDi, with leave for the loopback.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder, root } from '../js/places.mjs';
import { launchFirefox } from './firefox.mjs';

const ID = 'bantam@bantam-crm.example';
const HOST = '5e1f0a52-6b1d-4c1e-9a53-0c5b8f6d7a10';

/** @param {(manifest: any) => void} [change] what a test does to the manifest first */
export async function startInFirefox(change) {
  const folder = mkdtempSync(join(tmpdir(), 'bantam-firefox-'));
  execFileSync(process.execPath, [join(root, 'plugin-manifest/build.mjs'), packageFolder, join(folder, 'built'), '--loopback'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const manifest = join(folder, 'built/manifest.json');
  const granted = JSON.parse(readFileSync(manifest, 'utf8'));
  change?.(granted);
  writeFileSync(manifest, JSON.stringify(granted));
  // Pages of an extension answer the driver only where it may reach into the browser itself.
  const browser = await launchFirefox({ home: folder, args: ['--remote-allow-system-access'], prefs: { 'extensions.webextensions.uuids': JSON.stringify({ [ID]: HOST }) } });
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await browser.installExtension(join(folder, 'built'));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    browser, close,
    /** A page of the extension. Firefox never reports such a page as loaded, so what it draws is waited for. @param {string} name with its ending */
    async open(name) {
      const page = await browser.newPage();
      await page.goto(`moz-extension://${HOST}/${name}`, { timeout: 1_000 }).catch(() => {});
      return page;
    },
  };
}

/**
 * What the badges of a page say, from inside the closed shadow root, as only the driver can.
 * @param {any} page @returns {Promise<string[]>}
 */
export async function badgesIn(page) {
  const { _id: context } = page.mainFrame();
  const { result } = await page.browser().connection.send('script.evaluate', {
    expression: "document.querySelector('[data-bantam]')", target: { context }, awaitPromise: false, serializationOptions: { maxDomDepth: 12, includeShadowTree: 'all' },
  });
  const names = [];
  const walk = (node) => {
    const { attributes = {}, children = [], shadowRoot } = node?.value ?? {};
    if ('hidden' in attributes) return;
    if (attributes['aria-label']) names.push(attributes['aria-label']);
    children.forEach(walk);
    if (shadowRoot) walk(shadowRoot);
  };
  walk(result.result ?? result);
  return names;
}
