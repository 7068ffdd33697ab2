// SPDX-License-Identifier: MIT
// The shape of the table that core/catalog/time_zones.py makes. Offsets are quarter hours east of Greenwich, which all
// clocks have kept to since 2010; the generator refuses others.
#pragma once

#include <cstdint>

namespace bantam {

/// One yearly clock change of a standing rule, on local clocks as they were before it.
struct YearlyChange {
  std::uint8_t month;    ///< 1 to 12
  std::uint8_t week;     ///< 1 to 5, 5 is the last of the month
  std::uint8_t weekday;  ///< 0 is Monday
  std::int32_t seconds;  ///< after that day's midnight: -7 to 7 days
};

/// Without daylight-saving time both offsets are the same and the rest is zero. Daylight time may be the lesser one (Dublin's winter).
struct ZoneRule {
  std::int8_t standard;
  std::int8_t daylight;
  YearlyChange start;
  YearlyChange end;
};

struct ZoneRecord {
  std::uint16_t firstChange;
  std::uint16_t changeCount;
  std::int8_t quarters;  ///< before the first change; all of the time before 2010
  std::uint8_t rule;     ///< from the last change on, or from 2010 where none is listed
};

extern const int kZoneCount;
extern const char kZoneNames[];                // in byte order, without separators
extern const std::uint16_t kZoneNameStarts[];  // kZoneCount + 1
extern const std::uint16_t kZoneRecordOfName[];
extern const ZoneRecord kZoneRecords[];
extern const std::uint32_t kZoneChangeTimes[];  // seconds since 1970
extern const std::int8_t kZoneChangeQuarters[];
extern const ZoneRule kZoneRules[];

}  // namespace bantam
