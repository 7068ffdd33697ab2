// SPDX-License-Identifier: MIT
// Atomic CRM, tried with its fork realtimex-crm 0.49.2: contacts in its lists (all, of a company, of a deal, the dashboard's), on a record's
// page and in its form. Read by structure, whatever the language: titles, "at" and firms are texts of their own.
import { cellText, shownLines, tidy } from '../reader/cell_text.js';
import { isVisible } from '../reader/visible.js';

const OPENS = /^#\/contacts\/[^/]+\/show$/;
const AVATAR = '[data-slot="avatar"]';
const PHONE = /^\+?[\d\s().x-]{7,}$/;
const LIST = ['Full Name', 'Job Title', 'Company Name', 'Last Activity'];
const RECORD = ['Full Name', 'First Name', 'Last Name', 'Job Title', 'Company Name', 'Email', 'Phone', 'Created', 'Last Activity', 'Notes'];

/** @param {Document} document */
export const matches = (document) => document.querySelector('main#main-content') !== null && document.querySelector('nav a[href="#/contacts"]') !== null
  && document.querySelector('nav a[href="#/companies"]') !== null;

/** Title and firm in the line below a name: `title`, `at`, firm. What begins with a dash counts tasks. @param {Element | null} line */
function workOf(line) {
  const firm = line?.querySelector(':scope > span:not([data-slot]), :scope > a, a[href^="#/companies/"]');
  const texts = [...(line?.childNodes ?? [])].filter((node) => node instanceof Text).map((node) => tidy(node.textContent)).filter((text) => text && !/^[-–]/.test(text));
  if (firm) return { title: texts[0] ?? '', company: tidy(firm.textContent) };
  return texts.length === 2 ? { title: '', company: texts[1] } : { title: texts[0] ?? '', company: texts[2] ?? '' };
}

/** The day of an instant, where the browser is: a record's page shows no more. @param {string | null | undefined} instant */
function dayOf(instant) {
  const day = new Date(instant ?? '');
  return Number.isNaN(day.getTime()) ? '' : [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The boxes of a name and of the line below it, beside the picture. @param {HTMLElement} link @returns {[HTMLElement, Element | null] | null} */
function namedBy(link) {
  let picture = link.querySelector(AVATAR);
  if (!picture) {
    // Of a deal: the link is the name alone. In a feed it stands within a sentence.
    const alone = !link.previousSibling && link.nextElementSibling?.localName === 'span';
    return alone && link.parentElement?.previousElementSibling?.matches(AVATAR) ? [link, link.nextElementSibling] : null;
  }
  while (picture.parentElement && picture !== link && !picture.nextElementSibling) picture = picture.parentElement;
  const name = /** @type {HTMLElement | null} */ (picture.nextElementSibling?.firstElementChild ?? null);
  return name && link.contains(name) ? [name, name.nextElementSibling] : null;
}

/** @param {Document} document @returns {import('../reader/page.js').FoundRow[]} */
function entries(document) {
  const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('a[href^="#/contacts/"]')]);
  return links.filter((link) => OPENS.test(link.getAttribute('href') ?? '') && isVisible(link)).flatMap((link) => {
    const [name, line] = namedBy(link) ?? [];
    if (!name) return [];
    const { title, company } = workOf(line ?? null);
    const cells = [tidy(name.textContent), title, company, dayOf(link.querySelector('[title*="T"]')?.getAttribute('title'))];
    return [{ element: link, anchors: [name, name, name, name], cells, link: link.getAttribute('href'), id: null }];
  });
}

/** What stands beside the record, in its form too: addresses, numbers, and the two days below the background. @param {Element} main */
function beside(main) {
  const spans = [...main.querySelectorAll('span')].filter(isVisible);
  const days = spans.filter(({ previousElementSibling: label, parentElement: pair }) => label?.localName === 'span' && pair?.childElementCount === 2 && pair.parentElement?.querySelectorAll(':scope > div > span + span').length === 2);
  const background = days[0]?.parentElement?.parentElement?.querySelector(':scope > span');
  return [
    tidy(main.querySelector('a[href^="mailto:"]')?.textContent), spans.map((span) => (span.childElementCount === 0 ? tidy(span.textContent) : '')).find((text) => PHONE.test(text)) ?? '',
    ...[0, 1].map((at) => (days[at] ? cellText(days[at]) : '')), background ? shownLines(background).join(' ') : '',
  ];
}

/** @param {HTMLElement} element that the badge goes beside @param {string[]} own name, first and last name, title, firm @param {Element} main @returns {import('../reader/page.js').Found[]} */
const record = (element, own, main) => [{
  kind: 'record', element, headers: RECORD, title: own[0],
  rows: [{ element, anchors: RECORD.map(() => element), cells: [...own, ...beside(main)], link: null, id: null }],
}];

/** @param {Element} main @returns {import('../reader/page.js').Found[]} */
function shown(main) {
  const name = /** @type {HTMLElement | null} */ (main.querySelector('h5'));
  if (!name) return [];
  const { title, company } = workOf(name.nextElementSibling);
  return record(name, [tidy(name.textContent), '', '', title, company], main);
}

/** @param {Element} main @returns {import('../reader/page.js').Found[]} */
function edited(main) {
  const input = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (main.querySelector(`input[name="${name}"]`));
  const value = (/** @type {string} */ name) => tidy(input(name)?.value);
  const first = input('first_name');
  const firm = input('title')?.closest('[data-slot="form-item"]')?.nextElementSibling?.querySelector('[role="combobox"]');
  return first ? record(first, ['', value('first_name'), value('last_name'), value('title'), tidy(firm?.textContent)], main) : [];
}

/** @param {Document} document @returns {import('../reader/page.js').Found[]} */
export function read(document) {
  const main = /** @type {Element} */ (document.querySelector('main#main-content'));
  const { hash } = document.location;
  if (OPENS.test(hash)) return shown(main);
  if (/^#\/contacts\/\d+$/.test(hash)) return edited(main);
  const rows = entries(document);
  return rows.length > 0 ? [{ kind: 'table', element: rows[0].element, headers: LIST, rows }] : [];
}
