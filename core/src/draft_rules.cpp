// SPDX-License-Identifier: MIT
// Rules, criteria and exclusions of a drafted model.
#include <string>

#include "draft_parts.h"
#include "json_edit.h"
#include "json_writer.h"

namespace bantam {
namespace {

constexpr int kPeoplePoints = 10;

JsonNode PointsNode(std::int64_t points) { return {JsonNode::Kind::kNumber, std::to_string(points), {}, {}}; }

/// The reference's points of size, industry and country, shared anew among those that are named. The last takes what rounding leaves.
struct CompanyRule {
  std::string_view id;
  bool named;
};

void SharePoints(std::initializer_list<CompanyRule> rules, JsonNode& list) {
  std::int64_t all = 0, named = 0;
  const auto pointsOf = [&](std::string_view id) { return ParseThousandths(MemberOf(*FindById(list, id), "points").text).value; };
  for (const CompanyRule& rule : rules) all += pointsOf(rule.id), named += rule.named ? pointsOf(rule.id) : 0;
  std::int64_t left = all, weightLeft = named;
  for (const CompanyRule& rule : rules) {
    if (!rule.named) {
      EraseById(list, rule.id);
      continue;
    }
    const std::int64_t own = pointsOf(rule.id);
    const std::int64_t share = ScaleRounded(left, own, weightLeft * kOne);
    MemberOf(*FindById(list, rule.id), "points") = PointsNode(share);
    left -= share * kOne, weightLeft -= own;
  }
}

std::string TextOf(Thousandths number) {
  std::string text;
  AppendThousandths(text, number);
  return text;
}

JsonNode Timely(std::string_view horizon) {
  std::string text = R"({"any":[{"fact":"bant.timeline.timely","equals":true},)";
  text += R"({"fact":"bant.timeline.withinDays","inDays":{"min":0,"max":)" + std::string(horizon) + "}},";
  return ParseOwnJson(text + R"({"fact":"bant.timeline.date","inDays":{"min":0,"max":)" + std::string(horizon) + "}}]}");
}

void AddExclusion(JsonNode& list, std::string_view id, JsonNode name, JsonNode when) {
  JsonNode& exclusion = list.items.emplace_back();
  MemberOf(exclusion, "id") = TextNode(id);
  MemberOf(exclusion, "name") = std::move(name);
  MemberOf(exclusion, "when") = std::move(when);
}

}  // namespace

void DraftRules(const Profile& profile, JsonNode& model) {
  JsonNode& rules = MemberOf(model, "attributeRules");
  SharePoints({{"right-size", !profile.sizes.empty()}, {"target-country", !profile.countries.empty()}, {"target-industry", !profile.industries.empty()}}, rules);
  if (JsonNode* size = FindById(rules, "right-size")) {
    std::string bands;
    for (const SizeBand& band : profile.sizes) bands += (bands.empty() ? ": " : ", ") + RangeText(band.low, band.high, kMaxEmployees);
    MemberOf(*size, "name") = DraftWords("size", bands);
    MemberOf(*size, "when") = SizeCondition(profile.sizes);
  }
  if (JsonNode* industry = FindById(rules, "target-industry")) {
    MemberOf(*industry, "when") = TextsCondition("company.industry", "containsWord", IndustryWords(profile.industries));
  }
  if (JsonNode* country = FindById(rules, "target-country")) MemberOf(*country, "when") = CountryCondition(profile.countries);
  MemberOf(*FindById(rules, "timely"), "when") = Timely(std::to_string(profile.horizonDays));
  if (!profile.namesPeople()) return;
  JsonNode people = ParseOwnJson(R"({"id":"target-people","name":null,"axis":"fit","points":null,"when":null})");
  MemberOf(people, "name") = DraftWords("people");
  MemberOf(people, "points") = PointsNode(kPeoplePoints);
  MemberOf(people, "when") = PeopleCondition(profile);
  rules.items.push_back(std::move(people));
  JsonNode& most = MemberOf(MemberOf(MemberOf(model, "axes"), "fit"), "max");
  most = PointsNode(ParseThousandths(most.text).value / kOne + kPeoplePoints);
}

void DraftCriteria(const Profile& profile, JsonNode& model) {
  JsonNode& bant = MemberOf(model, "bant");
  const std::string horizon = std::to_string(profile.horizonDays), late = std::to_string(profile.horizonDays + 1);
  JsonNode& timeline = MemberOf(bant, "timeline");
  MemberOf(timeline, "met") = Timely(horizon);
  std::string unmet = R"({"any":[{"fact":"bant.timeline.timely","equals":false},{"fact":"bant.timeline.withinDays","inDays":{"min":)";
  unmet += late + R"(}},{"fact":"bant.timeline.date","inDays":{"min":)";
  MemberOf(timeline, "unmet") = ParseOwnJson(unmet + late + "}}]}");
  if (!profile.price) {   // no band: whoever names an amount has one
    JsonNode& budget = MemberOf(bant, "budget");
    MemberOf(budget, "met") = ParseOwnJson(R"({"any":[{"fact":"bant.budget.amount","exists":true},{"fact":"bant.budget.min","exists":true}]})");
    MemberOf(budget, "unmet") = ParseOwnJson(R"({"fact":"bant.budget.amount","none":true})");
    return;
  }
  const std::string least = TextOf(profile.price->first), below = TextOf(profile.price->first - 1);
  JsonNode& budget = MemberOf(bant, "budget");
  MemberOf(budget, "met") = AnyOf({RangeCondition("bant.budget.amount", least, ""), RangeCondition("bant.budget.min", least, "")});
  MemberOf(budget, "unmet") = AnyOf({ParseOwnJson(R"({"fact":"bant.budget.amount","none":true})"), RangeCondition("bant.budget.amount", "", below),
                                     RangeCondition("bant.budget.max", "", below)});
}

void DraftExclusions(const Profile& profile, JsonNode& model) {
  JsonNode& list = MemberOf(model, "exclusions");
  // Of a size that is only told to lie below or above: "fewer than 10" ends a thousandth before it and begins nowhere.
  const auto company = [](const std::string& least, const std::string& most) { return RangeCondition("company.employees", least, most); };
  if (!profile.badIndustries.empty()) {
    AddExclusion(list, "not-our-industry", DraftWords("industry"), TextsCondition("company.industry", "containsWord", IndustryWords(profile.badIndustries)));
  }
  if (!profile.badCountries.empty()) AddExclusion(list, "not-our-country", DraftWords("country"), CountryCondition(profile.badCountries));
  if (!profile.badDomains.empty()) AddExclusion(list, "not-our-firm", DraftWords("domain"), TextsCondition("person.email", "domain", profile.badDomains));
  if (!profile.badTitles.empty()) AddExclusion(list, "not-our-people", DraftWords("title"), TextsCondition("person.title", "containsWord", profile.badTitles));
  if (profile.smallerThan > 0) AddExclusion(list, "too-small", DraftWords("smaller", ": " + RangeText(0, profile.smallerThan - 1, kMaxEmployees)), company("", TextOf(profile.smallerThan * kOne - 1)));
  if (profile.largerThan < kMaxEmployees) {
    AddExclusion(list, "too-large", DraftWords("larger", ": " + RangeText(profile.largerThan + 1, kMaxEmployees, kMaxEmployees)), company(TextOf(profile.largerThan * kOne + 1), ""));
  }
  if (profile.noStudents) AddExclusion(list, "no-students", DraftWords("student"), TextsCondition("person.title", "seniority", {"student"}));
}

}  // namespace bantam
