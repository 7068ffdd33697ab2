// SPDX-License-Identifier: MIT
// bantam-crm through the package, as its users call it. What the package gains (packed lists, resident lists, bulk files) becomes one
// more subject in `bantamSubjects` here, or one more text subject in text.js; nothing else needs to change but the row in budgets.js.
import { NO_LEAD, tierCode } from './tiers.js';

function take(answer, i, out) {
  out.score[i] = Math.round((answer.score ?? 0) * 1000);
  out.fit[i] = Math.round((answer.fit ?? 0) * 1000);
  out.engagement[i] = Math.round((answer.engagement ?? 0) * 1000);
  out.tier[i] = answer.tier === null ? NO_LEAD : tierCode(answer.tier);
}

const oneByOne = {
  name: 'bantam, score() one by one',
  async load({ bantam, model, nowText }) {
    const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
    return {
      run(contacts, out) {
        for (let i = 0; i < contacts.length; ++i) take(qualifier.score(contacts[i], { now: nowText }), i, out);
      },
      close: () => qualifier.close(),
    };
  },
};

export const bantamSubjects = [oneByOne];

/** Lines of NDJSON handed over as text, one by one. */
export async function scoreLines({ bantam, model, nowText }) {
  const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
  return (lines, out) => {
    for (let i = 0; i < lines.length; ++i) take(qualifier.score(lines[i], { now: nowText }), i, out);
  };
}
