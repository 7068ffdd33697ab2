// SPDX-License-Identifier: MIT
// What a leaf says of one value: the only place where conditions meet values.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "bantam/model.h"
#include "bantam/email_domain.h"
#include "bantam/title.h"

namespace bantam {

/// What was last read of a title, a role and an address: the same contact is asked of many times. For one model; keyed by content, so never stale.
class ReadingMemo {
 public:
  const TitleReading& Title(std::string_view text, const Model& model);
  Decides Role(std::string_view text, const Model& model);
  /// The class of the address's domain, kUnknown for none; `domain` is valid until the next call.
  DomainClass Domain(std::string_view email, std::string_view& domain);

 private:
  std::string title_, role_, email_, domain_;
  bool hasTitle_ = false, hasRole_ = false, hasEmail_ = false;
  TitleReading reading_;
  Decides decides_ = Decides::kUnknown;
  DomainClass domainClass_ = DomainClass::kUnknown;
};

/// One known value as leaves see it. Text is folded once, titles and domains are read once, when a leaf first asks.
class LeafSubject {
 public:
  /// `today` and `told` (the local day on which the fact was told, or kNoDay) serve dates; `listItems` the items of kList values.
  LeafSubject(const Model& model, const Value& value, Day today, Day told, std::span<const std::string_view> listItems, ReadingMemo& memo)
      : model_(model), value_(value), today_(today), told_(told), items_(listItems), memo_(memo) {}

  Truth Ask(const Leaf& leaf);
  /// The truths of all leaves of a fact.
  FactTruths AskAll(const ModelFact& fact);
  /// Stands in for the reading of a title (imagined values, roles derived from titles).
  void ImagineTitle(const TitleReading& reading) { title_ = reading, titleRead_ = true; }

 private:
  Truth AskNumber(const Leaf& leaf) const;
  Truth AskDays(const Leaf& leaf) const;
  Truth AskOneOf(const Leaf& leaf);
  Truth AskWords(const Leaf& leaf);
  Truth AskTitle(const Leaf& leaf);
  Truth AskDomain(const Leaf& leaf);
  void RemainingDays(std::int64_t& low, std::int64_t& high) const;
  std::string_view Folded(std::string_view text);
  bool MatchesText(const Leaf& leaf, std::string_view text, bool words);

  const Model& model_;
  const Value& value_;
  Day today_;
  Day told_;
  std::span<const std::string_view> items_;
  ReadingMemo& memo_;
  std::string scratch_;
  TitleReading title_;
  bool titleRead_ = false;
};

/// Whether the model can compare an amount in that currency; without a rate for it the amount is unknown.
bool HasRate(const Model& model, const Value& value);

/// An amount as the model compares it: thousandths of its currency per its period, or false when the currency has no rate.
bool MoneyInModel(const Model& model, const Value& value, std::int64_t& low, std::int64_t& high);

/// The model's fact of a contact's fact, or kNoFact. O(1); for custom names O(facts of the model).
std::uint16_t FactIndexOf(const Model& model, const Contact& contact, const Fact& fact);

/// Two texts equal after folding.
bool SameText(std::string_view a, std::string_view b);

}  // namespace bantam
