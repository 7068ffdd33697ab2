// SPDX-License-Identifier: MIT
// What is known of Budget, Authority, Need and Timeline: a state each, and the conflicts that hold it back.
#pragma once

#include <array>
#include <vector>

#include "facts.h"

namespace bantam {

struct Conflict {
  Criterion criterion;
  std::uint16_t fact;
  const Candidate* rival;   ///< into Facts
};

/// What a criterion's state rests on besides the leaves.
struct CriterionGround {
  bool evidence = false;          ///< anything at all is known, fresh or stale
  bool rivals = false;            ///< several sources speak of one of its facts
  bool conflict = false;          ///< one of them would change the state: capped at partial
  std::vector<FactTruths> colleagueRoles;  ///< authority: what colleagues' roles say
};

struct Bant {
  std::array<CriterionGround, kCriteria> grounds;
  std::array<BantState, kCriteria> states{};
  std::vector<Conflict> conflicts;
};

void AssessBant(const Model& model, const Facts& facts, Bant& bant);

/// Whether a rival of one of the criterion's facts would change its state, the leaves being `leaves`; with `conflicts` each is noted. O(candidates).
bool HasConflict(const Facts& facts, Criterion criterion, const CriterionGround& ground, const LeafTruths& leaves, std::vector<Conflict>* conflicts);

/// The state that the leaves give on that ground. O(condition).
BantState StateOf(const Model& model, Criterion criterion, const CriterionGround& ground, const LeafTruths& leaves);

/// A superset (by BantState bits) of the states that any completion of the unknown leaves gives; holds `current`.
std::uint8_t PossibleStates(const Model& model, Criterion criterion, const CriterionGround& ground, const LeafTruths& leaves, BantState current);

}  // namespace bantam
