// SPDX-License-Identifier: MIT
// Sixteen rows at a time, in the vectors that g++ and clang have for every machine: whoever has no such registers gets the same bits from
// smaller ones. Only what they do not find by themselves in WebAssembly, narrow masks and a bit for each row, is asked for by name there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

#pragma GCC diagnostic ignored "-Wpsabi"
namespace bantam {

inline constexpr std::size_t kLanes = 16;
inline constexpr std::size_t WholeLanes(std::size_t rows) { return (rows + kLanes - 1) / kLanes * kLanes; }

using Octets16 = std::uint8_t __attribute__((vector_size(16)));
using Masks16 = std::int8_t __attribute__((vector_size(16)));     ///< -1: yes
using Numbers16 = std::int32_t __attribute__((vector_size(64)));

template <typename Lanes, typename Item>
Lanes LoadLanes(const Item* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof(lanes));
  return lanes;
}
template <typename Lanes, typename Item>
void StoreLanes(const Lanes& lanes, Item* to) {
  std::memcpy(to, &lanes, sizeof(lanes));
}

inline Numbers16 ClampLanes(const Numbers16& values, std::int32_t low, std::int32_t high) {
  const Numbers16 lows = low - Numbers16{}, highs = high - Numbers16{};
  const Numbers16 raised = values > lows ? values : lows;
  return raised < highs ? raised : highs;
}

/// `value` where the test says so, else 0.
inline Numbers16 Where(const Masks16& test, std::int32_t value) { return __builtin_convertvector(test, Numbers16) & value; }

#ifdef __wasm_simd128__

/// Of numbers that fit.
inline Octets16 Narrow(const Numbers16& numbers) {
  v128_t quarters[4];
  std::memcpy(quarters, &numbers, sizeof(numbers));
  return reinterpret_cast<Octets16>(wasm_u8x16_narrow_i16x8(wasm_i16x8_narrow_i32x4(quarters[0], quarters[1]), wasm_i16x8_narrow_i32x4(quarters[2], quarters[3])));
}
inline bool AnyOf(const Masks16& test) { return wasm_v128_any_true(reinterpret_cast<v128_t>(test)); }
/// A bit for each row, the first one lowest.
inline std::uint32_t BitsOf(const Masks16& test) { return wasm_i8x16_bitmask(reinterpret_cast<v128_t>(test)); }

#else

inline Octets16 Narrow(const Numbers16& numbers) { return __builtin_convertvector(numbers, Octets16); }
inline bool AnyOf(const Masks16& test) {
  std::uint64_t halves[2];
  std::memcpy(halves, &test, sizeof(test));
  return (halves[0] | halves[1]) != 0;
}
/// A bit for each row, the first one lowest.
inline std::uint32_t BitsOf(const Masks16& test) {
  std::uint64_t halves[2];
  std::memcpy(halves, &test, sizeof(test));
  // The lowest bit of every byte, gathered in the highest byte.
  const auto gather = [](std::uint64_t half) { return static_cast<std::uint32_t>((half & 0x0101010101010101) * 0x0102040810204080 >> 56); };
  return gather(halves[0]) | gather(halves[1]) << 8;
}

#endif

}  // namespace bantam
