// SPDX-License-Identifier: MIT
#include "facts.h"


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
  if (!model.readsTitles || role < 0 || facts.settled[static_cast<std::size_t>(role)].Known()) return;
  for (const Fact& fact : facts.contact->facts) {
    if (fact.attribute != kPersonTitle || fact.fromAccount || fact.value.kind != ValueKind::kText) continue;
    if (fact.at != kUndated && fact.at > facts.now) continue;
    Candidate candidate = CandidateOf(model, *facts.contact, fact, fact.at, facts.today, kUndated);
    if (candidate.index != kNoFact && facts.settled[candidate.index].winner >= 0) candidate = *facts.WinnerOf(candidate.index);
    if (candidate.fact->value.kind != ValueKind::kText || candidate.expired) return;
    if (facts.readings.Title(candidate.fact->value.text).decides == Decides::kUnknown) return;
    facts.candidates.push_back(candidate);
    auto& settled = facts.settled[static_cast<std::size_t>(role)];
    settled = {static_cast<std::int32_t>(facts.candidates.size() - 1), 0, false, true};
    return;
  }
}

}  // namespace

FactTruths TruthsOf(const Facts& facts, std::uint16_t fact, const Candidate& candidate, bool readAsRole) {
  LeafSubject subject(*facts.model, candidate.fact->value, facts.today, candidate.told, ItemsOf(candidate), facts.readings);
  if (readAsRole) subject.ImagineTitle(facts.readings.Title(candidate.fact->value.text));
  return subject.AskAll(facts.model->facts[fact]);
}

void SetTruths(const ModelFact& fact, const FactTruths& truths, LeafTruths& leaves) {
  for (std::uint16_t i = 0; i < fact.leafCount; ++i) {
    const bool known = (truths.known >> i & 1) != 0;
    const bool yes = (truths.yes >> i & 1) != 0;
    leaves.Set(static_cast<std::size_t>(fact.firstLeaf + i), !known ? Truth::kUnknown : yes ? Truth::kTrue : Truth::kFalse);
  }
}

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
  facts.model = &model;
  facts.contact = &contact;
  facts.now = now;
  facts.today = model.zone->DayAt(now);
  facts.candidates.clear();
  facts.colleagues.clear();
  facts.settled.assign(model.facts.size(), {});
  facts.leaves = {};
  facts.hidden = 0;
  for (const Fact& fact : contact.facts) {
    if (fact.at != kUndated && fact.at > now) {
      ++facts.hidden;
      continue;
    }
    AddCandidate(CandidateOf(model, contact, fact, fact.at, facts.today, contact.lifecycle.createdAt), facts);
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
