// SPDX-License-Identifier: MIT
// In the page: one file through the package's worker, with progress, an abort, the export and a what-if.
import { RemoteQualifier } from '/package/src/index.js';
import { now, text } from '/seeded.js';

const violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));

async function sha256(blob) {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Progress that is still told after the first one led to an abort: of what had been read before the worker heard of it. */
async function abortAtOnce(remote, file) {
  const abort = new AbortController();
  let chunks = 0;
  const onProgress = () => {
    if (abort.signal.aborted) chunks += 1;
    else abort.abort();
  };
  const aborted = await remote.openFile(file, { now, chunkBytes: 100_000, signal: abort.signal, onProgress }).catch(({ code }) => code);
  return { aborted, toldAfterAbort: chunks };
}

const LONG = 40;   // times the file

window.answers = (async () => {
  const file = new File([text], 'contacts.ndjson');
  const remote = await RemoteQualifier.load({ model: 'reference' });
  let told = 0;
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 1);
  const job = await remote.openFile(file, { now, chunkBytes: 100_000, onProgress: () => (told += 1) });
  clearInterval(clock);
  const exported = await sha256(await job.exportNdjson());
  await job.close();
  const whatIf = await remote.whatIf(file, { now });
  await whatIf.setTierBound(0, { min: 10 });
  const { moved } = await whatIf.count();
  const movers = (await whatIf.movers(text.length)).length;
  // Long enough that no machine reads it to its end before it hears of the abort.
  const stopped = await abortAtOnce(remote, new File(Array(LONG).fill(text), 'long.ndjson'));
  remote.close();
  return { count: job.summary.count, told, ticks, exported, moved, movers, ...stopped, violations };
})().catch((error) => ({ error: `${error.code ?? ''} ${error.stack}` }));
