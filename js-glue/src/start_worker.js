// SPDX-License-Identifier: MIT
import { misuse } from './bantam_error.js';

/**
 * A worker that answers a RemoteQualifier. By default the package's own worker.js beside this file. A page that was opened
 * from a file may not load a worker by address: it gives `source`, the worker as one classic script.
 * @param {{ source?: string }} [options]
 * @returns {Worker}
 */
export function startWorker(options) {
  const source = options?.source;
  if (typeof Worker !== 'function') throw misuse('no_worker', 'There are no workers here; in Node give a `port` of node:worker_threads.');
  if (source === undefined) return new Worker(new URL('./worker.js', import.meta.url), { type: 'module', name: 'bantam' });
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(address, { name: 'bantam' });
  URL.revokeObjectURL(address);
  return worker;
}
