// SPDX-License-Identifier: MIT
#include "bantam/time_zone.h"

#include <gtest/gtest.h>

#include <string>

namespace bantam::time_zone_test {
namespace {

const TimeZone& Zone(const char* name) {
  const TimeZone* zone = TimeZone::Find(name);
  EXPECT_NE(zone, nullptr) << name;
  return zone != nullptr ? *zone : TimeZone::Utc();
}

Instant At(const std::string& text) {
  const ParsedTime parsed = ParseTime(text, TimeZone::Utc());
  EXPECT_EQ(parsed.fault, TimeFault::kNone) << text;
  return parsed.at;
}

Day On(int year, int month, int day) { return DayFromCivil({year, month, day}); }

TEST(TimeZone, IsFoundByItsExactNameOrAnOldOne) {
  for (const char* name :
       {"Africa/Abidjan", "Europe/Helsinki", "America/Argentina/Buenos_Aires", "UTC", "WET", "Asia/Calcutta", "Etc/GMT-14"}) {
    EXPECT_EQ(Zone(name).name(), name);
  }
  for (const char* name :
       {"", "Europe", "europe/helsinki", "Europe/Helsink", "Europe/Helsinki ", "Mars/Olympus", "posixrules", "right/UTC", "~"}) {
    EXPECT_EQ(TimeZone::Find(name), nullptr) << name;
  }
  EXPECT_EQ(TimeZone::Find("Europe/Helsinki"), TimeZone::Find("Europe/Helsinki"));
  EXPECT_EQ(TimeZone::Utc().name(), "UTC");
}

// Offsets in minutes as Python's zoneinfo gives them.
TEST(TimeZone, KnowsTheOffsetsOfHistoryAndOfTheStandingRules) {
  const struct {
    const char* zone;
    const char* at;
    int minutes;
  } cases[] = {
      {"Europe/Helsinki", "2010-03-28T00:59:59Z", 120},
      {"Europe/Helsinki", "2010-03-28T01:00:00Z", 180},
      {"Europe/Helsinki", "2026-10-25T00:59:59Z", 180},
      {"Europe/Helsinki", "2026-10-25T01:00:00Z", 120},
      {"Europe/Helsinki", "2099-07-01T00:00:00Z", 180},
      {"America/New_York", "2026-03-08T06:59:59Z", -300},
      {"America/New_York", "2026-03-08T07:00:00Z", -240},
      {"America/New_York", "2026-11-01T05:59:59Z", -240},
      {"America/New_York", "2026-11-01T06:00:00Z", -300},
      {"America/New_York", "2199-01-01T00:00:00Z", -300},
      {"Europe/Dublin", "2026-03-29T00:59:59Z", 0},
      {"Europe/Dublin", "2026-03-29T01:00:00Z", 60},
      {"Europe/Dublin", "2026-10-25T01:00:00Z", 0},
      {"America/Nuuk", "2022-07-01T00:00:00Z", -120},
      {"America/Nuuk", "2023-03-26T00:59:59Z", -180},
      {"America/Nuuk", "2023-03-26T01:00:00Z", -120},
      {"America/Nuuk", "2024-03-31T00:59:59Z", -120},
      {"America/Nuuk", "2024-03-31T01:00:00Z", -60},
      {"America/Nuuk", "2026-10-25T01:00:00Z", -120},
      {"Pacific/Apia", "2010-01-01T00:00:00Z", -660},
      {"Pacific/Apia", "2011-12-30T09:59:59Z", -600},
      {"Pacific/Apia", "2011-12-30T10:00:00Z", 840},
      {"Pacific/Apia", "2026-01-01T00:00:00Z", 780},
      {"Europe/Istanbul", "2016-03-27T01:00:00Z", 180},
      {"Europe/Istanbul", "2016-12-01T00:00:00Z", 180},
      {"Europe/Istanbul", "2050-07-01T00:00:00Z", 180},
      {"Europe/Moscow", "2010-01-01T00:00:00Z", 180},
      {"Europe/Moscow", "2011-07-01T00:00:00Z", 240},
      {"Europe/Moscow", "2014-10-25T22:00:00Z", 180},
      {"Asia/Pyongyang", "2015-08-14T14:59:59Z", 540},
      {"Asia/Pyongyang", "2015-08-14T15:00:00Z", 510},
      {"Asia/Pyongyang", "2018-05-04T15:00:00Z", 540},
      {"America/Caracas", "2016-05-01T06:59:59Z", -270},
      {"America/Caracas", "2016-05-01T07:00:00Z", -240},
      {"Asia/Gaza", "2011-04-01T00:00:00Z", 180},
      {"Asia/Gaza", "2011-08-01T00:00:00Z", 120},
      {"Asia/Gaza", "2012-09-21T00:00:00Z", 120},
      {"America/Sao_Paulo", "2018-11-04T02:59:59Z", -180},
      {"America/Sao_Paulo", "2018-11-04T03:00:00Z", -120},
      {"America/Sao_Paulo", "2019-02-17T02:00:00Z", -180},
      {"America/Sao_Paulo", "2024-01-01T00:00:00Z", -180},
      {"Australia/Lord_Howe", "2026-04-04T14:59:59Z", 660},
      {"Australia/Lord_Howe", "2026-04-04T15:00:00Z", 630},
      {"Australia/Lord_Howe", "2026-10-03T15:30:00Z", 660},
      {"Pacific/Chatham", "2026-04-04T13:59:59Z", 825},
      {"Pacific/Chatham", "2026-04-04T14:00:00Z", 765},
      {"Africa/Casablanca", "2018-06-01T00:00:00Z", 0},
      {"Africa/Casablanca", "2018-10-28T02:00:00Z", 60},
      {"Asia/Kolkata", "2026-01-01T00:00:00Z", 330},
      {"Asia/Kathmandu", "2026-01-01T00:00:00Z", 345},
      {"America/St_Johns", "2011-03-13T03:30:59Z", -210},
      {"America/St_Johns", "2011-03-13T03:31:00Z", -150},
      {"America/St_Johns", "2026-07-01T00:00:00Z", -150},
      {"America/Havana", "2026-03-08T05:00:00Z", -240},
      {"Asia/Jerusalem", "2026-03-26T23:59:59Z", 120},
      {"Asia/Jerusalem", "2026-03-27T00:00:00Z", 180},
      {"America/Santiago", "2026-04-05T02:59:59Z", -180},
      {"America/Santiago", "2026-04-05T03:00:00Z", -240},
      {"Antarctica/Troll", "2026-07-01T00:00:00Z", 120},
      {"Etc/GMT+5", "2026-07-01T00:00:00Z", -300},
      {"UTC", "2026-07-01T00:00:00Z", 0},
      {"US/Pacific", "2026-07-01T00:00:00Z", -420},
  };
  for (const auto& c : cases) EXPECT_EQ(Zone(c.zone).OffsetAt(At(c.at)), c.minutes * 60) << c.zone << ' ' << c.at;
}

TEST(TimeZone, UsesTheOffsetOf2010ForEarlierMoments) {
  EXPECT_EQ(Zone("Europe/Helsinki").OffsetAt(At("1950-07-01T00:00Z")), 7200);
  EXPECT_EQ(Zone("Australia/Sydney").OffsetAt(At("1900-07-01T00:00Z")), 11 * 3600);
  EXPECT_EQ(Zone("Europe/Helsinki").OffsetAt(kUndated), 7200);
}

TEST(TimeZone, RepeatsItsRulesEvery400Years) {
  constexpr Instant kCycle = Instant{146097} * 86400;
  for (const char* name : {"Europe/Helsinki", "Australia/Sydney", "Europe/Dublin", "America/Nuuk"}) {
    for (Instant at = At("2099-12-30T00:00Z"); at < At("2102-01-02T00:00Z"); at += 3601) {
      ASSERT_EQ(Zone(name).OffsetAt(at), Zone(name).OffsetAt(at + kCycle)) << name << ' ' << at;
      ASSERT_EQ(Zone(name).OffsetAt(at), Zone(name).OffsetAt(at + kCycle * 1000)) << name << ' ' << at;
    }
  }
}

TEST(TimeZone, CountsDaysOnLocalClocks) {
  EXPECT_EQ(Zone("Europe/Helsinki").DayAt(At("2026-11-01T21:59:59Z")), On(2026, 11, 1));
  EXPECT_EQ(Zone("Europe/Helsinki").DayAt(At("2026-11-01T22:00:00Z")), On(2026, 11, 2));
  EXPECT_EQ(Zone("America/New_York").DayAt(At("2026-11-02T04:59:59Z")), On(2026, 11, 1));
  EXPECT_EQ(TimeZone::Utc().DayAt(-1), -1);
  EXPECT_EQ(Zone("America/New_York").DayAt(0), -1);
  EXPECT_EQ(Zone("Pacific/Kiritimati").DayAt(-14 * 3600), 0);
}

TEST(TimeZone, StartsADayAtMidnightOrJustAfterASkippedOne) {
  EXPECT_EQ(Zone("Europe/Helsinki").StartOf(On(2026, 10, 25)), At("2026-10-24T21:00Z"));
  EXPECT_EQ(Zone("America/Sao_Paulo").StartOf(On(2018, 11, 4)), At("2018-11-04T03:00Z"));
  EXPECT_EQ(Zone("America/Havana").StartOf(On(2026, 11, 1)), At("2026-11-01T04:00Z"));
  // Samoa had no 30 December 2011: the day that it lacks starts where the next one does.
  EXPECT_EQ(Zone("Pacific/Apia").StartOf(On(2011, 12, 30)), At("2011-12-30T10:00Z"));
  EXPECT_EQ(Zone("Pacific/Apia").StartOf(On(2011, 12, 31)), At("2011-12-30T10:00Z"));
}

TEST(TimeZone, StartsEveryDayAtItsFirstMinute) {
  for (const char* name : {"Europe/Helsinki", "America/Sao_Paulo", "America/Nuuk", "Asia/Gaza", "Africa/Cairo", "Australia/Lord_Howe"}) {
    const TimeZone& zone = Zone(name);
    for (Day day = On(2010, 1, 2); day < On(2028, 1, 1); ++day) {
      const Instant start = zone.StartOf(day);
      ASSERT_EQ(zone.DayAt(start), day) << name;
      ASSERT_EQ(zone.DayAt(start - 1), day - 1) << name;
    }
  }
}

TEST(TimeZone, MovesSkippedTimesForwardAndTakesTheFirstOfRepeatedOnes) {
  const TimeZone& helsinki = Zone("Europe/Helsinki");
  EXPECT_EQ(helsinki.FromLocal(On(2026, 3, 29), 3 * 3600 - 1), At("2026-03-29T00:59:59Z"));
  EXPECT_EQ(helsinki.FromLocal(On(2026, 3, 29), 3 * 3600 + 1800), At("2026-03-29T01:30:00Z"));  // shown as 04:30
  EXPECT_EQ(helsinki.FromLocal(On(2026, 3, 29), 4 * 3600), At("2026-03-29T01:00:00Z"));
  EXPECT_EQ(helsinki.FromLocal(On(2026, 10, 25), 3 * 3600 + 1800), At("2026-10-25T00:30:00Z"));
  EXPECT_EQ(helsinki.FromLocal(On(2026, 10, 25), 4 * 3600), At("2026-10-25T02:00:00Z"));
  EXPECT_EQ(helsinki.FromLocal(On(2026, 10, 25), 86400), helsinki.StartOf(On(2026, 10, 26)));
}

TEST(TimeZone, FindsTheClockChangeInASpan) {
  const TimeZone& helsinki = Zone("Europe/Helsinki");
  const Instant change = At("2026-03-29T01:00Z");
  EXPECT_EQ(helsinki.FirstChange(change - 86400, change + 86400), change);
  EXPECT_EQ(helsinki.FirstChange(change - 1, change), change);
  EXPECT_EQ(helsinki.FirstChange(change, change + 86400), change + 86400);
}

}  // namespace
}  // namespace bantam::time_zone_test
