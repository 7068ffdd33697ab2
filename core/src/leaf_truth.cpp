// SPDX-License-Identifier: MIT
#include "leaf_truth.h"

#include <algorithm>

#include "bantam/columns.h"
#include "bantam/fold.h"
#include "value_readers.h"

namespace bantam {
namespace {

Truth TruthOf(bool value) { return value ? Truth::kTrue : Truth::kFalse; }

// A range of possible values against a wanted range: true when it holds for all of it, false when for none.
Truth RangeTruth(std::int64_t low, std::int64_t high, std::int64_t wantedLow, std::int64_t wantedHigh) {
  if (low >= wantedLow && high <= wantedHigh) return Truth::kTrue;
  if (high < wantedLow || low > wantedHigh) return Truth::kFalse;
  return Truth::kUnknown;
}

}  // namespace

const TitleReading& ReadingMemo::Title(std::string_view text, const Model& model) {
  if (!hasTitle_ || title_ != text) {
    title_ = text;
    reading_ = ReadTitle(text, {}, model.titleLanguages);
    hasTitle_ = true;
  }
  return reading_;
}

Decides ReadingMemo::Role(std::string_view text, const Model& model) {
  if (!hasRole_ || role_ != text) {
    role_ = text;
    const std::optional<bool> yes = ReadYesNo(text);   // "Decision maker" is asked as often with yes and no as with a role
    decides_ = !yes ? ReadRole(text, model.titleLanguages) : *yes ? Decides::kDecides : Decides::kNo;
    hasRole_ = true;
  }
  return decides_;
}

DomainClass ReadingMemo::Domain(std::string_view email, std::string_view& domain) {
  if (!hasEmail_ || email_ != email) {
    email_ = email;
    domain_ = DomainOf(email);
    domainClass_ = domain_.empty() ? DomainClass::kUnknown : ClassOfDomain(domain_);
    hasEmail_ = true;
  }
  domain = domain_;
  return domainClass_;
}

bool SameText(std::string_view a, std::string_view b) {
  std::string first, second;
  return Fold(a, first) == Fold(b, second);
}

std::uint16_t FactIndexOf(const Model& model, const Contact& contact, const Fact& fact) {
  if (fact.attribute < kCustomAttribute) {
    const std::int16_t index = model.factOfAttribute[fact.attribute];
    return index < 0 ? kNoFact : static_cast<std::uint16_t>(index);
  }
  const std::string_view name = contact.customNames[static_cast<std::size_t>(fact.attribute - kCustomAttribute)];
  for (std::size_t i = 0; i < model.facts.size(); ++i) {
    if (model.facts[i].attribute == kCustomAttribute && model.facts[i].customName == name) return static_cast<std::uint16_t>(i);
  }
  return kNoFact;
}

/// Millionths of the model's currency per unit; 0 without a rate.
static std::int64_t RateOf(const Model& model, const Value& value) {
  if (value.currency[0] == '\0' || value.currency == model.currency) return 1'000'000;
  const auto rate = std::find_if(model.rates.begin(), model.rates.end(), [&](const Currency& c) { return c.code == value.currency; });
  return rate == model.rates.end() ? 0 : rate->perUnit;
}

bool HasRate(const Model& model, const Value& value) { return RateOf(model, value) != 0; }

bool MoneyInModel(const Model& model, const Value& value, std::int64_t& low, std::int64_t& high) {
  const std::int64_t perUnit = RateOf(model, value);
  if (perUnit == 0) return false;
  // "Once" and the model's period cannot be compared in time: a single sum counts as one period's.
  const auto inModel = [&](std::int64_t amount) {
    if (amount == kOpenLow || amount == kOpenHigh) return amount;
    return InPeriod(ScaleRounded(amount, perUnit, 1'000'000), value.period, model.period);
  };
  low = inModel(value.low);
  high = inModel(value.high);
  return true;
}

Truth LeafSubject::AskNumber(const Leaf& leaf) const {
  std::int64_t low = value_.low;
  std::int64_t high = value_.high;
  if (model_.facts[leaf.fact].attribute == kTimelineWithinDays && value_.kind == ValueKind::kNumber) RemainingDays(low, high);
  if (value_.kind == ValueKind::kMoney) MoneyInModel(model_, value_, low, high);
  if (value_.kind != ValueKind::kMoney && value_.kind != ValueKind::kNumber) return Truth::kUnknown;
  return RangeTruth(low, high, leaf.low, leaf.high);
}

// withinDays counts whole days from the day it was told. Until its upper end has passed, what remains begins today at the earliest.
void LeafSubject::RemainingDays(std::int64_t& low, std::int64_t& high) const {
  const std::int64_t passed = told_ == kNoDay ? 0 : today_ - told_;
  low = value_.low == kOpenLow ? kOpenLow : (value_.low / kOne - passed) * kOne;
  high = value_.high == kOpenHigh ? kOpenHigh : (value_.high / kOne - passed) * kOne;
  if (value_.low >= 0 && high >= 0) low = std::max<std::int64_t>(low, 0);
}

Truth LeafSubject::AskDays(const Leaf& leaf) const {
  if (value_.kind == ValueKind::kDate) {
    const std::int64_t days = value_.low - today_;
    return TruthOf(days >= leaf.low && days <= leaf.high);
  }
  if (value_.kind != ValueKind::kNumber || model_.facts[leaf.fact].attribute != kTimelineWithinDays) return Truth::kUnknown;
  std::int64_t low = 0, high = 0;
  RemainingDays(low, high);
  return RangeTruth(low == kOpenLow ? INT32_MIN : low / kOne, high == kOpenHigh ? INT32_MAX : high / kOne, leaf.low, leaf.high);
}

std::string_view LeafSubject::Folded(std::string_view text) { return Fold(text, scratch_); }

bool LeafSubject::MatchesText(const Leaf& leaf, std::string_view text, bool words) {
  const std::string_view folded = Folded(text);
  const bool found = std::any_of(leaf.words.begin(), leaf.words.end(),
                                 [&](const std::string& word) { return words ? ContainsWord(folded, word) : folded == word; });
  if (found || leaf.booleans == 0) return found;
  const std::optional<bool> yes = ReadYesNo(text);
  return yes && (leaf.booleans >> *yes & 1) != 0;
}

Truth LeafSubject::AskOneOf(const Leaf& leaf) {
  switch (value_.kind) {
    case ValueKind::kText: return TruthOf(MatchesText(leaf, value_.text, false));
    case ValueKind::kBool: return TruthOf((leaf.booleans >> value_.low & 1) != 0);
    case ValueKind::kList:
      return TruthOf(std::any_of(items_.begin(), items_.end(), [&](std::string_view item) { return MatchesText(leaf, item, false); }));
    case ValueKind::kNumber: {
      Truth result = Truth::kFalse;
      std::int64_t low = value_.low, high = value_.high;
      if (model_.facts[leaf.fact].attribute == kTimelineWithinDays) RemainingDays(low, high);
      if (low == high && (low == 0 || low == kOne) && (leaf.booleans >> (low != 0) & 1) != 0) return Truth::kTrue;
      for (Thousandths number : leaf.numbers) {
        const Truth truth = RangeTruth(low, high, number, number);
        if (truth == Truth::kTrue) return truth;
        if (truth == Truth::kUnknown) result = truth;
      }
      return result;
    }
    default: return Truth::kUnknown;
  }
}

Truth LeafSubject::AskWords(const Leaf& leaf) {
  if (value_.kind == ValueKind::kText) return TruthOf(MatchesText(leaf, value_.text, true));
  if (value_.kind != ValueKind::kList) return Truth::kUnknown;
  return TruthOf(std::any_of(items_.begin(), items_.end(), [&](std::string_view item) { return MatchesText(leaf, item, true); }));
}

Truth LeafSubject::AskTitle(const Leaf& leaf) {
  if (!titleRead_) {
    if (value_.kind != ValueKind::kText) return Truth::kUnknown;
    titleRead_ = true;
    if (model_.facts[leaf.fact].attribute == kAuthorityRole) {
      title_.decides = memo_.Role(value_.text, model_);
    } else {
      title_ = memo_.Title(value_.text, model_);
    }
  }
  if (leaf.kind == LeafKind::kDecides) {
    if (title_.decides == Decides::kUnknown) return Truth::kUnknown;
    return TruthOf((leaf.mask >> static_cast<unsigned>(title_.decides) & 1) != 0);
  }
  if (title_.confidence == 0) return Truth::kUnknown;
  const auto value = leaf.kind == LeafKind::kSeniority ? static_cast<unsigned>(title_.seniority) : static_cast<unsigned>(title_.function);
  return TruthOf((leaf.mask >> value & 1) != 0);
}

Truth LeafSubject::AskDomain(const Leaf& leaf) {
  if (value_.kind != ValueKind::kText) return Truth::kUnknown;
  std::string_view domain;
  const DomainClass domainClass = memo_.Domain(value_.text, domain);
  if (leaf.kind == LeafKind::kDomainClass) {
    if (domainClass == DomainClass::kUnknown) return Truth::kUnknown;
    return TruthOf((leaf.mask >> static_cast<unsigned>(domainClass) & 1) != 0);
  }
  if (domain.empty()) return Truth::kUnknown;
  return TruthOf(std::any_of(leaf.words.begin(), leaf.words.end(), [&](const std::string& own) {
    return domain == own || (domain.size() > own.size() && domain.ends_with(own) && domain[domain.size() - own.size() - 1] == '.');
  }));
}

Truth LeafSubject::Ask(const Leaf& leaf) {
  if (value_.kind == ValueKind::kMoney && !HasRate(model_, value_)) return Truth::kUnknown;
  if (leaf.kind == LeafKind::kExists) return TruthOf(value_.kind != ValueKind::kNone);
  if (leaf.kind == LeafKind::kNone) return TruthOf(value_.kind == ValueKind::kNone);
  if (value_.kind == ValueKind::kNone) return Truth::kFalse;   // known to be none: no comparison holds
  switch (leaf.kind) {
    case LeafKind::kOneOf: return AskOneOf(leaf);
    case LeafKind::kContainsWord: return AskWords(leaf);
    case LeafKind::kRange: return AskNumber(leaf);
    case LeafKind::kInDays: return AskDays(leaf);
    case LeafKind::kDomainClass:
    case LeafKind::kDomain: return AskDomain(leaf);
    default: return AskTitle(leaf);
  }
}

FactTruths LeafSubject::AskAll(const ModelFact& fact) {
  FactTruths truths;
  for (std::uint16_t i = 0; i < fact.leafCount; ++i) {
    const Truth truth = Ask(model_.leaves[static_cast<std::size_t>(fact.firstLeaf + i)]);
    if (truth != Truth::kUnknown) truths.known |= std::uint64_t{1} << i;
    if (truth == Truth::kTrue) truths.yes |= std::uint64_t{1} << i;
  }
  return truths;
}

}  // namespace bantam
