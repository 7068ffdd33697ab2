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
  hasObserved = budgetHangs = false;
  observed.clear();
  facts.clear();
  listItems.clear();
  customNames.clear();
  events.clear();
  notes.clear();
  asked.clear();
  decisionMakers.clear();
  std::vector<ContactAttempt> attempts = std::move(lifecycle.attempts);
  std::vector<ToldMoment> moments = std::move(lifecycle.moments);
  attempts.clear();
  moments.clear();
  lifecycle = {};
  lifecycle.attempts = std::move(attempts);
  lifecycle.moments = std::move(moments);
  unknownKeys.clear();
  warnings.clear();
  texts.Clear();
}

void Contact::Warn(std::string_view code, std::string_view path) {
  if (warnings.size() < kMaxContactWarnings) warnings.push_back({code, path});
}

const Fact* Contact::TextFactOf(AttributeId attribute, Instant seenUntil) const {
  const Fact* found = nullptr;
  for (const Fact& fact : facts) {
    if (fact.attribute != attribute || fact.fromAccount || fact.value.kind != ValueKind::kText || fact.at > seenUntil) continue;
    if (found == nullptr || Outranks(fact.source, fact.at, found->source, found->at)) found = &fact;
  }
  return found;
}

std::string_view Contact::TextOf(AttributeId attribute, Instant seenUntil) const {
  const Fact* const found = TextFactOf(attribute, seenUntil);
  return found == nullptr ? std::string_view() : found->value.text;
}

Instant Contact::MomentOf(AttributeId attribute, Instant seenUntil) const {
  const ToldMoment* found = nullptr;
  for (const ToldMoment& told : lifecycle.moments) {
    if (told.attribute != attribute || std::max(told.at, told.moment) > seenUntil) continue;
    if (found == nullptr || Outranks(told.source, told.at, found->source, found->at)) found = &told;
  }
  return found == nullptr ? kUndated : found->moment;
}

}  // namespace bantam
