// SPDX-License-Identifier: MIT
// For which moments a reading of a contact stays what it is: what is visible, fresh and of the age that conditions ask.
#pragma once

#include "bantam/model.h"

namespace bantam {

/// Holds while both the moment and the local day lie inside. Weights of event rules are not part of it: they follow the day by themselves.
struct Validity {
  Instant from = INT64_MIN;
  Instant until = INT64_MAX;   ///< excluded
  Day firstDay = INT32_MIN;
  Day lastDay = INT32_MAX;
  bool Holds(Instant now, Day today) const { return (now >= from) & (now < until) & (today >= firstDay) & (today <= lastDay); }
};

/// O(facts * leaves of the fact + events * leaves that count events).
Validity ValidityOf(const Model& model, const Contact& contact, Instant now);

}  // namespace bantam
