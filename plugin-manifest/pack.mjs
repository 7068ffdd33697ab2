// SPDX-License-Identifier: MIT
// node plugin-manifest/pack.mjs PACKAGE FOLDER: the zips for the browsers' stores, from the assembled npm package in PACKAGE. One manifest
// serves both browsers, so both zips hold the same bytes, and the same sources give the same bytes anywhere and at any time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

const here = dirname(fileURLToPath(import.meta.url));
const [packageFolder, folder] = process.argv.slice(2);
if (!packageFolder || !folder) throw new Error('usage: node pack.mjs PACKAGE FOLDER');
/** The first day that a zip can name; in its own time, which knows no zone. */
const DAY = new Date(1980, 0, 1);

const built = mkdtempSync(join(tmpdir(), 'bantam-pack-'));
try {
  execFileSync(process.execPath, [join(here, 'build.mjs'), packageFolder, built], { stdio: ['ignore', 'inherit', 'inherit'] });
  const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  const zip = zipSync(Object.fromEntries(files.map((file) => [file.slice(built.length + 1), [readFileSync(file), { mtime: DAY, level: 9 }]])));
  const { version } = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  for (const browser of ['chromium', 'firefox']) {
    const name = `bantam-${version}-${browser}.zip`;
    writeFileSync(join(folder, name), zip);
    console.log(`${createHash('sha256').update(zip).digest('hex')}  ${name}  ${zip.length} bytes`);
  }
} finally {
  rmSync(built, { recursive: true });
}
