// SPDX-License-Identifier: MIT
// Rows below a table's header that are none of its own: totals, a remark of the exporting program, the header once more.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "bantam/columns.h"

namespace bantam {

class OutsideRows {
 public:
  OutsideRows() = default;
  explicit OutsideRows(const ColumnMapping& mapping);

  /// Whether this row is one. Its first cell then has a word of totals, and no cell an e-mail address, a phone number, a title or other
  /// words of a person or firm. Takes no time for rows with an address or a number, else O(cells).
  bool Hold(std::span<const std::string_view> cells) const;

 private:
  bool AreHeader(std::span<const std::string_view> cells) const;
  bool AreTotals(std::span<const std::string_view> cells, std::size_t first, bool alone) const;

  std::vector<Column> columns_;
  std::vector<std::size_t> reach_;   ///< columns of e-mail addresses and phone numbers
};

}  // namespace bantam
