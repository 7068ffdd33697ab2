// SPDX-License-Identifier: MIT
// How points from behaviour expire with age, in whole days. Factors are Q16 (65536 = full weight) and made without libm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "bantam/decimal.h"

namespace bantam {

inline constexpr std::int64_t kFullWeight = 65536;
/// Older ages all have the factor of the next day, or 0 (half-life): 10 years.
inline constexpr int kMaxDecayDays = 3660;

struct DecayStep {
  int days;     ///< up to and including this age
  int percent;  ///< 0 to 100
};

/// A decay as a table: factor by age. Built once with the model.
class Decay {
 public:
  static Decay None();
  static Decay Window(int days);                        ///< full up to and including `days`, then 0
  static Decay Steps(const std::vector<DecayStep>& steps);  ///< ascending days; 0 beyond the last
  static Decay Linear(int everyDays, int percent);      ///< 1 - percent * whole intervals, never below 0
  static Decay HalfLife(int days);                      ///< 2^(-age/days), Q16 rounded half up; exactly half after one half-life

  /// The factors by age, as factors() gives them.
  static Decay Of(std::vector<std::int32_t> factors);

  /// Empty for none; the last stands for all older ages.
  const std::vector<std::int32_t>& factors() const { return factors_; }
  bool expires() const { return !factors_.empty(); }    ///< false for none
  /// Q16 weight of one event of that age. A clock that goes back over midnight can make an age of -1: it counts as 0.
  std::int64_t FactorAt(int ageDays) const {
    if (factors_.empty()) return kFullWeight;
    const int last = static_cast<int>(factors_.size()) - 1;
    return factors_[static_cast<std::size_t>(ageDays < 0 ? 0 : ageDays < last ? ageDays : last)];
  }
  /// The first age from which the factor stays what it is then (0 for none).
  int settledAfter() const { return factors_.empty() ? 0 : static_cast<int>(factors_.size()) - 1; }

 private:
  std::vector<std::int32_t> factors_;
};

/// points * weight / 65536, rounded half away from zero.
std::int64_t WeighPoints(Points points, std::int64_t weightQ16);

}  // namespace bantam
