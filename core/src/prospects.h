// SPDX-License-Identifier: MIT
// All that could be: the score, axes, criteria and tiers over every completion of the unknown. Rules that share unknown facts are
// enumerated together, the rest by interval arithmetic, so the bounds are sound always and tight where rules' facts are independent.
#pragma once

#include <vector>

#include "bant.h"
#include "bantam/qualify.h"
#include "score.h"

namespace bantam {

/// How far one set of undecided rules can move the groups' sums.
struct Component {
  std::vector<std::uint16_t> facts;    ///< unknown facts that its rules share, ascending
  std::vector<std::uint16_t> rules;    ///< attribute rules whose truth is unknown, ascending
  std::vector<std::pair<std::uint16_t, Interval>> moves;   ///< by group
};

struct Prospects {
  LeafTruths leaves;             ///< what is known for certain: a role that only the title suggests may yet turn out otherwise
  std::vector<Truth> rules;      ///< by Model::attributeRules, from those leaves
  Sheet low;
  Sheet high;
  std::vector<Component> components;
};

/// Finds components and bounds. `known` is the sheet of events and fired rules.
void FindProspects(const Facts& facts, const Features& features, const Sheet& known, Prospects& prospects);

/// How the component can move the sums: each of its facts stays as `leaves` have it or turns out to be anything that it can.
void FindMoves(const Facts& facts, const LeafTruths& leaves, Component& component);

/// The tier that holds, with exact results in `outlook`.
Tier TierOf(const Model& model, const LeafTruths& leaves, const Outlook& outlook);
/// A superset, by Tier bits, of the tiers that hold for anything inside `outlook` and any completion of `leaves`.
std::uint8_t ReachableTiers(const Model& model, const LeafTruths& leaves, const Outlook& outlook);
Verdict VerdictOf(std::uint8_t reachable);

/// The tiers, by Tier bits, that hold somewhere inside `outlook`, the leaves staying as they are.
std::uint8_t TiersWithin(const Model& model, const LeafTruths& leaves, const Outlook& outlook);

/// Outlooks from totals and states.
Outlook ExactOutlook(const Totals& totals, const std::array<BantState, kCriteria>& states);
Outlook OpenOutlook(const Totals& low, const Totals& high, const std::array<std::uint8_t, kCriteria>& states);

}  // namespace bantam
