// SPDX-License-Identifier: MIT
// Tryton's web client (sao), tried with 6.0: parties in its lists, which name them by code and name alone, and in their forms, whose
// values are properties of inputs. Nested lists (addresses, contact mechanisms) are parts of a party, not parties.
import { cellText, controlValue, tidy } from '../reader/cell_text.js';
import { isVisible } from '../reader/visible.js';

const EMAIL = /[^\s@<>,;:]+@[^\s@<>,;:]+\.[^\s@<>,;:]+/;
const PHONE = /^\+?[\d\s()/.-]{5,}$/;
const NESTED = '.form-one2many, .form-many2many';

/** @param {Document} document */
export const matches = (document) => /[#/]model\/party\.party\b/.test(document.location.hash) && document.querySelector('.tab-pane.active, #tabs') !== null;

/** @param {Element} pane @returns {import('../reader/page.js').Found[]} */
function lists(pane) {
  const tables = /** @type {HTMLElement[]} */ ([...pane.querySelectorAll('table.tree')]).filter((table) => !table.closest(NESTED) && isVisible(table));
  return tables.map((table) => {
    const heads = [...table.querySelectorAll('thead th')];
    const lines = /** @type {HTMLElement[]} */ ([...table.querySelectorAll('tbody > tr')]).filter((line) => line.children.length >= heads.length && isVisible(line));
    const columns = heads.flatMap((head, at) => (head.classList.contains('char') && isVisible(head) ? [at] : []));
    // Code and name are the first two columns of text, whatever their language; the code has no blanks.
    const isCode = (/** @type {number} */ at) => lines.every((line) => !/\s/.test(tidy(line.children[at]?.textContent)));
    const code = columns.find(isCode);
    const name = columns.find((at) => at !== code);
    return {
      kind: /** @type {const} */ ('table'), element: table, headers: ['Full Name'],
      rows: name === undefined ? [] : lines.map((element) => ({
        element, anchors: [/** @type {HTMLElement} */ (element.children[name])], cells: [cellText(element.children[name])],
        link: null, id: code === undefined ? null : tidy(element.children[code]?.textContent) || null,
      })),
    };
  }).filter(({ rows }) => rows.length > 0);
}

/** @param {Element} pane @param {string} name a field of the party itself */
const field = (pane, name) => /** @type {HTMLElement[]} */ ([...pane.querySelectorAll(`input[name="${name}"]`)]).find((input) => !input.closest(NESTED) && isVisible(input));

/** @param {Element} pane @returns {import('../reader/page.js').Found[]} */
function records(pane) {
  const name = field(pane, 'name');
  const code = field(pane, 'code');
  if (!name || !code) return [];
  const said = [...pane.querySelectorAll(`${NESTED.split(',')[0]} input, ${NESTED.split(',')[0]} td`)].filter(isVisible)
    .map((one) => (one.localName === 'td' ? (one.querySelector('td, input') ? '' : cellText(one)) : controlValue(one) ?? ''));
  const email = said.map((text) => EMAIL.exec(text)?.[0]).find(Boolean) ?? '';
  const phone = said.find((text) => PHONE.test(text) && text.replace(/\D/g, '').length >= 7) ?? '';
  return [{
    kind: 'record', element: name, headers: ['Full Name', 'Email', 'Phone'], title: controlValue(name) ?? '',
    rows: [{ element: name, anchors: [name, name, name], cells: [controlValue(name) ?? '', email, phone], link: null, id: controlValue(code) || null }],
  }];
}

/** @param {Document} document @returns {import('../reader/page.js').Found[]} */
export function read(document) {
  const pane = document.querySelector('.tab-content > .tab-pane.active') ?? document.body;
  return [...lists(pane), ...records(pane)];
}
