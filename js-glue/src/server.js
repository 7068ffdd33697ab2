// SPDX-License-Identifier: MIT
// A site's server and a lead that came by its form: nothing that the page said about the lead is believed but the answers themselves, and those
// are read and judged again by the full model. What is wrong with a post is part of the answer, never thrown.
import { keysOf } from './attribute_path.js';
import { misuse } from './bantam_error.js';
import { Qualifier } from './node.js';
import { exportOf } from './handed_in.js';
import { documentOf, isCompiled } from './input.js';
import { momentText } from './moment.js';
import { contactOf } from './server_contact.js';
import { emailOf, rowOf, slackOf, teamsOf, valueAt } from './server_payloads.js';
import { refuse, settingOf, sureColumns } from './server_options.js';
import { fault, readPost } from './server_post.js';
import { quoted } from './server_quoted.js';
import { brief } from './views/texts.js';
import { loadWords } from './views/words.js';

/** @typedef {import('../types/server.js').Lead} Lead */
/** @typedef {import('../types/server.js').IntakeOptions} IntakeOptions */

const COLUMNS = { Email: 'person.email', Name: 'person.name', 'Job title': 'person.title', Phone: 'person.phone', Company: 'company.name', Country: 'person.country', Message: 'notes' };
const ANY_DAY = '2026-01-01';
const byLoad = Symbol('made by FormIntake.load');

