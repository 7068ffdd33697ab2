// SPDX-License-Identifier: MIT
#include "what_if_models.h"

#include <gtest/gtest.h>

#include <functional>

namespace bantam {
namespace {

using Json = nlohmann::json;

Json Number(std::int64_t thousandths) { return static_cast<double>(thousandths) / 1000; }

std::int64_t Between(SeededRandom& random, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random.Below(static_cast<std::uint32_t>(high - low + 1)));
}

Json WordsFor(const std::string& text) { return {{"en", text}}; }

/// Every object `{"score": …}`, fit, engagement or bantMet below a tier's condition, in order.
void FindBounds(Json& condition, std::vector<std::pair<Json*, bool>>& found) {
  for (const char* key : {"all", "any"}) {
    if (!condition.contains(key)) continue;
    for (Json& child : condition[key]) FindBounds(child, found);
  }
  if (condition.contains("not")) FindBounds(condition["not"], found);
  for (const char* key : {"score", "fit", "engagement", "bantMet"}) {
    if (condition.contains(key)) found.emplace_back(&condition[key], std::string(key) == "bantMet");
  }
}

Json RandomLeaf(SeededRandom& random) {
  const auto days = [&] { return static_cast<int>(random.Below(60)); };
  switch (random.Below(9)) {
    case 0: return {{"fact", "company.employees"}, {"min", Between(random, 1, 600)}};
    case 1: return {{"fact", "bant.timeline.withinDays"}, {"inDays", {{"min", days() - 20}, {"max", days() + 60}}}};
    case 2: return {{"fact", "bant.timeline.withinDays"}, {"max", days() * 2}};
    case 3: return {{"fact", "bant.timeline.date"}, {"inDays", {{"max", days() * 6}}}};
    case 4: return {{"event", {{"type", {"page_view", "download"}}}}, {"atLeast", 1 + days() % 3}, {"withinDays", days() * 3}};
    case 5: return {{"event", {{"type", "email_click"}, {"open", true}}}};
    case 6: return {{"fact", "bant.timeline.withinDays"}, {"oneOf", {30, 90, 14 + days()}}};
    case 7: return {{"fact", "lifecycle.createdAt"}, {"inDays", {{"min", -400 + days()}, {"max", 0}}}};
    default: return {{"fact", "person.title"}, {"seniority", {"c_level", "director", "manager"}}};
  }
}

Json RandomBound(SeededRandom& random, std::int64_t low, std::int64_t high) {
  Json bound = Json::object();
  const std::int64_t a = Between(random, low, high), b = Between(random, low, high);
  const std::uint32_t form = random.Below(3);
  if (form != 0) bound["min"] = Number(std::min(a, b));
  if (form != 1) bound["max"] = Number(std::max(a, b));
  return bound;
}

Json RandomCondition(SeededRandom& random, bool results, int depth) {
  const std::uint32_t form = random.Below(depth > 2 ? 5 : 9);
  if (form >= 5) {
    if (form == 5) return {{"not", RandomCondition(random, results, depth + 1)}};
    Json list = Json::array();
    for (std::uint32_t n = 1 + random.Below(3); n > 0; --n) list.push_back(RandomCondition(random, results, depth + 1));
    return {{form < 8 ? "all" : "any", list}};
  }
  if (!results || form == 0) return RandomLeaf(random);
  switch (random.Below(5)) {
    case 0: return {{"score", RandomBound(random, -20'000, 120'000)}};
    case 1: return {{"fit", RandomBound(random, -50'000, 80'000)}};
    case 2: return {{"engagement", RandomBound(random, -10'000, 60'000)}};
    case 3: return {{"bantMet", {{"min", random.Below(4)}}}};
    default: return {{"criterion", random.Chance(50) ? "need" : "budget"}, {"is", {"met", "partial"}}};
  }
}

Json RandomDecay(SeededRandom& random, Decay& decay) {
  const int days = 1 + static_cast<int>(random.Below(200));
  const int percent = 1 + static_cast<int>(random.Below(100));
  switch (random.Below(5)) {
    case 0: decay = Decay::None(); return {{"type", "none"}};
    case 1: decay = Decay::Window(days); return {{"type", "window"}, {"days", days}};
    case 2: decay = Decay::HalfLife(days); return {{"type", "halfLife"}, {"days", days}};
    case 3: decay = Decay::Linear(days, percent); return {{"type", "linear"}, {"everyDays", days}, {"percent", percent}};
    default: break;
  }
  decay = Decay::Steps({{days, 100}, {days * 2, percent}});
  return {{"type", "steps"}, {"steps", {{{"days", days}, {"percent", 100}}, {{"days", days * 2}, {"percent", percent}}}}};
}

void AddRules(SeededRandom& random, Json& model) {
  for (std::uint32_t i = 0, count = random.Below(14); i < count; ++i) {
    Json rule = {{"id", "extra-" + std::to_string(i)}, {"name", WordsFor("Extra")}, {"points", Number(Between(random, -9'999, 19'999))}};
    const bool fit = random.Chance(60);
    rule["axis"] = fit ? "fit" : "engagement";
    if (random.Chance(50)) rule["group"] = fit ? "role" : "content";
    if (random.Chance(50)) {
      rule["when"] = RandomCondition(random, false, 1);
      model["attributeRules"].push_back(rule);
      continue;
    }
    rule["event"] = {{"type", {"page_view", "email_open"}}};
    if (random.Chance(50)) rule["times"] = 1 + random.Below(5);
    if (random.Chance(30)) rule["perObject"] = {{"by", "topic"}, {"times", 1 + random.Below(2)}};
    Decay unused = Decay::None();
    rule["decay"] = RandomDecay(random, unused);
    model["eventRules"].push_back(rule);
  }
}

}  // namespace

