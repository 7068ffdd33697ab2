// SPDX-License-Identifier: MIT
#include "fact_reader.h"

#include <algorithm>

#include "ascii.h"
#include "attribute_table.h"
#include "bantam/columns.h"
#include "value_readers.h"

namespace bantam {
namespace {

AttributeKind KindAt(AttributeId id) { return id < kAttributeCount ? kAttributeTable[id].kind : AttributeKind::kAny; }

constexpr std::array<Source, 4> kSources{Source::kNote, Source::kCrm, Source::kForm, Source::kPerson};

bool IsWritten(char c) { return c == '"' || c == '-' || IsDigit(c); }

void SetText(Value& value, std::string_view text) {
  value.kind = ValueKind::kText;
  value.text = text;
}

}  // namespace

/// Most attributes are texts.
bool FactReader::ReadOnlyText(AttributeId id) {
  std::string_view text;
  if (!input_.ReadString(text)) return false;
  if (SaysNothing(text, IsAnswer(id))) return true;
  if (text.size() > kMaxFactText) return input_.Warn("too_long"), true;
  auto& facts = input_.contact.facts;
  if (facts.size() >= kMaxFacts) return input_.TooMany();
  Fact& fact = facts.emplace_back();
  fact.attribute = id;
  SetText(fact.value, text);
  return true;
}

bool FactReader::Read(AttributeId id) {
  const char first = input_.scanner.Peek();
  const AttributeKind kind = KindAt(id);
  if (first == '"' && (kind == AttributeKind::kText || kind == AttributeKind::kAny)) return ReadOnlyText(id);
  Draft draft;
  draft.fact.attribute = id;
  const bool good = first == '{' ? ReadObject(draft, true) : first == '[' ? ReadArray(draft, true) : ReadScalar(draft);
  return good && Keep(draft);
}

bool FactReader::Keep(const Draft& draft) {
  if (!draft.known || draft.bad) return true;
  if (const std::string_view why = ImpossibleBecause(draft.fact); !why.empty()) return input_.Warn(why), true;
  Contact& contact = input_.contact;
  if (contact.facts.size() >= kMaxFacts) return input_.TooMany();
  contact.facts.push_back(draft.fact);
  const AttributeId id = draft.fact.attribute;
  const bool counts = id == kLifecycleCreatedAt || id == kLifecycleLastContactedAt;
  if (counts && draft.moment != kUndated && !draft.fact.fromAccount) contact.lifecycle.moments.push_back({id, draft.fact.source, draft.fact.at, draft.moment});
  return true;
}

void FactReader::Drop(AttributeId id) {
  Contact& contact = input_.contact;
  const auto isOwn = [id](const Fact& fact) { return fact.attribute == id && !fact.fromAccount; };
  contact.facts.erase(std::remove_if(contact.facts.begin(), contact.facts.end(), isOwn), contact.facts.end());
  if (id == kAuthorityDecisionMakers) contact.decisionMakers.clear();
  auto& moments = contact.lifecycle.moments;
  moments.erase(std::remove_if(moments.begin(), moments.end(), [id](const ToldMoment& told) { return told.attribute == id; }), moments.end());
}

const Fact* FactReader::Find(AttributeId id) const {
  const auto& facts = input_.contact.facts;
  const auto found = std::find_if(facts.rbegin(), facts.rend(), [id](const Fact& fact) { return fact.attribute == id && !fact.fromAccount; });
  return found == facts.rend() ? nullptr : &*found;
}

bool FactReader::CustomId(std::string_view name, AttributeId& id) {
  auto& names = input_.contact.customNames;
  const auto found = std::find(names.begin(), names.end(), name);
  id = static_cast<AttributeId>(kCustomAttribute + (found - names.begin()));
  if (found != names.end()) return true;
  if (names.size() >= kMaxCustomAttributes) return input_.TooMany();
  names.push_back(name);
  return true;
}

/// The value of a fact object or an account fact. Unlike in plain attributes, null says that there is none.
bool FactReader::ReadPlain(Draft& draft) {
  draft.fact.value = {};
  draft.known = false;
  const char first = input_.scanner.Peek();
  if (first == '{') return ReadObject(draft, false);
  if (first == '[') return ReadArray(draft, false);
  draft.known = first == 'n';
  return ReadScalar(draft);
}

bool FactReader::ReadScalar(Draft& draft) {
  const AttributeKind kind = KindAt(draft.fact.attribute);
  const char first = input_.scanner.Peek();
  if (first == '"') return ReadTextAs(kind, draft);
  if (IsWritten(first)) return ReadNumberAs(kind, draft);
  return ReadWordAs(kind, draft);
}

bool FactReader::ReadTextAs(AttributeKind kind, Draft& draft) {
  std::string_view text;
  if (!input_.ReadString(text)) return false;
  if (SaysNothing(text, IsAnswer(draft.fact.attribute))) return true;
  draft.known = true;
  Value& value = draft.fact.value;
  switch (kind) {
    case AttributeKind::kText:
    case AttributeKind::kAny: SetText(value, text); return true;
    case AttributeKind::kList: return AddListItem(text, draft);
    case AttributeKind::kDate: TakeDate(text, draft); return true;
    default: break;
  }
  if (kind == AttributeKind::kBool) {
    const bool isConsent = draft.fact.attribute == kConsentProfiling;
    if (const std::optional<bool> yes = isConsent ? ReadConsent(text, ValueLexicon::Get()) : ReadYesNo(text)) {
      SetRange(value, ValueKind::kBool, *yes, *yes);
      return true;
    }
  } else if (ReadAmount(text, kind == AttributeKind::kMoney, value)) {
    value.text = text;
    return true;
  }
  draft.known = false;
  if (!MeansEmpty(text)) Refuse(kind != AttributeKind::kBool ? "bad_number" : draft.fact.attribute == kConsentProfiling ? "unclear_consent" : "wrong_type", draft);
  return true;
}

void FactReader::TakeDate(std::string_view text, Draft& draft) {
  const ParsedTime parsed = input_.ParseDate(text);
  if (parsed.fault == TimeFault::kNone) {
    SetRange(draft.fact.value, ValueKind::kDate, parsed.day, parsed.day);
    draft.moment = parsed.at;
  } else if (parsed.fault == TimeFault::kRange) {
    Refuse("date_out_of_range", draft);
  } else if (MeansEmpty(text)) {
    draft.known = false;
  } else {
    // "in spring" answers no date, but people should see it as evidence.
    input_.Warn("bad_date");
    SetText(draft.fact.value, text);
  }
}

bool FactReader::ReadNumberAs(AttributeKind kind, Draft& draft) {
  std::string_view raw;
  if (!input_.scanner.Number(raw)) return false;
  Value& value = draft.fact.value;
  draft.known = true;
  if (kind == AttributeKind::kText) {
    SetText(value, raw);
  } else if (kind == AttributeKind::kList) {
    return AddListItem(raw, draft);
  } else if (kind == AttributeKind::kBool && (raw == "0" || raw == "1")) {
    SetRange(value, ValueKind::kBool, raw == "1", raw == "1");
  } else if (kind == AttributeKind::kBool || kind == AttributeKind::kDate) {
    Refuse("wrong_type", draft);
  } else {
    const ScaledNumber number = ParseThousandths(raw);
    if (number.fault != NumberFault::kNone) Refuse("number_out_of_range", draft);
    SetRange(value, kind == AttributeKind::kMoney ? ValueKind::kMoney : ValueKind::kNumber, number.value, number.value);
  }
  return true;
}

/// true, false or null; null leaves the draft as known as it was.
bool FactReader::ReadWordAs(AttributeKind kind, Draft& draft) {
  std::string_view word;
  if (!input_.scanner.Literal(word)) return false;
  if (word == "null") return true;
  draft.known = true;
  if (kind == AttributeKind::kText) {
    SetText(draft.fact.value, word);
  } else if (kind == AttributeKind::kList) {
    return AddListItem(word, draft);
  } else if (kind == AttributeKind::kBool || kind == AttributeKind::kAny) {
    SetRange(draft.fact.value, ValueKind::kBool, word == "true", word == "true");
  } else {
    Refuse("wrong_type", draft);
  }
  return true;
}

bool FactReader::AddListItem(std::string_view text, Draft& draft) {
  if (text.size() > kMaxFactText) return input_.Warn("too_long"), true;
  auto& items = input_.contact.listItems;
  if (items.size() >= kMaxListItems) return input_.TooMany();
  Value& value = draft.fact.value;
  if (value.itemCount++ == 0) value.firstItem = static_cast<std::uint32_t>(items.size());
  value.kind = ValueKind::kList;
  draft.known = true;
  items.push_back(text);
  return true;
}

/// The first item decides whether the array is a list of scalars or one of objects; items of the other sort are of a wrong type.
bool FactReader::ReadArray(Draft& draft, bool holdsFacts) {
  const AttributeId id = draft.fact.attribute;
  const bool countsPeople = id == kAuthorityDecisionMakers;
  bool objects = false;
  if (countsPeople && !draft.fact.fromAccount) input_.contact.decisionMakers.clear();
  return input_.Items([&] {
    if (input_.scanner.Peek() != '{') return objects ? input_.WrongType() : ReadListItem(draft);
    if ((!holdsFacts && !countsPeople) || draft.fact.value.itemCount > 0) return input_.WrongType();
    objects = true;
    Draft item;
    item.fact.attribute = id;
    item.fact.fromAccount = draft.fact.fromAccount;
    if (!ReadObject(item, holdsFacts)) return false;
    if (item.fact.value.kind != ValueKind::kList || !countsPeople) return Keep(item);
    Value& count = draft.fact.value;
    SetRange(count, ValueKind::kNumber, count.low + kOne, count.low + kOne);
    draft.known = true;
    return true;
  });
}

bool FactReader::ReadListItem(Draft& draft) {
  const AttributeKind kind = KindAt(draft.fact.attribute);
  if (kind != AttributeKind::kList && kind != AttributeKind::kAny) return input_.WrongType();
  std::string_view text;
  if (!input_.ReadText(text)) return false;
  return text.empty() || AddListItem(text, draft);
}

bool FactReader::ReadObject(Draft& draft, bool isFact) {
  const AttributeId id = draft.fact.attribute;
  Amount amount;
  DecisionMaker maker;
  bool hasValue = false;
  unsigned seen = 0;
  const bool good = input_.Members([&](std::string_view key) {
    const int member = input_.Member(kFactKeys, key, seen);
    if (member >= kAmount && member <= kPeriod) return ReadAmountMember(member, id, amount);
    if (id == kAuthorityDecisionMakers && member == kRole) return input_.ReadName(maker.role);
    if (id == kAuthorityDecisionMakers && member == kName) return input_.ReadName(maker.name);
    if (!isFact || member < 0 || member > kBy) return input_.UnknownKey();
    if (member != kValue) return ReadProvenance(member, draft.fact, draft.bad);
    hasValue = true;
    return ReadPlain(draft);
  });
  if (!good) return false;
  if (hasValue) {
    if (draft.fact.value.kind == ValueKind::kMoney) ApplyUnit(amount, draft);
  } else if (!maker.role.empty() || !maker.name.empty()) {
    draft.fact.value.kind = ValueKind::kList;  // tells ReadArray that this item was a person
    return AddDecisionMaker(maker, draft);
  } else if (amount.named) {
    TakeAmount(amount, draft);
  }
  return true;
}

bool FactReader::AddDecisionMaker(const DecisionMaker& maker, const Draft& draft) {
  if (draft.fact.fromAccount) return true;
  auto& makers = input_.contact.decisionMakers;
  if (makers.size() >= kMaxListItems) return input_.TooMany();
  makers.push_back(maker);
  return true;
}

bool FactReader::ReadProvenance(int member, Fact& fact, bool& bad) {
  if (member == kBy) return input_.ReadName(fact.name);
  if (member == kAt) {
    bool good;
    if (!input_.ReadInstant(fact.at, good)) return false;
    bad = bad || !good;
    return true;
  }
  if (member == kSource) {
    std::string_view name;
    if (!input_.ReadText(name)) return false;
    const auto found = std::find_if(kSources.begin(), kSources.end(), [&](Source source) { return NameOf(source) == name; });
    if (found != kSources.end()) {
      fact.source = *found;
    } else if (!name.empty()) {
      input_.Warn("unknown_source");
    }
    return true;
  }
  const char first = input_.scanner.Peek();
  if (first == '"' || !IsWritten(first)) return first == 'n' ? input_.scanner.Skip() : input_.WrongType();
  std::string_view raw;
  if (!input_.scanner.Number(raw)) return false;
  const ScaledNumber number = ParseThousandths(raw);
  const bool inRange = number.fault == NumberFault::kNone && number.value >= 0 && number.value <= kOne;
  if (!inRange) input_.Warn("bad_number");
  fact.confidence = static_cast<std::uint16_t>(inRange ? number.value : raw[0] == '-' ? 0 : kOne);
  return true;
}

bool FactReader::ReadAccountFacts() {
  if (input_.scanner.Peek() == 'n') return input_.scanner.Skip();
  if (input_.scanner.Peek() != '[') return input_.WrongType();
  return input_.Items([&] { return input_.scanner.Peek() == '{' ? ReadAccountFact() : input_.WrongType(); });
}

/// The value can be read only once the attribute is known, so its place is kept and read at the end.
bool FactReader::ReadAccountFact() {
  static constexpr std::array<std::string_view, 7> kNames{"fact", "value", "source", "contact", "name", "at", "confidence"};
  static constexpr KeyTable kKeys(kNames);
  Draft draft;
  draft.fact.fromAccount = true;
  std::string_view path;
  std::optional<JsonScanner> value;
  unsigned seen = 0;
  const bool good = input_.Members([&](std::string_view key) {
    switch (input_.Member(kKeys, key, seen)) {
      case 0: return input_.ReadText(path);
      case 1:
        input_.scanner.Peek();
        value = input_.scanner;
        return input_.scanner.Skip();
      case 2: return ReadProvenance(kSource, draft.fact, draft.bad);
      case 3: return input_.ReadName(draft.fact.contact);
      case 4: return input_.ReadName(draft.fact.name);
      case 5: return ReadProvenance(kAt, draft.fact, draft.bad);
      case 6: return ReadProvenance(kConfidence, draft.fact, draft.bad);
      default: return input_.UnknownKey();
    }
  });
  if (!good) return false;
  constexpr std::string_view kCustom = "custom.";
  if (const std::optional<AttributeId> id = FindAttribute(path)) {
    draft.fact.attribute = *id;
  } else if (path.substr(0, kCustom.size()) == kCustom && path.size() > kCustom.size()) {
    if (!CustomId(path.substr(kCustom.size()), draft.fact.attribute)) return false;
  } else {
    input_.Warn("unknown_fact");
    return true;
  }
  if (!value) return true;
  const JsonScanner after = input_.scanner;
  input_.scanner = *value;
  if (!ReadPlain(draft)) return false;
  input_.scanner = after;
  return Keep(draft);
}

}  // namespace bantam
