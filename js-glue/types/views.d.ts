// SPDX-License-Identifier: MIT
// The views: functions that draw into a root. Each draws what it is given, keeps nothing, and tells what people do in it.
import type { Annotation, Axis, BantState, Criterion, NotedFact, Profile, Question, Standing, Tier } from './documents.js';
import type { Place } from './files.js';
import type { Refusal } from './index.js';

/** The words of one language, by `loadWords`. */
export interface Words {
  locale: string;
  messages: Record<string, string | Record<string, string>>;
}
/** An element or shadow root whose children the view owns. */
export type Root = Element | ShadowRoot;
type Heard<Detail> = (detail: Detail, event: Event) => void;

export interface ViewOptions {
  words?: Words;
  dir?: 'ltr' | 'rtl';
  theme?: 'light' | 'dark';
  /** Of shown times; UTC by default. */
  timeZone?: string;
  /** Of the <style> that is made where style sheets cannot be adopted. */
  nonce?: string;
  /** The firm's own words. */
  tierLabels?: Partial<Record<Tier, string>>;
}

/** What a badge shows. */
export interface Summary {
  tier: Tier | null;
  label: string | null;
  score: number | null;
  standing: Standing;
  fitOnly: boolean;
  bant: Record<Criterion, BantState> | null;
  override: { tier: string } | null;
}
/** An annotation, or the few fields of it that a badge shows. */
export type Judged = Annotation | Partial<Summary>;

export interface BadgeOptions extends ViewOptions {
  form?: 'full' | 'dot';
  /** Whose badge it is, for those who hear it: not drawn. */
  who?: string;
  onOpen?: Heard<object>;
}

export type FeedbackReason = 'wrong_size' | 'wrong_person' | 'no_need' | 'no_budget' | 'timing' | 'unreachable' | 'competitor' | 'duplicate' | 'data_missing';
/** A fact as it was read. */
export interface ReadFact {
  fact: string;
  value: unknown;
  source?: string | null;
  at?: string | null;
  label?: string;
}
export interface PanelOptions extends ViewOptions {
  person?: { name?: string; title?: string; company?: string };
  /** Of the qualifier; the answers that can be pressed. */
  questions?: Question[];
  /** What was read; by default the evidence that the annotation shows. */
  read?: ReadFact[];
  /** The line for the CRM's notes of what a person told: `(fact) => qualifier.noteLine(fact)`. With it each such fact can be copied. */
  note?: (fact: NotedFact) => string | null;
  /** Details are open at first. */
  open?: boolean;
  /** An option of the question, or what was typed. */
  onAnswer?: Heard<{ questionId: string; fact?: string; optionId?: string; label?: string; text?: string }>;
  onAsked?: Heard<{ questionId: string }>;
  onWrong?: Heard<{ fact: string; value: unknown }>;
  /** Without it the panel copies by itself. */
  onCopy?: Heard<{ what: 'question' | 'brief' | 'receipt' | 'note'; text: string }>;
  onOverride?: Heard<{ tier: Tier; reason: string; until: string | null }>;
  onVerify?: Heard<object>;
  onResponse?: Heard<{ how: 'call' | 'email_sent' | 'meeting' }>;
  onFeedback?: Heard<{ good: boolean; reason: FeedbackReason | null }>;
}

/** What one row shows: an annotation, or the few fields of it that are shown. */
export interface ListRow extends Partial<Summary> {
  id?: string | null;
  name?: string;
  company?: string;
  reason?: string;
  annotation?: Annotation | Refusal;
  question?: string;
  dueAt?: string | null;
  breached?: boolean | null;
}
export interface ListRows {
  count: number;
  /** null: not there yet; `refresh()` when it is. */
  row(index: number): ListRow | null;
}
export interface ListOptions extends ViewOptions {
  /** The moment from which clocks are told; by default the annotation's. */
  now?: string;
  /** The list's name for those who do not see it. */
  label?: string;
  /** What stands where no row is. */
  none?: string;
  /** False where no row's clock runs: the column of due dates is left out. */
  clocks?: boolean;
  /** Pixels; 56 by default. */
  rowHeight?: number;
  onOpen?: Heard<{ index: number; id: string | null }>;
  /** The rows about to be seen, both included. */
  onWindow?: (window: { first: number; last: number }) => void;
}
export interface ListHandle {
  /** Draws again: rows have come, or have changed. */
  refresh(): void;
  /** Makes a row the active one and brings it into sight. */
  show(index: number): void;
  close(): void;
}

