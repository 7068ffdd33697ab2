// SPDX-License-Identifier: MIT
// The page's end of browser.js: `bench` is there once everything is loaded.
import { legality, runSuite } from './suite.js';
import { runWhatIf } from './what_if.js';

const bantam = await import('/package/src/index.js');
const sent = await (await fetch('/given.json')).json();
const columns = (answers) => Object.fromEntries(Object.entries(answers).map(([name, values]) => [name, Object.values(values)]));
const parsed = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line));
const given = {
  ...sent,
  bantam,
  contacts: parsed(sent.text),
  expected: columns(sent.expected),
  expectedOfTable: columns(sent.expectedOfTable),
  expectedOfReport: columns(sent.expectedOfReport),
};

globalThis.bench = {
  legality: () => legality(given),
  run: ({ rounds, seed }) => runSuite(given, { rounds, seed }),
  whatIf: async (options) => {
    const many = await (await fetch('/what_if.json')).json();
    return runWhatIf({ ...many, bantam, contacts: parsed(many.text) }, options);
  },
};
