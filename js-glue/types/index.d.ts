// SPDX-License-Identifier: MIT
// The package's types, by hand. What a contact and an annotation hold is in ./documents.d.ts.
import type { Annotation, Contact, Model, ModelInfo, NotedFact, Profile, Question, Review, Score, TitleReading } from './documents.js';
import type { ContactList, ListOptions, RemoteContactList, RemoteListOptions } from './lists.js';
import type { FileInput, FileJob, FileOptions, RemoteFileJob, RemoteWhatIf, WhatIf } from './files.js';
import type { HostSignal, HostWorker, ModuleBytes } from './host.js';

export type * from './documents.js';
export * from './answers.js';
export * from './files.js';
export * from './lists.js';

/** What is wrong, where, and what to do about it. */
export interface Fault {
  /** A stable word such as `too_large`. */
  code: string;
  /** A JSON path such as `$.events[3].at`, or empty for the whole input. */
  path: string;
  message: string;
}

/** The answer to a contact that could not be read. */
export interface Refusal {
  error: Fault;
}

/** Thrown for misuse, for a model that cannot be used and for a lost worker; never for what is wrong with a contact. */
export class BantamError extends Error {
  constructor(fault: Fault, more?: { faults?: Fault[]; cause?: unknown });
  readonly code: string;
  readonly path: string;
  /** All that is wrong; the first is this error. */
  readonly faults: readonly Fault[];
}

/** JSON as an object, as text, or as UTF-8 bytes; at most 16 MiB. */
export type ContactInput = Contact | string | Uint8Array | ArrayBuffer;
/** Contacts, each by itself; one text or one array of bytes with all of them is a file. */
export type Contacts = Iterable<ContactInput> & object;
/**
 * A model document as an object, text or bytes, at most 1 MiB; what `bantam compile` made of one, or the module of its `-o model.js`; or the id of
 * a shipped model such as `reference`.
 */
export type ModelInput = Model | string | Uint8Array | ArrayBuffer | { default: Model | string };

