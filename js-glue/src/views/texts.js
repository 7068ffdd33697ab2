// SPDX-License-Identifier: MIT
// What leaves a view as plain text: the brief before a call, and the receipt that says how a score came to be. Sentences are the
// core's; lines and order are ours.
import { short } from './act.js';
import { sayBadge, wordOf } from './badge.js';
import { CRITERIA, summaryOf, wordingOf } from './frame.js';

/**
 * @typedef {import('../../types/documents.js').Annotation} Annotation
 * @typedef {import('../../types/views.js').PanelOptions} PanelOptions
 * @typedef {import('./words.js').Wording} Wording
 */

const EVENT_REASONS = new Set(['event', 'eventUndated']);

/** One line whatever the cells hold. @param {unknown} text */
const oneLine = (text) => short(text, 500).replace(/\s+/g, ' ').trim();

/** A piece of evidence: what, how it was told, by whom, when. @param {Wording} wording @param {any} evidence */
export function sayEvidence(wording, evidence) {
  const { fact, note, value, source, at } = evidence;
  const from = [source && wording.say(`source.${source}`), evidence.name ?? evidence.by, at && wording.day(at)].filter(Boolean).join(', ');
  return `${wording.fact(fact ?? note)}: ${oneLine(wording.value(value))}${from ? ` (${from})` : ''}`;
}

/** What would lift the tier, as one sentence. @param {Wording} wording @param {Annotation} annotation */
export function sayRange(wording, { tier, verdict, paths, reachable }) {
  const others = (reachable ?? []).filter((other) => other !== tier).map((other) => wording.tier(other));
  if (verdict === 'impossible') return wording.say('verdict.impossible');
  if (verdict === 'decided' || !tier || others.length === 0) return wording.say('range.decided');
  if (paths?.length) {
    const facts = [...new Set(paths[0].map(({ fact }) => topicOf(wording, fact)))];
    return tier === 'mql' ? wording.say('range.readyIf', { tier: wording.tier('sql'), facts: wording.list(facts) }) : wording.say('range.risesIf', { facts: wording.list(facts) });
  }
  return wording.say('range.may', { tiers: wording.list(others, 'disjunction') });
}

/** A fact as it stands inside a sentence: BANT facts by their criterion. @param {Wording} wording @param {string} fact */
function topicOf(wording, fact) {
  const criterion = CRITERIA.find((one) => fact.startsWith(`bant.${one}.`));
  const name = criterion ? wording.say(`criterion.${criterion}`) : wording.fact(fact);
  return wording.locale === 'de' || /^.?\p{Lu}/u.test(name.slice(1, 3)) ? name : name[0].toLocaleLowerCase(wording.locale) + name.slice(1);
}

/** Who it is, in one line. @param {PanelOptions} options @param {Annotation} annotation */
export function sayWho({ person = {} }, annotation) {
  return [person.name, person.title, person.company].filter(Boolean).map(oneLine).join(', ') || (annotation.id ?? '');
}

/** @param {Annotation['handoff']} handoff @returns {handoff is { state: string, dueAt: string, breached?: boolean }} */
export const clockRuns = (handoff) => handoff?.state === 'open' && Boolean(handoff.dueAt);

/** The clock and the fall, as the core words them. @param {Wording} wording @param {Annotation} annotation */
export function sayWait(wording, { handoff, changes, tier }) {
  const lines = [];
  if (clockRuns(handoff)) lines.push(wording.say(handoff.breached ? 'handoff.breached' : 'handoff.dueAt', { at: wording.moment(handoff.dueAt) }));
  if (changes) lines.push(wording.say('change.tier', { tier: wording.tier(changes.tier), at: wording.day(changes.at) }));
  else if (tier) lines.push(wording.say('change.none'));
  if (handoff?.reviewAt) lines.push(wording.say('handoff.reviewAt', { at: wording.day(handoff.reviewAt) }));
  return lines;
}

/**
 * A few plain lines before a call: who, what they did, what they said, what to ask.
 * @param {Annotation} annotation @param {PanelOptions} [options]
 */
