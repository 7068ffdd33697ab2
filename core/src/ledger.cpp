// SPDX-License-Identifier: MIT
// The same sums as a score, line by line: only annotations tell them.
#include "score.h"

namespace bantam {

void WriteLedger(const Model& model, const Features& features, Day today, std::vector<LedgerLine>& ledger) {
  ledger.clear();
  Sheet sheet;
  for (std::size_t r = 0; r < model.attributeRules.size(); ++r) {
    if (features.rules[r] != Truth::kTrue) continue;
    const AttributeRule& rule = model.attributeRules[r];
    ledger.push_back({LedgerKind::kAttribute, static_cast<std::uint16_t>(r), rule.points});
    sheet.sums[rule.group] += rule.points;
  }
  for (std::size_t r = 0; r < model.eventRules.size(); ++r) {
    const EventTally& tally = features.tallies[r];
    if (tally.total == 0) continue;
    const EventRule& rule = model.eventRules[r];
    const std::int64_t full = static_cast<std::int64_t>(rule.points) * tally.total;
    const std::int64_t weighed = WeighPoints(rule.points, WeightOn(rule, tally, today));
    ledger.push_back({LedgerKind::kEvent, static_cast<std::uint16_t>(r), full});
    if (weighed != full) ledger.push_back({LedgerKind::kDecay, static_cast<std::uint16_t>(r), weighed - full});
    sheet.sums[rule.group] += weighed;
  }
  std::array<std::int64_t, 2> axes{};
  for (std::size_t g = 0; g < model.groups.size(); ++g) {
    const std::int64_t clamped = model.groups[g].limits.Clamp(sheet.sums[g]);
    if (clamped != sheet.sums[g]) ledger.push_back({LedgerKind::kGroupLimit, static_cast<std::uint16_t>(g), clamped - sheet.sums[g], clamped < sheet.sums[g]});
    axes[static_cast<std::size_t>(model.groups[g].axis)] += clamped;
  }
  for (std::size_t a = 0; a < 2; ++a) {
    const std::int64_t clamped = model.axes[a].Clamp(axes[a]);
    if (clamped != axes[a]) ledger.push_back({LedgerKind::kAxisLimit, static_cast<std::uint16_t>(a), clamped - axes[a], clamped < axes[a]});
  }
}

}  // namespace bantam
