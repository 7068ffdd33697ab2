// SPDX-License-Identifier: MIT
// What lies ahead of one contact in a list: whether it is low only for want of data, when it falls, when to look again.
#pragma once

#include <cstdint>

#include "bantam/qualify.h"

namespace bantam {

struct RowOutlook {
  bool hidden = false;              ///< a hidden opportunity: below sales-ready, and answers alone could lift it there
  std::int8_t changesTo = -1;       ///< Tier, if nothing happens; -1: stays
  Instant changesAt = kUndated;     ///< a local midnight
  Day reviewAt = kNoDay;
};

/// Of an assessment by Qualifier::Assess. O(1).
RowOutlook OutlookOf(const Assessment& assessment);

}  // namespace bantam
