// SPDX-License-Identifier: MIT
// Sixteen bytes of text at a time: which of them end a plain run. SSE2, WebAssembly's SIMD, or two 64-bit words, which say the same.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace bantam {

#if defined(__SSE2__)
class Bytes16 {
 public:
  explicit Bytes16(const char* at) : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at))) {}
  /// Bit i: byte i is `c`.
  std::uint32_t Are(char c) const { return Mask(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))); }
  std::uint32_t Are(char a, char b, char c) const {
    const __m128i same = _mm_or_si128(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8(a)), _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(b)));
    return Mask(_mm_or_si128(same, _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c))));
  }
  /// Bit i: byte i is a quote, a backslash, a control character or beyond ASCII (signed, those are below a blank).
  std::uint32_t EndPlainText() const {
    const __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(bytes_, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes_, _mm_set1_epi8('\\')));
    return Mask(_mm_or_si128(marks, _mm_cmplt_epi8(bytes_, _mm_set1_epi8(' '))));
  }

 private:
  static std::uint32_t Mask(__m128i bytes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes)); }
  __m128i bytes_;
};
#elif defined(__wasm_simd128__)
class Bytes16 {
 public:
  explicit Bytes16(const char* at) : bytes_(wasm_v128_load(at)) {}
  std::uint32_t Are(char c) const { return Mask(wasm_i8x16_eq(bytes_, wasm_i8x16_splat(c))); }
  std::uint32_t Are(char a, char b, char c) const {
    const v128_t same = wasm_v128_or(wasm_i8x16_eq(bytes_, wasm_i8x16_splat(a)), wasm_i8x16_eq(bytes_, wasm_i8x16_splat(b)));
    return Mask(wasm_v128_or(same, wasm_i8x16_eq(bytes_, wasm_i8x16_splat(c))));
  }
  std::uint32_t EndPlainText() const {
    const v128_t marks = wasm_v128_or(wasm_i8x16_eq(bytes_, wasm_i8x16_splat('"')), wasm_i8x16_eq(bytes_, wasm_i8x16_splat('\\')));
    return Mask(wasm_v128_or(marks, wasm_i8x16_lt(bytes_, wasm_i8x16_splat(' '))));
  }

 private:
  static std::uint32_t Mask(v128_t bytes) { return static_cast<std::uint32_t>(wasm_i8x16_bitmask(bytes)); }
  v128_t bytes_;
};
#else
class Bytes16 {
 public:
  explicit Bytes16(const char* at) {
    for (int i = 0; i < 2; ++i) {
      std::uint64_t word;
      std::memcpy(&word, at + 8 * i, sizeof word);
      if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
      words_[i] = word;
    }
  }
  std::uint32_t Are(char c) const {
    return Mask([c](std::uint64_t word) { return Zeros(word ^ Each(c)); });
  }
  std::uint32_t Are(char a, char b, char c) const {
    return Mask([=](std::uint64_t word) { return Zeros(word ^ Each(a)) | Zeros(word ^ Each(b)) | Zeros(word ^ Each(c)); });
  }
  std::uint32_t EndPlainText() const {
    // Below a blank: the three highest bits are not set.
    return Mask([](std::uint64_t word) { return Zeros(word ^ Each('"')) | Zeros(word ^ Each('\\')) | Zeros(word & Each('\x60')) | word; });
  }

 private:
  static constexpr std::uint64_t kOnes = 0x0101010101010101u, kHighs = 0x8080808080808080u;
  static constexpr std::uint64_t Each(char c) { return kOnes * static_cast<unsigned char>(c); }
  /// The high bit of every byte that is zero, of no other.
  static std::uint64_t Zeros(std::uint64_t word) { return ~(((word & ~kHighs) + ~kHighs) | word) & kHighs; }
  template <typename Flags>
  std::uint32_t Mask(Flags&& flags) const {
    const auto gather = [&](std::uint64_t word) { return static_cast<std::uint32_t>(((flags(word) & kHighs) >> 7) * 0x0102040810204080u >> 56); };
    return gather(words_[0]) | gather(words_[1]) << 8;
  }
  std::uint64_t words_[2];
};
#endif

/// The first `c` at or after `at`, else `end`. Natively the C library knows a quicker way.
inline const char* FindByte(const char* at, const char* end, char c) {
#if defined(__SSE2__)
  const void* const found = at == end ? nullptr : std::memchr(at, c, static_cast<std::size_t>(end - at));
  return found == nullptr ? end : static_cast<const char*>(found);
#else
  for (; end - at >= 16; at += 16) {
    if (const std::uint32_t found = Bytes16(at).Are(c)) return at + std::countr_zero(found);
  }
  while (at != end && *at != c) ++at;
  return at;
#endif
}

}  // namespace bantam
