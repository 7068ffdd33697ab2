// SPDX-License-Identifier: MIT
// The one table of what may be asked over a port. Both ends read it; nothing outside it is ever called.
//
//   request   { id, verb, args }      args as the method of that name has them; contacts and models as text or bytes
//   abort     { id, abort: true }
//   reply     { id, value } | { id, error: { code, path, message, faults } } | { id, progress: { done } }

/** Methods that Qualifier and RemoteQualifier both have. @type {readonly string[]} */
export const VERBS = Object.freeze([
  'info', 'version', 'models', 'document', 'check', 'questions', 'title', 'qualify', 'qualifyText', 'score', 'qualifyAll',
]);

/** Verbs of the connection itself. */
export const LOAD = 'load';
export const CLOSE = 'close';