/** The questions with what their options set, which only the document says. @param {Qualifier} qualifier @param {unknown} model @param {string} locale */
async function askedOf(qualifier, model, locale) {
  const shipped = typeof model === 'string' && !/^\s*\{/.test(model);
  const read = shipped ? { document: (await qualifier.document(/** @type {string} */ (model))) ?? '' } : documentOf(model);
  const text = 'document' in read ? read.document : '';
  const { questions } = JSON.parse(typeof text === 'string' ? text.replace(/^\ufeff/, '') : new TextDecoder().decode(text));
  /** @type {import('../types/documents.js').Question[]} */
  const worded = await qualifier.questions({ locale });
  return worded.map(({ id, fact, question, options }) => {
    const sets = questions.find((/** @type {any} */ one) => one.id === id)?.options ?? [];
    return { id, fact, question, options: options.map((option) => ({ ...option, set: sets.find((/** @type {any} */ one) => one.id === option.id)?.set ?? {} })) };
  });
}

/** What options stand for is in the document alone. @param {unknown} model */
function sureDocument(model) {
  const read = documentOf(model);
  if ('document' in read && isCompiled(read.document)) refuse('model', 'must be the document that was compiled, or the id of a shipped model: a compiled model does not tell what the form\'s options stand for.');
}

/** Which of these the core knows as attributes. @param {Qualifier} qualifier @param {string[]} attributes */
async function knownTo(qualifier, attributes) {
  const all = [...new Set(attributes)];
  if (all.length === 0) return new Set();
  const headers = all.map((_, i) => `field ${i}`);
  const read = await qualifier.readTable({ headers, rows: [] }, { map: Object.fromEntries(headers.map((header, i) => [header, all[i]])) });
  return new Set('error' in read ? [] : read.columns.map((/** @type {any} */ { target }) => target));
}

/** One error for each field: of what follows from a mistake nothing is said. @param {import('../types/server.js').LeadFault[]} errors */
const firstOfEach = (errors) => errors.filter(({ path }, i) => path === '' || errors.findIndex((one) => one.path === path) === i);

export class FormIntake {
  /** @param {IntakeOptions} options */
  static async load(options) {
    const { model: given, locale = 'en', bytes } = options ?? {};
    const model = exportOf(given);
    sureDocument(model);
    const qualifier = await Qualifier.load(/** @type {any} */ ({ model, locale, bytes }));
    try {
      const asked = await askedOf(qualifier, model, locale);
      const setting = await settingOf(options, (attributes) => knownTo(qualifier, attributes));
      return new FormIntake(byLoad, setting, qualifier, asked, await loadWords(locale));
    } catch (error) {
      qualifier.close();
      throw error;
    }
  }

  /**
   * @param {symbol} token @param {Awaited<ReturnType<typeof settingOf>>} setting @param {Qualifier} qualifier
   * @param {import('./server_contact.js').Asked[]} asked @param {any} words
   */
  constructor(token, setting, qualifier, asked, words) {
    if (token !== byLoad) throw misuse('misuse', 'Use `await FormIntake.load({ model })`.');
    this.#setting = setting;
    this.#qualifier = qualifier;
    this.#asked = asked;
    this.#words = words;
  }

  #setting;
  #qualifier;
  #asked;
  #words;

  /** @param {unknown} request @param {{ now: Date | string, id?: string }} options @returns {Promise<Lead>} */
  async accept(request, { now, id } = /** @type {any} */ ({})) {
    this.#qualifier.score('', { now });   // throws where `now` is no moment, or all is closed
    if (typeof (id ?? '') !== 'string') throw misuse('misuse', '`id` must be text.');
    const at = /** @type {string} */ (momentText(now));
    const { pairs, errors, status } = await readPost(request, this.#setting.limits);
    /** @type {Lead} */
    const lead = { ok: false, status, errors, warnings: [], fields: pairs, contact: null, answers: [], annotation: null, step: null, pageStep: null };
    try {
      return status === 200 || pairs.length > 0 ? await this.#judge(lead, at, id) : lead;
    } catch (cause) {
      return { ...lead, ok: false, status: 500, errors: [...errors, fault('not_judged', '', cause instanceof Error ? cause.message : 'The lead could not be judged.')] };
    }
  }

  /** @param {Lead} lead @param {string} at @param {string | undefined} id @returns {Promise<Lead>} */
  async #judge(lead, at, id) {
    const { map, required, events, steps, consent } = this.#setting;
    const readTable = async (/** @type {any} */ table, /** @type {any} */ options) => this.#qualifier.readTable(table, options);
    const read = await contactOf(lead.fields, { asked: this.#asked, map, required, readTable, at });
    const errors = firstOfEach([...lead.errors, ...read.errors]);
    const { contact, answers, warnings, pageStep } = read;
    contact.id = id ?? String(valueAt(contact, 'person.email') ?? '');
    if (consent === 'required' && contact.consent?.profiling !== true) contact.consent = { ...contact.consent, profiling: false };
    contact.observed = [...new Set(events.map(({ type }) => type))];
    contact.events = events.map((event) => ({ ...event, at }));
    const told = { ...lead, errors, warnings, contact, answers, pageStep };
    if (errors.length > 0) return { ...told, ok: false, status: 422 };
    const annotation = await this.#qualifier.qualify(contact, { now: at });
    if ('error' in annotation) return { ...told, ok: false, status: 422, errors: [annotation.error] };
    const step = steps[annotation.tier ?? '*'] ?? steps['*'] ?? null;
    return { ...told, ok: true, status: 200, annotation, step };
  }

  /** @param {Lead} lead @param {{ to?: string, from?: string, link?: string }} [options] */
  email(lead, options = {}) {
    return emailOf(this.#told(lead, options), lead, options);
  }
  /** @param {Lead} lead @param {{ link?: string }} [options] */
  slack(lead, options = {}) {
    return slackOf(this.#told(lead, options));
  }
  /** @param {Lead} lead @param {{ link?: string }} [options] */
  teams(lead, options = {}) {
    return teamsOf(this.#told(lead, options));
  }

  /** @param {Lead} lead @param {{ columns?: Record<string, string> }} [options] */
  crm({ contact, annotation, answers }, { columns = COLUMNS } = {}) {
    if (columns !== COLUMNS) sureColumns(columns, (path) => this.#isAttribute(path));
    const told = Object.entries(columns).map(([header, path]) => /** @type {[string, unknown]} */ ([header, valueAt(contact, path)]));
    const judged = /** @type {[string, unknown][]} */ ([['Tier', annotation?.label ?? ''], ['Score', annotation?.score ?? ''], ['Missing', annotation?.missing?.join(', ') ?? ''], ['Ask next', annotation?.next?.question ?? '']]);
    return rowOf([...told, ...answers.map(({ label, text }) => /** @type {[string, unknown]} */ ([label, text])), ...judged]);
  }

  close() {
    this.#qualifier.close();
  }

  /** By a contact that has it, which is told at once: `knownTo` may load more first. @param {string} path */
  #isAttribute(path) {
    const contact = keysOf(path).reduceRight((/** @type {any} */ inside, key) => ({ [key]: inside }), null);
    const answer = this.#qualifier.qualify(contact, { now: ANY_DAY });
    return 'warnings' in answer && !answer.warnings?.some((/** @type {any} */ { code }) => code === 'unknown_key');
  }

  /** What all payloads tell: the brief that the panel gives, then the visitor's own words, none of them a note's line. @param {Lead} lead @param {{ link?: string }} options */
  #told({ annotation, contact, answers, errors, fields }, { link = '' }) {
    const person = { name: valueAt(contact, 'person.name'), title: valueAt(contact, 'person.title'), company: valueAt(contact, 'company.name') };
    const who = String(person.name || valueAt(contact, 'person.email') || '');
    const about = annotation ? brief(annotation, /** @type {any} */ ({ words: this.#words, person })) : errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('\n');
    const own = fields.filter(({ name }) => !name.startsWith('bantam.'));
    const lines = [...answers.map(({ label, text }) => [label, text]), ...own.map(({ name, value }) => [name, value])].map(([label, text]) => /** @type {[string, string]} */ ([quoted(label), quoted(text)]));
    return { title: quoted([annotation?.label, who].filter(Boolean).join(': ')) || '?', about: quoted(about), lines, link: /^https?:\/\//.test(link) ? link : null };
  }
}
