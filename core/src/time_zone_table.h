// SPDX-License-Identifier: MIT
// The table that core/catalog/time_zones.py packs, unpacked on first use. Offsets are quarter hours east of Greenwich, which all
// clocks have kept to since 2010; the generator refuses others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

struct ZoneTable {
  std::string names;                        ///< in byte order, without separators
  std::vector<std::uint16_t> nameStarts;    ///< one more than there are zones
  std::vector<std::uint16_t> recordOfName;
  std::vector<ZoneRecord> records;
  std::vector<std::uint32_t> changeTimes;   ///< seconds since 1970
  std::vector<std::int8_t> changeQuarters;
  std::vector<ZoneRule> rules;

  static ZoneTable Unpack();
};

extern const char kPackedZones[];

}  // namespace bantam
