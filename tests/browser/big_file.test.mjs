// SPDX-License-Identifier: MIT
// Fifty thousand contacts as NDJSON and as CSV, files of the disk, in a tab: every record, progress, abort and memory. The million, and how
// long the page's thread is held, are million.sh's: they are figures of a machine.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bantam, root } from '../js/places.mjs';
import { NOW, openInTab, tableLines } from './big_file.mjs';

const COUNT = 50_000;
const MOST_MEMORY = 512 * 2 ** 20;

test('big files of both kinds are read to the end in a tab, with progress, abort and bounded memory', { timeout: 600_000 }, async (t) => {
  const python = `import sys; sys.path.insert(0, "tests/command"); from calling import ndjson, seeded; sys.stdout.write(ndjson(seeded(${COUNT})))`;
  const seeded = spawnSync('python3', ['-c', python], { cwd: root, maxBuffer: 1 << 28 });
  assert.equal(seeded.status, 0, String(seeded.stderr));
  const folder = mkdtempSync(join(tmpdir(), 'bantam-big-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const texts = { 'contacts.ndjson': seeded.stdout.toString(), 'contacts.csv': tableLines(seeded.stdout.toString().trimEnd().split('\n'), true) };
  const paths = Object.keys(texts).map((name) => join(folder, name));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const qualifier = await bantam.Qualifier.load({ model: 'reference' });
  for (const [i, found] of (await openInTab(paths)).entries()) {
    assert.equal(found.error, undefined);
    const job = await qualifier.openFile(Object.values(texts)[i], { now: NOW });
    assert.deepEqual([found.count, found.bad, found.tiers, found.columns], [COUNT, 0, job.tierCounts(), [COUNT, COUNT]]);
    assert.equal(found.best, 'sql');
    assert.ok(found.told > 3 && found.inOrder && found.last === 1, 'progress');
    assert.equal(found.stopped.code, 'aborted');
    assert.ok(found.memory > 0 && found.memory <= MOST_MEMORY, `${found.memory} bytes`);
    job.close();
    t.diagnostic(`${found.bytes} bytes: longest task ${found.longestTask} ms, longest silence ${found.longestGap.toFixed(0)} ms, instance ${found.memory / 2 ** 20} MiB`);
  }
});
