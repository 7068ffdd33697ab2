// SPDX-License-Identifier: MIT
// Where Chromium is and how it starts, in one place. BANTAM_CHROMIUM names another one for everything.
import { createRequire } from 'node:module';

export const { chromium } = createRequire(new URL('../../js-glue/package.json', import.meta.url))('playwright-core');
/** The browser that people use: for extensions, which need its windows, and for figures that are kept. */
export const WHOLE = { executablePath: process.env.BANTAM_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] };
/** The same engine without the browser's own windows, which are pages too and take a third of the work. */
const PAGES_ONLY = { ...WHOLE, executablePath: process.env.BANTAM_CHROMIUM ?? '/usr/bin/chromium-headless-shell' };

export const launchChromium = () => chromium.launch(PAGES_ONLY);
