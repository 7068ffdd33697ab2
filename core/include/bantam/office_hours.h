// SPDX-License-Identifier: MIT
// The calendar of a response-time promise (SLA): office hours by weekday, holidays, a zone.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "bantam/instant.h"
#include "bantam/time_zone.h"

namespace bantam {

/// Half-open span of a local day in minutes after midnight, 0 <= from < to <= 1440.
struct OpenSpan {
  std::uint16_t from;
  std::uint16_t to;
};

struct OfficeHours {
  const TimeZone* zone = nullptr;                    ///< never null in a loaded model
  std::array<std::vector<OpenSpan>, 7> weekdays;     ///< Monday first; spans sorted, not overlapping
  std::vector<Day> holidays;                         ///< sorted

  /// The moment at which `minutes` of open office time after `start` have passed, or kUndated when the calendar opens
  /// for less than that in the ten years after. A start outside hours counts from the next opening; a promise that runs out
  /// just at closing time is due at closing time. Hours follow local clocks through clock changes. O(days walked).
  Instant DueAt(Instant start, std::int64_t minutes) const;
};

}  // namespace bantam
