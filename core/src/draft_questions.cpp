// SPDX-License-Identifier: MIT
// The questions of a drafted model: the profile's sizes, industries, countries and price band are their answers.
#include <algorithm>

#include "draft_parts.h"
#include "json_edit.h"
#include "json_writer.h"

namespace bantam {
namespace {

constexpr std::size_t kListed = kMaxOptions - 1;   // one more is "something else"

std::string Quoted(std::string_view text) {
  std::string out;
  AppendJsonString(out, text);
  return out;
}

JsonNode Option(const std::string& id, std::string_view label, int prior, const std::string& set) {
  return ParseOwnJson("{\"id\":" + Quoted(id) + ",\"label\":{\"en\":" + Quoted(label) + "},\"prior\":" + std::to_string(prior) + ",\"set\":" + set + "}");
}

/// An option for a range of numbers; one without an end is said in words.
JsonNode RangeOption(const std::string& id, std::int64_t low, std::int64_t high, std::int64_t open, const std::string& unit, int prior, const std::string& set) {
  JsonNode option = Option(id, RangeText(low, high, open) + unit, prior, set);
  const bool below = low <= 0;
  if (below || high >= open) MemberOf(option, "label") = DraftWords(below ? "less" : "more", " " + Grouped(below ? high + 1 : low - 1) + unit);
  return option;
}

std::string Capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

void SetOptions(JsonNode& question, std::vector<JsonNode> options) {
  MemberOf(question, "options").items = std::move(options);
}

JsonNode SizeOption(SizeBand band, bool wanted) {
  const std::string from = std::to_string(std::max<std::int64_t>(band.low, 1)), to = std::to_string(band.high);
  return RangeOption("from-" + from, band.low, band.high, kMaxEmployees, "", wanted ? 3 : 4, R"({"company":{"employees":{"min":)" + from + ",\"max\":" + to + "}}}");
}

void DraftSizes(const std::vector<SizeBand>& bands, JsonNode& question) {
  std::vector<JsonNode> options;
  std::int64_t next = 0;
  for (SizeBand band : bands) {
    band.low = std::max<std::int64_t>(band.low, 1);
    if (band.low > std::max<std::int64_t>(next, 1)) options.push_back(SizeOption({next, band.low - 1}, false));
    options.push_back(SizeOption(band, true));
    next = band.high + 1;
  }
  if (next < kMaxEmployees) options.push_back(SizeOption({next, kMaxEmployees}, false));
  SetOptions(question, std::move(options));
}

/// An option for every entry, then the reference's "something else".
void DraftChoices(const std::vector<std::string>& entries, const std::vector<std::string>& labels, std::string_view key, JsonNode other, JsonNode& question) {
  std::vector<JsonNode> options;
  for (std::size_t i = 0; i < std::min(entries.size(), kListed); ++i) {
    options.push_back(Option("choice-" + std::to_string(i + 1), labels[i], 3, "{\"company\":{\"" + std::string(key) + "\":" + Quoted(entries[i]) + "}}"));
  }
  MemberOf(other, "set") = ParseOwnJson("{\"company\":{\"" + std::string(key) + "\":\"other\"}}");
  options.push_back(std::move(other));
  SetOptions(question, std::move(options));
}

void DraftBudget(const Profile& profile, std::string_view currency, std::string_view period, JsonNode& question) {
  const std::int64_t least = profile.price->first / kOne;
  const std::int64_t most = profile.price->second == kMaxNumber ? 0 : profile.price->second / kOne;
  const auto amount = [&](const std::string& id, int prior, std::int64_t from, std::int64_t to, std::int64_t open) {
    std::string set = R"({"bant":{"budget":{"amount":{"amount":)" + std::to_string(from) + ",\"max\":" + std::to_string(to);
    set += ",\"currency\":" + Quoted(currency) + ",\"period\":" + Quoted(period) + "}}}}";
    return RangeOption(id, from, to, open, " " + std::string(currency), prior, set);
  };
  const std::int64_t top = std::max(most, least) * 10;
  std::vector<JsonNode> options;
  if (least > 1) options.push_back(amount("small", 4, 0, least - 1, top));
  if (most > least) options.push_back(amount("middle", 3, least, most, INT64_MAX));
  options.push_back(amount("large", 2, most > least ? most + 1 : least, top, top));
  for (const JsonNode& option : MemberOf(question, "options").items) {
    if (option.Find("id")->text == "none") options.push_back(option);
  }
  SetOptions(question, std::move(options));
}

}  // namespace

void DraftQuestions(const Profile& profile, JsonNode& model) {
  JsonNode& questions = MemberOf(model, "questions");
  JsonNode* const industry = FindById(questions, "fit.industry");
  const JsonNode other = *FindById(MemberOf(*industry, "options"), "other");
  std::vector<std::string> first, labels;
  for (const std::string& entry : profile.industries) {
    first.push_back(IndustryWords({entry}).front());
    labels.push_back(Capitalised(first.back()));
  }
  DraftChoices(first, labels, "industry", other, *industry);
  labels.clear();
  for (const std::string& entry : profile.countries) {
    const std::vector<std::string> names = CountryNames({entry});
    labels.push_back(names[std::min<std::size_t>(1, names.size() - 1)]);
  }
  if (!profile.countries.empty()) {
    JsonNode region = ParseOwnJson(R"({"id":"fit.region","criterion":"fit","fact":"company.country","options":[]})");
    DraftChoices(profile.countries, labels, "country", other, region);
    questions.items.push_back(std::move(region));
  }
  DraftSizes(profile.sizes, *FindById(questions, "fit.employees"));
  const std::string currency = MemberOf(model, "currency").text;
  if (profile.price) DraftBudget(profile, currency, MemberOf(model, "period").text, *FindById(questions, "budget.range"));
  if (profile.industries.empty()) EraseById(questions, "fit.industry");
  if (profile.sizes.empty()) EraseById(questions, "fit.employees");
  if (currency != "EUR") {   // the reference's own amounts are in euros
    EraseById(questions, "budget.spend_today");
    if (!profile.price) EraseById(questions, "budget.range");
  }
  JsonNode& later = MemberOf(MemberOf(MemberOf(*FindById(MemberOf(*FindById(questions, "timeline.when"), "options"), "later"), "set"), "bant"), "timeline");
  MemberOf(later, "withinDays").text = std::to_string(std::max<std::int64_t>(1000, profile.horizonDays + 365));
}

}  // namespace bantam
