// SPDX-License-Identifier: MIT
#include "bantam/qualify.h"

#include <gtest/gtest.h>

#include "bantam/points_table.h"
#include "case_files.h"
#include "read_contact.h"

namespace bantam::test::qualify_test {
namespace {

nlohmann::json Annotated(const std::string& contact) {
  Qualifier qualifier(ShippedModel("reference"), "en");
  return nlohmann::json::parse(Annotate(qualifier, contact, 1'795'251'600), nullptr, false);
}

TEST(Qualifier, SpeaksOneLanguageHoweverItsLocaleIsSpelt) {
  const auto model = ShippedModel("reference");
  const std::string contact = R"({"person":{"title":"CEO"},"company":{"employees":120,"industry":"Software"},"events":[{"type":"contact_request","at":"2026-11-20"}]})";
  const std::pair<const char*, std::vector<const char*>> spellings[] = {{"ru", {"RU", "Ru", "ru-RU", "ru_RU", "ru_RU.UTF-8"}}, {"fi", {"FI", "fi_FI"}}, {"nb", {"no", "NO", "nn_NO", "NB-no"}}};
  for (const auto& [plain, others] : spellings) {
    Qualifier first(model, plain);
    const std::string expected = Annotate(first, contact, 1'795'251'600);
    for (const char* other : others) {
      Qualifier second(model, other);
      EXPECT_EQ(Annotate(second, contact, 1'795'251'600), expected) << other;
      EXPECT_EQ(PointsTable(*FindCatalogFile("models/reference.json"), other), PointsTable(*FindCatalogFile("models/reference.json"), plain)) << other;
    }
  }
}

TEST(Qualify, ReadsIdsOfEventsInAnyCase) {
  EXPECT_EQ(Annotated(R"({"events":[{"type":"Contact_Request","at":"2026-11-20"}]})")["tier"], "sql");
  EXPECT_EQ(Annotated(R"({"events":[{"type":"contact_request","topic":"Support","at":"2026-11-20"}]})")["tier"], "lead");
}

TEST(Qualify, LeavesOpenWhatTheSourceCannotShowAndNothingElse) {
  const auto highest = [](const std::string& shown) { return Annotated(R"({"observed":[)" + shown + "]}")["range"]["max"].get<double>(); };
  const std::string others = R"("page_view","email_click","contact_request")";
  EXPECT_EQ(highest(others + R"(,"download","webinar")"), Annotated("{}")["range"]["max"].get<double>());
  EXPECT_EQ(highest(others + R"(,"download")") - highest(others + R"(,"download","webinar")"), 20);   // two webinars of 10 points
  EXPECT_EQ(highest(others) - highest(others + R"(,"download","webinar")"), 45);                      // the group's limit
}

// What a source shows is remembered from one contact to the next, by what it says, in a memory that another list or none may follow.
TEST(Qualify, OneQualifierKeepsWhatEachSourceShowsApart) {
  Qualifier one(ShippedModel("reference"), "en");
  std::string many = R"("page_view")";
  for (int i = 0; i < 100; ++i) many += R"(,"other)" + std::to_string(i) + "\"";
  const std::string same = R"({"id":"a","observed":["page_view","email_click"]})", other = R"({"id":"a","observed":["page_view","email_clack"]})";
  const std::string none = R"({"id":"a","observed":[]})", silent = R"({"id":"a"})", wide = R"({"id":"a","observed":[)" + many + "]}";
  for (const std::string& contact : {same, other, same, same, none, silent, none, same, wide, wide, same, silent, other}) {
    EXPECT_EQ(nlohmann::json::parse(Annotate(one, contact, 1'795'251'600), nullptr, false), Annotated(contact)) << contact;
  }
}

// What a number between two limits may turn out to be is no more than what the numbers between them say one by one, and what it says as it is.
TEST(Qualify, ARangeOfNumbersWidensTheScoreByWhatItsNumbersDoAndNoMore) {
  nlohmann::json model = nlohmann::json::parse(*FindCatalogFile("models/reference.json"), nullptr, false);
  model["attributeRules"] = nlohmann::json::parse(R"([
    {"id":"some","name":{"en":"Some"},"axis":"fit","points":4,"when":{"fact":"company.employees","min":10}},
    {"id":"few-or-many","name":{"en":"Few or many"},"axis":"fit","points":6,"when":{"any":[{"fact":"company.employees","max":40},{"fact":"company.employees","min":80}]}},
    {"id":"rather-many","name":{"en":"Rather many"},"axis":"fit","points":5,"when":{"fact":"company.employees","min":60}},
    {"id":"few-at-home","name":{"en":"Few, at home"},"axis":"fit","points":9,"when":{"all":[{"fact":"company.employees","max":70},{"fact":"company.country","oneOf":["FI"]}]}}])", nullptr, false);
  const LoadedModel loaded = LoadModel(model.dump());
  ASSERT_TRUE(loaded.model) << (loaded.faults.empty() ? "" : loaded.faults[0].path + " " + loaded.faults[0].message);
  Qualifier qualifier(loaded.model, "en");
  const auto annotated = [&](const std::string& employees, const std::string& country) {
    return nlohmann::json::parse(Annotate(qualifier, R"({"company":{"employees":)" + employees + country + "}}", 1'795'251'600), nullptr, false);
  };
  for (const std::string country : {"", R"(,"country":"FI")", R"(,"country":"SE")"}) {
    for (const auto& [low, high] : {std::pair{50, 90}, {25, 75}, {5, 60}, {60, 90}, {1, 100}}) {
      const auto whole = annotated(R"({"min":)" + std::to_string(low) + R"(,"max":)" + std::to_string(high) + "}", country);
      double least = whole["score"], most = least;
      for (int n = low; n <= high; ++n) {
        const auto range = annotated(std::to_string(n), country)["range"];
        least = std::min(least, range["min"].get<double>()), most = std::max(most, range["max"].get<double>());
      }
      EXPECT_EQ(whole["range"]["min"].get<double>(), least) << low << " to " << high << country;
      EXPECT_EQ(whole["range"]["max"].get<double>(), most) << low << " to " << high << country;
    }
  }
}

TEST(Qualify, ShowsWhatSpeaksForAndAgainstACriterion) {
  const auto found = Annotated(R"({"bant":{"timeline":{"timely":true,"withinDays":{"value":400,"source":"form","at":"2026-11-01"}}}})")["bant"]["timeline"];
  EXPECT_EQ(found["state"], "partial");
  EXPECT_EQ(found["conflicts"].size(), 2u) << found.dump();
}

// The ledger and the reasons of lists word a rule with the fact that made it true, not with one that is merely known.
TEST(Qualify, NamesTheFactThatFiredTheRule) {
  nlohmann::json model = nlohmann::json::parse(*FindCatalogFile("models/reference.json"), nullptr, false);
  model["attributeRules"] = nlohmann::json::parse(R"([{"id":"near","name":{"en":"Near"},"axis":"fit","points":4,
    "when":{"any":[{"fact":"company.country","oneOf":["FI"]},{"fact":"person.country","oneOf":["FI"]},{"not":{"fact":"company.country","oneOf":["US","FI"]}},{"event":{"type":"demo"}}]}}])", nullptr, false);
  const LoadedModel loaded = LoadModel(model.dump());
  ASSERT_TRUE(loaded.model);
  const auto told = [&](const std::string& company, const std::string& person) {
    const ReadContact read(R"({"events":[{"type":"demo"}],"company":{"country":")" + company + R"("},"person":{"country":")" + person + "\"}}");
    Qualifier qualifier(loaded.model, "en");
    std::string out;
    qualifier.Assess(read.contact, 1'795'251'600);
    qualifier.AppendAnnotation(out);
    const auto reason = nlohmann::json::parse(out, nullptr, false)["ledger"][0]["reason"];
    EXPECT_EQ(qualifier.TopReasons(1), std::vector<std::string>{reason["text"].get<std::string>()});
    return reason["args"].value("value", std::string());
  };
  EXPECT_EQ(told("US", "FI"), "FI");
  EXPECT_EQ(told("FI", "US"), "FI");
  EXPECT_EQ(told("SE", "FI"), "FI");
  EXPECT_EQ(told("SE", "US"), "SE");   // nothing is true of the facts but that one is something else
  EXPECT_EQ(told("US", "US"), "");     // an event fired it
}

TEST(Qualify, SaysWhatAForbiddenResultMustLeave) {
  nlohmann::json model = nlohmann::json::parse(*FindCatalogFile("models/reference.json"), nullptr, false);
  model["tiers"]["sql"]["when"] = nlohmann::json::parse(R"({"all":[{"score":{"min":-1000}},{"not":{"bantMet":{"min":0}}},{"not":{"fit":{"max":500}}}]})", nullptr, false);
  Qualifier qualifier(LoadModel(model.dump()).model, "en");
  const auto gates = nlohmann::json::parse(Annotate(qualifier, R"({"id":"a"})", 1'795'251'600), nullptr, false)["gates"];
  ASSERT_GE(gates.size(), 2u) << gates.dump();
  EXPECT_EQ(gates[0]["needs"].dump(), R"({"below":0})");
  EXPECT_EQ(gates[1]["needs"].dump(), R"({"above":500})");
}

TEST(Qualify, AConditionCountsTheEventsOfItsDays) {
  nlohmann::json model = nlohmann::json::parse(*FindCatalogFile("models/reference.json"), nullptr, false);
  model["tiers"]["sql"]["when"] = nlohmann::json::parse(R"({"event":{"type":"download"},"atLeast":3,"withinDays":30})", nullptr, false);
  Qualifier qualifier(LoadModel(model.dump()).model, "en");
  const auto isReady = [&](const std::string& events) {
    return Annotate(qualifier, "{\"events\":[" + events + "]}", 1'795'251'600).find(R"("tier":"sql")") != std::string::npos;
  };
  const std::string lately = R"({"type":"download","at":"2026-11-01"})", before = R"({"type":"download","at":"2026-10-01"})";
  EXPECT_TRUE(isReady(lately + "," + lately + "," + lately));
  EXPECT_TRUE(isReady(lately + R"(,{"type":"download","at":"2026-11-02","count":2})"));
  EXPECT_FALSE(isReady(lately + R"(,{"type":"webinar","at":"2026-11-02","count":2})"));
  EXPECT_FALSE(isReady(lately + "," + lately));
  EXPECT_FALSE(isReady(lately + "," + lately + "," + before));
  EXPECT_FALSE(isReady(lately + "," + lately + R"(,{"type":"download"})"));
}

TEST(Qualify, WarnsOfAnUndatedContactRequestOnly) {
  const auto codes = [](const nlohmann::json& annotation) {
    std::string text;
    for (const auto& warning : annotation["warnings"]) text += warning["code"].get<std::string>() + " ";
    return text;
  };
  EXPECT_EQ(codes(Annotated(R"({"events":[{"type":"download","asset":"trend_guide"}]})")), "");
  EXPECT_EQ(codes(Annotated(R"({"events":[{"type":"contact_request"}]})")), "request_undated ");
}

}  // namespace
}  // namespace bantam::test::qualify_test
