// SPDX-License-Identifier: MIT
// What a view does itself when a button is pressed: copying and saving text, with a sign that it happened.

/** Cells may hold a megabyte: what is shown of one is its beginning. @param {unknown} text @param {number} [most] */
export function short(text, most = 280) {
  const whole = String(text ?? '');
  return whole.length <= most ? whole : `${whole.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Marks the pressed button for two seconds; screen readers hear `said`. @param {Event} event @param {string} said */
function confirm(event, said) {
  const node = /** @type {HTMLElement} */ (event.currentTarget);
  const view = /** @type {Element} */ (node.closest('.bt'));
  const status = view.querySelector('.bt-status');
  node.setAttribute('data-done', '');
  if (status) status.textContent = said;
  setTimeout(() => {
    node.removeAttribute('data-done');
    if (status?.textContent === said) status.textContent = '';
  }, 2000);
}

/** @param {{ onCopy?: (detail: any, event: Event) => void }} options @param {string} what @param {string} text @param {string} said */
export function copier({ onCopy }, what, text, said) {
  return async (/** @type {unknown} */ _detail, /** @type {Event} */ event) => {
    const confirmed = { currentTarget: event.currentTarget };
    if (onCopy) onCopy({ what, text }, event);
    else await navigator.clipboard.writeText(text);
    confirm(/** @type {Event} */ (confirmed), said);
  };
}

/** Hands text, or what is a file already, to the browser as one. @param {Document} document @param {string} name @param {string | Blob} text @param {string} [type] */
export function saveText(document, name, text, type = 'text/plain;charset=utf-8') {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
