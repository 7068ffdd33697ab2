// SPDX-License-Identifier: MIT
// What the module for files exports beside all of bantam.d.mts, by hand. Places are addresses in HEAPU8, good until the next call.
import type { BantamCalls, BantamModule } from './bantam.mjs';

/** UTF-8. */
type Text = Uint8Array;

export interface FileCalls extends BantamCalls {
  /** `map`: `header=attribute`, each ended by a NUL; `dates`: 0 unstated, 1 day first, 2 month first. "", or `{"error":…}`. */
  openFile(model: number, now: number, size: number, firstBytes: Text, locale: Text, map: Text, dates: number, whatIf: boolean): string;
  /** The contact of a row as it is by now, as JSON; between openFile and the first feedFile. */
  editRow(row: number, contact: Text): void;
  /** The same after finishFile. "", or `{"error":…}`: the row stays as it was. */
  updateRow(row: number, contact: Text): string;
  /** The record of a row, in the room as annotateRows has it, counts again. */
  restoreRow(row: number, from: number): number;
  /** The place for so many bytes, that the next calls read. */
  room(size: number): number;
  /** Rows so far. */
  feedFile(size: number): number;
  /** The summary, or `{"error":…}`. */
  finishFile(): string;
  /** Frees all of it; the instance may open another. */
  closeFile(): void;
  fileNumbers(column: Text): number;
  fileBytes(column: Text): number;
  /** How many; the row numbers are at countsAt(). */
  inWorkOrder(tiers: number, missing: number, leastScore: number, clockOnly: boolean): number;
  tierCounts(): string;
  /** Rows from `first` to before `last`, whose bytes are in the room, which begins at `from` of the file. Bytes of text at textAt(). */
  annotateRows(first: number, last: number, from: number): number;
  /** The same as rows of CSV, and the row above them all. */
  csvRows(first: number, last: number, from: number): number;
  csvHeader(): number;
  /** Before all that follows up to accountNames. False: the model is closed. */
  lookAhead(model: number, now: number, locale: Text): boolean;
  /** Rows as annotateRows has them. */
  lookAtRows(first: number, last: number, from: number): void;
  aheadNumbers(column: Text): number;
  aheadBytes(column: Text): number;
  /** Bytes of text at textAt(). */
  contactRows(first: number, last: number, from: number): number;
  foldRows(first: number, last: number, from: number): void;
  /** foldRows begins anew: contacts have changed. */
  unfold(): void;
  /** How many rows; the account of each is at countsAt(). */
  accountRows(): number;
  accountNames(): string;
  annotateInAccount(first: number, last: number, from: number): number;
  textAt(): number;
  countsAt(): number;

  /** "" or `{"error":{…}}`, as all that sets. */
  setPoints(rule: Text, points: number): string;
  setDecay(rule: Text, type: Text, numbers: Uint8Array): string;
  setGroupLimits(group: Text, low: number, high: number): string;
  setAxisLimits(axis: Text, low: number, high: number): string;
  setTierBound(bound: number, low: number, high: number): string;
  tierBounds(): string;
  setNow(now: number): void;
  keep(): void;
  reset(): void;
  count(): string;
  movers(most: number): string;
  /** How many numbers are at countsAt(): the bins of now, then those of the base. */
  histogram(low: number, width: number, bins: number): number;
  /** All scores, then all fits, then all engagements. */
  whatIfNumbers(stride: number): number;
  whatIfPlaces(): number;
  whatIfRecords(): number;
  whatIfSize(): number;
  whatIfFault(): string;
  staleRows(): number;
  reread(row: number, from: number): string;
  placeNames(): string;
}

export interface FileModule extends FileCalls, BantamModule {}

declare function createBantam(module: object): Promise<FileModule>;
export default createBantam;
