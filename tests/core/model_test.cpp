// SPDX-License-Identifier: MIT
// Model documents: what loads, and every fault with its code and place.
#include "bantam/model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "bantam/catalog.h"
#include "bantam/sha256.h"

namespace bantam::model_test {
namespace {

const std::string kSmall = R"({"schemaVersion":1,"id":"small","version":"1","name":{"en":"Small"},"timeZone":"Europe/Helsinki","currency":"EUR","period":"year",
"packs":["titles-en","domains"],
"axes":{"fit":{"min":-10,"max":50},"engagement":{"min":0,"max":50}},
"groups":[{"id":"mail","name":{"en":"Mail"},"axis":"engagement","max":9}],
"attributeRules":[{"id":"size","name":{"en":"Size"},"axis":"fit","points":10,"when":{"fact":"company.employees","min":50,"max":500}}],
"eventRules":[{"id":"click","name":{"en":"Click"},"group":"mail","points":3,"event":{"type":"email_click"},"times":5,"decay":{"type":"halfLife","days":30}}],
"bant":{"budget":{"facts":["bant.budget.amount"],"met":{"fact":"bant.budget.amount","min":1000}},
"authority":{"facts":["bant.authority.role"],"met":{"fact":"bant.authority.role","decides":["decides"]}},
"need":{"facts":["bant.need.problem"],"met":{"fact":"bant.need.problem","exists":true}},
"timeline":{"facts":["bant.timeline.timely"],"met":{"fact":"bant.timeline.timely","equals":true}}},
"questions":[{"id":"budget.range","criterion":"budget","fact":"bant.budget.amount","options":[{"id":"yes","label":{"en":"Yes"},"prior":1,"set":{"bant":{"budget":{"amount":{"amount":2000,"currency":"EUR","period":"year"}}}}}]}],
"tiers":{"sql":{"when":{"score":{"min":50}}},"mql":{"when":{"any":[{"bantMet":{"min":2}},{"criterion":"budget","is":["met"]}]}},"lead":{},"disqualified":{}},
"exclusions":[{"id":"rival","name":{"en":"Rival"},"when":{"fact":"custom.rival","equals":true}}],
"grades":{"fit":[30,20,10],"engagement":[30,20,10]}})";

// The small model with one piece of its text replaced.
std::string With(const std::string& piece, const std::string& instead) {
  std::string text = kSmall;
  const std::size_t at = text.find(piece);
  EXPECT_NE(at, std::string::npos) << piece;
  if (at != std::string::npos) text.replace(at, piece.size(), instead);
  return text;
}

std::string Said(const LoadedModel& loaded) {
  std::string text;
  for (const Fault& fault : loaded.faults) text += fault.code + " " + fault.path + ": " + fault.message + "\n";
  return text;
}

bool Has(const LoadedModel& loaded, const std::string& code, const std::string& path) {
  return std::any_of(loaded.faults.begin(), loaded.faults.end(), [&](const Fault& f) { return f.code == code && f.path == path && !f.message.empty(); });
}

TEST(Model, LoadsWhenItHasNoFault) {
  const LoadedModel loaded = LoadModel(kSmall);
  EXPECT_EQ(Said(loaded), "");
  ASSERT_NE(loaded.model, nullptr);
  EXPECT_EQ(loaded.model->id, "small");
  EXPECT_EQ(loaded.model->packs.size(), 2u);
}

struct Wrong {
  const char* piece;
  const char* instead;
  const char* code;
  const char* path;
};

class WrongModels : public testing::TestWithParam<Wrong> {};

TEST_P(WrongModels, AreRefusedWithCodeAndPlace) {
  const Wrong& wrong = GetParam();
  const LoadedModel loaded = LoadModel(With(wrong.piece, wrong.instead));
  EXPECT_EQ(loaded.model, nullptr) << "a bad model never loads half";
  EXPECT_TRUE(Has(loaded, wrong.code, wrong.path)) << "wanted " << wrong.code << " " << wrong.path << "\nsaid\n" << Said(loaded);
}

