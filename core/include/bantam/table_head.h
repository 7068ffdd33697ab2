// SPDX-License-Identifier: MIT
// What the first rows of a table say of the whole: what divides its cells, which row is the header, what its columns mean, and in which
// order each column writes dates. The same from the same first bytes, however they came.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/columns.h"

namespace bantam {

inline constexpr std::size_t kTableSampleBytes = 64u << 10;  ///< of UTF-8 that tell what a table is

struct TableHead {
  char delimiter = ',';
  std::uint64_t headerLine = 1;       ///< 1-based; rows that begin before are a title, not the table
  std::vector<std::string> headers;   ///< as they stand
  ColumnMapping mapping;
  std::vector<std::string> ambiguous; ///< headers of columns with dates such as 03/04/2026 that nothing tells how to read
};

/// Reads a head from UTF-8: at most the first kTableSampleBytes of `text`, all of the file when `whole`. The header is the row of the
/// first ones in which the most columns are recognised; before it may stand titles, and `sep=;`. With `dates` no column is asked.
TableHead ReadTableHead(std::string_view text, bool whole, std::span<const std::string> overrides, DateOrder dates);

/// Whether a row below the header is none of the table's: totals, a remark of the exporting program, the header once more. O(1) for rows
/// with an address or a name.
bool IsOutsideTable(const ColumnMapping& mapping, std::span<const std::string_view> cells);

}  // namespace bantam
