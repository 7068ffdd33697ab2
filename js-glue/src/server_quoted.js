// SPDX-License-Identifier: MIT
// A line of notes such as `Bantam 2026-11-21 · Budget: 20 000 EUR/y` is a person's word to whoever reads it, wherever in a text it begins
// (core/include/bantam/note_line.h). A visitor's text must not be one, nor become one where its white space is tidied.

const WORD = [...'Bantam'].join('\\p{Cf}*');
const START = new RegExp(`${WORD}(?=[\\s\\p{Z}\\p{C}]+\\p{Nd})`, 'gu');

/** The text with the word in quotation marks that such a line begins with: it reads the same, and tells no facts. @param {string} text */
export const quoted = (text) => text.replace(START, '“$&”');
