// SPDX-License-Identifier: MIT
// The budgets of the design, one row each: what is needed, what was measured, and whether that is enough. A new
// path's subject goes into subjects/ and its ratio into a row here.
const times = (ratio) => `${ratio < 0.1 ? ratio.toFixed(3) : ratio.toFixed(2)} ×`;
const verdict = (met) => (met ? 'met' : 'NOT met');

/** Speed of one subject relative to another: medians over the same rounds. */
function ratioOf(rows, name, base) {
  const of = (wanted) => rows.find((row) => row.name === wanted)?.ratio;
  return of(name) / of(base);
}

const PACKED = 'bantam, packed list', RESIDENT = 'bantam, resident list, new now';

function listRows(results) {
  const row = (path, needed, peer, subject) => {
    const ratio = ratioOf(results.list, subject, peer);
    return [`${path}, against ${peer}`, `≥ ${needed} ×`, times(ratio), verdict(ratio >= needed)];
  };
  const list = (peer, needed) => row('list of 300 objects', needed, peer, PACKED);
  return [list('hand-written JS', 1), list('json-logic-engine compiled', 7), list('json-logic-js', 40), list('json-rules-engine', 200),
    row('resident list, new `now`', 2.8, 'hand-written JS', RESIDENT)];
}

const BULK = 'bantam, bulk bytes';

/** Each by itself, the best of as many passes: beside subjects that take turns, the native one would be the only one whose caches stay. */
function wasmRow(native) {
  const path = 'NDJSON bytes, wasm against native, each by itself', needed = '≤ 1.5 ×';
  if (!native) return [path, needed, 'measured in Node', '–'];
  const { wasmLines, lines } = native;
  return [path, needed, `${times(wasmLines / lines)} (${wasmLines.toFixed(2)} and ${lines.toFixed(2)} µs a contact)`, verdict(wasmLines <= 1.5 * lines)];
}

function textRows({ lines, table, report }, place, native) {
  const against = (path, rows, peer, needed) => {
    const ratio = ratioOf(rows, BULK, peer);
    return [path, `≥ ${needed} ×`, times(ratio), verdict(ratio >= needed)];
  };
  return [
    against(`NDJSON bytes, against JSON.parse + JS (${place})`, lines, 'JSON.parse + hand-written JS', place === 'Node' ? 6 : 5),
    wasmRow(native),
    against('CSV bytes, against papaparse + JS', table, 'papaparse + hand-written JS', 8),
    against('CSV bytes, against udsv + JS', table, 'udsv + hand-written JS', 6),
    against('CSV bytes of a report of everything, against papaparse + JS', report, 'papaparse + hand-written JS', 8),
    against('CSV bytes of a report of everything, against udsv + JS', report, 'udsv + hand-written JS', 6),
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

/** Against every way of JavaScript, the fastest of them included. */
function whatIfRows({ rows, slowest, contacts, memory }) {
  const path = `what-if, one weight, ${contacts.toLocaleString('en')} contacts`;
  const own = rows.at(-1).name;
  return [
    [`${path}, counts redrawn`, '≤ 16 ms', `${slowest.toFixed(1)} ms for the slowest rule`, verdict(slowest <= 16)],
    ...rows.slice(0, -1).map(({ name }) => [`${path}, against ${name}`, '≥ 9 ×', times(ratioOf(rows, own, name)), verdict(ratioOf(rows, own, name) >= 9)]),
    ['memory of that what-if', '≤ 512 MiB', `${memory.toFixed(1)} MiB`, verdict(memory <= 512)],
  ];
}

const downloadRow = (what, most, bytes) => [`download, ${what}`, `≤ ${most.toLocaleString('en')} bytes gzip`, `${bytes.toLocaleString('en')} bytes`, verdict(bytes <= most)];

/** @returns {string[][]} path, needed, measured, verdict */
export function budgetRows({ results, whatIf, place, native, downloads, cold, memory }) {
  return [
    ...listRows(results),
    ...textRows(results, place, native),
    ...whatIfRows(whatIf),
    native
      ? ['full annotation of one contact, native, `changes` included', '≤ 100 µs', `${native.annotation.toFixed(1)} µs`, verdict(native.annotation <= 100)]
      : ['full annotation of one contact, native', '≤ 100 µs', 'measured in Node', '–'],
    downloadRow('full module', 120_000, downloads.full),
    downloadRow('web form', 45_000, downloads.form),
    coldRow(cold),
    memoryRow(memory),
  ];
}
