// SPDX-License-Identifier: MIT
// What a person tells about a contact, as a changed contact. Nothing is changed in place.
import type { Contact } from './documents.js';

/** A question as the model document has it: each option says what it sets. */
export interface ModelQuestion {
  id: string;
  fact: string;
  options: { id: string; set: object }[];
}
/** When it was told, and by whom: `by` stays beside the fact, and the annotation's evidence has it. */
export interface Told {
  at: string;
  by?: string;
}

/** The contact with an option's answer, or with what was typed, as the person's facts. Throws `misuse` for neither, or no such option. */
export function answered(contact: Contact, question: ModelQuestion, answer: { optionId?: string; text?: string }, told: Told): Contact;
/** The question was asked and nobody answered: it waits until its pause is over. */
export function askedInVain(contact: Contact, questionId: string, at: string): Contact;
/** The contact with what is right under an attribute's path, as the person's fact. */
export function corrected(contact: Contact, fact: string, value: unknown, told: Told): Contact;
/** The contact without what is known under an attribute's path. */
export function withoutFact(contact: Contact, fact: string): Contact;
/** The contact with one more event. */
export function happened(contact: Contact, type: string, at: string): Contact;
/** The contact with other parts of its lifecycle: an override, a verification. */
export function withLifecycle(contact: Contact, parts: object): Contact;
/** The contact with one more attempt to reach it. */
export function responded(contact: Contact, how: string, at: string): Contact;
