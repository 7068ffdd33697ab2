// SPDX-License-Identifier: MIT
// The package's worker with a probe of its memory before it.
import './memory_probe.js';
import '/package/src/worker.js';
