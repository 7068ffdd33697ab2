// SPDX-License-Identifier: MIT
// The text of a table's cell: trimmed, checked, divided.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "code_points.h"
#include "text_hash.h"

namespace bantam {

inline bool IsAsciiOnly(std::string_view text) {
  constexpr std::uint64_t kHighs = 0x8080808080808080;
  if (text.size() < 8) return (ShortWord(text.data(), text.size()) & kHighs) == 0;
  std::uint64_t all = LoadEight(text.data() + text.size() - 8);
  for (std::size_t i = 0; i + 8 < text.size(); i += 8) all |= LoadEight(text.data() + i);
  return (all & kHighs) == 0;
}

inline bool IsUtf8(std::string_view text) {
  if (IsAsciiOnly(text)) return true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t before = i;
    if (NextCodePoint(text, i) == kReplacement && i - before == 1) return false;
  }
  return true;
}

inline std::string_view Trim(std::string_view text) {
  const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  if (!text.empty() && !isBlank(text.front()) && !isBlank(text.back())) return text;
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

/// Of any script.
inline bool HasLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; });
}

template <typename OnPart>
void ForEachPart(std::string_view text, char divider, OnPart&& onPart) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(divider), text.size());
    if (const std::string_view part = Trim(text.substr(0, end)); !part.empty()) onPart(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace bantam
