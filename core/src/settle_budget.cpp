// SPDX-License-Identifier: MIT
#include "settle_budget.h"

#include <algorithm>

#include "bantam/columns.h"
#include "fact_reader.h"

namespace bantam {
namespace {

void ApplyBudgetUnit(Contact& contact) {
  const std::string_view currency = contact.TextOf(kBudgetCurrency);
  const std::string_view periodText = contact.TextOf(kBudgetPeriod);
  const std::string_view code = currency.empty() ? currency : ReadCurrency(currency);
  const Period period = periodText.empty() ? Period::kUnstated : ReadPeriod(periodText);
  const bool unknown = !currency.empty() && code.empty();
  const bool unknownPeriod = !periodText.empty() && period == Period::kUnstated;
  if (unknown) contact.Warn("unknown_currency", "$.bant.budget.currency");
  if (unknownPeriod) contact.Warn("unknown_period", "$.bant.budget.period");
  auto& facts = contact.facts;
  const auto settle = [&](Fact& fact) {
    const bool ofBudget = fact.attribute >= kBudgetAmount && fact.attribute <= kBudgetMax && !fact.fromAccount;
    if (!ofBudget || fact.value.kind != ValueKind::kMoney) return false;
    if (fact.value.period == Period::kUnstated) {
      if (unknownPeriod) return true;   // five hundred a week are no five hundred a year
      fact.value.period = period;
    }
    if (fact.value.currency[0] != 0) return false;
    SetCurrency(fact.value, code);
    return unknown;
  };
  facts.erase(std::remove_if(facts.begin(), facts.end(), settle), facts.end());
}

}  // namespace

bool SettleBudget(Contact& contact) {
  const auto isBudget = [](const Fact& fact) { return fact.attribute >= kBudgetAmount && fact.attribute <= kBudgetPeriod && !fact.fromAccount; };
  if (std::none_of(contact.facts.begin(), contact.facts.end(), isBudget)) return true;
  ApplyBudgetUnit(contact);
  const auto last = [&contact](AttributeId id) {
    const auto found = std::find_if(contact.facts.rbegin(), contact.facts.rend(), [id](const Fact& fact) { return fact.attribute == id && !fact.fromAccount; });
    return found == contact.facts.rend() ? nullptr : &*found;
  };
  if (last(kBudgetAmount) != nullptr) return true;
  const auto money = [&last](AttributeId id) {
    const Fact* const fact = last(id);
    return fact != nullptr && fact->value.kind == ValueKind::kMoney ? fact : nullptr;
  };
  const Fact* const least = money(kBudgetMin);
  const Fact* const most = money(kBudgetMax);
  if (least == nullptr && most == nullptr) return true;
  Fact amount = least == nullptr || (most != nullptr && most->at > least->at) ? *most : *least;
  amount.attribute = kBudgetAmount;
  amount.value.text = {};
  amount.value.low = least == nullptr ? kOpenLow : least->value.low;
  amount.value.high = most == nullptr ? kOpenHigh : most->value.high;
  const bool sameUnit = least == nullptr || most == nullptr ||
                        (least->value.currency == most->value.currency && least->value.period == most->value.period);
  if (!sameUnit || amount.value.low > amount.value.high) {
    contact.Warn("bad_number", "$.bant.budget.max");
    return true;
  }
  if (contact.facts.size() >= kMaxFacts) return false;
  contact.facts.push_back(amount);
  return true;
}

}  // namespace bantam