const Wrong kWrong[] = {
    {R"("schemaVersion":1)", R"("schemaVersion":2)", "schema_version", "$.schemaVersion"},
    {R"("schemaVersion":1)", R"("schemaVersion":"1")", "wrong_type", "$.schemaVersion"},
    {R"("schemaVersion":1)", R"("schemaVersion":1.5)", "bad_number", "$.schemaVersion"},
    {R"("id":"small")", R"("id":"s mall")", "bad_value", "$.id"},
    {R"("id":"small",)", R"()", "missing", "$.id"},
    {R"("version":"1")", R"("version":1)", "wrong_type", "$.version"},
    {R"("version":"1")", R"("version":"")", "bad_value", "$.version"},
    {R"("name":{"en":"Small"})", R"("name":{"fi":"Pieni"})", "missing", "$.name"},
    {R"("name":{"en":"Small"})", R"("name":"Small")", "wrong_type", "$.name"},
    {R"("Europe/Helsinki")", R"("Europe/Atlantis")", "unknown_zone", "$.timeZone"},
    {R"("currency":"EUR")", R"("currency":"EUX")", "unknown_currency", "$.currency"},
    {R"("period":"year")", R"("period":"decade")", "bad_value", "$.period"},
    {R"("packs":["titles-en","domains"])", R"("packs":["titles-xx"])", "unknown_pack", "$.packs[0]"},
    {R"("packs":["titles-en","domains"])", R"("packs":["domains"])", "unknown_pack", "$.bant.authority.met.decides"},
    {R"("packs":["titles-en","domains"])", R"("packs":{})", "wrong_type", "$.packs"},
    {R"("axes":{"fit":{"min":-10,"max":50})", R"("axes":{"fit":{"min":60,"max":50})", "bad_value", "$.axes.fit"},
    {R"("engagement":{"min":0,"max":50}})", R"("engagement":{"min":0}})", "missing", "$.axes.engagement.max"},
    {R"("max":9}])", R"("max":9,"min":10}])", "bad_value", "$.groups[0]"},
    {R"("axis":"engagement","max":9)", R"("axis":"depth","max":9)", "bad_value", "$.groups[0].axis"},
    {R"("axis":"fit","points":10)", R"("axis":"fat","points":10)", "bad_value", "$.attributeRules[0].axis"},
    {R"("axis":"fit","points":10)", R"("axis":"fit","group":"mail","points":10)", "bad_value", "$.attributeRules[0].group"},
    {R"("points":10)", R"("points":10.0001)", "bad_number", "$.attributeRules[0].points"},
    {R"("points":10)", R"("points":1e9)", "bad_number", "$.attributeRules[0].points"},
    {R"("points":10)", R"("points":1e400)", "bad_number", "$.attributeRules[0].points"},
    {R"("points":10)", R"("points":0.1234567890123456)", "bad_number", "$.attributeRules[0].points"},
    {R"("points":10,)", R"("points":10,"point":1,)", "unknown_key", "$.attributeRules[0].point"},
    {R"("points":10,)", R"("points":10,"points":1,)", "duplicate_key", "$.attributeRules[0].points"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employes","min":50})", "unknown_fact", "$.attributeRules[0].when.fact"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees","min":500,"max":50})", "bad_value", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.name","min":50})", "not_here", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees","inDays":{"max":5}})", "not_here", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees"})", "bad_value", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees","min":5,"equals":3})", "bad_value", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees","exists":false})", "bad_value", "$.attributeRules[0].when.exists"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.industry","oneOf":[]})", "bad_value", "$.attributeRules[0].when.oneOf"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.industry","equals":null})", "wrong_type", "$.attributeRules[0].when.equals"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.founded","inDays":{}})", "bad_value", "$.attributeRules[0].when.inDays"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees","equals":"120"})", "wrong_type", "$.attributeRules[0].when.equals"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.employees","oneOf":[120,"121"]})", "wrong_type", "$.attributeRules[0].when.oneOf[1]"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.revenue","equals":120})", "wrong_type", "$.attributeRules[0].when.equals"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"bant.timeline.timely","equals":"yes"})", "wrong_type", "$.attributeRules[0].when.equals"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.industry","equals":120})", "wrong_type", "$.attributeRules[0].when.equals"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"bant.timeline.date","equals":120})", "wrong_type", "$.attributeRules[0].when.equals"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.industry","containsWord":[]})", "bad_value", "$.attributeRules[0].when.containsWord"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.industry","seniority":["vp"]})", "not_here", "$.attributeRules[0].when.seniority"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"person.title","seniority":["boss"]})", "bad_value", "$.attributeRules[0].when.seniority"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"fact":"company.name","domain":["x.example"]})", "not_here", "$.attributeRules[0].when.domain"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"score":{"min":5}})", "not_here", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"all":[]})", "bad_value", "$.attributeRules[0].when.all"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"not":{"fact":"person.name","exists":true},"x":1})", "unknown_key", "$.attributeRules[0].when.x"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"({"maybe":1})", "bad_value", "$.attributeRules[0].when"},
    {R"({"fact":"company.employees","min":50,"max":500})", R"([])", "wrong_type", "$.attributeRules[0].when"},
    {R"("group":"mail")", R"("group":"post")", "unknown_group", "$.eventRules[0].group"},
    {R"("group":"mail","points":3)", R"("axis":"fit","group":"mail","points":3)", "bad_value", "$.eventRules[0].group"},
    {R"("group":"mail","points":3)", R"("axis":"up","points":3)", "bad_value", "$.eventRules[0].axis"},
    {R"({"type":"email_click"})", R"({"kind":"email_click"})", "missing", "$.eventRules[0].event.type"},
    {R"({"type":"email_click"})", R"({"type":"email_click","open":1})", "wrong_type", "$.eventRules[0].event.open"},
    {R"("times":5)", R"("times":0)", "bad_number", "$.eventRules[0].times"},
    {R"("times":5)", R"("perObject":{"by":"mood","times":1})", "bad_value", "$.eventRules[0].perObject.by"},
    {R"({"type":"halfLife","days":30})", R"({"type":"rust","days":30})", "bad_value", "$.eventRules[0].decay.type"},
    {R"({"type":"halfLife","days":30})", R"({"type":"window","days":0})", "bad_number", "$.eventRules[0].decay.days"},
    {R"({"type":"halfLife","days":30})", R"({"type":"linear","everyDays":7,"percent":101})", "bad_number", "$.eventRules[0].decay.percent"},
    {R"({"type":"halfLife","days":30})", R"({"type":"steps","steps":[]})", "bad_value", "$.eventRules[0].decay.steps"},
    {R"({"type":"halfLife","days":30})", R"({"type":"steps","steps":[{"days":9,"percent":50},{"days":8,"percent":20}]})", "bad_value", "$.eventRules[0].decay.steps[1]"},
    {R"({"type":"halfLife","days":30})", R"({"type":"steps","steps":[{"days":9,"percent":50},{"days":12,"percent":70}]})", "bad_value", "$.eventRules[0].decay.steps[1]"},
    {R"("need":{"facts":["bant.need.problem"],"met":{"fact":"bant.need.problem","exists":true}},)", "", "missing", "$.bant.need"},
    {R"("facts":["bant.need.problem"])", R"("facts":["bant.need.pain"])", "unknown_fact", "$.bant.need.facts[0]"},
    {R"("criterion":"budget","fact":"bant.budget.amount")", R"("criterion":"money","fact":"bant.budget.amount")", "bad_value", "$.questions[0].criterion"},
    {R"("prior":1)", R"("prior":0)", "bad_number", "$.questions[0].options[0].prior"},
    {R"("currency":"EUR","period":"year"}}}}})", R"("currency":"DUCATS","period":"year"}}}}})", "bad_value", "$.questions[0].options[0].set"},
    {R"({"bant":{"budget":{"amount":{"amount":2000,"currency":"EUR","period":"year"}}}})", R"({"bant":{"timeline":{"date":"2027-01-01"}}})", "not_here", "$.questions[0].options[0].set"},
    {R"({"bant":{"budget":{"amount":{"amount":2000,"currency":"EUR","period":"year"}}}})", R"({"bunt":1})", "unknown_key", "$.questions[0].options[0].set"},
    {R"("options":[{"id":"yes","label":{"en":"Yes"},"prior":1,"set":{"bant":{"budget":{"amount":{"amount":2000,"currency":"EUR","period":"year"}}}}}])", R"("options":[])", "bad_value", "$.questions[0].options"},
    {R"("sql":{"when":{"score":{"min":50}}})", R"("sql":{})", "missing", "$.tiers.sql.when"},
    {R"("sql":{"when":{"score":{"min":50}}})", R"("sql":{"when":{"score":{}}})", "bad_value", "$.tiers.sql.when.score"},
    {R"("sql":{"when":{"score":{"min":50}}})", R"("sql":{"when":{"fit":{}}})", "bad_value", "$.tiers.sql.when.fit"},
    {R"("sql":{"when":{"score":{"min":50}}})", R"("sql":{"when":{"engagement":{}}})", "bad_value", "$.tiers.sql.when.engagement"},
    {R"("sql":{"when":{"score":{"min":50}}})", R"("sql":{"when":{"bantMet":{}}})", "bad_value", "$.tiers.sql.when.bantMet"},
    {R"("id":"budget.range")", R"("id":"my-budget")", "missing", "$.questions[0].text"},
    {R"("lead":{})", R"("lead":{"when":{"score":{"min":1}}})", "unknown_key", "$.tiers.lead.when"},
    {R"("disqualified":{})", R"("disqualified":{"reviewDays":0})", "bad_number", "$.tiers.disqualified.reviewDays"},
    {R"({"criterion":"budget","is":["met"]})", R"({"criterion":"money","is":["met"]})", "bad_value", "$.tiers.mql.when.any[1].criterion"},
    {R"({"criterion":"budget","is":["met"]})", R"({"criterion":"budget","is":["won"]})", "bad_value", "$.tiers.mql.when.any[1].is"},
    {R"({"criterion":"budget","is":["met"]})", R"({"criterion":"budget"})", "missing", "$.tiers.mql.when.any[1].is"},
    {R"("when":{"fact":"custom.rival","equals":true})", R"("when":{"bantMet":{"min":1}})", "not_here", "$.exclusions[0].when"},
    {R"("fit":[30,20,10])", R"("fit":[30,20])", "bad_value", "$.grades.fit"},
    {R"("fit":[30,20,10])", R"("fit":[10,20,30])", "bad_value", "$.grades.fit"},
    {R"("grades":)", R"("grade":)", "unknown_key", "$.grade"},
    {R"("grades":)", R"("verification":"nobody","grades":)", "bad_value", "$.verification"},
    {R"("grades":)", R"("routing":[{"id":"r","how":"lottery","to":"x"}],"grades":)", "bad_value", "$.routing[0].how"},
    {R"("grades":)", R"("expiry":{"company.size":3},"grades":)", "unknown_fact", "$.expiry.company.size"},
    {R"("grades":)", R"("sla":{"promiseMinutes":60,"hours":{}},"grades":)", "bad_value", "$.sla.hours"},
    {R"("grades":)", R"("sla":{"promiseMinutes":60,"hours":{"mon":[["17:00","09:00"]]}},"grades":)", "bad_value", "$.sla.hours.mon[0]"},
    {R"("grades":)", R"("sla":{"promiseMinutes":60,"hours":{"mon":[["9","17:00"]]}},"grades":)", "bad_value", "$.sla.hours.mon[0]"},
    {R"("grades":)", R"("sla":{"promiseMinutes":60,"hours":{"mon":[["09:00","17:00"]]},"holidays":["soon"]},"grades":)", "bad_value", "$.sla.holidays[0]"},
    {R"("grades":)", R"("rates":{"date":"2026-11-01","perUnit":{"EUR":1}},"grades":)", "bad_value", "$.rates.perUnit.EUR"},
    {R"("grades":)", R"("rates":{"date":"long ago","perUnit":{"USD":0.9}},"grades":)", "bad_value", "$.rates.date"},
    {R"("grades":)", R"("rates":{"date":"2026-11-01","perUnit":{"USD":0}},"grades":)", "bad_number", "$.rates.perUnit.USD"},
    {R"("grades":)", R"("standings":{"customer":{"score":{"min":1}}},"grades":)", "not_here", "$.standings.customer"},
    {R"("grades":)", R"("personas":{"now":"noon","list":[]},"grades":)", "bad_value", "$.personas.now"},
    {R"("grades":)", R"("personas":{"now":"2026-11-01T09:00:00Z","order":["x"],"list":[]},"grades":)", "bad_value", "$.personas.order[0]"},
    {R"("grades":)", R"("personas":{"now":"2026-11-01T09:00:00Z","list":[{"id":"a","name":{"en":"A"},"contact":{"prson":{}},"tier":"hot"}]},"grades":)", "bad_value", "$.personas.list[0].tier"},
    {R"("grades":)", R"("personas":{"now":"2026-11-01T09:00:00Z","list":[{"id":"a","name":{"en":"A"},"contact":{"prson":{}}}]},"grades":)", "unknown_key", "$.personas.list[0].contact"},
    {R"({"schemaVersion")", R"({{"schemaVersion")", "syntax", "$"},
    {R"("exclusions":[{)", R"("exclusions":[{"id":"rival","name":{"en":"R"},"when":{"fact":"custom.a","none":true}},{)", "duplicate_id", "$.exclusions[1].id"},
};

