// SPDX-License-Identifier: MIT
// The file of this instance: a file has an instance to itself, so that its memory goes when the instance does and a trap loses nothing
// else. Bytes come in through the room, columns and texts go out through the answer; JavaScript reads both in place, before the next call.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bantam/bulk.h"
#include "bantam/what_if.h"

namespace bantam::wasm {

struct OpenFile {
  OpenFile(Qualifier qualifier, Instant now, BulkFormat format, std::string_view locale, std::vector<std::string> map, DateOrder dates)
      : bulk(std::move(qualifier), now, format, locale, std::move(map), dates) {}
  std::string_view Bytes(std::size_t from, std::size_t length) const { return std::string_view(room).substr(from, length); }
  /// The bytes of a record; the room begins with the file's bytes from `from` on. More than a record may have is not read: one byte beyond
  /// the limit makes the same fault.
  std::string_view RecordOf(unsigned row, double from) const {
    const BulkRow& record = bulk.rows()[row];
    return Bytes(static_cast<std::size_t>(static_cast<double>(record.offset) - from), std::min<std::size_t>(record.length, kMaxContactBytes + 1));
  }
  /// What `append` adds to `text` of the records from `first` to before `last`. Bytes of text.
  template <typename Append>
  unsigned TextOf(unsigned first, unsigned last, double from, Append&& append) {
    text.clear();
    for (unsigned row = first; row < last; ++row) append(row, RecordOf(row, from));
    return static_cast<unsigned>(text.size());
  }

  Bulk bulk;
  std::string room;
  std::string text;
  std::vector<double> numbers;
  std::vector<std::uint32_t> counts;
  std::string bytes;

  std::vector<std::string> overrides;  ///< of the table's columns
  double size = 0;                     ///< of the whole file
  double fed = 0;
  std::unique_ptr<WhatIf> whatIf;      ///< null: the file is only qualified
  std::vector<std::uint32_t> records;  ///< by row of `whatIf`: the record of the file
  std::optional<Fault> whatIfFault;    ///< why not every contact is a row
};

/// The open file: `openFile` came before everything else.
OpenFile& File();

/// Points as JavaScript has them, in thousandths; what is beyond 2^53 stands for open.
std::int64_t ThousandthsOf(double points);
template <typename Item>
unsigned PlaceOf(const Item* item) { return static_cast<unsigned>(reinterpret_cast<std::uintptr_t>(item)); }

}  // namespace bantam::wasm
