// SPDX-License-Identifier: MIT
#include "what_if_sums.h"

#include <algorithm>
#include <limits>

namespace bantam {

std::vector<AttributeCodes> ArrangeCodes(const Model& model) {
  std::vector<AttributeCodes> columns;
  for (std::size_t r = 0; r < model.attributeRules.size(); ++r) {
    const std::uint16_t group = model.attributeRules[r].group;
    const auto open = std::find_if(columns.begin(), columns.end(), [&](const AttributeCodes& c) { return c.group == group && c.rules.size() < 8; });
    AttributeCodes& column = open != columns.end() ? *open : columns.emplace_back();
    column.group = group;
    column.rules.push_back(static_cast<std::uint16_t>(r));
  }
  return columns;
}

template <typename Sum>
void WhatIfSums<Sum>::Resize(const Model& model, std::size_t rows, std::size_t room) {
  std::vector<char> used(model.groups.size(), 0);
  for (const AttributeRule& rule : model.attributeRules) used[rule.group] = 1;
  for (const EventRule& rule : model.eventRules) used[rule.group] = 1;
  const auto resize = [&](std::vector<Sum>& column) {
    if (column.capacity() < rows) column.reserve(std::max(rows, room));
    column.resize(rows);
  };
  groups_.resize(used.size());
  for (std::size_t g = 0; g < used.size(); ++g) {
    if (used[g] != 0) resize(groups_[g]);
  }
  for (auto& axis : axes_) resize(axis);
}

template <typename Sum>
void WhatIfSums<Sum>::Clear() {
  groups_.clear();
  axes_ = {};
}

template <typename Sum>
typename WhatIfSums<Sum>::Range WhatIfSums<Sum>::RangeOf(const Limits& limits) {
  constexpr std::int64_t least = std::numeric_limits<Sum>::min(), most = std::numeric_limits<Sum>::max();
  return {static_cast<Sum>(std::clamp(limits.low, least, most)), static_cast<Sum>(std::clamp(limits.high, least, most))};
}

template <typename Sum>
void WhatIfSums<Sum>::Prepare(const Model& model, const WhatIfRules& rules, const std::vector<AttributeCodes>& codes) {
  limits_.clear();
  axisOf_.clear();
  constant_ = {};
  codesOf_.assign(groups_.size(), {});
  eventsOf_.assign(groups_.size(), {});
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    limits_.push_back(RangeOf(rules.groups[g]));
    axisOf_.push_back(static_cast<std::size_t>(model.groups[g].axis));
  }
  for (std::size_t c = 0; c < codes.size(); ++c) codesOf_[codes[c].group].push_back(c);
  for (std::size_t r = 0; r < model.eventRules.size(); ++r) eventsOf_[model.eventRules[r].group].push_back(r);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (codesOf_[g].empty() && eventsOf_[g].empty()) constant_[axisOf_[g]] += limits_[g].Clamp(0);
  }
  for (std::size_t a = 0; a < 2; ++a) axisLimits_[a] = RangeOf(rules.axes[a]);
  tables_.assign(codes.size(), {});
  for (std::size_t c = 0; c < codes.size(); ++c) {
    for (std::size_t code = 1; code < 256; ++code) {
      for (std::size_t bit = 0; bit < codes[c].rules.size(); ++bit) {
        if ((code >> bit & 1) != 0) tables_[c][code] += static_cast<Sum>(rules.attributes[codes[c].rules[bit]]);
      }
    }
  }
}

template <typename Sum>
void WhatIfSums<Sum>::FillGroup(std::size_t group, const WhatIfRules& rules, const std::vector<AttributeCodes>& codes, const WhatIfTallies& tallies,
                                std::size_t begin, std::size_t end) {
  Sum* sums = groups_[group].data();
  std::fill(sums + begin, sums + end, Sum{0});
  for (std::size_t c : codesOf_[group]) {
    const std::uint8_t* code = codes[c].codes.data();
    const Sum* table = tables_[c].data();
    for (std::size_t i = begin; i < end; ++i) sums[i] += table[code[i]];
  }
  for (std::size_t r : eventsOf_[group]) {
    const RuleTallies& rule = tallies.Of(r);
    const Points points = rules.events[r];
    if (points == 0) continue;
    const std::uint32_t* rows = rule.rows.data();
    auto t = static_cast<std::size_t>(std::lower_bound(rule.rows.begin(), rule.rows.end(), begin) - rule.rows.begin());
    for (; t < rule.rows.size() && rows[t] < end; ++t) sums[rows[t]] += static_cast<Sum>(WeighTally(points, rule.weights[t]));
  }
}

