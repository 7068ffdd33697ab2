// SPDX-License-Identifier: MIT
// The shape of the table that core/catalog/time_zones.py makes. Offsets are quarter hours east of Greenwich, which all
// clocks have kept to since 2010; the generator refuses others.
#pragma once

#include <cstdint>

namespace bantam {

/// One yearly clock change of a standing rule, on local clocks as they were before it.
struct ZoneRuleEnd {
  char kind;            ///< 'M': month, week (5 is the last), weekday; 'J': day 1 to 365, never 29 February; 'N': day 0 to 365
  std::uint16_t first;  ///< month or day
  std::uint8_t week;
  std::uint8_t weekday;  ///< 0 is Monday
  std::int32_t seconds;  ///< after that day's midnight; may be negative or beyond 24 hours
};

/// Without daylight-saving time both offsets are the same. Daylight time may be the lesser one (Dublin's winter).
struct ZoneRule {
  std::int8_t standard;
  std::int8_t daylight;
  ZoneRuleEnd start;
  ZoneRuleEnd end;
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
