// SPDX-License-Identifier: MIT
// What the parts of a budget say together. Whoever reads a contact, from JSON, a table or a packed record, ends with it; where the parts
// carry dates of their own, what they say depends on the moment, and facts are settled with it.
#pragma once

#include "bantam/contact.h"

namespace bantam {

/// Whether it is an amount of the budget, an end of it or its unit.
constexpr bool IsBudgetPart(AttributeId id) { return id >= kBudgetAmount && id <= kBudgetPeriod; }

/// Once everything is read: of each teller, the contact and its colleagues, amounts of the budget take the currency and period beside them;
/// without an amount, the ends `min` and `max` make one. Where that hangs on dates, all of it is left to SettleBudgetUntil and `budgetHangs`
/// says so. False when the contact can hold no more facts.
bool SettleBudget(Contact& contact);

/// The same of what was told by then, into `facts`, for a contact whose budget hangs; `warnings` takes what the contact was not yet warned of.
void SettleBudgetUntil(const Contact& contact, Instant seenUntil, std::vector<Fact>& facts, std::vector<ContactWarning>& warnings);

}  // namespace bantam
