// SPDX-License-Identifier: MIT
// node tests/gallery/shots.mjs [PACKAGE [FOLDER [WORD]]]: screenshots to be looked at: every view of the gallery and every side of the
// offline page, in light, dark and phone width, in English, Finnish and Russian. WORD takes only those whose name holds it.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchChromium } from '../browser/chromium.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const [folder = join(root, 'build/wasm/package'), out = join(root, 'build/shots'), word = ''] = process.argv.slice(2).map((name, i) => (i < 2 ? resolve(name) : name));

const LOOKS = { light: { width: 1400, height: 900 }, dark: { width: 1400, height: 900 }, phone: { width: 390, height: 844 } };
const LOCALES = ['en', 'fi', 'ru'];
const VIEWS = ['badge', 'panel', 'list', 'profile', 'whatif'];
const SIDES = { contact: '.bt-panel', ideal: '#questions .bt-points', whatif: '#side-whatif canvas', ahead: '#side-ahead tbody tr', columns: '#side-columns table' };
const MOST = 2600;   // pixels of height that are worth a look

mkdirSync(out, { recursive: true });
/** @param {string} script @param {string} page */
function build(script, page) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, script), folder, join(out, page)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return pathToFileURL(join(out, page)).href;
}
const pages = { gallery: build('tests/gallery/build.mjs', 'gallery.html'), demo: build('demo/build.mjs', 'demo.html') };

const shots = Object.entries(LOOKS).flatMap(([look, viewport]) => LOCALES.flatMap((locale) => {
  const theme = look === 'dark' ? 'dark' : 'light';
  return [
    ...VIEWS.map((view) => ({ name: `${view}-${look}-${locale}`, viewport, address: `${pages.gallery}#view=${view}&theme=${theme}&locale=${locale}`, there: 'html[data-drawn]' })),
    ...Object.entries(SIDES).map(([side, there]) => ({ name: `page-${side}-${look}-${locale}`, viewport, address: `${pages.demo}#side=${side}&theme=${theme}&lang=${locale}`, there })),
  ];
})).filter(({ name }) => name.includes(word));

const browser = await launchChromium();
try {
  for (const { name, viewport, address, there } of shots) {
    const page = await browser.newPage({ viewport });
    await page.goto(address);
    await page.waitForSelector(there, { state: 'attached' });
    await page.waitForTimeout(300);
    const height = Math.min(MOST, await page.evaluate(() => document.documentElement.scrollHeight));
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true, clip: { x: 0, y: 0, width: viewport.width, height: Math.max(height, viewport.height) } });
    await page.close();
  }
} finally {
  await browser.close();
}
console.log(`${shots.length} pictures in ${out}`);
