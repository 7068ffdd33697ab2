// SPDX-License-Identifier: MIT
// The sources keep the types by hand, and the types say what users rely on.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { glue, packageFolder, root } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-types-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const installed = join(folder, 'node_modules/bantam-crm');
mkdirSync(join(folder, 'node_modules'));
cpSync(packageFolder, installed, { recursive: true });
copyFileSync(join(glue, 'tsconfig.json'), join(installed, 'tsconfig.json'));

const tsc = (...args) => {
  const run = spawnSync(process.execPath, [join(glue, 'node_modules/typescript/bin/tsc'), ...args], { encoding: 'utf8', cwd: folder });
  return run.stdout + run.stderr;
};

test('the sources are checked by tsc', () => assert.equal(tsc('-p', installed), ''));

test('a user of the types gets answers and errors where they belong', () => {
  for (const name of ['usage.ts', 'sources_keep_types.ts']) copyFileSync(join(root, 'tests/js/types', name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const { compilerOptions } = JSON.parse(readFileSync(join(glue, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, noUnusedLocals: false }, files: ['usage.ts', 'sources_keep_types.ts'] }));
  assert.equal(tsc('-p', folder), '');
});
