// SPDX-License-Identifier: MIT
// The ideal customer: eight questions from which the core drafts a model; the ranking changes beside them.
import { profile as profileView } from 'bantam-crm/views';
import { changesBetween, rulesOf, withChanges } from './changes.js';
import { download, el, fill } from './dom.js';
import { baseOf, changed, draft } from './own_model.js';
import { printDefinition } from './paper.js';
import { say } from './say.js';

const EMPTY = /** @type {any} */ ({ schemaVersion: 1 });
const PAUSE = 120;
/** Where a saved model keeps the answers that it was drafted from; the core passes it over. */
const ANSWERS = 'x-profile';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** What the core said of the model that stands. @type {{ of: string, review: any } | null} */
let judged = null;
/** Why the last profile, model or sheet could not be used. @type {any[]} */
let refused = [];
/** The model that the first answer put aside, by name, until it is undone or agreed to. @type {{ name: string, made: any } | null} */
let replaced = null;

/** @param {any} app @param {HTMLElement} root */
export async function drawIdeal(app, root) {
  if (!app.document) return;
  if (!root.firstElementChild) fill(root, [el('div', { id: 'models', class: 'row' }), el('div', { id: 'review' }), el('div', { id: 'questions' })]);
  drawQuestions(app);
  const text = JSON.stringify(app.document);
  const [models, review] = await Promise.all([app.ranking.qualifier.models(), judged?.of === text ? judged.review : app.ranking.qualifier.review(text)]);
  if (!root.isConnected) return;
  judged = { of: text, review };
  drawModels(app, models);
  drawAxes(app);
  drawQuestions(app);
}

/** @param {any} app @param {any[]} models */
function drawModels(app, models) {
  const own = app.made.model !== null;
  const { shipped } = app.made;
  const name = (/** @type {any} */ words) => words[app.locale] ?? words.en;
  const choose = async (/** @type {any} */ event) => {
    if (event.target.value) await use(app, { shipped: event.target.value, profile: null, base: null, changes: {}, model: null });
  };
  const file = el('input', { type: 'file', class: 'unseen', accept: '.json', tabindex: -1, 'aria-hidden': 'true', onchange: (/** @type {any} */ event) => load(app, event.target.files[0]) });
  fill(/** @type {HTMLElement} */ (document.getElementById('models')), [
    el('label', {}, say('ideal.model'), el('select', { id: 'model', onchange: choose }, own ? el('option', { value: '', selected: true }, name(app.document.name)) : null,
      models.map(({ id, name: words }) => el('option', { value: id, ...(!own && id === shipped && { selected: true }) }, name(words))))),
    file, el('button', { type: 'button', id: 'load-model', onclick: () => file.click() }, say('ideal.load')),
    el('button', { type: 'button', id: 'save-model', onclick: () => save(app) }, say('ideal.save')),
    el('button', { type: 'button', id: 'definition', onclick: () => printDefinition(app) }, say('ideal.print'))]);
}

/** The faults of the axes, or that there are none: always in sight. @param {any} app */
function drawAxes(app) {
  const { warnings = [], broken = [] } = judged?.review ?? {};
  const persona = (/** @type {string} */ id) => personaName(app, id);
  const rule = (/** @type {string} */ id) => ruleNames(app).get(id) ?? id;
  fill(/** @type {HTMLElement} */ (document.getElementById('review')), [
    replaced && app.made.profile && el('div', { class: 'notice', id: 'replaced', role: 'status' }, `${say('ideal.replaced', { model: replaced.name })} `,
      el('button', { type: 'button', id: 'restore', onclick: () => putBack(app) }, say('page.undo')), ' ', el('button', { type: 'button', id: 'agree', onclick: () => ((replaced = null), drawAxes(app)) }, say('ideal.agree'))),
    warnings.map((/** @type {any} */ one) => el('div', { class: 'notice alarm' }, el('b', {}, `! ${say(`axis.${one.code}`)} `), say(`axis.${one.code}Why`))),
    warnings.length === 0 && el('p', { class: 'good' }, `✓ ${say('axis.balanced')}`),
    broken.map((/** @type {any} */ { better, worse, blame }) => el('div', { class: 'notice alarm' }, `! ${say('personas.broken', { better: persona(better), worse: persona(worse) })} `,
      blame.map((/** @type {any} */ one) => `${rule(one.rule)} +${one.points}`).join(', '))),
    broken.length === 0 && el('p', { class: 'good' }, `✓ ${say('personas.kept')}`),
  ]);
}

/** @param {any} app @param {string} id */
const personaName = (app, id) => {
  const { name } = judged?.review.personas.find((/** @type {any} */ one) => one.id === id) ?? { name: { en: id } };
  return name[app.locale] ?? name.en;
};

