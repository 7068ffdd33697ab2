// SPDX-License-Identifier: MIT
#include "facts.h"

#include <algorithm>

#include "settle_budget.h"
#include "text_hash.h"

namespace bantam {
namespace {

std::span<const std::string_view> ItemsOf(const Candidate& candidate) {
  return {candidate.owner->listItems.data() + candidate.fact->value.firstItem, candidate.fact->value.itemCount};
}

// A fresh fact before a stale one, then person > form > crm > note, then the newer, then one's own, then the first in the input.
bool Beats(const Candidate& a, const Candidate& b) {
  if (a.expired != b.expired) return b.expired;
  if (a.fact->source != b.fact->source || a.at != b.at) return Outranks(a.fact->source, a.at, b.fact->source, b.at);
  return !a.fact->fromAccount && b.fact->fromAccount;
}

Candidate CandidateOf(const Facts& facts, const Contact& owner, const Fact& fact, std::uint16_t index, Instant at, Instant createdAt) {
  const Model& model = *facts.model;
  Candidate candidate{&owner, &fact, at, kNoDay, index, false};
  if (at == kUndated) {
    if (const Instant from = CountsFrom(fact, createdAt); from != kUndated) candidate.told = facts.days.DayAt(*model.zone, from);
    return candidate;
  }
  candidate.told = facts.days.DayAt(*model.zone, at);
  const std::int32_t expires = index == kNoFact ? -1 : model.facts[index].expiresDays;
  candidate.expired = expires >= 0 && facts.today - candidate.told > expires;
  return candidate;
}

void Win(Facts& facts, const Candidate& candidate, SettledFact& settled) {
  settled.winner = static_cast<std::int32_t>(facts.candidates.size() - 1);
  settled.expired = candidate.expired;
}

void Compete(Facts& facts, const Candidate& candidate, SettledFact& settled) {
  const Candidate& former = facts.candidates[static_cast<std::size_t>(settled.winner)];
  const bool beats = Beats(candidate, former);
  settled.rivals = static_cast<std::uint16_t>(settled.rivals + ((beats ? former : candidate).expired ? 0 : 1));
  if (settled.rivals > 0) facts.rivalry |= facts.model->facts[candidate.index].sways;
  if (beats) Win(facts, candidate, settled);
}

void AddCandidate(Facts& facts, const Contact& owner, const Fact& fact, Instant at, Instant createdAt) {
  const std::uint16_t index = FactIndexOf(*facts.model, owner, fact);
  if (fact.fromAccount && IsOfPerson(fact.attribute)) {
    // A colleague's role or title says what the colleague is, not what this person is; consent and stage say nothing here.
    if (fact.attribute <= kAuthorityRole) facts.colleagues.push_back(CandidateOf(facts, owner, fact, index, at, createdAt));
    return;
  }
  if (index == kNoFact) return;
  if (fact.value.kind == ValueKind::kMoney && !HasRate(*facts.model, fact.value)) {
    facts.unrated.push_back(CandidateOf(facts, owner, fact, index, at, createdAt));
    return;
  }
  const Candidate& candidate = facts.candidates.emplace_back(CandidateOf(facts, owner, fact, index, at, createdAt));
  SettledFact& settled = facts.settled[index];
  if (settled.winner >= 0) return Compete(facts, candidate, settled);
  Win(facts, candidate, settled);
  facts.told.push_back(index);
  facts.evidence |= facts.model->facts[index].criteria;
}

TextTruths::Entry& TitleAsRole(const Facts& facts, std::uint16_t role, const Value& title, Day told) {
  TextTruths::Entry& entry = facts.texts.EntryOf(role, TextTruths::As::kRole, title.text);
  if (entry.filled) return entry;
  const TitleReading& reading = facts.readings.Title(title.text, *facts.model);
  LeafSubject subject(*facts.model, title, facts.today, told, {}, facts.readings);
  subject.ImagineTitle(reading);
  entry.silent = reading.decides == Decides::kUnknown;
  entry.truths = subject.AskAll(facts.model->facts[role]);
  entry.filled = true;
  return entry;
}

// Where nobody recorded a role, the title speaks for it.
void DeriveRole(Facts& facts) {
  const Model& model = *facts.model;
  const std::int16_t role = model.factOfAttribute[kAuthorityRole];
  const std::int16_t title = model.factOfAttribute[kPersonTitle];
  if (model.titleLanguages.empty() || role < 0 || title < 0 || facts.settled[static_cast<std::size_t>(role)].Known()) return;
  const SettledFact& settled = facts.settled[static_cast<std::size_t>(title)];
  if (!settled.Known()) return;
  const Candidate told = facts.candidates[static_cast<std::size_t>(settled.winner)];
  const auto index = static_cast<std::uint16_t>(role);
  if (told.fact->value.kind != ValueKind::kText || TitleAsRole(facts, index, told.fact->value, told.told).silent) return;
  facts.candidates.push_back(told);
  if (facts.settled[index].winner < 0) facts.told.push_back(index);
  facts.settled[index] = {static_cast<std::int32_t>(facts.candidates.size() - 1), settled.rivals, false, true};
  facts.evidence |= model.facts[index].criteria;
  if (settled.rivals > 0) facts.rivalry |= model.facts[index].sways;   // another title would speak of another role
}

// Whether all moments that the fact's teller gives it are later.
bool IsOfLaterMoment(const Contact& contact, const Fact& fact, Instant seenUntil) {
  bool later = false;
  for (const ToldMoment& told : contact.lifecycle.moments) {
    if (told.attribute != fact.attribute || told.source != fact.source || told.at != fact.at) continue;
    if (told.moment <= seenUntil) return false;
    later = true;
  }
  return later;
}

// What is dated later is not known yet; neither is an outcome, without a date of its own, before its day.
bool IsLater(const Contact& contact, const Fact& fact, Instant seenUntil, Day lastDay) {
  if (fact.at != kUndated && fact.at > seenUntil) return true;
  if (fact.attribute < kLifecycleCreatedAt) return false;
  if (fact.at != kUndated && fact.attribute >= kLifecycleOutcome && fact.attribute <= kLifecycleValue) return false;
  switch (fact.attribute) {
    case kLifecycleCreatedAt:
    case kLifecycleLastContactedAt: return !fact.fromAccount && IsOfLaterMoment(contact, fact, seenUntil);
    case kLifecycleOutcome:
    case kLifecycleOutcomeAt:
    case kLifecycleOutcomeReason:
    case kLifecycleValue:
      return std::any_of(contact.facts.begin(), contact.facts.end(), [&](const Fact& other) {
        if (other.attribute != kLifecycleOutcomeAt || other.fromAccount || other.at > seenUntil) return false;
        return other.value.kind == ValueKind::kDate && other.value.low > lastDay;
      });
    default: return false;
  }
}

}  // namespace

void TextTruths::For(const Model& model) {
  if (SameBytes(model_, model.hash) && !entries_.empty()) return;
  model_ = model.hash;
  entries_.assign(kEntries, {});
}

TextTruths::Entry& TextTruths::EntryOf(std::uint16_t fact, As as, std::string_view text) {
  const std::uint64_t hash = HashText(text, fact * std::uint64_t{4} + static_cast<std::uint64_t>(as));
  const std::size_t place = (hash >> 32) % kEntries;
  for (Entry* known : {&entries_[place], &entries_[place ^ 1]}) {
    if (known->hash == hash && known->fact == fact && known->as == as && SameBytes({known->text.data(), known->size}, text)) return *known;
  }
  Entry& entry = entries_[place ^ (turn_ ^= 1)];   // of the two places, in turn: two texts that meet do not drive each other out
  entry.filled = false;
  const bool kept = text.size() <= entry.text.size();   // long texts are rarely told twice
  entry.fact = kept ? fact : kNoFact;
  entry.hash = hash;
  entry.as = as;
  entry.size = static_cast<std::uint16_t>(kept ? text.size() : 0);
  std::copy_n(text.data(), entry.size, entry.text.data());
  return entry;
}

// Leaves that ask nothing but the domain hear the same of all its addresses. What stands before the last @ must be a name.
static std::string_view DomainPart(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || at == 0) return {};
  const char before = address[at - 1];
  return before == '@' || before == ' ' || before == '<' ? std::string_view() : address.substr(at + 1);
}

