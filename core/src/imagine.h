// SPDX-License-Identifier: MIT
// What answers would change: the same result as adding the facts to the contact and qualifying it again, found by changing a few
// bits and sums. Where an answer meets a fact already told (a range, a title) it does qualify again.
#pragma once

#include <span>
#include <vector>

#include "situation.h"

namespace bantam {

struct Imagined {
  Tier tier = Tier::kLead;
  Verdict verdict = Verdict::kOpen;
  std::int64_t width = 0;    ///< of the range, thousandths
};

class Imagination {
 public:
  /// The situation must be foreseen and outlive this object, and so must `whole`, which nobody else uses meanwhile: what it remembers of
  /// texts and events serves the next contact too.
  Imagination(const Situation& situation, Situation& whole);

  /// The tier that these answers lead to, everything else staying unknown.
  Tier TierAfter(std::span<const AnswerOption* const> answers);
  /// The tier, the verdict and the width of the range.
  Imagined After(std::span<const AnswerOption* const> answers);
  /// Whether bits and sums are enough for this answer.
  bool IsSimple(const AnswerOption& answer) const;

  /// After TierAfter: the sums and the criteria's states that the answers lead to, and which criteria they may have swayed.
  const Sheet& sheet() const { return sheet_; }
  const std::array<BantState, kCriteria>& states() const { return states_; }
  std::uint8_t touchedCriteria() const { return touched_; }

 private:
  void Apply(std::span<const AnswerOption* const> answers);
  void ApplyRules(const AnswerOption& answer);
  void FindStates();
  bool AllSimple(std::span<const AnswerOption* const> answers) const;
  void MoveProspects(Sheet& low, Sheet& high) const;
  bool IsSet(std::uint16_t fact) const;

  const Situation& situation_;
  const Model& model_;
  LeafTruths leaves_;
  LeafTruths certain_;                                // leaves_ without what a title merely suggests
  Sheet sheet_;
  std::array<BantState, kCriteria> states_{};
  std::array<CriterionGround, kCriteria> grounds_;   // with evidence and conflicts as after the answers
  std::uint8_t touched_ = 0;                          // criteria that the answers sway
  std::uint8_t evident_ = 0;                          // criteria that the answers are evidence for
  std::vector<std::uint16_t> setFacts_;
  std::vector<std::uint16_t> changed_;                // rules whose facts the answers set
  Situation& whole_;                                  // for answers that are not simple
};

}  // namespace bantam
