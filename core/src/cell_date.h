// SPDX-License-Identifier: MIT
// Dates and durations as people and exports write them in cells.
#pragma once

#include <string_view>

#include "bantam/columns.h"
#include "bantam/instant.h"
#include "bantam/time_zone.h"

namespace bantam {

struct CellDate {
  enum Result : std::uint8_t { kGood, kNotADate, kOutOfRange, kAmbiguous } result = kNotADate;
  Instant at = kUndated;
  Day day = kNoDay;
};

/// ISO 8601, `2.11.2026`, `11/2/2026 9:15 AM` by `order`, `2 Nov 2026`. 03/04/2026 without an order is ambiguous.
CellDate ReadCellDate(std::string_view text, DateOrder order, const TimeZone& zone);

/// Whether a number is a date as SAP writes it, `20261102`: nobody has so many days or events. Where a date is asked, a spreadsheet's `45963` too.
bool IsDayNumber(std::string_view text, bool asksDate);

/// "3 months", "within 2 weeks", "3 kuukauden sisällä", "6-12 m", "asap" as a range of days.
bool ReadDuration(std::string_view text, Value& value);

}  // namespace bantam
