// SPDX-License-Identifier: MIT
// What was told: as it is posted, as it is kept, and told again.

/** @typedef {import('../../types/form.js').FormAnswer} FormAnswer */
/** @typedef {import('./memory.js').Kept} Kept */

/** The hidden fields. @param {FormAnswer[]} answers @param {import('../../types/form.js').FormQuestion[]} questions @returns {[string, string][]} */
export const fieldsOf = (answers, questions) => answers.flatMap(({ question, option, text }) => {
  const label = questions.find(({ id }) => id === question)?.options.find(({ id }) => id === option)?.label;
  const typed = option !== null && text !== label ? [[`bantam.${question}.typed`, text ?? '']] : [];
  return /** @type {[string, string][]} */ ([[`bantam.${question}`, option ?? text ?? ''], ...typed]);
});

/** By question, those that were passed too. @param {FormAnswer[]} answers @param {string[]} asked @returns {Map<string, Kept>} */
export function keptOf(answers, asked) {
  const passed = asked.filter((id) => !answers.some(({ question }) => question === id));
  return new Map([...passed.map((id) => /** @type {[string, Kept]} */ ([id, {}])),
    ...answers.map(({ question, option, text }) => /** @type {[string, Kept]} */ ([question, option === null ? { text: text ?? '' } : { option }]))]);
}

/** Whether it could be told: an option that is offered no more is asked again. @param {import('../form_qualifier.js').FormQualifier} qualifier @param {string} fact @param {Kept} kept */
export function retell(qualifier, fact, { option, text }) {
  try {
    if (option !== undefined) qualifier.choose(fact, option);
    else if (text !== undefined) qualifier.answer(fact, text);
    else qualifier.pass(fact);
    return true;
  } catch {
    return false;
  }
}
