// SPDX-License-Identifier: MIT
// One form and one visitor: what its inputs say goes to the qualifier, what the qualifier asks goes into the form, what is known goes into
// hidden fields. Answers and the step, nothing else, leave the page, and only when the visitor sends the form.
import { Block } from './block.js';
import { Inputs } from './inputs.js';
import { fieldsOf, keptOf, retell } from './told.js';
import { Turns } from './turns.js';

/** @typedef {import('../form_qualifier.js').FormQualifier} FormQualifier */
/**
 * @typedef {object} Setting
 * @property {HTMLFormElement} form
 * @property {Element | null} inside where to draw, when the element stands in the form
 * @property {FormQualifier} qualifier
 * @property {typeof import('./words/en.js').default} words
 * @property {import('./memory.js').Memory} memory
 * @property {boolean} profiling
 * @property {boolean} chat
 * @property {boolean} notice whether ours is shown
 * @property {boolean | null} consent what the page says; null: nothing
 * @property {() => Date} now
 * @property {(type: string, detail: object) => void} tell
 */

export class Conversation {
  /** @param {Setting} setting */
  constructor(setting) {
    this.#on = setting;
    this.form = setting.form;
    const { words, profiling, qualifier, memory, chat } = setting;
    this.#consent = setting.consent;
    this.#byPage = setting.consent !== null;
    this.#block = new Block(words, {
      onOption: (option) => this.#answered((id) => qualifier.choose(id, option)),
      onText: (text) => this.#typed(text), onPass: () => this.#answered((id) => qualifier.pass(id)),
      onBack: () => this.#back(), onForget: () => this.#forget(), onRemember: (remember) => this.#remember(remember),
    }, { lang: qualifier.info.locale });
    if (!profiling || this.#consent === false) memory.clear(), qualifier.consent(false);
    else this.#recall();
    const untold = (/** @type {string} */ fact) => !this.#recalled.has(this.#questionOf(fact));
    this.#inputs = new Inputs(setting, { untold, onFact: (fact) => this.#recalled.delete(this.#questionOf(fact)), onConsent: (yes) => this.#byPage || this.#hear(yes) });
    this.#turns = chat ? new Turns(this.form, words, () => this.#advance()) : null;
  }

  #on;
  #block;
  #turns;
  #inputs;
  /** Questions put in this visit, and those that were known from earlier ones. @type {string[]} */
  #asked = [];
  /** @type {Set<string>} */
  #recalled = new Set();
  /** @type {import('../../types/form.js').FormQuestion | null} */
  #current = null;
  #drawn = '';
  #step = '';
  #consent;
  #byPage;
  #remembering = false;
  #ended = new AbortController();

  get step() {
    return this.#on.qualifier.step();
  }
  answers() {
    return this.#on.qualifier.answers().filter(({ option, text }) => option !== null || text !== null);
  }

  /** The page's own word, stronger than a box in the form. @param {boolean | null} given */
  consentTo(given) {
    this.#byPage = given !== null;
    this.#hear(given);
    this.#advance();
  }

  /** Whether what was drawn is still there: what draws the form anew may take it away. */
  get whole() {
    return this.form.contains(this.#block.node);
  }

  /** After inputs came or went, or what was drawn. */
  remap() {
    this.#block.placeIn(this.form, this.#on.inside);
    this.#inputs.find();
    this.#turns?.find();
    this.#inputs.read();
    this.#advance();
  }

  /** Into the page, at first and again. */
  resume() {
    this.#listen();
    this.remap();
  }
  /** Out of it: what was said stays. */
  pause() {
    this.#ended.abort();
  }

  end() {
    this.pause();
    this.#inputs.end();
    this.#turns?.end();
    this.#block.node.remove();
    this.#on.qualifier.close();
  }

  #listen() {
    const { form } = this.#on;
    this.pause();
    const { signal } = (this.#ended = new AbortController());
    const listen = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {() => unknown} */ heard, capture = false) => target.addEventListener(type, heard, { signal, capture });
    const again = () => this.#inputs.read() && this.#advance();
    // At the root: a field may stand outside its form.
    for (const type of ['input', 'change', 'focusin']) listen(form.getRootNode(), type, again);
    listen(form, 'reset', () => setTimeout(() => signal.aborted || this.#restart()));
    // Before the page's own scripts, who send what stands in the form then.
    listen(form, 'submit', () => this.#sent(), true);
    // Back from where the form led: what the browser filled in again is read again.
    listen(window, 'pageshow', again);
  }

  /** @param {boolean | null} given */
  #hear(given) {
    const { qualifier, profiling } = this.#on;
    this.#consent = given;
    if (!profiling) return;
    qualifier.consent(given !== false);
    if (given === false) this.#forget();
    this.#remembering = given === true || (given === null && this.#remembering);
  }

  /** @param {string} fact */
  #questionOf = (fact) => this.#on.qualifier.info.questions.find((one) => one.fact === fact)?.id ?? '';
  #known = () => new Set(this.#on.qualifier.answers().map(({ question }) => question));

  #recall() {
    const { memory, qualifier } = this.#on;
    const kept = memory.read();
    this.#remembering = this.#consent === true || kept !== null;
    for (const { id, fact } of qualifier.info.questions) {
      const one = kept?.get(id);
      if (one && retell(qualifier, fact, one)) this.#recalled.add(id);
    }
  }

  /** What was kept is gone, from the page too; what was said in this visit stays until it is sent. */
  #forget() {
    const { memory, qualifier } = this.#on;
    memory.clear();
    this.#remembering = false;
    for (const { id, fact } of qualifier.info.questions) if (this.#recalled.has(id)) qualifier.forget(fact), this.#inputs.again(fact);
    this.#recalled.clear();
    this.#inputs.read();
    this.#advance();
  }

  /** @param {boolean} remember */
  #remember(remember) {
    this.#remembering = remember;
    if (!remember) this.#on.memory.clear();
    this.#advance();
  }

  /** @param {(id: string) => unknown} say */
  #answered(say) {
    if (!this.#current) return;
    const { id } = this.#current;
    say(id);
    this.#asked.push(id);
    this.#turns?.log(this.#current.text, this.answers().find(({ question }) => question === id)?.text ?? null);
    this.#advance();
  }

  /** @param {string} text */
  #typed(text) {
    const { qualifier, now } = this.#on;
    if (!this.#current) return true;
    const { id, input } = this.#current;
    const answer = qualifier.answer(id, text, { now: now() });
    if (answer && answer.option === null && input === 'number') return qualifier.forget(id), false;
    this.#answered(() => answer ?? qualifier.pass(id));
    return true;
  }

  #back() {
    const id = this.#asked.pop();
    if (id === undefined) return;
    this.#on.qualifier.forget(id);
    this.#on.memory.drop(id);
    this.#turns?.unlog();
    this.#current = this.#on.qualifier.info.questions.find((one) => one.id === id) ?? null;
    this.#drawn = '';
    this.#advance();
  }

  #restart() {
    const { qualifier } = this.#on;
    for (const { id } of qualifier.info.questions) qualifier.forget(id);
    this.#asked = [];
    this.#inputs.again();
    this.#current = null;
    this.#turns?.restart();
    if (this.#on.profiling && this.#consent !== false) this.#recall();
    this.#inputs.read();
    this.#advance();
  }

  #sent() {
    const { qualifier, tell, now } = this.#on;
    this.#inputs.read();
    const left = this.#block.leftover();
    if (left !== '' && this.#current) qualifier.answer(this.#current.id, left, { now: now() });
    this.#publish();
    tell('bantam:step', { step: this.step, sent: true, answers: this.answers() });
  }

  /** The question in sight stays until it is answered, whatever is typed elsewhere meanwhile. */
  #advance() {
    const { qualifier, tell, words, profiling } = this.#on;
    if (!this.#current || this.#known().has(this.#current.id)) this.#current = qualifier.next();
    this.#publish();
    const remember = !profiling || this.#byPage || this.#inputs.hasConsent ? null : this.#remembering;
    const turn = this.#turns?.turn ?? null;
    this.#block.foot({ remember, known: this.#recalled.size > 0, notice: this.#on.notice && profiling && this.#consent !== false, shown: !turn && (this.#current !== null || this.#asked.length > 0) });
    const drawn = turn ? turn.key : (this.#current?.id ?? `done ${this.#asked.length}`);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    if (turn) this.#block.say('', turn.more);
    else if (this.#current) {
      const question = this.#current;
      this.#block.ask(question, { number: this.#asked.length + 1, most: qualifier.info.budget, back: this.#asked.length > 0 });
      tell('bantam:question', { question, number: this.#asked.length + 1 });
    } else this.#block.say(this.#asked.length > 0 ? words.done : '');
    this.#turns?.show(this.#current === null);
  }

  /** Into the hidden fields, the memory and the step. */
  #publish() {
    const { qualifier, memory, tell, profiling } = this.#on;
    const inForm = this.#inputs.answered();
    const answers = this.answers();
    const posted = fieldsOf(answers.filter(({ question }) => !inForm.has(question)), qualifier.info.questions);
    this.#block.post(new Map([...posted, ['bantam.step', this.step]]));
    if (this.#remembering && profiling) memory.write(keptOf(answers, this.#asked));
    if (this.step === this.#step) return;
    this.#step = qualifier.step();
    tell('bantam:step', { step: this.#step, sent: false, answers });
  }
}
