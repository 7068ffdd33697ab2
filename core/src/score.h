// SPDX-License-Identifier: MIT
// Points become a score: rule → group clamp → axis clamp; score = fit + engagement. The ledger is the same sums, line by line.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "features.h"

namespace bantam {

/// Sums per group before any limit, in thousandths.
struct Sheet {
  std::array<std::int64_t, kMaxGroups> sums{};
};

struct Totals {
  std::int64_t fit = 0;
  std::int64_t engagement = 0;
  std::int64_t score() const { return fit + engagement; }
};

enum class LedgerKind : std::uint8_t { kAttribute, kEvent, kDecay, kGroupLimit, kAxisLimit };

struct LedgerLine {
  LedgerKind kind;
  std::uint16_t index;    ///< rule, group or axis
  std::int64_t points;    ///< thousandths
  bool atMaximum = false; ///< limits: the maximum cut (else the minimum lifted)
};

/// Adds what events earn on a day. O(rules + days with events).
void AddEventPoints(const Model& model, const Features& features, Day today, Sheet& sheet);
void AddAttributePoints(const Model& model, const Features& features, Sheet& sheet);
/// Group and axis limits. O(groups).
Totals TotalOf(const Model& model, const Sheet& sheet);
/// Every line; their points add up exactly to TotalOf().score(). Rules that fired stand even with 0 points.
void WriteLedger(const Model& model, const Features& features, Day today, std::vector<LedgerLine>& ledger);

}  // namespace bantam
