// SPDX-License-Identifier: MIT
// What-if over a million contacts, the same in Node and in a page: every subject first gives the same score and tier of all contacts for
// a change of every rule; then each is timed over changes of all rules in turn, tier counts asked for after each.
import { median, pairedRounds } from './rounds.js';
import { packageSubject, typedArrays } from './subjects/what_if.js';
import { ATTRIBUTES, columnsOf, EVENTS } from './subjects/what_if_columns.js';

const RULES = [...ATTRIBUTES, ...EVENTS];
const CHECKED = [37_125, -4_500];

/** The same bytes over and over, as a file: tabs do not hold one of 700 MB in memory. */
class Repeated extends Blob {
  #bytes;
  #times;
  constructor(bytes, times) {
    super();
    this.#bytes = bytes;
    this.#times = times;
  }
  get size() {
    return this.#bytes.length * this.#times;
  }
  slice(from, to) {
    const { length } = this.#bytes, parts = [];
    for (let at = from; at < to; at += parts.at(-1).length) parts.push(this.#bytes.subarray(at % length, Math.min(length, at % length + to - at)));
    return new Blob(parts);
  }
}

/** The memories of all instances that are made while `work` goes on. */
async function withMemories(work) {
  const { Instance } = WebAssembly;
  const memories = [];
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      const instance = Reflect.construct(target, given);
      memories.push(...Object.values(instance.exports).filter((part) => part instanceof WebAssembly.Memory));
      return instance;
    },
  });
  try {
    return { made: await work(), memories };
  } finally {
    WebAssembly.Instance = Instance;
  }
}

function checkAll(subjects) {
  const [first, ...others] = subjects;
  for (const [i, rule] of [undefined, ...RULES].entries()) {
    const counts = subjects.map((subject) => (rule ? Array.from(subject.change(rule, CHECKED[i % 2])) : undefined));
    const expected = first.answers();
    for (const [j, subject] of others.entries()) {
      const found = subject.answers();
      for (const of of ['score', 'tier']) {
        const at = found[of].findIndex((value, row) => value !== expected[of][row]);
        if (at >= 0) throw new Error(`${subject.name}: after ${rule}: contact ${at}: ${of} ${found[of][at]}, ${first.name} says ${expected[of][at]}`);
      }
      if (String(counts[j + 1]) !== String(counts[0])) throw new Error(`${subject.name}: after ${rule}: ${counts[j + 1]}, ${first.name} counts ${counts[0]}`);
    }
  }
}

/** Changes every rule once, by turns to one of two values. */
function turns(subject) {
  let turn = 0;
  return () => {
    turn += 1;
    for (let i = 0; i < RULES.length; ++i) subject.change(RULES[i], 4_000 + 500 * i + (turn % 2) * 3_500);
  };
}

/** Milliseconds of the slowest rule, by the clock: what a frame must hold. */
function slowestRule(subject) {
  return Math.max(...RULES.map((rule) => median(Array.from({ length: 7 }, (_, round) => {
    const start = performance.now();
    subject.change(rule, 3_000 + 1_250 * round);
    return performance.now() - start;
  }))));
}

/**
 * @param {object} given what prepare() makes, and `bantam`: the package
 * @param {{ rounds: number, seed: number, size: number }} options `size`: contacts, a multiple of those given
 */
export async function runWhatIf({ bantam, text, contacts, model, reading, now, nowText }, { rounds, seed, size }) {
  const repeats = Math.ceil(size / contacts.length);
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  const { made: whatIf, memories } = await withMemories(async () => {
    const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
    return qualifier.whatIf(new Repeated(new TextEncoder().encode(lines), repeats), { now: nowText });
  });
  const columns = columnsOf(contacts, { reading, now }, repeats);
  const subjects = [...typedArrays.map(({ name, open }) => Object.assign(open(columns, model), { name })), packageSubject(whatIf)];
  checkAll(subjects);
  const rows = await pairedRounds(subjects.map((subject) => ({ name: subject.name, work: turns(subject) })), { rounds, seed });
  const slowest = slowestRule(subjects.at(-1));
  const memory = Math.max(...memories.map(({ buffer }) => buffer.byteLength)) / 2 ** 20;
  whatIf.close();
  return { rows: rows.map((row) => ({ ...row, each: row.ms / RULES.length })), contacts: columns.size, rules: RULES.length, slowest, memory };
}
