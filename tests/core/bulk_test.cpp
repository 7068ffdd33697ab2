// SPDX-License-Identifier: MIT
#include "bantam/bulk.h"

#include <gtest/gtest.h>

#include "seeded_contacts.h"

namespace bantam::bulk_test {
namespace {

constexpr Instant kNow = 1'795'251'600;

std::string Lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    AppendSeededContact(text, 7, i, kNow);
    text += i % 5 == 0 ? "\r\n" : "\n";
  }
  return text;
}

Bulk Fed(std::string_view text, std::size_t chunk, BulkFormat format, const char* model = "reference") {
  Bulk bulk(ShippedModel(model), kNow, format);
  for (std::size_t at = 0; at < text.size(); at += chunk) bulk.Feed(text.substr(at, chunk));
  bulk.Finish();
  return bulk;
}

void ExpectSameRows(const Bulk& a, const Bulk& b) {
  ASSERT_EQ(a.rows().size(), b.rows().size());
  for (std::size_t i = 0; i < a.rows().size(); ++i) {
    const BulkRow& x = a.rows()[i];
    const BulkRow& y = b.rows()[i];
    EXPECT_TRUE(x.offset == y.offset && x.length == y.length && x.score == y.score && x.tier == y.tier && x.missing == y.missing && x.bad == y.bad) << i;
  }
}

std::string_view RecordOf(const Bulk& bulk, std::size_t row, std::string_view text) {
  const BulkRow& found = bulk.rows()[row];
  return text.substr(static_cast<std::size_t>(found.offset), found.length);
}

TEST(Bulk, GivesTheNumbersOfOneByOne) {
  const std::string text = Lines(300);
  Bulk bulk = Fed(text, text.size(), BulkFormat::kLines);
  ASSERT_EQ(bulk.rows().size(), 300u);
  Qualifier qualifier(ShippedModel("reference"), "en");
  for (std::uint32_t i = 0; i < bulk.rows().size(); ++i) {
    const BulkRow& row = bulk.rows()[i];
    const std::string_view line = RecordOf(bulk, i, text);
    Contact contact;
    ASSERT_FALSE(ContactReader(*qualifier.model().zone).Read(line, contact)) << line;
    const Assessment& found = qualifier.Assess(contact, kNow);
    const bool lead = found.standing == Standing::kLead;
    EXPECT_EQ(row.tier, lead ? static_cast<int>(found.tier) : -1);
    EXPECT_EQ(row.score, found.score);
    std::string one, other;
    qualifier.AppendAnnotation(one);
    bulk.AppendAnnotation(i, line, other);
    EXPECT_EQ(one, other);
  }
}

TEST(Bulk, DoesNotMindHowTheBytesAreChunked) {
  const std::string text = Lines(40) + "not json\n\n{\"id\":\"last, without a line end\"}";
  const Bulk whole = Fed(text, text.size(), BulkFormat::kLines);
  EXPECT_EQ(whole.rows().size(), 43u);
  EXPECT_EQ(whole.badRows(), 2u);
  ASSERT_TRUE(whole.firstFault());
  EXPECT_EQ(whole.firstFault()->first, 40u);
  for (std::size_t chunk : {1u, 7u, 64u, 1000u}) ExpectSameRows(whole, Fed(text, chunk, BulkFormat::kLines));
}

TEST(Bulk, PassesOverEveryMarkBeforeALine) {
  const std::string mark = "\xEF\xBB\xBF", text = mark + mark + "{\"id\":\"b\"}\n" + mark + mark + mark + "{\"id\":\"c\"}\n";
  Bulk bulk = Fed(text, text.size(), BulkFormat::kLines);
  EXPECT_EQ(bulk.rows().size(), 2u);
  EXPECT_EQ(bulk.badRows(), 0u);
  for (std::uint32_t row = 0; row < bulk.rows().size(); ++row) EXPECT_FALSE(bulk.ReadAgain(row, RecordOf(bulk, row, text)));
}

TEST(Bulk, ShowsEveryContactAndReadsItAgain) {
  const std::string lines = Lines(20) + "not json\n{\"id\":\"last\",\"lifecycle\":{\"stage\":\"customer\"}}";
  const std::string table = "id,Job title\na,CEO\n\"b\",\"Head, of Sales\"\nc,Student\n";
  for (const std::string& text : {lines, table}) {
    Bulk bulk(ShippedModel("reference"), kNow, Bulk::FormatOf(text));
    std::vector<std::pair<std::size_t, std::string>> seen;
    bulk.SetOnContact([&](const Contact& contact) { seen.emplace_back(bulk.rows().size(), contact.id); });
    bulk.Feed(text);
    bulk.Finish();
    EXPECT_EQ(seen.size() + bulk.badRows(), bulk.rows().size());
    for (const auto& [row, id] : seen) {
      const BulkRow& found = bulk.rows()[row];
      ASSERT_FALSE(found.bad);
      ASSERT_FALSE(bulk.ReadAgain(static_cast<std::uint32_t>(row), RecordOf(bulk, row, text)));
      EXPECT_EQ(bulk.contact().id, id);
      EXPECT_TRUE(found.tier >= 0 || found.missing == 0) << "nobody asks a customer";
    }
  }
}

