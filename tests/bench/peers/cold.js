// SPDX-License-Identifier: MIT
// node cold.js SUBJECT FILE: milliseconds from the first import to the first score, in a process that has done nothing yet. FILE holds
// what the subject is given.
import { readFileSync } from 'node:fs';

const [subject, file] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, 'utf8'));
const out = { score: [], fit: [], engagement: [], tier: [] };

const WAYS = {
  'bantam-crm': async () => {
    const { Qualifier } = await import(given.entry);
    const qualifier = await Qualifier.load({ model: 'reference' });
    return qualifier.score(given.contacts[0], { now: given.nowText }).score * 1000;
  },
  'json-rules-engine': async () => {
    const { jsonRulesEngine } = await import('./subjects/json_rules_engine.js');
    await jsonRulesEngine.load(given).run(given.contacts, out);
    return out.score[0];
  },
};

const start = performance.now();
const score = await WAYS[subject]();
const took = performance.now() - start;
if (Math.round(score) !== given.expectedScore) throw new Error(`${subject} scores ${score}, not ${given.expectedScore}`);
console.log(took);
process.exit(0);
