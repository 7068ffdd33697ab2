// SPDX-License-Identifier: MIT
// The look of what is drawn into a page's form: the page's own type and colours, so it fits light and dark pages alike; one accent. A sheet
// that is adopted, which no policy refuses.

const css = `
.bantam-form{margin-block:1em;line-height:1.45;text-align:start;overflow-wrap:anywhere}
.bantam-form *{box-sizing:border-box}
.bantam-form p{margin:0 0 .35em;padding:0;font-size:1em;color:inherit}
.bantam-form .bantam-ask{font-weight:600;font-size:1.05em;outline-offset:.2em}
.bantam-form .bantam-ask:focus:not(:focus-visible),.bantam-form p:focus:not(:focus-visible){outline:none}
.bantam-form .bantam-quiet,.bantam-hint{font-size:.9em;font-weight:400}
.bantam-form label.bantam-quiet{display:block;margin:0 0 .35em;inline-size:auto}
.bantam-form label input{inline-size:auto;margin:0;vertical-align:-.1em;display:inline-block;min-inline-size:0}
.bantam-form .bantam-row{display:flex;flex-wrap:wrap;align-items:center;gap:.5em;margin:.5em 0}
.bantam-form .bantam-option{all:revert;font:inherit;color:inherit;background:none;border:1px solid;border-radius:var(--bantam-radius,.5em);padding:.5em .9em;margin:0;min-block-size:2.6em;cursor:pointer;text-align:start;inline-size:auto;max-inline-size:100%;letter-spacing:normal;text-transform:none}
.bantam-form .bantam-option:active{background:var(--bantam-accent,#0b6464);border-color:var(--bantam-accent,#0b6464);color:var(--bantam-on-accent,#fff)}
@media (hover:hover){.bantam-form .bantam-option:hover{box-shadow:inset 0 0 0 1px currentColor}}
.bantam-form .bantam-link,.bantam-hint .bantam-link{all:revert;font:inherit;color:inherit;background:none;border:0;padding:.5em .2em;margin:0;min-block-size:24px;cursor:pointer;text-decoration:underline;inline-size:auto;letter-spacing:normal;text-transform:none}
.bantam-form .bantam-quiet .bantam-link{padding:0 .2em}
.bantam-form button:focus-visible,.bantam-hint button:focus-visible,.bantam-form input:focus-visible{outline:2px solid;outline-offset:2px}
.bantam-form .bantam-typed{font:inherit;flex:1 1 12em;min-inline-size:0;inline-size:auto;max-inline-size:24em;padding:.5em .7em;min-block-size:2.6em;margin:0;border:1px solid;border-radius:var(--bantam-radius,.5em);background:Field;color:FieldText}
.bantam-log{list-style:none;margin:0 0 1em;padding:0;display:grid;gap:.6em}
.bantam-log li{display:grid;gap:.3em;margin:0}
.bantam-log p{margin:0;max-inline-size:85%;overflow-wrap:anywhere}
.bantam-log .bantam-said{justify-self:end;border:1px solid;border-radius:1em 1em 0 1em;padding:.4em .8em}
.bantam-log .bantam-link{all:revert;font:inherit;color:inherit;background:none;border:0;padding:.2em;min-block-size:24px;cursor:pointer;text-decoration:underline}
.bantam-hint{display:block;margin:.3em 0}
[data-bantam-later]{display:none!important}
`;

/** @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/** Adopts the sheet where the node stands: the document or a shadow root. @param {Element} node */
export function dress(node) {
  const root = /** @type {Document | ShadowRoot} */ (node.getRootNode());
  const sheet = sheets.get(node.ownerDocument) ?? new CSSStyleSheet();
  if (!sheets.has(node.ownerDocument)) sheet.replaceSync(css), sheets.set(node.ownerDocument, sheet);
  if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
