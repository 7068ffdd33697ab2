// SPDX-License-Identifier: MIT
// Local days of moments, remembered: the offset of a zone is looked up once for each stretch of 36 hours without a clock change. A
// bounded cache, so it never changes an answer. One per thread.
#pragma once

#include <array>
#include <cstdint>

#include "bantam/time_zone.h"

namespace bantam {

class ZoneDays {
 public:
  /// What zone.DayAt(at) says. O(1).
  Day DayAt(const TimeZone& zone, Instant at) {
    if (zone_ != &zone) Forget(zone);
    const std::int64_t stretch = at >> kStretchBits;
    if (stretch != static_cast<std::int32_t>(stretch)) return zone.DayAt(at);
    Entry& entry = entries_[static_cast<std::size_t>(stretch) % kEntries];
    if (entry.stretch != stretch) Fill(zone, stretch, entry);
    const auto local = static_cast<std::uint64_t>(at + entry.offset);
    if (entry.offset == kChanges || local > UINT32_MAX) return zone.DayAt(at);
    return static_cast<Day>(static_cast<std::uint32_t>(local) / kDaySeconds);
  }

 private:
  struct Entry {
    std::int32_t stretch = INT32_MIN;
    std::int32_t offset = 0;
  };
  static constexpr int kStretchBits = 17;
  static constexpr std::size_t kEntries = 512;
  static constexpr std::uint32_t kDaySeconds = 86400;
  static constexpr std::int32_t kChanges = INT32_MIN;   ///< the offset is not the same all along

  void Forget(const TimeZone& zone) {
    entries_.fill({});
    zone_ = &zone;
  }
  static void Fill(const TimeZone& zone, std::int64_t stretch, Entry& entry) {
    // A stretch is short enough to hold one change at most.
    const Instant first = stretch * (Instant{1} << kStretchBits);
    const int offset = zone.OffsetAt(first);
    entry = {static_cast<std::int32_t>(stretch), zone.OffsetAt(first + (Instant{1} << kStretchBits)) == offset ? offset : kChanges};
  }

  std::array<Entry, kEntries> entries_;
  const TimeZone* zone_ = nullptr;
};

}  // namespace bantam
