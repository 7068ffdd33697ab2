// SPDX-License-Identifier: MIT
// The one table of what may be asked over a port. Both ends read it; nothing outside it is ever called.
//
//   request   { id, from, verb, args }   args as the method of that name has them; contacts and models as text or bytes
//   abort     { id, from, abort: true }
//   reply     { id, to: ASKER } and value | error: { code, path, message, faults } | progress: { done }
//   the end   { to: ASKER, stopped: true }   nobody answers any more
//
// `from` and `id` are numbers that no other RemoteQualifier of the same side uses, so that several can share a port. Either end may ask and
// answer, beside messages of its owner: what is no request is not answered, what is no reply is not waited for.

/** A request, an abort or a close. @param {any} message */
export const isRequest = (message) => message?.id !== undefined && message.from !== undefined && (typeof message.verb === 'string' || message.abort === true);

const ASKER = 'bantam-remote';
/** @param {object} message */
export const asReply = (message) => ({ to: ASKER, ...message });
/** @param {any} message */
export const isReply = (message) => message?.to === ASKER;

/** Methods that Qualifier and RemoteQualifier both have. @type {readonly string[]} */
export const VERBS = Object.freeze([
  'info', 'compiled', 'version', 'models', 'document', 'check', 'review', 'draftModel', 'pointsTable', 'withPoints', 'questions', 'title', 'qualify', 'qualifyText', 'score', 'qualifyAll', 'readTable', 'noteLine', 'notedFacts',
]);

/**
 * Methods that open a file or a list, and what may then be asked of what they opened: request { id, verb: ASK, args: [opened, method, args] }.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const OPENERS = Object.freeze({
  openFile: Object.freeze(['rows', 'inWorkOrder', 'tierCounts', 'annotate', 'annotateText', 'exportNdjson', 'exportCsv', 'contact', 'contactsNdjson',
    'outlook', 'accounts', 'annotateInAccount', 'update', 'restore', 'close']),
  whatIf: Object.freeze(['setPoints', 'setDecay', 'setGroupLimits', 'setAxisLimits', 'tierBounds', 'setTierBound', 'setNow', 'keep', 'reset', 'count',
    'movers', 'histogram', 'results', 'staleRows', 'reread', 'close']),
  list: Object.freeze(['columns', 'inWorkOrder', 'setNow', 'add', 'update', 'remove', 'annotate', 'error', 'repack', 'close']),
});
/** Of a file's, the ones that read it again: progress and abort, as a last argument. */
export const REREADERS = Object.freeze(['annotate', 'annotateText', 'exportNdjson', 'exportCsv', 'contact', 'contactsNdjson', 'outlook', 'accounts', 'annotateInAccount', 'reread']);

/** Verbs of the connection itself. */
export const ASK = 'ask';
export const LOAD = 'load';
export const CLOSE = 'close';
