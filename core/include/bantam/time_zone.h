// SPDX-License-Identifier: MIT
// Time zones compiled from tzdata at build time (from 2010 onward; earlier moments use the offset of 2010).
// Never the host's: the same zone gives the same days on every machine.
#pragma once

#include <string_view>

#include "bantam/instant.h"

namespace bantam {

class TimeZone {
 public:
  /// The zone of an IANA name (`Europe/Helsinki`, links included), or nullptr. The object lives for ever. O(log n).
  static const TimeZone* Find(std::string_view name);
  static const TimeZone& Utc();

  std::string_view name() const;
  /// Seconds east of Greenwich at a moment. Also right after the last recorded change, by the zone's standing rule.
  int OffsetAt(Instant at) const;
  Day DayAt(Instant at) const;
  /// The first moment of a local day (the first after a skipped midnight).
  Instant StartOf(Day day) const;
  /// The moment at which local clocks show `day` at `seconds` after midnight; skipped times move forward, of repeated ones the first.
  Instant FromLocal(Day day, int seconds) const;
  /// The first moment in (from, to] whose offset differs from that at `from`, or `to` where the two have the same.
  /// The span must be short enough to hold one clock change at most: two days are.
  Instant FirstChange(Instant from, Instant to) const;

 private:
  friend struct TimeZoneTable;
  explicit constexpr TimeZone(int index) : index_(index) {}
  int index_;
};

}  // namespace bantam
