// SPDX-License-Identifier: MIT
// The tiers as small numbers, the order of the core's own; -1 for whoever is not a lead.
export const NO_LEAD = -1, DISQUALIFIED = 0, LEAD = 1, MQL = 2, SQL = 3;
export const TIERS = ['disqualified', 'lead', 'mql', 'sql'];
export const tierCode = (name) => TIERS.indexOf(name);

/** Where a subject writes its answers, in thousandths. */
export const answersFor = (count) => ({ score: new Int32Array(count), fit: new Int32Array(count), engagement: new Int32Array(count), tier: new Int8Array(count) });
