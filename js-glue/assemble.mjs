// SPDX-License-Identifier: MIT
// node js-glue/assemble.mjs BUILD FOLDER: the package as it is published, from the sources here and what the wasm preset built
// in BUILD: the module (dist/) and the command for Node (bantam.js). FOLDER is made anew.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import zopfli from '@gfx/zopfli';
import { buildSync, transformSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const [build, target] = process.argv.slice(2);
if (!build || !target) throw new Error('usage: node assemble.mjs BUILD FOLDER');
const folder = resolve(target);

/** Emscripten's loader would fetch its module by itself; it is always handed it. What it would fetch by is not there, so nothing can be. */
const NO_NETWORK = Object.fromEntries(['fetch', 'XMLHttpRequest', 'importScripts'].map((name) => [name, 'undefined']));

/** Short names in lines of a length that an error message can show. @type {import('esbuild').CommonOptions} */
const SMALL = { minify: true, lineLimit: 1000, target: 'es2022' };

/** A script without comments and white space. @param {string} file @param {import('esbuild').TransformOptions} [options] */
const minified = (file, options) => `// SPDX-License-Identifier: MIT\n${transformSync(readFileSync(file, 'utf8'), { format: 'esm', ...SMALL, ...options }).code}`;

/**
 * Makes one script of a script and all that it imports: compressed as one they are a quarter smaller than each for itself, and sooner read.
 * @param {string} entry @param {string[]} apart what stays by itself, since others need it too or it comes later
 * @returns {string[]} what is part of it now
 */
function bundle(entry, apart) {
  const { metafile } = buildSync({ entryPoints: [join(folder, entry)], outfile: join(folder, entry), allowOverwrite: true, bundle: true, format: 'esm', ...SMALL, metafile: true,
    external: apart.map((name) => join(folder, name)), banner: { js: '// SPDX-License-Identifier: MIT' }, logLevel: 'warning', absWorkingDir: folder });
  return Object.keys(metafile.inputs).filter((name) => name !== entry);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'wasm'), { recursive: true });
for (const name of ['types', 'README.md']) cpSync(join(here, name), join(folder, name), { recursive: true });
// What a page loads before its first score is counted.
for (const name of readdirSync(join(here, 'src'), { recursive: true }).filter((one) => one.endsWith('.js'))) {
  mkdirSync(dirname(join(folder, 'src', name)), { recursive: true });
  // Of an error the name of its class is shown.
  writeFileSync(join(folder, 'src', name), minified(join(here, 'src', name), name === 'bantam_error.js' ? { minify: false, minifySyntax: true, minifyWhitespace: true } : {}));
}
for (const name of ['LICENSE', 'NOTICE']) cpSync(join(root, name), join(folder, name));
cpSync(join(root, 'core/schema'), join(folder, 'schema'), { recursive: true, filter: (name) => !name.endsWith('README.md') });
// Each module, and its bytes as a script, so that no page needs to fetch: gzip in base64. Packed (by zopfli, a fifteenth smaller than zlib
// does) before it is base64: a server's own compression then makes of the script little more than of the module itself.
const sizes = {};
for (const module of ['bantam', 'bantam_bulk', 'bantam_form']) {
  const bytes = readFileSync(join(build, 'dist', `${module}.wasm`));
  const base64 = Buffer.from(await zopfli.gzipAsync(bytes, { numiterations: 15 })).toString('base64');
  sizes[module] = bytes.length;
  writeFileSync(join(folder, 'wasm', `${module}.wasm`), bytes);
  writeFileSync(join(folder, 'wasm', `${module}.wasm.js`), `// SPDX-License-Identifier: MIT\nexport default ${JSON.stringify(base64)};\n`);
  cpSync(join(here, 'types/bytes.d.ts'), join(folder, `wasm/${module}.wasm.d.ts`));
}
writeFileSync(join(folder, 'wasm/sizes.js'), `// SPDX-License-Identifier: MIT\nexport const SIZES = ${JSON.stringify(sizes)};\n`);
for (const module of ['bantam', 'bantam_bulk']) {
  writeFileSync(join(folder, 'wasm', `${module}.mjs`), minified(join(build, 'dist', `${module}.mjs`), { define: NO_NETWORK }));
  cpSync(join(root, `wasm/${module}.d.mts`), join(folder, `wasm/${module}.d.mts`));
}

// The packs, and the list of how to load each: written out, so that every bundler understands it.
const packs = readdirSync(join(build, 'dist/packs')).filter((name) => name.endsWith('.js')).map((name) => name.slice(0, -'.js'.length)).sort();
cpSync(join(build, 'dist/packs'), join(folder, 'packs'), { recursive: true });
for (const name of packs) cpSync(join(here, 'types/pack.d.ts'), join(folder, `packs/${name}.d.ts`));
const loaders = packs.map((name) => `  '${name}': () => import('./${name}.js'),\n`).join('');
writeFileSync(join(folder, 'packs/index.js'), `export const SHIPPED = {\n${loaders}};\n`);

// An error is the same class wherever it comes from; the form's part takes and unpacks modules too.
const FOR_FORMS = ['src/handed_in.js', 'src/unpack.js'];
const part = [...bundle('src/server.js', ['src/node.js', 'src/bantam_error.js', 'src/views/*', 'words/*']),
  ...bundle('src/node.js', ['src/index.js']),
  ...bundle('src/index.js', ['src/bantam_error.js', 'wasm/*.wasm.js', 'wasm/bantam_bulk.mjs', ...packs.map((name) => `packs/${name}.js`)])];
for (const name of new Set(part)) if (!FOR_FORMS.includes(name)) rmSync(join(folder, name));

// The form's element for pages without a bundler: one script, and beside it what it loads later: the module, the words of a language.
buildSync({ entryPoints: { 'bantam-form': join(folder, 'src/form/define.js') }, outdir: join(folder, 'form'), bundle: true, splitting: true, chunkNames: '[name]', format: 'esm', ...SMALL,
  banner: { js: '// SPDX-License-Identifier: MIT' }, logLevel: 'warning' });

// The words of the views: the core's labels that views show and the interface's own, one module a language.
const SHOWN = /^(tier|standing|criterion|state|axis|verdict|source|fact|event|period|value|change|path|handoff|route|override|note|missing|table|seniority|function|decides|domain)\./;
const wordsOf = (path) => JSON.parse(readFileSync(path, 'utf8'));
mkdirSync(join(folder, 'words'));
for (const file of readdirSync(join(here, 'words')).filter((name) => name.endsWith('.json'))) {
  const locale = file.slice(0, -'.json'.length);
  const labels = Object.entries(wordsOf(join(root, 'core/catalog/labels', file))).filter(([key]) => SHOWN.test(key));
  const words = { locale, messages: { ...Object.fromEntries(labels), ...wordsOf(join(here, 'words', file)) } };
  const typed = "/** @type {import('../types/views.js').Words} */\n";
  writeFileSync(join(folder, 'words', `${locale}.js`), `// SPDX-License-Identifier: MIT\n${typed}const words = ${JSON.stringify(words)};\nexport default words;\n`);
}

// The command is one CommonJS file that holds its own module.
mkdirSync(join(folder, 'bin'));
const command = readFileSync(join(build, 'bantam.js'), 'utf8');
writeFileSync(join(folder, 'bin/bantam.cjs'), `#!/usr/bin/env node\n// SPDX-License-Identifier: MIT\n${command}`, { mode: 0o755 });

const { devDependencies, overrides, ...published } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
