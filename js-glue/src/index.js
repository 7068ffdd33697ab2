// SPDX-License-Identifier: MIT
// What the package offers. Types: ../types/index.d.ts.
export { answered, askedInVain, corrected, happened, responded, withLifecycle, withoutFact } from './answers.js';
export { BantamError } from './bantam_error.js';
export { FileJob } from './file_job.js';
export { ContactList } from './list.js';
export { Qualifier } from './qualifier.js';
export { RemoteQualifier } from './remote_qualifier.js';
export { serve } from './serve.js';
export { startWorker } from './start_worker.js';
export { readModulesBy } from './unpack.js';
export { WhatIf } from './what_if.js';
