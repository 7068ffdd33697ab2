// SPDX-License-Identifier: MIT
// A model's points as a sheet: out, changed, and back in.
#include "bantam/points_table.h"

#include <gtest/gtest.h>

#include "bantam/catalog.h"
#include "bantam/model.h"

namespace bantam::points_table_test {
namespace {

const std::string kReference(*FindCatalogFile("models/reference.json"));

std::string HashOf(const std::string& document) {
  const LoadedModel loaded = LoadModel(document);
  return loaded.model ? loaded.model->hash : "does not load";
}

Points PointsOf(const std::string& document, const std::string& id) {
  const LoadedModel loaded = LoadModel(document);
  if (!loaded.model) return -1;
  for (const AttributeRule& rule : loaded.model->attributeRules) {
    if (rule.id == id) return rule.points;
  }
  for (const EventRule& rule : loaded.model->eventRules) {
    if (rule.id == id) return rule.points;
  }
  return -1;
}

std::string FaultsOf(const std::string& csv) {
  std::string text;
  for (const Fault& fault : WithPoints(kReference, csv).faults) text += fault.code + " " + fault.path + "|";
  return text;
}

TEST(PointsTable, EveryShippedModelComesBackAsItWas) {
  for (const char* id : {"reference", "saas-startup", "consultancy", "digital-agency", "enterprise-long-cycle"}) {
    const std::string document(*FindCatalogFile("models/" + std::string(id) + ".json"));
    const DraftedModel back = WithPoints(document, PointsTable(document, "fi"));
    EXPECT_TRUE(back.faults.empty()) << id << " " << back.faults.front().message;
    EXPECT_EQ(HashOf(back.document), HashOf(document)) << id;
  }
}

TEST(PointsTable, ARowSaysWhatTheRuleIs) {
  const std::string table = PointsTable(kReference, "fi");
  EXPECT_NE(table.find("right-size,50–500 työntekijää,fit,10,,,,,\r\n"), std::string::npos) << table;
  EXPECT_NE(table.find("no-say,Ei vaikuta päätökseen,fit,-15,role,-15,20,,\r\n"), std::string::npos) << table;
  EXPECT_NE(table.find(",engagement,3,clicks,,9,10,steps 30 100 90 50\r\n"), std::string::npos) << table;
}

TEST(PointsTable, ChangedPointsComeIn) {
  const DraftedModel changed = WithPoints(kReference, "points;rule\n12,5;right-size\n\xE2\x88\x92" "30;student\n'-7.25;free-address\n;webinar\n");
  ASSERT_TRUE(changed.faults.empty()) << changed.faults.front().message;
  EXPECT_EQ(PointsOf(changed.document, "right-size"), 12'500);
  EXPECT_EQ(PointsOf(changed.document, "student"), -30'000);
  EXPECT_EQ(PointsOf(changed.document, "free-address"), -7'250);
  EXPECT_EQ(PointsOf(changed.document, "webinar"), 10'000);
}

TEST(PointsTable, FaultsNameTheirRows) {
  EXPECT_EQ(FaultsOf("rule,points\nright-size,ten\nnobody,5\nstudent,1\nstudent,2\nwebinar,200000\n"), "bad_number row 2|duplicate_id row 5|bad_number row 6|unknown_rule row 3|");
  EXPECT_EQ(FaultsOf("name,points\nx,1\n"), "missing row 1|");
  EXPECT_EQ(FaultsOf(std::string(kMaxPointsTableBytes + 1, ' ')), "too_large |");
}

TEST(PointsTable, ADocumentThatDoesNotLoadHasNoTable) {
  EXPECT_EQ(PointsTable("{}", "en"), "");
  EXPECT_FALSE(WithPoints("{}", "rule,points\n").faults.empty());
}

}  // namespace
}  // namespace bantam::points_table_test
