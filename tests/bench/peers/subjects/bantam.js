// SPDX-License-Identifier: MIT
// bantam-crm through the package, as its users call it. What the package gains becomes one
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

function takeColumns(list, out) {
  const { score, fit, engagement, tier } = list.columns(['score', 'fit', 'engagement', 'tier']);
  out.score.set(score);
  out.fit.set(fit);
  out.engagement.set(engagement);
  out.tier.set(tier);
}

const packedList = {
  name: 'bantam, packed list',
  async load({ bantam, model, nowText }) {
    const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
    return {
      run(contacts, out) {
        const list = qualifier.list(contacts, { now: nowText });
        takeColumns(list, out);
        list.close();
      },
    };
  },
};

/** Lists stay from call to call; `now` is another each time, the day itself or the day before. */
const residentList = {
  name: 'bantam, resident list, new now',
  async load({ bantam, model, nowText, now }) {
    const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
    const lists = new Map();
    const dayBefore = new Date((now - 86_400) * 1000);
    return {
      run(contacts, out) {
        let held = lists.get(contacts);
        if (!held) {
          lists.set(contacts, held = { list: qualifier.list(contacts, { now: dayBefore }), isNow: true });
          held.list.setNow(nowText);
        } else {
          held.isNow = !held.isNow;
          held.list.setNow(held.isNow ? nowText : dayBefore);
        }
        takeColumns(held.list, out);
      },
    };
  },
};

export const bantamSubjects = [oneByOne, packedList, residentList];

/** Lines of NDJSON handed over as text, one by one. */
export async function scoreLines({ bantam, model, nowText }) {
  const qualifier = await bantam.Qualifier.load({ model: JSON.stringify(model) });
  return (lines, out) => {
    for (let i = 0; i < lines.length; ++i) take(qualifier.score(lines[i], { now: nowText }), i, out);
  };
}
