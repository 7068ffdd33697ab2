// SPDX-License-Identifier: MIT
// The panel beside the list, and what a person does in it.
import { answered, askedInVain, responded, withLifecycle, withoutFact } from 'bantam-crm';
import { panel } from 'bantam-crm/views';
import { committeeText } from './rows.js';
import { el, fill } from './dom.js';
import { say } from './say.js';

/** @param {any} app @param {HTMLElement} root */
export function drawContact(app, root) {
  const { selected } = app;
  if (!selected) return fill(root, [el('p', { class: 'quiet' }, say('contact.none'))]);
  const at = app.now;
  const change = (/** @type {any} */ contact) => record(app, selected, contact);
  const question = (/** @type {string} */ id) => app.document.questions.find((/** @type {any} */ one) => one.id === id);
  if (!root.firstElementChild?.matches('.panel')) fill(root, [el('div', { class: 'panel' }), el('p', { class: 'quiet committee' })]);
  const [view, committee] = /** @type {any} */ (root.children);
  panel(view, selected.annotation, {
    ...app.viewing, questions: app.questions, note: (/** @type {any} */ fact) => noteLine(app, fact, () => app.address.side === 'contact' && drawContact(app, root)), person: { name: selected.name, title: selected.title, company: selected.company },
    onAnswer: (/** @type {any} */ { questionId, optionId, text }) => change(answered(selected.contact, question(questionId), { optionId, text }, { at })),
    onAsked: ({ questionId }) => change(askedInVain(selected.contact, questionId, at)),
    onWrong: ({ fact }) => change(withoutFact(selected.contact, fact)),
    onOverride: ({ tier, reason, until }) => change(withLifecycle(selected.contact, { override: { tier, reason, by: say('contact.you'), ...(until && { until }) } })),
    onVerify: () => change(withLifecycle(selected.contact, { verifiedBy: say('contact.you'), verifiedAt: at })),
    onResponse: ({ how }) => change(responded(selected.contact, how, at)),
  });
  committee.textContent = committeeText(selected.annotation.committee);
}

/** Lines for a CRM's notes, by language and fact: the core words them in its worker. @type {Map<string, string | null>} */
const lines = new Map();

/** @param {any} app @param {any} fact @param {() => void} come @returns {string | null} */
function noteLine(app, fact, come) {
  const key = JSON.stringify([app.locale, fact]);
  const here = lines.get(key);
  if (here !== undefined) return here;
  if (lines.size > 500) lines.clear();
  lines.set(key, null);
  app.ranking.qualifier.noteLine(fact, { locale: app.locale }).then((/** @type {string | null} */ line) => line && (lines.set(key, line), come()), () => {});
  return null;
}

/** The row changes at once; the order follows when the file is ranked anew. @param {any} app @param {any} selected @param {any} contact */
async function record(app, selected, contact) {
  app.make({ edits: new Map(app.made.edits).set(selected.row, contact) });
  const annotation = await app.ranking.qualifier.qualify(contact, { now: app.now });
  app.selected = app.ranking.put(selected.row, contact, annotation);
  app.drawAll();
  await app.rank();
}
