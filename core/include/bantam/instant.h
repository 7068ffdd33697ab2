// SPDX-License-Identifier: MIT
// Moments and days. The core has no clock: `now` is always an argument.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bantam {

class TimeZone;

using Instant = std::int64_t;  ///< seconds since 1970-01-01T00:00:00Z
using Day = std::int32_t;      ///< days since 1970-01-01 in some zone's local calendar

inline constexpr Instant kUndated = INT64_MIN;
inline constexpr Day kNoDay = INT32_MIN;
/// Dates outside 1900-01-01 to 2199-12-31 are a fault: they are typing errors, not history.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2199;

struct CivilDate {
  int year;
  int month;  ///< 1 to 12
  int day;    ///< 1 to 31
};

Day DayFromCivil(CivilDate date);
CivilDate CivilFromDay(Day day);
/// 0 is Monday, 6 is Sunday.
int WeekdayOf(Day day);

enum class TimeFault : std::uint8_t { kNone, kSyntax, kRange };

struct ParsedTime {
  Instant at = kUndated;   ///< date alone: local midnight
  Day day = kNoDay;        ///< the local day in `zone`
  bool dateOnly = false;
  TimeFault fault = TimeFault::kNone;
};

/// Reads ISO 8601 as contacts write it: `2026-11-02`, `2026-11-02T09:15[:30[.123]][Z|±hh[[:]mm]]`, also with a blank for T and one before a sign.
/// A time without a zone is in `zone`; a local time that a clock change skips is moved forward, one that it repeats is the first.
/// 24:00 and second 60 are taken as the next moment, fractions of a second dropped. A well-formed text whose date, time or
/// offset does not exist or lies out of range (30 February, hour 25, year 40000) is kRange. O(1).
ParsedTime ParseTime(std::string_view text, const TimeZone& zone);

/// Appends `2026-11-02T09:15:00Z`.
void AppendInstant(std::string& out, Instant at);
/// Appends `2026-11-02`.
void AppendDay(std::string& out, Day day);

}  // namespace bantam
