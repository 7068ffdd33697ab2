// SPDX-License-Identifier: MIT
// What every event rule counted of every contact, by rule: sparse columns, rows ascending, with the weights of one day as a cache.
#pragma once

#include <cstdint>
#include <vector>

#include "features.h"

namespace bantam {

/// points * weight / 65536, rounded half away from zero: WeighPoints() within the bounds of what a rule can count, without 128 bits.
inline std::int64_t WeighTally(Points points, std::int64_t weightQ16) {
  const auto size = static_cast<std::uint64_t>(points < 0 ? -std::int64_t{points} : std::int64_t{points});
  const auto rounded = static_cast<std::int64_t>((size * static_cast<std::uint64_t>(weightQ16) + kFullWeight / 2) >> 16);
  return points < 0 ? -rounded : rounded;
}

/// One event rule. A tally is one contact's entries; events without a date are an entry of kNoDay.
struct RuleTallies {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> ends;       ///< of the tally's entries; they begin where the tally before ends
  std::vector<std::int64_t> weights;     ///< Q16
  std::vector<Day> days;
  std::vector<std::uint32_t> counts;
  std::uint32_t most = 0;                ///< that any contact ever had

  void Append(std::uint32_t row, const DayCount* entries, std::size_t count);
  void Weigh(const Decay& decay, Day today);
  std::size_t Bytes() const;
};

class WhatIfTallies {
 public:
  void Resize(std::size_t eventRules) { rules_.resize(eventRules); }
  RuleTallies& Of(std::size_t rule) { return rules_[rule]; }
  const RuleTallies& Of(std::size_t rule) const { return rules_[rule]; }
  std::vector<std::uint32_t> Most() const;

  /// A row above all before it.
  void Add(std::uint32_t row, const Features& features);
  /// A row that is there already: set aside until Merge().
  void Stage(std::uint32_t row, const Features& features);
  bool Staged() const { return !restaged_.empty(); }
  /// Puts what was staged in the place of what the rows had; the last of each row counts. O(tallies + staged log staged).
  void Merge();
  /// Gives back room for growth where it is much.
  void Trim();
  std::size_t Bytes() const;

 private:
  struct StagedTally {
    std::uint16_t rule;
    std::uint32_t row;
    std::uint32_t serial;   ///< into restaged_, when it was staged
    std::size_t first;
    std::size_t count;
  };
  void EntriesOf(const EventTally& tally);
  void MergeRule(std::size_t rule, const std::vector<StagedTally>& fresh, const std::vector<std::uint32_t>& rows);

  std::vector<RuleTallies> rules_;
  std::vector<DayCount> entries_;            ///< of one tally
  std::vector<std::uint32_t> restaged_;      ///< rows, in order of staging
  std::vector<StagedTally> staged_;
  std::vector<DayCount> stagedEntries_;
};

}  // namespace bantam
