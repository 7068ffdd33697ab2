// SPDX-License-Identifier: MIT
// What is open: the sample, or a file that was dropped or chosen.
import sample from '../sample-contacts.csv';
import { Book } from './ranking.js';
import { byId, download, el, fill } from './dom.js';
import { say } from './say.js';
import { memory } from './state.js';

const SAMPLE_NOW = new Date('2026-11-21T09:00:00Z');

/** @param {any} app */
export async function openSample(app) {
  app.today = SAMPLE_NOW;
  await open(app, new Book(new Blob([sample], { type: 'text/csv' }), ''));
}

/** How the columns of a file with this header were meant the last time. @param {Blob} file */
async function rememberedReading(file) {
  const key = `columns.${await headerKey(file)}`;
  try {
    return JSON.parse(memory.get(key) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {Blob} file */
export async function headerKey(file) {
  return (await file.slice(0, 4096).text()).split(/\r?\n/)[0].slice(0, 500);
}

/** @param {any} app @param {File} file */
async function openFile(app, file) {
  app.today = new Date();
  await open(app, new Book(file, file.name, await rememberedReading(file)));
  app.go({ side: app.ranking?.job.summary.columns ? 'columns' : 'contact' });
  app.drawAll();
}

/** @param {any} app @param {Book} book */
async function open(app, book) {
  const before = app.book;
  app.book = book;
  app.selected = app.chosen = null;
  // Answers belong to rows of the file that was open: neither now nor by undo do they enter this one.
  const unanswered = (/** @type {any} */ made) => ({ ...made, edits: new Map() });
  app.made = unanswered(app.made);
  app.past.strip(unanswered);
  app.go({ ...(before && { day: '', contact: '', tiers: '', missing: '', hidden: '', clock: '', others: '', accounts: '' }) });
  await app.rank();
  if (app.chosen !== null || await app.reopen()) return;
  const first = app.rows?.rowAt(0);
  if (first !== null && first !== undefined && app.chosen === null) await app.openRow(first, false);
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
  el('div', { id: 'what' }, el('strong', {}, book?.name || say('source.isSample')), ` · ${say('source.count', { count })}`, bad ? el('span', { class: 'alarm' }, ` · ${say('source.bad', { count: bad })}`) : null,
    ranking?.job.summary.columns && book?.name ? [' · ', el('button', { type: 'button', class: 'link', onclick: () => (app.go({ side: 'columns' }), app.drawAll()) }, say('source.columns'))] : null,
    app.made.edits.size ? ` · ${say('source.edits', { count: app.made.edits.size })}` : null)]);
}

/** The file with what was found of each contact. @param {any} app */
async function save(app) {
  await app.settled;  // an answer given a moment ago goes out too
  const kind = app.book.isTable ? 'Csv' : 'Ndjson';
  const blob = await app.work(say('work.save'), (/** @type {any} */ work) => app.ranking.job[`export${kind}`](work));
  download(blob, `${(app.book.name || 'sample').replace(/\.[^.]*$/, '')}-bantam.${kind.toLowerCase()}`);
}
