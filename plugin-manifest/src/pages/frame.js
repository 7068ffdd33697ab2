// SPDX-License-Identifier: MIT
// What the extension's full pages have in common: the settings, the words, the look of the views.
import { ask } from '../browser.js';
import { css, draw, h, Wording } from 'bantam-crm/views';
import { pageWords } from './speech.js';

/**
 * @typedef {object} Page
 * @property {HTMLElement} root
 * @property {import('../background/settings.js').Settings} settings
 * @property {import('bantam-crm/views').Words} words
 * @property {Wording} wording
 * @property {{ text: string, alarm?: boolean } | null} said    the answer to the last thing that was done
 * @property {() => Promise<void>} refresh                      reads everything anew and draws it
 */

/** Nothing can be shown: what is stored is a newer version's, or could not be read. @param {HTMLElement} root @param {any} error */
export async function drawRefusal(root, error) {
  const wording = new Wording({ words: await pageWords(navigator.language) });
  document.documentElement.lang = wording.locale;
  draw(root, [h('h1', { key: 'title' }, 'Bantam'), h('p', { key: 'refused', role: 'alert' }, error?.code === 'newer' ? wording.say('page.newer') : wording.say('page.failed', { message: String(error?.message ?? error) }))]);
  document.documentElement.dataset.ready = '';
}

/** @param {string} id of the page's main element @param {(page: Page) => Promise<import('bantam-crm/views').Wanted[]>} content */
export async function openPage(id, content) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  const page = /** @type {Page} */ ({ root: document.getElementById(id), said: null });
  page.root.className = 'bt page';
  page.refresh = async () => {
    try {
      page.settings = await ask({ type: 'settings' });
    } catch (error) {
      return drawRefusal(page.root, error);
    }
    page.words = await pageWords(page.settings.locale);
    page.wording = new Wording({ words: page.words });
    document.documentElement.lang = page.wording.locale;
    const wanted = await content(page);
    draw(page.root, wanted);
    document.title = `${page.root.querySelector('h1')?.textContent} · Bantam`;
    document.documentElement.dataset.ready = '';
  };
  await page.refresh();
  return page;
}

/**
 * Does one thing, says how it went, draws the page anew.
 * @param {Page} page @param {() => Promise<string | (() => string) | object | void>} work its answer is what is said, if it is a text; a function says it in the words that
 *   are spoken afterwards
 */
export async function act(page, work) {
  try {
    const answer = await work();
    if (typeof answer === 'function') await page.refresh();
    const text = typeof answer === 'function' ? answer() : answer;
    page.said = typeof text === 'string' && text ? { text } : null;  // many answers are the settings as they now are
  } catch (error) {
    page.said = { text: page.wording.say('page.failed', { message: String(/** @type {any} */ (error)?.message ?? error) }), alarm: true };
  }
  await page.refresh();
}

/** The faults of a file or model: the first few, in words where there are any. @param {Wording} wording @param {{ code: string, path: string, message?: string }[]} faults */
export const faultText = (wording, faults) => faults.slice(0, 5).map(({ code, path, message }) => `${message ?? wording.say(`setup.${code}`)}${path ? ` (${path})` : ''}`).join('\n');

/** The text of a file that the user chose. @param {Event} event */
export const chosenText = (event) => /** @type {HTMLInputElement} */ (event.currentTarget).files?.[0]?.text();

/** An attribute in words. @param {Wording} wording @param {string} attribute */
export const sayAttribute = (wording, attribute) => (attribute.startsWith('event:') ? wording.say(attribute.replace(':', '.')) : wording.fact(attribute));