template <typename Sum>
void WhatIfSums<Sum>::Fill(const WhatIfRules& rules, const std::vector<AttributeCodes>& codes, const WhatIfTallies& tallies, std::size_t begin,
                           std::size_t end) {
  for (std::size_t a = 0; a < 2; ++a) std::fill(axes_[a].data() + begin, axes_[a].data() + end, constant_[a]);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (groups_[g].empty()) continue;
    FillGroup(g, rules, codes, tallies, begin, end);
    const Sum* sums = groups_[g].data();
    Sum* axis = axes_[axisOf_[g]].data();
    const Range range = limits_[g];
    for (std::size_t i = begin; i < end; ++i) axis[i] += range.Clamp(sums[i]);
  }
}

template <typename Sum>
void WhatIfSums<Sum>::Move(const AttributeCodes& codes, const CodeMove& move, std::size_t begin, std::size_t end) {
  const std::uint8_t* code = codes.codes.data();
  Sum* sums = groups_[codes.group].data();
  Sum* axis = axes_[axisOf_[codes.group]].data();
  const Range range = limits_[codes.group];
  const auto points = static_cast<Sum>(move.points);
  const unsigned bit = move.bit;
  for (std::size_t i = begin; i < end; ++i) {
    const Sum before = sums[i];
    const Sum after = before + (points & -static_cast<Sum>(code[i] >> bit & 1u));
    sums[i] = after;
    axis[i] += range.Clamp(after) - range.Clamp(before);
  }
}

template <typename Sum>
void WhatIfSums<Sum>::Move(const RuleTallies& tallies, std::uint16_t group, const TallyMove& move, std::size_t begin, std::size_t end) {
  Sum* sums = groups_[group].data();
  Sum* axis = axes_[axisOf_[group]].data();
  const Range range = limits_[group];
  auto t = static_cast<std::size_t>(std::lower_bound(tallies.rows.begin(), tallies.rows.end(), begin) - tallies.rows.begin());
  for (; t < tallies.rows.size() && tallies.rows[t] < end; ++t) {
    const std::uint32_t row = tallies.rows[t];
    const Sum before = sums[row];
    const Sum after = before + static_cast<Sum>(move.points[t]);
    sums[row] = after;
    axis[row] += range.Clamp(after) - range.Clamp(before);
  }
}

template <typename Sum>
void WhatIfSums<Sum>::Move(const LimitMove& move, std::size_t begin, std::size_t end) {
  const Sum* sums = groups_[move.group].data();
  Sum* axis = axes_[axisOf_[move.group]].data();
  const Range before = RangeOf(move.before), after = limits_[move.group];
  if (groups_[move.group].empty()) {   // without rules its sum is 0 for everyone
    const auto moved = static_cast<Sum>(after.Clamp(0) - before.Clamp(0));
    for (std::size_t i = begin; i < end; ++i) axis[i] += moved;
    return;
  }
  for (std::size_t i = begin; i < end; ++i) axis[i] += after.Clamp(sums[i]) - before.Clamp(sums[i]);
}

template <typename Sum>
void WhatIfSums<Sum>::ClampAxis(std::size_t axis, std::size_t begin, std::size_t end, std::int32_t* values) const {
  const Sum* sums = axes_[axis].data() + begin;
  const Range range = axisLimits_[axis];
  for (std::size_t i = 0; i < end - begin; ++i) values[i] = static_cast<std::int32_t>(range.Clamp(sums[i]));
}

template <typename Sum>
std::int32_t WhatIfSums<Sum>::AxisAt(std::size_t axis, std::size_t row) const {
  return static_cast<std::int32_t>(axisLimits_[axis].Clamp(axes_[axis][row]));
}

template <typename Sum>
std::size_t WhatIfSums<Sum>::Bytes() const {
  std::size_t bytes = tables_.capacity() * sizeof(tables_[0]);
  for (const auto& group : groups_) bytes += group.capacity() * sizeof(Sum);
  for (const auto& axis : axes_) bytes += axis.capacity() * sizeof(Sum);
  return bytes;
}

template class WhatIfSums<std::int32_t>;
template class WhatIfSums<std::int64_t>;

}  // namespace bantam
