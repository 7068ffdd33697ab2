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

std::string_view Contact::TextOf(AttributeId attribute) const {
  for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
    if (fact->attribute == attribute && !fact->fromAccount && fact->value.kind == ValueKind::kText) return fact->value.text;
  }
  return {};
}

}  // namespace bantam
