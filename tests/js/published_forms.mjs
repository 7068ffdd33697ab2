// SPDX-License-Identifier: MIT
// The shipped models as forms, as the native command publishes them.
import { spawnSync } from 'node:child_process';
import { native } from './places.mjs';

export const models = ['reference', 'saas-startup', 'consultancy', 'digital-agency', 'enterprise-long-cycle'];

/** @param {string} model @param {string[]} options */
export function publish(model, ...options) {
  const run = spawnSync(native, ['publish-form', model, ...options], { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}
