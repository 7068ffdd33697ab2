// SPDX-License-Identifier: MIT
// The zips for the stores: the same bytes whenever and wherever they are made, nothing in them but what is meant, and no error of web-ext.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { glue, packageFolder, root } from '../js/places.mjs';

const part = join(root, 'plugin-manifest');
const { unzipSync } = createRequire(join(part, 'package.json'))('fflate');
const folder = mkdtempSync(join(tmpdir(), 'bantam-packed-'));
const pack = (name, env) => execFileSync(process.execPath, [join(part, 'pack.mjs'), packageFolder, join(folder, name)], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
const zip = (name, browser) => readFileSync(join(folder, name, `bantam-0.1.0-${browser}.zip`));
before(() => {
  pack('one', { TZ: 'UTC' });
  pack('two', { TZ: 'Asia/Tokyo', LANG: 'fi_FI.UTF-8' });
});
after(() => rmSync(folder, { recursive: true }));

test('two runs give the same bytes, and both browsers the same', () => {
  assert.deepEqual(readdirSync(join(folder, 'one')).sort(), ['bantam-0.1.0-chromium.zip', 'bantam-0.1.0-firefox.zip']);
  for (const other of [zip('two', 'chromium'), zip('one', 'firefox'), zip('two', 'firefox')]) assert.ok(zip('one', 'chromium').equals(other));
});

test('what is packed is whole, has no map, no source beside, and no code made from text', () => {
  const files = unzipSync(zip('one', 'firefox'));
  const names = Object.keys(files);
  const text = (name) => new TextDecoder().decode(files[name]);
  const manifest = JSON.parse(text('manifest.json'));
  const named = [manifest.background.service_worker, ...manifest.background.scripts, manifest.options_ui.page, manifest.side_panel.default_path, manifest.storage.managed_schema, ...Object.values(manifest.icons), ...Object.values(manifest.action.default_icon)];
  for (const name of [...named, 'content.js', 'point.js', 'first_run.html', 'teach.html', 'LICENSE', 'NOTICE']) assert.ok(names.includes(name), name);
  assert.equal(manifest.host_permissions, undefined);
  for (const page of names.filter((name) => name.endsWith('.html'))) {
    for (const [, used] of text(page).matchAll(/(?:src|href)="([^"]+)"/g)) assert.ok(names.includes(used), `${page}: ${used}`);
  }
  for (const name of names.filter((one) => one.endsWith('.js'))) assert.doesNotMatch(text(name), /sourceMappingURL|\beval\(|\bnew\s+Function\(/, name);
  const locales = names.filter((name) => name.startsWith('_locales/'));
  assert.equal(locales.length, 10, 'nine languages, bokmål under both its names');
  for (const name of locales) {
    const { description, hide } = JSON.parse(text(name));
    assert.ok(description.message.length > 20 && description.message.length <= 132 && hide.message.length > 5, name);
  }
});

test('web-ext lint finds no error', () => {
  const lint = spawnSync(process.execPath, [join(part, 'node_modules/web-ext/bin/web-ext.js'), 'lint', '--no-config-discovery', '--output', 'json', '--source-dir', join(folder, 'one/bantam-0.1.0-firefox.zip')],
    { encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1' }, maxBuffer: 1 << 26 });
  const { errors, notices, warnings } = JSON.parse(lint.stdout.slice(lint.stdout.indexOf('{')));
  assert.deepEqual([...errors, ...notices].map(({ code, message }) => `${code}: ${message}`), []);
  // What Chromium needs and Firefox does not know.
  const known = /sidePanel|service_worker|openOrClosedShadowRoot/;
  assert.deepEqual(warnings.map(({ message }) => message).filter((message) => !known.test(message)), []);
});

test('the sources are checked by tsc', () => {
  const { include, compilerOptions } = JSON.parse(readFileSync(join(part, 'tsconfig.json'), 'utf8'));
  const paths = { 'bantam-crm': [join(packageFolder, 'types/index.d.ts')], 'bantam-crm/views': [join(packageFolder, 'types/views.d.ts')] };
  const project = join(folder, 'tsconfig.json');
  writeFileSync(project, JSON.stringify({ extends: join(glue, 'tsconfig.json'), compilerOptions: { ...compilerOptions, baseUrl: part, paths }, include: include.map((name) => join(part, name)) }));
  const tsc = spawnSync(process.execPath, [join(glue, 'node_modules/typescript/bin/tsc'), '-p', project], { encoding: 'utf8' });
  assert.equal(tsc.stdout, '');
});