INSTANTIATE_TEST_SUITE_P(Each, WrongModels, testing::ValuesIn(kWrong));

TEST(Model, ReportsEveryFaultAtOnce) {
  std::string text = With(R"("points":10)", R"("points":"ten")");
  text.replace(text.find(R"("times":5)"), 9, R"("times":-1)");
  text.replace(text.find("Europe/Helsinki"), 15, "Europe/Atlantis");
  EXPECT_EQ(LoadModel(text).faults.size(), 3u);
}

TEST(Model, TakesOwnKeysThatBeginWithX) {
  EXPECT_EQ(Said(LoadModel(With(R"("grades":)", R"("x-note":"ours","grades":)"))), "");
}

TEST(Model, TakesOwnKeysBesideNestedConditions) {
  EXPECT_EQ(Said(LoadModel(With(R"({"any":[)", R"({"x-why":"either will do","any":[)"))), "");
}

TEST(Model, ComparesWhatCanBeTrue) {
  for (const char* condition : {R"({"fact":"company.employees","equals":120})", R"({"fact":"company.industry","equals":true})", R"({"fact":"bant.timeline.date","equals":"spring"})",
                                R"({"fact":"custom.any","oneOf":["a",1,true]})", R"({"fact":"bant.timeline.timely","equals":false})", R"({"fact":"company.employees","equals":true})"}) {
    EXPECT_EQ(Said(LoadModel(With(R"({"fact":"company.employees","min":50,"max":500})", condition))), "") << condition;
  }
}

