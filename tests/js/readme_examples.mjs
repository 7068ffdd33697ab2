// SPDX-License-Identifier: MIT
// The examples of the package's README. One that names a file is what others of it run; one marked `no-run` needs a page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './places.mjs';

export const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
/** @type {{ heading: string, runs: boolean, file: string, code: string }[]} */
export const examples = readme.split(/^## /m).flatMap((section) => [...section.matchAll(/^```js(?: (no-run|\S+\.mjs))?\n(.*?)^```/gms)].map(([, mark = '', code]) => (
  { heading: section.split('\n')[0], runs: mark === '', file: mark.endsWith('.mjs') ? mark : '', code })));
