// SPDX-License-Identifier: MIT
// In the page: reads what shows, asks the background what to make of it, draws badges, and follows the page as it changes. Decides nothing.
import { ask, isOrphan, onTold } from '../browser.js';
import { readByRecipe } from '../recipes/recipes.js';
import { PARTLY_READ } from '../reader/lines.js';
import { Overlay } from './overlay.js';
import { withTaught } from './taught.js';

const QUIET = 150;     // ms without a change before the page is read again
const LONGEST = 1_000; // ms after which it is read although it keeps changing
const SLICE = 12;      // ms of reading after which the page has its turn
const SHARE = 5;       // of the time at most one in so many is spent reading
const MOST_PAUSE = 3_000;
const AFTERWARDS = [600, 1_500, 4_000]; // ms: scripts fill fields of a record late, and no observer sees a property change
const MOST_FAILURES = 3;  // after which a page that was not judged waits until it changes
const SHOWS = new Set(['opacity', 'visibility', 'height', 'max-height']); // what fades or folds in is seen by no observer either

const overlay = new Overlay((key) => void ask({ type: 'open', key, url: location.href }).catch(gone));
let told = '';
let stale = false;  // what was told is to be judged anew
let hidden = false;
/** Fields that the user pointed at on this site. @type {{ at: string, label: string }[]} */
let taught = [];
let timer = 0;
let waitingSince = 0;
let reading = false;
let failures = 0;
/** @type {number[]} */
let again = [];
let missed = false;  // the page changed while it was being read

/** Where the badge of a row goes: beside its name. @param {import('../reader/page.js').Found} found @param {import('../reader/page.js').FoundRow} row @param {number} [column] */
const anchorOf = (found, row, column) => (found.kind === 'record' ? row.element : row.anchors[column ?? 0] ?? row.anchors.find(Boolean) ?? row.element);

/** Whose badge it is, as the page shows it: badges are heard apart from their rows. @param {import('../reader/page.js').Found} found @param {import('../reader/page.js').FoundRow} row @param {number} [column] */
const nameOf = ({ kind, title }, { cells }, column) => (kind === 'record' && title) || cells[column ?? 0]?.slice(0, 200) || '';

let sliceBegan = 0;
let readFor = 0;  // ms that the last reading took, all slices
/** ms until a page that took long is read again. */
const pause = () => Math.min(SHARE * readFor, MOST_PAUSE);
/** Gives the page its turn where reading took long. */
function breathe() {
  const taken = performance.now() - sliceBegan;
  if (taken < SLICE) return;
  readFor += taken;
  return /** @type {Promise<void>} */ (new Promise((resume) => setTimeout(() => {
    sliceBegan = performance.now();
    resume();
  })));
}

async function look() {
  timer = 0;
  waitingSince = 0;
  if (isOrphan()) return leave();
  if (document.hidden) return;
  if (reading) return void (missed = true);
  reading = true;
  try {
    [sliceBegan, readFor] = [performance.now(), 0];
    const found = withTaught(document, await readByRecipe(document, breathe), taught);
    readFor += performance.now() - sliceBegan;
    const message = found.map(({ kind, headers, title, place, events, rows, recipe }) => ({ kind, headers, title, place, events, recipe, rows: rows.map(({ cells, link, id }) => ({ cells, link, id })) }));
    const text = JSON.stringify([location.href, message]);
    const fresh = stale || text !== told || !last;
    const before = hidden;
    stale = false;
    const answer = fresh ? await ask({ type: 'read', found: message, url: location.href, same: text === told }) : last;
    if (fresh) dayEnds(answer.wait);
    if (fresh && hidden === before) hidden = answer.hidden;  // else the user said so meanwhile
    [told, last] = [text, { ...answer, mayFill: found.length === 0 || found.some(({ kind }) => kind === 'record'), partly: found.some(({ rows }) => rows.length >= PARTLY_READ) }];
    if (JSON.stringify(answer.taught) !== JSON.stringify(taught)) [taught, missed] = [answer.taught, true];
    await overlay.speak(answer.locale);
    overlay.hide(hidden);
    overlay.draw(answer.badges.flatMap((/** @type {any} */ judged) => {
      const [one, row] = [found[judged.at], found[judged.at]?.rows[judged.row]];
      return row ? [{ anchor: anchorOf(one, row, judged.column), judged: { ...judged, who: nameOf(one, row, judged.column) } }] : [];
    }));
    failures = 0;
  } catch (error) {
    stale = true;
    // The browser may have stopped the background amid its answer.
    if (!gone(error) && (failures += 1) <= MOST_FAILURES) missed = true;
  } finally {
    reading = false;
    if (missed) soon();
    else if (last?.mayFill && again.length > 0) timer ||= window.setTimeout(() => void look(), again.shift());
    missed = false;
  }
}
/** @type {any} */
let last = null;

let ends = Infinity;
let dayTimer = 0;
/** The same page is judged anew on the model's next day, also where a computer slept over it. @param {number | null} wait ms */
function dayEnds(wait) {
  clearTimeout(dayTimer);
  if (wait === null) return void (ends = Infinity);
  ends = Date.now() + wait;
  dayTimer = window.setTimeout(onNextDay, wait + 1_000);  // never before
}
function onNextDay() {
  if (Date.now() < ends) return;
  ends = Infinity;
  anew();
}
function anew() {
  stale = true;
  soon();
}

/** The extension was updated or switched off under this page: nothing of ours stays. @param {any} error */
function gone(error) {
  if (!/context invalidated|Receiving end does not exist|runtime/i.test(String(error?.message ?? error))) return false;
  leave();
  return true;
}
function leave() {
  watcher.disconnect();
  overlay.remove();
}

function soon() {
  const now = Date.now();
  waitingSince ||= now;
  again = [...AFTERWARDS];
  if (timer && now - waitingSince > Math.max(LONGEST, pause())) return;
  clearTimeout(timer);
  timer = window.setTimeout(() => requestIdleCallback(() => void look(), { timeout: QUIET }), Math.max(QUIET, pause()));
}

const watcher = new MutationObserver((changes) => {
  const ours = (/** @type {MutationRecord} */ { target, addedNodes, removedNodes }) => overlay.owns(target) || (addedNodes.length + removedNodes.length > 0 && [...addedNodes, ...removedNodes].every((node) => overlay.owns(node)));
  if (changes.every(ours)) overlay.stay();
  else soon();
});

let placing = 0;
const place = () => {
  if (reading || last?.partly) soon();  // what is being read may be out of sight by now
  placing ||= requestAnimationFrame(() => {
    placing = 0;
    overlay.place();
  });
};

if (!(/** @type {any} */ (globalThis).bantamReads)) {
  /** @type {any} */ (globalThis).bantamReads = true;
  watcher.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['hidden', 'style', 'class', 'value', 'aria-hidden'] });
  addEventListener('scroll', place, { capture: true, passive: true });
  addEventListener('resize', place, { passive: true });
  addEventListener('input', soon, { capture: true, passive: true });
  addEventListener('transitionend', ({ propertyName }) => SHOWS.has(propertyName) && soon(), { capture: true, passive: true });
  document.addEventListener('visibilitychange', () => {
    onNextDay();
    if (!document.hidden) soon();
  });
  addEventListener('focus', onNextDay);
  onTold((message) => {
    if (message?.type === 'hidden') overlay.hide((hidden = message.hidden));
    if (message?.type === 'again') anew();
  });
  void look();
}
