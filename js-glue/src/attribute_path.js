// SPDX-License-Identifier: MIT
// Where an attribute stands in a contact.

/** The keys on the way to it, outermost first: a firm's own attributes are all in `custom`, and their names may hold dots. @param {string} path */
export const keysOf = (path) => (path.startsWith('custom.') ? ['custom', path.slice(7)] : path.split('.'));
