// SPDX-License-Identifier: MIT
// What is doubtful about a model that loads: faults of its axes, and personas that it judges otherwise than people expect.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bantam/model.h"

namespace bantam {

/// How the model judges one of its personas, at the personas' own moment.
struct JudgedPersona {
  std::size_t persona = 0;        ///< into Model::personas
  Standing standing = Standing::kLead;
  Tier tier = Tier::kLead;
  std::int64_t score = 0;         ///< thousandths
  bool asExpected = true;         ///< the tier, where one is expected
};

/// A rule that gives the worse persona more than the better one.
struct Blame {
  std::string rule;               ///< or the group or axis whose limit does
  std::int64_t points = 0;        ///< so many thousandths more
};

/// Neighbours in the expected order of whom the better one does not score more.
struct BrokenOrder {
  std::size_t better = 0, worse = 0;   ///< into ModelReview::personas
  std::vector<Blame> blame;            ///< the heaviest first, at most three
};

struct ModelReview {
  Faults warnings;
  std::vector<JudgedPersona> personas;   ///< in the model's order
  std::vector<BrokenOrder> broken;
  bool holds() const;                    ///< every tier as expected, the order kept
};

/// Faults of the axes, by the bounds of points and conditions alone, whoever the contact is. One sentence each, with the numbers. Codes:
/// `behaviour_alone`: all that can be done on the site makes somebody sales-ready of whom nothing fits;
/// `fit_alone`: whoever has done and told nothing is sales-ready; a contact request is the one exception and does not count;
/// `fit_hardly_counts`: all of fit weighs less than a quarter of all behaviour. O(rules + nodes).
Faults AxisFaults(const Model& model);

/// AxisFaults, and every persona judged. O(personas).
ModelReview ReviewModel(const std::shared_ptr<const Model>& model);

/// `{"warnings":[…],"personas":[{id,name,score,tier,expected,asExpected}],"broken":[{better,worse,blame:[{rule,points}]}]}`
void AppendReview(std::string& out, const Model& model, const ModelReview& review);

}  // namespace bantam
