// SPDX-License-Identifier: MIT
// Lists whose entries are no table rows: cards, and rows of links. An entry is read by what is said in it, not by where.
import { EMAIL, linkAddress, linkKind, shownLines, tidy } from './cell_text.js';
import { TABLES } from './lines.js';
import { opensOther, opensPerson, recordOf, trustedIds } from './row_names.js';
import { isAddressed } from './title.js';
import { everywhere, isVisible } from './visible.js';

/** Headers that the core's lexicon knows; one column for each thing a card may say. */
const HEADERS = ['Full Name', 'Job Title', 'Company Name', 'Email', 'Phone'];
const MOST_CARDS = 2_000;
const LEAST_ALIKE = 2;
const MOST_LINES = 40;
/** "Head of Sales at Example Oy", in the languages that the interface speaks. */
export const AT = /^(.{2,80}?)\s+(?:at|@|hos|chez|bei|en|w|в|компании)\s+(.{2,80})$/iu;
const HEADS = 'h1, h2, h3, h4, h5, h6, strong, b, [role="heading"]';
const NAMED = `${HEADS}, [class*="name" i], a[href]`;
const ELSEWHERE = `${TABLES}, nav, header, footer, aside nav, [role="navigation"], [role="menu"], [role="tablist"]`;

/** @param {Element} element */
const kindOf = (element) => `${element.localName}.${[...element.classList].filter((name) => !/\d|active|selected|hover|odd|even|first|last/i.test(name)).slice(0, 3).join('.')}`;

/** What a card of a person cannot be without: a link, a heading or an address. @param {(Document | ShadowRoot)[]} roots @param {Set<Element>} taken */
function seedsOf(roots, taken) {
  const said = everywhere(roots, 'span, div, p, td, li', taken).filter((one) => one.childElementCount === 0 && EMAIL.test((one.textContent ?? '').slice(0, 200)));
  return [...everywhere(roots, `a[href], ${HEADS}`, taken), ...said].filter((seed) => !seed.closest(ELSEWHERE) && isVisible(seed));
}

/** Entries that lie side by side and look alike. @param {HTMLElement[]} seeds */
function groupsOf(seeds) {
  /** @type {Map<Element, Map<string, Set<HTMLElement>>>} */
  const byParent = new Map();
  for (const seed of seeds.slice(0, 3 * MOST_CARDS)) {
    for (let entry = seed, up = 0; entry.parentElement && up < 6; entry = entry.parentElement, up += 1) {
      const groups = byParent.get(entry.parentElement) ?? new Map();
      byParent.set(entry.parentElement, groups);
      const alike = groups.get(kindOf(entry)) ?? new Set();
      groups.set(kindOf(entry), alike.add(entry));
    }
  }
  return [...byParent.values()].flatMap((groups) => [...groups.values()]).filter((alike) => alike.size >= LEAST_ALIKE && alike.size <= MOST_CARDS).map((alike) => [...alike]);
}