FactTruths TruthsOf(const Facts& facts, std::uint16_t fact, const Candidate& candidate, bool readAsRole) {
  const Value& value = candidate.fact->value;
  const ModelFact& asked = facts.model->facts[fact];
  if (readAsRole && value.kind != ValueKind::kText) return {};
  if (value.kind != ValueKind::kText) {
    return LeafSubject(*facts.model, value, facts.today, candidate.told, ItemsOf(candidate), facts.readings).AskAll(asked);
  }
  if (readAsRole) {
    const TextTruths::Entry& entry = TitleAsRole(facts, fact, value, candidate.told);
    return entry.silent ? FactTruths{} : entry.truths;
  }
  const std::string_view domain = asked.onlyDomains ? DomainPart(value.text) : std::string_view();
  const bool byDomain = domain.data() != nullptr;
  TextTruths::Entry& entry = facts.texts.EntryOf(fact, byDomain ? TextTruths::As::kDomain : TextTruths::As::kItself, byDomain ? domain : value.text);
  if (!entry.filled) {
    entry.truths = LeafSubject(*facts.model, value, facts.today, candidate.told, {}, facts.readings).AskAll(asked);
    entry.filled = true;
  }
  return entry.truths;
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
      MoneyInModel(model, x, lowX, highX);
      MoneyInModel(model, y, lowY, highY);
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
  facts.today = facts.days.DayAt(*model.zone, now);
  facts.candidates.clear();
  facts.colleagues.clear();
  facts.unrated.clear();
  if (facts.settled.size() == model.facts.size()) {
    for (const std::uint16_t i : facts.told) facts.settled[i] = {};
  } else {
    facts.settled.assign(model.facts.size(), {});
  }
  facts.told.clear();
  facts.leaves = {};
  facts.hidden = 0;
  facts.evidence = facts.rivalry = 0;
  facts.texts.For(model);
  facts.createdAt = contact.MomentOf(kLifecycleCreatedAt, seenUntil);
  facts.lastContactedAt = contact.MomentOf(kLifecycleLastContactedAt, seenUntil);
  const Day lastDay = seenUntil == now ? facts.today : facts.days.DayAt(*model.zone, seenUntil);
  for (const Fact& fact : contact.facts) {
    if (IsLater(contact, fact, seenUntil, lastDay)) ++facts.hidden;
    else if (!contact.budgetHangs || !IsBudgetPart(fact.attribute)) AddCandidate(facts, contact, fact, fact.at, facts.createdAt);
  }
  facts.budget.clear();
  facts.warnings.clear();
  if (contact.budgetHangs) SettleBudgetUntil(contact, seenUntil, facts.budget, facts.warnings);
  for (const Fact& fact : facts.budget) AddCandidate(facts, contact, fact, fact.at, facts.createdAt);
  for (const AnswerOption* answer : imagined) {
    for (const Fact& fact : answer->answer->facts) AddCandidate(facts, *answer->answer, fact, now, kUndated);
  }
  DeriveRole(facts);
  for (const std::uint16_t i : facts.told) {
    const SettledFact& settled = facts.settled[i];
    if (!settled.Known() || model.facts[i].leafCount == 0) continue;
    const Candidate& winner = facts.candidates[static_cast<std::size_t>(settled.winner)];
    SetTruths(model.facts[i], TruthsOf(facts, i, winner, settled.derived), facts.leaves);
  }
}

}  // namespace bantam
