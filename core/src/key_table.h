// SPDX-License-Identifier: MIT
// Which of a few member names a name is, by a perfect hash that is found when the program is built: one look, one comparison.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "text_hash.h"

namespace bantam {

class KeyTable {
 public:
  /// `keys` (at most 32, different in their first eight bytes or their length) must outlive the table.
  consteval explicit KeyTable(std::span<const std::string_view> keys) : keys_(keys.data()) {
    sizes_[kMostKeys] = UINT8_MAX;
    while (!Fits(keys)) factor_ = factor_ * 0xD1342543DE82EF95u + 2;
  }

  /// The place of `key` among the keys, or -1.
  int Find(std::string_view key) const {
    const std::uint64_t word = WordOf(key);
    const std::size_t place = slots_[SlotOf(word, key.size())];
    if (words_[place] != word || sizes_[place] != key.size()) return -1;
    return key.size() <= 8 || SameBytes(keys_[place].data() + 8, key.data() + 8, key.size() - 8) ? static_cast<int>(place) : -1;
  }

 private:
  static constexpr int kSlotBits = 7;
  static constexpr std::uint8_t kMostKeys = 32;

  constexpr bool Fits(std::span<const std::string_view> keys) {
    slots_.fill(kMostKeys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      words_[i] = WordOf(keys[i]);
      sizes_[i] = static_cast<std::uint8_t>(keys[i].size());
      std::uint8_t& slot = slots_[SlotOf(words_[i], sizes_[i])];
      if (slot != kMostKeys) return false;
      slot = static_cast<std::uint8_t>(i);
    }
    return true;
  }
  constexpr std::size_t SlotOf(std::uint64_t word, std::size_t size) const {
    return static_cast<std::size_t>((word + size) * factor_ >> (64 - kSlotBits));
  }
  /// The first bytes, as ShortWord has them.
  static constexpr std::uint64_t WordOf(std::string_view key) {
    if (!std::is_constant_evaluated() && std::endian::native == std::endian::little) {
      return key.size() < 8 ? ShortWord(key.data(), key.size()) : LoadEight(key.data());
    }
    const auto byte = [key](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(key[i])); };
    if (key.empty()) return 0;
    if (key.size() < 4) return byte(0) | byte(key.size() >> 1) << 8 | byte(key.size() - 1) << 16;
    std::uint64_t word = 0;
    const std::size_t second = key.size() < 8 ? key.size() - 4 : 4;
    for (std::size_t i = 0; i < 4; ++i) word |= byte(i) << 8 * i | byte(second + i) << (32 + 8 * i);
    return word;
  }

  const std::string_view* keys_;
  std::uint64_t factor_ = 0x9E3779B97F4A7C15u;
  std::array<std::uint8_t, std::size_t{1} << kSlotBits> slots_{};
  std::array<std::uint64_t, kMostKeys + 1> words_{};   ///< the last stands for no key: no name is of its size
  std::array<std::uint8_t, kMostKeys + 1> sizes_{};
};

}  // namespace bantam
