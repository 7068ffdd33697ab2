// SPDX-License-Identifier: MIT
// In which order each column of a table writes dates with strokes or dashes, told by days beyond the twelfth.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/columns.h"

namespace bantam {

class ColumnDates {
 public:
  explicit ColumnDates(const ColumnMapping& mapping);
  void Look(std::span<const std::string_view> cells);
  /// Sets `dates` of every column that tells. One that does not follows the columns that agree, else the headers' language: all of ours
  /// but English write the day first. Returns the headers of those that stay ambiguous.
  std::vector<std::string> Decide(ColumnMapping& mapping) const;

 private:
  struct Seen {
    bool isDate = false;    ///< the column's target is dated
    bool doubtful = false;  ///< cells that can be read either way
    bool dayFirst = false;
    bool monthFirst = false;
  };
  std::vector<Seen> seen_;
};

}  // namespace bantam
