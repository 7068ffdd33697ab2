// SPDX-License-Identifier: MIT
// Reads the tables that catalog/packed.py writes at build time; nothing else, so nothing is checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bantam {

class PackedBytes {
 public:
  explicit PackedBytes(const char* bytes) : at_(bytes) {}

  std::uint32_t Number() {
    std::uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::int32_t Signed() {
    const std::uint32_t value = Number();
    return static_cast<std::int32_t>(value >> 1) ^ -static_cast<std::int32_t>(value & 1);
  }
  std::size_t Size() { return Number(); }
  std::string_view Text() {
    const std::size_t size = Size();
    const std::string_view text(at_, size);
    at_ += size;
    return text;
  }
  /// Of a list of names: how much of the one before stays, and what follows it.
  std::size_t Kept() { return static_cast<unsigned char>(*at_++) & 0x7Fu; }
  std::string_view Rest() {
    const char* const first = at_;
    while (static_cast<unsigned char>(*at_) < 0x80) ++at_;
    return {first, static_cast<std::size_t>(at_ - first)};
  }
  /// A column of differences: `set(i, value)` for each of `count` rows.
  template <typename Set>
  void Column(std::size_t count, const Set& set) {
    std::int32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) set(i, value += Signed());
  }

 private:
  const char* at_;
};

}  // namespace bantam
