// SPDX-License-Identifier: MIT
// The offline page: what is open, under which model, on which day; everything that is drawn follows from that.
import { byId, el, fill } from './dom.js';
import { say, wordsIn } from './say.js';
import { Past, isAddressNew, readAddress, writeAddress } from './state.js';
import { addressOf, madeFrom } from './own_model.js';
import { Ranking } from './ranking.js';
import { drawFilters } from './filters.js';
import { drawList, openRow, reopen, showRows } from './in_sight.js';
import { drawSource, listenForFiles, openSample } from './source.js';
import { drawSide } from './sides.js';
import { keepToday } from './today.js';
import { dress, drawTools, listenForKeys } from './tools.js';
import { turn } from './turns.js';
import { tellOf, work } from './work.js';
import { Wording } from 'bantam-crm/views';

const DAY = 86_400_000;
const momentOf = (/** @type {number} */ at) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * What a person made; never changed in place. `shipped` is the model that was chosen, `base` what a draft of `profile` or a file put in its
 * place, `changes` what was changed of it by hand, `model` what comes of all that (null: as shipped), `edits` what was done to contacts, by row.
 * @typedef {{ shipped: string, profile: any, base: string | null, changes: import('./changes.js').Changes, model: string | null, edits: Map<number, import('./ranking.js').Acts> }} Made
 */
/** @typedef {{ book: any, made: Made, now: string, locale: string }} Wanted */

export const app = {
  address: readAddress(),
  /** @type {any} */ words: undefined,
  /** @type {any} */ book: null,
  /** The moment that stands for today: the sample has one of its own. */
  today: new Date(),
  /** @type {any} */ ranking: null,
  /** What that ranking answers; null until all of it is drawn. @type {Wanted | null} */
  answered: null,
  /** @type {any} */ info: null,
  /** @type {any} */ document: null,
  /** @type {any[]} */ questions: [],
  /** @type {any} */ rows: null,
  /** @type {Made} */ made: { shipped: 'reference', profile: null, base: null, changes: {}, model: null, edits: new Map() },
  past: new Past(),
  /** The answers that went out as a file last. @type {Made['edits'] | null} */ saved: null,
  /** @type {any} */ selected: null,
  /** The row that was asked for last: on its way to `selected`, or there. @type {number | null} */ chosen: null,
  /** @type {string} */ note: '',
  /** The book that was open when somebody last turned to a side. @type {any} */ turnedIn: null,

  get locale() {
    return this.words.locale;
  },
  /** The moment that is shown. */
  get now() {
    const days = Number(this.address.day) || 0;
    return momentOf(this.today.getTime() + days * DAY);
  },
  /** When something is told: today, even while a day ahead is shown, or it would be unknown today; on a day that is past, then. */
  get toldAt() {
    const today = momentOf(this.today.getTime());
    return this.now < today ? this.now : today;
  },
  /** The options that all views take. */
  get viewing() {
    const labels = Object.fromEntries(Object.entries(this.document?.tiers ?? {}).map(([tier, { label }]) => [tier, wordsIn(label, this.locale)]).filter(([, label]) => label));
    return { words: this.words, theme: this.theme, timeZone: this.info?.timeZone, tierLabels: labels };
  },
  /** @returns {'light' | 'dark' | undefined} */
  get theme() {
    return /** @type {any} */ (this.address.theme || undefined);
  },
  /** @param {Partial<import('./state.js').Address>} parts */
  go(parts) {
    Object.assign(this.address, parts);
    writeAddress(this.address);
  },
  /** What stands beside the list, as somebody wants it: it stays when a file has been opened. @param {string} side */
  turnTo(side) {
    this.turnedIn = this.book;
    this.go({ side });
  },
  /** Changes what the person made, so that it can be undone. @param {Partial<Made>} parts @param {boolean} [replace] goes on with the last change */
  make(parts, replace = false) {
    if (!replace) this.past.push(this.made);
    this.made = { ...this.made, ...parts };
    this.go(addressOf(this.made));
    drawTools(this);
  },
  undo() {
    const before = this.past.pop();
    if (!before) return;
    this.made = before;
    this.go(addressOf(before));
    drawTools(this);
    return this.rank();
  },
  /** Whether what is shown is what is wanted now. */
  get isAnswered() {
    const now = wanted(), { answered } = this;
    return answered !== null && Object.entries(now).every(([name, value]) => answered[/** @type {keyof Wanted} */ (name)] === value);
  },
  /** The ranking under way, or the last one. */
  settled: Promise.resolve(false),
  rank() {
    return (this.settled = rank());
  },
  work,
  showRows: () => showRows(app),
  /** @param {number} row @param {boolean} [turn] */
  openRow: (row, turn) => openRow(app, row, turn),
  reopen: () => reopen(app),
  drawAll,
};

/** @type {AbortController | null} */
let running = null;

