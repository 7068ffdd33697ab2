// SPDX-License-Identifier: MIT
#include "bantam/draft_model.h"

#include "bantam/catalog.h"
#include "bantam/model.h"
#include "draft_parts.h"
#include "json_edit.h"

namespace bantam {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::string_view kWeek = R"({"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]})";

JsonNode RateNode(std::int64_t millionths) {
  std::string text = std::to_string(millionths / kMillion), rest = std::to_string(kMillion + millionths % kMillion).substr(1);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty()) text += "." + rest;
  return {JsonNode::Kind::kNumber, std::move(text), {}, {}};
}

/// The reference's rates as seen from another currency; none where it does not know that one.
void SetCurrency(const std::string& currency, JsonNode& model) {
  const std::string before = MemberOf(model, "currency").text;
  if (currency.empty() || currency == before) return;
  MemberOf(model, "currency") = TextNode(currency);
  JsonNode& perUnit = MemberOf(MemberOf(model, "rates"), "perUnit");
  const JsonNode* own = perUnit.Find(currency);
  if (own == nullptr) return EraseMember(model, "rates");
  const std::int64_t unit = ParseScaled(own->text, 6).value;
  EraseMember(perUnit, currency);
  for (JsonMember& rate : perUnit.members) rate.value = RateNode(ScaleRounded(ParseScaled(rate.value.text, 6).value, kMillion, unit));
  MemberOf(perUnit, before) = RateNode(ScaleRounded(kMillion, kMillion, unit));
}

void SetIdentity(const Profile& profile, JsonNode& model) {
  MemberOf(model, "id") = TextNode(profile.id);
  MemberOf(model, "version") = TextNode(profile.version);
  MemberOf(model, "name") = profile.name.byLocale.empty() ? DraftWords("name") : WordsNode(profile.name);
  if (!profile.timeZone.empty()) MemberOf(model, "timeZone") = TextNode(profile.timeZone);
  if (!profile.period.empty()) MemberOf(model, "period") = TextNode(profile.period);
  if (!profile.verification.empty()) MemberOf(model, "verification") = TextNode(profile.verification);
  SetCurrency(profile.currency, model);
}

void SetHandOver(const Profile& profile, JsonNode& model) {
  for (std::size_t tier = 0; tier < kTiers; ++tier) {
    const LocalWords& words = profile.tierWords[tier];
    if (!words.byLocale.empty()) MemberOf(MemberOf(MemberOf(model, "tiers"), NameOf(static_cast<Tier>(tier))), "label") = WordsNode(words);
  }
  // Who takes which contact is the firm's own affair: the last of the reference's routes is open to everyone.
  auto& routes = MemberOf(model, "routing").items;
  routes.erase(routes.begin(), routes.end() - 1);
  JsonNode& standings = MemberOf(model, "standings");
  if (profile.ownDomains.empty()) EraseMember(standings, "colleague");
  else MemberOf(standings, "colleague") = TextsCondition("person.email", "domain", profile.ownDomains);
  if (profile.promiseMinutes == 0) return;
  JsonNode promise;
  MemberOf(promise, "promiseMinutes") = {JsonNode::Kind::kNumber, std::to_string(profile.promiseMinutes), {}, {}};
  MemberOf(promise, "hours") = profile.hours.kind == JsonNode::Kind::kNull ? ParseOwnJson(kWeek) : profile.hours;
  if (profile.holidays.kind != JsonNode::Kind::kNull) MemberOf(promise, "holidays") = profile.holidays;
  MemberOf(model, "sla") = std::move(promise);
}

}  // namespace

DraftedModel DraftModel(std::string_view profileText) {
  DraftedModel drafted;
  if (profileText.size() > kMaxProfileBytes) {
    drafted.faults.push_back({"too_large", "$", "A profile has at most " + std::to_string(kMaxProfileBytes) + " bytes."});
    return drafted;
  }
  JsonNode tree;
  if (!ReadJsonTree(profileText, kMaxProfileDepth, tree, drafted.faults)) return drafted;
  const Profile profile = ReadProfile(tree, drafted.faults);
  if (!drafted.faults.empty()) return drafted;
  JsonNode model = ParseOwnJson(FindCatalogFile("models/reference.json").value_or("{}"));
  SetIdentity(profile, model);
  DraftRules(profile, model);
  DraftCriteria(profile, model);
  DraftExclusions(profile, model);
  DraftQuestions(profile, model);
  DraftPersonas(profile, model);
  SetHandOver(profile, model);
  std::string document;
  AppendReadableJson(model, document);
  document += '\n';
  drafted.faults = LoadModel(document).faults;
  if (drafted.faults.empty()) drafted.document = std::move(document);
  return drafted;
}

}  // namespace bantam
