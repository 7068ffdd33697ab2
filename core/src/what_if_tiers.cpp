// SPDX-License-Identifier: MIT
#include "what_if_tiers.h"

#include <algorithm>

namespace bantam {
namespace {

/// More than these and places are found contact by contact.
constexpr std::uint64_t kMaxCells = 256;
constexpr std::uint64_t kMaxTable = std::uint64_t{1} << 20;

constexpr std::size_t kScoreCuts = 0, kFitCuts = 1, kEngagementCuts = 2;

// Scores and axes lie far inside ±kNarrowMost, so a bound beyond it may as well stand there.
std::int32_t CutAt(std::int64_t value) { return static_cast<std::int32_t>(std::clamp(value, -kNarrowMost, kNarrowMost)); }

// A value of every range that the cuts leave.
std::int64_t ValueIn(const std::vector<std::int32_t>& cuts, std::size_t range) {
  if (range > 0) return cuts[range - 1];
  return cuts.empty() ? 0 : std::int64_t{cuts[0]} - 1;
}

}  // namespace

WhatIfTiers::WhatIfTiers(const Model& model) {
  for (Tier tier : {Tier::kSql, Tier::kMql}) SeeCondition(model, model.tiers[static_cast<std::size_t>(tier)].when);
  for (const Exclusion& exclusion : model.exclusions) SeeCondition(model, exclusion.when);
  std::sort(leaves_.begin(), leaves_.end());
  leaves_.erase(std::unique(leaves_.begin(), leaves_.end()), leaves_.end());
}

void WhatIfTiers::SeeCondition(const Model& model, ConditionId id) {
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(id)];
  switch (node.kind) {
    case NodeKind::kLeaf: leaves_.push_back(static_cast<std::uint16_t>(node.first)); break;
    case NodeKind::kCriterion: criteria_ = static_cast<std::uint8_t>(criteria_ | 1u << node.criterion); break;
    case NodeKind::kBantMet: countsMet_ = true; break;
    case NodeKind::kAll:
    case NodeKind::kAny:
    case NodeKind::kNot:
      for (std::uint32_t i = 0; i < node.count; ++i) SeeCondition(model, static_cast<ConditionId>(model.children[node.first + i]));
      break;
    default: break;
  }
}

std::uint32_t WhatIfTiers::PatternOf(const LeafTruths& leaves, const std::array<BantState, kCriteria>& states, Standing standing) {
  Pattern pattern;
  pattern.standing = standing;
  pattern.states.fill(BantState::kUnknown);
  key_.assign(1, static_cast<char>(standing));
  if (standing == Standing::kLead) {
    for (std::uint16_t leaf : leaves_) {
      pattern.leaves.Set(leaf, leaves.Get(leaf));
      key_ += static_cast<char>(leaves.Get(leaf));
    }
    for (std::size_t c = 0; c < kCriteria; ++c) {
      if ((criteria_ >> c & 1) != 0) pattern.states[c] = states[c];
      else if (countsMet_ && states[c] == BantState::kMet) pattern.states[c] = BantState::kMet;
      key_ += static_cast<char>(pattern.states[c]);
    }
  }
  const auto [place, isNew] = found_.try_emplace(key_, static_cast<std::uint32_t>(patterns_.size()));
  if (isNew) patterns_.push_back(pattern);
  return place->second;
}

Place WhatIfTiers::PlaceIn(const Model& model, const Pattern& pattern, std::int64_t score, std::int64_t fit, std::int64_t engagement) const {
  if (pattern.standing != Standing::kLead) return static_cast<Place>(static_cast<unsigned>(Place::kSql) + static_cast<unsigned>(pattern.standing));
  Outlook outlook = ExactOutlook({}, pattern.states);
  outlook.score = {score, score};
  outlook.fit = {fit, fit};
  outlook.engagement = {engagement, engagement};
  return static_cast<Place>(TierOf(model, pattern.leaves, outlook));
}

