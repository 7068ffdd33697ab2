// SPDX-License-Identifier: MIT
// Seeded contacts, BANTAM_SEEDED of them (20,000; 200,000 to show it): the native command, the command of the package, and the package one
// by one, as a file and as a list, in Node and in a Chromium worker, give the same bytes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chained, hex } from '../js/chained_hash.mjs';
import { hashesOf, numbersOf } from '../js/every_path.mjs';
import { bantam, native, packageFolder, root } from '../js/places.mjs';
import { launchChromium } from './chromium.mjs';
import { serveFolders } from './static_server.mjs';

globalThis.crypto ??= webcrypto;  // Node 18
const COUNT = Number(process.env.BANTAM_SEEDED ?? 20_000);
const BLOCK = 2_000;
const NOW = '2026-11-21T09:00:00Z';
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";

const folder = mkdtempSync(join(tmpdir(), 'bantam-seeded-'));
after(() => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, 'text'));

/** Writes the contacts in blocks: as lines for commands, as a script for the page. */
function writeSeeded() {
  const python = `
import sys, json
sys.path.insert(0, "tests/command")
from calling import ndjson, seeded
def write(block, held):
    text = ndjson(held)
    with open(f"{sys.argv[2]}/text/{block}", "w", encoding="utf-8") as file: file.write(text)
    with open(f"{sys.argv[2]}/{block}.js", "w", encoding="utf-8") as file: file.write("export const text = " + json.dumps(text) + ";")
held, block = [], 0
for contact in seeded(int(sys.argv[1])):
    held.append(contact)
    if len(held) == ${BLOCK}:
        write(block, held)
        held, block = [], block + 1
`;
  const run = spawnSync('python3', ['-c', python, String(COUNT), folder], { cwd: root });
  assert.equal(run.status, 0, String(run.stderr));
}

function* blocks() {
  for (let block = 0; block < COUNT / BLOCK; ++block) yield readFileSync(join(folder, 'text', String(block)), 'utf8');
}

/** Of the command's annotations, and of the numbers in them. @param {(text: string) => Buffer} answers of a block of lines */
async function hashesOfCommand(answers) {
  let annotations = new Uint8Array(), numbers = new Uint8Array();
  for (const text of blocks()) {
    const answered = answers(text);
    annotations = await chained(annotations, answered);
    numbers = await chained(numbers, numbersOf(answered.toString()));
  }
  return { annotations: hex(annotations), numbers: hex(numbers) };
}

const command = (...words) => (text) => {
  const run = spawnSync(words[0], [...words.slice(1), 'qualify', '--now', NOW, '--format', 'ndjson', '-'], { input: text, maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, String(run.error ?? run.stderr));
  return run.stdout;
};

async function hashesInWorker() {
  const browser = await launchChromium();
  const server = await serveFolders({ '/package/': packageFolder, '/js/': join(root, 'tests/js'), '/browser/': join(root, 'tests/browser'), '/seeded/': folder },
    { '/': '<!doctype html><title>seeded</title>' }, POLICY);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    return await page.evaluate(({ blocks, now }) => new Promise((resolve, reject) => {
      const worker = new Worker('/browser/seeded_worker.js', { type: 'module' });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ blocks, now });
    }), { blocks: COUNT / BLOCK, now: NOW });
  } finally {
    await browser.close();
    await server.close();
  }
}

test('seeded contacts give the same bytes everywhere', { timeout: 3_000_000 }, async () => {
  assert.ok(COUNT > 0 && COUNT % BLOCK === 0, `BANTAM_SEEDED is a multiple of ${BLOCK}`);
  writeSeeded();
  const { annotations, numbers } = await hashesOfCommand(command(native));
  console.log(`sha256 chain ${annotations} over ${COUNT} seeded contacts`);
  const expected = { 'one by one': annotations, 'file': annotations, 'numbers of the file': numbers, 'numbers of the list': numbers };
  assert.deepEqual(await hashesOf(await bantam.Qualifier.load({ model: 'reference' }), blocks(), NOW), expected, 'the package in Node');
  assert.equal((await hashesOfCommand(command(process.execPath, join(packageFolder, 'bin/bantam.cjs')))).annotations, annotations, 'the command of the package');
  assert.deepEqual(await hashesInWorker(), expected, 'the package in a Chromium worker');
});
