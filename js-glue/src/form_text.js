// SPDX-License-Identifier: MIT
// The part of a published form model that is shown: questions, options, their order, the steps. The rest is the core's to read.
import { misuse } from './bantam_error.js';
import { exportOf } from './handed_in.js';

/**
 * The text of a model however it came: text, bytes, or the module that `bantam publish-form -o form.js` writes.
 * @param {unknown} model
 * @returns {string}
 */
export function formTextOf(model) {
  const given = exportOf(model);
  if (typeof given === 'string') return given;
  if (given instanceof ArrayBuffer || ArrayBuffer.isView(given)) {
    try {
      return new TextDecoder().decode(/** @type {AllowSharedBufferSource} */ (given));
    } catch (cause) {
      throw misuse('bad_model', 'These bytes cannot be read.', cause);
    }
  }
  throw misuse('bad_model', '`model` must be what `bantam publish-form` wrote: its text, bytes or module.');
}

/** @param {string[]} fields @returns {import('../types/form.js').FormQuestion} */
const questionOf = ([, id, fact, input, text]) => ({ id, fact, input: /** @type {import('../types/form.js').FormInput} */ (input), text, options: [] });

/**
 * @param {string} text
 * @returns {import('../types/form.js').FormInfo & { plainStep: number }}
 */
export function readFormText(text) {
  /** @type {import('../types/form.js').FormQuestion[]} */
  const questions = [];
  /** @type {string[]} */
  let steps = [];
  /** @type {string[]} */
  let head = [];
  const [mark, ...lines] = text.split('\n');
  for (const line of lines) {
    const fields = line.split('\t');
    if (fields[0] === 'model') head = fields;
    else if (fields[0] === 'steps') steps = fields.slice(1);
    else if (fields[0] === 'question') questions.push(questionOf(fields));
    else if (fields[0] === 'option') questions.at(-1)?.options.push({ id: fields[1], label: fields[2] });
  }
  const [, id, version, locale, budget, plainStep] = head;
  const whole = mark.startsWith('bantam-form 1 ') && plainStep in steps && questions.length > 0;
  if (!whole) throw misuse('format', 'This is not a published form model, or it is damaged.');
  return { id, version, locale, budget: Number(budget), questions, steps, plainStep: Number(plainStep) };
}
