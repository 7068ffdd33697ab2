// SPDX-License-Identifier: MIT
// What the parts of a budget say together. Whoever reads a contact, from JSON, a table or a packed record, ends with it.
#pragma once

#include "bantam/contact.h"

namespace bantam {

/// Once everything is read: amounts of the budget take the currency and period beside them; without an amount, the ends `min` and `max`
/// make one. False when the contact can hold no more facts.
bool SettleBudget(Contact& contact);

}  // namespace bantam
