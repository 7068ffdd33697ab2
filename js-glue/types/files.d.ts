// SPDX-License-Identifier: MIT
// Files of contacts, and what-if over them.
import type { Annotation, Contact, Criterion, Standing, Tier } from './documents.js';
import type { HostBlob, HostSignal } from './host.js';
import type { ContactInput, Fault, Refusal } from './index.js';

/** NDJSON (a contact a line) in UTF-8, or CSV with a header row in UTF-8, UTF-16, Windows-1251 and what else the command tells apart. */
export type FileInput = HostBlob | string | Uint8Array | ArrayBuffer;

export interface FileWork {
  /** Heard between two chunks. */
  signal?: HostSignal;
  /** `done` and `of` count bytes while a file is read, rows while records are read again. */
  onProgress?: (progress: { done: number; of: number; rows?: number }) => void;
}

export interface FileOptions extends FileWork {
  /** The moment to judge at. */
  now: Date | string;
  locale?: string;
  /** `header=attribute`, each: what the columns of a table mean where their headers do not tell. */
  map?: string[];
  /** The order of day and month in the table. */
  dates?: 'dmy' | 'mdy';
  /** Contacts as they are by now, by row: each stands in for its record, in every answer. `exportCsv` leaves the cells of a table as they are and adds what
   *  people told as lines to its notes, where it is read again. A row that the file does not have ends the call in `not_here`. */
  edits?: Iterable<readonly [row: number, contact: ContactInput]>;
  /** How much is read at a time; at most 1 MiB. */
  chunkBytes?: number;
}

export interface FileSummary {
  /** Records, those that could not be read included. */
  count: number;
  bad: number;
  firstFault: { row: number; error: Fault } | null;
  /** How the columns of a table were understood; null for lines. */
  columns: { header: string; attribute: string | null }[] | null;
  /** What a person should know of a file that was read: `unnamed_columns`, `ambiguous_dates` (of the column `path`), `outside_rows`, `no_contacts`. */
  warnings: Fault[];
  /** The names behind the numbers of `tier` and `standing`, and behind the bits of `missing`, the lowest first. */
  tiers: Tier[];
  standings: Standing[];
  criteria: Criterion[];
}

/** A column each, by record. */
export interface FileRows {
  /** NaN for whoever is not a lead, and where the record could not be read. */
  score: Float64Array;
  fit: Float64Array;
  engagement: Float64Array;
  /** When a running clock ends, in milliseconds since 1970; NaN: none runs. */
  dueAt: Float64Array;
  /** Where the record lies in the file. */
  offset: Float64Array;
  length: Float64Array;
  /** Into `summary.tiers`; -1: not a lead, or not readable. */
  tier: Int8Array;
  standing: Uint8Array;
  /** Set of `summary.criteria` that are unknown or partial. */
  missing: Uint8Array;
  /** 1: the record could not be read. */
  bad: Uint8Array;
}

export interface RowFilter {
  /** All tiers by default, and whoever is not a lead behind them. A list, also of all tiers, means leads only. */
  tiers?: Tier[];
  /** Every one of these must be missing. */
  missing?: Criterion[];
  /** Leads only, however low it is. */
  leastScore?: number;
  /** Only those with a running clock. */
  clockOnly?: boolean;
}

/** A file that was qualified. It is read again where records are asked for, so it must stay what it was. */
export class FileJob {
  private constructor();
  readonly summary: FileSummary;
  /** Copies of the columns that are named, of all by default. */
  rows(): FileRows;
  rows<Name extends keyof FileRows>(names: Name[]): Pick<FileRows, Name>;
  /** Row numbers, the one to work on first in front. */
  inWorkOrder(filter?: RowFilter): Uint32Array;
  tierCounts(): Record<Tier, number>;
  annotate(row: number, work?: FileWork): Promise<Annotation | Refusal>;
  annotateText(row: number, work?: FileWork): Promise<string>;
  /** The annotations of all records, one a line, in file order. */
  exportNdjson(work?: FileWork): Promise<HostBlob>;
  /** The same as CSV, byte for byte what the command writes: a table keeps its columns, the answer's follow. Formulas are disarmed. Numbers have a
   *  decimal comma where semicolons divide the file, else a point. Empty where the file has no header and no contacts. */
  exportCsv(work?: FileWork): Promise<HostBlob>;
  /** A record as a contact, and all of them, a line each (`[]`, no contact either, for what cannot be read). */
  contact(row: number, work?: FileWork): Promise<Contact>;
  contactsNdjson(work?: FileWork): Promise<HostBlob>;
  /** What lies ahead of each record. It takes as long as annotating all. */
  outlook(work?: FileWork): Promise<FileOutlook>;
  /** Which records belong to one account; later answers are the same until a contact changes. */
  accounts(work?: FileWork): Promise<{ names: string[]; account: Int32Array }>;
  /** As annotate, with what the others of the account have told; after accounts(), once more when a contact has changed. */
  annotateInAccount(row: number, work?: FileWork): Promise<Annotation | Refusal>;
  /** The contact of a row as it is by now: from here on it stands in for the row's record in every answer, as if it had been among `edits`. Only this row is
   *  qualified, when what was begun before has ended; what is asked later waits for it. A contact that cannot be read is refused, and nothing changes.
   *  `summary` stays what it was when the file was opened. */
  update(row: number, contact: ContactInput): Promise<void>;
  /** What stood in for a row's record goes: the record counts again. */
  restore(row: number): Promise<void>;
  /** Frees its memory. Every later call throws `closed`. */
  close(): void;
}

