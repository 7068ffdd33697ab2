// SPDX-License-Identifier: MIT
// What people have told since a file was written stands in for its rows.
#include <gtest/gtest.h>

#include "bantam/bulk.h"

namespace bantam::bulk_edits_test {
namespace {

constexpr Instant kNow = 1'795'251'600;   // 2026-11-21T09:00:00Z
constexpr char kTold[] = R"({"id":"b","person":{"title":"CEO"},"bant":{"budget":{"amount":{"value":{"amount":20000,"currency":"EUR"},"source":"person","at":"2026-11-20","by":"AK"}}}})";
constexpr char kLine[] = "Bantam 2026-11-20 · Budget: 20 000 EUR · AK";

struct Edited {
  Edited(std::string_view file, BulkFormat format, std::string_view contact) : bulk(ShippedModel("reference"), kNow, format), text(file) {
    if (!contact.empty()) bulk.Edit(1, std::string(contact));
    bulk.Feed(text);
    bulk.Finish();
  }
  std::string_view Record(std::uint32_t row) const {
    const BulkRow& found = bulk.rows()[row];
    return std::string_view(text).substr(static_cast<std::size_t>(found.offset), found.length);
  }
  std::string Annotation(std::uint32_t row) {
    std::string out;
    bulk.AppendAnnotation(row, Record(row), out);
    return out;
  }
  std::string Csv() {
    std::string out;
    bulk.AppendCsvHeader(out);
    for (std::uint32_t row = 0; row < bulk.rows().size(); ++row) bulk.AppendCsvRow(row, Record(row), out);
    return out;
  }

