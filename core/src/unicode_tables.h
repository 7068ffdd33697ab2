// SPDX-License-Identifier: MIT
// The tables that catalog/unicode.py packs at build time, unpacked on first use; all sorted by their first member.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bantam::unicode {

/// `count` code points from `first`, `stride` apart, fold to `length` code points each: at distance `value` when length is 1,
/// else in Tables::pool from `value` on.
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

struct Tables {
  std::vector<FoldRun> runs;
  std::vector<char32_t> pool;
  std::vector<Composition> compositions;
  std::vector<CodeRange> words;
  std::vector<CodeRange> combining;

  static const Tables& Get();
};

extern const char kPacked[];  ///< runs, pool, compositions, words, combining; see unicode_tables.cpp
extern const PlainLetter kPlainLetters[];
extern const std::size_t kPlainLetterCount;

}  // namespace bantam::unicode