/** What a ranking follows from. @returns {Wanted} */
const wanted = () => ({ book: app.book, made: app.made, now: app.now, locale: app.locale });

/** Ranks what is open anew: another model, another day, another file, another answer. What came before is stopped. Whether it came to be. */
async function rank() {
  if (!app.book) return false;
  running?.abort();
  const own = (running = new AbortController());
  const asked = wanted(), { book, made, now } = asked, start = performance.now();
  if (app.answered?.book === book) app.answered = null;
  byId('progress').querySelector('.alarm')?.remove();   // what was refused before
  try {
    const how = { model: made.model ?? made.shipped, locale: asked.locale, now };
    const told = await toldOf(made.edits, book, how);
    if (own.signal.aborted) return false;
    const ranking = told ?? await work(say('work.rank'), (more) => Ranking.of(book, made.edits, app.ranking, { ...how, ...more }), own.signal);
    if (own.signal.aborted) return letGo(ranking), false;
    const last = app.ranking;
    Object.assign(app, { ranking, answered: null });
    letGo(last);
    const [info, questions, text] = await Promise.all([ranking.qualifier.info(), ranking.qualifier.questions(), made.model ?? ranking.qualifier.document(made.shipped)]);
    if (own.signal.aborted) return false;
    Object.assign(app, { info, questions, document: JSON.parse(text), note: '' });
    await showRows(app);
    await turn();   // the list is seen before the rest is drawn
    if (own.signal.aborted) return false;
    drawAround();
    await turn();
    if (own.signal.aborted) return false;
    app.answered = asked;
    performance.measure('ranked', { start });   // for whoever measures
    if (app.chosen !== null) await openRow(app, app.chosen, false);
    else drawSide(app);
    return true;
  } catch (error) {
    if (own.signal.aborted) return false;
    if (/** @type {any} */ (error).code !== 'aborted') tell(error);
    if (app.ranking) drawSide(app);   // which may have waited for what does not come
    return false;
  }
}

/**
 * The ranking in sight after it was told of other acts, where only these are new: it takes the other's place before it has heard, so that what
 * is asked meanwhile is asked of it. Else null. @param {Made['edits']} acts @param {any} book @param {{ model: string, locale: string, now: string }} how
 */
async function toldOf(acts, book, how) {
  if (!app.ranking?.isOf(book, how)) return null;
  const next = (app.ranking = app.ranking.followedBy(acts));
  await next.settled();
  return next;
}

/** Closes a ranking, unless the one in sight goes on with its file. @param {any} ranking */
function letGo(ranking) {
  if (ranking && ranking.job !== app.ranking?.job) ranking.close();
}

/** @param {any} error */
function tell(error) {
  const wording = new Wording({ words: app.words });
  const faults = (error.faults ?? [error]).map((/** @type {any} */ one) => [one.path === '$' ? '' : one.path, wording.fault(one)].filter(Boolean).join(' '));
  tellOf('alarm', el('div', { class: 'notice alarm' }, say('page.wrong'), ' ', faults.join('\n')));
}

function drawAll() {
  if (app.rows) drawList(app);
  drawFilters(app);
  drawSide(app);
  drawAround();
}

/** What is open, and which model made the answers. */
function drawAround() {
  drawSource(app);
  fill(byId('foot'), [say('page.foot', { model: wordsIn(app.info?.name, app.locale) ?? '', version: app.info?.version ?? '', hash: (app.info?.hash ?? '').slice(0, 8) })]);
}

async function start() {
  await dress(app);
  app.made = { ...app.made, ...(await madeFrom(app)) };
  app.go(addressOf(app.made));
  listenForFiles(app);
  listenForKeys(app);
  keepToday(app);
  // Answers that no file holds are lost with the page.
  addEventListener('beforeunload', (event) => app.made.edits.size > 0 && app.made.edits !== app.saved && event.preventDefault());
  addEventListener('hashchange', () => follow().catch(tell));
  // Whatever else fails is told too: a file that is gone is noticed by whoever asks for something of it.
  addEventListener('unhandledrejection', (event) => {
    if (event.reason?.code === 'aborted') return event.preventDefault();   // somebody pressed stop
    if (event.reason?.code) event.preventDefault();
    tell(event.reason);
  });
  await openSample(app);
  if (isAddressNew()) await follow();   // typed before anybody listened
}

/** Does what a typed address says; of several in quick succession, what the last one says. */
async function follow() {
  const before = app.address;
  const own = (app.address = readAddress());
  const later = () => app.address !== own;
  if (before.lang !== own.lang || before.theme !== own.theme) await dress(app);
  if (later()) return;
  const made = await madeFrom(app);
  if (later()) return;
  if (Object.keys(made).length > 0) app.make(made);
  await app.rank();
  if (!later()) await reopen(app);
}

start().catch(tell);
