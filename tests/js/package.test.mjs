// SPDX-License-Identifier: MIT
// The package as it would be published: what is in it, what is not, and what checkers say of it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { glue, packageFolder } from './places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'bantam-pack-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const run = (command, args, options = {}) => {
  const done = spawnSync(command, args, { encoding: 'utf8', cwd: packageFolder, maxBuffer: 1 << 26, ...options });
  return { code: done.status, said: `${done.error ?? ''}${done.stdout}${done.stderr}`, output: done.stdout };
};
const checker = (name) => join(glue, 'node_modules/.bin', name);
const read = (name) => readFileSync(join(packageFolder, name), 'utf8');
const packed = JSON.parse(run('npm', ['pack', '--json', '--dry-run', '--offline', '--ignore-scripts']).output)[0];

test('what is packed is what is listed in package_contents.txt', () => {
  const listed = readFileSync(new URL('package_contents.txt', import.meta.url), 'utf8').trim().split('\n');
  const names = packed.files.map(({ path }) => path);
  assert.deepEqual(names.sort(), listed);
});

test('nothing in the package makes code from text or speaks to the network by itself', () => {
  const scripts = packed.files.map(({ path }) => path).filter((path) => /\.(m?js|ts)$/.test(path));
  assert.ok(scripts.length > 10);
  for (const path of scripts) {
    assert.doesNotMatch(read(path), /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]/, path);
    if (/^(src|wasm)\//.test(path)) assert.doesNotMatch(read(path), /\bfetch\s*\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts/, path);
  }
});

test('every relative import is in the package', () => {
  const names = new Set(packed.files.map(({ path }) => path));
  let imports = 0;
  for (const path of names) {
    if (!/^(src|types)\/.*\.(js|ts)$/.test(path)) continue;
    for (const [, target] of read(path).matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g)) {
      const resolved = join(path, '..', target);
      assert.ok(names.has(resolved) || names.has(resolved.replace(/\.js$/, '.d.ts')), `${path} imports ${target}`);
      imports += 1;
    }
  }
  assert.ok(imports > 10);
});

test('the manifest has a licence, a version, types for every entry, and no dependency', () => {
  const manifest = JSON.parse(read('package.json'));
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.license, 'MIT');
  for (const key of ['dependencies', 'devDependencies', 'optionalDependencies', 'scripts']) assert.equal(manifest[key], undefined, key);
  const lock = JSON.parse(readFileSync(join(glue, 'package-lock.json'), 'utf8'));
  assert.ok(!JSON.stringify(lock).includes('"resolved"'), 'the lock file names no registry');
  assert.equal(lock.version, manifest.version);
  for (const { types, default: script } of Object.values(manifest.exports).filter((entry) => entry.types && !entry.types.includes('*'))) {
    assert.ok(packed.files.some(({ path }) => `./${path}` === types) && packed.files.some(({ path }) => `./${path}` === script));
  }
});

test('publint has nothing to say', () => {
  const { code, said } = run(checker('publint'), ['run', '--strict', packageFolder]);
  assert.equal(code, 0, said);
});

test('attw has nothing to say', () => {
  const pack = run('npm', ['pack', '--offline', '--ignore-scripts', '--pack-destination', folder]);
  assert.equal(pack.code, 0, pack.said);
  const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  // ES modules only, and one entry that is not a script.
  const { code, said } = run(checker('attw'), [join(folder, archive), '--profile', 'esm-only', '--exclude-entrypoints', './bantam.wasm', './bantam_form.wasm', './packs/*.js', '--no-color']);
  assert.equal(code, 0, said);
});
