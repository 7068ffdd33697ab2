// SPDX-License-Identifier: MIT
// Finds damage in a published form model or a model image; it is no signature.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bantam {

inline constexpr std::size_t kFormChecksumLetters = 16;

/// FNV-1a of 64 bits, in hex. O(bytes).
inline std::string FormChecksum(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  std::string hex;
  for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[hash >> shift & 15];
  return hex;
}

}  // namespace bantam
