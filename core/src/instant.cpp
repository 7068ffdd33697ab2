// SPDX-License-Identifier: MIT
#include "bantam/instant.h"

#include "ascii.h"
#include "bantam/time_zone.h"

namespace bantam {
namespace {

constexpr int kDaySeconds = 86400;
/// Days from 0000-03-01 to 1970-01-01. Years that begin in March have their leap day at the end.
constexpr std::int64_t kEpochFromMarch = 719468;
constexpr std::int64_t kCycleDays = 146097;  // 400 years
/// Fractions of a second are dropped; more digits than these are no clock's.
constexpr int kMaxFractionDigits = 9;
constexpr int kMaxYearDigits = 12;
/// Stands for every year that is not written with four digits.
constexpr int kNoYear = -1;

bool IsLeap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysIn(int year, int month) {
  if (month == 2) return IsLeap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// What is written, before anyone asks whether such a moment exists.
struct WrittenTime {
  int year = 0, month = 0, day = 0;
  bool hasTime = false;
  int hour = 0, minute = 0, second = 0;
  bool fractionIsZero = true;
  bool hasOffset = false, west = false;
  int offsetHours = 0, offsetMinutes = 0;
};

/// Walks the text; every Take leaves the text alone when it answers false.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool atEnd() const { return rest_.empty(); }

  bool TakeChar(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool TakeTwo(int& value) {
    if (CountDigits(2) != 2) return false;
    value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return true;
  }

  /// Four digits. The signed and longer years of ISO 8601's expanded form are read too, as kNoYear: a date far off, not nonsense.
  bool TakeYear(int& year) {
    const bool expanded = TakeChar('-') || TakeChar('+');
    const std::size_t digits = CountDigits(kMaxYearDigits + 1);
    if (digits < 4 || digits > kMaxYearDigits) return false;
    year = 0;
    for (std::size_t i = 0; i < 4; ++i) year = year * 10 + (rest_[i] - '0');
    rest_.remove_prefix(digits);
    if (expanded || digits > 4) year = kNoYear;
    return true;
  }

  bool TakeFraction(bool& isZero) {
    const std::size_t digits = CountDigits(kMaxFractionDigits + 1);
    if (digits == 0 || digits > kMaxFractionDigits) return false;
    isZero = rest_.substr(0, digits).find_first_not_of('0') == std::string_view::npos;
    rest_.remove_prefix(digits);
    return true;
  }

 private:
  std::size_t CountDigits(std::size_t most) const {
    std::size_t n = 0;
    while (n < most && n < rest_.size() && IsDigit(rest_[n])) ++n;
    return n;
  }

  std::string_view rest_;
};

bool TakeOffset(Reader& reader, WrittenTime& written) {
  if (reader.TakeChar('Z')) {
    written.hasOffset = true;
    return true;
  }
  const bool apart = reader.TakeChar(' ');   // "09:15:00 +0200", as many exports write it
  written.west = reader.TakeChar('-');
  if (!written.west && !reader.TakeChar('+')) return !apart;
  written.hasOffset = true;
  if (!reader.TakeTwo(written.offsetHours)) return false;
  return reader.TakeChar(':') ? reader.TakeTwo(written.offsetMinutes) : reader.atEnd() || reader.TakeTwo(written.offsetMinutes);
}

bool TakeClock(Reader& reader, WrittenTime& written) {
  written.hasTime = true;
  if (!reader.TakeTwo(written.hour) || !reader.TakeChar(':') || !reader.TakeTwo(written.minute)) return false;
  if (reader.TakeChar(':')) {
    if (!reader.TakeTwo(written.second)) return false;
    if (reader.TakeChar('.') && !reader.TakeFraction(written.fractionIsZero)) return false;
  }
  return TakeOffset(reader, written);
}

bool ReadWritten(std::string_view text, WrittenTime& written) {
  Reader reader(text);
  if (!reader.TakeYear(written.year) || !reader.TakeChar('-') || !reader.TakeTwo(written.month)) return false;
  if (!reader.TakeChar('-') || !reader.TakeTwo(written.day)) return false;
  if (reader.atEnd()) return true;
  if (!reader.TakeChar('T') && !reader.TakeChar(' ')) return false;
  return TakeClock(reader, written) && reader.atEnd();
}

bool Exists(const WrittenTime& written) {
  if (written.year < kFirstYear || written.year > kLastYear) return false;
  if (written.month < 1 || written.month > 12) return false;
  if (written.day < 1 || written.day > DaysIn(written.year, written.month)) return false;
  if (written.hour == 24 && (written.minute != 0 || written.second != 0 || !written.fractionIsZero)) return false;
  return written.hour <= 24 && written.minute <= 59 && written.second <= 60 && written.offsetHours <= 23 && written.offsetMinutes <= 59;
}

void AppendPadded(std::string& out, int value, int width) {
  const std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

}  // namespace

Day DayFromCivil(CivilDate date) {
  const std::int64_t year = static_cast<std::int64_t>(date.year) - (date.month <= 2 ? 1 : 0);
  const std::int64_t cycle = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t yearOfCycle = year - cycle * 400;
  const std::int64_t month = (date.month + 9) % 12;  // 0 is March
  const std::int64_t dayOfYear = (153 * month + 2) / 5 + date.day - 1;
  const std::int64_t dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear;
  return static_cast<Day>(cycle * kCycleDays + dayOfCycle - kEpochFromMarch);
}

CivilDate CivilFromDay(Day day) {
  const std::int64_t days = static_cast<std::int64_t>(day) + kEpochFromMarch;
  const std::int64_t cycle = (days >= 0 ? days : days - (kCycleDays - 1)) / kCycleDays;
  const std::int64_t dayOfCycle = days - cycle * kCycleDays;
  const std::int64_t yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36524 - dayOfCycle / 146096) / 365;
  const std::int64_t dayOfYear = dayOfCycle - (yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100);
  const std::int64_t month = (5 * dayOfYear + 2) / 153;  // 0 is March
  const auto civilMonth = static_cast<int>(month < 10 ? month + 3 : month - 9);
  const auto civilYear = static_cast<int>(cycle * 400 + yearOfCycle) + (civilMonth <= 2 ? 1 : 0);
  return {civilYear, civilMonth, static_cast<int>(dayOfYear - (153 * month + 2) / 5 + 1)};
}

int WeekdayOf(Day day) {
  const int fromThursday = day % 7;  // day 0 was a Thursday
  return (fromThursday + 10) % 7;
}

ParsedTime ParseTime(std::string_view text, const TimeZone& zone) {
  WrittenTime written;
  ParsedTime parsed;
  parsed.fault = !ReadWritten(text, written) ? TimeFault::kSyntax : !Exists(written) ? TimeFault::kRange : TimeFault::kNone;
  if (parsed.fault != TimeFault::kNone) return parsed;

  const Day day = DayFromCivil({written.year, written.month, written.day});
  if (!written.hasTime) {
    parsed.at = zone.StartOf(day);
    parsed.day = day;
    parsed.dateOnly = true;
    return parsed;
  }
  const int seconds = written.hour * 3600 + written.minute * 60 + written.second;
  if (written.hasOffset) {
    const int east = (written.offsetHours * 3600 + written.offsetMinutes * 60) * (written.west ? -1 : 1);
    parsed.at = static_cast<Instant>(day) * kDaySeconds + seconds - east;
  } else {
    parsed.at = zone.FromLocal(day, seconds);
  }
  parsed.day = zone.DayAt(parsed.at);
  // An offset or 24:00 can carry a date that was in range across its ends.
  const int year = CivilFromDay(parsed.day).year;
  if (year < kFirstYear || year > kLastYear) return {kUndated, kNoDay, false, TimeFault::kRange};
  return parsed;
}

void AppendDay(std::string& out, Day day) {
  const CivilDate date = CivilFromDay(day);
  AppendPadded(out, date.year, 4);
  out += '-';
  AppendPadded(out, date.month, 2);
  out += '-';
  AppendPadded(out, date.day, 2);
}

void AppendInstant(std::string& out, Instant at) {
  Instant day = at / kDaySeconds;
  auto seconds = static_cast<int>(at % kDaySeconds);
  if (seconds < 0) {
    seconds += kDaySeconds;
    --day;
  }
  AppendDay(out, static_cast<Day>(day));
  out += 'T';
  AppendPadded(out, seconds / 3600, 2);
  out += ':';
  AppendPadded(out, seconds / 60 % 60, 2);
  out += ':';
  AppendPadded(out, seconds % 60, 2);
  out += 'Z';
}

}  // namespace bantam
