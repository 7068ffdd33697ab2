// SPDX-License-Identifier: MIT
// What a profile names, as conditions of a model.
#include <algorithm>

#include "bantam/catalog.h"
#include "draft_parts.h"
#include "json_edit.h"
#include "json_writer.h"

namespace bantam {
namespace {

std::vector<std::string> Expanded(const std::vector<std::string>& entries, std::string_view file, bool withEntry) {
  const JsonNode table = ParseOwnJson(FindCatalogFile(file).value_or("{}"));
  std::vector<std::string> words;
  const auto add = [&](const std::string& word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  };
  for (const std::string& entry : entries) {
    const JsonNode* row = table.Find(entry);
    if (row == nullptr || withEntry) add(entry);
    if (row == nullptr) continue;
    for (const JsonNode& word : row->items) add(word.text);
  }
  return words;
}

JsonNode NumberNode(std::string text) { return {JsonNode::Kind::kNumber, std::move(text), {}, {}}; }

}  // namespace

std::vector<std::string> IndustryWords(const std::vector<std::string>& industries) { return Expanded(industries, "draft/industries.json", false); }
std::vector<std::string> CountryNames(const std::vector<std::string>& countries) { return Expanded(countries, "draft/countries.json", true); }

JsonNode DraftWords(std::string_view key, std::string_view ending) {
  JsonNode words;
  const JsonNode table = ParseOwnJson(FindCatalogFile("draft/words.json").value_or("{}"));
  if (const JsonNode* found = table.Find(key)) words = *found;
  for (JsonMember& member : words.members) member.value.text += ending;
  return words;
}

JsonNode WordsNode(const LocalWords& words) {
  JsonNode node;
  for (const auto& [locale, text] : words.byLocale) MemberOf(node, locale) = TextNode(text);
  return node;
}

std::string Grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); text.size() > 4 && at > 3;) text.insert(at -= 3, "\u00A0");
  return text;
}

std::string RangeText(std::int64_t low, std::int64_t high, std::int64_t open) {
  if (low <= 0) return "< " + Grouped(high + 1);
  if (high >= open) return "> " + Grouped(low - 1);
  return low == high ? Grouped(low) : Grouped(low) + "–" + Grouped(high);
}

JsonNode RangeCondition(std::string_view fact, std::string_view low, std::string_view high) {
  JsonNode node;
  MemberOf(node, "fact") = TextNode(fact);
  if (!low.empty()) MemberOf(node, "min") = NumberNode(std::string(low));
  if (!high.empty()) MemberOf(node, "max") = NumberNode(std::string(high));
  return node;
}

JsonNode AnyOf(std::vector<JsonNode> conditions) {
  if (conditions.size() == 1) return std::move(conditions.front());
  JsonNode node, list;
  list.kind = JsonNode::Kind::kArray;
  list.items = std::move(conditions);
  MemberOf(node, "any") = std::move(list);
  return node;
}

JsonNode SizeCondition(const std::vector<SizeBand>& bands) {
  std::vector<JsonNode> ranges;
  for (const SizeBand& band : bands) {
    ranges.push_back(RangeCondition("company.employees", std::to_string(band.low), band.high == kMaxEmployees ? "" : std::to_string(band.high)));
  }
  return AnyOf(std::move(ranges));
}

JsonNode TextsCondition(std::string_view fact, std::string_view how, const std::vector<std::string>& texts) {
  JsonNode node, list;
  list.kind = JsonNode::Kind::kArray;
  for (const std::string& text : texts) list.items.push_back(TextNode(text));
  MemberOf(node, "fact") = TextNode(fact);
  MemberOf(node, how) = std::move(list);
  return node;
}

JsonNode CountryCondition(const std::vector<std::string>& countries) {
  const std::vector<std::string> names = CountryNames(countries);
  return AnyOf({TextsCondition("company.country", "oneOf", names), TextsCondition("person.country", "oneOf", names)});
}

JsonNode PeopleCondition(const Profile& profile) {
  std::vector<JsonNode> any;
  if (!profile.seniority.empty()) any.push_back(TextsCondition("person.title", "seniority", profile.seniority));
  if (!profile.functions.empty()) any.push_back(TextsCondition("person.title", "function", profile.functions));
  if (!profile.titles.empty()) any.push_back(TextsCondition("person.title", "containsWord", profile.titles));
  return AnyOf(std::move(any));
}

}  // namespace bantam
