// SPDX-License-Identifier: MIT
// Firefox ESR for tests, driven through WebDriver BiDi.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { glue } from '../js/places.mjs';

const puppeteer = createRequire(join(glue, 'package.json'))('puppeteer-core');

/** @param {{ home: string, prefs?: Record<string, any>, args?: string[] }} how `home`: a folder that may be written */
export const launchFirefox = ({ home, prefs = {}, args = [] }) => puppeteer.launch({
  browser: 'firefox', executablePath: process.env.BANTAM_FIREFOX ?? '/usr/bin/firefox-esr', headless: true, args, defaultViewport: null, env: { ...process.env, HOME: home },
  extraPrefsFirefox: { 'intl.locale.requested': 'en-US', ...prefs },
});

/** Gives a page its size. The driver turns the screen too, which an older Firefox (140) does not know. @param {any} page @param {{ width: number, height: number }} size */
export const sized = (page, size) => page.setViewport(size).catch((/** @type {Error} */ error) => {
  if (!error.message.includes('unknown command emulation.setScreenOrientationOverride')) throw error;
});
