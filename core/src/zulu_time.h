// SPDX-License-Identifier: MIT
// The form in which machines write moments, `2026-11-02T09:15:00Z`, eight bytes at a time.
#pragma once

#include <array>
#include <bit>

#include "bantam/instant.h"
#include "text_hash.h"

namespace bantam {

inline constexpr std::size_t kZuluBytes = 20;

namespace zulu {

inline constexpr std::array<std::int16_t, 13> kMonthStarts{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

/// Days from 1970-01-01 to the first of January of each year from kFirstYear on, and of the year after the last.
inline constexpr auto kYearStarts = [] {
  std::array<std::int32_t, kLastYear - kFirstYear + 2> starts{};
  for (int year = kFirstYear; year <= kLastYear + 1; ++year) {
    const int before = year - 1;
    starts[static_cast<std::size_t>(year - kFirstYear)] = before * 365 + before / 4 - before / 100 + before / 400 - 719162;
  }
  return starts;
}();

constexpr std::uint64_t Byte(int i) { return std::uint64_t{0xFF} << 8 * i; }
constexpr std::uint64_t Put(char c, int i) { return static_cast<std::uint64_t>(c) << 8 * i; }

/// What is left of the bytes of a mask once '0' is taken away; bits 7 are set in `wrong` where one is no digit.
inline std::uint64_t Digits(std::uint64_t word, std::uint64_t mask, std::uint64_t& wrong) {
  constexpr std::uint64_t kEach = 0x0101010101010101u;
  const std::uint64_t digits = (word ^ kEach * '0') & mask;
  wrong |= ((digits + kEach * 0x76) | digits) & kEach * 0x80;
  return digits;
}

}  // namespace zulu

/// The moment that the 20 bytes at `text` name; false for everything else, faults too: those are ParseTime's.
inline bool ReadZuluTime(const char* text, Instant& at) {
  if constexpr (std::endian::native != std::endian::little) return false;
  using namespace zulu;
  const std::uint64_t date = LoadEight(text), clock = LoadEight(text + 8), end = LoadFour(text + 16);
  constexpr std::uint64_t kDateMarks = Byte(4) | Byte(7), kClockMarks = Byte(2) | Byte(5), kEndMarks = Byte(0) | Byte(3);
  std::uint64_t wrong = ((date & kDateMarks) ^ (Put('-', 4) | Put('-', 7))) | ((clock & kClockMarks) ^ (Put('T', 2) | Put(':', 5))) |
                        ((end & kEndMarks) ^ (Put(':', 0) | Put('Z', 3)));
  const std::uint64_t dateDigits = Digits(date, ~kDateMarks, wrong), clockDigits = Digits(clock, ~kClockMarks, wrong);
  const std::uint64_t endDigits = Digits(end, Byte(1) | Byte(2), wrong);
  if (wrong != 0) return false;
  // In each byte that begins a pair: ten times it and the next.
  const std::uint64_t datePairs = dateDigits * 10 + (dateDigits >> 8), clockPairs = clockDigits * 10 + (clockDigits >> 8);
  const auto at8 = [](std::uint64_t word, int i) { return static_cast<unsigned>(word >> 8 * i & 0xFF); };
  const unsigned year = at8(datePairs, 0) * 100 + at8(datePairs, 2) - kFirstYear, month = at8(datePairs, 5) - 1, day = at8(clockPairs, 0) - 1;
  const unsigned hour = at8(clockPairs, 3), minute = at8(clockPairs, 6), second = at8(endDigits, 1) * 10 + at8(endDigits, 2);
  if (year > kLastYear - kFirstYear || month > 11 || day > 30 || hour > 23 || minute > 59 || second > 59) return false;
  const bool leap = kYearStarts[year + 1] - kYearStarts[year] == 366;
  const int inYear = kMonthStarts[month] + (leap && month > 1) + static_cast<int>(day);
  if (inYear >= kMonthStarts[month + 1] + (leap && month > 0)) return false;
  at = Instant{kYearStarts[year] + inYear} * 86400 + static_cast<int>(hour * 3600 + minute * 60 + second);
  return true;
}

}  // namespace bantam
