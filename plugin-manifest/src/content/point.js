// SPDX-License-Identifier: MIT
// Teach mode, in the page only while it lasts: the user points at a field; what it is they say in a window of the extension, which
// alone may change a setting. Nothing of the page is touched: presses are kept from it, and the frame is painted over it. It runs in every
// frame that may be read; the line that says what to do stands in the outermost.
import { ask, onTold } from '../browser.js';
import { pageWords } from '../pages/speech.js';
import { readByRecipe } from '../recipes/recipes.js';
import { Wording } from 'bantam-crm/views';
import { everywhere, rootsOf, shadowOf } from '../reader/visible.js';
import { placeOf, valueAt, wholePage } from './taught.js';

// Set by CSSOM, which no policy of a page forbids; sheets cannot be adopted by a content script everywhere.
const FRAME = 'position:fixed;box-sizing:border-box;border:2px solid #0b6464;background:#0b64641f;border-radius:4px;pointer-events:none;z-index:2147483001;';
const LINE = `position:fixed;inset-block-end:16px;inset-inline:16px;margin-inline:auto;inline-size:fit-content;max-inline-size:calc(100vw - 32px);box-sizing:border-box;padding:10px 16px;border-radius:8px;
background:#18211f;color:#fff;font:15px/1.4 system-ui,sans-serif;z-index:2147483002;display:flex;gap:14px;align-items:center;flex-wrap:wrap;`;
const DONE = 'font:inherit;color:inherit;background:none;border:1px solid #fff;border-radius:6px;padding:4px 12px;cursor:pointer;';

/** What the reader calls the field, where it finds it: its label, or the head of its column. @param {Element} element */
async function labelOf(element) {
  for (const { headers, rows } of await readByRecipe(document)) {
    for (const { anchors } of rows) {
      const at = anchors.findIndex((anchor) => anchor && (anchor.contains(element) || (element.contains(anchor) && element.textContent === anchor.textContent)));
      if (at >= 0 && headers[at]) return headers[at];
    }
  }
  return null;
}

/** The innermost element, also in shadow roots. @param {EventTarget | null | undefined} outer @param {(root: ShadowRoot) => Element | null} inner @returns {HTMLElement | null} */
function innermost(outer, inner) {
  if (!(outer instanceof HTMLElement) || outer === document.body || outer === document.documentElement) return null;
  const shadow = shadowOf(outer);
  const within = shadow && inner(shadow);
  return within && within !== outer && shadow.contains(within) ? innermost(within, inner) : outer;
}

/** What is pointed at: the smallest element that says something. @param {MouseEvent} event */
const targetOf = (event) => innermost(event.composedPath()[0], (root) => root.elementFromPoint(event.clientX, event.clientY));

/** Frames of other sites: what happens in them no script of ours hears. */
const elsewhere = () => everywhere(rootsOf(document), 'iframe, frame').filter((frame) => /** @type {HTMLIFrameElement} */ (frame).contentDocument === null);

/** Where an element shows, with room around it. @param {Element | null} element */
function boxOf(element) {
  const { left = 0, top = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  return `left:${left - 2}px;top:${top - 2}px;width:${width + 4}px;height:${height + 4}px;`;
}

/** @param {Wording} wording */
function start(wording) {
  const host = document.createElement('div');
  host.setAttribute('data-bantam', '');
  host.style.cssText = 'all:initial;position:absolute;left:0;top:0;width:0;height:0;';
  const root = host.attachShadow({ mode: 'closed' });
  const make = (/** @type {string} */ tag, /** @type {string} */ look, /** @type {string} */ text = '') => {
    const element = document.createElement(tag);
    element.style.cssText = look;
    element.textContent = text;
    return element;
  };
  const [frame, line, done] = [make('div', `${FRAME}display:none`), make('div', LINE), make('button', DONE, wording.say('teach.end'))];
  line.setAttribute('role', 'status');
  const said = make('span', '', wording.say('teach.point'));
  line.append(said, done);
  root.append(frame);
  if (wholePage(document) === document) root.append(line);
  document.documentElement.append(host);

  const stop = new AbortController();
  const leave = () => {
    stop.abort();
    host.remove();
    /** @type {any} */ (globalThis).bantamTeaches = false;
  };
  /** In all frames. */
  const end = () => {
    leave();
    void ask({ type: 'pointingEnded' }).catch(() => {});
  };
  onTold((message) => message?.type === 'pointingEnded' && leave());
  const ours = (/** @type {Event} */ event) => event.composedPath().includes(host);
  const keep = (/** @type {Event} */ event) => {
    if (ours(event)) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return event.isTrusted;
  };
  const options = { capture: true, signal: stop.signal };
  addEventListener('pointermove', (event) => {
    const target = ours(event) ? null : targetOf(event);
    frame.style.cssText = `${FRAME}${boxOf(target)}${target ? '' : 'display:none'}`;
  }, options);
  /** @type {Map<HTMLElement, HTMLElement>} */
  const covers = new Map();
  const cover = () => {
    for (const one of elsewhere()) {
      const over = covers.get(one) ?? make('div', '');
      over.style.cssText = `position:fixed;z-index:2147483000;cursor:not-allowed;${boxOf(one)}`;
      if (covers.has(one)) continue;
      covers.set(one, over);
      root.append(over);
      for (const [type, key] of [['pointerenter', 'teach.elsewhere'], ['pointerleave', 'teach.point']]) over.addEventListener(type, () => (said.textContent = wording.say(key)));
    }
  };
  cover();
  for (const type of ['scroll', 'resize', 'load']) addEventListener(type, cover, options);
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'dblclick', 'auxclick']) addEventListener(type, keep, options);
  const point = async (/** @type {HTMLElement} */ target) => {
    const label = await labelOf(target);
    const at = label === null ? placeOf(target) : '';
    void ask({ type: 'pointed', label: label ?? at, at, sample: valueAt(target) }).catch(end);
  };
  addEventListener('click', (event) => {
    const target = keep(event) ? targetOf(event) : null;
    if (target) void point(target);
  }, options);
  addEventListener('keydown', (event) => {
    const focused = innermost(document.activeElement, (shadow) => shadow.activeElement);
    if (event.key === 'Escape' && keep(event)) end();
    if (event.key === 'Enter' && focused && keep(event)) void point(focused);
  }, options);
  done.addEventListener('click', (event) => event.isTrusted && end());
}

if (!(/** @type {any} */ (globalThis).bantamTeaches)) {
  /** @type {any} */ (globalThis).bantamTeaches = true;
  void ask({ type: 'locale' }).then(pageWords).then((words) => start(new Wording({ words })));
}
