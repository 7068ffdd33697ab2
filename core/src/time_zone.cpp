// SPDX-License-Identifier: MIT
#include "bantam/time_zone.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "time_zone_table.h"

namespace bantam {
namespace {

constexpr int kDaySeconds = 86400;
constexpr int kQuarter = 900;
constexpr Instant kCycleStart = 946684800;   // 2000-01-01T00:00:00Z, a Saturday
constexpr int kCycleDays = 146097;           // 400 years, after which the calendar and its weekdays repeat
constexpr Instant kCycleSeconds = Instant{kCycleDays} * kDaySeconds;
constexpr int kCycleWeekday = 5;

constexpr int kMonthStarts[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

/// A year of the 400-year cycle: its number from 0, its first day from 2000-01-01.
struct CycleYear {
  int year;
  int firstDay;

  bool isLeap() const { return year % 4 == 0 && (year % 100 != 0 || year == 0 || year == 400); }
  int MonthStart(int month) const { return kMonthStarts[month - 1] + (month > 2 && isLeap() ? 1 : 0); }
};

int FirstDayOf(int year) { return 365 * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400; }

CycleYear YearOf(int day) {
  const auto guess = static_cast<int>(std::int64_t{day} * 400 / kCycleDays);
  const int first = FirstDayOf(guess);
  if (day < first) return {guess - 1, FirstDayOf(guess - 1)};
  const int next = FirstDayOf(guess + 1);
  return day < next ? CycleYear{guess, first} : CycleYear{guess + 1, next};
}

/// Local seconds since 2000-01-01 at which a clock change falls in a year.
std::int64_t LocalTimeOf(const YearlyChange& change, const CycleYear& year) {
  const int monthStart = year.MonthStart(change.month);
  const int weekday = (year.firstDay + monthStart + kCycleWeekday) % 7;
  int day = monthStart + (change.weekday - weekday + 7) % 7 + (change.week - 1) * 7;
  if (day >= year.MonthStart(change.month + 1)) day -= 7;
  return std::int64_t{year.firstDay + day} * kDaySeconds + change.seconds;
}

/// Is `moment` (seconds since 2000-01-01, on day `dayOfYear` of the year) at or after the year's change? Most days are so far
/// from it that the day decides: the change is within 7 days (its week), 7 more (a fifth week that is a fourth) and 8 (its seconds).
bool IsPast(const YearlyChange& change, const CycleYear& year, int dayOfYear, std::int64_t moment, int offsetBefore) {
  const int nominal = kMonthStarts[change.month - 1] + change.week * 7;
  if (dayOfYear < nominal - 22) return false;
  if (dayOfYear > nominal + 10) return true;
  return moment >= LocalTimeOf(change, year) - offsetBefore;
}

int QuartersByRule(const ZoneRule& rule, Instant at) {
  if (rule.standard == rule.daylight) return rule.standard;
  // Within the first cycle from 2000-01-02 on, so that no offset leads out of it to the left; to the right YearOf has a year to spare.
  std::int64_t moment = at - kCycleStart;
  if (moment > kCycleSeconds) moment = (moment - kDaySeconds) % kCycleSeconds + kDaySeconds;
  const int standard = rule.standard * kQuarter;
  const auto day = static_cast<int>((moment + standard) / kDaySeconds);
  const CycleYear year = YearOf(day);
  const int dayOfYear = day - year.firstDay;
  const bool begun = IsPast(rule.start, year, dayOfYear, moment, standard);
  const bool ended = IsPast(rule.end, year, dayOfYear, moment, rule.daylight * kQuarter);
  const bool isDaylight = rule.start.month < rule.end.month ? begun && !ended : begun || !ended;
  return isDaylight ? rule.daylight : rule.standard;
}

/// Unpacked before there is any TimeZone, never changed and never freed: a plain pointer, since OffsetAt is asked often.
ZoneTable* zoneTable = nullptr;

std::string_view NameAt(std::size_t index) {
  const std::size_t start = zoneTable->nameStarts[index];
  return std::string_view(zoneTable->names).substr(start, zoneTable->nameStarts[index + 1] - start);
}

}  // namespace

struct TimeZoneTable {
  static const std::vector<TimeZone>* Build() {
    zoneTable = new ZoneTable(ZoneTable::Unpack());
    auto* zones = new std::vector<TimeZone>;
    for (std::size_t i = 0; i < zoneTable->recordOfName.size(); ++i) zones->push_back(TimeZone(static_cast<int>(i)));
    return zones;
  }
  /// Built on first use, never changed and never freed.
  static const std::vector<TimeZone>& Zones() {
    static const std::vector<TimeZone>* const zones = Build();
    return *zones;
  }
  /// Zones that came with models, in the order they came; never freed.
  static std::vector<const TimeZone*>& Added() {
    static auto* const added = new std::vector<const TimeZone*>;
    return *added;
  }
  static std::size_t IndexOf(const TimeZone& zone) { return static_cast<std::size_t>(zone.index_); }
  static const TimeZone* Add(const ZoneImage& image) {
    ZoneTable& table = *zoneTable;
    const int index = static_cast<int>(table.recordOfName.size());
    table.names += image.name;
    table.nameStarts.push_back(static_cast<std::uint16_t>(table.names.size()));
    table.recordOfName.push_back(static_cast<std::uint16_t>(table.records.size()));
    table.records.push_back({static_cast<std::uint16_t>(table.changeTimes.size()), static_cast<std::uint16_t>(image.changeTimes.size()),
                             image.record.quarters, static_cast<std::uint8_t>(table.rules.size())});
    table.changeTimes.insert(table.changeTimes.end(), image.changeTimes.begin(), image.changeTimes.end());
    table.changeQuarters.insert(table.changeQuarters.end(), image.changeQuarters.begin(), image.changeQuarters.end());
    table.rules.push_back(image.rule);
    return Added().emplace_back(new TimeZone(index));
  }
};

ZoneImage ImageOfZone(const TimeZone& zone) {
  const ZoneTable& table = *zoneTable;
  const ZoneRecord& record = table.records[table.recordOfName[TimeZoneTable::IndexOf(zone)]];
  const auto times = table.changeTimes.begin() + record.firstChange;
  const auto quarters = table.changeQuarters.begin() + record.firstChange;
  return {std::string(zone.name()), record, table.rules[record.rule], {times, times + record.changeCount}, {quarters, quarters + record.changeCount}};
}

const TimeZone* ZoneOfImage(const ZoneImage& image) {
  if (const TimeZone* const known = TimeZone::Find(image.name)) return known;
  for (const TimeZone* added : TimeZoneTable::Added()) {
    if (added->name() == image.name) return added;
  }
  return TimeZoneTable::Add(image);
}

const TimeZone* TimeZone::Find(std::string_view name) {
  const std::vector<TimeZone>& zones = TimeZoneTable::Zones();
  const auto found = std::lower_bound(zones.begin(), zones.end(), name, [](const TimeZone& zone, std::string_view wanted) { return zone.name() < wanted; });
  return found == zones.end() || found->name() != name ? nullptr : &*found;
}

const TimeZone& TimeZone::Utc() {
  static const TimeZone& utc = *Find("UTC");
  return utc;
}

std::string_view TimeZone::name() const { return NameAt(static_cast<std::size_t>(index_)); }

int TimeZone::OffsetAt(Instant at) const {
  const ZoneTable& table = *zoneTable;
  const ZoneRecord& record = table.records[table.recordOfName[static_cast<std::size_t>(index_)]];
  if (at < kTableStart) return record.quarters * kQuarter;
  if (record.changeCount == 0) return QuartersByRule(table.rules[record.rule], at) * kQuarter;

  const std::uint32_t* const first = table.changeTimes.data() + record.firstChange;
  const std::uint32_t* const last = first + record.changeCount;
  if (at >= last[-1]) return QuartersByRule(table.rules[record.rule], at) * kQuarter;
  const std::uint32_t* const next = std::upper_bound(first, last, static_cast<std::uint32_t>(at));
  return (next == first ? record.quarters : table.changeQuarters[static_cast<std::size_t>(next - table.changeTimes.data()) - 1]) * kQuarter;
}

Day TimeZone::DayAt(Instant at) const {
  // Split before the offset is added: the sum could leave the range of an Instant.
  Instant day = at / kDaySeconds;
  auto seconds = static_cast<int>(at % kDaySeconds) + OffsetAt(at);
  while (seconds < 0) {
    seconds += kDaySeconds;
    --day;
  }
  return static_cast<Day>(day + seconds / kDaySeconds);
}

Instant TimeZone::FirstChange(Instant from, Instant to) const {
  const int before = OffsetAt(from);
  if (OffsetAt(to) == before) return to;
  while (to - from > 1) {
    const Instant middle = from + (to - from) / 2;
    (OffsetAt(middle) == before ? from : to) = middle;
  }
  return to;
}

Instant TimeZone::StartOf(Day day) const {
  const Instant midnight = FromLocal(day, 0);
  // A skipped midnight was moved forward by the whole gap; the day began at the change.
  const bool skipped = (midnight + OffsetAt(midnight)) != Instant{day} * kDaySeconds;
  return skipped ? FirstChange(midnight - kDaySeconds, midnight) : midnight;
}

Instant TimeZone::FromLocal(Day day, int seconds) const {
  const Instant local = Instant{day} * kDaySeconds + seconds;
  const int before = OffsetAt(local - kDaySeconds);
  const Instant byOldClock = local - before;
  if (OffsetAt(byOldClock) == before) return byOldClock;
  const Instant byNewClock = local - OffsetAt(local + kDaySeconds);
  // No clock shows a skipped time; the old one, run on, moves it forward.
  return byNewClock + OffsetAt(byNewClock) == local ? byNewClock : byOldClock;
}

}  // namespace bantam
