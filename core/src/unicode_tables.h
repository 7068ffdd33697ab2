// SPDX-License-Identifier: MIT
// The tables that catalog/unicode.py writes at build time, all sorted by their first member.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bantam::unicode {

/// `count` code points from `first`, `stride` apart, fold to `length` code points each: at distance `value` when length is 1,
/// else in kFoldPool from `value` on.
struct FoldRun {
  std::uint32_t first;
  std::uint16_t count;
  std::uint8_t stride;
  std::uint8_t length;
  std::int32_t value;
};

struct Composition {
  char32_t first;
  char32_t second;
  char32_t whole;
};

struct CodeRange {
  char32_t first;
  char32_t last;
  std::uint8_t value;
};

struct PlainLetter {
  char32_t letter;
  char32_t first;
  char32_t second;  ///< 0 when there is one
};

extern const FoldRun kFoldRuns[];
extern const std::size_t kFoldRunCount;
extern const char32_t kFoldPool[];
extern const Composition kCompositions[];
extern const std::size_t kCompositionCount;
extern const CodeRange kWordRanges[];
extern const std::size_t kWordRangeCount;
extern const CodeRange kCombiningRanges[];
extern const std::size_t kCombiningRangeCount;
extern const PlainLetter kPlainLetters[];
extern const std::size_t kPlainLetterCount;

}  // namespace bantam::unicode
