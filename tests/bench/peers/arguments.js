// SPDX-License-Identifier: MIT
// The words after run.sh, as `options`. By itself (node arguments.js WORDS) it only says what is wrong with them.
const KNOWN = { contacts: 3_000, rounds: 21, seed: undefined, 'what-if': 1_000_000, browser: false, memory: false };
const LEAST_CONTACTS = 1_000;

function optionsOf(words) {
  const options = { ...KNOWN, seed: Date.now() % 1_000_000 };
  for (let i = 0; i < words.length; ++i) {
    const name = words[i].replace(/^--/, '');
    if (!words[i].startsWith('--') || !Object.hasOwn(KNOWN, name)) throw new Error(`what is ${words[i]}?`);
    if (typeof KNOWN[name] === 'boolean') options[name] = true;
    else if (!Number.isInteger(options[name] = Number(words[++i]))) throw new Error(`--${name} takes a number`);
  }
  if (options.contacts < LEAST_CONTACTS) throw new Error(`--contacts: every subject is checked on at least ${LEAST_CONTACTS}`);
  if (options.rounds < 1) throw new Error('--rounds: at least 1');
  return options;
}

function optionsOrLeave() {
  try {
    return optionsOf(process.argv.slice(2));
  } catch (fault) {
    console.error(`run.sh [--contacts N] [--rounds N] [--seed N] [--what-if N] [--browser] [--memory]: ${fault.message}`);
    return process.exit(2);
  }
}

export const options = optionsOrLeave();
