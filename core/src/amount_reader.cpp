// SPDX-License-Identifier: MIT
// The part of FactReader that reads amounts of money and ranges of numbers.
#include "bantam/columns.h"
#include "fact_reader.h"

namespace bantam {

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
  if (period == Period::kUnstated) return Refuse("unknown_period", draft);
  draft.fact.value.period = period;
}

}  // namespace bantam
