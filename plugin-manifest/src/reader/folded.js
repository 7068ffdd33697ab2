// SPDX-License-Identifier: MIT

/** A text as words are compared: whatever its case, width and blanks. @param {string} text */
export const folded = (text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
