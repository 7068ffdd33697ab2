// SPDX-License-Identifier: MIT
// `bantam-crm/form-element`: `<bantam-form>` around a form.
import type { FormAnswer, FormQuestion } from './form.js';

/**
 * Attributes: `model` (address of the module that `bantam publish-form -o form.js` wrote), `mode="chat"` (one thing at a time, the form's own
 * fields too), `profiling="off"` (nothing is judged or kept, the questions come in their fixed order), `consent` (`given` or `refused`: what the
 * page's own consent manager says), `remember-days` (180). On an input, `data-bantam` names the attribute that it is for, `none` leaves it alone;
 * `data-bantam-questions` marks where to ask. A child with `slot="notice"` stands instead of our notice.
 *
 * Events, all bubbling: `bantam:question`, `bantam:step`, `bantam:error`.
 */
export class BantamForm extends HTMLElement {
  /** A published form: text, bytes or module; stronger than the attribute. */
  model: unknown;
  consent: boolean | null;
  /** What follows if the form is sent now; null until it is loaded. */
  readonly step: string | null;
  answers(): FormAnswer[];
  /** For pages that send by script: shows `<template data-step>` of the step in the form's place. Whether there was one. */
  sent(step?: string | null): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'bantam-form': BantamForm;
  }
}

export interface BantamQuestionEvent extends CustomEvent<{ question: FormQuestion; number: number }> {
  readonly type: 'bantam:question';
}
/** `sent`: the visitor sends the form; else the step changed while they were typing. */
export interface BantamStepEvent extends CustomEvent<{ step: string; sent: boolean; answers: FormAnswer[] }> {
  readonly type: 'bantam:step';
}
/** The form stays as it was without us. Of an element without a model the console says so too, unless a listener prevents the default. */
export interface BantamErrorEvent extends CustomEvent<{ error: unknown }> {
  readonly type: 'bantam:error';
}

/** Makes the element known to the page; a second time does nothing. */
export function defineForm(registry?: CustomElementRegistry): void;
