// SPDX-License-Identifier: MIT
#include "facts.h"

#include <algorithm>


namespace bantam {
namespace {

std::span<const std::string_view> ItemsOf(const Candidate& candidate) {
  return {candidate.owner->listItems.data() + candidate.fact->value.firstItem, candidate.fact->value.itemCount};
}

// A fresh fact before a stale one, then person > form > crm > note, then the newer, then one's own, then the first in the input.
bool Beats(const Candidate& a, const Candidate& b) {
  if (a.expired != b.expired) return b.expired;
  if (a.fact->source != b.fact->source) return a.fact->source > b.fact->source;
  if (a.at != b.at) return a.at > b.at;
  return !a.fact->fromAccount && b.fact->fromAccount;
}

// A colleague's role or title says what the colleague is, not what this person is.
bool IsAboutColleague(const Fact& fact) {
  return fact.fromAccount && (fact.attribute <= kPersonLanguage || fact.attribute == kAuthorityRole);
}

Candidate CandidateOf(const Model& model, const Contact& owner, const Fact& fact, Instant at, Day today, Instant createdAt) {
  Candidate candidate{&owner, &fact, at, kNoDay, FactIndexOf(model, owner, fact), false};
  if (at != kUndated) candidate.told = model.zone->DayAt(at);
  if (candidate.index != kNoFact && at != kUndated) {
    const std::int32_t expires = model.facts[candidate.index].expiresDays;
    candidate.expired = expires >= 0 && today - candidate.told > expires;
  }
  if (at == kUndated && fact.attribute == kTimelineWithinDays && createdAt != kUndated) candidate.told = model.zone->DayAt(createdAt);
  return candidate;
}

void AddCandidate(const Candidate& candidate, Facts& facts) {
  if (IsAboutColleague(*candidate.fact)) {
    facts.colleagues.push_back(candidate);
    return;
  }
  if (candidate.index == kNoFact) return;
  facts.candidates.push_back(candidate);
  SettledFact& settled = facts.settled[candidate.index];
  const auto own = static_cast<std::int32_t>(facts.candidates.size() - 1);
  if (settled.winner < 0) {
    settled.winner = own;
    settled.expired = candidate.expired;
    return;
  }
  const Candidate& former = facts.candidates[static_cast<std::size_t>(settled.winner)];
  if (Beats(candidate, former)) {
    settled.rivals = static_cast<std::uint16_t>(settled.rivals + (former.expired ? 0 : 1));
    settled.winner = own;
    settled.expired = candidate.expired;
  } else {
    settled.rivals = static_cast<std::uint16_t>(settled.rivals + (candidate.expired ? 0 : 1));
  }
}

// Where nobody recorded a role, the title speaks for it.
void DeriveRole(Facts& facts) {
  const Model& model = *facts.model;
  const std::int16_t role = model.factOfAttribute[kAuthorityRole];
  const std::int16_t title = model.factOfAttribute[kPersonTitle];
  if (!model.readsTitles || role < 0 || title < 0 || facts.settled[static_cast<std::size_t>(role)].Known()) return;
  const SettledFact& settled = facts.settled[static_cast<std::size_t>(title)];
  if (!settled.Known()) return;
  const Candidate told = facts.candidates[static_cast<std::size_t>(settled.winner)];
  if (told.fact->value.kind != ValueKind::kText || facts.readings.Title(told.fact->value.text).decides == Decides::kUnknown) return;
  facts.candidates.push_back(told);
  facts.settled[static_cast<std::size_t>(role)] = {static_cast<std::int32_t>(facts.candidates.size() - 1), 0, false, true};
}

// What is dated later is not known yet; neither is an outcome, without a date of its own, before its day.
bool IsLater(const Contact& contact, const Fact& fact, Instant seenUntil, Day lastDay) {
  if (fact.at != kUndated && fact.at > seenUntil) return true;
  if (fact.at != kUndated && fact.attribute >= kLifecycleOutcome && fact.attribute <= kLifecycleValue) return false;
  switch (fact.attribute) {
    case kLifecycleCreatedAt: return contact.lifecycle.createdAt > seenUntil;
    case kLifecycleLastContactedAt: return contact.lifecycle.lastContactedAt > seenUntil;
    case kLifecycleOutcome:
    case kLifecycleOutcomeAt:
    case kLifecycleOutcomeReason:
    case kLifecycleValue:
      return std::any_of(contact.facts.begin(), contact.facts.end(), [&](const Fact& other) {
        return other.attribute == kLifecycleOutcomeAt && other.value.kind == ValueKind::kDate && other.value.low > lastDay;
      });
    default: return false;
  }
}

}  // namespace

TextTruths::Entry& TextTruths::EntryOf(const std::string& model, std::uint16_t fact, bool readAsRole, std::string_view text) {
  if (model_ != model) {
    model_ = model;
    entries_.assign(kEntries, {});
  }
  std::uint64_t hash = fact * std::uint64_t{2} + (readAsRole ? 1 : 0) + text.size() * 0x9E3779B97F4A7C15u;
  for (char c : text.substr(0, kHashedBytes)) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  Entry& entry = entries_[(hash ^ hash >> 29) % kEntries];
  if (entry.fact == fact && entry.readAsRole == readAsRole && entry.text == text) return entry;
  entry.fact = fact;
  entry.readAsRole = readAsRole;
  entry.filled = false;
  if (text.size() <= kKeptBytes) entry.text = text;
  else entry.fact = kNoFact;   // long texts are rarely told twice
  return entry;
}

FactTruths TruthsOf(const Facts& facts, std::uint16_t fact, const Candidate& candidate, bool readAsRole) {
  const Value& value = candidate.fact->value;
  if (value.kind == ValueKind::kText) {
    TextTruths::Entry& entry = facts.texts.EntryOf(facts.model->hash, fact, readAsRole, value.text);
    if (!entry.filled) {
      LeafSubject subject(*facts.model, value, facts.today, candidate.told, {}, facts.readings);
      if (readAsRole) subject.ImagineTitle(facts.readings.Title(value.text));
      entry.truths = subject.AskAll(facts.model->facts[fact]);
      entry.filled = true;
    }
    return entry.truths;
  }
  return LeafSubject(*facts.model, value, facts.today, candidate.told, ItemsOf(candidate), facts.readings).AskAll(facts.model->facts[fact]);
}

void SetTruths(const ModelFact& fact, const FactTruths& truths, LeafTruths& leaves) { leaves.SetRange(fact.firstLeaf, fact.leafCount, truths); }

bool Contradict(const Model& model, const Candidate& a, const Candidate& b) {
  const Value& x = a.fact->value;
  const Value& y = b.fact->value;
  if (x.kind != y.kind) return true;
  std::int64_t lowX = x.low, highX = x.high, lowY = y.low, highY = y.high;
  switch (x.kind) {
    case ValueKind::kNone: return false;
    case ValueKind::kText: return !SameText(x.text, y.text);
    case ValueKind::kList: return true;
    case ValueKind::kMoney:
      if (!MoneyInModel(model, x, lowX, highX) || !MoneyInModel(model, y, lowY, highY)) return true;
      break;
    default: break;
  }
  return highX < lowY || highY < lowX;
}

void SettleFacts(const Model& model, const Contact& contact, std::span<const AnswerOption* const> imagined, Instant now, Facts& facts) {
  SettleFactsUntil(model, contact, imagined, now, now, facts);
}

void SettleFactsUntil(const Model& model, const Contact& contact, std::span<const AnswerOption* const> imagined, Instant now, Instant seenUntil, Facts& facts) {
  facts.model = &model;
  facts.contact = &contact;
  facts.now = now;
  facts.seenUntil = seenUntil;
  facts.today = model.zone->DayAt(now);
  facts.candidates.clear();
  facts.colleagues.clear();
  facts.settled.assign(model.facts.size(), {});
  facts.leaves = {};
  facts.hidden = 0;
  const Instant created = contact.lifecycle.createdAt > seenUntil ? kUndated : contact.lifecycle.createdAt;
  const Day lastDay = model.zone->DayAt(seenUntil);
  for (const Fact& fact : contact.facts) {
    if (IsLater(contact, fact, seenUntil, lastDay)) {
      ++facts.hidden;
      continue;
    }
    AddCandidate(CandidateOf(model, contact, fact, fact.at, facts.today, created), facts);
  }
  for (const AnswerOption* answer : imagined) {
    for (const Fact& fact : answer->answer->facts) AddCandidate(CandidateOf(model, *answer->answer, fact, now, facts.today, kUndated), facts);
  }
  DeriveRole(facts);
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    const SettledFact& settled = facts.settled[i];
    if (!settled.Known() || model.facts[i].leafCount == 0) continue;
    const Candidate& winner = facts.candidates[static_cast<std::size_t>(settled.winner)];
    SetTruths(model.facts[i], TruthsOf(facts, static_cast<std::uint16_t>(i), winner, settled.derived), facts.leaves);
  }
}

}  // namespace bantam
