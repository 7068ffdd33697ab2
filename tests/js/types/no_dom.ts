// SPDX-License-Identifier: MIT
// Compiled, never run: a server's program, which knows no DOM.
import { Qualifier, RemoteQualifier, startWorker } from 'bantam-crm';
import bytes from 'bantam-crm/bytes';
import { FormQualifier } from 'bantam-crm/form';
import words from 'bantam-crm/packs/words-en.js';
import { FormIntake } from 'bantam-crm/server';

export async function serving(module: Uint8Array, request: unknown, port: { postMessage(message: unknown): void }): Promise<string | null> {
  const qualifier = await Qualifier.load({ model: 'reference', bytes: module, packs: { 'words-en': words } });
  const job = await qualifier.openFile(module, { now: new Date() });
  const size: number = (await job.exportCsv()).size + bytes.length;
  // @ts-expect-error text is no module
  await Qualifier.load({ model: 'reference', bytes: 'text' });
  // @ts-expect-error a number is no file
  await qualifier.openFile(size, { now: new Date() });
  const remote = await RemoteQualifier.load({ model: 'reference', port });
  const form = await FormQualifier.load({ model: module, bytes: module });
  startWorker().terminate();
  const lead = await (await FormIntake.load({ model: 'reference', bytes: module.buffer as ArrayBuffer })).accept(request, { now: new Date() });
  return `${lead.step} ${form.step()} ${await remote.version()}`;
}
