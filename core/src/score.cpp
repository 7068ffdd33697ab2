// SPDX-License-Identifier: MIT
#include "score.h"

namespace bantam {

void AddEventPoints(const Model& model, const Features& features, Day today, Sheet& sheet) {
  for (std::size_t r = 0; r < model.eventRules.size(); ++r) {
    if (features.tallies[r].total == 0) continue;
    const EventRule& rule = model.eventRules[r];
    sheet.sums[rule.group] += WeighPoints(rule.points, WeightOn(rule, features.tallies[r], today));
  }
}

void AddAttributePoints(const Model& model, const Features& features, Sheet& sheet) {
  for (std::size_t r = 0; r < model.attributeRules.size(); ++r) {
    if (features.rules[r] == Truth::kTrue) sheet.sums[model.attributeRules[r].group] += model.attributeRules[r].points;
  }
}

Totals TotalOf(const Model& model, const Sheet& sheet) {
  std::array<std::int64_t, 2> axes{};
  for (std::size_t g = 0; g < model.groups.size(); ++g) {
    axes[static_cast<std::size_t>(model.groups[g].axis)] += model.groups[g].limits.Clamp(sheet.sums[g]);
  }
  return {model.axes[0].Clamp(axes[0]), model.axes[1].Clamp(axes[1])};
}

}  // namespace bantam
