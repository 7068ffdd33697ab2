// SPDX-License-Identifier: MIT
// From the bytes of a file to scores and tiers. Decoding, parsing, scoring and reading out are all timed. A floor gives no answers: it says
// what part of the work costs by itself.
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { contactOfRow } from '../table_file.js';
import { scoreLines } from './bantam.js';
import { handWritten } from './hand_written.js';

const decoder = new TextDecoder();
const linesOf = (bytes) => decoder.decode(bytes).trimEnd().split('\n');
const parsedLines = (bytes) => linesOf(bytes).map((line) => JSON.parse(line));

/** Whole numbers over all bytes: what reading memory once costs. */
function sumOf(bytes) {
  let sum = 0;
  for (let i = 0; i < bytes.length; ++i) sum = (sum + bytes[i]) | 0;
  return sum;
}

const withHandWritten = (name, contactsOf) => ({
  name,
  load(given) {
    const { run } = handWritten.load(given);
    return { run: (bytes, out) => run(contactsOf(bytes), out) };
  },
});

function papaRows(bytes) {
  const { data } = Papa.parse(decoder.decode(bytes), { skipEmptyLines: true });
  return data.slice(1).map(contactOfRow);
}

function udsvRows(bytes) {
  const text = decoder.decode(bytes);
  return initParser(inferSchema(text)).stringArrs(text).map(contactOfRow);
}

const floor = (name, work) => ({ name, isFloor: true, load: () => ({ run: work }) });

export const lineSubjects = [
  withHandWritten('JSON.parse + hand-written JS', parsedLines),
  { name: 'bantam, score() line by line', load: async (given) => {
    const score = await scoreLines(given);
    return { run: (bytes, out) => score(linesOf(bytes), out) };
  } },
  floor('floor: decode and JSON.parse', parsedLines),
  floor('floor: one pass over the bytes', sumOf),
];

export const tableSubjects = [
  withHandWritten('papaparse + hand-written JS', papaRows),
  withHandWritten('udsv + hand-written JS', udsvRows),
  floor('floor: one pass over the bytes', sumOf),
];
