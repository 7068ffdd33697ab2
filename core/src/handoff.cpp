// SPDX-License-Identifier: MIT
#include "handoff.h"

#include <algorithm>

namespace bantam {
namespace {

bool Visible(Instant at, Instant now) { return at != kUndated && at <= now; }

void PutNewestFirst(std::vector<Instant>& instants) {
  std::sort(instants.begin(), instants.end(), [](Instant a, Instant b) { return a > b; });
  instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
}

template <typename See>
void ForEachAttempt(const Situation& situation, const See& see) {
  const auto seen = [&](Instant at) {
    if (Visible(at, situation.facts.now)) see(at);
  };
  seen(situation.facts.lastContactedAt);
  for (const ContactAttempt& attempt : situation.facts.contact->lifecycle.attempts) seen(attempt.at);
}

// Every dated thing that speaks for or against the contact, newest first.
std::vector<Instant> EvidenceInstants(const Situation& situation) {
  const Instant now = situation.facts.now;
  std::vector<Instant> instants;
  for (const Fact& fact : situation.facts.contact->facts) {
    if (Visible(fact.at, now)) instants.push_back(fact.at);
  }
  for (const Event& event : situation.facts.contact->events) {
    if (Visible(event.at, now)) instants.push_back(event.at);
  }
  PutNewestFirst(instants);
  return instants;
}

bool IsReadyAt(Instant at, const Situation& situation, Situation& scratch) {
  const Model& model = *situation.facts.model;
  FindSituation(model, *situation.facts.contact, {}, at, scratch);
  return scratch.tier == Tier::kSql && StandingOf(model, scratch.facts) == Standing::kLead;
}

// The earliest evidence from which every later evidence gives SQL and nothing between took it away; kUndated when that lies further back
// than is looked. Attempts take it away at once; whatever time takes is missing just before the next of these moments.
Instant FirstReady(const Situation& situation, const std::vector<Instant>& instants, Situation& scratch) {
  std::vector<Instant> moments = instants;
  ForEachAttempt(situation, [&](Instant at) { moments.push_back(at); });
  PutNewestFirst(moments);
  const TimeZone& zone = *situation.facts.model->zone;
  Instant since = kUndated;
  for (std::size_t i = 0, evidence = 0; i < moments.size(); ++i) {
    const bool isEvidence = evidence < instants.size() && instants[evidence] == moments[i];
    if ((isEvidence ? evidence : i - evidence) == kMaxSinceChecks) return kUndated;
    if (!IsReadyAt(moments[i], situation, scratch)) break;
    if (isEvidence) since = instants[evidence++];
    const Instant before = moments[i] - 1;
    const bool alike = i + 1 == moments.size() || zone.DayAt(before) == zone.DayAt(moments[i + 1]);   // time takes by whole days
    if (!alike && !IsReadyAt(before, situation, scratch)) break;
  }
  return since;
}

Instant SinceOf(const Situation& situation, const std::vector<Instant>& instants, Situation& scratch) {
  const Lifecycle& lifecycle = situation.facts.contact->lifecycle;
  const Instant now = situation.facts.now;
  if (Visible(lifecycle.sqlSince, now)) return lifecycle.sqlSince;
  if (situation.facts.model->personVerifies) return Visible(lifecycle.verifiedAt, now) ? lifecycle.verifiedAt : kUndated;
  return FirstReady(situation, instants, scratch);
}

// The first attempt at or after the clock's start.
Instant FirstAnswer(const Situation& situation, Instant since) {
  Instant first = kUndated;
  ForEachAttempt(situation, [&](Instant at) {
    if (at >= since && (first == kUndated || at < first)) first = at;
  });
  return first;
}

void StartClock(const Situation& situation, const std::vector<Instant>& instants, Situation& scratch, Handoff& handoff) {
  const Model& model = *situation.facts.model;
  handoff.since = SinceOf(situation, instants, scratch);
  const bool verified = Visible(situation.facts.contact->lifecycle.verifiedAt, situation.facts.now);
  handoff.state = model.personVerifies && !verified ? HandoffState::kVerify : HandoffState::kOpen;
  if (handoff.since != kUndated) {
    handoff.answeredAt = FirstAnswer(situation, handoff.since);
    if (model.promise) handoff.dueAt = model.promise->hours.DueAt(handoff.since, model.promise->minutes);
  }
  if (handoff.answeredAt != kUndated) handoff.state = HandoffState::kAnswered;
  if (handoff.dueAt == kUndated) return;
  handoff.breached = (handoff.answeredAt != kUndated ? handoff.answeredAt : situation.facts.now) > handoff.dueAt;
}

}  // namespace

Handoff FindHandoff(const Situation& situation, Situation& scratch) {
  const Model& model = *situation.facts.model;
  const std::vector<Instant> instants = EvidenceInstants(situation);
  Handoff handoff;
  handoff.state = HandoffState::kNotReady;
  if (situation.tier == Tier::kSql) {
    StartClock(situation, instants, scratch, handoff);
    for (std::size_t i = 0; i < model.routing.size() && handoff.route < 0; ++i) {
      const Route& route = model.routing[i];
      const bool fits = route.when == kNoCondition || Evaluate(model, route.when, situation.facts.leaves, &situation.exact) == Truth::kTrue;
      if (fits) handoff.route = static_cast<std::int32_t>(i);
    }
  }
  const std::int32_t reviewDays = model.tiers[static_cast<std::size_t>(situation.tier)].reviewDays;
  const Instant created = situation.facts.createdAt;
  const Instant last = !instants.empty() ? instants.front() : Visible(created, situation.facts.now) ? created : kUndated;
  if (reviewDays >= 0 && last != kUndated) handoff.reviewAt = model.zone->DayAt(last) + reviewDays;
  return handoff;
}

}  // namespace bantam
