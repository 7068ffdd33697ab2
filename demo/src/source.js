// SPDX-License-Identifier: MIT
// What is open: the sample, or a file that was dropped or chosen.
import { Wording } from 'bantam-crm/views';
import sample from '../sample-contacts.csv';
import { Book } from './ranking.js';
import { byId, download, el, fill } from './dom.js';
import { qualifierFor } from './engine.js';
import { loadModel } from './ideal.js';
import { say } from './say.js';
import { memory } from './state.js';

const SAMPLE_NOW = new Date('2026-11-21T09:00:00Z');

const MOST_MODEL = 4 << 20;

/** What the address remembers of the file that is open. */
const OF_A_FILE = ['day', 'contact', 'tiers', 'missing', 'hidden', 'clock', 'others', 'accounts'];

/** @param {any} app */
export async function openSample(app) {
  await open(app, new Book(new Blob([sample], { type: 'text/csv' }), ''), SAMPLE_NOW);
}

const HEAD = 1 << 16;

/** How the columns of a file with this header were meant the last time. @param {any} app @param {Blob} file */
async function rememberedReading({ locale }, file) {
  try {
    // The core finds the header: in a table for spreadsheets other lines stand above it, alike in tables that are not.
    const job = await (await qualifierFor('reference', locale)).openFile(file.slice(0, HEAD), { now: new Date() });
    job.close().catch(() => {});
    return JSON.parse(memory.get(headerKey(job.summary.columns)) ?? '{}');
  } catch {
    return {};
  }
}

/** What an earlier download left in a table does not make it another one. @param {{ header: string }[] | null} columns */
export const headerKey = (columns) => `columns.${(columns ?? []).map(({ header }) => header).filter((header) => !header.startsWith('bantam_')).join('\n').slice(0, 4000)}`;

/** Files are opened in the order in which they were dropped, however long it takes to read a header. */
let headers = Promise.resolve();

/** @param {any} app @param {File} file */
function openFile(app, file) {
  const remembered = rememberedReading(app, file), model = modelIn(file);
  headers = headers.then(async () => {
    if (await model) return loadModel(app, file);
    open(app, new Book(file, file.name, await remembered), new Date());
  });
}

/** Whether somebody gives their own model where contacts are given. @param {File} file */
async function modelIn(file) {
  if (!/\.json$/i.test(file.name) || file.size > MOST_MODEL) return false;
  try {
    return Array.isArray(JSON.parse(await file.text())?.attributeRules);
  } catch {
    return false;
  }
}

/** Whether the last ranking that was asked for is there: while a file is read another model or language may be chosen. @param {any} app */
async function ranked(app) {
  for (;;) {
    const last = app.settled;
    const done = await last;
    if (last === app.settled) return done;
  }
}

/**
 * What is being opened, and what stands where it is refused: what was there before, which may itself not have been read yet.
 * @typedef {{ before: any, sought: any, under: Opening | null }} Opening
 */
/** @type {Opening | null} */
let opening = null;
/** How often something was waited for: only who waits last goes on. */
let turns = 0;
/** How many files were given: why the last of them was refused is told. */
let drops = 0;

/** @param {any} app @param {Book} book @param {Date} today */
async function open(app, book, today) {
  const before = { book: app.book, today: app.today, made: app.made, past: app.past, selected: app.selected, chosen: app.chosen };
  const sought = Object.fromEntries(OF_A_FILE.map((name) => [name, app.address[name]]));
  // Answers belong to rows of the file that was open: neither now nor by undo do they enter this one.
  const unanswered = (/** @type {any} */ made) => ({ ...made, edits: new Map() });
  Object.assign(app, { book, today, made: unanswered(app.made), past: app.past.stripped(unanswered), selected: null, chosen: null });
  if (before.book) app.go(Object.fromEntries(OF_A_FILE.map((name) => [name, ''])));
  opening = { before, sought, under: opening };
  drops += 1;
  app.rank();
  await arrive(app);
}

/** Waits for what is being opened; where it was refused or stopped, all is as it was before. @param {any} app */
async function arrive(app) {
  const own = opening, turn = (turns += 1);
  const done = await ranked(app);
  if (turn !== turns) return;   // something else was dropped meanwhile, and leads back to this if it is refused
  opening = null;
  if (done) await show(app, own !== null);
  else if (own?.before.book) await backTo(app, own);
}

