// SPDX-License-Identifier: MIT
import type { Annotation } from './documents.js';
import type { Refusal } from './index.js';
import type { BadgeOptions, Judged, PanelOptions } from './views.js';

/** `<bantam-badge locale="fi">`. With the attribute `controls` it is a button and tells `bantam-open`. */
export class BantamBadge extends HTMLElement {
  annotation: Judged | Refusal | null;
  options: BadgeOptions;
}
/** `<bantam-panel locale="fi">`. With the attribute `controls` it takes answers and tells `bantam-answer`, `bantam-asked`, `bantam-wrong`… */
export class BantamPanel extends HTMLElement {
  annotation: Annotation | Refusal | null;
  options: PanelOptions;
}
/** Makes the elements known to the page; a second time does nothing. */
export function defineElements(registry?: CustomElementRegistry): void;
