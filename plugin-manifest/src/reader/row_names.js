// SPDX-License-Identifier: MIT
// A name on the page that a row is known by: the record's address, else an id that the page gives it.

const IDS = ['data-id', 'data-row-key', 'data-key', 'data-record-id', 'row-id', 'data-item-id', 'data-rowid'];
/** Ids that a page makes up anew each time: a word of the framework before a number, or no id at all. */
const MADE_UP = /^(datapoint|row|item|ember|cell|list|record|node|r|rc|react|view|template|:r)[-_:]?[\da-z]{0,4}:?$/i;
/** Addresses of things that a person's row also links to. */
const OF_OTHERS = /(^|[/#_=?&-])(accounts?|compan(y|ies)|organi[sz]ations?|deals?|opportunit(y|ies)|users?|personal|edit\w*)([/#?_=&-]|$)/i;
const OF_PERSONS = /(^|[/#_=?&-])(contacts?|leads?|people|persons?|kontakt\w*|prospects?|customers?|yhteyshenkil\w*)([/#?_=&-]|$)/i;

/** @param {string} href */
export const opensPerson = (href) => OF_PERSONS.test(href) && !/[/#](lists?|segments?|groups?|create|new|import)([/?]|$)|record\/0-(?!1\/)/i.test(href);
/** @param {string} href */
export const opensOther = (href) => OF_OTHERS.test(href) && !opensPerson(href);

/** @param {string} href */
const opensRecord = (href) => /\d|[0-9a-f]{8}/i.test(href) && !/^(mailto|tel|callto|sip|javascript|data|blob):/i.test(href);

/** @typedef {{ link: string | null, id: string | null }} Name */

/** @param {HTMLElement} element @returns {Name} */
export function recordOf(element) {
  const links = element.matches('a[href]') ? [element] : [...element.querySelectorAll('a[href]')];
  const own = element.getAttribute('data-recordurl') ?? element.getAttribute('data-href') ?? element.getAttribute('data-url');
  const hrefs = [own, ...links.map((one) => one.getAttribute('href'))].map((href) => href ?? '').filter(opensRecord);
  const link = hrefs.find((href) => opensPerson(href) && !/edit/i.test(href)) ?? hrefs.find((href) => !OF_OTHERS.test(href)) ?? null;
  const id = IDS.map((name) => element.getAttribute(name)).find((given) => given && !MADE_UP.test(given)) ?? null;
  return { link, id };
}

/** Ids that only count the rows belong to the page, not to the contacts. @param {Name[]} names @returns {Name[]} */
export function trustedIds(names) {
  const numbers = names.map(({ id }) => Number(id ?? NaN));
  const counts = numbers.length > 1 ? numbers.every((number, row) => number === numbers[0] + row) : numbers[0] < 2;
  return counts ? names.map(({ link }) => ({ link, id: null })) : names;
}