/** Why something else was refused outlives the ranking that this may take. @param {any} app @param {Opening} refused */
async function backTo(app, { before, sought, under }) {
  Object.assign(app, before);
  app.go(sought);
  opening = under;
  if (app.isAnswered) return app.drawAll();
  const why = byId('progress').querySelector('.alarm');
  const own = drops;
  const tellAgain = () => why && own === drops && (byId('progress').querySelector('.alarm')?.remove(), byId('progress').append(why));
  app.rank();
  tellAgain();
  await arrive(app);
  tellAgain();
}

/** The contact that the address names, or the first; of a new file how its columns were read. @param {any} app @param {boolean} isNew */
async function show(app, isNew) {
  if (app.chosen === null && !await app.reopen()) {
    const first = app.rows?.rowAt(0);
    if (first !== null && first !== undefined && app.chosen === null) await app.openRow(first, false);
  }
  if (!isNew || !app.book.name || app.turnedIn === app.book) return;
  app.go({ side: app.ranking.job.summary.columns ? 'columns' : 'contact' });
  app.drawAll();
}

/** @param {any} app */
export function listenForFiles(app) {
  // Beside what is drawn anew: a browser's window for files goes with its input.
  const take = (/** @type {any} */ { target }) => {
    const [file] = target.files;
    target.value = '';   // so that the same file can be chosen again
    if (file) openFile(app, file);
  };
  document.body.append(el('input', { type: 'file', id: 'file', class: 'unseen', accept: '.csv,.tsv,.txt,.ndjson,.jsonl,.json', tabindex: -1, 'aria-hidden': 'true', onchange: take }));
  const over = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    document.body.classList.toggle('drop', event.type === 'dragover');
  };
  addEventListener('dragover', over);
  addEventListener('dragleave', over);
  addEventListener('drop', (event) => {
    over(event);
    const file = event.dataTransfer?.files[0];
    if (file) openFile(app, file);
  });
}

/** @param {any} app */
export function drawSource(app) {
  const { book, ranking } = app;
  const count = ranking?.job.summary.count ?? 0, bad = ranking?.job.summary.bad ?? 0;
  fill(byId('source'), [el('div', { class: 'row' },
    el('button', { type: 'button', id: 'choose', class: 'strong', onclick: () => byId('file').click() }, say('source.choose')),
    el('span', { class: 'quiet' }, say('source.drop')),
    book?.name ? el('button', { type: 'button', id: 'sample', onclick: () => openSample(app) }, say('source.sample')) : null,
    el('button', { type: 'button', id: 'download', disabled: !ranking, onclick: () => save(app) }, say('source.download'))),
  el('div', { id: 'what' }, el('strong', {}, book?.name || say('source.isSample')), ` · ${say('source.count', { count: count - bad })}`, bad ? el('span', { class: 'alarm' }, ` · ${say('source.bad', { count: bad })} (${firstBad(app)})`) : null,
    app.made.edits.size ? ` · ${say('source.edits', { count: app.made.edits.size })}` : null,
    ranking?.job.summary.columns && book?.name ? [' · ', el('button', { type: 'button', class: 'link', onclick: () => (app.go({ side: 'columns' }), app.drawAll()) }, say('source.columns'))] : null)]);
}

/** Where to look first, and why: one quote that is not closed takes all that follows with it. @param {any} app */
function firstBad({ ranking, words }) {
  const { row, error } = ranking.job.summary.firstFault;
  return say('source.firstBad', { row: row + 1, why: new Wording({ words }).fault(error) });
}

/** The file with what was found of each contact. @param {any} app */
async function save(app) {
  await ranked(app);  // an answer given a moment ago goes out too
  while (!app.isAnswered) {
    app.rank();
    if (!await ranked(app)) return;
  }
  const { ranking, book, made: { edits } } = app;
  try {
    const blob = await app.work(say('work.save'), (/** @type {any} */ work) => ranking.exported(work));
    download(blob, `${(book.name || 'sample').replace(/\.[^.]*$/, '')}-bantam.${ranking.job.summary.columns ? 'csv' : 'ndjson'}`);
    app.saved = edits;
  } catch (error) {
    if (app.ranking === ranking) throw error;
    return save(app);   // it gave way to another
  }
}