Json RandomModel(SeededRandom& random, Json base) {
  base.erase("personas");
  constexpr std::array<const char*, 4> kZones{"Europe/Helsinki", "America/Havana", "Asia/Beirut", "Pacific/Auckland"};
  base["timeZone"] = kZones[random.Below(kZones.size())];
  AddRules(random, base);
  base["groups"].push_back({{"id", "idle"}, {"name", WordsFor("Idle")}, {"axis", "fit"}, {"min", Number(Between(random, 0, 3'000))}, {"max", 5}});
  for (const char* tier : {"sql", "mql"}) base["tiers"][tier]["when"] = RandomCondition(random, true, 0);
  base["exclusions"] = Json::array({{{"id", "out"}, {"name", WordsFor("Out")}, {"when", {{"all", {RandomCondition(random, false, 1), RandomLeaf(random)}}}}}});
  return base;
}

void ChangeSomething(SeededRandom& random, WhatIf& whatIf, Json& document) {
  const Model& model = whatIf.model();
  const std::uint32_t kind = random.Below(6);
  if (kind == 0) {
    const std::uint32_t rule = random.Below(static_cast<std::uint32_t>(model.attributeRules.size()));
    const auto points = static_cast<Points>(Between(random, -40'000, 60'000));
    document["attributeRules"][rule]["points"] = Number(points);
    EXPECT_FALSE(whatIf.SetAttributePoints(rule, points));
  } else if (kind == 1) {
    const std::uint32_t rule = random.Below(static_cast<std::uint32_t>(model.eventRules.size()));
    const auto points = static_cast<Points>(Between(random, -30'000, 50'000));
    document["eventRules"][rule]["points"] = Number(points);
    EXPECT_FALSE(whatIf.SetEventPoints(rule, points));
  } else if (kind == 2) {
    const std::uint32_t rule = random.Below(static_cast<std::uint32_t>(model.eventRules.size()));
    Decay decay = Decay::None();
    document["eventRules"][rule]["decay"] = RandomDecay(random, decay);
    EXPECT_FALSE(whatIf.SetDecay(rule, decay));
  } else if (kind == 3) {
    const std::uint32_t group = 2 + random.Below(static_cast<std::uint32_t>(model.groups.size() - 2));
    Limits limits{Between(random, -30'000, 5'000), Between(random, 5'000, 60'000)};
    Json& own = document["groups"][group - 2];
    own["min"] = Number(limits.low);
    own["max"] = Number(limits.high);
    if (random.Chance(30)) limits.low = INT64_MIN, own.erase("min");
    EXPECT_FALSE(whatIf.SetGroupLimits(group, limits));
  } else if (kind == 4) {
    const Axis axis = random.Chance(50) ? Axis::kFit : Axis::kEngagement;
    const Limits limits{Between(random, -60'000, 10'000), Between(random, 10'000, 120'000)};
    document["axes"][std::string(NameOf(axis))] = {{"min", Number(limits.low)}, {"max", Number(limits.high)}};
    EXPECT_FALSE(whatIf.SetAxisLimits(axis, limits));
  } else {
    std::vector<std::pair<Json*, bool>> bounds;
    for (const char* tier : {"sql", "mql"}) FindBounds(document["tiers"][tier]["when"], bounds);
    ASSERT_EQ(bounds.size(), whatIf.TierBounds().size());
    if (bounds.empty()) return;
    const std::uint32_t bound = random.Below(static_cast<std::uint32_t>(bounds.size()));
    const bool counted = bounds[bound].second;
    const std::int64_t low = counted ? random.Below(5) : Between(random, -20'000, 70'000);
    const std::int64_t high = random.Chance(70) ? INT64_MAX : low + (counted ? 1 : 25'000);
    *bounds[bound].first = counted ? Json{{"min", low}} : Json{{"min", Number(low)}};
    if (high != INT64_MAX) (*bounds[bound].first)["max"] = counted ? Json(high) : Number(high);
    EXPECT_FALSE(whatIf.SetTierBound(bound, low, high));
  }
}

}  // namespace bantam
