// SPDX-License-Identifier: MIT
// `bantam-crm/form`: a published form model in the visitor's page.
import type { ModuleBytes } from './host.js';
import { BantamError } from './index.js';

export { BantamError };

/** What may be typed for a question besides its options' words. */
export type FormInput = 'choice' | 'yesno' | 'number' | 'days' | 'money' | 'text';

export interface FormOption {
  id: string;
  label: string;
}
export interface FormQuestion {
  id: string;
  /** What an answer makes known: an attribute path such as `company.employees`. */
  fact: string;
  input: FormInput;
  text: string;
  options: FormOption[];
}
export interface FormInfo {
  id: string;
  version: string;
  locale: string;
  /** How many questions are asked at most; what is known already does not count. */
  budget: number;
  /** In the fixed order, the most useful first. */
  questions: FormQuestion[];
  /** The public names of what follows. */
  steps: string[];
}

/** `company`: in none of the published lists. */
export type EmailClass = 'unknown' | 'free' | 'disposable' | 'education' | 'government' | 'company';

/** An input of a form, as far as it says what it is for; an HTML input will do. */
export interface FormField {
  name?: string;
  autocomplete?: string;
  label?: string;
  id?: string;
}
export interface FormMapping {
  /** `person.email`, `consent.profiling`, a question's fact; null for everything else. */
  attribute: string | null;
  /** The question that this input answers. */
  question: string | null;
}

export interface FormAnswer {
  question: string;
  fact: string;
  /** The option that it is; null for own words and where the visitor passed. */
  option: string | null;
  /** What was typed, else the option's label. */
  text: string | null;
}

export interface FormLoadOptions {
  /** What `bantam publish-form` wrote: text, bytes, or the module of `-o form.js`. */
  model: string | ArrayBuffer | ArrayBufferView | { default: string };
  /** The bytes of `bantam_form.wasm`, or the module compiled; by default they are imported as a script. */
  bytes?: ModuleBytes;
  /** Where WebAssembly is refused: ask in the fixed order and judge nothing (the default), or reject with `no_instance`. Wrong bytes are no refusal. */
  allowFixed?: boolean;
}

/**
 * One visitor. Synchronous once loaded; works in a page, a worker and Node. Throws BantamError: `format`, `version`, `checksum`, `too_large`,
 * `bad_bytes` and `bad_model` on loading, `unknown_question`, `unknown_option`, `bad_answer`, `bad_now`, `closed`, `instance_lost`.
 */
export class FormQualifier {
  private constructor();
  static load(options: FormLoadOptions): Promise<FormQualifier>;
  /** Whether the model is walked; false where WebAssembly is refused. */
  readonly judges: boolean;
  readonly info: FormInfo;
  /** What each input is for, in their order; of several for one thing the best counts. */
  map(inputs: Iterable<FormField>): FormMapping[];
  /**
   * Tells what was typed or ticked. By a question's id: the form asked it. By its fact, or `person.email`: it is known otherwise and does not
   * count against the budget. Dates are read only with `now`. Null: nothing was told.
   */
  answer(questionOrFact: string, value: string | number | boolean, options?: { now?: Date }): FormAnswer | null;
  choose(questionOrFact: string, option: string): FormAnswer | null;
  /** By a question's id: the visitor would rather not say. By its fact: something else on the page asks it. */
  pass(questionOrFact: string): void;
  forget(questionOrFact: string): void;
  /** False: nothing is judged, the questions come in the fixed order, the step is that of anybody. */
  consent(mayJudge: boolean): void;
  /** The question to ask next; null when there is none or the budget is spent. */
  next(): FormQuestion | null;
  /** What follows if the form is sent now: one of `info.steps`. */
  step(): string;
  /** The address with a mistyped provider mended, to be offered and not imposed; null when there is nothing to mend. */
  suggestDomain(email: string): string | null;
  /** The class of the address's domain; the address counts from now on. */
  emailClass(email: string): EmailClass;
  /** All that was told, for the form's hidden fields. */
  answers(): FormAnswer[];
  close(): void;
}
