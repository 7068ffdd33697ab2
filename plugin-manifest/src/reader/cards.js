// SPDX-License-Identifier: MIT
// Lists whose entries are no table rows: cards, and rows of links. An entry is read by what is said in it, not by where.
import { linkAddress, shownLines, tidy } from './cell_text.js';
import { everywhere, isVisible } from './visible.js';
import { recordOf } from './tables.js';

/** Headers that the core's lexicon knows; one column for each thing a card may say. */
const HEADERS = ['Full Name', 'Job Title', 'Company Name', 'Email', 'Phone'];
const MOST_CARDS = 5_000;
const LEAST_ALIKE = 2;
const EMAIL = /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
/** "Head of Sales at Example Oy", in the languages that the interface speaks. */
const AT = /^(.{2,80}?)\s+(?:at|@|hos|chez|bei|en|w|в|компании)\s+(.{2,80})$/iu;
const NAMED = 'h1, h2, h3, h4, h5, h6, [class*="name" i], strong, b, a[href]';
/** A record of a person is opened by an address that says so. */
const PERSON_LINK = /(^|[/#_-])(contacts?|leads?|people|persons?|kontakt\w*|prospects?|yhteyshenkil\w*)([/#?_=-]|$)/i;

/** @param {Element} element */
const kindOf = (element) => `${element.localName}.${[...element.classList].filter((name) => !/\d|active|selected|hover|odd|even|first|last/i.test(name)).slice(0, 3).join('.')}`;

/** Entries that lie side by side and look alike, largest groups first. @param {Document | ShadowRoot} root */
function groupsOf(root) {
  const seeds = everywhere(root, 'a[href]').filter((link) => !link.closest('table, [role="grid"], [role="table"], [role="treegrid"], nav, header, footer, [role="navigation"], [role="menu"]') && isVisible(link));
  /** @type {Map<Element, Map<string, Set<HTMLElement>>>} */
  const byParent = new Map();
  for (const seed of seeds.slice(0, MOST_CARDS)) {
    for (let entry = seed, up = 0; entry.parentElement && up < 6; entry = entry.parentElement, up += 1) {
      const groups = byParent.get(entry.parentElement) ?? new Map();
      byParent.set(entry.parentElement, groups);
      const alike = groups.get(kindOf(entry)) ?? new Set();
      groups.set(kindOf(entry), alike.add(entry));
    }
  }
  return [...byParent.values()].flatMap((groups) => [...groups.values()]).filter((alike) => alike.size >= LEAST_ALIKE).map((alike) => [...alike]);
}

/** @param {HTMLElement} card @param {string[]} lines */
function nameOf(card, lines) {
  const named = [card, ...card.querySelectorAll(NAMED)].find((one) => one !== card && isVisible(one) && !linkAddress(one) && tidy(one.textContent));
  const text = named ? shownLines(named)[0] ?? '' : lines[0] ?? '';
  return lines.find((line) => line.startsWith(text) && text.length > 1) === undefined ? lines[0] ?? '' : text.split(/\s{2,}/)[0];
}

/** What a card says, by HEADERS; null when it is of no person. @param {HTMLElement} card */
function readCard(card) {
  const lines = shownLines(card);
  if (lines.length === 0 || lines.length > 40) return null;
  const addresses = [...card.querySelectorAll('a[href]')].map((link) => ({ address: linkAddress(link), tel: /^tel:/i.test(link.getAttribute('href') ?? '') }));
  const email = addresses.find(({ address, tel }) => address && !tel)?.address ?? lines.map((line) => EMAIL.exec(line)?.[0]).find(Boolean) ?? '';
  const phone = addresses.find(({ address, tel }) => address && tel)?.address ?? '';
  const name = nameOf(card, lines);
  const works = lines.filter((line) => line !== name).map((line) => AT.exec(line)).find(Boolean);
  const links = [card, ...card.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
  const opens = links.some((href) => PERSON_LINK.test(href) && /\d|[0-9a-f]{8}/i.test(href));
  const isName = /\p{L}{2}/u.test(name) && name.length <= 80 && !/[@:/]/.test(name);
  if (!isName || !(email || works || opens)) return null;
  return { cells: [name, works?.[1] ?? '', works?.[2] ?? '', email, phone], sure: Boolean(email) || opens };
}

/** @param {Document | ShadowRoot} root @returns {import('./page.js').Found[]} */
export function cardsOf(root) {
  /** @type {Set<HTMLElement>} */
  const taken = new Set();
  /** @type {import('./page.js').Found[]} */
  const found = [];
  const groups = groupsOf(root).map((alike) => alike.map((element) => ({ element, read: readCard(element) })).filter(({ read }) => read))
    .filter((cards) => cards.length >= LEAST_ALIKE && cards.some(({ read }) => read?.sure));
  // Of nested groups the one whose entries say most counts; of equals the inner.
  const said = (/** @type {typeof groups[0]} */ cards) => cards.reduce((sum, { read }) => sum + (read?.cells.filter(Boolean).length ?? 0), 0);
  for (const cards of groups.sort((a, b) => said(b) - said(a) || Number(b[0].element.contains(a[0].element)) - Number(a[0].element.contains(b[0].element)))) {
    if (cards.some(({ element }) => [...taken].some((other) => other.contains(element) || element.contains(other)))) continue;
    cards.forEach(({ element }) => taken.add(element));
    found.push({
      kind: 'cards',
      element: /** @type {HTMLElement} */ (cards[0].element.parentElement),
      headers: HEADERS,
      rows: cards.map(({ element, read }) => ({ element, anchors: HEADERS.map(() => element), cells: read?.cells ?? [], ...recordOf(element) })),
    });
  }
  return found;
}
