// SPDX-License-Identifier: MIT
// The exports of the module, by hand: Emscripten 3.1.6 writes no types. One place to compare with wasm/*.cpp.

/** UTF-8. */
type Text = Uint8Array;

export interface BantamCalls {
  /** `{"handle":1}` or `{"faults":[…]}`, of an image that compileModel made. */
  openModel(image: Text): string;
  shippedModel(id: Text): string;
  closeModel(handle: number): void;
  /** A file of a pack: where its bytes are to be written; 0 when it was there already. */
  addFile(name: Text, bytes: number): number;
  localeFor(locale: Text): string;
  modelInfo(handle: number): string;
  models(): string;
  questions(handle: number, locale: Text): string;
  /** The annotation, or `{"error":{…}}`. `now` is in seconds since 1970. */
  qualify(handle: number, contact: Text, now: number, locale: Text): string;
  score(handle: number, contact: Text, now: number, locale: Text): string;
  /** Seconds since 1970, or NaN. */
  parseTime(handle: number, text: Text): number;
  /** What lists of one model share: 0 when the model is closed. */
  openPacking(model: number): number;
  closePacking(packing: number): void;
  packingLayout(packing: number): string;
  /** 0: there is no room for more; -1: there is, but this one cannot be read. */
  learnValue(packing: number, slot: number, fromAccount: boolean, json: Text): number;
  /** 0: there is no room for more. */
  learnWord(packing: number, text: Text): number;
  /** Seconds since 1970, or NaN. */
  packingMoment(packing: number, text: Text): number;
  /** 0: the packing is closed. */
  openList(packing: number, now: number): number;
  closeList(list: number): void;
  addDocument(list: number, contact: Text): void;
  updateDocument(list: number, row: number, contact: Text): void;
  /** Raw: places in memory and columns are read anew after every call. 0 is no place: the packing or list is closed (or has no rows). */
  _packingRoom(packing: number): number;
  _listAdd(list: number, packing: number, words: number): void;
  _listUpdate(list: number, packing: number, row: number, words: number): void;
  _listRemove(list: number, row: number): void;
  _listSize(list: number): number;
  _listSetNow(list: number, now: number): void;
  _listColumn(list: number, which: number): number;
  _listOrder(list: number): number;
  title(title: Text, language: Text): string;
  /** `{"columns":[{"header","target"}],"contacts":[…]}` of a CSV text; `map` is one `HEADER=ATTRIBUTE` a line. */
  readTable(handle: number, csv: Text, map: Text): string;
  /** `{"image":"…"}` or `{"faults":[…]}`; this and what follows is in bantam_bulk alone. */
  compileModel(document: Text): string;
  /** `{"faults":[]}` when the model can be used */
  checkModel(document: Text): string;
  /** `{"document":"…"}` or `{"faults":[…]}` */
  draftModel(profile: Text): string;
  /** `{"faults":[…]}`, or of a model that loads `{"warnings","personas","broken"}` */
  reviewModel(document: Text): string;
  /** CSV, or "" of a document that does not load. */
  pointsTable(document: Text, locale: Text): string;
  /** As draftModel. */
  withPoints(document: Text, csv: Text): string;
  /** The line of `{"fact","value","at","name"}`; "" where a line cannot hold it. */
  noteLine(handle: number, fact: Text, locale: Text): string;
  /** What the lines in a note say, as the contact that they make. */
  notedFacts(handle: number, note: Text): string;
  version(): string;
}

export interface BantamModule extends BantamCalls {
  readonly HEAPU8: Uint8Array;
  readonly HEAP32: Int32Array;
  readonly maxModelBytes: number;
  readonly maxContactBytes: number;
}

declare function createBantam(module: object): Promise<BantamModule>;
export default createBantam;
