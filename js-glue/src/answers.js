// SPDX-License-Identifier: MIT
// What a person does in the panel, as a changed contact. Contacts are never changed in place: undo keeps the old ones.
import { keysOf } from './attribute_path.js';
import { misuse } from './bantam_error.js';

/** A value told by a person, as a fact. @param {any} value @param {{ at: string, by?: string }} told */
function stated(value, told) {
  if (!told?.at) throw misuse('misuse', 'A fact is told on a day: { at, by }.');
  const { at, by } = told;
  const whole = value !== null && typeof value === 'object' && 'value' in value ? value : { value };
  return { ...whole, source: 'person', at, ...(by && { by }) };
}

/** The paths and values of an option's `set`: attributes have two names, those of BANT three. @param {any} set @returns {[string, any][]} */
function attributesOf(set) {
  return Object.entries(set).flatMap(([group, inside]) => Object.entries(/** @type {any} */ (inside)).flatMap(([name, value]) =>
    (group === 'bant' ? Object.entries(/** @type {any} */ (value)).map(([leaf, told]) => /** @type {[string, any]} */ ([`bant.${name}.${leaf}`, told])) : [/** @type {[string, any]} */ ([`${group}.${name}`, value])])));
}

/** @param {unknown} fact an attribute's path */
function pathOf(fact) {
  if (typeof fact !== 'string') throw misuse('misuse', 'A fact is named by its path such as company.employees.');
  return keysOf(fact);
}

/** A copy with another value at the path; undefined takes it away. @param {any} object @param {string[]} path @param {any} value @returns {any} */
function withValue(object, [first, ...rest], value) {
  const copy = { ...object };
  if (rest.length > 0) copy[first] = withValue(copy[first] ?? {}, rest, value);
  else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

/** @param {any} contact @param {string} list @param {object} one */
const withOneMore = (contact, list, one) => withValue(contact, [list], [contact?.[list] ?? [], one].flat());

/** What an option says. @param {any} question @param {string} optionId */
function setOf(question, optionId) {
  const option = question?.options?.find?.((/** @type {any} */ one) => one.id === optionId);
  if (!option) throw misuse('misuse', `The question has no option ${JSON.stringify(optionId)}.`);
  if (!option.set) throw misuse('misuse', 'The question must be as the model\'s document has it, its options with `set`.');
  return option.set;
}

/** @param {any} question @param {string | undefined} text @returns {[string, any][]} */
function typed(question, text) {
  if (typeof question?.fact !== 'string') throw misuse('misuse', 'A question has a `fact`.');
  if (typeof text !== 'string' || !text) throw misuse('misuse', 'An answer has `optionId`, or `text` that is not empty. Of none tell `askedInVain`.');
  return [[question.fact, text]];
}

/** @param {any} contact @param {any} question @param {{ optionId?: string, text?: string }} answer @param {{ at: string, by?: string }} told */
export function answered(contact, question, answer, told) {
  const { optionId, text } = answer ?? {};
  const facts = optionId ? attributesOf(setOf(question, optionId)) : typed(question, text);
  const changed = facts.reduce((sofar, [fact, value]) => corrected(sofar, fact, value, told), contact);
  return withOneMore(changed, 'asked', { questionId: question.id, at: told.at, result: optionId || text });
}

/** @param {any} contact @param {string} questionId @param {string} at */
export function askedInVain(contact, questionId, at) {
  return withOneMore(contact, 'asked', { questionId, at, result: 'no_answer' });
}

/** @param {any} contact @param {string} fact @param {any} value @param {{ at: string, by?: string }} told */
export function corrected(contact, fact, value, told) {
  return withValue(contact, pathOf(fact), stated(value, told));
}

/** @param {any} contact @param {string} fact */
export function withoutFact(contact, fact) {
  const path = pathOf(fact);
  const known = path.reduce((inside, name) => inside?.[name], contact);
  return known === undefined ? contact : withValue(contact, path, undefined);
}

/** @param {any} contact @param {string} type @param {string} at */
export function happened(contact, type, at) {
  return withOneMore(contact, 'events', { type, at });
}

/** @param {any} contact @param {Record<string, any>} parts */
export function withLifecycle(contact, parts) {
  return withValue(contact, ['lifecycle'], { ...contact?.lifecycle, ...parts });
}

/** @param {any} contact @param {string} how @param {string} at */
export function responded(contact, how, at) {
  return withLifecycle(contact, { attempts: [contact?.lifecycle?.attempts ?? [], { at, how }].flat() });
}
