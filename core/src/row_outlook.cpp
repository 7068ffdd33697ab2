// SPDX-License-Identifier: MIT
#include "bantam/row_outlook.h"

namespace bantam {

RowOutlook OutlookOf(const Assessment& assessment) {
  RowOutlook outlook;
  if (assessment.standing != Standing::kLead) return outlook;
  const bool low = assessment.tier == Tier::kLead || assessment.tier == Tier::kMql;
  outlook.hidden = low && (assessment.reachable >> static_cast<unsigned>(Tier::kSql) & 1) != 0;
  outlook.reviewAt = assessment.handoff.reviewAt;
  if (assessment.change) {
    outlook.changesTo = static_cast<std::int8_t>(assessment.change->tier);
    outlook.changesAt = assessment.change->at;
  }
  return outlook;
}

}  // namespace bantam
