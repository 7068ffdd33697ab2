// SPDX-License-Identifier: MIT
// The part of FactReader that reads amounts of money and ranges of numbers.
#include <algorithm>

#include "bantam/columns.h"
#include "fact_reader.h"

namespace bantam {
namespace {

void SetCurrency(Value& value, std::string_view code) {
  value.currency = {};
  std::copy_n(code.begin(), std::min<std::size_t>(code.size(), 3), value.currency.begin());
}

}  // namespace

bool FactReader::ReadAmountMember(int member, AttributeId id, Amount& amount) {
  if (member == kCurrency || member == kPeriod) {
    amount.money = true;
    return input_.ReadText(member == kCurrency ? amount.currency : amount.period);
  }
  amount.named = true;
  amount.money = amount.money || member == kAmount;
  Draft& end = member == kAmount ? amount.exact : member == kMin ? amount.low : amount.high;
  end = {};
  const char first = input_.scanner.Peek();
  if (first == '{' || first == '[') {
    end.bad = true;
    return input_.WrongType();
  }
  // Read as a number of its own, whatever the attribute takes: money, so that a text may name its currency.
  end.fact.attribute = KindOf(id) == AttributeKind::kNumber ? kCompanyEmployees : kCompanyRevenue;
  return ReadScalar(end);
}

void FactReader::TakeAmount(const Amount& amount, Draft& draft) {
  const AttributeKind kind = KindOf(draft.fact.attribute);
  if (kind != AttributeKind::kNumber && kind != AttributeKind::kMoney && kind != AttributeKind::kAny) return Refuse("wrong_type", draft);
  draft.bad = draft.bad || amount.exact.bad || amount.low.bad || amount.high.bad;
  draft.known = amount.exact.known || amount.low.known || amount.high.known;
  if (draft.bad || !draft.known) return;
  std::int64_t low = kOpenLow;
  std::int64_t high = kOpenHigh;
  Value& value = draft.fact.value;
  for (const Draft* part : {&amount.low, &amount.high, &amount.exact}) {
    if (!part->known || part->fact.value.currency[0] == 0) continue;
    value.currency = part->fact.value.currency;
    value.period = part->fact.value.period;
  }
  if (amount.low.known) low = amount.low.fact.value.low;
  if (amount.exact.known) {
    low = amount.exact.fact.value.low;
    high = amount.exact.fact.value.high;
  }
  if (amount.high.known) high = amount.high.fact.value.high;
  if (low > high) return Refuse("bad_number", draft);
  const bool money = kind == AttributeKind::kMoney || (kind == AttributeKind::kAny && (amount.money || value.currency[0] != 0));
  SetRange(value, money ? ValueKind::kMoney : ValueKind::kNumber, low, high);
  if (money) ApplyUnit(amount, draft);
}

void FactReader::ApplyUnit(const Amount& amount, Draft& draft) {
  if (!amount.currency.empty()) {
    const std::string_view code = ReadCurrency(amount.currency);
    if (code.empty()) return Refuse("unknown_currency", draft);
    SetCurrency(draft.fact.value, code);
  }
  if (amount.period.empty()) return;
  const Period period = ReadPeriod(amount.period);
  if (period == Period::kUnstated) return input_.Warn("unknown_period");
  draft.fact.value.period = period;
}

namespace {

void WarnOf(Contact& contact, std::string_view code, std::string_view path) {
  if (contact.warnings.size() < kMaxContactWarnings) contact.warnings.push_back({code, path});
}

void ApplyBudgetUnit(Contact& contact) {
  const std::string_view currency = contact.TextOf(kBudgetCurrency);
  const std::string_view periodText = contact.TextOf(kBudgetPeriod);
  const std::string_view code = currency.empty() ? currency : ReadCurrency(currency);
  const Period period = periodText.empty() ? Period::kUnstated : ReadPeriod(periodText);
  const bool unknown = !currency.empty() && code.empty();
  if (unknown) WarnOf(contact, "unknown_currency", "$.bant.budget.currency");
  if (!periodText.empty() && period == Period::kUnstated) WarnOf(contact, "unknown_period", "$.bant.budget.period");
  auto& facts = contact.facts;
  const auto settle = [&](Fact& fact) {
    const bool ofBudget = fact.attribute >= kBudgetAmount && fact.attribute <= kBudgetMax && !fact.fromAccount;
    if (!ofBudget || fact.value.kind != ValueKind::kMoney) return false;
    if (fact.value.period == Period::kUnstated) fact.value.period = period;
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
    WarnOf(contact, "bad_number", "$.bant.budget.max");
    return true;
  }
  if (contact.facts.size() >= kMaxFacts) return false;
  contact.facts.push_back(amount);
  return true;
}

}  // namespace bantam
