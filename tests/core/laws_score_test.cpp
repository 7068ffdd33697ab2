// SPDX-License-Identifier: MIT
// Score, tier and BANT against the naive scorer; law 1, the ledger sums exactly; law 3, the same bytes whatever came before;
// law 5, supporting evidence never lowers a state.
#include <cmath>
#include <nlohmann/json.hpp>

#include "laws_judge.h"
#include "naive_score.h"

namespace bantam::test::laws_score_test {
namespace {

TEST(Score, IsWhatTheNaiveScorerFinds) {
  std::uint64_t tiers[kTiers] = {}, done = 0;
  std::unique_ptr<NaiveScorer> naive;
  std::string of;
  ForTriples(LawTriples(2), SmallShape::kAny, 800'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    if (of != small.json) naive = std::make_unique<NaiveScorer>(small.json), of = small.json;
    const std::string json = contact.Json();
    const NaiveResult plain = naive->Score(json, now);
    const Assessment& found = judge.Score(json, now);
    ++done;
    EXPECT_EQ(found.standing == Standing::kLead, plain.lead);
    EXPECT_EQ(found.bant, plain.bant);
    if (!plain.lead || found.standing != Standing::kLead) return;
    EXPECT_EQ(found.fit, plain.fit);
    EXPECT_EQ(found.engagement, plain.engagement);
    EXPECT_EQ(found.score, plain.score);
    EXPECT_EQ(NameOf(found.tier), NameOf(plain.tier));
    ++tiers[static_cast<std::size_t>(found.tier)];
  });
  for (std::uint64_t count : tiers) EXPECT_GE(count, Often(done / 50));
}

std::int64_t Milli(const nlohmann::json& number) { return std::llround(number.get<double>() * 1000); }

void CheckLedger(const std::string& annotation) {
  const nlohmann::json read = nlohmann::json::parse(annotation, nullptr, false);
  ASSERT_FALSE(read.is_discarded()) << annotation;
  std::int64_t sum = 0, fit = 0;
  for (const auto& line : read["ledger"]) {
    sum += Milli(line["points"]);
    if (line["axis"] == "fit") fit += Milli(line["points"]);
    const std::string rule = line["rule"];
    EXPECT_FALSE(rule.empty());
    EXPECT_FALSE(line["reason"]["text"].get<std::string>().empty());
    const bool limit = rule.rfind("group.", 0) == 0 || rule.rfind("axis.", 0) == 0;
    EXPECT_EQ(line["evidence"].empty(), limit) << line.dump();
  }
  if (read["score"].is_null()) {
    EXPECT_TRUE(read["ledger"].empty());
    return;
  }
  EXPECT_EQ(sum, Milli(read["score"])) << annotation;
  EXPECT_EQ(fit, Milli(read["fit"])) << annotation;
  EXPECT_EQ(Milli(read["score"]), Milli(read["fit"]) + Milli(read["engagement"]));
}

TEST(Law1, TheLedgerSumsExactlyToTheScoreAndNamesRuleAndEvidence) {
  ForTriples(LawTriples(2), SmallShape::kAny, 900'000, [](const SmallModel&, Judge& judge, const SmallContact& contact, Instant now) {
    CheckLedger(judge.Annotate(contact.Json(), now));
  });
}

constexpr const char* kShipped[] = {"reference", "saas-startup", "consultancy", "digital-agency", "enterprise-long-cycle"};

TEST(Law1, HoldsForShippedModelsAndRichContacts) {
  for (std::uint64_t i = 0; i < LawTriples(2) && !testing::Test::HasFailure(); ++i) {
    static std::unique_ptr<Qualifier> qualifiers[5];
    auto& qualifier = qualifiers[i % 5];
    if (qualifier == nullptr) qualifier = std::make_unique<Qualifier>(ShippedModel(kShipped[i % 5]), i % 2 == 0 ? "en" : "fi");
    std::string json, out;
    AppendSeededContact(json, 11, i, MomentOf(i));
    Contact contact;
    ASSERT_FALSE(ContactReader(*qualifier->model().zone).Read(json, contact)) << json;
    qualifier->Assess(contact, MomentOf(i));
    qualifier->AppendAnnotation(out);
    CheckLedger(out);
  }
}

// A rich contact without what is dated after now.
nlohmann::json WithoutLater(const nlohmann::json& value, Instant now, const TimeZone& zone) {
  const auto later = [&](const nlohmann::json& object, const char* key) {
    return object.contains(key) && object[key].is_string() && ParseTime(object[key].get<std::string>(), zone).at > now;
  };
  if (value.is_array()) {
    nlohmann::json out = nlohmann::json::array();
    for (const auto& item : value) {
      if (!item.is_object() || !later(item, "at")) out.push_back(WithoutLater(item, now, zone));
    }
    return out;
  }
  if (!value.is_object()) return value;
  nlohmann::json out = nlohmann::json::object();
  for (const auto& [key, child] : value.items()) {
    if (child.is_object() && later(child, "at")) continue;
    const bool moment = key == "createdAt" || key == "lastContactedAt" || key == "sqlSince" || key == "verifiedAt";
    if (moment && later(value, key.c_str())) continue;
    const bool outcome = key == "outcome" || key == "outcomeAt" || (key == "value" && value.contains("outcome"));
    out[key] = WithoutLater(child, now, zone);
    if (!outcome || !value.contains("outcomeAt") || zone.DayAt(ParseTime(value["outcomeAt"].get<std::string>(), zone).at) <= zone.DayAt(now)) continue;
    // Facts with a date of their own stand by it.
    nlohmann::json dated = nlohmann::json::array();
    for (const auto& fact : out[key].is_array() ? out[key] : nlohmann::json::array({out[key]})) {
      if (fact.contains("at")) dated.push_back(fact);
    }
    out[key] = dated;
  }
  return out;
}

