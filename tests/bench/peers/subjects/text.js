// SPDX-License-Identifier: MIT
// From the bytes of a file to scores and tiers. Decoding, parsing, scoring and reading out are all timed. A floor gives no answers: it says
// what part of the work costs by itself.
import Papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
import { contactOfRow } from '../table_file.js';
import { scoreLines } from './bantam.js';
import { handWritten } from './hand_written.js';
import { NO_LEAD } from './tiers.js';

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

/** Whole files: bytes in, columns out. The file is opened, read, read out and closed each time. */
const bulkBytes = {
  name: 'bantam, bulk bytes',
  async load({ bantam, model, nowText }) {
    const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
    const thousandths = (points, out) => {
      for (let i = 0; i < points.length; ++i) out[i] = points[i] === points[i] ? Math.round(points[i] * 1000) : 0;
    };
    return {
      async run(bytes, out) {
        const job = await qualifier.openFile(bytes, { now: nowText });
        const { score, fit, engagement, tier } = job.rows(['score', 'fit', 'engagement', 'tier']);
        thousandths(score, out.score);
        thousandths(fit, out.fit);
        thousandths(engagement, out.engagement);
        for (let i = 0; i < tier.length; ++i) out.tier[i] = tier[i] < 0 ? NO_LEAD : tier[i];
        job.close();
      },
      close: () => qualifier.close(),
    };
  },
};

const floor = (name, work) => ({ name, isFloor: true, load: () => ({ run: work }) });

export const lineSubjects = [
  withHandWritten('JSON.parse + hand-written JS', parsedLines),
  { name: 'bantam, score() line by line', load: async (given) => {
    const score = await scoreLines(given);
    return { run: (bytes, out) => score(linesOf(bytes), out) };
  } },
  bulkBytes,
  floor('floor: decode and JSON.parse', parsedLines),
  floor('floor: one pass over the bytes', sumOf),
];

export const tableSubjects = [
  withHandWritten('papaparse + hand-written JS', papaRows),
  withHandWritten('udsv + hand-written JS', udsvRows),
  bulkBytes,
  floor('floor: one pass over the bytes', sumOf),
];
