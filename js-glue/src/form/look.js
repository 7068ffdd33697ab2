// SPDX-License-Identifier: MIT
// The look of what is drawn into a page's form: the page's own type and colours, so it fits light and dark pages alike; one accent. A sheet
// that is adopted, which no policy refuses.

const css = `
.bantam-form{margin-block:1em;line-height:1.45;text-align:start;overflow-wrap:anywhere}
.bantam-form *{box-sizing:border-box}
.bantam-form p,.bantam-log p{margin:0 0 .35em;padding:0;font-size:1em;color:inherit}
.bantam-form .bantam-ask{font-weight:600;font-size:1.05em}
.bantam-form p:focus:not(:focus-visible){outline:none}
.bantam-form .bantam-quiet,.bantam-hint{font-size:.9em;font-weight:400}
.bantam-form label.bantam-quiet{display:block;margin:0 0 .35em}
.bantam-form label input{appearance:auto;inline-size:auto;min-inline-size:0;margin:0;display:inline-block;vertical-align:-.1em}
.bantam-form .bantam-row{display:flex;flex-wrap:wrap;align-items:center;gap:.5em;margin:.5em 0}
button.bantam-option.bantam-option,button.bantam-link.bantam-link{all:revert;font:inherit;color:inherit;background:none;border:1px solid;border-radius:var(--bantam-radius,.5em);padding:.5em .9em;margin:0;min-block-size:2.6em;cursor:pointer;text-align:start;max-inline-size:100%}
button.bantam-link.bantam-link{border:0;padding:.2em .4em .2em 0;min-block-size:24px;text-decoration:underline}
.bantam-log button.bantam-link.bantam-link{padding-inline:0}
button.bantam-option.bantam-option:active{background:var(--bantam-accent,#0b6464);color:var(--bantam-on-accent,#fff)}
@media (hover:hover){button.bantam-option.bantam-option:hover{box-shadow:inset 0 0 0 1px}}
.bantam-form :focus-visible,.bantam-hint :focus-visible,.bantam-log :focus-visible{outline:2px solid;outline-offset:2px}
.bantam-form .bantam-typed{font:inherit;flex:1 1 12em;min-inline-size:0;inline-size:auto;max-inline-size:24em;padding:.5em .7em;min-block-size:2.6em;margin:0;border:1px solid;border-radius:var(--bantam-radius,.5em);background:Field;color:FieldText}
.bantam-typed::placeholder{color:inherit;opacity:.75}
.bantam-log{list-style:none;margin:0 0 1em;padding:0}
.bantam-log li{display:grid;margin:0 0 .6em}
.bantam-log p{max-inline-size:85%;overflow-wrap:anywhere}
.bantam-log .bantam-said{justify-self:end;border:1px solid;border-radius:1em 1em 0 1em;padding:.4em .8em}
.bantam-hint{display:block;margin:.3em 0}
.bantam-hint:empty,.bantam-log:empty{position:absolute}
[data-bantam-later],bantam-form form[hidden]{display:none!important}
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
