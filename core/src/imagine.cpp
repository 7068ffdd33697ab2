// SPDX-License-Identifier: MIT
#include "imagine.h"

#include <algorithm>

namespace bantam {
namespace {

std::uint64_t AllLeaves(const ModelFact& fact) { return fact.leafCount == 0 ? 0 : ~std::uint64_t{0} >> (64 - fact.leafCount); }

}  // namespace

Imagination::Imagination(const Situation& situation, Situation& whole)
    : situation_(situation), model_(*situation.facts.model), grounds_(situation.bant.grounds), whole_(whole) {}

bool Imagination::IsSimple(const AnswerOption& answer) const {
  if (answer.entangled) return false;
  for (const auto& [fact, truths] : answer.truths) {
    const SettledFact& settled = situation_.facts.settled[fact];
    if (truths.known != AllLeaves(model_.facts[fact]) || (settled.Known() && !(settled.derived && settled.rivals == 0))) return false;
  }
  return true;
}

bool Imagination::AllSimple(std::span<const AnswerOption* const> answers) const {
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!IsSimple(*answers[i])) return false;
    for (std::size_t j = 0; j < i; ++j) {   // two answers on one fact may conflict
      for (const auto& [fact, truths] : answers[i]->truths) {
        const auto same = [fact = fact](const auto& other) { return other.first == fact; };
        if (std::any_of(answers[j]->truths.begin(), answers[j]->truths.end(), same)) return false;
      }
    }
  }
  return true;
}

bool Imagination::IsSet(std::uint16_t fact) const { return std::find(setFacts_.begin(), setFacts_.end(), fact) != setFacts_.end(); }

void Imagination::ApplyRules(const AnswerOption& answer) {
  for (const auto& [fact, truths] : answer.truths) {
    for (std::uint16_t r : model_.rulesOfFact[fact]) {
      if (std::find(changed_.begin(), changed_.end(), r) != changed_.end()) continue;
      changed_.push_back(r);
      const Truth before = situation_.features.rules[r];
      const Truth after = Evaluate(model_, model_.attributeRules[r].when, leaves_, nullptr);
      if (before == after) continue;
      const AttributeRule& rule = model_.attributeRules[r];
      if (after == Truth::kTrue) sheet_.sums[rule.group] += rule.points;
      if (before == Truth::kTrue) sheet_.sums[rule.group] -= rule.points;
    }
  }
}

void Imagination::Apply(std::span<const AnswerOption* const> answers) {
  leaves_ = situation_.facts.leaves;
  certain_ = situation_.prospects.leaves;
  std::copy_n(situation_.known.sums.begin(), model_.groups.size(), sheet_.sums.begin());
  setFacts_.clear();
  changed_.clear();
  touched_ = evident_ = 0;
  for (const AnswerOption* answer : answers) {
    for (const auto& [fact, truths] : answer->truths) {
      SetTruths(model_.facts[fact], truths, leaves_);
      SetTruths(model_.facts[fact], truths, certain_);
      setFacts_.push_back(fact);
      touched_ = static_cast<std::uint8_t>(touched_ | model_.facts[fact].sways);
      evident_ = static_cast<std::uint8_t>(evident_ | model_.facts[fact].criteria);
    }
  }
  for (const AnswerOption* answer : answers) ApplyRules(*answer);
}

void Imagination::FindStates() {
  states_ = situation_.bant.states;
  for (std::size_t c = 0; c < kCriteria; ++c) {
    if ((touched_ >> c & 1) == 0) continue;
    const auto criterion = static_cast<Criterion>(c);
    grounds_[c].evidence = situation_.bant.grounds[c].evidence || (evident_ >> c & 1) != 0;
    grounds_[c].conflict = grounds_[c].rivals && HasConflict(situation_.facts, criterion, grounds_[c], leaves_, nullptr);
    states_[c] = StateOf(model_, criterion, grounds_[c], leaves_);
  }
}

Tier Imagination::TierAfter(std::span<const AnswerOption* const> answers) {
  if (!AllSimple(answers)) {
    FindSituation(model_, *situation_.facts.contact, answers, situation_.facts.now, whole_);
    sheet_ = whole_.known;
    states_ = whole_.bant.states;
    touched_ = (1u << kCriteria) - 1;
    return whole_.tier;
  }
  Apply(answers);
  FindStates();
  return TierOf(model_, leaves_, ExactOutlook(TotalOf(model_, sheet_), states_));
}

// The bounds, with what the answers settle taken out of them.
void Imagination::MoveProspects(Sheet& low, Sheet& high) const {
  for (std::uint16_t r : changed_) {   // what answers make certain stays so
    const AttributeRule& rule = model_.attributeRules[r];
    if (situation_.prospects.rules[r] != Truth::kUnknown || Evaluate(model_, rule.when, certain_, nullptr) != Truth::kTrue) continue;
    low.sums[rule.group] += rule.points;
    high.sums[rule.group] += rule.points;
  }
  for (const Component& component : situation_.prospects.components) {
    if (std::none_of(component.facts.begin(), component.facts.end(), [&](std::uint16_t fact) { return IsSet(fact); })) continue;
    Component rest;
    for (std::uint16_t fact : component.facts) {
      if (!IsSet(fact)) rest.facts.push_back(fact);
    }
    for (std::uint16_t r : component.rules) {
      if (Evaluate(model_, model_.attributeRules[r].when, certain_, nullptr) == Truth::kUnknown) rest.rules.push_back(r);
    }
    if (!rest.rules.empty()) FindMoves(situation_.facts, leaves_, rest);
    for (const auto& [group, move] : component.moves) low.sums[group] -= move.low, high.sums[group] -= move.high;
    for (const auto& [group, move] : rest.moves) low.sums[group] += move.low, high.sums[group] += move.high;
  }
}

Imagined Imagination::After(std::span<const AnswerOption* const> answers) {
  if (!AllSimple(answers)) {
    FindSituation(model_, *situation_.facts.contact, answers, situation_.facts.now, whole_);
    Foresee(whole_);
    return {whole_.tier, VerdictOf(whole_.reachable), whole_.open.score.high - whole_.open.score.low};
  }
  Imagined result;
  result.tier = TierAfter(answers);
  Sheet low = situation_.prospects.low;
  Sheet high = situation_.prospects.high;
  MoveProspects(low, high);
  std::array<std::uint8_t, kCriteria> possible = situation_.open.states;
  for (std::size_t c = 0; c < kCriteria; ++c) {
    if ((touched_ >> c & 1) != 0) possible[c] = PossibleStates(model_, static_cast<Criterion>(c), grounds_[c], certain_, states_[c]);
  }
  const Outlook open = OpenOutlook(TotalOf(model_, low), TotalOf(model_, high), possible);
  result.verdict = VerdictOf(ReachableTiers(model_, certain_, open));
  result.width = open.score.high - open.score.low;
  return result;
}

}  // namespace bantam
