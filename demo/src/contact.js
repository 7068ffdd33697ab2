// SPDX-License-Identifier: MIT
// The panel beside the list, and what a person does in it.
import { answered, askedInVain, responded, withLifecycle, withoutFact } from 'bantam-crm';
import { panel } from 'bantam-crm/views';
import { done } from './ranking.js';
import { committeeText } from './rows.js';
import { el, fill } from './dom.js';
import { say } from './say.js';

/** @param {any} app @param {HTMLElement} root */
export function drawContact(app, root) {
  const { selected } = app;
  if (!selected) return fill(root, [el('p', { class: 'quiet' }, say('contact.none'))]);
  const at = app.toldAt;
  const you = say('contact.you');   // an act says the same whenever it is done anew, under whatever model and in whatever language
  const { questions } = app.document;
  const change = (/** @type {(contact: any) => any} */ act) => record(app, selected, act);
  const question = (/** @type {string} */ id) => questions.find((/** @type {any} */ one) => one.id === id);
  if (!root.firstElementChild?.matches('.panel')) fill(root, [el('div', { class: 'panel' }), el('p', { class: 'quiet committee' })]);
  const [view, committee] = /** @type {any} */ (root.children);
  panel(view, selected.annotation, {
    ...app.viewing, questions: app.questions, note: (/** @type {any} */ fact) => noteLine(app, fact, () => app.address.side === 'contact' && drawContact(app, root)), person: { name: selected.name, title: selected.title, company: selected.company },
    onAnswer: (/** @type {any} */ { questionId, optionId, text }) => {
      const asked = question(questionId);
      return change((contact) => answered(contact, asked, { optionId, text }, { at }));
    },
    onAsked: ({ questionId }) => change((contact) => askedInVain(contact, questionId, at)),
    onWrong: ({ fact }) => change((contact) => withoutFact(contact, fact)),
    onOverride: ({ tier, reason, until }) => change((contact) => withLifecycle(contact, { override: { tier, reason, by: you, ...(until && { until }) } })),
    onVerify: () => change((contact) => withLifecycle(contact, { verifiedBy: you, verifiedAt: at })),
    onResponse: ({ how }) => change((contact) => responded(contact, how, at)),
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

/** The row changes at once; the order follows when the file is ranked anew. @param {any} app @param {any} selected @param {(contact: any) => any} act */
async function record(app, { row, contact: before }, act) {
  const { ranking } = app;
  if (ranking.file !== app.book.file) return;   // another file is being opened: its rows are other people
  act(before);   // what cannot be done is not kept
  const acts = [...(app.made.edits.get(row) ?? []), act];
  app.make({ edits: new Map(app.made.edits).set(row, acts) });
  const { made } = app;
  try {
    const contact = done(acts, await ranking.contactAsRead(row));
    const annotation = await ranking.qualifier.qualify(contact, { now: app.now });
    if (app.made === made && app.ranking === ranking) {
      const one = ranking.put(row, contact, annotation);
      if (app.chosen === row) app.selected = one;
      app.drawAll();
    }
  } catch (error) {
    if (app.ranking === ranking) throw error;   // else it was closed meanwhile, and the next one knows
  }
  await app.rank();
}