  Bulk bulk;
  std::string text;
};

void ExpectSameNumbers(const BulkRow& a, const BulkRow& b) {
  EXPECT_EQ(a.score, b.score);
  EXPECT_EQ(a.fit, b.fit);
  EXPECT_EQ(a.tier, b.tier);
  EXPECT_EQ(a.missing, b.missing);
  EXPECT_EQ(a.standing, b.standing);
}

TEST(BulkEdits, AnEditedRowAnswersAsItsContactWouldAndOthersStayWhatTheyAre) {
  const std::string first = R"({"id":"a","person":{"title":"CEO"}})", last = R"({"id":"c"})";
  const std::string was = first + "\n{\"id\":\"b\"}\n" + last, is = first + "\n" + kTold + "\n" + last;
  Edited edited(was, BulkFormat::kLines, kTold), whole(is, BulkFormat::kLines, {});
  ASSERT_EQ(edited.bulk.rows().size(), 3u);
  for (std::uint32_t row = 0; row < 3; ++row) {
    ExpectSameNumbers(edited.bulk.rows()[row], whole.bulk.rows()[row]);
    EXPECT_EQ(edited.Annotation(row), whole.Annotation(row));
  }
  EXPECT_EQ(edited.Record(1), R"({"id":"b"})") << "the file stays what it is";
}

TEST(BulkEdits, ATableKeepsItsCellsAndItsNotesTellWhatPeopleToldUntilItIsReadAgain) {
  const std::string table = "id;Job title;Notes;Left\na;CEO;;x\nb;CEO;=called;y\n";
  Edited edited(table, BulkFormat::kTable, kTold);
  const std::string out = edited.Csv();
  EXPECT_NE(out.find("a;CEO;;x;"), std::string::npos) << out;
  EXPECT_NE(out.find("b;CEO;\"" + std::string(kLine) + "\n=called\";y;"), std::string::npos) << out;
  Edited again(out, BulkFormat::kTable, {});
  for (std::uint32_t row = 0; row < 2; ++row) ExpectSameNumbers(again.bulk.rows()[row], edited.bulk.rows()[row]);
  EXPECT_EQ(edited.bulk.rows()[1].missing & 1, 0) << "the budget is known";
  EXPECT_EQ(edited.bulk.rows()[0].missing & 1, 1);
}

TEST(BulkEdits, ATableWithoutNotesGetsAColumnOfThemBehindTheAnswers) {
  const std::string table = "id,Job title\na,CEO\nb,CEO,left over\n";
  Edited edited(table, BulkFormat::kTable, kTold), plain(table, BulkFormat::kTable, {});
  const std::string out = edited.Csv();
  EXPECT_NE(out.find(",bantam_error,Notes\r\n"), std::string::npos) << out;
  EXPECT_NE(out.find("," + std::string(kLine) + ",left over\r\n"), std::string::npos) << out;
  EXPECT_EQ(plain.Csv().find("Notes"), std::string::npos);
  Edited again(out, BulkFormat::kTable, {});
  for (std::uint32_t row = 0; row < 2; ++row) ExpectSameNumbers(again.bulk.rows()[row], edited.bulk.rows()[row]);
}

TEST(BulkEdits, WhatTheNotesSayAlreadyIsNotSaidTwice) {
  Edited first("id,Job title\na,CEO\nb,CEO\n", BulkFormat::kTable, kTold);
  Edited reopened(first.Csv(), BulkFormat::kTable, {});
  ASSERT_FALSE(reopened.bulk.ReadAgain(1, reopened.Record(1)));
  std::string contact;
  WriteContact(reopened.bulk.contact(), contact);
  Edited again(first.Csv(), BulkFormat::kTable, contact);
  EXPECT_EQ(again.Csv(), reopened.Csv());
}

TEST(BulkEdits, TheSameEditOfItsOwnExportAddsNothing) {
  Edited first("id,Job title,Notes\na,CEO,\nb,CEO,x\n", BulkFormat::kTable, kTold);
  Edited again(first.Csv(), BulkFormat::kTable, kTold);
  EXPECT_EQ(again.Csv(), first.Csv());
}

TEST(BulkEdits, OfLinesOfOneDayTheNewerCounts) {
  constexpr char kGrown[] = R"({"id":"b","company":{"employees":{"value":120,"source":"person","at":"2026-11-20T09:00:00Z"}}})";
  const std::string table = "id,Notes\na,\nb,Bantam 2026-11-20 · Employees: 3\n";
  Edited edited(table, BulkFormat::kTable, kGrown), before(table, BulkFormat::kTable, {});
  Edited again(edited.Csv(), BulkFormat::kTable, {});
  EXPECT_EQ(again.bulk.rows()[1].fit, edited.bulk.rows()[1].fit);
  EXPECT_NE(again.bulk.rows()[1].fit, before.bulk.rows()[1].fit);
}

TEST(BulkEdits, LinesHaveNoCellsOfTheirOwnInCsv) {
  Edited edited("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", BulkFormat::kLines, kTold);
  const std::string out = edited.Csv();
  EXPECT_EQ(out.substr(0, 30), "id,name,email,company,bantam_s");
  EXPECT_EQ(out.find("Bantam 2026"), std::string::npos);
}

// Rows, annotations and CSV of two files that are open.
void ExpectSameAnswers(Edited& a, Edited& b) {
  for (std::uint32_t row = 0; row < a.bulk.rows().size(); ++row) {
    ExpectSameNumbers(a.bulk.rows()[row], b.bulk.rows()[row]);
    EXPECT_EQ(a.bulk.rows()[row].bad, b.bulk.rows()[row].bad);
    EXPECT_EQ(a.Record(row), b.Record(row));
    EXPECT_EQ(a.Annotation(row), b.Annotation(row));
  }
  EXPECT_EQ(a.Csv(), b.Csv());
  EXPECT_EQ(a.bulk.TierCounts(), b.bulk.TierCounts());
  EXPECT_EQ(a.bulk.InWorkOrder({}), b.bulk.InWorkOrder({}));
}

TEST(BulkEdits, AFileWhoseRowIsUpdatedLaterAnswersAsIfItHadBeenToldAtFirstAndRestoredAsIfItHadNot) {
  const std::string lines = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n", bad = "{\"id\":\"a\"}\n{\"id\":\n";
  for (const auto& [file, format] : {std::pair{std::string("id;Job title;Notes\na;CEO;\nb;CEO;x\n"), BulkFormat::kTable}, {"id,Job title\na,CEO\nb,CEO\n", BulkFormat::kTable},
                                     {lines, BulkFormat::kLines}, {bad, BulkFormat::kLines}}) {
    Edited later(file, format, {}), told(file, format, kTold), plain(file, format, {});
    EXPECT_FALSE(later.bulk.Update(1, R"({"id":"other"})"));
    EXPECT_FALSE(later.bulk.Update(1, kTold)) << "the last one counts";
    ExpectSameAnswers(later, told);
    later.bulk.Restore(1, later.Record(1));
    ExpectSameAnswers(later, plain);
    later.bulk.Restore(0, later.Record(0));   // nothing stood in for it
    ExpectSameAnswers(later, plain);
  }
}

TEST(BulkEdits, AnUpdateThatCannotBeReadChangesNothing) {
  const std::string table = "id,Job title\na,CEO\nb,CEO\n";
  Edited told(table, BulkFormat::kTable, kTold), refused(table, BulkFormat::kTable, kTold), never(table, BulkFormat::kTable, {}), plain(table, BulkFormat::kTable, {});
  const std::optional<Fault> fault = refused.bulk.Update(1, "{\"id\":");
  ASSERT_TRUE(fault);
  EXPECT_TRUE(never.bulk.Update(1, "[]"));
  ExpectSameAnswers(refused, told);
  ExpectSameAnswers(never, plain);
}

TEST(BulkEdits, AnEditThatCannotBeReadMakesItsRowBad) {
  Edited edited("id\na\nb\n", BulkFormat::kTable, "{\"id\":");
  EXPECT_EQ(edited.bulk.badRows(), 1u);
  ASSERT_TRUE(edited.bulk.firstFault());
  EXPECT_EQ(edited.bulk.firstFault()->first, 1u);
  EXPECT_EQ(edited.Annotation(1).substr(0, 9), "{\"error\":");
  EXPECT_EQ(edited.Annotation(0).substr(0, 9), "{\"id\":\"a\"");
}

}  // namespace
}  // namespace bantam::bulk_edits_test
