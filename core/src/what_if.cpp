// SPDX-License-Identifier: MIT
#include "bantam/what_if.h"

#include <algorithm>
#include <bit>
#include <string>

#include "what_if_state.h"

namespace bantam {
namespace {

Fault NotHere(const char* what, std::size_t index) { return {"not_here", what + ("[" + std::to_string(index) + "]"), "There is no such position."}; }

Fault BadValue(const char* what, std::size_t index) {
  return {"bad_value", what + ("[" + std::to_string(index) + "]"), "Points are at most 100,000 in size, and min is not above max."};
}

bool InPoints(std::int64_t value) { return value >= -kMaxPoints && value <= kMaxPoints; }

/// Which bin a score falls into, without dividing: above / width is above * factor >> shift for every above below 2^31.
class Bins {
 public:
  Bins(std::int64_t low, std::uint64_t width, std::size_t count) : low_(low), width_(width), last_(static_cast<std::uint32_t>(count - 1)) {
    isNear_ = low > -kNarrowMost && low < kNarrowMost && width < kNarrowMost;
    if (!isNear_) return;
    shift_ = 31 + static_cast<int>(std::bit_width(width - 1));
    factor_ = (std::uint64_t{1} << shift_) / width + 1;
  }
  std::size_t operator()(std::int32_t score) const {
    if (score < low_) return 0;
    const std::uint64_t above = static_cast<std::uint64_t>(score) - static_cast<std::uint64_t>(low_);   // fits, whatever low is
    const std::uint64_t bin = isNear_ ? above * factor_ >> shift_ : above / width_;
    return static_cast<std::size_t>(std::min<std::uint64_t>(bin, last_));
  }

