// SPDX-License-Identifier: MIT
// What is answered of a contact.
import type { Axis, BantState, Criterion, Standing, Tier } from './documents.js';

/** A sentence with the code and the arguments that it was made of. */
export interface Reason {
  code: string;
  args: Record<string, string>;
  text: string;
}

/** A fact as it was told, by its path: `note` of what a note tells, else `fact`. */
export interface Evidence {
  fact?: string;
  note?: string;
  /** As it was written. */
  quote?: string;
  value: unknown;
  source: 'person' | 'form' | 'crm' | 'note';
  at: string | null;
  confidence: number;
  /** Too old to count. */
  expired?: true;
  by?: string;
  /** Of what another contact of the account told: that contact. */
  contact?: string | null;
  name?: string | null;
}

/** Events that count. */
export interface EventEvidence {
  event: string;
  count: number;
  last: string | null;
}

export interface LedgerLine {
  rule: string;
  axis: Axis;
  points: number;
  reason: Reason;
  evidence: (Evidence | EventEvidence)[];
}

export interface CriterionState {
  state: BantState;
  evidence: Evidence[];
  conflicts: Evidence[];
}

/** A condition that holds a tier back; `text` says it in words. Which of the others are there depends on the condition. */
export interface Gate {
  tier: Exclude<Tier, 'lead'>;
  condition: 'score' | 'fit' | 'engagement' | 'bantMet' | 'criterion' | 'fact' | 'event' | 'exclusion';
  needs?: { min?: number; max?: number; below?: number; above?: number };
  has?: number | string;
  criterion?: Criterion;
  fact?: string;
  event?: string;
  exclusion?: string;
  text: string;
}

export interface Handoff {
  state: 'none' | 'not_ready' | 'verify' | 'open' | 'answered';
  owner: string | null;
  route: { id: string; how: 'fastest' | 'automatic' | 'booker' | 'manual'; to: string } | null;
  since: string | null;
  dueAt: string | null;
  breached: boolean;
  reviewAt: string | null;
  verification: { mode: 'person' | 'automatic'; by: string | null; at: string | null };
  nextStep: string | null;
}

/** Who decides at the account: who is known, and who was told of but is not among them. */
export interface Committee {
  known: { contact: string | null; name: string | null; role: string | null }[];
  needed: number | null;
  missing: { role: string | null; name: string | null }[];
  missingCount: number;
}

/** What the product writes beside a contact. Whoever is not a lead has a standing, a label and no score. */
export interface Annotation {
  id: string | null;
  model: { id: string; version: string; hash: string };
  core: string;
  packs: Record<string, string>;
  now: string;
  score: number | null;
  fit: number | null;
  engagement: number | null;
  /** The score over every completion of the unknown. */
  range: { min: number; max: number } | null;
  tier: Tier | null;
  label: string;
  standing: Standing;
  override: { tier: Tier; reason: string | null; by: string | null; at: string | null; until: string | null } | null;
  /** Of whoever is not a lead none, as of the lists below. */
  reachable: Tier[];
  verdict: 'decided' | 'impossible' | 'open';
  gates: Gate[];
  grade: string | null;
  bant: Record<Criterion, CriterionState>;
  missing: Criterion[];
  next: { criterion: Criterion | 'competition' | 'fit'; questionId: string; question: string; why: Reason; decides: number } | null;
  /** Sums exactly to the score. */
  ledger: LedgerLine[];
  paths: { fact: string; needs: string; questionId: string; optionId: string }[][];
  changes: { tier: Tier; at: string } | null;
  handoff: Handoff;
  /** Null for who opted out. */
  committee: Committee | null;
  /** The source cannot show any behaviour. */
  fitOnly: boolean;
  /** The rules that weigh most, in words; at most two. */
  reasons: string[];
  /** What should be known but stopped nothing: `path` is of the contact's document. */
  warnings: { code: string; path: string | null; text: string }[];
}

export interface Score {
  id: string | null;
  score: number | null;
  fit: number | null;
  engagement: number | null;
  tier: Tier | null;
  label: string;
  standing: Standing;
  grade: string | null;
}
