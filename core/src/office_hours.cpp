// SPDX-License-Identifier: MIT
#include "bantam/office_hours.h"

#include <algorithm>

namespace bantam {
namespace {

constexpr Instant kDaySeconds = 86400;
constexpr Instant kHorizon = 3653 * kDaySeconds;  // ten years, with at most three leap days

}  // namespace

Instant OfficeHours::DueAt(Instant start, std::int64_t minutes) const {
  const bool everOpen = std::any_of(weekdays.begin(), weekdays.end(), [](const auto& spans) { return !spans.empty(); });
  if (start == kUndated || !everOpen || minutes > kHorizon / 60) return kUndated;

  std::int64_t left = std::max<std::int64_t>(minutes, 0) * 60;
  const Instant horizon = start + kHorizon;
  // One step is a local day, or the part of it on one side of a clock change: within a step local and real time run alike.
  for (Instant at = start; at < horizon;) {
    const int offset = zone->OffsetAt(at);
    const Day day = zone->DayAt(at);
    const Instant midnight = Instant{day} * kDaySeconds - offset;
    const Instant end = zone->FirstChange(at, midnight + kDaySeconds);
    const bool holiday = std::binary_search(holidays.begin(), holidays.end(), day);
    for (const OpenSpan& span : weekdays[static_cast<std::size_t>(WeekdayOf(day))]) {
      const Instant from = std::max(midnight + span.from * 60, at);
      const Instant to = std::min({midnight + span.to * 60, end, horizon});
      if (holiday || from >= to) continue;
      if (to - from >= left) return from + left;
      left -= to - from;
    }
    at = end;
  }
  return kUndated;
}

}  // namespace bantam
