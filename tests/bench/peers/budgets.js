// SPDX-License-Identifier: MIT
// The budgets of the design, one row each: what is needed, what was measured, and whether that is enough. A path that the package does not
// have yet says so; when it comes, its subject goes into subjects/ and its ratio into the row here.
const NOT_YET = 'not yet';
const times = (ratio) => `${ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2)} ×`;
const verdict = (met) => (met ? 'met' : 'NOT met');
const notYet = (path, needed, today = '') => [path, needed, today, NOT_YET];

/** Speed of one subject relative to another: medians over the same rounds. */
function ratioOf(rows, name, base) {
  const of = (wanted) => rows.find((row) => row.name === wanted)?.ratio;
  return of(name) / of(base);
}

/** The subject that the list rows are about: the fastest way the package has today for contact objects. */
function listSubject({ list }) {
  return list.filter(({ name }) => name.startsWith('bantam')).reduce((best, row) => (row.ratio > best.ratio ? row : best)).name;
}

function listRows(results) {
  const subject = listSubject(results);
  const row = (peer, needed) => {
    const ratio = ratioOf(results.list, subject, peer);
    return [`list of 300 objects, against ${peer}`, `≥ ${needed} ×`, `${times(ratio)} (${subject})`, verdict(ratio >= needed)];
  };
  return [row('hand-written JS', 1), row('json-logic-engine compiled', 7), row('json-logic-js', 40), row('json-rules-engine', 200)];
}

function textRows({ lines }, place, native) {
  const line = ratioOf(lines, 'bantam, score() line by line', 'JSON.parse + hand-written JS');
  const needed = place === 'Node' ? 6 : 5;
  return [
    notYet(`NDJSON bytes, against JSON.parse + JS (${place})`, `≥ ${needed} ×`, `line by line ${times(line)}`),
    notYet('NDJSON bytes, wasm against native', '≤ 1.5 ×', native ? `native ${native.score.toFixed(1)} µs a contact` : ''),
    notYet('CSV bytes, against papaparse + JS', '≥ 8 ×'),
    notYet('CSV bytes, against udsv + JS', '≥ 6 ×'),
  ];
}

function coldRow(cold) {
  const path = 'cold start, import to first score';
  const needed = '≤ json-rules-engine, aim 4 ms';
  if (!cold) return [path, needed, 'measured in Node', '–'];
  const [own, peer] = [cold['bantam-crm'], cold['json-rules-engine']];
  return [path, needed, `${own.toFixed(1)} ms, json-rules-engine ${peer.toFixed(1)} ms`, verdict(own <= peer)];
}

function memoryRow(memory) {
  const path = 'memory, flat over 1 million single calls', needed = '≤ 64 MiB';
  if (!memory) return [path, needed, 'run with --memory', '–'];
  return [path, needed, `${memory[0].toFixed(1)} MiB, then ${memory[1].toFixed(1)} MiB`, verdict(memory[1] <= 64 && memory[1] === memory[0])];
}

/** @returns {string[][]} path, needed, measured, verdict */
export function budgetRows({ results, place, native, download, cold, memory }) {
  return [
    ...listRows(results),
    notYet('resident list, new `now`, against hand-written JS', '≥ 2.8 ×'),
    ...textRows(results, place, native),
    notYet('what-if, one weight, 1 million contacts', '≤ 16 ms, ≥ 9 × JS typed arrays'),
    native
      ? ['full annotation of one contact, native, `changes` included', '≤ 100 µs', `${native.annotation.toFixed(1)} µs`, verdict(native.annotation <= 100)]
      : ['full annotation of one contact, native', '≤ 100 µs', 'measured in Node', '–'],
    ['download, full module', '≤ 120,000 bytes gzip', `${download.toLocaleString('en')} bytes`, verdict(download <= 120_000)],
    notYet('download, web form', '≤ 45,000 bytes gzip'),
    coldRow(cold),
    memoryRow(memory),
    notYet('memory, bulk and what-if', '≤ 512 MiB'),
  ];
}
