// SPDX-License-Identifier: MIT
#include "bantam/contact.h"

#include <algorithm>
#include <cstring>

namespace bantam {

std::string_view NameOf(Source source) {
  constexpr std::string_view names[] = {"note", "crm", "form", "person"};
  return names[static_cast<std::size_t>(source)];
}

std::string_view NameOf(Period period) {
  constexpr std::string_view names[] = {"", "once", "month", "quarter", "year"};
  return names[static_cast<std::size_t>(period)];
}

std::string_view ImpossibleBecause(const Fact& fact) {
  const Value& value = fact.value;
  if (value.kind == ValueKind::kText) return value.text.size() > kMaxFactText ? "too_long" : std::string_view();
  if (value.kind != ValueKind::kNumber && value.kind != ValueKind::kMoney) return {};
  const bool below = (value.low < 0 && value.low != kOpenLow) || value.high < 0;
  return below && NeverNegative(fact.attribute) ? "number_out_of_range" : std::string_view();
}

void Contact::Clear() {
  id = {};
  account = {};
  hasObserved = false;
  observed.clear();
  facts.clear();
  listItems.clear();
  customNames.clear();
  events.clear();
  notes.clear();
  asked.clear();
  decisionMakers.clear();
  std::vector<ContactAttempt> attempts = std::move(lifecycle.attempts);
  attempts.clear();
  lifecycle = {};
  lifecycle.attempts = std::move(attempts);
  unknownKeys.clear();
  warnings.clear();
  texts.Clear();
}

void Contact::Warn(std::string_view code, std::string_view path) {
  if (warnings.size() < kMaxContactWarnings) warnings.push_back({code, path});
}

std::string_view Contact::TextOf(AttributeId attribute) const {
  for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
    if (fact->attribute == attribute && !fact->fromAccount && fact->value.kind == ValueKind::kText) return fact->value.text;
  }
  return {};
}

}  // namespace bantam