 private:
  std::int64_t low_;
  std::uint64_t width_;
  std::uint32_t last_;
  bool isNear_ = false;
  int shift_ = 0;
  std::uint64_t factor_ = 0;
};

// Best score first; whoever is no lead any more last; then by row.
bool MovesBefore(const Mover& a, const Mover& b) {
  if (IsTier(a.to) != IsTier(b.to)) return IsTier(a.to);
  return a.score != b.score ? a.score > b.score : a.row < b.row;
}

}  // namespace

WhatIf::WhatIf(std::shared_ptr<const Model> model, Instant now) : state_(std::make_unique<State>(std::move(model), now)) {}
WhatIf::~WhatIf() = default;
WhatIf::WhatIf(WhatIf&&) noexcept = default;
WhatIf& WhatIf::operator=(WhatIf&&) noexcept = default;

void WhatIf::Reserve(std::size_t contacts) { state_->Reserve(std::min(contacts, kMaxWhatIfContacts)); }

std::optional<Fault> WhatIf::Add(const Contact& contact) {
  if (size() >= kMaxWhatIfContacts) return Fault{"too_many", "", "A what-if holds at most " + std::to_string(kMaxWhatIfContacts) + " contacts."};
  state_->Add(contact);
  return std::nullopt;
}

std::optional<Fault> WhatIf::Reread(std::size_t row, const Contact& contact) {
  if (row >= size()) return NotHere("", row);
  state_->Reread(row, contact);
  return std::nullopt;
}

std::size_t WhatIf::size() const { return state_->Rows(); }
const Model& WhatIf::model() const { return *state_->model; }
Instant WhatIf::now() const { return state_->wanted.now; }

std::optional<Fault> WhatIf::SetAttributePoints(std::size_t rule, Points points) {
  if (rule >= state_->wanted.attributes.size()) return NotHere("$.attributeRules", rule);
  if (!InPoints(points)) return BadValue("$.attributeRules", rule);
  state_->wanted.attributes[rule] = points;
  return std::nullopt;
}

std::optional<Fault> WhatIf::SetEventPoints(std::size_t rule, Points points) {
  if (rule >= state_->wanted.events.size()) return NotHere("$.eventRules", rule);
  if (!InPoints(points)) return BadValue("$.eventRules", rule);
  state_->wanted.events[rule] = points;
  return std::nullopt;
}

std::optional<Fault> WhatIf::SetDecay(std::size_t rule, Decay decay) {
  if (rule >= state_->wanted.decays.size()) return NotHere("$.eventRules", rule);
  state_->wanted.decays[rule] = std::make_shared<const Decay>(std::move(decay));
  return std::nullopt;
}

std::optional<Fault> WhatIf::SetGroupLimits(std::size_t group, Limits limits) {
  // The first two groups are the axes' own, without limits.
  if (group < 2 || group >= state_->wanted.groups.size()) return NotHere("groups", group);
  const bool low = limits.low == INT64_MIN || InPoints(limits.low);
  const bool high = limits.high == INT64_MAX || InPoints(limits.high);
  if (!low || !high || limits.low > limits.high) return BadValue("groups", group);
  state_->wanted.groups[group] = limits;
  return std::nullopt;
}

std::optional<Fault> WhatIf::SetAxisLimits(Axis axis, Limits limits) {
  const auto index = static_cast<std::size_t>(axis);
  if (limits.low == INT64_MIN) limits.low = state_->wanted.axes[index].low;
  if (limits.high == INT64_MAX) limits.high = state_->wanted.axes[index].high;
  if (!InPoints(limits.low) || !InPoints(limits.high) || limits.low > limits.high) return BadValue("axes", index);
  state_->wanted.axes[index] = limits;
  return std::nullopt;
}

std::optional<Fault> WhatIf::SetTierBound(std::size_t bound, std::int64_t low, std::int64_t high) {
  if (bound >= state_->wanted.bounds.size()) return NotHere("bounds", bound);
  if (low > high) return BadValue("bounds", bound);
  state_->wanted.bounds[bound] = {low, high};
  return std::nullopt;
}

std::vector<TierBound> WhatIf::TierBounds() const {
  std::vector<TierBound> bounds;
  for (std::size_t b = 0; b < state_->bounds.size(); ++b) {
    const BoundNode& found = state_->bounds[b];
    const Interval& bound = state_->wanted.bounds[b];
    bounds.push_back({found.tier, model().nodes[static_cast<std::size_t>(found.node)].kind, bound.low, bound.high});
  }
  return bounds;
}

void WhatIf::SetNow(Instant now) {
  state_->SettleNewRows();   // the base is of the day that the rows were read on, also where nobody asked yet
  state_->wanted.now = now;
  state_->wanted.today = model().zone->DayAt(now);
}

void WhatIf::Reset() { state_->wanted = state_->base; }
void WhatIf::Keep() { state_->Keep(); }

const PlaceCounts& WhatIf::Count() {
  state_->Settle();
  return state_->counts;
}

std::span<const Place> WhatIf::Places() {
  state_->Settle();
  return state_->places;
}

WhatIfResult WhatIf::ResultOf(std::size_t row) {
  state_->Settle();
  return row < size() ? state_->ResultOf(row) : WhatIfResult{};
}

ScoreHistogram WhatIf::Histogram(std::int64_t low, std::int64_t width, std::size_t bins) {
  ScoreHistogram histogram;
  if (width < 1 || bins == 0 || bins > kMaxHistogramBins) return histogram;
  state_->Settle();
  histogram.now.resize(bins);
  histogram.base.resize(bins);
  const Bins binOf(low, static_cast<std::uint64_t>(width), bins);
  for (std::size_t row = 0; row < size(); ++row) {
    if (IsTier(state_->places[row])) ++histogram.now[binOf(state_->ScoreOf(row))];
    if (IsTier(state_->basePlaces[row])) ++histogram.base[binOf(state_->baseScores[row])];
  }
  return histogram;
}

std::vector<Mover> WhatIf::Movers(std::size_t most) {
  state_->Settle();
  std::vector<Mover> movers;   // a heap whose first is the last to be named
  if (most == 0) return movers;
  for (std::size_t row = 0; row < size(); ++row) {
    const Place from = state_->basePlaces[row], to = state_->places[row];
    if (from == to) continue;
    const Mover mover{static_cast<std::uint32_t>(row), from, to, state_->baseScores[row], IsTier(to) ? state_->ScoreOf(row) : 0};
    if (movers.size() == most) {
      if (!MovesBefore(mover, movers.front())) continue;
      std::pop_heap(movers.begin(), movers.end(), MovesBefore);
      movers.back() = mover;
    } else {
      movers.push_back(mover);
    }
    std::push_heap(movers.begin(), movers.end(), MovesBefore);
  }
  std::sort_heap(movers.begin(), movers.end(), MovesBefore);
  return movers;
}

std::vector<std::uint32_t> WhatIf::StaleRows(std::size_t most) const {
  std::vector<std::uint32_t> stale;
  for (std::size_t row = 0; row < size() && stale.size() < most; ++row) {
    if (!state_->validity[row].Holds(state_->wanted.now, state_->wanted.today)) stale.push_back(static_cast<std::uint32_t>(row));
  }
  return stale;
}

std::size_t WhatIf::MemoryBytes() const { return state_->Bytes(); }

}  // namespace bantam
