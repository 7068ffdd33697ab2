// SPDX-License-Identifier: MIT
// The reference model's four personas in the profile's world. By its point table the perfect company scores about 79 (75 by fit), the
// lively stranger 66 (20 by fit), the wrong decision maker 60 and the student 8; whatever the profile adds, it adds to the first two alike.
#include <algorithm>

#include "bantam/fold.h"
#include "bantam/title.h"
#include "draft_parts.h"
#include "json_edit.h"

namespace bantam {
namespace {

bool Names(const std::vector<std::string>& list, std::string_view name) { return std::find(list.begin(), list.end(), name) != list.end(); }

bool HoldsAny(std::string_view text, const std::vector<std::string>& words) {
  std::string scratch, wordScratch;
  const std::string folded(Fold(text, scratch));
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return ContainsWord(folded, Fold(word, wordScratch)); });
}

bool IsTarget(const Profile& profile, std::string_view title) {
  const TitleReading reading = ReadTitle(title, "en");
  return Names(profile.seniority, NameOf(reading.seniority)) || Names(profile.functions, NameOf(reading.function)) || HoldsAny(title, profile.titles);
}

/// Whoever decides and is named by the profile; with no such title, who decides.
std::string DeciderTitle(const Profile& profile) {
  std::vector<std::string> titles{"Chief Marketing Officer", "Chief Executive Officer", "Owner", "Vice President", "Managing Director"};
  for (const char* area : {"Marketing", "Sales", "IT", "Finance", "HR", "Operations", "Procurement", "Product", "Legal"}) {
    for (const char* rank : {" Director", " Manager"}) titles.push_back(area + std::string(rank));
    titles.push_back("Head of " + std::string(area));
  }
  for (const std::string& word : profile.titles) titles.push_back(word), titles.push_back(word + " Director");
  const auto decides = [&](const std::string& title) { return ReadTitle(title, "en").decides == Decides::kDecides && !HoldsAny(title, profile.badTitles); };
  const auto named = std::find_if(titles.begin(), titles.end(), [&](const std::string& title) { return decides(title) && IsTarget(profile, title); });
  if (named != titles.end()) return *named;
  const auto any = std::find_if(titles.begin(), titles.end(), decides);
  return any == titles.end() ? titles.front() : *any;
}

/// Whoever has no say and is not named; empty when the profile names them all.
std::string BystanderTitle(const Profile& profile) {
  for (const char* title : {"Accounting Assistant", "Office Assistant", "Customer Service Agent", "Truck Driver", "Warehouse Worker"}) {
    if (ReadTitle(title, "en").decides == Decides::kNo && !IsTarget(profile, title) && !HoldsAny(title, profile.badTitles)) return title;
  }
  return {};
}

bool Excluded(const Profile& profile, std::int64_t employees) { return employees < profile.smallerThan || employees > profile.largerThan; }

std::int64_t EmployeesInside(const Profile& profile) {
  for (const SizeBand& band : profile.sizes) {
    const std::int64_t high = band.high == kMaxEmployees ? std::max<std::int64_t>(band.low, 1) * 2 : band.high;
    for (std::int64_t employees : {(std::max<std::int64_t>(band.low, 1) + high) / 2, std::max<std::int64_t>(band.low, 1), band.high}) {
      if (!Excluded(profile, employees)) return employees;
    }
  }
  return 0;
}

std::int64_t EmployeesOutside(const Profile& profile) {
  for (std::int64_t employees : {40, 8, 700, 3, 6000, 90'000}) {
    const bool wanted = std::any_of(profile.sizes.begin(), profile.sizes.end(), [&](const SizeBand& band) { return band.Holds(employees); });
    if (!wanted && !Excluded(profile, employees)) return employees;
  }
  return 0;
}

void SetNumber(JsonNode& object, std::string_view key, std::int64_t number) {
  if (number > 0) MemberOf(object, key) = {JsonNode::Kind::kNumber, std::to_string(number), {}, {}};
  else EraseMember(object, key);
}

void SetText(JsonNode& object, std::string_view key, std::string_view text) {
  if (!text.empty()) MemberOf(object, key) = TextNode(text);
  else EraseMember(object, key);
}

void MakeCompanyPerfect(const Profile& profile, JsonNode& contact) {
  JsonNode& company = MemberOf(contact, "company");
  SetNumber(company, "employees", EmployeesInside(profile));
  SetText(company, "industry", profile.industries.empty() ? "" : IndustryWords({profile.industries.front()}).front());
  const std::string country = profile.countries.empty() ? "" : profile.countries.front();
  SetText(company, "country", country);
  SetText(MemberOf(contact, "person"), "country", country);
}

void MakeCompanyStrange(const Profile& profile, JsonNode& contact) {
  JsonNode& company = MemberOf(contact, "company");
  SetNumber(company, "employees", EmployeesOutside(profile));
  std::vector<std::string> words = IndustryWords(profile.industries);
  for (const std::string& bad : IndustryWords(profile.badIndustries)) words.push_back(bad);
  const std::string industry = company.Find("industry") != nullptr ? company.Find("industry")->text : "";
  if (HoldsAny(industry, words)) SetText(company, "industry", HoldsAny("Beekeeping", words) ? "" : "Beekeeping");
  std::vector<std::string> countries = CountryNames(profile.countries);
  for (const std::string& bad : CountryNames(profile.badCountries)) countries.push_back(bad);
  std::string country;
  for (const char* code : {"NZ", "IS", "MT"}) {
    if (country.empty() && !Names(countries, code)) country = code;
  }
  SetText(company, "country", country);
  SetText(MemberOf(contact, "person"), "country", country);
}

void Drop(JsonNode& personas, std::string_view id) {
  EraseById(MemberOf(personas, "list"), id);
  auto& order = MemberOf(personas, "order").items;
  order.erase(std::remove_if(order.begin(), order.end(), [&](const JsonNode& node) { return node.text == id; }), order.end());
}

}  // namespace

void DraftPersonas(const Profile& profile, JsonNode& model) {
  JsonNode& personas = MemberOf(model, "personas");
  JsonNode& list = MemberOf(personas, "list");
  const auto contactOf = [&](std::string_view id) -> JsonNode& { return MemberOf(*FindById(list, id), "contact"); };
  const std::string decider = DeciderTitle(profile), bystander = BystanderTitle(profile);
  for (const char* id : {"perfect-company", "very-active"}) SetText(MemberOf(contactOf(id), "person"), "title", decider);
  SetText(MemberOf(contactOf("wrong-decision-maker"), "person"), "title", bystander);
  for (const char* id : {"perfect-company", "wrong-decision-maker"}) MakeCompanyPerfect(profile, contactOf(id));
  MakeCompanyStrange(profile, contactOf("very-active"));
  EraseMember(MemberOf(contactOf("student"), "person"), "country");
  if (profile.noStudents || HoldsAny("Student", profile.badTitles)) MemberOf(*FindById(list, "student"), "tier") = TextNode("disqualified");
  const bool knowsCompanies = !profile.sizes.empty() || !profile.industries.empty() || !profile.countries.empty();
  if (!knowsCompanies) Drop(personas, "perfect-company");
  if (!knowsCompanies || bystander.empty()) Drop(personas, "wrong-decision-maker");
}

}  // namespace bantam
