// SPDX-License-Identifier: MIT
// The gallery's page. The address says what is shown: #view=panel&locale=fi&theme=dark&dir=rtl&open=1
import { defineElements } from 'bantam-crm/elements';
import { LOCALES, badge, list, loadWords, panel, profile, whatif } from 'bantam-crm/views';

const { states: all, numbers, models } = /** @type {any} */ (shownData);
const main = /** @type {HTMLElement} */ (document.getElementById('gallery'));
const choice = () => new URLSearchParams(location.hash.slice(1));
/** @type {string[]} */
const said = [];
const say = (/** @type {string} */ what) => (/** @type {unknown} */ detail) => said.push(`${what} ${JSON.stringify(detail)}`);

/** @param {string} tag @param {Record<string, string>} props @param {(string | Node)[]} children */
function make(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** @type {(() => unknown)[]} */
let shown = [];

/** @param {HTMLElement} into @param {string} caption @param {(root: HTMLElement) => unknown} draw */
function show(into, caption, draw) {
  const stage = make('div', { class: 'stage' });
  into.append(make('figure', {}, make('figcaption', {}, caption), stage));
  shown.push(() => draw(stage));
  draw(stage);
}

const PANEL = ['onAnswer', 'onAsked', 'onWrong', 'onCopy', 'onOverride', 'onVerify', 'onResponse', 'onFeedback'];
const heard = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, say(name)]));

/** @type {Record<string, (into: HTMLElement, locale: string, options: any, all: any[]) => void>} */
const VIEWS = {
  badge(into, locale, options, all) {
    into.className = 'badges';
    for (const state of all.filter(({ kept }) => kept)) {
      const annotation = state.annotations[locale];
      if ('error' in annotation) continue;
      show(into, state.name, (root) => badge(root, annotation, { ...options, onOpen: say('onOpen') }));
      show(into, `${state.name} (dot)`, (root) => badge(root, annotation, { ...options, form: 'dot' }));
    }
  },
  panel(into, locale, options, all) {
    into.className = 'panels';
    for (const { name, traits, person, timeZone, kept, annotations, questions, lines } of all) {
      if (kept) show(into, `${name} (${traits.join(', ')})`, (root) => panel(root, annotations[locale], { ...options, timeZone, person, questions: questions[locale], note: ({ fact }) => lines[fact] ?? null, ...heard(PANEL) }));
    }
  },
};

/** @param {any[]} all @param {string} locale */
const rowsOf = (all, locale) => all.filter(({ kept }) => kept).map(({ name, person, annotations }) => ({ id: name, name: person.name ?? name, company: person.company, annotation: annotations[locale] }));

VIEWS.list = (into, locale, options, all) => {
  into.className = 'wide';
  const rows = rowsOf(all, locale);
  const lists = {
    'in work order': { count: rows.length, row: (/** @type {number} */ i) => rows[i] },
    'a million rows': { count: 1_000_000, row: (/** @type {number} */ i) => ({ ...rows[(i * 7) % rows.length], name: `Invented Person ${i + 1}` }) },
    'no clock runs': { count: 20, row: (/** @type {number} */ i) => rows[i] },
    'not read yet': { count: 20, row: () => null },
    'nobody': { count: 0, row: () => null },
  };
  for (const [name, given] of Object.entries(lists)) {
    show(into, name, (root) => {
      root.classList.add(given.count ? 'tall' : 'low');
      list(root, given, { ...options, label: name, clocks: name !== 'no clock runs', onOpen: say('onOpen') });
    });
  }
};

