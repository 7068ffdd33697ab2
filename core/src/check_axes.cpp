// SPDX-License-Identifier: MIT
// The two faults of axes, decided by the bounds of points: each axis is put to its utmost while the other is at nothing, and the
// condition of sales-ready is asked. Of facts nothing is known for behaviour alone; for fit alone they may be anything.
#include <algorithm>

#include "bantam/check.h"

namespace bantam {
namespace {

constexpr std::int64_t kLeastShare = 4;
constexpr std::string_view kRequest = "contact_request";

bool IsRequestAlone(const Model& model, const EventFilter& filter) {
  return std::all_of(filter.types.begin(), filter.types.end(), [&](std::uint8_t type) { return model.eventTypes[type] == kRequest; });
}

// The most that an axis can give: positive rules, held by their groups and by the axis. A contact request is no behaviour here.
std::int64_t MostOf(const Model& model, Axis axis) {
  std::vector<std::int64_t> sums(model.groups.size(), 0);
  for (const AttributeRule& rule : model.attributeRules) sums[rule.group] += std::max<std::int64_t>(rule.points, 0);
  for (const EventRule& rule : model.eventRules) {
    if (rule.points <= 0 || IsRequestAlone(model, rule.filter)) continue;
    const std::int64_t most = rule.times == 0 ? kMaxPoints : std::int64_t{rule.points} * rule.times;   // objects have no end
    sums[rule.group] = std::min<std::int64_t>(sums[rule.group] + most, kMaxPoints);
  }
  std::int64_t sum = 0;
  for (std::size_t g = 0; g < sums.size(); ++g) {
    if (model.groups[g].axis == axis) sum += model.groups[g].limits.Clamp(sums[g]);
  }
  return model.axes[static_cast<std::size_t>(axis)].Clamp(sum);
}

Outlook Nobody(const Model& model, std::int64_t fit, std::int64_t engagement) {
  constexpr auto only = [](BantState state) { return static_cast<std::uint8_t>(1u << static_cast<unsigned>(state)); };
  Outlook outlook;
  fit = model.axes[0].Clamp(fit), engagement = model.axes[1].Clamp(engagement);
  outlook.fit = {fit, fit};
  outlook.engagement = {engagement, engagement};
  outlook.score = {fit + engagement, fit + engagement};
  outlook.states.fill(only(BantState::kUnknown));
  return outlook;
}

// Whether the leaf is about behaviour, and which truth the question gives it.
LeafTruths Leaves(const Model& model, Truth facts, Truth events) {
  LeafTruths leaves;
  for (std::size_t i = 0; i < model.leaves.size(); ++i) {
    const bool event = model.leaves[i].kind == LeafKind::kEvent;
    leaves.Set(i, !event ? facts : IsRequestAlone(model, model.leaves[i].filter) ? Truth::kFalse : events);
  }
  return leaves;
}

std::string Text(std::int64_t points) {
  std::string out;
  AppendThousandths(out, points);
  return out;
}

}  // namespace

Faults AxisFaults(const Model& model) {
  Faults faults;
  const ConditionId ready = model.tiers[static_cast<std::size_t>(Tier::kSql)].when;
  const std::int64_t fit = MostOf(model, Axis::kFit), engagement = MostOf(model, Axis::kEngagement);
  const std::string path = "$.tiers.sql.when";
  const Outlook lively = Nobody(model, 0, engagement);
  if (Evaluate(model, ready, Leaves(model, Truth::kUnknown, Truth::kTrue), &lively) == Truth::kTrue) {
    faults.push_back({"behaviour_alone", path, "Behaviour alone makes sales-ready: with all its " + Text(engagement) +
                      " points and no fit at all a contact passes. Ask for some fit here, such as {\"fit\":{\"min\":10}}."});
  }
  Outlook perfect = Nobody(model, fit, 0);
  perfect.states[static_cast<std::size_t>(Criterion::kAuthority)] = 0xF;   // a title may tell of it
  perfect.met.high = 1;
  if (Evaluate(model, ready, Leaves(model, Truth::kUnknown, Truth::kFalse), &perfect) != Truth::kFalse) {
    faults.push_back({"fit_alone", path, "Fit alone makes sales-ready: with up to " + Text(fit) +
                      " points of fit a contact passes who has done nothing. Ask for some behaviour here, such as {\"engagement\":{\"min\":20}}."});
  }
  if (fit * kLeastShare < engagement) {
    faults.push_back({"fit_hardly_counts", "$.axes", "Fit hardly counts: it gives at most " + Text(fit) + " points, behaviour up to " + Text(engagement) +
                      ". Raise the points of size, industry or role, or lower the limit of engagement."});
  }
  return faults;
}

}  // namespace bantam