/** What bantam-crm/packs/<name>.js exports: files of the catalogue, and the packs that they need. */
export interface Pack {
  readonly needs: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

export interface LoadOptions {
  model: ModelInput;
  /** The language of reasons and questions; `en` by default. Its words are loaded, so it can be asked for in later calls. */
  locale?: string;
  /** Other languages that later calls will ask for. */
  locales?: string[];
  /** Packs by name that you have already; others that the model and the locale need are imported from the package. */
  packs?: Record<string, Pack>;
  /** The bytes of bantam.wasm, or the compiled module. By default the package's own, without a fetch. */
  bytes?: ModuleBytes;
}

export interface QualifyOptions {
  /** The moment to judge at: there is no hidden clock. Text without a zone is in the model's. */
  now: Date | string;
  locale?: string;
}

/** What a page or a sheet shows: one header, and rows of as many cells. */
export interface Table {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}
/** How a table was understood; a row that could not be read is null. */
export interface TableReading {
  columns: { header: string; target: string | null }[];
  contacts: (Contact | null)[];
}

export interface QualifyAllOptions extends QualifyOptions {
  signal?: HostSignal;
  onProgress?: (progress: { done: number }) => void;
}

/** Judges contacts by one model. Synchronous once loaded; the same in a page, a worker, a service worker and Node. */
export class Qualifier {
  private constructor();
  static load(options: LoadOptions): Promise<Qualifier>;
  /** The annotation, with score, tier, reasons and what to ask next. */
  qualify(contact: ContactInput, options: QualifyOptions): Annotation | Refusal;
  /** The same as the core's own bytes: what the command prints for this contact. */
  qualifyText(contact: ContactInput, options: QualifyOptions): string;
  /** Score and tier alone. */
  score(contact: ContactInput, options: QualifyOptions): Score | Refusal;
  /** One answer each, in order, worked out in slices that leave the thread free. */
  qualifyAll(contacts: Contacts, options: QualifyAllOptions): Promise<(Annotation | Refusal)[]>;
  /** Many contacts at once, kept, to be scored again when `now` moves or one of them changes. */
  list(contacts: Contacts, options: ListOptions): ContactList;
  /** A whole file, NDJSON or CSV, in slices that leave the thread free; in a worker through RemoteQualifier. */
  openFile(file: FileInput, options: FileOptions): Promise<FileJob>;
  /** The same file with its contacts held, to ask what another weight, limit, threshold, decay or day would make of them. */
  whatIf(file: FileInput, options: FileOptions): Promise<WhatIf>;
  /** All faults of a model document, as text that of a shipped model's id; none when it can be used. The same texts are taken by the next ones. */
  check(model: Model | string | Uint8Array | ArrayBuffer): Promise<Fault[]>;
  /** What is doubtful about a model: faults of its axes, and how it judges its personas. */
  review(model: Model | string | Uint8Array | ArrayBuffer): Promise<Review | { faults: Fault[] }>;
  /** A complete model for the ideal customer that a profile describes (schema/profile.md). */
  draftModel(profile: Profile | string): Promise<{ document: string } | { faults: Fault[] }>;
  /** The points of a model as a sheet (CSV), a row for each rule; "" when the model does not load. */
  pointsTable(model: Model | string | Uint8Array | ArrayBuffer, options?: { locale?: string }): Promise<string>;
  /** The model with the points of such a sheet; columns `rule` and `points`, others do not matter. */
  withPoints(model: Model | string | Uint8Array | ArrayBuffer, csv: string): Promise<{ document: string } | { faults: Fault[] }>;
  /** A fact as one line to paste into a CRM's notes, which reading those notes finds again; null where a line cannot hold it. */
  noteLine(fact: NotedFact, options?: { locale?: string }): string | null;
  /** What the lines in a note say, as a contact with these facts alone. */
  notedFacts(text: string): Contact;
  /** The questions of the model, in words. Throws `missing_pack` where the locale's words are not loaded. */
  questions(options?: { locale?: string }): Question[];
  /** What a job title says. `language` is a code of two letters; without it every title pack is tried that is loaded. */
  title(title: string, options?: { language?: string }): TitleReading | Refusal;
  /**
   * A table that is no file, at most 16 MiB: its columns and contacts as the command reads them. `map` is header to attribute; where it names
   * neither a header of the table nor an attribute, it says nothing: `columns` tell how each was taken.
   */
  readTable(table: Table, options?: { map?: Record<string, string> }): Promise<TableReading | Refusal>;
  info(): ModelInfo;
  /** The models that ship with the package. */
  models(): Promise<ModelInfo[]>;
  /** A shipped model as it was written, to start one's own from; null when there is none of this id. */
  document(id: string): Promise<string | null>;
  /**
   * The model as this version opens it at once, to keep and hand to a later `load`: the id of a shipped one; of a document what
   * `bantam compile` makes of it. Points and rules are in it.
   */
  compiled(): string;
  /** The core's version. */
  version(): string;
  /** Frees the model. Every later call throws `closed`. One that is forgotten is freed when the garbage collector finds it. */
  close(): void;
}

type Later<Method> = Method extends (...args: infer Args) => infer Answer ? (...args: Args) => Promise<Awaited<Answer>> : never;

/** An extension's Port, as far as it is used here. */
export interface ExtensionPort {
  postMessage(message: object): void;
  onMessage: { addListener(heard: (message: any) => void): void; removeListener(heard: (message: any) => void): void };
  onDisconnect: { addListener(heard: () => void): void; removeListener(heard: () => void): void };
}
/** A Worker, a MessagePort, a worker's own scope, the same of node:worker_threads, or an extension's Port. */
export type PortLike = ExtensionPort | { postMessage(message: any): void };

export interface RemoteLoadOptions {
  model: ModelInput;
  locale?: string;
  locales?: string[];
  packs?: Record<string, Pack>;
  /** Who answers; several qualifiers may share it. By default a worker of the package for this one alone, ended on close. */
  port?: PortLike;
  /** Ends the wait for somebody who answers, and what was begun there: a port that nobody serves says nothing. */
  signal?: HostSignal;
}

/** A Qualifier behind a port: the same verbs, each a promise. When the other side is gone every call rejects with `port_lost`. */
export class RemoteQualifier {
  private constructor();
  static load(options: RemoteLoadOptions): Promise<RemoteQualifier>;
  qualify: Later<Qualifier['qualify']>;
  qualifyText: Later<Qualifier['qualifyText']>;
  score: Later<Qualifier['score']>;
  qualifyAll: Later<Qualifier['qualifyAll']>;
  /** Not over an extension's Port, as files. */
  list(contacts: Contacts, options: RemoteListOptions): Promise<RemoteContactList>;
  /** Not over an extension's Port. */
  openFile(file: FileInput, options: FileOptions): Promise<RemoteFileJob>;
  whatIf(file: FileInput, options: FileOptions): Promise<RemoteWhatIf>;
  check: Later<Qualifier['check']>;
  review: Later<Qualifier['review']>;
  draftModel: Later<Qualifier['draftModel']>;
  pointsTable: Later<Qualifier['pointsTable']>;
  withPoints: Later<Qualifier['withPoints']>;
  questions: Later<Qualifier['questions']>;
  title: Later<Qualifier['title']>;
  readTable: Later<Qualifier['readTable']>;
  info: Later<Qualifier['info']>;
  models: Later<Qualifier['models']>;
  document: Later<Qualifier['document']>;
  noteLine: Later<Qualifier['noteLine']>;
  notedFacts: Later<Qualifier['notedFacts']>;
  compiled: Later<Qualifier['compiled']>;
  version: Later<Qualifier['version']>;
  /** Pending calls reject with `closed`. */
  close(): void;
}

export interface ServeOptions {
  /** The qualifier that answers, whatever model the other side asks for. */
  qualifier?: Qualifier;
  /** The only verbs that are answered, for ports that lead to pages one does not trust: names of RemoteQualifier's methods. */
  verbs?: readonly string[];
  bytes?: LoadOptions['bytes'];
}

/** Where a module's bytes come from before its script is imported; null: from its script. The package sets it in Node, where it reads its files. */
export function readModulesBy(reader: (name: string) => Uint8Array | null): void;

/** Answers each RemoteQualifier over a port; the result stops it, which they hear (`port_lost`). */
export function serve(port: PortLike, options?: ServeOptions): () => void;

/** A worker for RemoteQualifier. `source` is the worker as one classic script, for pages opened from a file. */
export function startWorker(options?: { source?: string }): HostWorker;