/** A name has few words, and no digits or signs of a sentence. @param {string} text */
const isName = (text) => /\p{L}{2}/u.test(text) && text.length <= 60 && text.split(' ').length <= 6 && !/[@:/?!€$£#<>=]|\d|\.$/u.test(text);

/** @param {HTMLElement} card @param {string[]} lines @returns {{ name: string, element: Element } | null} */
function nameOf(card, lines) {
  const isWhole = (/** @type {string} */ text) => lines.some((line) => line === text || (line.startsWith(text) && /^\s*[,(–-]/.test(line.slice(text.length))));
  const links = [...card.querySelectorAll('a[href]')].filter((link) => opensPerson(link.getAttribute('href') ?? ''));
  const named = [...links, ...card.querySelectorAll(NAMED)].filter((one) => !linkKind(one) && isVisible(one));
  for (const one of named) {
    const text = shownLines(one)[0] ?? '';
    if (isName(text)) return isWhole(text) ? { name: text, element: one } : null;
  }
  if (!lines[0] || !isName(lines[0]) || named.length > 0) return null;
  const own = [...card.querySelectorAll('*')].find((one) => one.childElementCount === 0 && tidy(one.textContent) === lines[0] && isVisible(one));
  return { name: lines[0], element: own ?? card };
}

/** What a card says, by HEADERS; null when it is of no person. @param {HTMLElement} card */
function readCard(card) {
  const lines = shownLines(card);
  if (lines.length === 0 || lines.length > MOST_LINES) return null;
  const links = [...(card.matches('a[href]') ? [card] : []), ...card.querySelectorAll('a[href]')];
  const hrefOf = (/** @type {Element | undefined} */ link) => link?.getAttribute('href') ?? '';
  const opening = links.filter((link) => /\d|[0-9a-f]{8}/i.test(hrefOf(link)));
  const hrefs = opening.map(hrefOf);
  const reached = (/** @type {string} */ kind) => links.filter((link) => linkKind(link) === kind).map(linkAddress).find(Boolean);
  const email = reached('email') ?? lines.map((line) => EMAIL.exec(line)?.[0]).find(Boolean) ?? '';
  const named = nameOf(card, lines);
  if (!named) return null;
  const opened = named.element.closest('a[href]')?.getAttribute('href') ?? '';
  const opens = hrefs.some(opensPerson);
  // The card of another thing, or of what somebody did, names that first and only mentions a person.
  const first = lines[0] === named.name ? '' : hrefOf(opening.find((link) => shownLines(link)[0] === lines[0]) ?? opening[0]);
  const other = first && !opensPerson(first) ? true : opensOther(opened) || (/^[/#\w]/.test(opened) && opened !== '#' && hrefs.includes(opened) && !opens && !email);
  const works = lines.filter((line) => line !== named.name).map((line) => AT.exec(line)).find(Boolean);
  if (other || !(email || works || opens)) return null;
  return { cells: [named.name, works?.[1] ?? '', works?.[2] ?? '', email, reached('phone') ?? ''], named: /** @type {HTMLElement} */ (named.element), sure: opens || (Boolean(email) && (isAddressed(named.name, [email]) || !/\p{Script=Latin}/u.test(named.name))) };
}

/**
 * @param {(Document | ShadowRoot)[]} roots
 * @param {HTMLElement[]} rows already read otherwise
 * @returns {import('./page.js').Found[]}
 */
export function cardsOf(roots, rows) {
  /** @type {Set<HTMLElement>} */
  const taken = new Set();
  /** @type {import('./page.js').Found[]} */
  const found = [];
  const groups = groupsOf(seedsOf(roots, new Set(rows))).map((alike) => alike.filter(isVisible).flatMap((element) => ({ element, read: readCard(element) })).flatMap(({ element, read }) => (read ? [{ element, read }] : [])))
    .filter((cards) => cards.length >= LEAST_ALIKE && 2 * cards.filter(({ read }) => read.sure).length >= cards.length);
  // Of nested groups the one whose entries say most counts; of equals the inner.
  const said = (/** @type {typeof groups[0]} */ cards) => cards.reduce((sum, { read }) => sum + read.cells.filter(Boolean).length, 0);
  for (const cards of groups.sort((a, b) => said(b) - said(a) || Number(b[0].element.contains(a[0].element)) - Number(a[0].element.contains(b[0].element)))) {
    if (cards.some(({ element }) => [...taken].some((other) => other.contains(element) || element.contains(other)))) continue;
    cards.forEach(({ element }) => taken.add(element));
    const names = trustedIds(cards.map(({ element }) => recordOf(element)));
    found.push({
      kind: 'cards', element: /** @type {HTMLElement} */ (cards[0].element.parentElement), headers: HEADERS,
      rows: cards.map(({ element, read }, i) => ({ element, anchors: [read.named, null, null, null, null], cells: read.cells, ...names[i] })),
    });
  }
  return found;
}
