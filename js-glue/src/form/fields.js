// SPDX-License-Identifier: MIT
// The form's own inputs: what each is for, and what stands in it. Of a group of radio buttons or boxes the group is the field.

const NOT_ASKED = new Set(['submit', 'button', 'image', 'reset', 'password', 'file']);
const CONTROLS = 'input, select, textarea';

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {{ controls: Control[], attribute: string | null, question: string | null }} Field */

/** What we draw ourselves is marked, so that it is never taken for the page's. @param {Element} node */
export const isOurs = (node) => node.closest('[data-bantam-ui]') !== null;

/** @param {HTMLFormElement} form @returns {Control[]} */
export function controlsOf(form) {
  const all = /** @type {Control[]} */ ([...form.elements].filter((one) => one.matches(CONTROLS)));
  return all.filter((one) => !NOT_ASKED.has(one.type) && !isOurs(one));
}

/** The words of a label without those of the inputs in it. @param {Node} node @returns {string} */
function wordsIn(node) {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  if (node instanceof Element && (node.matches(`${CONTROLS}, button, datalist`) || isOurs(node))) return '';
  return [...node.childNodes].map(wordsIn).join(' ');
}

/** @param {Control} control */
export function labelOf(control) {
  const named = control.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => /** @type {Document} */ (control.getRootNode()).getElementById?.(id));
  const parts = named ?? [...(control.labels ?? [])];
  const words = parts.map((part) => (part ? wordsIn(part) : '')).join(' ').replace(/\s+/g, ' ').trim();
  return words || control.getAttribute('aria-label') || control.getAttribute('placeholder') || '';
}

/** The words above a field: of a group the legend. @param {Control[]} controls */
export function titleOf([control, ...others]) {
  const legend = control.closest('fieldset')?.querySelector('legend');
  return (others.length > 0 || control.type === 'radio') && legend ? wordsIn(legend).replace(/\s+/g, ' ').trim() : labelOf(control);
}

const inGroup = (/** @type {Control} */ control) => (control.type === 'radio' || control.type === 'checkbox') && control.name !== '';

/** @param {HTMLFormElement} form @returns {Control[][]} */
export function groupsOf(form) {
  /** @type {Map<string | Control, Control[]>} */
  const groups = new Map();
  for (const control of controlsOf(form)) {
    const key = inGroup(control) ? `${control.type} ${control.name}` : control;
    groups.set(key, [...(groups.get(key) ?? []), control]);
  }
  return [...groups.values()];
}

const letters = (/** @type {string} */ words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/**
 * `data-bantam` on an input says what it is for; `none` leaves it alone. A label that is a question of the model is that question.
 * @param {HTMLFormElement} form @param {Pick<import('../form_qualifier.js').FormQualifier, 'map' | 'info'>} qualifier @returns {Field[]}
 */
export function mapFields(form, qualifier) {
  const groups = groupsOf(form).filter(([control]) => control.dataset.bantam !== 'none');
  const mapped = qualifier.map(groups.map((controls) => {
    const [control] = controls;
    if (control.dataset.bantam) return { name: control.dataset.bantam };
    return { name: control.name, autocomplete: control.autocomplete, label: titleOf(controls), id: control.id };
  }));
  const { questions } = qualifier.info;
  groups.forEach((controls, i) => {
    const same = mapped[i].attribute === null && questions.find(({ text }) => letters(text) === letters(titleOf(controls)));
    if (same && !mapped.some(({ attribute }) => attribute === same.fact)) mapped[i] = { attribute: same.fact, question: same.id };
  });
  return groups.map((controls, i) => ({ controls, ...mapped[i] })).filter(({ attribute }) => attribute !== null);
}

/** What stands in a field, as its reader sees it first, then as the page names it; nothing: not filled in. @param {Field['controls']} controls @returns {string[]} */
export function readField(controls) {
  const [control] = controls;
  if (control instanceof HTMLSelectElement) {
    const chosen = [...control.selectedOptions].filter(({ value, disabled }) => value !== '' && !disabled);
    return chosen.length ? [chosen.map(({ label }) => label).join(', '), chosen.map(({ value }) => value).join(', ')] : [];
  }
  if (control.type !== 'radio' && control.type !== 'checkbox') return control.value.trim() === '' ? [] : [control.value];
  const ticked = /** @type {HTMLInputElement[]} */ (controls).filter(({ checked }) => checked);
  if (ticked.length === 0) return [];
  if (control.type === 'checkbox' && controls.length === 1) return ['yes', control.value];
  return [ticked.map(labelOf).join(', '), ticked.map(({ value }) => value).join(', ')];
}

/** As typing would, so that frameworks that hold the value hear it. @param {HTMLInputElement} input @param {string} value */
export function fillIn(input, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
}