TEST(Model, NeedsNoWordsForAQuestionOfTheCatalogueNorACatalogueForItsOwn) {
  EXPECT_EQ(Said(LoadModel(With(R"("id":"budget.range")", R"("id":"my-budget","text":{"en":"How much?"})"))), "");
}

TEST(Model, IsNoNewModelWhenOnlyTheOrderOfKeysOrTheWhiteSpaceDiffers) {
  const auto one = LoadModel(kSmall).model;
  const auto two = LoadModel(With(R"("id":"small","version":"1")", R"("version" : "1" , "id":"small")")).model;
  const auto other = LoadModel(With(R"("points":10)", R"("points":11)")).model;
  EXPECT_EQ(one->hash, two->hash);
  EXPECT_NE(one->hash, other->hash);
}

TEST(Model, HashIsThatOfTheCanonicalForm) {
  // RFC 8785: keys sorted, numbers in ECMAScript's shortest form, no white space.
  const auto one = LoadModel(With(R"("points":10)", R"("points":1.50e1)")).model;
  const auto two = LoadModel(With(R"("points":10)", R"("points":15)")).model;
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->hash, two->hash);
}

TEST(Model, HasLimitsOnSizeAndDepth) {
  std::string large = With(R"("grades":)", R"("x-fill":")" + std::string(kMaxModelBytes, 'a') + R"(","grades":)");
  EXPECT_TRUE(Has(LoadModel(large), "too_large", "$"));
  const auto deep = [](int levels) {
    const std::string open(static_cast<std::size_t>(levels), '['), close(static_cast<std::size_t>(levels), ']');
    return LoadModel(With(R"("grades":)", R"("x-deep":)" + open + close + R"(,"grades":)"));
  };
  EXPECT_EQ(Said(deep(kMaxModelDepth - 1)), "");
  EXPECT_EQ(deep(kMaxModelDepth).faults.at(0).code, "too_deep");
  EXPECT_EQ(deep(100'000).faults.at(0).code, "too_deep");
}

TEST(Model, NestsConditionsSixteenDeep) {
  const auto nested = [](int levels) {
    std::string text = R"({"fact":"company.employees","min":50})";
    for (int i = 0; i < levels; ++i) text = R"({"not":)" + text + "}";
    return LoadModel(With(R"({"fact":"company.employees","min":50,"max":500})", text));
  };
  EXPECT_EQ(Said(nested(kMaxConditionDepth)), "");
  EXPECT_NE(Said(nested(kMaxConditionDepth + 1)).find("too_deep"), std::string::npos);
}

TEST(Model, NamesWhatItShipsAndRefusesTheRest) {
  EXPECT_NE(ShippedModel("reference"), nullptr);
  EXPECT_EQ(ShippedModel("reference"), ShippedModel("reference"));
  EXPECT_EQ(ShippedModel("nowhere"), nullptr);
}

TEST(LocalWords, FallBackFromRegionToLanguageToEnglish) {
  LocalWords words;
  EXPECT_EQ(words.In("fi"), "");
  words.byLocale = {{"en", "Size"}, {"fi", "Koko"}};
  EXPECT_EQ(words.In("fi-FI"), "Koko");
  EXPECT_EQ(words.In("sv"), "Size");
}

}  // namespace
}  // namespace bantam::model_test
