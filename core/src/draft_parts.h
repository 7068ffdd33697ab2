// SPDX-License-Identifier: MIT
// The parts of a drafted model, each put into the reference model's tree in the place of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft_profile.h"

namespace bantam {

/// Every word that means an industry, or every name of a country (draft/industries.json, draft/countries.json), of each entry; an
/// entry without a row there stands for itself.
std::vector<std::string> IndustryWords(const std::vector<std::string>& industries);
std::vector<std::string> CountryNames(const std::vector<std::string>& countries);

/// Words of draft/words.json by locale, each with `ending` behind it.
JsonNode DraftWords(std::string_view key, std::string_view ending = {});
JsonNode WordsNode(const LocalWords& words);
/// With thin groups of three: `10 000`.
std::string Grouped(std::int64_t number);
/// `50–500`, `< 50`, `> 500`, with thin groups of three: read alike in every language.
std::string RangeText(std::int64_t low, std::int64_t high, std::int64_t open);

/// Conditions as nodes of the document.
JsonNode SizeCondition(const std::vector<SizeBand>& bands);
JsonNode TextsCondition(std::string_view fact, std::string_view how, const std::vector<std::string>& texts);
JsonNode CountryCondition(const std::vector<std::string>& countries);
JsonNode PeopleCondition(const Profile& profile);
JsonNode AnyOf(std::vector<JsonNode> conditions);
JsonNode RangeCondition(std::string_view fact, std::string_view low, std::string_view high);

void DraftRules(const Profile& profile, JsonNode& model);
void DraftCriteria(const Profile& profile, JsonNode& model);
void DraftExclusions(const Profile& profile, JsonNode& model);
void DraftQuestions(const Profile& profile, JsonNode& model);
void DraftPersonas(const Profile& profile, JsonNode& model);

}  // namespace bantam