TEST(Law4, ShippedModelsSeeNothingAfterNowInRichContacts) {
  std::uint64_t later = 0;
  for (std::uint64_t i = 0; i < LawTriples(5) && !testing::Test::HasFailure(); ++i) {
    Qualifier qualifier(ShippedModel(kShipped[i % 5]), "en");
    const TimeZone& zone = *qualifier.model().zone;
    std::string json, seen, plain;
    AppendSeededContact(json, 13, i, kLawNow);
    const Instant then = kLawNow - static_cast<Instant>(i % 400) * 86400;
    Contact contact;
    ASSERT_FALSE(ContactReader(zone).Read(json, contact)) << json;
    qualifier.Assess(contact, then);
    qualifier.AppendAnnotation(seen);
    const std::string visible = WithoutLater(nlohmann::json::parse(json), then, zone).dump();
    ASSERT_FALSE(ContactReader(zone).Read(visible, contact)) << visible;
    qualifier.Assess(contact, then);
    qualifier.AppendAnnotation(plain);
    later += visible.size() + 20 < json.size();
    ExpectSameButWarnings(seen, plain);
    if (testing::Test::HasFailure()) ADD_FAILURE() << then << "\n" << json;
  }
  EXPECT_GE(later, Often(LawTriples(5) / 4));
}

TEST(Law3, ContactsGiveTheSameBytesWhateverCameBefore) {
  std::vector<std::pair<std::string, Instant>> batch;
  std::vector<std::string> first;
  std::string of;
  std::unique_ptr<Judge> other;
  ForTriples(LawTriples(), SmallShape::kAny, 1'000'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    if (of != small.json) batch.clear(), first.clear(), of = small.json, other = std::make_unique<Judge>(small.json);
    batch.emplace_back(contact.Json(), now);
    first.push_back(judge.Annotate(batch.back().first, now));
    if (batch.size() < kContactsPerModel) return;
    // A second time by another object, backwards; the first by an object of its own.
    for (std::size_t i = batch.size(); i-- > 0;) {
      ASSERT_EQ(other->Annotate(batch[i].first, batch[i].second), first[i]);
      if (i != 0) continue;
      ASSERT_EQ(Judge(small.json).Annotate(batch[i].first, batch[i].second), first[i]);
    }
  });
}

TEST(Law5, SupportingEvidenceNeverLowersACriterion) {
  std::uint64_t raised = 0, supported = 0;
  ForTriples(LawTriples(), SmallShape::kAny, 1'100'000, [&](const SmallModel& small, Judge& judge, const SmallContact& contact, Instant now) {
    const SmallFact& fact = small.facts[contact.id.size() * 7 % small.facts.size()];
    const Day today = judge.model().zone->DayAt(now);
    SeededRandom random(static_cast<std::uint64_t>(now) + small.json.size());
    const std::string value = Dated(fact.values[random.Below(static_cast<std::uint32_t>(fact.values.size()))], today);
    constexpr const char* sources[] = {"note", "crm", "form", "person"};
    const std::string evidence = FactJson(value, sources[random.Below(4)], now);
    SmallContact alone;
    alone.FactsOf(fact.path).push_back(evidence);
    const auto states = judge.Score(alone.Json(), now).bant;
    if (std::none_of(states.begin(), states.end(), [](BantState state) { return state == BantState::kMet; })) return;
    const auto before = judge.Score(contact.Json(), now).bant;
    SmallContact more = contact;
    more.FactsOf(fact.path).push_back(evidence);
    const auto after = judge.Score(more.Json(), now).bant;
    for (std::size_t c = 0; c < kCriteria; ++c) {
      // Alone it meets the criterion, and nothing that speaks against it asks for this fact.
      const CriterionRule& rule = judge.model().bant[c];
      const std::string name = std::string(NameOf(static_cast<Criterion>(c)));
      const std::size_t from = small.json.find("\"" + name + "\":{\"facts\"");
      const std::size_t unmet = small.json.find("\"unmet\":", from), end = small.json.find("\"facts\"", from + name.size() + 12);
      const bool against = rule.unmet != kNoCondition && unmet < end && small.json.substr(unmet, std::min(end, small.json.find("\"questions\"")) - unmet).find("\"" + fact.path + "\"") != std::string::npos;
      if (states[c] != BantState::kMet || against) continue;
      ++supported;
      raised += after[c] > before[c];
      EXPECT_GE(after[c], before[c]) << name << " with " << fact.path << " " << evidence;
    }
  });
  EXPECT_GE(supported, Often(LawTriples(20)));
  EXPECT_GE(raised, Often(LawTriples(50)));
}

}  // namespace
}  // namespace bantam::test::laws_score_test
