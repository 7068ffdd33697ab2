// SPDX-License-Identifier: MIT
// What the reading of a contact leaves to be weighed again at another moment, for as long as the reading stays what it is: only what
// events are worth follows the day. By row of a list; about 150 bytes each.
#pragma once

#include <cstdint>
#include <vector>

#include "situation.h"
#include "what_if_validity.h"

namespace bantam {

class KeptScores {
 public:
  /// Forgets all rows.
  void Reset(std::size_t rows);
  void Forget(std::size_t row) { rows_[row].usable = false; }
  /// What was just found of the row's contact.
  void Keep(std::size_t row, const Situation& situation, Standing standing);
  /// The row at another moment: null when it must be read again. Valid until the next call.
  const Assessment* Weigh(const Model& model, std::size_t row, Instant now, Day today);

 private:
  struct Row {
    Validity validity;
    std::uint32_t first = 0;   ///< into words_: leaves, sums of groups, then counted days
    std::uint32_t count = 0;
    bool usable = false;
    Standing standing = Standing::kLead;
    std::array<BantState, kCriteria> states{};
  };

  std::vector<Row> rows_;
  std::vector<std::uint64_t> words_;
  std::size_t used_ = 0;         ///< words of rows
  Features features_;            ///< of the row that is weighed: its tallies alone
  Assessment found_;
};

}  // namespace bantam
