// SPDX-License-Identifier: MIT
// SHA-256 (FIPS 180-4), for the model's and the packs' hashes. Not for secrets.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace bantam {

class Sha256 {
 public:
  void Add(std::string_view bytes);
  /// 64 lower-case hex digits; the object is spent afterwards.
  std::string Hex();

 private:
  void AddBlock(const std::uint8_t* block);
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> pending_{};
  std::uint64_t length_ = 0;
};

std::string Sha256Hex(std::string_view bytes);

}  // namespace bantam
