// SPDX-License-Identifier: MIT
// What columns of a row say of who is no lead: a customer, a partner, a competitor. Words: `stages` of the header lexicons.
#pragma once

#include <cstdint>
#include <string_view>

#include "bantam/contact.h"

namespace bantam {

/// Of several columns the strongest counts, and of equals the life cycle's own.
class HeardStage {
 public:
  /// `own`: the cell is of the column that is the stage of the life cycle. The text must outlive the contact.
  void Hear(std::string_view text, bool own);
  /// Writes what was heard into the contact, in words that models know; false where the contact has no room for more.
  bool Tell(Contact& contact) const;

 private:
  std::uint32_t says_ = 0;   ///< of StageWord
  std::string_view text_;
  bool rival_ = false;
};

}  // namespace bantam
