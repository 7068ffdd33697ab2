// SPDX-License-Identifier: MIT
// The ideal customer: eight questions from which the core drafts a model; the ranking changes beside them.
import * as views from 'bantam-crm/views';
import { qualifierFor } from './engine.js';
import { download, el, fill } from './dom.js';
import { say } from './say.js';

const EMPTY = { schemaVersion: 1 };
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** What the core said of the model that stands. @type {{ of: string, review: any, points: any } | null} */
let judged = null;

/** @param {any} app @param {HTMLElement} root */
export function drawIdeal(app, root) {
  if (!app.document) return;
  if (!root.firstElementChild) fill(root, [el('div', { id: 'models' }), el('div', { id: 'review' }), el('div', { id: 'questions' }), el('div', { class: 'row' },
    el('button', { type: 'button', id: 'save-model', onclick: () => save(app) }, say('ideal.save')),
    el('button', { type: 'button', id: 'definition', onclick: async () => (await import('./paper.js')).printDefinition(app) }, say('ideal.print')))]);
  drawModels(app);
  drawReview(app);
  drawQuestions(app);
}

/** @param {any} app */
async function drawModels(app) {
  const models = await app.ranking.qualifier.models();
  const own = app.made.model !== null;
  const root = document.getElementById('models');
  if (!root) return;
  fill(root, [el('label', {}, say('ideal.model'), el('select', { id: 'model', onchange: (/** @type {any} */ event) => choose(app, event.target.value) },
    own ? el('option', { value: '', selected: true }, app.document.name[app.locale] ?? app.document.name.en) : null,
    models.map((/** @type {any} */ { id, name }) => el('option', { value: id, ...(!own && id === app.address.model && { selected: true }) }, name[app.locale] ?? name.en)))),
  el('input', { type: 'file', class: 'unseen', id: 'model-file', accept: '.json', tabindex: -1, 'aria-hidden': 'true', onchange: (/** @type {any} */ event) => load(app, event.target.files[0]) }), ' ',
  el('button', { type: 'button', id: 'load-model', onclick: () => document.getElementById('model-file')?.click() }, say('ideal.load'))]);
}

/** @param {any} app @param {string} id */
async function choose(app, id) {
  if (!id) return;
  app.make({ model: null, profile: null });
  app.go({ model: id, profile: '' });
  await app.rank();
}

/** @param {any} app @param {File | undefined} file */
async function load(app, file) {
  if (!file) return;
  const text = await file.text();
  const faults = await app.ranking.qualifier.check(text);
  if (faults.length > 0) return complain(faults);
  app.make({ model: text, profile: null });
  await app.rank();
}

/** @param {{ path: string, message: string }[]} faults */
function complain(faults) {
  const root = document.getElementById('review');
  if (root) fill(root, [el('div', { class: 'notice alarm', role: 'alert' }, say('ideal.faults'), el('ul', {}, faults.slice(0, 8).map(({ path, message }) => el('li', {}, `${path.slice(0, 100)} ${message.slice(0, 300)}`))))]);
}

/** Faults of the axes and the order of the personas, always in sight. @param {any} app */
async function drawReview(app) {
  const text = JSON.stringify(app.document);
  if (judged?.of !== text) {
    const [review, points] = await Promise.all([app.ranking.qualifier.review(text), app.ranking.qualifier.pointsTable?.(text)]);
    judged = { of: text, review, points };
  }
  const root = document.getElementById('review');
  if (!root || judged.review.faults) return;
  const { warnings, personas, broken } = judged.review;
  const names = new Map(personas.map((/** @type {any} */ { id, name }) => [id, name[app.locale] ?? name.en]));
  const rules = new Map([...app.document.attributeRules, ...app.document.eventRules].map((rule) => [rule.id, rule.name[app.locale] ?? rule.name.en]));
  const tier = (/** @type {string} */ one) => app.viewing.tierLabels[one] ?? app.words.messages[`tier.${one}`] ?? '–';
  const wrong = personas.filter((/** @type {any} */ one) => !one.asExpected);
  fill(root, [
    warnings.map((/** @type {any} */ one) => el('div', { class: 'notice alarm' }, el('b', {}, `${say(`axis.${one.code}`)} `), say(`axis.${one.code}Why`))),
    warnings.length === 0 && el('p', { class: 'good' }, `✓ ${say('axis.balanced')}`),
    broken.map((/** @type {any} */ { better, worse, blame }) => el('div', { class: 'notice alarm' }, say('personas.broken', { better: names.get(better), worse: names.get(worse) }), ' ',
      blame.map((/** @type {any} */ { rule, points }) => `${rules.get(rule) ?? rule} +${points}`).join(', '))),
    wrong.map((/** @type {any} */ one) => el('div', { class: 'notice alarm' }, say('personas.tier', { who: names.get(one.id), tier: tier(one.tier), expected: tier(one.expected) }))),
    broken.length + wrong.length === 0 && personas.length > 0 && el('p', { class: 'good' }, `✓ ${say('personas.kept')}`),
    el('details', {}, el('summary', {}, say('personas.title')), el('ol', {}, personas.map((/** @type {any} */ one) => el('li', {}, `${names.get(one.id)}: ${tier(one.tier)}, ${one.score ?? '–'}`)))),
  ]);
}

/** @param {any} app */
function drawQuestions(app) {
  const root = document.getElementById('questions');
  const view = /** @type {any} */ (views)['profile'];
  if (!root || !view) return;
  view(root, app.made.profile ?? EMPTY, {
    ...app.viewing, model: app.document, review: judged?.review,
    onChange: ({ document }) => redraft(app, document),
    onPoints: ({ rule, points }) => setPoints(app, rule, points),
    onImport: ({ text }) => importPoints(app, text),
    onExport: () => exportPoints(app),
  });
}

/** A model of the answers, drafted and ranked when the person pauses. @param {any} app @param {any} profile @param {{ replace?: boolean, rank?: boolean }} [how] */
export async function redraft(app, profile, { replace = false, rank = true } = {}) {
  app.go({ profile: JSON.stringify(profile) });
  clearTimeout(waiting);
  const draft = async () => {
    const qualifier = await qualifierFor('reference', app.locale);
    const answer = await qualifier.draftModel(profile);
    if ('faults' in answer) return complain(answer.faults);
    app.make({ profile, model: answer.document }, replace);
    if (rank) await app.rank();
  };
  if (!rank) return draft();
  waiting = setTimeout(draft, 120);
}

/** @param {any} app @param {(document: any) => void} change */
async function changeModel(app, change) {
  const document = structuredClone(app.document);
  change(document);
  app.make({ model: JSON.stringify(document) });
  await app.rank();
}

/** @param {any} app @param {string} id @param {number} points */
const setPoints = (app, id, points) => changeModel(app, (document) => {
  for (const rule of [...document.attributeRules, ...document.eventRules]) if (rule.id === id) rule.points = points;
});

/** @param {any} app @param {string} text */
async function importPoints(app, text) {
  const answer = await app.ranking.qualifier.withPoints(JSON.stringify(app.document), text);
  if (answer.faults) return complain(answer.faults);
  app.make({ model: answer.document });
  await app.rank();
}

/** @param {any} app */
async function exportPoints(app) {
  download(new Blob([await app.ranking.qualifier.pointsTable(JSON.stringify(app.document), { locale: app.locale })], { type: 'text/csv' }), `${app.document.id}-points.csv`);
}

/** @param {any} app */
function save(app) {
  download(new Blob([`${JSON.stringify(app.document, null, 2)}\n`], { type: 'application/json' }), `${app.document.id}.json`);
}
