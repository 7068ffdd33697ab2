// SPDX-License-Identifier: MIT

/**
 * What is thrown: misuse (a closed qualifier, a `now` that is no moment), a model that cannot be used, a lost worker.
 * What is wrong with a contact is never thrown but is the answer: `{ error: { code, path, message } }`.
 */
export class BantamError extends Error {
  /**
   * @param {import('../types/index.js').Fault} fault
   * @param {{ faults?: import('../types/index.js').Fault[], cause?: unknown }} [more]
   */
  constructor(fault, { faults = [fault], cause } = {}) {
    super(fault.message, cause === undefined ? undefined : { cause });
    this.name = 'BantamError';
    this.code = fault.code;
    this.path = fault.path;
    /** Everything that is wrong, the first of which is this error. */
    this.faults = faults;
  }
}

/** @param {string} code @param {string} message @param {unknown} [cause] */
export function misuse(code, message, cause) {
  return new BantamError({ code, path: '', message }, { cause });
}

/** The error as plain data, for a message port. @param {unknown} error */
export function faultOf(error) {
  if (error instanceof BantamError) return { code: error.code, path: error.path, message: error.message, faults: error.faults };
  return { code: 'unexpected', path: '', message: String(error), faults: [] };
}
