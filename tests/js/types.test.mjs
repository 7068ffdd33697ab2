// SPDX-License-Identifier: MIT
// The sources keep the types by hand, and the types say what users rely on.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { declaredFields } from './declared_fields.mjs';
import { everyAnswer, literal } from './every_answer.mjs';
import { glue, packageFolder, root } from './places.mjs';
import { examples, readme } from './readme_examples.mjs';

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
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
symlinkSync(installed, join(folder, 'node_modules/bantam-crm'));
copyFileSync(join(glue, 'tsconfig.json'), join(installed, 'tsconfig.json'));

const tsc = (...args) => {
  const run = spawnSync(process.execPath, [join(glue, 'node_modules/typescript/bin/tsc'), ...args], { encoding: 'utf8', cwd: folder });
  return run.stdout + run.stderr;
};

test('the sources are checked by tsc', () => assert.equal(tsc('-p', installed), ''));

/** Compiles these files as strictly as the package itself. @param {string[]} files @param {object} [options] */
function compiled(files, options) {
  const { compilerOptions } = JSON.parse(readFileSync(join(glue, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, noUnusedLocals: false, ...options }, files }));
  return tsc('-p', folder);
}

cpSync(join(root, 'tests/js/types'), folder, { recursive: true });

test('a user of the types gets answers and errors where they belong', () => assert.equal(compiled(['usage.ts', 'sources_keep_types.ts', 'views_keep_types.ts']), ''));

const node = { types: ['node'], typeRoots: [join(glue, 'node_modules/@types')] };
const noDom = { lib: ['es2022'], skipLibCheck: false, noUnusedLocals: true };
test('a program that knows neither DOM nor Node compiles', () => assert.equal(compiled(['no_dom.ts'], noDom), ''));
test('a program for Node alone compiles', () => assert.equal(compiled(['no_dom.ts', 'node.ts'], { ...noDom, ...node }), ''));

test('the README\'s examples that run compile as they stand', () => {
  const [declaration] = readme.match(/^`(declare module .*?)`/m).slice(1);
  writeFileSync(join(folder, 'form.js'), 'export default "x";\n');
  writeFileSync(join(folder, 'scripts.d.ts'), declaration.replace('model.js', 'form.js'));
  const files = examples.flatMap(({ runs, file, code }, i) => {
    if (!runs && !file) return [];
    writeFileSync(join(folder, `example-${i}.ts`), code);
    return `example-${i}.ts`;
  });
  assert.ok(files.length > 9);
  assert.match(compiled(files, { ...node, allowJs: false, checkJs: false }), /TS7016/, 'what the line is for');
  assert.equal(compiled([...files, 'scripts.d.ts'], { ...node, allowJs: false, checkJs: false }), '');
});

test('every answer is what its type says, and every field that a type declares comes', { timeout: 300_000 }, async () => {
  const heads = Object.entries({ bantam: '', form: '/form', server: '/server', views: '/views' }).map(([name, path]) => `import type * as ${name} from 'bantam-crm${path}';`);
  const [lines, values] = [new Set(), []];
  for await (const [type, value] of everyAnswer()) {
    const line = `: ${type} = ${literal(value)};`;
    if (!lines.has(line)) values.push(value);
    lines.add(line);
  }
  assert.ok(values.length > 400);
  writeFileSync(join(folder, 'answers.ts'), [...heads, ...[...lines].map((line, i) => `export const answer${i}${line}`)].join('\n'));
  assert.equal(compiled(['answers.ts']), '');
  const fields = declaredFields(join(folder, 'answers.ts'), values, ['Contact']);
  for (const field of ['Annotation.next', 'LedgerLine.points', 'Lead.errors', 'FormInfo.budget', 'WhatIfSummary.places', 'ListColumns.bad']) assert.equal(fields.get(field), true, field);
  assert.deepEqual([...fields].filter(([, came]) => !came), []);
});