export function brief(annotation, options = {}) {
  const wording = wordingOf(options);
  const did = (annotation.ledger ?? []).filter(({ reason }) => EVENT_REASONS.has(reason.code)).map(({ reason }) => oneLine(wording.dated(reason.text)));
  const said = CRITERIA.flatMap((criterion) => annotation.bant?.[criterion].evidence ?? []).filter(({ fact }) => fact !== 'person.title');
  const missing = (annotation.missing ?? []).map((criterion) => wording.say(`criterion.${criterion}`));
  const score = annotation.score === null ? '' : ` · ${wording.score(annotation.score)}`;
  return [
    sayWho(options, annotation),
    `${wordOf(wording, summaryOf(annotation))}${score}`,
    did.length ? wording.say('brief.did', { what: did.join('; ') }) : wording.say('brief.didNothing'),
    said.length ? wording.say('brief.said', { what: said.map((evidence) => sayEvidence(wording, evidence)).join('; ') }) : wording.say('brief.saidNothing'),
    missing.length && wording.say('brief.missing', { what: wording.list(missing) }),
    annotation.next && wording.say('brief.ask', { question: annotation.next.question }),
    clockRuns(annotation.handoff) && sayWait(wording, annotation)[0],
  ].filter(Boolean).join('\n');
}

/** @param {string} title @param {string[]} lines */
const section = (title, lines) => (lines.length ? ['', title, ...lines.map((line) => `  ${line}`)] : []);

/**
 * How this score came to be, whole: what it is, the ledger, BANT with its evidence, what is open, model and version.
 * @param {Annotation} annotation @param {PanelOptions} [options]
 */
export function receipt(annotation, options = {}) {
  const wording = wordingOf(options);
  const { model, ledger, bant, gates, paths, warnings, range, grade, next } = annotation;
  return [
    sayWho(options, annotation),
    sayBadge(wording, summaryOf(annotation)),
    `${wording.moment(annotation.now)} (${annotation.now})`,
    ...section(wording.say('panel.why'), annotation.reasons ?? []),
    ...section(wording.say('panel.wait'), sayWait(wording, annotation)),
    ...section(wording.say('details.ledger'), [
      ...(ledger ?? []).map(({ points, axis, reason, rule }) => `${wording.points(points)}\t${wording.say(`axis.${axis}`)}\t${oneLine(reason.text)}\t[${rule}]`),
      ...(annotation.score === null ? [] : [`= ${wording.number(annotation.score)}`]),
    ]),
    ...section(wording.say('details.range'), range ? [`${wording.say('value.range', { min: wording.number(range.min), max: wording.number(range.max) })}. ${sayRange(wording, annotation)}`] : []),
    ...section(wording.say('details.bant'), CRITERIA.flatMap((criterion) => bant ? [
      `${wording.say(`criterion.${criterion}`)}: ${wording.say(`state.${bant[criterion].state}`)}`,
      ...bant[criterion].evidence.map((evidence) => `  ${sayEvidence(wording, evidence)}`),
      ...bant[criterion].conflicts.map((evidence) => `  ${wording.say('bant.conflict')} ${sayEvidence(wording, evidence)}`),
    ] : [])),
    ...section(wording.say('details.gates'), (gates ?? []).map(({ text }) => String(text))),
    ...section(wording.say('details.paths'), (paths ?? []).map((path) => path.map((step) => wording.say('path.needs', { fact: wording.fact(step.fact), needs: step.needs })).join(' + '))),
    ...section(wording.say('panel.next'), next ? [next.question, next.why.text] : []),
    ...section(wording.say('details.warnings'), warnings.map((/** @type {any} */ { text, path }) => oneLine(`${text}${path ? ` (${path})` : ''}`))),
    ...section(wording.say('details.model'), [
      `${model.id} ${model.version} sha256:${model.hash}`, `bantam ${annotation.core}`, ...(grade ? [`${wording.say('details.grade')} ${grade}`] : []),
      ...Object.entries(annotation.packs).map(([id, hash]) => `${id} sha256:${hash}`),
    ]),
    '',
  ].join('\n');
}
