// SPDX-License-Identifier: MIT
// What is doubtful about a model: the two faults of axes, each with its numbers, and personas judged otherwise than expected.
#include "bantam/check.h"

#include <gtest/gtest.h>

#include "bantam/catalog.h"

namespace bantam::check_test {
namespace {

std::string Replaced(std::string text, const std::string& piece, const std::string& instead) {
  const std::size_t at = text.find(piece);
  EXPECT_NE(at, std::string::npos) << piece;
  if (at != std::string::npos) text.replace(at, piece.size(), instead);
  return text;
}

// The reference model with one piece of its text replaced.
std::string With(const std::string& piece, const std::string& instead) {
  return Replaced(std::string(*FindCatalogFile("models/reference.json")), piece, instead);
}

std::string WarningsOf(const std::string& document) {
  const LoadedModel loaded = LoadModel(document);
  EXPECT_NE(loaded.model, nullptr);
  std::string text;
  if (!loaded.model) return text;
  for (const Fault& fault : AxisFaults(*loaded.model)) text += fault.code + ": " + fault.message + "\n";
  return text;
}

TEST(Check, TheShippedModelsAreClean) {
  for (const char* id : {"reference", "saas-startup", "consultancy", "digital-agency", "enterprise-long-cycle"}) {
    const ModelReview review = ReviewModel(ShippedModel(id));
    EXPECT_TRUE(review.warnings.empty()) << id << ": " << review.warnings.front().message;
    EXPECT_TRUE(review.holds()) << id;
  }
}

TEST(Check, BehaviourAloneIsPointedOutWithItsPoints) {
  const std::string said = WarningsOf(With(R"({"score":{"min":50}},{"fit":{"min":10}},)", R"({"score":{"min":50}},)"));
  EXPECT_NE(said.find("behaviour_alone"), std::string::npos) << said;
  EXPECT_NE(said.find("60 points"), std::string::npos) << said;
}

TEST(Check, ARuleOfObjectsGivesNoMoreThanItsTimes) {
  std::string model = With(R"({"score":{"min":50}},{"fit":{"min":10}},)", R"({"score":{"min":50}},)");
  model = Replaced(model, R"("engagement":{"min":0,"max":60})", R"("engagement":{"min":0,"max":900})");
  model = Replaced(model, R"("axis":"engagement","max":20})", R"("axis":"engagement","max":800})");
  const std::string said = WarningsOf(Replaced(model, R"("event":{"type":"page_view")", R"("perObject":{"by":"url","times":1},"event":{"type":"page_view")"));
  EXPECT_NE(said.find("all its 104 points"), std::string::npos) << said;   // 9 of clicks, ten pages of 5, 45 of content
}

TEST(Check, FitAloneIsPointedOutWithItsPoints) {
  const std::string said = WarningsOf(With(R"({"engagement":{"min":20}},)", ""));
  EXPECT_NE(said.find("fit_alone"), std::string::npos) << said;
  EXPECT_NE(said.find("85 points"), std::string::npos) << said;
}

TEST(Check, AFactAloneThatMakesSalesReadyIsFitAlone) {
  EXPECT_NE(WarningsOf(With(R"("sql":{"when":{"any":[)", R"("sql":{"when":{"any":[{"fact":"company.employees","min":1000},)")).find("fit_alone"), std::string::npos);
}

TEST(Check, AGateThatTheAxisCannotReachIsNoFault) {
  EXPECT_EQ(WarningsOf(With(R"({"score":{"min":50}},{"fit":{"min":10}},)", R"({"score":{"min":61}},)")), "");
}

TEST(Check, FitThatHardlyCountsIsPointedOut) {
  const std::string said = WarningsOf(With(R"("axes":{"fit":{"min":-50,"max":85})", R"("axes":{"fit":{"min":-50,"max":14})"));
  EXPECT_NE(said.find("fit_hardly_counts"), std::string::npos) << said;
  EXPECT_EQ(WarningsOf(With(R"("axes":{"fit":{"min":-50,"max":85})", R"("axes":{"fit":{"min":-50,"max":15})")), "");
}

TEST(Check, ABrokenOrderNamesTheRulesThatAreToBlame) {
  const LoadedModel loaded = LoadModel(With(R"("points":25,"event":{"type":"download","asset":["buyers_guide"]})", R"("points":40,"event":{"type":"download","asset":["buyers_guide"]})"));
  ASSERT_NE(loaded.model, nullptr);
  const ModelReview review = ReviewModel(loaded.model);
  ASSERT_EQ(review.broken.size(), 1u);
  EXPECT_FALSE(review.holds());
  ASSERT_FALSE(review.broken[0].blame.empty());
  EXPECT_EQ(review.broken[0].blame[0].rule, "buyers-guide");
  std::string text;
  AppendReview(text, *loaded.model, review);
  EXPECT_NE(text.find(R"("broken":[{"better":"perfect-company","worse":"very-active","blame":[{"rule":"buyers-guide")"), std::string::npos) << text;
}

}  // namespace
}  // namespace bantam::check_test
