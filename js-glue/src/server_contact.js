// SPDX-License-Identifier: MIT
// From the fields of a post to a contact. What each field is for is read by the core, as the header of a table; what an option stands for is
// the full model's. A stranger tells of themselves, their company and their plans: the rest of a contact is not theirs to write.
import { valueAt } from './server_payloads.js';
import { fault } from './server_post.js';
import { quoted } from './server_quoted.js';

/** @typedef {import('../types/server.js').LeadFault} LeadFault */
/** @typedef {import('./server_post.js').Pair} Pair */
/** @typedef {{ id: string, fact: string, question: string, options: { id: string, label: string, set: Record<string, any> }[] }} Asked */

const OURS = 'bantam.';
const STEP = 'bantam.step';
const TYPED = '.typed';
/** What may come from a form without the site's own word for it. */
const TOLD = /^(person|company|bant|competition)\.|^notes$|^consent\.profiling$/;
const LISTS = new Set(['company.technologies', 'bant.need.goals', 'bant.need.features', 'competition.alternatives']);
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]{2,}$/;
const MOST_ADDRESS = 254;

/** Only own keys, never the prototype's. @param {any} into @param {Record<string, any>} from */
function merge(into, from) {
  for (const [key, value] of Object.entries(from)) {
    const inner = Object.hasOwn(into, key) && typeof into[key] === 'object' && into[key] !== null && typeof value === 'object' && value !== null && !('value' in value);
    if (inner) merge(into[key], value);
    else into[key] = structuredClone(value);
  }
}

/** @param {any} value @param {string} at */
const factOf = (value, at) => ({ ...(value !== null && typeof value === 'object' && 'value' in value ? value : { value }), source: 'form', at });

/** Every value says that a form told it, and when. @param {Record<string, any>} contact @param {string} at */
function dated(contact, at) {
  const all = (/** @type {Record<string, any>} */ group) => Object.fromEntries(Object.entries(group).map(([key, value]) => [key, factOf(value, at)]));
  for (const group of ['person', 'company', 'competition']) if (contact[group]) contact[group] = all(contact[group]);
  for (const criterion of Object.keys(contact.bant ?? {})) contact.bant[criterion] = all(contact.bant[criterion]);
  for (const note of contact.notes ?? []) note.at = at;
}

/** The same field more than once: a list where the attribute is one, an error where two answers differ. @param {Pair[]} pairs @param {(name: string) => string | null} targetOf @param {LeadFault[]} errors */
function once(pairs, targetOf, errors) {
  /** @type {Map<string, string[]>} */
  const values = new Map();
  for (const { name, value } of pairs) values.set(name, [...new Set([...(values.get(name) ?? []), value])]);
  return [...values].map(([name, all]) => {
    const target = targetOf(name);
    if (all.length > 1 && target !== null && !LISTS.has(target)) errors.push(fault('repeated', name, 'The field came more than once, with different values.'));
    return { name, value: all.join(', ') };
  });
}

/**
 * @param {Pair[]} came
 * @param {{ asked: Asked[], map: Record<string, string>, required: string[], readTable: (table: any, options?: any) => Promise<any>, at: string }} model
 */
