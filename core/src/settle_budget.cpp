// SPDX-License-Identifier: MIT
#include "settle_budget.h"

#include <algorithm>
#include <span>

#include "bantam/columns.h"
#include "fact_reader.h"

namespace bantam {
namespace {

/// A fact that is to be left out.
constexpr AttributeId kLeftOut = kAttributeCount;

using Places = std::span<const std::uint16_t>;

int CompareTellers(const Fact& a, const Fact& b) {
  if (a.fromAccount != b.fromAccount) return a.fromAccount ? 1 : -1;
  if (!a.fromAccount) return 0;   // a fact of the contact's own may name who wrote it down
  const int contact = a.contact.compare(b.contact);
  return contact != 0 ? contact : a.name.compare(b.name);
}

bool IsAmount(const Fact& fact) { return fact.attribute >= kBudgetAmount && fact.attribute <= kBudgetMax; }

/// What one teller says of a budget: the facts at `places`.
class Budget {
 public:
  Budget(std::vector<Fact>& facts, Places places, std::size_t most) : facts_(facts), places_(places), most_(most) {}

  /// A unit or an end that is told at another moment than what it belongs to.
  bool HangsOnDates() const {
    const Fact* first = nullptr;
    bool ends = false, apart = false;
    for (const std::uint16_t place : places_) {
      const Fact& fact = facts_[place];
      if (!IsAmount(fact)) {
        if (fact.at != kUndated) return true;
        continue;
      }
      ends = ends || fact.attribute != kBudgetAmount;
      apart = apart || (first != nullptr && fact.at != first->at);
      first = &fact;
    }
    return ends && apart;
  }

  /// False when there is no room for the amount that the ends make. `warn(code, path)` hears what is wrong with what the contact itself says.
  template <typename Warn>
  bool Settle(const Warn& warn) {
    const bool own = !facts_[places_.front()].fromAccount;
    const auto warnOwn = [&](std::string_view code, std::string_view path) {
      if (own) warn(code, path);
    };
    ApplyUnit(warnOwn);
    return JoinEnds(warnOwn);
  }

 private:
  template <typename Is>
  const Fact* Strongest(const Is& is) const {
    const Fact* found = nullptr;
    for (const std::uint16_t place : places_) {
      const Fact& fact = facts_[place];
      if (is(fact) && (found == nullptr || Outranks(fact.source, fact.at, found->source, found->at))) found = &fact;
    }
    return found;
  }
  std::string_view TextOf(AttributeId id) const {
    const Fact* const found = Strongest([id](const Fact& fact) { return fact.attribute == id && fact.value.kind == ValueKind::kText; });
    return found == nullptr ? std::string_view() : found->value.text;
  }
  const Fact* MoneyOf(AttributeId id) const {
    const Fact* const found = Strongest([id](const Fact& fact) { return fact.attribute == id; });
    return found != nullptr && found->value.kind == ValueKind::kMoney ? found : nullptr;
  }

  template <typename Warn>
  void ApplyUnit(const Warn& warn) {
    const std::string_view currency = TextOf(kBudgetCurrency);
    const std::string_view periodText = TextOf(kBudgetPeriod);
    const std::string_view code = currency.empty() ? currency : ReadCurrency(currency);
    const Period period = periodText.empty() ? Period::kUnstated : ReadPeriod(periodText);
    const bool unknown = !currency.empty() && code.empty();
    const bool unknownPeriod = !periodText.empty() && period == Period::kUnstated;
    if (unknown) warn("unknown_currency", "$.bant.budget.currency");
    if (unknownPeriod) warn("unknown_period", "$.bant.budget.period");
    for (const std::uint16_t place : places_) {
      Fact& fact = facts_[place];
      if (!IsAmount(fact) || fact.value.kind != ValueKind::kMoney) continue;
      const bool unstated = fact.value.period == Period::kUnstated, bare = fact.value.currency[0] == 0;
      if (unstated) fact.value.period = period;
      if (bare) SetCurrency(fact.value, code);
      // Five hundred a week are no five hundred a year.
      if ((unstated && unknownPeriod) || (bare && unknown)) fact.attribute = kLeftOut;
    }
  }

