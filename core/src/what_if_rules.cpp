// SPDX-License-Identifier: MIT
#include "what_if_rules.h"

#include <algorithm>
#include <cstdlib>

namespace bantam {
namespace {

void AddBoundNodes(const Model& model, Tier tier, ConditionId id, std::vector<BoundNode>& found) {
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(id)];
  switch (node.kind) {
    case NodeKind::kAll:
    case NodeKind::kAny:
    case NodeKind::kNot:
      for (std::uint32_t i = 0; i < node.count; ++i) AddBoundNodes(model, tier, static_cast<ConditionId>(model.children[node.first + i]), found);
      break;
    case NodeKind::kScore:
    case NodeKind::kFit:
    case NodeKind::kEngagement:
    case NodeKind::kBantMet: found.push_back({tier, id}); break;
    case NodeKind::kLeaf:
    case NodeKind::kCriterion: break;
  }
}

}  // namespace

std::vector<BoundNode> FindBoundNodes(const Model& model) {
  std::vector<BoundNode> found;
  for (Tier tier : {Tier::kSql, Tier::kMql}) AddBoundNodes(model, tier, model.tiers[static_cast<std::size_t>(tier)].when, found);
  return found;
}

WhatIfRules RulesOf(const Model& model, Instant now) {
  WhatIfRules rules;
  for (const AttributeRule& rule : model.attributeRules) rules.attributes.push_back(rule.points);
  for (const EventRule& rule : model.eventRules) {
    rules.events.push_back(rule.points);
    rules.decays.push_back(std::make_shared<const Decay>(rule.decay));
  }
  for (const Group& group : model.groups) rules.groups.push_back(group.limits);
  rules.axes = model.axes;
  for (const BoundNode& bound : FindBoundNodes(model)) {
    const ConditionNode& node = model.nodes[static_cast<std::size_t>(bound.node)];
    rules.bounds.push_back({node.low, node.high});
  }
  rules.now = now;
  rules.today = model.zone->DayAt(now);
  return rules;
}

void CopyForWhatIf(const Model& model, Model& copy) {
  copy.zone = model.zone;
  copy.groups = model.groups;
  copy.eventTypes = model.eventTypes;
  copy.leaves = model.leaves;
  copy.firstEventLeaf = model.firstEventLeaf;
  copy.nodes = model.nodes;
  copy.children = model.children;
  copy.attributeRules = model.attributeRules;
  copy.eventRules = model.eventRules;
  copy.rulesOfType = model.rulesOfType;
  copy.tiers = model.tiers;
  copy.exclusions = model.exclusions;
  for (EventRule& rule : copy.eventRules) rule.decay = Decay::None();
}

bool SumsAreNarrow(const Model& model, const WhatIfRules& rules, const std::vector<std::uint32_t>& counted) {
  std::vector<std::int64_t> most(model.groups.size());
  for (std::size_t r = 0; r < rules.attributes.size(); ++r) most[model.attributeRules[r].group] += std::abs(std::int64_t{rules.attributes[r]});
  for (std::size_t r = 0; r < rules.events.size(); ++r) most[model.eventRules[r].group] += std::abs(std::int64_t{rules.events[r]}) * counted[r];
  std::array<std::int64_t, 2> axes{};
  for (std::size_t g = 0; g < most.size(); ++g) {
    if (most[g] >= kNarrowMost) return false;
    axes[static_cast<std::size_t>(model.groups[g].axis)] += std::max(std::abs(rules.groups[g].Clamp(-most[g])), std::abs(rules.groups[g].Clamp(most[g])));
  }
  return axes[0] < kNarrowMost && axes[1] < kNarrowMost;
}

}  // namespace bantam