void WhatIfTiers::FindCuts(const Model& model, ConditionId id, std::array<std::vector<std::int32_t>, 3>& cuts) const {
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(id)];
  if (node.kind == NodeKind::kAll || node.kind == NodeKind::kAny || node.kind == NodeKind::kNot) {
    for (std::uint32_t i = 0; i < node.count; ++i) FindCuts(model, static_cast<ConditionId>(model.children[node.first + i]), cuts);
    return;
  }
  if (node.kind != NodeKind::kScore && node.kind != NodeKind::kFit && node.kind != NodeKind::kEngagement) return;
  auto& own = cuts[node.kind == NodeKind::kScore ? kScoreCuts : node.kind == NodeKind::kFit ? kFitCuts : kEngagementCuts];
  if (node.low != INT64_MIN) own.push_back(CutAt(node.low));
  if (node.high != INT64_MAX) own.push_back(CutAt(node.high + 1));
}

void WhatIfTiers::FillRow(const Model& model, const Pattern& pattern, const std::array<std::vector<std::int32_t>, 3>& cuts) {
  for (std::size_t s = 0; s <= cuts[kScoreCuts].size(); ++s) {
    for (std::size_t f = 0; f <= cuts[kFitCuts].size(); ++f) {
      for (std::size_t e = 0; e <= cuts[kEngagementCuts].size(); ++e) {
        table_.push_back(PlaceIn(model, pattern, ValueIn(cuts[kScoreCuts], s), ValueIn(cuts[kFitCuts], f), ValueIn(cuts[kEngagementCuts], e)));
      }
    }
  }
}

void WhatIfTiers::Compile(const Model& model) {
  std::array<std::vector<std::int32_t>, 3> cuts;
  for (Tier tier : {Tier::kSql, Tier::kMql}) FindCuts(model, model.tiers[static_cast<std::size_t>(tier)].when, cuts);
  std::uint64_t stride = 1;
  for (std::size_t axis = cuts.size(); axis-- > 0;) {   // engagement nearest, score farthest
    auto& own = cuts[axis];
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    cuts_[axis].clear();
    for (std::int32_t at : own) cuts_[axis].push_back({at, static_cast<std::int32_t>(stride)});
    stride = std::min(stride * (own.size() + 1), kMaxCells + 1);
  }
  cells_ = static_cast<std::size_t>(stride);
  table_.clear();
  hasCells_ = stride <= kMaxCells && stride * patterns_.size() <= kMaxTable;
  if (!hasCells_) return;
  table_.reserve(cells_ * patterns_.size());
  for (const Pattern& pattern : patterns_) FillRow(model, pattern, cuts);
}

std::uint32_t WhatIfTiers::FindCells(const Numbers16& fit, const Numbers16& engagement, std::uint8_t* cells) const {
  Numbers16 sums{};
  const auto add = [&](const Numbers16& values, const std::vector<Cut>& cuts) {
    for (const Cut& cut : cuts) sums += (values >= cut.at) & cut.stride;
  };
  add(fit + engagement, cuts_[kScoreCuts]);
  add(fit, cuts_[kFitCuts]);
  add(engagement, cuts_[kEngagementCuts]);
  const Octets16 found = Narrow(sums);
  const std::uint32_t differ = BitsOf(found != LoadLanes<Octets16>(cells));
  StoreLanes(found, cells);
  return differ;
}

Place WhatIfTiers::PlaceAt(const Model& model, std::uint32_t pattern, std::int64_t fit, std::int64_t engagement) const {
  return PlaceIn(model, patterns_[pattern], fit + engagement, fit, engagement);
}

std::size_t WhatIfTiers::Bytes() const {
  const std::size_t each = sizeof(Pattern) + 2 * sizeof(std::string) + 2 * (leaves_.size() + 1 + kCriteria) + 4 * sizeof(void*);
  return patterns_.capacity() * each + table_.capacity();
}

}  // namespace bantam
