// SPDX-License-Identifier: MIT
// The scoring parts of a model document: axes, groups, rules, expiry.
#include <algorithm>

#include "model_reading.h"

namespace bantam {
namespace {

std::optional<Axis> FindAxis(std::string_view name) {
  if (name == "fit") return Axis::kFit;
  if (name == "engagement") return Axis::kEngagement;
  return std::nullopt;
}

void CollectFacts(const Model& model, ConditionId id, std::vector<std::uint16_t>& facts) {
  const ConditionNode& node = model.nodes[static_cast<std::size_t>(id)];
  if (node.kind == NodeKind::kLeaf) {
    if (model.leaves[node.first].fact != kNoFact) facts.push_back(model.leaves[node.first].fact);
  } else if (node.kind == NodeKind::kAll || node.kind == NodeKind::kAny || node.kind == NodeKind::kNot) {
    for (std::uint32_t i = 0; i < node.count; ++i) CollectFacts(model, static_cast<ConditionId>(model.children[node.first + i]), facts);
  }
}

}  // namespace

void ModelReading::ReadAxesAndGroups(const Field& root) {
  for (Axis axis : {Axis::kFit, Axis::kEngagement}) {
    Group own;
    own.axis = axis;
    own.id = std::string(NameOf(axis));
    model.groups.push_back(std::move(own));
  }
  const Field axes = root.At("axes");
  if (RequireObject(axes)) {
    CheckKeys(axes, {"fit", "engagement"});
    for (Axis axis : {Axis::kFit, Axis::kEngagement}) {
      const Field at = axes.At(NameOf(axis));
      if (!RequireObject(at)) continue;
      CheckKeys(at, {"min", "max"});
      Limits& limits = model.axes[static_cast<std::size_t>(axis)];
      limits.low = RequirePoints(at.At("min"));
      limits.high = RequirePoints(at.At("max"));
      if (limits.low > limits.high) Fail(at, "bad_value", "min is above max.");
    }
  }
  const Field groups = root.At("groups");
  if (!groups || !RequireArray(groups, kMaxGroups - 2)) return;
  for (std::size_t i = 0; i < groups->items.size(); ++i) {
    const Field at = groups.Item(i);
    if (!RequireObject(at)) continue;
    CheckKeys(at, {"id", "name", "axis", "min", "max"});
    Group group;
    group.id = RequireId(at.At("id"));
    CheckNewId(at.At("id"), "group", group.id);
    group.name = ReadWords(at.At("name"), true);
    const auto axis = FindAxis(RequireText(at.At("axis")));
    if (!axis) Fail(at.At("axis"), "bad_value", "The axis is fit or engagement.");
    group.axis = axis.value_or(Axis::kFit);
    if (at.At("min")) group.limits.low = RequirePoints(at.At("min"));
    if (at.At("max")) group.limits.high = RequirePoints(at.At("max"));
    if (group.limits.low > group.limits.high) Fail(at, "bad_value", "min is above max.");
    model.groups.push_back(std::move(group));
  }
}

std::uint16_t ModelReading::ReadGroup(const Field& rule, Axis axis, bool axisGiven) {
  const Field at = rule.At("group");
  if (!at) return static_cast<std::uint16_t>(axis);
  const std::string id = RequireText(at, 64);
  for (std::size_t i = 2; i < model.groups.size(); ++i) {
    if (model.groups[i].id != id) continue;
    if (axisGiven && model.groups[i].axis != axis) Fail(at, "bad_value", "This group belongs to the other axis.");
    return static_cast<std::uint16_t>(i);
  }
  Fail(at, "unknown_group", "No group has this id.");
  return static_cast<std::uint16_t>(axis);
}

void ModelReading::ReadAttributeRules(const Field& at) {
  if (!at || !RequireArray(at, kMaxRules)) return;
  for (std::size_t i = 0; i < at->items.size(); ++i) {
    const Field item = at.Item(i);
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"id", "name", "axis", "group", "points", "when"});
    AttributeRule rule;
    rule.id = RequireId(item.At("id"));
    CheckNewId(item.At("id"), "rule", rule.id);
    rule.name = ReadWords(item.At("name"), true);
    const auto axis = FindAxis(RequireText(item.At("axis")));
    if (!axis) Fail(item.At("axis"), "bad_value", "The axis is fit or engagement.");
    rule.group = ReadGroup(item, axis.value_or(Axis::kFit), axis.has_value());
    rule.points = RequirePoints(item.At("points"));
    rule.when = ReadCondition(item.At("when"));
    if (rule.when != kNoCondition) CollectFacts(model, rule.when, rule.facts);
    std::sort(rule.facts.begin(), rule.facts.end());
    rule.facts.erase(std::unique(rule.facts.begin(), rule.facts.end()), rule.facts.end());
    model.attributeRules.push_back(std::move(rule));
  }
}

