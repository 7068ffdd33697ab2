// SPDX-License-Identifier: MIT
#include "what_if_sums.h"

#include <algorithm>
#include <limits>
#include <type_traits>

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
    if (column.capacity() < WholeLanes(rows)) column.reserve(WholeLanes(std::max(rows, room)));
    column.resize(WholeLanes(rows));
  };
  groups_.resize(used.size());
  for (std::size_t g = 0; g < used.size(); ++g) {
    if (used[g] != 0 && !IsOwn(g)) resize(groups_[g]);
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
void WhatIfSums<Sum>::Prepare(const Model& model, const WhatIfRules& rules) {
  limits_.clear();
  axisOf_.clear();
  for (std::size_t g = 0; g < model.groups.size(); ++g) {
    limits_.push_back(RangeOf(rules.groups[g]));
    axisOf_.push_back(static_cast<std::size_t>(model.groups[g].axis));
  }
  for (std::size_t a = 0; a < axes_.size(); ++a) axisLimits_[a] = RangeOf(rules.axes[a]);
}

template <typename Sum>
void WhatIfSums<Sum>::PrepareFill(const Model& model, const WhatIfRules& rules, const std::vector<AttributeCodes>& codes) {
  codesOf_.assign(groups_.size(), {});
  eventsOf_.assign(groups_.size(), {});
  for (std::size_t c = 0; c < codes.size(); ++c) codesOf_[codes[c].group].push_back(c);
  for (std::size_t r = 0; r < model.eventRules.size(); ++r) eventsOf_[model.eventRules[r].group].push_back(r);
  next_.assign(model.eventRules.size(), 0);
  constant_ = {};
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    if (codesOf_[g].empty() && eventsOf_[g].empty()) constant_[axisOf_[g]] += limits_[g].Clamp(0);
  }
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
                                std::size_t begin, std::size_t end, Sum* sums) {
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
    std::size_t t = next_[r];
    for (; t < rule.rows.size() && rows[t] < end; ++t) sums[rows[t]] += static_cast<Sum>(WeighTally(points, rule.weights[t]));
    next_[r] = t;
  }
}

template <typename Sum>
void WhatIfSums<Sum>::Fill(const WhatIfRules& rules, const std::vector<AttributeCodes>& codes, const WhatIfTallies& tallies, std::size_t begin,
                           std::size_t end) {
  for (std::size_t a = 0; a < axes_.size(); ++a) std::fill(axes_[a].data() + begin, axes_[a].data() + end, constant_[a]);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    Sum* axis = axes_[axisOf_[g]].data();
    if (IsOwn(g)) {
      FillGroup(g, rules, codes, tallies, begin, end, axis);
    } else if (!groups_[g].empty()) {
      Sum* sums = groups_[g].data();
      std::fill(sums + begin, sums + end, Sum{0});
      FillGroup(g, rules, codes, tallies, begin, end, sums);
      const Range range = limits_[g];
      for (std::size_t i = begin; i < end; ++i) axis[i] += range.Clamp(sums[i]);
    }
  }
}

template <typename Sum>
void WhatIfSums<Sum>::AddPoints(std::size_t group, std::size_t row, Sum points) {
  Sum& axis = axes_[axisOf_[group]][row];
  if (IsOwn(group)) {
    axis += points;
    return;
  }
  const Range range = limits_[group];
  Sum& sum = groups_[group][row];
  axis += range.Clamp(sum + points) - range.Clamp(sum);
  sum += points;
}

template <typename Sum>
Touched WhatIfSums<Sum>::Move(const AttributeCodes& codes, const CodeMove& move, std::size_t begin, std::size_t end) {
  const auto points = static_cast<Sum>(move.points);
  const auto bit = static_cast<std::uint8_t>(1u << move.bit);
  Touched touched = 0;
  for (std::size_t row = begin; row < end; row += kLanes) {
    const Masks16 fired = (LoadLanes<Octets16>(codes.codes.data() + row) & bit) == bit;
    if (!AnyOf(fired)) continue;
    touched |= Touched{1} << (row - begin) / kLanes;
    if constexpr (std::is_same_v<Sum, std::int32_t>) {
      std::int32_t* axis = axes_[axisOf_[codes.group]].data() + row;
      const Numbers16 moved = Where(fired, points);
      if (IsOwn(codes.group)) {
        StoreLanes(LoadLanes<Numbers16>(axis) + moved, axis);
        continue;
      }
      const Range range = limits_[codes.group];
      std::int32_t* sums = groups_[codes.group].data() + row;
      const Numbers16 before = LoadLanes<Numbers16>(sums), after = before + moved;
      StoreLanes(after, sums);
      StoreLanes(LoadLanes<Numbers16>(axis) + (ClampLanes(after, range.low, range.high) - ClampLanes(before, range.low, range.high)), axis);
    } else {
      for (std::size_t i = row; i < row + kLanes; ++i) AddPoints(codes.group, i, points & -static_cast<Sum>(codes.codes[i] >> move.bit & 1u));
    }
  }
  return touched;
}

template <typename Sum>
Touched WhatIfSums<Sum>::Move(const RuleTallies& tallies, std::uint16_t group, TallyMove& move, std::size_t begin, std::size_t end) {
  Touched touched = 0;
  std::size_t t = move.next;
  for (; t < tallies.rows.size() && tallies.rows[t] < end; ++t) {
    const std::uint32_t row = tallies.rows[t];
    const std::int64_t before = move.before.empty() ? WeighTally(move.pointsBefore, tallies.weights[t]) : move.before[t];
    AddPoints(group, row, static_cast<Sum>(WeighTally(move.points, tallies.weights[t]) - before));
    touched |= Touched{1} << (row - begin) / kLanes;
  }
  move.next = t;
  return touched;
}

template <typename Sum>
Touched WhatIfSums<Sum>::Move(const LimitMove& move, std::size_t begin, std::size_t end) {
  const Sum* sums = groups_[move.group].data();
  Sum* axis = axes_[axisOf_[move.group]].data();
  const Range before = RangeOf(move.before), after = limits_[move.group];
  if (groups_[move.group].empty()) {   // without rules its sum is 0 for everyone
    const auto moved = static_cast<Sum>(after.Clamp(0) - before.Clamp(0));
    for (std::size_t i = begin; i < end; ++i) axis[i] += moved;
  } else {
    for (std::size_t i = begin; i < end; ++i) axis[i] += after.Clamp(sums[i]) - before.Clamp(sums[i]);
  }
  return ~Touched{0};
}

template <typename Sum>
Numbers16 WhatIfSums<Sum>::ClampedAxis(std::size_t axis, std::size_t row) const {
  const Range range = axisLimits_[axis];
  const Sum* sums = axes_[axis].data() + row;
  if constexpr (std::is_same_v<Sum, std::int32_t>) {
    return ClampLanes(LoadLanes<Numbers16>(sums), range.low, range.high);
  } else {
    Numbers16 clamped{};
    for (std::size_t i = 0; i < kLanes; ++i) clamped[i] = static_cast<std::int32_t>(range.Clamp(sums[i]));
    return clamped;
  }
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
