// SPDX-License-Identifier: MIT
// Points as columns: a byte of fired rules for up to eight attribute rules of one group, a sum for each group that has limits and, from
// the clamped groups, one per axis before its own limits. Narrow columns (32 bits) serve wherever no sum can leave them (SumsAreNarrow),
// wide ones the rest. Columns are padded to whole lanes, so that no loop needs an end of its own.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "what_if_lanes.h"
#include "what_if_rules.h"
#include "what_if_tallies.h"

namespace bantam {

/// The fired rules of every row among up to eight attribute rules of one group.
struct AttributeCodes {
  std::uint16_t group = 0;
  std::vector<std::uint16_t> rules;   ///< by bit
  std::vector<std::uint8_t> codes;    ///< by row, padded
};

/// Attribute rules by group, eight to a column; without rows.
std::vector<AttributeCodes> ArrangeCodes(const Model& model);

/// One attribute rule whose points changed.
struct CodeMove {
  std::size_t column;     ///< into the AttributeCodes
  unsigned bit;           ///< its position
  std::int64_t points;    ///< new less old
};

/// One event rule whose contributions changed: what they were, by tally, or by which points of the weights that stayed.
struct TallyMove {
  std::size_t rule;
  std::vector<std::int64_t> before;
  Points pointsBefore;
  Points points;
  std::size_t next = 0;   ///< the first tally of the blocks to come
};

/// A group whose limits changed, and what they were.
struct LimitMove {
  std::size_t group;
  Limits before;
};

/// Which sixteens of a block of rows something happened to, the first one lowest.
using Touched = std::uint64_t;
inline constexpr std::size_t kWhatIfBlock = 64 * kLanes;

template <typename Sum>
class WhatIfSums {
 public:
  void Resize(const Model& model, std::size_t rows, std::size_t room);
  void Clear();
  /// Takes the limits for the calls that follow.
  void Prepare(const Model& model, const WhatIfRules& rules);
  /// Takes the points for calls of Fill, which come for one block after the other from the first.
  void PrepareFill(const Model& model, const WhatIfRules& rules, const std::vector<AttributeCodes>& codes);

  // Each for the rows [begin, end) of one block. The moves keep the axes' sums in step, under the limits of the last Prepare.
  void Fill(const WhatIfRules& rules, const std::vector<AttributeCodes>& codes, const WhatIfTallies& tallies, std::size_t begin, std::size_t end);
  Touched Move(const AttributeCodes& codes, const CodeMove& move, std::size_t begin, std::size_t end);
  Touched Move(const RuleTallies& tallies, std::uint16_t group, TallyMove& move, std::size_t begin, std::size_t end);
  Touched Move(const LimitMove& move, std::size_t begin, std::size_t end);
  /// An axis with its limits, as scores see it, of sixteen rows.
  Numbers16 ClampedAxis(std::size_t axis, std::size_t row) const;
  std::int32_t AxisAt(std::size_t axis, std::size_t row) const;

  std::size_t Bytes() const;

 private:
  struct Range {
    Sum low = 0;
    Sum high = 0;
    Sum Clamp(Sum value) const { return value < low ? low : value > high ? high : value; }
  };
  static Range RangeOf(const Limits& limits);
  bool IsOwn(std::size_t group) const { return group < axes_.size(); }
  void AddPoints(std::size_t group, std::size_t row, Sum points);
  void FillGroup(std::size_t group, const WhatIfRules& rules, const std::vector<AttributeCodes>& codes, const WhatIfTallies& tallies, std::size_t begin,
                 std::size_t end, Sum* sums);

  std::vector<std::vector<Sum>> groups_;        ///< by Model::groups; empty where no rule adds, and of the axes' own, which have no limits
  std::array<std::vector<Sum>, 2> axes_;
  std::vector<Range> limits_;
  std::array<Range, 2> axisLimits_;
  std::vector<std::size_t> axisOf_;             ///< by group

  // Of Fill.
  std::array<Sum, 2> constant_{};               ///< of groups without rules
  std::vector<std::vector<std::size_t>> codesOf_, eventsOf_;   ///< by group
  std::vector<std::array<Sum, 256>> tables_;    ///< by column of codes: the points of every byte
  std::vector<std::size_t> next_;               ///< by event rule: the first tally of the blocks to come
};

extern template class WhatIfSums<std::int32_t>;
extern template class WhatIfSums<std::int64_t>;

}  // namespace bantam
