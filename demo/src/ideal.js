// SPDX-License-Identifier: MIT
// The ideal customer: eight questions from which the core drafts a model; the ranking changes beside them.
import { profile as profileView } from 'bantam-crm/views';
import { qualifierFor } from './engine.js';
import { download, el, fill } from './dom.js';
import { say } from './say.js';
import { printDefinition } from './paper.js';

const EMPTY = /** @type {any} */ ({ schemaVersion: 1 });
const PAUSE = 120;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** What the core said of the model that stands. @type {{ of: string, review: any } | null} */
let judged = null;
/** Why the last profile, model or sheet could not be used. @type {{ path: string, message: string }[]} */
let refused = [];

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
  const name = (/** @type {any} */ words) => words[app.locale] ?? words.en;
  const choose = async (/** @type {any} */ event) => {
    if (event.target.value) await use(app, { model: null, profile: null }, event.target.value);
  };
  const file = el('input', { type: 'file', class: 'unseen', accept: '.json', tabindex: -1, 'aria-hidden': 'true', onchange: (/** @type {any} */ event) => load(app, event.target.files[0]) });
  fill(/** @type {HTMLElement} */ (document.getElementById('models')), [
    el('label', {}, say('ideal.model'), el('select', { id: 'model', onchange: choose }, own ? el('option', { value: '', selected: true }, name(app.document.name)) : null,
      models.map(({ id, name: words }) => el('option', { value: id, ...(!own && id === app.address.model && { selected: true }) }, name(words))))),
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

/** @param {any} model @returns {any[]} */
const rulesOf = (model) => [...model.attributeRules, ...model.eventRules];

/** @param {any} app */
function drawQuestions(app) {
  const root = document.getElementById('questions');
  if (!root) return;
  const broken = new Set((judged?.review.broken ?? []).flatMap((/** @type {any} */ { better, worse }) => [better, worse]));
  const axis = (/** @type {any} */ rule) => rule.axis ?? app.document.groups?.find((/** @type {any} */ { id }) => id === rule.group)?.axis ?? 'engagement';
  profileView(root, app.made.profile ?? EMPTY, {
    ...app.viewing,
    faults: refused.map(({ path, message }) => `${path} ${message}`),
    points: rulesOf(app.document).map((rule) => ({ rule: rule.id, name: rule.name[app.locale] ?? rule.name.en, axis: axis(rule), points: rule.points })),
    personas: (judged?.review.personas ?? []).filter((/** @type {any} */ one) => one.tier).map((/** @type {any} */ one) => ({ name: personaName(app, one.id), tier: one.tier, score: one.score, kept: one.asExpected && !broken.has(one.id) })),
    onChange: ({ document }) => redraft(app, document),
    onPoints: ({ rule, points }) => setPoints(app, rule, points),
    onImport: ({ text }) => importPoints(app, text),
    onExport: () => exportPoints(app),
  });
}

/** @param {any} app @param {Partial<import('./main.js').Made>} made @param {string} [shipped] */
async function use(app, made, shipped) {
  refused = [];
  app.make(made);
  app.go({ profile: made.profile ? JSON.stringify(made.profile) : '', ...(shipped && { model: shipped }) });
  await app.rank();
}

/** @param {any} app @param {{ path: string, message: string }[]} faults */
function refuse(app, faults) {
  refused = faults.slice(0, 10).map(({ path, message }) => ({ path: path.slice(0, 100), message: message.slice(0, 300) }));
  drawQuestions(app);
}

/** @param {any} app @param {any} profile @returns {Promise<string | null>} the model; null: the profile has faults, which are shown */
export async function draft(app, profile) {
  const answer = await (await qualifierFor('reference', app.locale)).draftModel({ ...profile, locale: app.locale });
  if ('document' in answer) return answer.document;
  refuse(app, answer.faults);
  return null;
}

/** A model of the answers, drafted and ranked when the person pauses. @param {any} app @param {any} profile */
function redraft(app, profile) {
  app.make({ profile });
  app.go({ profile: JSON.stringify(profile) });
  drawQuestions(app);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const model = await draft(app, profile);
    if (model === null || app.made.profile !== profile) return;
    refused = [];
    app.make({ profile, model }, true);
    await app.rank();
  }, PAUSE);
}

/** @param {any} app @param {string} id @param {number} points */
function setPoints(app, id, points) {
  const model = structuredClone(app.document);
  for (const rule of rulesOf(model)) if (rule.id === id) rule.points = points;
  return use(app, { model: JSON.stringify(model) });
}

/** @param {any} app @param {string} text */
async function importPoints(app, text) {
  const answer = await app.ranking.qualifier.withPoints(app.document, text);
  return answer.faults ? refuse(app, answer.faults) : use(app, { model: answer.document });
}

/** @param {any} app */
async function exportPoints(app) {
  download(new Blob([await app.ranking.qualifier.pointsTable(app.document, { locale: app.locale })], { type: 'text/csv' }), `${app.document.id}-points.csv`);
}

/** @param {any} app @param {File | undefined} file */
async function load(app, file) {
  if (!file) return;
  const text = await file.text();
  const faults = await app.ranking.qualifier.check(text);
  return faults.length > 0 ? refuse(app, faults) : use(app, { model: text, profile: null });
}

/** @param {any} app */
function save(app) {
  download(new Blob([`${JSON.stringify(app.document, null, 2)}\n`], { type: 'application/json' }), `${app.document.id}.json`);
}
