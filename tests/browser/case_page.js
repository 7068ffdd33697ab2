// SPDX-License-Identifier: MIT
// In the page: every case file through the package in this thread and in a worker; one hash each over all answers.
import { Qualifier, RemoteQualifier, startWorker } from '/package/src/index.js';
import { modelOf } from '/js/case_models.mjs';
import { files } from '/cases.js';

async function hashOf(load) {
  const catalogue = await Qualifier.load({ model: 'reference' });
  const lines = [];
  for (const file of files) {
    const qualifier = await load({ model: await modelOf(file, (id) => catalogue.document(id)), locale: file.locale });
    for (const { contact } of file.cases) lines.push(`${await qualifier.qualifyText(contact, { now: file.now })}\n`);
    qualifier.close();
  }
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('')));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI}`));

window.answers = (async () => {
  const good = { id: 'good', events: [{ type: 'contact_request', at: '2026-11-02T08:30:00Z' }] };
  const now = '2026-11-02T09:00:00Z';
  const qualifier = await Qualifier.load({ model: 'reference' });
  const before = qualifier.qualifyText(good, { now });
  const huge = qualifier.qualify('x'.repeat(100 << 20), { now });
  const worker = startWorker();
  const remote = await RemoteQualifier.load({ port: worker, model: 'reference' });
  const hugeInWorker = await remote.qualify('{"a":'.repeat(1e6), { now });
  const pending = remote.qualifyAll(Array(20_000).fill(good), { now }).catch(({ code }) => code);
  remote.close();
  worker.terminate();
  return {
    page: await hashOf((options) => Qualifier.load(options)),
    worker: await hashOf((options) => RemoteQualifier.load(options)),
    refused: [huge.error.code, hugeInWorker.error.code, await pending],
    same: qualifier.qualifyText(good, { now }) === before,
    violations,
  };
})().catch((error) => ({ error: `${error.code ?? ''} ${error.stack}` }));