/** As `draftModel` gives it. */
export interface ProfileFault {
  code?: string;
  path: string;
  message: string;
}
export interface ProfileOptions extends ViewOptions {
  /** The drafted model's rules, as an editable table. */
  points?: { rule: string; name: string; axis: Axis; points: number }[];
  /** What is wrong with the profile or its model. A fault of the core is told beside its field, in plain words; the rest above the points. */
  faults?: (string | ProfileFault)[];
  /** The model's personas in the expected order; `kept`: tier and place are as expected. */
  personas?: { name: string; tier: Tier; score: number; kept: boolean; note?: string }[];
  onChange?: Heard<{ document: Profile; path: string }>;
  onPoints?: Heard<{ rule: string; points: number }>;
  /** The text of a CSV file that was chosen. */
  onImport?: Heard<{ text: string }>;
  onExport?: Heard<object>;
  onPrint?: Heard<object>;
}

export interface WhatIfControl {
  id: string;
  label: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  /** What it is before the change. */
  base: number;
  group?: 'threshold' | 'limit' | 'points' | 'decay';
}
/** Numbers of the package's WhatIf, as they come: typed arrays are welcome. */
export interface WhatIfData {
  controls: WhatIfControl[];
  tiers: { tier: Place; label?: string; now: number; base: number }[];
  histogram?: { from: number; width: number; now: ArrayLike<number>; base?: ArrayLike<number> };
  thresholds?: { value: number; label: string }[];
  /** By contact, as `results()` has them; `places` as in the summary: who is no lead is left out. */
  plane?: { fit: ArrayLike<number>; engagement: ArrayLike<number>; place: ArrayLike<number>; places: Place[]; limits?: { fit: [number, number]; engagement: [number, number] } };
  movers?: { row: number; name?: string; from: Place; to: Place; scoreBefore: number; score: number }[];
  /** How many moved in all; the movers' number by default. */
  moved?: number;
}
export interface WhatIfViewOptions extends ViewOptions {
  /** While a slider is dragged. */
  onChange?: Heard<{ control: string; value: number }>;
  onKeep?: Heard<object>;
  onReset?: Heard<object>;
  onMover?: Heard<{ row: number }>;
  onCopy?: Heard<{ what: 'whatif'; text: string }>;
}

export function badge(root: Root, annotation: Judged | Refusal, options?: BadgeOptions): void;
export function panel(root: Root, annotation: Annotation | Refusal, options?: PanelOptions): void;
/** Rows in the caller's order, a window of them at a time. The root needs a height. */
export function list(root: Root, rows: ListRows, options?: ListOptions): ListHandle;
/** The ideal customer as a form. Nothing is kept: draw again with the document that `onChange` gives. */
export function profile(root: Root, document: Profile, options?: ProfileOptions): void;
export function whatif(root: Root, data: WhatIfData, options?: WhatIfViewOptions): void;
/** Before and after in a few lines. */
export function whatifText(data: WhatIfData, options?: WhatIfViewOptions): string;
/** Takes a view away. */
export function erase(root: Root): void;
/** A few plain lines before a call. */
export function brief(annotation: Annotation, options?: PanelOptions): string;
/** How a score came to be, whole. */
export function receipt(annotation: Annotation, options?: PanelOptions): string;
/** The words of a locale (`fi`, `fi-FI`), or of English where there are none. */
export function loadWords(locale?: string): Promise<Words>;
export const LOCALES: string[];

/** A wanted element. `on`: listeners, `set`: properties, `key`: what it is known by on the next drawing; else attributes. */
export interface Wanted {
  tag: string;
  key?: string | number;
  props: Record<string, any>;
  children: (Wanted | string)[];
}
/** Lists are flattened; what is null or false is left out. Text stays text. */
export type Child = Wanted | string | number | null | undefined | false | readonly Child[];
/** Pages around the views are drawn as the views are. */
export function h(tag: string, props?: Record<string, any> | null, ...children: Child[]): Wanted;
/** Makes the root's children what is wanted; nodes stay where they can, and with them focus and what is typed. */
export function draw(root: Root, wanted: Wanted[]): void;
/** Messages with their places filled and plural forms chosen, numbers and dates as the words' locale writes them. */
export class Wording {
  constructor(options: { words?: Words; timeZone?: string; tierLabels?: Partial<Record<Tier, string>> });
  readonly locale: string;
  /** `count` among the arguments chooses the plural form. */
  say(key: string, args?: Record<string, unknown>): string;
  has(key: string): boolean;
  fact(fact: string): string;
  /** Why something could not be read: in words by its code, else the fault's own message (English). */
  fault(fault: { code: string; message: string }): string;
  number(number: number): string;
  day(at: string): string;
  moment(at: string): string;
  value(value: unknown): string;
}
/** Hands the text to the browser as a file. */
export function saveText(document: Document, name: string, text: string | Blob, type?: string): void;
/** The style sheet of all views. */
export const css: string;
