// SPDX-License-Identifier: MIT
// A quick hash of short texts, for bounded caches keyed by content. Whoever finds an entry compares the text itself: the hash alone
// decides nothing, and a text made to collide costs a cache miss.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace bantam {

inline std::uint64_t LoadEight(const char* at) {
  std::uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

inline std::uint64_t LoadFour(const char* at) {
  std::uint32_t word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// Up to eight bytes and how many, without reading beyond the text: never the same for two texts of one length.
inline std::uint64_t ShortWord(const char* at, std::size_t size) {
  if (size >= 4) return LoadFour(at) | LoadFour(at + size - 4) << 32;
  if (size == 0) return 0;
  const auto byte = [at](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])); };
  return byte(0) | byte(size >> 1) << 8 | byte(size - 1) << 16;
}

/// Of the size and of at most the first 40 and the last 8 bytes. O(1).
inline std::uint64_t HashText(std::string_view text, std::uint64_t seed = 0) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
  constexpr std::size_t kFirst = 40;
  std::uint64_t hash = (seed + text.size()) * kOdd;
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 29;
  };
  const char* const begin = text.data();
  if (text.size() <= 8) {
    mix(ShortWord(begin, text.size()));
    return hash;
  }
  for (std::size_t i = 0; i + 8 < text.size() && i < kFirst; i += 8) mix(LoadEight(begin + i));
  mix(LoadEight(begin + text.size() - 8));
  return hash;
}

/// Two texts of which the compiler does not know how long they are, mostly short: no call.
inline bool SameBytes(const char* a, const char* b, std::size_t size) {
  if (size <= 8) return ShortWord(a, size) == ShortWord(b, size);
  for (std::size_t i = 0; i + 8 < size; i += 8) {
    if (LoadEight(a + i) != LoadEight(b + i)) return false;
  }
  return LoadEight(a + size - 8) == LoadEight(b + size - 8);
}

inline bool SameBytes(std::string_view a, std::string_view b) { return a.size() == b.size() && SameBytes(a.data(), b.data(), a.size()); }

}  // namespace bantam
