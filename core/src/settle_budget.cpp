// SPDX-License-Identifier: MIT
#include "settle_budget.h"

#include <algorithm>
#include <span>

#include "bantam/columns.h"
#include "fact_reader.h"
#include "stable_order.h"

namespace bantam {
namespace {

/// A fact that is to be left out.
constexpr AttributeId kLeftOut = kAttributeCount;

using Places = std::span<const std::uint32_t>;

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
    for (const std::uint32_t place : places_) {
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

  /// False when there is no room for the amount that the ends make. `wrong` takes what is wrong with what the contact itself says.
  bool Settle(std::vector<ContactWarning>& wrong) {
    const bool own = !facts_[places_.front()].fromAccount;
    const std::size_t before = wrong.size();
    ApplyUnit(wrong);
    const bool room = JoinEnds(wrong);
    if (!own) wrong.resize(before);
    return room;
  }

 private:
  template <typename Is>
  const Fact* Strongest(const Is& is) const {
    const Fact* found = nullptr;
    for (const std::uint32_t place : places_) {
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

  void ApplyUnit(std::vector<ContactWarning>& wrong) {
    const std::string_view currency = TextOf(kBudgetCurrency);
    const std::string_view periodText = TextOf(kBudgetPeriod);
    const std::string_view code = currency.empty() ? currency : ReadCurrency(currency);
    const Period period = periodText.empty() ? Period::kUnstated : ReadPeriod(periodText);
    const bool unknown = !currency.empty() && code.empty();
    const bool unknownPeriod = !periodText.empty() && period == Period::kUnstated;
    if (unknown) wrong.push_back({"unknown_currency", "$.bant.budget.currency"});
    if (unknownPeriod) wrong.push_back({"unknown_period", "$.bant.budget.period"});
    for (const std::uint32_t place : places_) {
      Fact& fact = facts_[place];
      if (!IsAmount(fact) || fact.value.kind != ValueKind::kMoney) continue;
      const bool unstated = fact.value.period == Period::kUnstated, bare = fact.value.currency[0] == 0;
      if (unstated) fact.value.period = period;
      if (bare) SetCurrency(fact.value, code);
      // Five hundred a week are no five hundred a year.
      if ((unstated && unknownPeriod) || (bare && unknown)) fact.attribute = kLeftOut;
    }
  }

  bool JoinEnds(std::vector<ContactWarning>& wrong) {
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
    if (!sameUnit || amount.value.low > amount.value.high) {
      wrong.push_back({"bad_number", "$.bant.budget.max"});
      return true;
    }
    if (facts_.size() >= most_) return false;
    facts_.push_back(amount);
    return true;
  }

  std::vector<Fact>& facts_;
  const Places places_;
  const std::size_t most_;
};

/// The budget parts of each teller, one teller after the other.
class Tellers {
 public:
  explicit Tellers(const std::vector<Fact>& facts) : facts_(facts) {
    bool account = false;
    for (std::size_t i = 0; i < facts.size() && i < places_.size(); ++i) {
      if (!IsBudgetPart(facts[i].attribute)) continue;
      places_[count_++] = static_cast<std::uint32_t>(i);
      account = account || facts[i].fromAccount;
    }
    const ComesFirst before = [](const void* given, std::uint32_t a, std::uint32_t b) -> bool {
      const auto& told = *static_cast<const std::vector<Fact>*>(given);
      return CompareTellers(told[a], told[b]) < 0;
    };
    if (account) SortPlaces(std::span(places_).first(count_), before, &facts);
  }
  /// Valid as long as this; empty when there are no more.
  Places Next() {
    const std::size_t first = next_;
    while (next_ < count_ && CompareTellers(facts_[places_[first]], facts_[places_[next_]]) == 0) ++next_;
    return Places(places_).subspan(first, next_ - first);
  }

 private:
  const std::vector<Fact>& facts_;
  std::array<std::uint32_t, kMaxFacts> places_;   // not filled: most contacts have few
  std::size_t count_ = 0;
  std::size_t next_ = 0;
};

bool HangsOnDates(std::vector<Fact>& facts) {
  Tellers tellers(facts);
  for (Places places = tellers.Next(); !places.empty(); places = tellers.Next()) {
    if (Budget(facts, places, kMaxFacts).HangsOnDates()) return true;
  }
  return false;
}

/// False when there was no room for some teller's amount.
bool SettleEach(std::vector<Fact>& facts, std::size_t most, std::vector<ContactWarning>& wrong) {
  Tellers tellers(facts);
  bool room = true;
  for (Places places = tellers.Next(); room && !places.empty(); places = tellers.Next()) room = Budget(facts, places, most).Settle(wrong);
  return room;
}

void LeaveOut(std::vector<Fact>& facts) {
  facts.erase(std::remove_if(facts.begin(), facts.end(), [](const Fact& fact) { return fact.attribute == kLeftOut; }), facts.end());
}

}  // namespace

bool SettleBudget(Contact& contact) {
  const auto matters = [](const Fact& fact) { return IsBudgetPart(fact.attribute) && fact.attribute != kBudgetAmount; };
  if (std::none_of(contact.facts.begin(), contact.facts.end(), matters)) return true;   // amounts alone are what they are
  contact.budgetHangs = HangsOnDates(contact.facts);
  if (contact.budgetHangs) return true;
  std::vector<ContactWarning> wrong;
  const bool room = SettleEach(contact.facts, kMaxFacts, wrong);
  for (const ContactWarning& warning : wrong) contact.Warn(warning.code, warning.path);
  LeaveOut(contact.facts);
  return room;
}

void SettleBudgetUntil(const Contact& contact, Instant seenUntil, std::vector<Fact>& facts, std::vector<ContactWarning>& warnings) {
  facts.clear();
  std::copy_if(contact.facts.begin(), contact.facts.end(), std::back_inserter(facts),
               [seenUntil](const Fact& fact) { return IsBudgetPart(fact.attribute) && fact.at <= seenUntil; });
  std::vector<ContactWarning> wrong;
  SettleEach(facts, SIZE_MAX, wrong);   // each teller adds one amount at most, and only in the place of none
  for (const ContactWarning& warning : wrong) {
    const auto same = [&](const ContactWarning& known) { return known.code == warning.code && known.path == warning.path; };
    if (std::none_of(contact.warnings.begin(), contact.warnings.end(), same)) warnings.push_back(warning);
  }
  LeaveOut(facts);
}

}  // namespace bantam
