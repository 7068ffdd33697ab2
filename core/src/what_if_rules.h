// SPDX-License-Identifier: MIT
// All that a what-if can change, apart from the contacts it is asked of.
#pragma once

#include <memory>
#include <vector>

#include "bantam/what_if.h"

namespace bantam {

struct WhatIfRules {
  std::vector<Points> attributes;                     ///< by Model::attributeRules
  std::vector<Points> events;                         ///< by Model::eventRules
  std::vector<std::shared_ptr<const Decay>> decays;   ///< the same pointer: the same decay
  std::vector<Limits> groups;
  std::array<Limits, 2> axes;
  std::vector<Interval> bounds;                       ///< by BoundNodes
  Instant now = 0;
  Day today = 0;
};

/// The nodes over results below the tiers' conditions, in the document's order, sql first.
struct BoundNode {
  Tier tier;
  ConditionId node;
};
std::vector<BoundNode> FindBoundNodes(const Model& model);

WhatIfRules RulesOf(const Model& model, Instant now);

/// The parts of a model that reading and tiers need, in a form that may be changed: event rules count as if nothing decayed, so that
/// any decay can be tried on what they counted.
void CopyForWhatIf(const Model& model, Model& copy);

/// The largest sum that fits narrow columns; the limits of a model lie far inside.
inline constexpr std::int64_t kNarrowMost = std::int64_t{1} << 30;

/// Whether no group's sum and no axis's can leave ±kNarrowMost, `counted` being the most that each event rule counted of anyone.
bool SumsAreNarrow(const Model& model, const WhatIfRules& rules, const std::vector<std::uint32_t>& counted);

}  // namespace bantam
