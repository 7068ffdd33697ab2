// SPDX-License-Identifier: MIT
// What a site sends on about a lead: e-mail, Slack, Teams, a row for a CRM. Prepared here, sent by the site. What the visitor wrote stays text
// in each of them: no markup, no mention, no link, no header, no formula.
import { keysOf } from './attribute_path.js';
import { csvOf } from './csv.js';
import { quoted } from './server_quoted.js';

/** @typedef {import('../types/server.js').Lead} Lead */
/** @typedef {{ title: string, about: string, lines: [string, string][], link: string | null }} Told */

/** Slack takes 2,000 letters a text and 10 fields a section, Teams 28 KB in all. */
const MOST = { line: 500, chatLine: 300, chatLines: 30, subject: 150, fields: 10, slack: 1_900 };

/** One line without control characters. @param {unknown} text @param {number} [most] */
const line = (text, most = MOST.line) => {
  const plain = String(text ?? '').replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return plain.length > most ? `${plain.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : plain;
};
/** @param {unknown} text */
const html = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
/** @param {any} fact */
const plainOf = (fact) => (fact !== null && typeof fact === 'object' && 'value' in fact ? fact.value : fact);

/** A contact's own words for one of its attributes. @param {any} contact @param {string} path @returns {unknown} */
export function valueAt(contact, path) {
  if (path === 'notes') return (contact?.notes ?? []).map((/** @type {any} */ { text }) => text).join('\n');
  return plainOf(keysOf(path).reduce((/** @type {any} */ inside, key) => (inside !== null && typeof inside === 'object' && Object.hasOwn(inside, key) ? inside[key] : undefined), contact));
}

/** @param {Told} told @param {Lead} lead @param {{ to?: string, from?: string }} [options] */
export function emailOf({ title, about, lines, link }, lead, { to, from } = {}) {
  const rows = lines.map(([label, text]) => `<tr><th align="left">${html(line(label))}</th><td>${html(text)}</td></tr>`).join('');
  const address = lead.ok ? String(valueAt(lead.contact, 'person.email') ?? '') : '';
  return {
    ...(to && { to }), ...(from && { from }), ...(address && { replyTo: address }),
    subject: line(title, MOST.subject),
    text: [about, '', ...lines.map(([label, text]) => `${line(label)}: ${line(text, Infinity)}`), ...(link ? ['', link] : [])].join('\n'),
    html: `<p>${html(about).replaceAll('\n', '<br>')}</p><table>${rows}</table>${link ? `<p><a href="${html(link)}">${html(link)}</a></p>` : ''}`,
  };
}

/** For an incoming webhook. Visitors' words are `plain_text`: Slack makes no mention and no link of it. @param {Told} told */
export function slackOf({ title, about, lines, link }) {
  const plain = (/** @type {string} */ text) => ({ type: 'plain_text', text: text.slice(0, MOST.slack), emoji: false });
  const fields = lines.slice(0, MOST.chatLines).map(([label, text]) => plain(`${line(label, 200)}: ${line(text, MOST.chatLine)}`));
  const groups = Array.from({ length: Math.ceil(fields.length / MOST.fields) }, (_, i) => ({ type: 'section', fields: fields.slice(i * MOST.fields, (i + 1) * MOST.fields) }));
  const escaped = line(title, MOST.subject).replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;' })[letter] ?? '&gt;');
  return {
    text: escaped,
    blocks: [
      { type: 'header', text: plain(line(title, MOST.subject)) },
      { type: 'section', text: plain(about || ' ') },
      ...groups,
      ...(link ? [{ type: 'actions', elements: [{ type: 'button', text: plain('CRM'), url: link }] }] : []),
    ],
  };
}

/** For a Teams workflow's webhook: an Adaptive Card. Text runs are not read as Markdown. @param {Told} told */
export function teamsOf({ title, about, lines, link }) {
  const runs = (/** @type {object[]} */ ...inlines) => ({ type: 'RichTextBlock', inlines });
  const run = (/** @type {string} */ text, more = {}) => ({ type: 'TextRun', text, ...more });
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', type: 'AdaptiveCard', version: '1.4',
    body: [
      runs(run(line(title, MOST.subject), { size: 'Large', weight: 'Bolder' })),
      ...about.split('\n').filter(Boolean).map((one) => runs(run(line(one)))),
      ...lines.slice(0, MOST.chatLines).map(([label, text]) => runs(run(`${line(label, 100)}: `, { weight: 'Bolder' }), run(line(text, MOST.chatLine)))),
    ],
    ...(link && { actions: [{ type: 'Action.OpenUrl', title: 'CRM', url: link }] }),
  };
  return { type: /** @type {const} */ ('message'), attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }] };
}

/** As a spreadsheet must not run it; a number of ours stays one. @param {unknown} cell */
const guarded = (cell) => (typeof cell === 'string' && /^ *[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** A row for a CRM's import, as cells and as CSV. @param {[string, unknown][]} cells */
export function rowOf(cells) {
  const headers = cells.map(([header]) => header);
  const plain = (/** @type {unknown} */ cell) => (cell === null || cell === undefined ? '' : typeof cell === 'object' ? JSON.stringify(cell) : cell);
  const row = cells.map(([, cell]) => plain(cell)).map((cell) => guarded(typeof cell === 'string' ? quoted(cell) : cell));
  return { headers, row, csv: `${csvOf({ headers: /** @type {string[]} */ (headers.map(guarded)), rows: [/** @type {string[]} */ (row)] })}\n` };
}
