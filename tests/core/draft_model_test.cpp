// SPDX-License-Identifier: MIT
// From a profile to a model: whatever is answered, what comes of it loads, keeps its personas and has no fault of the axes.
#include "bantam/draft_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "bantam/check.h"
#include "bantam/contact_reader.h"
#include "bantam/model.h"
#include "bantam/qualify.h"
#include "seeded_contacts.h"
#include "small_models.h"

namespace bantam::draft_model_test {
namespace {

std::string Said(const Faults& faults) {
  std::string text;
  for (const Fault& fault : faults) text += fault.code + " " + fault.path + ": " + fault.message + "\n";
  return text;
}

std::shared_ptr<const Model> Drafted(const std::string& profile) {
  const DraftedModel drafted = DraftModel(profile);
  EXPECT_EQ(Said(drafted.faults), "") << profile;
  LoadedModel loaded = LoadModel(drafted.document);
  EXPECT_EQ(Said(loaded.faults), "") << profile;
  return loaded.model;
}

void ExpectSound(const std::string& profile) {
  const auto model = Drafted(profile);
  ASSERT_NE(model, nullptr);
  const ModelReview review = ReviewModel(model);
  EXPECT_EQ(Said(review.warnings), "") << profile;
  std::string text;
  AppendReview(text, *model, review);
  EXPECT_TRUE(review.holds()) << profile << "\n" << text;
  EXPECT_GE(review.personas.size(), 2u);
}

struct Judged {
  Tier tier;
  std::int64_t fit;
};

Judged JudgeOf(const std::string& profile, const std::string& contactText) {
  const auto model = Drafted(profile);
  Contact contact;
  EXPECT_FALSE(ContactReader(*model->zone).Read(contactText, contact).has_value());
  Qualifier qualifier(model, "en");
  const Assessment& found = qualifier.Assess(contact, model->personasNow);
  return {found.tier, found.fit};
}

TEST(DraftModel, AnEmptyProfileIsASoundModel) { ExpectSound(R"({"schemaVersion":1})"); }

TEST(DraftModel, EveryAnswerTogetherIsASoundModel) {
  ExpectSound(R"({"schemaVersion":1,"id":"ours","locale":"fi","name":"Meidän","timeZone":"Europe/Oslo","currency":"NOK","sizes":[{"min":20,"max":250},{"min":1000}],
"industries":["manufacturing","sawmill"],"countries":["FI","SE","Atlantis"],"people":{"seniority":["c_level"],"functions":["operations"],"titles":["mill"]},
"price":{"min":8000,"max":40000,"period":"quarter"},"horizonDays":540,"exclusions":{"industries":["public"],"countries":["RU"],"domains":["rival.example"],
"titles":["trainee"],"smallerThan":5,"largerThan":50000,"students":true},"tiers":{"sql":"Soita","mql":{"en":"Warm","fi":"Lämmin"}},
"promise":{"minutes":60,"holidays":["2026-12-25"]},"verification":"person","ownDomains":["ours.example"]})");
}

TEST(DraftModel, SharesTheCompanysPointsAmongWhatIsNamed) {
  for (const char* named : {R"("sizes":[{"min":50,"max":500}])", R"("industries":["software"])", R"("countries":["FI"])",
                            R"("sizes":[{"min":50,"max":500}],"countries":["FI"])", R"("sizes":[{"min":50,"max":500}],"industries":["software"],"countries":["FI"])"}) {
    const std::string profile = std::string(R"({"schemaVersion":1,)") + named + "}";
    EXPECT_EQ(JudgeOf(profile, R"({"company":{"employees":100,"industry":"Software","country":"Finland"}})").fit, 55'000) << named;
  }
}

TEST(DraftModel, ExclusionsDisqualify) {
  const std::string profile = R"({"schemaVersion":1,"exclusions":{"industries":["public"],"countries":["SE"],"domains":["rival.example"],"titles":["trainee"],"smallerThan":5,"largerThan":900}})";
  for (const char* contact : {R"({"company":{"industry":"Public administration"}})", R"({"company":{"country":"Sverige"}})", R"({"person":{"email":"a@mail.rival.example"}})",
                              R"({"person":{"title":"Sales trainee"}})", R"({"company":{"employees":4}})", R"({"company":{"employees":901}})"}) {
    EXPECT_EQ(JudgeOf(profile, contact).tier, Tier::kDisqualified) << contact;
  }
  EXPECT_NE(JudgeOf(profile, R"({"company":{"employees":5,"country":"FI","industry":"Software"}})").tier, Tier::kDisqualified);
}

TEST(DraftModel, ASizeThatIsOnlyToldToLieBeyondALimitIsExcluded) {
  const std::string profile = R"({"schemaVersion":1,"exclusions":{"smallerThan":10,"largerThan":900}})";
  for (const char* employees : {"менее 10", "до 9", "<5", "5", "1-9", "0", "fewer than 10", "> 900", "more than 900", "901+"}) {
    EXPECT_EQ(JudgeOf(profile, R"({"company":{"employees":")" + std::string(employees) + R"("}})").tier, Tier::kDisqualified) << employees;
  }
  for (const char* employees : {"10", "до 10", "<50", "9-12", "900", "900+", "over 800"}) {
    EXPECT_NE(JudgeOf(profile, R"({"company":{"employees":")" + std::string(employees) + R"("}})").tier, Tier::kDisqualified) << employees;
  }
}

TEST(DraftModel, WordsAreTheFirmsOwn) {
  const auto model = Drafted(R"({"schemaVersion":1,"locale":"pl","name":"Nasi","tiers":{"sql":"Dzwonić"},"sizes":[{"min":5,"max":9}]})");
  EXPECT_EQ(model->name.In("pl"), "Nasi");
  EXPECT_EQ(model->tiers[static_cast<std::size_t>(Tier::kSql)].label.In("pl"), "Dzwonić");
  const auto size = std::find_if(model->attributeRules.begin(), model->attributeRules.end(), [](const AttributeRule& rule) { return rule.id == "right-size"; });
  ASSERT_NE(size, model->attributeRules.end());
  EXPECT_EQ(size->name.In("pl"), "Pracowników: 5–9");
}

TEST(DraftModel, TheSizesBecomeAnswersWithoutGaps) {
  const auto model = Drafted(R"({"schemaVersion":1,"sizes":[{"min":10,"max":49},{"min":200}]})");
  const auto question = std::find_if(model->questions.begin(), model->questions.end(), [](const Question& one) { return one.id == "fit.employees"; });
  ASSERT_NE(question, model->questions.end());
  std::string labels;
  for (const AnswerOption& option : question->options) labels += std::string(option.label.In("en")) + "|";
  EXPECT_EQ(labels, "Less than 10|10–49|50–199|More than 199|");
}

TEST(DraftModel, FaultsOfAProfileAreToldAllAtOnce) {
  const DraftedModel drafted = DraftModel(R"({"schemaVersion":2,"sizes":[{"min":9,"max":3}],"countries":"FI","colour":"red","horizonDays":0})");
  EXPECT_EQ(drafted.document, "");
  for (const char* expected : {"schema_version $.schemaVersion", "bad_value $.sizes[0]", "wrong_type $.countries", "unknown_key $.colour", "bad_number $.horizonDays"}) {
    EXPECT_NE(Said(drafted.faults).find(expected), std::string::npos) << expected << "\n" << Said(drafted.faults);
  }
}

TEST(DraftModel, AProfileThatIsTooLargeIsRefused) {
  const std::string within = R"({"schemaVersion":1,"x-pad":")" + std::string((64u << 10) - 33, 'a') + "\"}";
  EXPECT_LE(within.size(), 64u << 10);
  EXPECT_EQ(Said(DraftModel(within).faults), "");
  EXPECT_EQ(DraftModel(within + std::string(64, ' ')).faults.front().code, "too_large");
}

TEST(DraftModel, WhateverIsAnsweredPersonasAndAxesHold) {
  const std::uint64_t seed = 20261121;
  SeededRandom draws(seed);
  const auto some = [&](std::vector<std::string> words) {
    std::string list;
    for (const std::string& word : words) {
      if (draws.Below(3) == 0) list += (list.empty() ? "\"" : ",\"") + word + "\"";
    }
    return "[" + list + "]";
  };
  for (std::uint64_t round = 0; round < test::LawTriples(250); ++round) {
    const auto low = 1 + draws.Below(2000), high = low + draws.Below(5000);
    std::string profile = "{\"schemaVersion\":1";
    if (draws.Below(2) == 0) profile += ",\"sizes\":[{\"min\":" + std::to_string(low) + ",\"max\":" + std::to_string(high) + "}]";
    if (draws.Below(2) == 0) profile += ",\"industries\":" + some({"software", "commerce", "media", "sawmill", "retail", "furniture"});
    if (draws.Below(2) == 0) profile += ",\"countries\":" + some({"FI", "SE", "NZ", "Norway", "PL"});
    if (draws.Below(2) == 0) profile += ",\"people\":{\"seniority\":" + some({"c_level", "manager", "assistant", "owner", "specialist"}) + ",\"functions\":" + some({"finance", "it", "general", "other", "legal"}) + ",\"titles\":" + some({"brand", "assistant", "chief"}) + "}";
    if (draws.Below(2) == 0) profile += ",\"price\":{\"min\":" + std::to_string(1 + draws.Below(90'000)) + "}";
    if (draws.Below(2) == 0) profile += ",\"exclusions\":{\"countries\":" + some({"IS", "MT", "DE"}) + ",\"titles\":" + some({"office", "accounting"}) + ",\"students\":true}";
    ExpectSound(profile + "}");
    if (HasFailure()) FAIL() << "round " << round << ", seed " << seed;
  }
}

}  // namespace
}  // namespace bantam::draft_model_test