Decay ModelReading::ReadDecay(const Field& at) {
  if (!at || !RequireObject(at)) return Decay::None();
  const std::string type = RequireText(at.At("type"));
  if (type == "none") {
    CheckKeys(at, {"type"});
    return Decay::None();
  }
  if (type == "window" || type == "halfLife") {
    CheckKeys(at, {"type", "days"});
    const int days = static_cast<int>(RequireWhole(at.At("days"), 1, kMaxDecayDays));
    return type == "window" ? Decay::Window(days) : Decay::HalfLife(days);
  }
  if (type == "linear") {
    CheckKeys(at, {"type", "everyDays", "percent"});
    const int every = static_cast<int>(RequireWhole(at.At("everyDays"), 1, kMaxDecayDays));
    return Decay::Linear(every, static_cast<int>(RequireWhole(at.At("percent"), 1, 100)));
  }
  if (type != "steps") {
    if (!type.empty()) Fail(at.At("type"), "bad_value", "A decay is none, window, steps, linear or halfLife.");
    return Decay::None();
  }
  CheckKeys(at, {"type", "steps"});
  std::vector<DecayStep> steps;
  const Field list = at.At("steps");
  if (!RequireArray(list, 100)) return Decay::None();
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Field item = list.Item(i);
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"days", "percent"});
    const DecayStep step{static_cast<int>(RequireWhole(item.At("days"), 0, kMaxDecayDays)), static_cast<int>(RequireWhole(item.At("percent"), 0, 100))};
    if (!steps.empty() && step.days <= steps.back().days) Fail(item, "bad_value", "Steps go from young to old; days must grow.");
    if (!steps.empty() && step.percent > steps.back().percent) Fail(item, "bad_value", "Weights only fall with age; percent must not grow.");
    steps.push_back(step);
  }
  if (steps.empty()) Fail(list, "bad_value", "A decay in steps needs at least one step.");
  const bool sorted = std::is_sorted(steps.begin(), steps.end(), [](const DecayStep& a, const DecayStep& b) { return a.days < b.days; });
  return steps.empty() || !sorted ? Decay::None() : Decay::Steps(steps);
}

void ModelReading::ReadEventRules(const Field& at) {
  if (!at || !RequireArray(at, kMaxRules)) return;
  for (std::size_t i = 0; i < at->items.size(); ++i) {
    const Field item = at.Item(i);
    if (!RequireObject(item)) continue;
    CheckKeys(item, {"id", "name", "axis", "group", "points", "event", "perObject", "times", "decay"});
    EventRule rule;
    rule.id = RequireId(item.At("id"));
    CheckNewId(item.At("id"), "rule", rule.id);
    rule.name = ReadWords(item.At("name"), true);
    const Field axisAt = item.At("axis");
    const auto axis = axisAt ? FindAxis(RequireText(axisAt)) : Axis::kEngagement;
    if (!axis) Fail(axisAt, "bad_value", "The axis is fit or engagement.");
    rule.group = ReadGroup(item, axis.value_or(Axis::kEngagement), axisAt && axis);
    rule.points = RequirePoints(item.At("points"));
    if (auto filter = ReadFilter(item.At("event"))) rule.filter = std::move(*filter);
    if (const Field per = item.At("perObject"); per && RequireObject(per)) {
      CheckKeys(per, {"by", "times"});
      const std::string by = RequireText(per.At("by"));
      if (by != "asset" && by != "url" && by != "topic") Fail(per.At("by"), "bad_value", "Repeat is counted by asset, url or topic.");
      rule.repeatBy = by == "url" ? RepeatBy::kUrl : by == "topic" ? RepeatBy::kTopic : RepeatBy::kAsset;
      rule.perObject = static_cast<std::uint32_t>(RequireWhole(per.At("times"), 1, 1'000'000));
    }
    if (const Field times = item.At("times")) rule.times = static_cast<std::uint32_t>(RequireWhole(times, 1, 1'000'000));
    rule.decay = ReadDecay(item.At("decay"));
    model.eventRules.push_back(std::move(rule));
  }
}

void ModelReading::ReadExpiry(const Field& at) {
  if (!at || !RequireObject(at)) return;
  for (const auto& [path, node] : at->members) {
    if (path.rfind("x-", 0) == 0) continue;
    const Field item{&node, at.path + "." + path};
    const std::uint16_t fact = InternFact(item, path);
    const auto days = static_cast<std::int32_t>(RequireWhole(item, 1, 36'500));
    if (fact != kNoFact) model.facts[fact].expiresDays = days;
  }
}

}  // namespace bantam
