// SPDX-License-Identifier: MIT
#include "bantam/instant.h"

#include <gtest/gtest.h>

#include <string>

#include "bantam/time_zone.h"

namespace bantam::instant_test {
namespace {

const TimeZone& Helsinki() { return *TimeZone::Find("Europe/Helsinki"); }

std::string Written(Instant at) {
  std::string out;
  AppendInstant(out, at);
  return out;
}

/// The moment that a text means in Helsinki, written in UTC.
std::string InHelsinki(const std::string& text) {
  const ParsedTime parsed = ParseTime(text, Helsinki());
  return parsed.fault == TimeFault::kNone ? Written(parsed.at) : parsed.fault == TimeFault::kRange ? "range" : "syntax";
}

TEST(Instant, CountsEveryDayOfTheCalendarOnce) {
  Day expected = DayFromCivil({1599, 12, 31});
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int year = 1600; year <= 2400; ++year) {
    const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0); ++day) {
        ++expected;
        ASSERT_EQ(DayFromCivil({year, month, day}), expected);
        const CivilDate back = CivilFromDay(expected);
        ASSERT_TRUE(back.year == year && back.month == month && back.day == day) << expected;
      }
    }
  }
  EXPECT_EQ(DayFromCivil({1970, 1, 1}), 0);
  EXPECT_EQ(DayFromCivil({2000, 3, 1}), 11017);
  EXPECT_EQ(CivilFromDay(DayFromCivil({-401, 2, 28})).year, -401);
}

TEST(Instant, KnowsTheWeekdays) {
  EXPECT_EQ(WeekdayOf(0), 3);  // a Thursday
  EXPECT_EQ(WeekdayOf(DayFromCivil({2026, 11, 2})), 0);
  EXPECT_EQ(WeekdayOf(DayFromCivil({1900, 1, 1})), 0);
  for (Day day = -50000; day < 90000; ++day) ASSERT_EQ(WeekdayOf(day + 1), (WeekdayOf(day) + 1) % 7);
}

TEST(Instant, ReadsTheFormsThatContactsUse) {
  const struct {
    const char* text;
    const char* utc;
  } cases[] = {
      {"2026-11-02", "2026-11-01T22:00:00Z"},
      {"2026-07-02", "2026-07-01T21:00:00Z"},
      {"2026-11-02T09:15", "2026-11-02T07:15:00Z"},
      {"2026-11-02 09:15", "2026-11-02T07:15:00Z"},
      {"2026-11-02T09:15:30", "2026-11-02T07:15:30Z"},
      {"2026-11-02T09:15:30.999", "2026-11-02T07:15:30Z"},
      {"2026-11-02T09:15Z", "2026-11-02T09:15:00Z"},
      {"2026-11-02 09:15:30.123456789Z", "2026-11-02T09:15:30Z"},
      {"2026-11-02T09:15+05:30", "2026-11-02T03:45:00Z"},
      {"2026-11-02T09:15:00.000+0000", "2026-11-02T09:15:00Z"},
      {"2026-11-02T09:15-08", "2026-11-02T17:15:00Z"},
      {"2026-11-02 09:15:00 +0200", "2026-11-02T07:15:00Z"},
      {"2026-11-02T09:15 -05:00", "2026-11-02T14:15:00Z"},
      {"2026-11-02T09:15:30-00:00", "2026-11-02T09:15:30Z"},
      {"2026-11-02T24:00", "2026-11-02T22:00:00Z"},
      {"2026-12-31T24:00:00.0Z", "2027-01-01T00:00:00Z"},
      {"2026-12-31T23:59:60Z", "2027-01-01T00:00:00Z"},
      {"2024-02-29", "2024-02-28T22:00:00Z"},
      {"2000-02-29T00:00Z", "2000-02-29T00:00:00Z"},
      {"1900-01-01", "1899-12-31T22:00:00Z"},
      {"2199-12-31T23:59:59", "2199-12-31T21:59:59Z"},
      // 29 March 2026: 03:00 to 04:00 is skipped; 25 October: repeated.
      {"2026-03-29T03:30", "2026-03-29T01:30:00Z"},
      {"2026-10-25T03:30", "2026-10-25T00:30:00Z"},
  };
  for (const auto& c : cases) EXPECT_EQ(InHelsinki(c.text), c.utc) << c.text;
}

