// SPDX-License-Identifier: MIT
/** The script of a worker: nothing to import from it. */
export {};
