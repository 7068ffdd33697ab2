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
  Faults remarks;   ///< `unnamed_columns`: the row in its place names no columns; `ambiguous_dates`: nothing tells how to read those of the column `path`
};

/// Reads a head from UTF-8: at most the first kTableSampleBytes of `text`, all of the file when `whole`. The header is the row of the
/// first ones in which the most columns are recognised; before it may stand titles, and `sep=;`. With `dates` no column is asked.
TableHead ReadTableHead(std::string_view text, bool whole, std::span<const std::string> overrides, DateOrder dates);

}  // namespace bantam
