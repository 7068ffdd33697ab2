// SPDX-License-Identifier: MIT
// What people write in a column that asks when they plan to buy.
#include <gtest/gtest.h>

#include "bantam/columns.h"
#include "bantam/time_zone.h"

namespace bantam::row_timeline_test {
namespace {

/// `days 90`, `days 30..60`, `date 2026-12-01`, `text in spring`, behind it the warning where there is one.
std::string WhenOf(std::string_view cell, std::string_view header = "When do you plan to buy?") {
  const std::string_view headers[] = {header}, cells[] = {cell};
  const RowReader reader(MapColumns(headers, {}), TimeZone::Utc());
  Contact contact;
  reader.Read(cells, contact);
  if (contact.facts.size() != 1) return "nothing";
  const Fact& fact = contact.facts[0];
  std::string out = fact.attribute == kTimelineWithinDays ? "days " : fact.value.kind == ValueKind::kText ? "text " + std::string(fact.value.text) : "date ";
  if (fact.value.kind == ValueKind::kDate) AppendDay(out, static_cast<Day>(fact.value.low));
  if (fact.value.kind == ValueKind::kNumber) AppendThousandths(out, fact.value.low);
  if (fact.value.kind == ValueKind::kNumber && fact.value.high != fact.value.low) AppendThousandths(out += "..", fact.value.high);
  for (const ContactWarning& warning : contact.warnings) out.append(", ").append(warning.code);
  return out;
}

TEST(RowTimeline, ANumberAloneIsOfDays) {
  for (const char* days : {"0", "30", "60", "90", "180", "365", "730", "1899"}) EXPECT_EQ(WhenOf(days), "days " + std::string(days));
  EXPECT_EQ(WhenOf("30-60"), "days 30..60");
  EXPECT_EQ(WhenOf("30 to 60"), "days 30..60");
}

TEST(RowTimeline, AYearOrADayWithoutOneIsNoNumberOfDays) {
  for (const char* cell : {"2026", "2027", "1900", "2199", "2026-2027", "1.6.", "15.1.", "31.12.", "1.6", "2,5", "3k", "2 million"}) {
    EXPECT_EQ(WhenOf(cell), "text " + std::string(cell) + ", bad_date");
  }
}

TEST(RowTimeline, MIsAMonth) {
  EXPECT_EQ(WhenOf("3m"), "days 90");
  EXPECT_EQ(WhenOf("6 M"), "days 180");
  EXPECT_EQ(WhenOf("3-6 m"), "days 90..180");
}

TEST(RowTimeline, UnitsMayBeAbbreviatedWithADot) {
  for (const char* cell : {"3 мес.", "3 mo.", "3 mån.", "3 mies.", "3 mnd.", "3 kk."}) EXPECT_EQ(WhenOf(cell), "days 90") << cell;
}

TEST(RowTimeline, WithinMayStandBehindTheDuration) {
  for (const char* cell : {"3 kuukauden sisällä", "3 kk sisällä", "3 kuukauden kuluessa", "seuraavan 3 kuukauden aikana", "within 3 months"}) EXPECT_EQ(WhenOf(cell), "days 90") << cell;
}

TEST(RowTimeline, ADateIsADateASpreadsheetsToo) {
  EXPECT_EQ(WhenOf("1.6.2027"), "date 2027-06-01");
  EXPECT_EQ(WhenOf("46174"), "date 2026-06-01");
  EXPECT_EQ(WhenOf("20260601"), "date 2026-06-01");
}

TEST(RowTimeline, IsAskedInEveryLanguage) {
  for (const char* header : {"Termin", "Timeline", "Сроки", "Aikataulu"}) {
    EXPECT_EQ(WhenOf("2027", header), "text 2027, bad_date") << header;
    EXPECT_EQ(WhenOf("90", header), "days 90") << header;
  }
}

TEST(RowTimeline, InAColumnOfDatesANumberAloneIsNone) { EXPECT_EQ(WhenOf("90", "Decision date"), "text 90, bad_date"); }

}  // namespace
}  // namespace bantam::row_timeline_test