TEST(Bulk, ReadsTablesByTheirHeader) {
  std::string text = "Email,Job Title,Number of Employees\n";
  for (int i = 0; i < 4000; ++i) text += "a" + std::to_string(i) + "@firm.example,\"Head, of\nSales\"," + std::to_string(i % 700) + "\n";
  Bulk whole = Fed(text, text.size(), BulkFormat::kTable);
  EXPECT_EQ(whole.rows().size(), 4000u);
  ASSERT_NE(whole.mapping(), nullptr);
  EXPECT_EQ(whole.mapping()->columns[2].target, "company.employees");
  for (std::size_t chunk : {13u, 4096u}) ExpectSameRows(whole, Fed(text, chunk, BulkFormat::kTable));
  const BulkRow& row = whole.rows()[1234];
  std::string annotation;
  whole.AppendAnnotation(1234, RecordOf(whole, 1234, text), annotation);
  std::string score;
  AppendThousandths(score, row.score);
  EXPECT_NE(annotation.find("\"score\":" + score + ","), std::string::npos) << annotation;
}

TEST(Bulk, HoldsNothingOfALineThatIsTooLong) {
  std::string text = R"({"id":"a"})" "\n" + std::string(kMaxContactBytes + 10, ' ') + "\n" R"({"id":"b"})" "\n";
  const Bulk bulk = Fed(text, 1u << 20, BulkFormat::kLines);
  ASSERT_EQ(bulk.rows().size(), 3u);
  EXPECT_FALSE(bulk.rows()[0].bad);
  EXPECT_TRUE(bulk.rows()[1].bad);
  EXPECT_FALSE(bulk.rows()[2].bad);
  EXPECT_EQ(bulk.firstFault()->second.code, "too_large");
}

TEST(Bulk, SortsInWorkOrderAndFilters) {
  const Bulk bulk = Fed(Lines(500), 1u << 16, BulkFormat::kLines);
  const auto order = bulk.InWorkOrder({});
  EXPECT_EQ(order.size(), 500u);
  for (std::size_t i = 1; i < order.size(); ++i) {
    const BulkRow& before = bulk.rows()[order[i - 1]];
    const BulkRow& after = bulk.rows()[order[i]];
    EXPECT_TRUE(before.tier > after.tier || (before.tier == after.tier && before.score >= after.score)) << i;
  }
  BulkFilter ready;
  ready.tiers = 1u << static_cast<unsigned>(Tier::kSql);
  EXPECT_EQ(bulk.InWorkOrder(ready).size(), bulk.TierCounts()[static_cast<std::size_t>(Tier::kSql)]);
  BulkFilter withoutBudget;
  withoutBudget.missing = 1;
  for (std::uint32_t row : bulk.InWorkOrder(withoutBudget)) EXPECT_EQ(bulk.rows()[row].missing & 1, 1);
}

TEST(Bulk, WhoeverStatesTiersOrALeastScoreMeansLeads) {
  const std::string text = "id,Job title,Stage\n1,CEO,customer\n2,Student,\n3,CEO,\n";
  const Bulk bulk = Fed(text, text.size(), BulkFormat::kTable);
  const auto size = [&](const BulkFilter& filter) { return bulk.InWorkOrder(filter).size(); };
  EXPECT_EQ(size({}), 3u);
  EXPECT_EQ(size({.tiers = 0x0F, .leastScore = std::nullopt}), 2u);
  EXPECT_EQ(size({.tiers = 0, .leastScore = std::nullopt}), 0u);
  EXPECT_EQ(size({.tiers = std::nullopt, .leastScore = INT32_MIN}), 2u);
}

TEST(Bulk, TellsThatThereAreNoContactsAndWritesNoHeaderWithoutColumns) {
  for (const auto& [text, columns] : std::vector<std::pair<std::string, std::size_t>>{{"", 0}, {"\xEF\xBB\xBF", 0}, {"\n\n", 0}, {"Email,Name\n", 2}}) {
    const Bulk bulk = Fed(text, 1, BulkFormat::kTable);
    std::string header;
    bulk.AppendCsvHeader(header);
    EXPECT_EQ(header.substr(0, 24), columns == 0 ? "" : "Email,Name,bantam_score,") << text;
    ASSERT_EQ(bulk.Remarks().size(), 1u);
    EXPECT_EQ(bulk.Remarks()[0].code, "no_contacts");
  }
  const std::string bad = "{\n";
  EXPECT_TRUE(Fed(bad, bad.size(), BulkFormat::kLines).Remarks().empty());
}

TEST(Bulk, KnowsAFormatByItsFirstBytes) {
  EXPECT_EQ(Bulk::FormatOf("\xEF\xBB\xBF \n{\"id\":1}"), BulkFormat::kLines);
  EXPECT_EQ(Bulk::FormatOf("\xEF\xBB\xBF\xEF\xBB\xBF{\"id\":1}"), BulkFormat::kLines);
  EXPECT_EQ(Bulk::FormatOf("Email,Name\n"), BulkFormat::kTable);
  EXPECT_EQ(Bulk::FormatOf(""), BulkFormat::kTable);
}

}  // namespace
}  // namespace bantam::bulk_test
