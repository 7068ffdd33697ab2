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

TEST(RowTimeline, ADurationBeginsWithTheWordsOfItsLanguage) {
  const std::pair<const char*, const char*> kCells[] = {{"Termin", "za 3 miesiące"}, {"Termin", "w 3 miesiące"}, {"Tidsplan", "om 3 månader"}, {"Сроки", "за 3 месяца"}, {"Aikataulu", "3 kk päästä"}, {"Aikataulu", "3 kuukauden kuluttua"}};
  for (const auto& [header, cell] : kCells) EXPECT_EQ(WhenOf(cell, header), "days 90") << cell;
  EXPECT_EQ(WhenOf("om 3 månader"), "days 90") << "whatever the language of the headers";
  EXPECT_EQ(WhenOf("na 3 miesiące", "Termin"), "text na 3 miesiące, bad_date") << "for three months is not in three months";
}

TEST(RowTimeline, OneMonthIsToldWithAnArticle) {
  for (const char* cell : {"innen en måned", "om en måned", "in einem Monat", "en un mes", "dans un mois", "inom en månad", "within one month", "in a month"}) EXPECT_EQ(WhenOf(cell), "days 0..30") << cell;
  for (const char* cell : {"om et år", "om ett år", "in einem Jahr"}) EXPECT_EQ(WhenOf(cell), "days 0..365") << cell;
  for (const char* cell : {"innen et år", "inom ett år", "en un año"}) EXPECT_EQ(WhenOf(cell), "days 365") << cell << ": word for word an option of a form";
  EXPECT_EQ(WhenOf("dans un an", "Échéance"), "days 0..365");
  EXPECT_EQ(WhenOf("in einer Woche"), "days 0..7");
}

TEST(RowTimeline, ADateByWhichIsADate) {
  for (const char* cell : {"31.12.2026 mennessä", "bis 31.12.2026", "by 2026-12-31", "до 31.12.2026", "innen 31.12.2026", "senast 2026-12-31", "avant le 31/12/2026", "antes del 31/12/2026", "do 31.12.2026"}) {
    EXPECT_EQ(WhenOf(cell), "date 2026-12-31") << cell;
  }
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