VIEWS.profile = (into, locale, options) => {
  into.className = 'wide';
  const filled = {
    schemaVersion: 1, sizes: [{ min: 50, max: 500 }, { min: 1000 }], industries: ['software', 'food processing', '<b>bold</b>'], countries: ['FI', 'SE', 'Polska'], people: { seniority: ['c_level', 'director'], functions: ['marketing'], titles: ['brand'] },
    price: { min: 5000, max: 20000, period: 'year' }, currency: 'EUR', horizonDays: 180, exclusions: { domains: ['rival.example'], smallerThan: 5, students: true }, tiers: { sql: { en: 'Hot', fi: 'Kuuma' }, mql: 'Warm' },
    promise: { minutes: 60, holidays: ['2026-12-25'] }, verification: 'person', ownDomains: ['ours.example'],
  };
  const { points, personas } = models[locale];
  const beside = { points, personas, faults: ['Example of a fault: fit alone makes a contact ready.'], ...heard(['onPoints', 'onImport', 'onExport', 'onPrint']) };
  for (const [name, given, more] of [['nothing answered yet', { schemaVersion: 1 }, {}], ['answered', filled, beside]]) {
    let document = given;
    show(into, /** @type {string} */ (name), function draw(root) {
      profile(root, document, { ...options, .../** @type {object} */ (more), onChange: (/** @type {any} */ detail) => (said.push(`onChange ${JSON.stringify(detail)}`), (document = detail.document), draw(root)) });
    });
  }
};

VIEWS.whatif = (into, _locale, options) => {
  into.className = 'wide';
  const on = heard(['onChange', 'onKeep', 'onReset', 'onMover', 'onCopy']);
  for (const [name, data] of Object.entries(numbers)) show(into, name, (root) => whatif(root, data, { ...options, ...on }));
};

VIEWS.elements = (into, locale, options, all) => {
  defineElements();
  const { annotations, questions, person, timeZone } = all.find(({ kept, annotations }) => kept && annotations.en.tier === 'sql' && annotations.en.next);
  const annotation = annotations[locale];
  into.className = 'panels';
  show(into, 'in the page itself', (root) => (root.classList.add('light'), badge(root, annotation, options)));
  show(into, 'in a closed shadow root', (root) => {
    const shadow = root.attachShadow({ mode: 'closed' });
    Object.assign(window, { shadow });
    badge(shadow, annotation, options);
  });
  for (const name of ['bantam-badge', 'bantam-panel']) {
    show(into, `<${name}>`, (root) => root.replaceChildren(Object.assign(make(name, { controls: '', locale }), { annotation, options: { ...options, person, timeZone, questions: questions[locale] } })));
  }
  for (const name of ['answer', 'asked', 'open']) into.addEventListener(`bantam-${name}`, (event) => said.push(`${event.type} ${JSON.stringify(/** @type {CustomEvent} */ (event).detail)}`));
};

async function redraw() {
  const asked = choice();
  const locale = asked.get('locale') ?? 'en';
  const theme = asked.get('theme');
  const dir = asked.get('dir');
  const options = { words: await loadWords(locale), theme: theme ?? undefined, dir: dir ?? undefined, open: asked.has('open') };
  document.documentElement.lang = locale;
  theme ? (document.documentElement.dataset.theme = theme) : delete document.documentElement.dataset.theme;
  document.documentElement.dir = dir ?? 'ltr';
  const link = (/** @type {string} */ key, /** @type {string} */ value) => {
    const to = choice();
    to.set(key, value);
    return make('a', { href: `#${to}` }, value);
  };
  shown = [];
  main.replaceChildren(make('h1', {}, 'Bantam: the views'),
    make('nav', { 'aria-label': 'What is shown' }, ...Object.keys(VIEWS).map((name) => link('view', name)), ...LOCALES.map((name) => link('locale', name)), link('theme', 'light'), link('theme', 'dark'), link('dir', 'rtl'), link('dir', 'ltr'), link('open', '1')));
  for (const [name, draw] of Object.entries(VIEWS)) {
    if ((asked.get('view') ?? name) !== name) continue;
    const into = make('div', {});
    main.append(make('h2', {}, name), into);
    draw(into, locale, options, all);
  }
  document.documentElement.dataset.drawn = location.hash;
}

// A state once more, as after an answer.
Object.assign(window, { said, again: (/** @type {number} */ i) => shown[i]() });
addEventListener('hashchange', redraw);
redraw();