export async function contactOf(came, { asked, map, required, readTable, at }) {
  /** @type {LeadFault[]} */
  const errors = [];
  /** @type {LeadFault[]} */
  const warnings = [];
  const pairs = came.map(({ name, value }) => ({ name, value: quoted(value) }));
  const answered = pairs.filter(({ name }) => name.startsWith(OURS) && name !== STEP);
  const own = pairs.filter(({ name, value }) => !name.startsWith(OURS) && value.trim() !== '');
  const steps = pairs.filter(({ name }) => name === STEP).map(({ value }) => value);

  const names = [...new Set(own.map(({ name }) => name))];
  const targets = await targetsOf(names, { map, readTable });
  const told = once(own, (name) => targets.get(name) ?? null, errors).filter(({ name }) => {
    if (targets.get(name) === null) warnings.push(fault('not_read', name, 'No part of a contact has this name; the field is kept as it came.'));
    return targets.get(name) !== null;
  });
  const known = new Set(told.map(({ name }) => targets.get(name)));

  /** What options stand for, by the fact that they are asked for. @type {Map<string, Record<string, any>>} */
  const chosen = new Map();
  /** @type {{ question: string, fact: string, text: string, label: string }[]} */
  const answers = [];
  const posted = new Map(once(answered, () => 'answer', errors).map(({ name, value }) => [name, value.trim()]));
  for (const [name, value] of posted) {
    const question = asked.find(({ id }) => OURS + id === name || OURS + id + TYPED === name);
    if (!question) warnings.push(fault('unknown_question', name, 'The model has no such question; the field is kept as it came.'));
    if (!question || name.endsWith(TYPED) || value === '' || known.has(question.fact)) continue;
    const option = question.options.find(({ id }) => id === value);
    const typed = option ? posted.get(name + TYPED) : value;
    answers.push({ question: question.id, fact: question.fact, text: typed || (option?.label ?? value), label: question.question });
    if (option) chosen.set(question.fact, option.set);
    if (typed) told.push({ name, value: typed }), targets.set(name, question.fact);
    known.add(question.fact);
  }

  // By our own headers: a stranger's name of a field goes no further.
  const table = { headers: told.map((_, i) => `field ${i}`), rows: [told.map(({ value }) => value)] };
  const read = told.length === 0 ? { contacts: [{}] } : await readTable(table, { map: Object.fromEntries(told.map(({ name }, i) => [`field ${i}`, targets.get(name)])) });
  if ('error' in read) errors.push(fault(read.error.code, '', read.error.message));
  const { observed, ...contact } = 'error' in read ? {} : read.contacts[0] ?? {};
  // What was typed is the better word where it can be read: 120 rather than 50 to 500.
  for (const [fact, set] of chosen) if (valueAt(contact, fact) === undefined) merge(contact, set);
  for (const attribute of required) if (!known.has(attribute)) errors.push(fault('missing', attribute, `The form must tell ${attribute}.`));
  checkAddress(told.find(({ name }) => targets.get(name) === 'person.email'), errors);
  for (const { name, value } of came) warn(name, value, warnings);
  dated(contact, at);
  return { contact, answers, errors, warnings, pageStep: steps[0] ?? null };
}

/** By the site's own map, else by the core's lexicon as far as strangers may tell. @param {string[]} names @param {any} model @returns {Promise<Map<string, string | null>>} */
async function targetsOf(names, { map, readTable }) {
  if (names.length === 0) return new Map();
  const present = Object.entries(map).filter(([name]) => names.includes(name));
  const read = await readTable({ headers: names, rows: [] }, { map: Object.fromEntries(present) });
  const columns = 'error' in read ? [] : read.columns;
  return new Map(names.map((name, i) => {
    const target = columns[i]?.target ?? null;
    return [name, target !== null && (Object.hasOwn(map, name) || TOLD.test(target)) ? target : null];
  }));
}

/** @param {Pair | undefined} email @param {LeadFault[]} errors */
function checkAddress(email, errors) {
  if (email && (email.value.length > MOST_ADDRESS || !ADDRESS.test(email.value.trim()))) errors.push(fault('bad_email', email.name, 'This is no e-mail address.'));
}

/** What other programs might run is text here, and is written so that they do not. @param {string} name @param {string} value @param {LeadFault[]} warnings */
function warn(name, value, warnings) {
  if (/^\s*[=@\t\r]|^\s*[+-]\D/.test(value)) warnings.push(fault('formula', name, 'The text begins as a formula does; in rows it is written as text.'));
  if (/<[a-z!/]/i.test(value)) warnings.push(fault('markup', name, 'The text looks like markup; it is written as text.'));
  if (quoted(value) !== value) warnings.push(fault('note_line', name, 'The text holds what begins as a line of notes by Bantam does; it is quoted, so that it tells no facts.'));
  if (/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(value)) warnings.push(fault('control', name, 'The text holds control characters.'));
}
