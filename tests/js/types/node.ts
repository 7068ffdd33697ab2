// SPDX-License-Identifier: MIT
// Compiled, never run: the same with Node's own types, whose blobs, signals and buffers are taken and given.
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { Qualifier, RemoteQualifier } from 'bantam-crm';

export async function reading(path: string): Promise<string> {
  const qualifier = await Qualifier.load({ model: 'reference', bytes: await readFile('bantam.wasm') });
  const remote = await RemoteQualifier.load({ model: 'reference', port: new Worker(path) });
  const job = await remote.openFile(await openAsBlob(path), { now: new Date(), signal: AbortSignal.timeout(5) });
  const answer: Blob = await job.exportCsv();
  // @ts-expect-error no signal
  await qualifier.qualifyAll([], { now: new Date(), signal: 5 });
  return answer.text();
}
