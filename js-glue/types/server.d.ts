// SPDX-License-Identifier: MIT
// `bantam-crm/server`: a site's server (Node) judges again what its form sent, with the full model.
import type { Annotation, Contact, Tier } from './documents.js';
import type { ModuleBytes } from './host.js';
import type { ModelInput } from './index.js';

/** `path` is the field's name; empty for the whole post. */
export interface LeadFault {
  code: string;
  path: string;
  message: string;
}

export interface IntakeOptions {
  /** Not a compiled one, which does not tell what the form's options stand for: `misuse`. */
  model: ModelInput;
  /** Of the texts for your people; `en` by default. */
  locale?: string;
  bytes?: ModuleBytes;
  /** Your names of fields to attributes, where the core's lexicon would not know them: `{ f17: 'company.employees' }`. */
  map?: Record<string, string>;
  /** Attributes without which a post is refused; `['person.email']` by default. */
  required?: string[];
  /** What sending this form is to the model, as `publish-form --event` was told; dated by `now`. */
  events?: { type: string; asset?: string; topic?: string }[];
  /** Tier to the name of what follows, `*` for all others, who is not judged too; `{ sql: 'calendar', '*': 'guide' }` by default. */
  steps?: Partial<Record<Tier | '*', string>>;
  /** `required`: who did not tick the box that tells `consent.profiling` is not judged. */
  consent?: 'optional' | 'required';
  /** By default 64 KiB, 200 fields, names of 200 and values of 10,000 letters. */
  limits?: Partial<Record<'bytes' | 'fields' | 'name' | 'value', number>>;
}

export interface Lead {
  /** Whether it was read whole and judged; then `contact`, `annotation` and `step` are there. */
  ok: boolean;
  /** For the HTTP answer: 200; 400, 405, 413, 415 or 422 for what was sent; 500 (`not_judged`) where judging it failed. */
  status: number;
  /** One for each field that is wrong, and for the whole post. */
  errors: LeadFault[];
  /** `not_read`, `unknown_question`, `formula`, `markup`, `control`; `note_line`: a text that would tell facts as a line of notes is quoted. */
  warnings: LeadFault[];
  /** All that came, in its order, also when it was refused; as it came, so a line of notes in it is not quoted. */
  fields: { name: string; value: string }[];
  contact: Contact | null;
  /** What was answered to the form's questions, in words. */
  answers: { question: string; fact: string; text: string; label: string }[];
  annotation: Annotation | null;
  /** What follows, by the full model. */
  step: string | null;
  /** What the page said follows; never believed. */
  pageStep: string | null;
}

/** One server's form. Safe to use from any number of requests at once. */
export class FormIntake {
  private constructor();
  /** Rejects with `misuse` where an option is not as described here; its `path` says which. */
  static load(options: IntakeOptions): Promise<FormIntake>;
  /**
   * Reads and judges a post: a request of `node:http` or Express, parsed or not, a Request, or `{ headers, body }`. Never rejects for what was
   * sent; with `bad_now`, `misuse` or `closed` for what it was called with. `id` is the contact's, by default the address.
   */
  accept(request: unknown, options: { now: Date | string; id?: string }): Promise<Lead>;
  /** A message for any mailer. */
  email(lead: Lead, options?: { to?: string; from?: string; link?: string }): { to?: string; from?: string; replyTo?: string; subject: string; text: string; html: string };
  /** The body of a Slack incoming webhook. */
  slack(lead: Lead, options?: { link?: string }): { text: string; blocks: object[] };
  /** The body of a Teams workflow's webhook, an Adaptive Card. */
  teams(lead: Lead, options?: { link?: string }): { type: 'message'; attachments: object[] };
  /** A row for your CRM's import; `columns` is header to attribute of a contact (`misuse` where there is no such attribute). */
  crm(lead: Lead, options?: { columns?: Record<string, string> }): { headers: string[]; row: unknown[]; csv: string };
  close(): void;
}
