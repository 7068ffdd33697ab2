// SPDX-License-Identifier: MIT
// Where contacts stand, many at a time. All that tiers ask besides the numbers (leaves, criteria, standing) is a contact's pattern, and
// contacts share few of them. The bounds of the conditions cut score and axes into ranges; inside one cell of ranges a pattern has one
// place, found once by the tier rule itself. So a contact can change places only when its cell does, and cells are compared many at a time.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "prospects.h"
#include "what_if_lanes.h"
#include "what_if_rules.h"

namespace bantam {

class WhatIfTiers {
 public:
  explicit WhatIfTiers(const Model& model);

  /// The pattern of what tiers can see of a contact; the same for contacts that no bounds can tell apart. O(leaves of the tiers).
  std::uint32_t PatternOf(const LeafTruths& leaves, const std::array<BantState, kCriteria>& states, Standing standing);
  /// To be called after patterns were added or the model's bounds moved. O(patterns * cells), at most a million look-ups of the rule.
  void Compile(const Model& model);

  /// False: there are too many cells, and every contact that may have changed places is asked by itself.
  bool HasCells() const { return hasCells_; }
  /// Puts sixteen contacts into the cells of their clamped axes; a bit for each whose cell is another than it was. Needs HasCells().
  std::uint32_t FindCells(const Numbers16& fit, const Numbers16& engagement, std::uint8_t* cells) const;
  Place PlaceOf(std::uint32_t pattern, std::uint8_t cell) const { return table_[pattern * cells_ + cell]; }
  Place PlaceAt(const Model& model, std::uint32_t pattern, std::int64_t fit, std::int64_t engagement) const;
  std::size_t Bytes() const;

 private:
  struct Pattern {
    LeafTruths leaves;
    std::array<BantState, kCriteria> states{};
    Standing standing = Standing::kLead;
  };
  /// From `at` on, cells are `stride` further.
  struct Cut {
    std::int32_t at;
    std::int32_t stride;
  };
  void SeeCondition(const Model& model, ConditionId id);
  void FindCuts(const Model& model, ConditionId id, std::array<std::vector<std::int32_t>, 3>& cuts) const;
  Place PlaceIn(const Model& model, const Pattern& pattern, std::int64_t score, std::int64_t fit, std::int64_t engagement) const;
  void FillRow(const Model& model, const Pattern& pattern, const std::array<std::vector<std::int32_t>, 3>& cuts);

  std::vector<std::uint16_t> leaves_;       ///< that tiers and exclusions ask, ascending
  std::uint8_t criteria_ = 0;               ///< whose states they ask
  bool countsMet_ = false;
  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::uint32_t> found_;   ///< only ever looked up
  std::string key_;

  bool hasCells_ = false;
  std::array<std::vector<Cut>, 3> cuts_;    ///< score, fit, engagement
  std::size_t cells_ = 1;
  std::vector<Place> table_;                ///< patterns * cells
};

}  // namespace bantam
