// SPDX-License-Identifier: MIT
// Attribute values of a contact as facts: plain values, fact objects, ranges, amounts of money, lists, and what other contacts told.
#pragma once

#include <algorithm>
#include <string_view>

#include "contact_input.h"

namespace bantam {

/// Members of a fact object or an amount.
enum FactMember { kValue, kSource, kAt, kConfidence, kBy, kAmount, kMin, kMax, kCurrency, kPeriod, kRole, kName };
inline constexpr std::array<std::string_view, 12> kFactNames{"value", "source", "at",       "confidence", "by",   "amount",
                                                             "min",   "max",    "currency", "period",     "role", "name"};
inline constexpr KeyTable kFactKeys(kFactNames);

class FactReader {
 public:
  explicit FactReader(ContactInput& input) : input_(input) {}

  /// Reads the value that comes next as what the contact's own record says of the attribute: no fact when it is unknown,
  /// several for an array of fact objects.
  bool Read(AttributeId id);
  /// Reads the array `accountFacts`.
  bool ReadAccountFacts();
  /// The id of `custom.<name>`, added to the contact's names when new.
  bool CustomId(std::string_view name, AttributeId& id);
  /// Forgets what the contact's own record has said of the attribute.
  void Drop(AttributeId id);
  /// The last fact that the contact's own record has of the attribute, or nullptr.
  const Fact* Find(AttributeId id) const;

 private:
  /// A fact while its members come in. `bad`: something in it was warned of, so it stays unknown.
  struct Draft {
    Fact fact;
    Instant moment = kUndated;  ///< of a date: the moment it names, where the fact itself keeps the day
    bool known = false;
    bool bad = false;
  };
  /// The members of an amount or a range.
  struct Amount {
    Draft exact, low, high;
    std::string_view currency;
    std::string_view period;
    bool named = false;  ///< any of its members was there
    bool money = false;  ///< a member was there that only money has
  };

  static void SetRange(Value& value, ValueKind kind, std::int64_t low, std::int64_t high) {
    value.kind = kind;
    value.low = low;
    value.high = high;
  }
  bool ReadPlain(Draft& draft);
  bool ReadOnlyText(AttributeId id);
  bool ReadScalar(Draft& draft);
  bool ReadTextAs(AttributeKind kind, Draft& draft);
  bool ReadNumberAs(AttributeKind kind, Draft& draft);
  bool ReadWordAs(AttributeKind kind, Draft& draft);
  void TakeDate(std::string_view text, Draft& draft);
  bool ReadArray(Draft& draft, bool holdsFacts);
  bool ReadListItem(Draft& draft);
  bool ReadObject(Draft& draft, bool isFact);
  bool ReadAmountMember(int member, AttributeId id, Amount& amount);
  bool ReadProvenance(int member, Fact& fact, bool& bad);
  void TakeAmount(const Amount& amount, Draft& draft);
  void ApplyUnit(const Amount& amount, Draft& draft);
  bool ReadAccountFact();
  bool AddListItem(std::string_view text, Draft& draft);
  bool AddDecisionMaker(const DecisionMaker& maker, const Draft& draft);
  bool Keep(const Draft& draft);
  void Refuse(std::string_view code, Draft& draft) {
    input_.Warn(code);
    draft.bad = true;
  }

  ContactInput& input_;
};

/// `EUR`, or none.
/// Whether it is one of the BANT facts, which are answers to questions.
constexpr bool IsAnswer(AttributeId id) { return id >= kBudgetAmount && id <= kTimelineCompeting; }

inline void SetCurrency(Value& value, std::string_view code) {
  value.currency = {};
  std::copy_n(code.begin(), std::min<std::size_t>(code.size(), 3), value.currency.begin());
}

}  // namespace bantam
