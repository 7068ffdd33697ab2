// SPDX-License-Identifier: MIT
// Dates and times in cells as spreadsheets and people write them.
#include <gtest/gtest.h>

#include "bantam/columns.h"
#include "bantam/time_zone.h"

namespace bantam::row_dates_test {
namespace {

/// When a cell says that the contact request came, `2026-11-18T10:05:33Z`; `3 times` of a count, else the warning.
std::string RequestedAt(std::string_view cell, std::string_view header = "Contact Request Date", std::string_view zone = "UTC") {
  const std::string_view headers[] = {header}, cells[] = {cell};
  const RowReader reader(MapColumns(headers, {}), *TimeZone::Find(zone));
  Contact contact;
  reader.Read(cells, contact);
  if (!contact.warnings.empty()) return std::string(contact.warnings[0].code);
  if (contact.events.size() != 1) return "nothing";
  if (contact.events[0].at == kUndated) return std::to_string(contact.events[0].count) + " times";
  std::string out;
  AppendInstant(out, contact.events[0].at);
  return out;
}

TEST(RowDates, HaveTheTimesThatWindowsAndExcelWrite) {
  for (const char* cell : {"18.11.2026 10.05.33", "18.11.2026 10:05:33", "18.11.2026 10:05.33", "18.11.2026 klo 10.05.33", "18.11.2026 kl. 10.05.33", "18.11.2026 kl 10:05:33",
                           "18.11.2026, 10.05.33 Uhr", "18/11/2026 10:05:33 a. m.", "18/11/2026 10:05:33 a.\xC2\xA0m.", "18/11/2026 10:05:33\xC2\xA0" "AM"}) {
    EXPECT_EQ(RequestedAt(cell), "2026-11-18T10:05:33Z") << cell;
  }
  for (const char* cell : {"18/11/2026 3:05 p. m.", "18/11/2026 3:05 p.\xE2\x80\xAFm.", "18/11/2026 3:05 p.m.", "18/11/2026 15h05"}) EXPECT_EQ(RequestedAt(cell), "2026-11-18T15:05:00Z") << cell;
}

TEST(RowDates, MayNameTheHourAlone) {
  for (const char* cell : {"18.11.2026 klo 10", "18.11.2026 kl. 10", "18.11.2026 10 Uhr", "18/11/2026 10h", "18/11/2026 10 a. m."}) EXPECT_EQ(RequestedAt(cell), "2026-11-18T10:00:00Z") << cell;
  for (const char* cell : {"18.11.2026 10", "18.11.2026 klo 25", "18.11.2026 10.61", "18.11.2026 10.05.", "18/11/2026 13:05 p. m."}) EXPECT_EQ(RequestedAt(cell), "bad_date") << cell;
}

TEST(RowDates, KnowZonesThatAllMeanTheSameBy) {
  for (const char* cell : {"18.11.2026 05:05 EST", "18.11.2026 11:05 CET", "18.11.2026 12.05.00 CEST", "18.11.2026 12:05 EET", "18.11.2026 13:05 GMT+3", "18.11.2026 12:05 UTC+2",
                           "18.11.2026 13:05 МСК", "18.11.2026 12:05 UTC+02:00", "18.11.2026 05:05 -0500", "18.11.2026 10:05 GMT", "11/18/2026 5:05 AM EST"}) {
    EXPECT_EQ(RequestedAt(cell, "Contact Request Date", "Europe/Helsinki"), "2026-11-18T10:05:00Z") << cell;
  }
  for (const char* cell : {"18.11.2026 10:05 IST", "18.11.2026 10:05 CST", "18.11.2026 10:05 sharp", "18.11.2026 10:00-11:00", "18.11.2026 10:05 UTC+20", "18.11.2026 10:05 EST+2", "18.11.2026 10:05 UTC2"}) {
    EXPECT_EQ(RequestedAt(cell), "bad_date") << cell;
  }
}

TEST(RowDates, OfASpreadsheetAreDaysWhereTheHeaderAsksForADate) {
  for (const char* header : {"Contact Request Date", "Yhteydenottopyyntö"}) {
    EXPECT_EQ(RequestedAt("46344", header), "2026-11-18T00:00:00Z") << header;
    EXPECT_EQ(RequestedAt("46344.5", header), "2026-11-18T12:00:00Z") << header;
    EXPECT_EQ(RequestedAt("3", header), "3 times") << header;
  }
  EXPECT_EQ(RequestedAt("46344", "Number of contact requests"), "46344 times");
  EXPECT_EQ(RequestedAt("99999"), "99999 times");
}

}  // namespace
}  // namespace bantam::row_dates_test
