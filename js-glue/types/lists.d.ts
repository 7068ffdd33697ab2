// SPDX-License-Identifier: MIT
// Lists of contacts, packed and kept.
import type { Annotation, Criterion, Standing, Tier } from './documents.js';
import type { HostSignal } from './host.js';
import type { ContactInput, Fault, Refusal } from './index.js';

export interface ListOptions {
  /** The moment to judge at. */
  now: Date | string;
}

export interface RemoteListOptions extends ListOptions {
  /** Heard between two chunks of contacts. */
  signal?: HostSignal;
  onProgress?: (progress: { done: number }) => void;
}

export interface ListSummary {
  count: number;
  /** The names behind the numbers of `tier` and `standing`, and behind the bits of `missing`, the lowest first. */
  tiers: Tier[];
  standings: Standing[];
  criteria: Criterion[];
}

/** A copy of each column, by row. */
export interface ListColumns {
  /** Thousandths of points; 0 for whoever is not a lead, and where the contact could not be read. */
  score: Int32Array;
  fit: Int32Array;
  engagement: Int32Array;
  /** Into `summary.tiers`; -1: not a lead, or not readable. */
  tier: Int8Array;
  standing: Uint8Array;
  /** Set of `summary.criteria` that are unknown or partial. */
  missing: Uint8Array;
  /** 1: the contact could not be read; `error` says why. */
  bad: Uint8Array;
}

/**
 * The answers of `score` for many contacts. Objects are packed without text as far as the model asks them; the contacts themselves are kept
 * by reference: tell the list with `update` when one changes. When an input was too much for the memory that lists share, their methods
 * throw `list_lost` until `repack`.
 */
export class ContactList implements ListColumns {
  private constructor();
  readonly size: number;
  readonly summary: ListSummary;
  readonly score: Int32Array;
  readonly fit: Int32Array;
  readonly engagement: Int32Array;
  readonly tier: Int8Array;
  readonly standing: Uint8Array;
  readonly missing: Uint8Array;
  readonly bad: Uint8Array;
  /** Those that are named, all by default. */
  columns(): ListColumns;
  columns<Name extends keyof ListColumns>(names: Name[]): Pick<ListColumns, Name>;
  /** Rows, what to do first first; whoever is not a lead comes last. */
  inWorkOrder(): Uint32Array;
  /** Scores all contacts at another moment: contacts are read again only where more than the weight of their events is another then. */
  setNow(now: Date | string): void;
  add(...contacts: ContactInput[]): void;
  update(row: number, contact: ContactInput): void;
  /** The rows behind it move up. */
  remove(row: number): void;
  annotate(row: number, options?: { locale?: string }): Annotation | Refusal;
  /** What is wrong with a contact that could not be read; null when nothing is. */
  error(row: number): Fault | null;
  /** Packs the contacts again, after the list was lost. */
  repack(): void;
  close(): void;
}

type Later<Method> = Method extends (...args: infer Args) => infer Answer ? (...args: Args) => Promise<Awaited<Answer>> : never;

/** A list behind a port: the same, each method a promise. */
export interface RemoteContactList {
  /** As it was when the list was opened. */
  summary: ListSummary;
  columns(): Promise<ListColumns>;
  columns<Name extends keyof ListColumns>(names: Name[]): Promise<Pick<ListColumns, Name>>;
  inWorkOrder: Later<ContactList['inWorkOrder']>;
  setNow: Later<ContactList['setNow']>;
  add: Later<ContactList['add']>;
  update: Later<ContactList['update']>;
  remove: Later<ContactList['remove']>;
  annotate: Later<ContactList['annotate']>;
  error: Later<ContactList['error']>;
  repack: Later<ContactList['repack']>;
  close: Later<ContactList['close']>;
}
