// SPDX-License-Identifier: MIT
#include "bantam/office_hours.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "small_models.h"

namespace bantam::office_hours_test {
namespace {

constexpr OpenSpan kNineToFive = {9 * 60, 17 * 60};

OfficeHours WorkingWeek(const char* zone) {
  OfficeHours hours;
  hours.zone = TimeZone::Find(zone);
  for (std::size_t weekday = 0; weekday < 5; ++weekday) hours.weekdays[weekday] = {kNineToFive};
  return hours;
}

std::string Due(const OfficeHours& hours, const char* start, std::int64_t minutes) {
  const Instant due = hours.DueAt(ParseTime(start, *hours.zone).at, minutes);
  if (due == kUndated) return "never";
  std::string out;
  AppendInstant(out, due);
  return out;
}

TEST(OfficeHours, CountOnlyWhileOpen) {
  const OfficeHours hours = WorkingWeek("UTC");
  EXPECT_EQ(Due(hours, "2026-11-02T10:00:05", 60), "2026-11-02T11:00:05Z");
  EXPECT_EQ(Due(hours, "2026-11-02T16:30", 60), "2026-11-03T09:30:00Z");
  EXPECT_EQ(Due(hours, "2026-11-06T16:30", 60), "2026-11-09T09:30:00Z");
  EXPECT_EQ(Due(hours, "2026-11-02T09:00", 8 * 60 * 5), "2026-11-06T17:00:00Z");
}

TEST(OfficeHours, StartAtTheNextOpening) {
  const OfficeHours hours = WorkingWeek("UTC");
  EXPECT_EQ(Due(hours, "2026-11-02T03:00", 60), "2026-11-02T10:00:00Z");
  EXPECT_EQ(Due(hours, "2026-11-02T17:00", 60), "2026-11-03T10:00:00Z");
  EXPECT_EQ(Due(hours, "2026-11-07T12:00", 60), "2026-11-09T10:00:00Z");
  EXPECT_EQ(Due(hours, "2026-11-07T12:00", 0), "2026-11-09T09:00:00Z");
  EXPECT_EQ(Due(hours, "2026-11-09T12:00", 0), "2026-11-09T12:00:00Z");
}

TEST(OfficeHours, LetAPromiseEndAtClosingTime) { EXPECT_EQ(Due(WorkingWeek("UTC"), "2026-11-02T16:00", 60), "2026-11-02T17:00:00Z"); }

TEST(OfficeHours, SkipHolidays) {
  OfficeHours hours = WorkingWeek("Europe/Helsinki");
  hours.holidays = {DayFromCivil({2026, 12, 24}), DayFromCivil({2026, 12, 25})};
  EXPECT_EQ(Due(hours, "2026-12-23T16:30", 60), "2026-12-28T07:30:00Z");
  EXPECT_EQ(Due(hours, "2026-12-25T12:00", 60), "2026-12-28T08:00:00Z");
}

TEST(OfficeHours, FollowLocalClocksThroughClockChanges) {
  OfficeHours hours;
  hours.zone = TimeZone::Find("Europe/Helsinki");
  hours.weekdays[6] = {{2 * 60, 6 * 60}};                                  // Sundays, when clocks change at 03:00 and 04:00
  EXPECT_EQ(Due(hours, "2026-03-29T00:00", 180), "2026-03-29T03:00:00Z");  // three real hours of the four on the clock
  EXPECT_EQ(Due(hours, "2026-10-25T00:00", 300), "2026-10-25T04:00:00Z");  // five real hours
}

TEST(OfficeHours, NeverComeWhereTheCalendarHardlyOpens) {
  OfficeHours closed;
  closed.zone = &TimeZone::Utc();
  EXPECT_EQ(Due(closed, "2026-11-02T10:00", 0), "never");
  OfficeHours brief = closed;
  brief.weekdays[0] = {{600, 601}};
  EXPECT_EQ(Due(brief, "2026-11-02T00:00", 522), "2036-10-27T10:01:00Z");
  EXPECT_EQ(Due(brief, "2026-11-02T00:00", 523), "never");
  EXPECT_EQ(Due(brief, "2026-11-02T00:00", INT64_MAX), "never");
  EXPECT_EQ(brief.DueAt(kUndated, 1), kUndated);
}

/// The contract, minute by minute: `start` is on a whole minute.
Instant NaiveDue(const OfficeHours& hours, Instant start, std::int64_t minutes) {
  for (Instant at = start; at < start + 400 * Instant{86400}; at += 60) {
    const Day day = hours.zone->DayAt(at);
    const Instant local = at + hours.zone->OffsetAt(at);
    const auto minute = static_cast<int>((local - Instant{day} * 86400) / 60);
    const auto& spans = hours.weekdays[static_cast<std::size_t>(WeekdayOf(day))];
    const bool open = std::any_of(spans.begin(), spans.end(), [minute](OpenSpan s) { return s.from <= minute && minute < s.to; });
    if (!open || std::count(hours.holidays.begin(), hours.holidays.end(), day) != 0) continue;
    if (minutes == 0) return at;
    if (--minutes == 0) return at + 60;
  }
  return kUndated;
}

TEST(OfficeHours, AgreeWithAWalkMinuteByMinute) {
  std::mt19937 random(20261102);
  const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  // Changes at midnight, to the evening before, by half an hour, by a whole day, in Ramadan.
  const char* const zones[] = {"Europe/Helsinki",     "America/Sao_Paulo", "America/Nuuk",      "Asia/Gaza", "America/St_Johns",
                               "Australia/Lord_Howe", "Pacific/Apia",      "Africa/Casablanca", "UTC",       "America/Havana"};
  for (std::size_t round = 0; round < test::Share(1500); ++round) {
    OfficeHours hours;
    hours.zone = TimeZone::Find(zones[below(10)]);
    for (auto& spans : hours.weekdays) {
      for (int from = below(1440); from < 1440 && spans.size() < 4; from += 1 + below(600)) {
        const int to = std::min(1440, from + 1 + below(500));
        if (below(4) != 0) spans.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)});
        from = to;
      }
    }
    // Near a clock change more often than not.
    Instant start = ParseTime("2010-06-01T00:00Z", TimeZone::Utc()).at + Instant{below(16 * 365)} * 86400;
    for (int days = 0; days < 300 && round % 4 != 0; ++days, start += 86400) {
      if (hours.zone->OffsetAt(start) != hours.zone->OffsetAt(start + 86400)) break;
    }
    start += Instant{below(3 * 1440) - 1440} * 60;
    for (Day day = hours.zone->DayAt(start), last = day + 30; day < last; ++day) {
      if (below(6) == 0) hours.holidays.push_back(day);
    }
    const std::int64_t minutes = below(3) == 0 ? below(3) : below(6000);
    const Instant expected = NaiveDue(hours, start, minutes);
    if (expected == kUndated) continue;
    ASSERT_EQ(hours.DueAt(start, minutes), expected) << round << ' ' << hours.zone->name() << ' ' << start;
  }
}

}  // namespace
}  // namespace bantam::office_hours_test