TEST(Instant, RefusesWhatIsNotADate) {
  for (const char* text : {"",
                           " ",
                           "2026",
                           "2026-11",
                           "2026-11-",
                           "2026-11-2",
                           "2026-1-02",
                           "26-11-02",
                           "20261102",
                           "2026/11/02",
                           "02.11.2026",
                           "2026-11-02T",
                           "2026-11-02 ",
                           " 2026-11-02",
                           "2026-11-02T9:15",
                           "2026-11-02T09",
                           "2026-11-02T0915",
                           "2026-11-02T09:15:",
                           "2026-11-02T09:15:3",
                           "2026-11-02T09:15:30.",
                           "2026-11-02T09:15:30,5",
                           "2026-11-02T09:15:30.1234567890",
                           "2026-11-02t09:15",
                           "2026-11-02T09:15z",
                           "2026-11-02T09:15ZZ",
                           "2026-11-02T09:15+",
                           "2026-11-02T09:15 +",
                           "2026-11-02T09:15  +02",
                           "2026-11-02T09:15 ",
                           "2026-11-02T09:15+1",
                           "2026-11-02T09:15+01:",
                           "2026-11-02T09:15+01:3",
                           "2026-11-02T09:15+013",
                           "2026-11-02T09:15+01:30:00",
                           "2026-11-02T09:15 Z",
                           "2026-11-02Z",
                           "2026-11-02T09:15:30.Z",
                           "yesterday",
                           "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-11-02",
                           "9999999999999-01-01",
                           "-",
                           "+"}) {
    EXPECT_EQ(InHelsinki(text), "syntax") << text;
  }
  EXPECT_EQ(InHelsinki(std::string("2026-11-02\0", 11)), "syntax");
  EXPECT_EQ(InHelsinki(std::string(1'000'000, '2')), "syntax");
}

TEST(Instant, CallsDatesThatDoNotExistOutOfRange) {
  for (const char* text : {"2026-02-29",
                           "1900-02-29",
                           "2100-02-29",
                           "2026-04-31",
                           "2026-00-01",
                           "2026-13-01",
                           "2026-01-00",
                           "2026-01-32",
                           "1899-12-31",
                           "2200-01-01",
                           "0000-01-01",
                           "40000-01-01",
                           "+040000-01-01T00:00:00.000Z",
                           "-002026-01-01",
                           "-2026-01-01",
                           "2026-11-02T25:00",
                           "2026-11-02T24:01",
                           "2026-11-02T24:00:01",
                           "2026-11-02T24:00:00.001",
                           "2026-11-02T09:60",
                           "2026-11-02T09:15:61",
                           "2026-11-02T09:15+24:00",
                           "2026-11-02T09:15+01:60",
                           "2199-12-31T24:00",
                           "2199-12-31T23:00-12:00",
                           "1900-01-01T00:00+14:00"}) {
    EXPECT_EQ(InHelsinki(text), "range") << text;
  }
}

TEST(Instant, GivesTheLocalDayAndWhetherATimeWasWritten) {
  const ParsedTime date = ParseTime("2026-11-02", Helsinki());
  EXPECT_TRUE(date.dateOnly);
  EXPECT_EQ(date.day, DayFromCivil({2026, 11, 2}));
  const ParsedTime late = ParseTime("2026-11-02T23:30Z", Helsinki());
  EXPECT_FALSE(late.dateOnly);
  EXPECT_EQ(late.day, DayFromCivil({2026, 11, 3}));
  const ParsedTime bad = ParseTime("soon", Helsinki());
  EXPECT_EQ(bad.at, kUndated);
  EXPECT_EQ(bad.day, kNoDay);
}

TEST(Instant, ReadsBackWhatItWrites) {
  for (Instant at = -2208988800; at < 7258118400; at += 86400 * 3 + 3607) {
    const ParsedTime parsed = ParseTime(Written(at), TimeZone::Utc());
    ASSERT_EQ(parsed.at, at);
    std::string day;
    AppendDay(day, parsed.day);
    ASSERT_EQ(ParseTime(day, TimeZone::Utc()).day, parsed.day);
  }
  EXPECT_EQ(Written(-1), "1969-12-31T23:59:59Z");
}

}  // namespace
}  // namespace bantam::instant_test
