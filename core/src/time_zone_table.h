// SPDX-License-Identifier: MIT
// The table that core/catalog/time_zones.py packs, unpacked on first use. Offsets are quarter hours east of Greenwich, which all
// clocks have kept to since 2010; the generator refuses others.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bantam/time_zone.h"

namespace bantam {

inline constexpr std::uint32_t kTableStart = 1262304000;  ///< 2010-01-01T00:00:00Z

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

/// All that is known of one zone: a build may leave most zones out, and models bring theirs.
struct ZoneImage {
  std::string name;
  ZoneRecord record{};                      ///< firstChange and rule stand for nothing here
  ZoneRule rule{};
  std::vector<std::uint32_t> changeTimes;
  std::vector<std::int8_t> changeQuarters;
};
ZoneImage ImageOfZone(const TimeZone& zone);
/// The zone of that name; one that is not in the table is added and lives for ever. Not while another thread asks for zones. O(zones).
const TimeZone* ZoneOfImage(const ZoneImage& image);

}  // namespace bantam
