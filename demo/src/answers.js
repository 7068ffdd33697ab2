// SPDX-License-Identifier: MIT
// What a person does in the panel, as a changed contact. Contacts are never changed in place: undo keeps the old ones.

/** A value told by a person at a moment, as a fact. @param {any} value @param {string} at */
function stated(value, at) {
  if (value !== null && typeof value === 'object' && 'value' in value) return { ...value, source: 'person', at };
  return { value, source: 'person', at };
}

/** The paths and values of a question's `set`: attributes have two names, those of BANT three. @param {any} set @returns {[string, any][]} */
function attributesOf(set) {
  return Object.entries(set).flatMap(([group, inside]) => Object.entries(/** @type {any} */ (inside)).flatMap(([name, value]) =>
    (group === 'bant' ? Object.entries(/** @type {any} */ (value)).map(([leaf, told]) => /** @type {[string, any]} */ ([`bant.${name}.${leaf}`, told])) : [/** @type {[string, any]} */ ([`${group}.${name}`, value])])));
}

/** A copy with another value at the path; undefined takes it away. @param {any} object @param {string[]} path @param {any} value @returns {any} */
function withValue(object, [first, ...rest], value) {
  const copy = { ...object };
  if (rest.length > 0) copy[first] = withValue(copy[first] ?? {}, rest, value);
  else if (value === undefined) delete copy[first];
  else copy[first] = value;
  return copy;
}

/** @param {any} contact @param {string} fact */
const valueAt = (contact, fact) => fact.split('.').reduce((inside, name) => inside?.[name], contact);

/**
 * The contact with an option's answer, or with what was typed.
 * @param {any} contact @param {any} question of the model document @param {{ optionId?: string, text?: string }} answer @param {string} at
 */
export function answered(contact, question, { optionId, text }, at) {
  const option = question.options.find((/** @type {any} */ one) => one.id === optionId);
  const told = option ? attributesOf(option.set) : text ? [[question.fact, text]] : [];
  const changed = told.reduce((sofar, [fact, value]) => withValue(sofar, fact.split('.'), stated(value, at)), contact);
  return withValue(changed, ['asked'], [...(contact.asked ?? []), { questionId: question.id, at, result: optionId ?? text ?? '' }]);
}

/** @param {any} contact @param {string} questionId @param {string} at */
export function askedInVain(contact, questionId, at) {
  return withValue(contact, ['asked'], [...(contact.asked ?? []), { questionId, at, result: 'no answer' }]);
}

/** The contact without what was read wrongly. @param {any} contact @param {string} fact */
export function without(contact, fact) {
  return valueAt(contact, fact) === undefined ? contact : withValue(contact, fact.split('.'), undefined);
}

/** @param {any} contact @param {Record<string, any>} parts */
export function withLifecycle(contact, parts) {
  return withValue(contact, ['lifecycle'], { ...contact.lifecycle, ...parts });
}

/** @param {any} contact @param {string} how @param {string} at */
export function responded(contact, how, at) {
  return withLifecycle(contact, { attempts: [...(contact.lifecycle?.attempts ?? []), { at, how }] });
}
