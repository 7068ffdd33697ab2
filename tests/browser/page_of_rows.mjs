// SPDX-License-Identifier: MIT
// Pages with as many invented contacts as a test wants, as a CRM would draw them.

const FIRST = ['Aino', 'Bertil', 'Celia', 'Dimitri', 'Elsa', 'Frans', 'Greta', 'Heikki', 'Ida', 'Joel'];

/** @param {number} rows @param {{ style?: string, cell?: (row: number) => string }} [options] */
export function pageOfRows(rows, { style = '', cell = () => '' } = {}) {
  const heads = ['', 'Name', 'Job title', 'Company', 'Email', 'Phone', 'Owner', 'Last activity', 'Page views', 'Status', 'Note'];
  const line = (row) => [
    '<input type="checkbox">', `<div class="name"><a href="/contacts/${100_000 + 7 * row}"><span>${FIRST[row % 10]} Example ${'abcdefghij'[row % 7]}</span></a></div>`,
    `<span>${row % 3 ? 'Purchasing manager' : 'CEO'}</span>`, `<a href="/companies/${row % 90}">Firm ${row % 90} Example</a>`, `<a href="mailto:p${row}@firm${row % 90}.example">p${row}@firm${row % 90}.example</a>`,
    `<span>+358 40 ${row}</span>`, '<div>Rep Own</div>', `<time datetime="2026-11-0${1 + (row % 9)}T08:00:00Z">Nov ${1 + (row % 9)}</time>`, `<span>${row % 17}</span>`, '<span><b>Open</b></span>', cell(row),
  ].map((text) => `<td>${text}</td>`).join('');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Contacts</title><style>td,th{padding:4px 10px;height:24px;white-space:nowrap}${style}</style>
<h1>Contacts</h1><div id="list"><table><thead><tr>${heads.map((head) => `<th><button>${head}</button></th>`).join('')}</tr></thead><tbody>${Array.from({ length: rows }, (_, row) => `<tr>${line(row)}</tr>`).join('\n')}</tbody></table></div>
<script>const html = document.getElementById('list').innerHTML; window.render = () => { document.getElementById('list').innerHTML = html; };</script></html>`;
}
