// SPDX-License-Identifier: MIT
// The sources keep the types by hand, and the types say what users rely on.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { glue, packageFolder, root } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-types-'));
after(() => rmSync(folder, { recursive: true, force: true }));
// Beside node_modules, where tsc reads the types of scripts, and installed by a link.
const installed = join(folder, 'package');
cpSync(packageFolder, installed, { recursive: true });
// As they are written: what is published has no comments, and few files.
rmSync(join(installed, 'src'), { recursive: true });
cpSync(join(glue, 'src'), join(installed, 'src'), { recursive: true });
for (const [from, to] of [['packs', 'packs/index'], ['sizes', 'wasm/sizes']]) copyFileSync(join(glue, `built/${from}.d.ts`), join(installed, `${to}.d.ts`));
mkdirSync(join(folder, 'node_modules'));
symlinkSync(installed, join(folder, 'node_modules/bantam-crm'));
copyFileSync(join(glue, 'tsconfig.json'), join(installed, 'tsconfig.json'));

const tsc = (...args) => {
  const run = spawnSync(process.execPath, [join(glue, 'node_modules/typescript/bin/tsc'), ...args], { encoding: 'utf8', cwd: folder });
  return run.stdout + run.stderr;
};

test('the sources are checked by tsc', () => assert.equal(tsc('-p', installed), ''));

test('a user of the types gets answers and errors where they belong', () => {
  for (const name of ['usage.ts', 'sources_keep_types.ts', 'views_keep_types.ts']) copyFileSync(join(root, 'tests/js/types', name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const { compilerOptions } = JSON.parse(readFileSync(join(glue, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, noUnusedLocals: false }, files: ['usage.ts', 'sources_keep_types.ts', 'views_keep_types.ts'] }));
  assert.equal(tsc('-p', folder), '');
});
