// SPDX-License-Identifier: MIT
// What cells of a table said before: a bounded cache by column and text, which never changes an answer.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "bantam/columns.h"
#include "text_hash.h"

namespace bantam {

struct RowReader::Memo {
  enum class Says : std::uint8_t { kUnread, kNothing, kFact, kFactWithText, kHappened };
  struct Entry {
    std::uint64_t hash = 0;
    std::array<char, 40> text{};
    std::uint16_t column = 0;
    std::uint8_t size = 0;
    Says says = Says::kUnread;     ///< kFactWithText: the value's text is the cell's
    AttributeId attribute = 0;
    Value value;                   ///< its text, if it has one of its own, is of static storage
    std::int64_t count = 0;        ///< kHappened
    Instant at = kUndated;
  };

  /// The entry of that cell, kUnread when it is new; null for a text that is too long to be remembered.
  Entry* Find(std::size_t column, std::string_view text) {
    if (text.size() > sizeof(Entry::text)) return nullptr;
    if (entries.empty()) entries.resize(kEntries);
    const std::uint64_t hash = HashText(text, column);
    const std::size_t place = (hash >> 32) % kEntries;
    for (Entry* known : {&entries[place], &entries[place ^ 1]}) {
      if (known->hash == hash && known->column == column && SameBytes({known->text.data(), known->size}, text)) return known;
    }
    Entry& entry = entries[place ^ (turn ^= 1)];   // of the two places, in turn: two cells that meet do not drive each other out
    entry.hash = hash;
    entry.column = static_cast<std::uint16_t>(column);
    entry.size = static_cast<std::uint8_t>(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) entry.text[i] = text[i];
    entry.says = Says::kUnread;
    return &entry;
  }

  static constexpr std::size_t kEntries = 1024;
  std::vector<Entry> entries;
  std::size_t turn = 0;
};

}  // namespace bantam