/** @param {any} app @returns {Map<string, string>} */
const ruleNames = (app) => new Map(rulesOf(app.document).map((rule) => [rule.id, rule.name[app.locale] ?? rule.name.en]));

/** @param {any} app */
function drawQuestions(app) {
  const root = document.getElementById('questions');
  if (!root) return;
  const broken = new Set((judged?.review.broken ?? []).flatMap((/** @type {any} */ { better, worse }) => [better, worse]));
  const axis = (/** @type {any} */ rule) => rule.axis ?? app.document.groups?.find((/** @type {any} */ { id }) => id === rule.group)?.axis ?? 'engagement';
  profileView(root, app.made.profile ?? EMPTY, {
    ...app.viewing,
    faults: refused,
    points: rulesOf(app.document).map((rule) => ({ rule: rule.id, name: rule.name[app.locale] ?? rule.name.en, axis: axis(rule), points: rule.points })),
    personas: (judged?.review.personas ?? []).filter((/** @type {any} */ one) => one.tier).map((/** @type {any} */ one) => ({ name: personaName(app, one.id), tier: one.tier, score: one.score, kept: one.asExpected && !broken.has(one.id) })),
    onChange: ({ document }) => redraft(app, document),
    onPoints: ({ rule, points }) => setPoints(app, rule, points),
    onImport: ({ text }) => importPoints(app, text),
    onExport: () => exportPoints(app),
  });
}

/** @param {any} app @param {Partial<import('./main.js').Made>} made */
async function use(app, made) {
  refused = [];
  app.make(made);
  await app.rank();
}

/** What the first answer put aside, again. @param {any} app */
function putBack(app) {
  const before = replaced?.made;
  replaced = null;
  return use(app, { ...before, edits: app.made.edits });
}

/** @param {any} app @param {any[]} faults */
function refuse(app, faults) {
  refused = faults.slice(0, 10).map(({ code, path, message }) => ({ code, path: path.slice(0, 100), message: message.slice(0, 300) }));
  drawQuestions(app);
}

/** A model of the answers, drafted and ranked when the person pauses; what was changed by hand stays. @param {any} app @param {any} profile */
function redraft(app, profile) {
  if (!app.made.profile) replaced = { name: app.document.name[app.locale] ?? app.document.name.en, made: app.made };
  app.make({ profile });
  drawQuestions(app);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const { document: base, faults } = await draft(app, profile);
    if (app.made.profile !== profile) return;
    if (faults) return refuse(app, faults);
    refused = [];
    app.make({ base, model: withChanges(base, app.made.changes) }, true);
    await app.rank();
  }, PAUSE);
}

/** @param {any} app @param {string} id @param {number} points */
async function setPoints(app, id, points) {
  return use(app, await changed(app, { ...app.made.changes, [`points.${id}`]: points }));
}

/** @param {any} app @param {string} text */
async function importPoints(app, text) {
  const answer = await app.ranking.qualifier.withPoints(app.document, text);
  if (answer.faults) return refuse(app, answer.faults);
  const changes = changesBetween(await baseOf(app, app.made), answer.document);
  return changes ? use(app, await changed(app, changes)) : useModel(app, answer.document);
}

/** A whole model, with the answers it was drafted from where it says them. @param {any} app @param {string} text */
async function useModel(app, text) {
  const { [ANSWERS]: profile = null, ...document } = JSON.parse(text);
  const model = JSON.stringify(document);
  const { document: drafted = null } = profile ? await draft(app, profile) : {};
  const changes = drafted && changesBetween(drafted, model);
  return use(app, { profile, base: changes ? drafted : model, changes: changes ?? {}, model });
}

/** @param {any} app */
async function exportPoints(app) {
  download(new Blob([await app.ranking.qualifier.pointsTable(app.document, { locale: app.locale })], { type: 'text/csv' }), `${app.document.id}-points.csv`);
}

/** @param {any} app @param {File} file */
export function loadModel(app, file) {
  app.go({ side: 'ideal' });
  app.drawAll();
  return load(app, file);
}

/** @param {any} app @param {File | undefined} file */
async function load(app, file) {
  if (!file) return;
  const text = await file.text();
  const faults = await app.ranking.qualifier.check(text);
  return faults.length > 0 ? refuse(app, faults) : useModel(app, text);
}

/** The model as a file, with the answers that it was drafted from. @param {any} app */
function save(app) {
  const { profile } = app.made;
  const whole = profile ? { ...app.document, [ANSWERS]: profile } : app.document;
  download(new Blob([`${JSON.stringify(whole, null, 2)}\n`], { type: 'application/json' }), `${app.document.id}.json`);
}
