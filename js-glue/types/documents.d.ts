// SPDX-License-Identifier: MIT
// The documents that go in and come out. The binding descriptions are the JSON Schemas in schema/.
export type * from './annotation.js';

export type Tier = 'sql' | 'mql' | 'lead' | 'disqualified';
export type Standing = 'lead' | 'customer' | 'partner' | 'colleague' | 'opted_out';
export type Criterion = 'budget' | 'authority' | 'need' | 'timeline';
export type BantState = 'unknown' | 'partial' | 'met' | 'unmet';
export type Axis = 'fit' | 'engagement';

/** A value with where it comes from. `{ value: null }` is known to be none; without `value` there is nothing. */
export interface Stated<T> {
  value: T | null;
  source?: 'person' | 'form' | 'crm' | 'note';
  at?: string;
  confidence?: number;
  /** Who told it. */
  by?: string;
}
/** A value, or a value that says where it comes from; null, "" and [] are unknown. */
export type Fact<T> = T | null | Stated<T> | Stated<T>[];
export type Amount = number | string | { min?: number; max?: number };
export type Money = number | string | { amount?: number; min?: number; max?: number; currency?: string; period?: 'once' | 'month' | 'quarter' | 'year' };

/** A fact that a person tells on a day. */
export interface NotedFact {
  /** `bant.budget.amount` */
  fact: string;
  value: unknown;
  at: Date | string;
  by?: string;
}

export interface ContactEvent {
  type: string;
  at?: string;
  asset?: string;
  topic?: string;
  url?: string;
  seconds?: number;
  count?: number;
}

/** Keys that are not known are kept and reported, never an error. They are `any`, so that interfaces and classes are contacts too. */
export interface Contact {
  id?: string | null;
  account?: string | null;
  /** The kinds of events that the source can show; without it all of them. */
  observed?: string[];
  person?: { name?: Fact<string>; title?: Fact<string>; department?: Fact<string>; email?: Fact<string>; phone?: Fact<string>; country?: Fact<string>; language?: Fact<string>; [key: string]: any };
  company?: { name?: Fact<string>; industry?: Fact<string>; employees?: Fact<Amount>; revenue?: Fact<Money>; customers?: Fact<Amount>; founded?: Fact<Amount>; country?: Fact<string>; region?: Fact<string>; technologies?: Fact<string[]>; monthlyVisits?: Fact<Amount>; [key: string]: any };
  bant?: {
    budget?: { amount?: Fact<Money>; min?: Fact<Money>; max?: Fact<Money>; currency?: Fact<string>; period?: Fact<string>; [key: string]: any };
    authority?: { role?: Fact<string>; decisionMakers?: Fact<number> | { role?: string; name?: string }[]; [key: string]: any };
    need?: { problem?: Fact<string>; companyProblem?: Fact<string>; goals?: Fact<string[]>; features?: Fact<string[]>; [key: string]: any };
    timeline?: { date?: Fact<string>; withinDays?: Fact<Amount>; start?: Fact<string>; timely?: Fact<boolean>; [key: string]: any };
    [key: string]: any;
  };
  competition?: { status?: Fact<string>; alternatives?: Fact<string[]>; [key: string]: any };
  consent?: { profiling?: Fact<boolean>; [key: string]: any };
  origin?: { channel?: Fact<string>; campaign?: Fact<string>; referrer?: Fact<string>; [key: string]: any };
  events?: ContactEvent[];
  notes?: { text: string; at?: string; by?: string; language?: string }[];
  asked?: { questionId: string; at?: string; result?: string }[];
  lifecycle?: { [key: string]: any };
  custom?: { [key: string]: any };
  [key: string]: any;
  /** A Promise is none: await it. Nor is a Map, a Set or an array. */
  then?: never;
  [Symbol.iterator]?: never;
}

/** A model document: see schema/model.md. */
export interface Model {
  id: string;
  version: string;
  [key: string]: any;
}

export interface ModelInfo {
  id: string;
  version: string;
  hash: string;
  /** By locale. */
  name: Record<string, string>;
  timeZone: string;
  currency: string;
}

export interface Question {
  id: string;
  criterion: Criterion | 'competition' | 'fit';
  /** The attribute that an answer tells. */
  fact: string;
  question: string;
  options: { id: string; label: string; prior: number }[];
}

export interface TitleReading {
  title: string;
  seniority: 'owner' | 'c_level' | 'vp' | 'director' | 'head' | 'manager' | 'lead' | 'specialist' | 'junior' | 'assistant' | 'student' | 'none';
  function: 'general' | 'marketing' | 'sales' | 'it' | 'finance' | 'hr' | 'operations' | 'procurement' | 'product' | 'legal' | 'other';
  /** null when the title does not tell. */
  decides: 'decides' | 'influences' | 'no' | null;
}

type Words = string | Record<string, string>;

/** Whom a firm would like to sell to, in eight answers: see schema/profile.md. */
export interface Profile {
  schemaVersion: 1;
  id?: string;
  version?: string;
  name?: Words;
  /** Of the plain texts here. */
  locale?: string;
  timeZone?: string;
  currency?: string;
  /** Employees. */
  sizes?: { min?: number; max?: number }[];
  industries?: string[];
  countries?: string[];
  people?: { seniority?: string[]; functions?: string[]; titles?: string[] };
  price?: { min: number; max?: number; period?: 'once' | 'month' | 'quarter' | 'year' };
  horizonDays?: number;
  exclusions?: { industries?: string[]; countries?: string[]; domains?: string[]; titles?: string[]; smallerThan?: number; largerThan?: number; students?: boolean };
  tiers?: Partial<Record<Tier, Words>>;
  promise?: { minutes?: number; hours?: Record<string, [string, string][]>; holidays?: string[] };
  verification?: 'automatic' | 'person';
  ownDomains?: string[];
}

export interface Review {
  warnings: { code: 'behaviour_alone' | 'fit_alone' | 'fit_hardly_counts'; path: string; message: string }[];
  personas: { id: string; name: Record<string, string>; score: number | null; tier: Tier | null; expected: Tier | null; asExpected: boolean }[];
  /** Neighbours in the expected order that score otherwise, and the rules that give the worse one more. */
  broken: { better: string; worse: string; blame: { rule: string; points: number }[] }[];
}