/** A column each, by record. */
export interface FileOutlook {
  /** The local midnight, in milliseconds since 1970, at which the tier changes if nothing happens; NaN: never. */
  changesAt: Float64Array;
  /** Into `summary.tiers`; -1: it stays. */
  changesTo: Int8Array;
  /** The day to look again, in milliseconds since 1970; NaN: none. */
  reviewAt: Float64Array;
  /** 1: below sales-ready, and answers alone could lift it there. */
  hidden: Uint8Array;
}

/** Without a number that side is open. */
export interface Bounds {
  min?: number | null;
  max?: number | null;
}
/** As in a model document. */
export type DecayDocument =
  | { type: 'none' }
  | { type: 'window' | 'halfLife'; days: number }
  | { type: 'linear'; everyDays: number; percent: number }
  | { type: 'steps'; steps: { days: number; percent: number }[] };
/** A tier, or the standing of whoever is not a lead. */
export type Place = Tier | Exclude<Standing, 'lead'>;

export interface WhatIfSummary extends FileSummary {
  /** Records that could be read. */
  contacts: number;
  /** The names behind the numbers of `place`. */
  places: Place[];
}

export interface PlaceCounts {
  now: Record<Place, number>;
  base: Record<Place, number>;
  moved: number;
  /** From the base to now. */
  moves: Record<Place, Record<Place, number>>;
}

/** Answers equal those of the changed model, read anew. Rows are records of the file. */
export class WhatIf {
  private constructor();
  readonly summary: WhatIfSummary;
  /** At most three decimals, here and in limits. */
  setPoints(rule: string, points: number): void;
  setDecay(rule: string, decay: DecayDocument): void;
  setGroupLimits(group: string, limits: Bounds): void;
  /** An axis always has both: a side without a number stays as it is. */
  setAxisLimits(axis: 'fit' | 'engagement', limits: Bounds): void;
  /** The conditions over results in the model's `sql` and `mql`, in its order. */
  tierBounds(): { tier: Tier; of: 'score' | 'fit' | 'engagement' | 'bantMet'; min: number | null; max: number | null }[];
  /** Of `bantMet` whole numbers. */
  setTierBound(bound: number, range: Bounds): void;
  /** Contacts of whom another day shows other facts are stale until `reread`. */
  setNow(now: Date | string): void;
  /** Makes what is now the base. */
  keep(): void;
  /** Back to the base, its `now` included. Rows that were read again for another `now` are stale then: `staleRows()`, `reread()`. */
  reset(): void;
  count(): PlaceCounts;
  /** Whoever changed places, the best score first; at most 100 by default. */
  movers(most?: number): { row: number; from: Place; to: Place; scoreBefore: number; score: number }[];
  /** Leads by score, in `bins` bins of `width` points from `from` up. */
  histogram(shape?: { from?: number; width?: number; bins?: number }): { now: Uint32Array; base: Uint32Array };
  /** By contact: its record, its place, its points (NaN: not a lead). Of more than `most` contacts, as many evenly taken ones at most. */
  results(shape?: { most?: number }): { row: Uint32Array; place: Uint8Array; score: Float64Array; fit: Float64Array; engagement: Float64Array };
  /** How many contacts must be read again for the present day. */
  staleRows(): number;
  reread(work?: FileWork): Promise<number>;
  close(): void;
}

type Asked<Job> = { [Name in Exclude<keyof Job, 'summary'>]: Job[Name] extends (...args: infer Args) => infer Answer ? (...args: Args) => Promise<Awaited<Answer>> : never };
export type RemoteFileJob = Pick<FileJob, 'summary'> & Omit<Asked<FileJob>, 'rows'> & {
  rows(): Promise<FileRows>;
  rows<Name extends keyof FileRows>(names: Name[]): Promise<Pick<FileRows, Name>>;
};
export type RemoteWhatIf = Pick<WhatIf, 'summary'> & Asked<WhatIf>;