  template <typename Warn>
  bool JoinEnds(const Warn& warn) {
    if (Strongest([](const Fact& fact) { return fact.attribute == kBudgetAmount; }) != nullptr) return true;
    const Fact* const least = MoneyOf(kBudgetMin);
    const Fact* const most = MoneyOf(kBudgetMax);
    if (least == nullptr && most == nullptr) return true;
    Fact amount = least == nullptr || (most != nullptr && most->at > least->at) ? *most : *least;
    amount.attribute = kBudgetAmount;
    amount.value.text = {};
    amount.value.low = least == nullptr ? kOpenLow : least->value.low;
    amount.value.high = most == nullptr ? kOpenHigh : most->value.high;
    const bool sameUnit = least == nullptr || most == nullptr ||
                          (least->value.currency == most->value.currency && least->value.period == most->value.period);
    if (!sameUnit || amount.value.low > amount.value.high) return warn("bad_number", "$.bant.budget.max"), true;
    if (facts_.size() >= most_) return false;
    facts_.push_back(amount);
    return true;
  }

  std::vector<Fact>& facts_;
  const Places places_;
  const std::size_t most_;
};

/// Calls on(places) for the budget parts of each teller until it says false; true when it never does.
template <typename On>
bool ForEachTeller(const std::vector<Fact>& facts, const On& on) {
  std::array<std::uint16_t, kMaxFacts> places;   // not filled: most contacts have few
  std::size_t count = 0;
  bool account = false;
  for (std::size_t i = 0; i < facts.size() && i < places.size(); ++i) {
    if (!IsBudgetPart(facts[i].attribute)) continue;
    places[count++] = static_cast<std::uint16_t>(i);
    account = account || facts[i].fromAccount;
  }
  const Places all(places.data(), count);
  if (!account) return all.empty() || on(all);
  std::sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(count), [&facts](std::uint16_t a, std::uint16_t b) {
    const int order = CompareTellers(facts[a], facts[b]);
    return order != 0 ? order < 0 : a < b;
  });
  for (std::size_t first = 0, end; first < count; first = end) {
    for (end = first + 1; end < count && CompareTellers(facts[places[first]], facts[places[end]]) == 0;) ++end;
    if (!on(all.subspan(first, end - first))) return false;
  }
  return true;
}

void LeaveOut(std::vector<Fact>& facts) {
  facts.erase(std::remove_if(facts.begin(), facts.end(), [](const Fact& fact) { return fact.attribute == kLeftOut; }), facts.end());
}

}  // namespace

bool SettleBudget(Contact& contact) {
  const auto matters = [](const Fact& fact) { return IsBudgetPart(fact.attribute) && fact.attribute != kBudgetAmount; };
  if (std::none_of(contact.facts.begin(), contact.facts.end(), matters)) return true;   // amounts alone are what they are
  auto& facts = contact.facts;
  contact.budgetHangs = !ForEachTeller(facts, [&](Places places) { return !Budget(facts, places, kMaxFacts).HangsOnDates(); });
  if (contact.budgetHangs) return true;
  const bool room = ForEachTeller(facts, [&](Places places) {
    return Budget(facts, places, kMaxFacts).Settle([&](std::string_view code, std::string_view path) { contact.Warn(code, path); });
  });
  LeaveOut(facts);
  return room;
}

void SettleBudgetUntil(const Contact& contact, Instant seenUntil, std::vector<Fact>& facts, std::vector<ContactWarning>& warnings) {
  facts.clear();
  std::copy_if(contact.facts.begin(), contact.facts.end(), std::back_inserter(facts),
               [seenUntil](const Fact& fact) { return IsBudgetPart(fact.attribute) && fact.at <= seenUntil; });
  const auto warn = [&](std::string_view code, std::string_view path) {
    const auto same = [&](const ContactWarning& known) { return known.code == code && known.path == path; };
    if (std::none_of(contact.warnings.begin(), contact.warnings.end(), same)) warnings.push_back({code, path});
  };
  // Each teller adds one amount at most, and only in the place of none.
  ForEachTeller(facts, [&](Places places) { return Budget(facts, places, SIZE_MAX).Settle(warn); });
  LeaveOut(facts);
}

}  // namespace bantam
