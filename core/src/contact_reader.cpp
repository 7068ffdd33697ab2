// SPDX-License-Identifier: MIT
#include "bantam/contact_reader.h"

#include <algorithm>
#include <bitset>

#include "attribute_table.h"
#include "bantam/note_line.h"
#include "cell_people.h"
#include "fact_reader.h"
#include "history_reader.h"
#include "settle_budget.h"

namespace bantam {
namespace {

/// The names of a section's attributes; the place of one is its AttributeId from the first on.
struct SectionKeys {
  consteval explicit SectionKeys(AttributeSection of)
      : section(of), table(std::span(kAttributeKeys).subspan(of.first, static_cast<std::size_t>(of.last - of.first) + 1)) {}
  AttributeSection section;
  KeyTable table;
};

constexpr SectionKeys kPersonKeys(kPersonSection), kCompanyKeys(kCompanySection), kBudgetKeys(kBudgetSection), kAuthorityKeys(kAuthoritySection),
    kNeedKeys(kNeedSection), kTimelineKeys(kTimelineSection), kCompetitionKeys(kCompetitionSection), kConsentKeys(kConsentSection),
    kOriginKeys(kOriginSection), kLifecycleKeys(kLifecycleSection);

/// One reading of one contact, member by member of the contract's document.
class ContactReading {
 public:
  ContactReading(std::string_view json, Contact& contact, const TimeZone& zone) : input_(json, contact, zone), facts_(input_) {}

  std::optional<Fault> Read();

 private:
  bool ReadMember(std::string_view key);
  template <typename OnOther>
  bool ReadSection(const SectionKeys& keys, OnOther&& onOther);
  bool ReadPlainSection(const SectionKeys& keys) {
    return ReadSection(keys, [this](std::string_view) { return input_.UnknownKey(); });
  }
  bool ReadPerson();
  bool ReadNamePart(std::optional<Fact>& part);
  bool ReadBant();
  bool ReadConsent();
  bool ReadLifecycle();
  bool ReadOverride();
  bool ReadObserved();
  bool ReadCustom();
  void JoinName();
  void Forget(int member);

  Contact& contact() { return input_.contact; }

  ContactInput input_;
  FactReader facts_;
  std::bitset<kAttributeCount> seen_;
  unsigned seenMembers_ = 0;
  bool hasBudget_ = false;
  std::optional<Fact> firstName_;
  std::optional<Fact> lastName_;
};

enum Member { kId, kAccount, kObserved, kPerson, kCompany, kBant, kCompetition, kConsent, kOrigin, kEvents, kNotes, kAsked, kAccountFacts,
              kLifecycle, kCustom };
constexpr std::array<std::string_view, 15> kMemberNames{"id",    "account", "observed", "person", "company", "bant", "competition", "consent",
                                                   "origin", "events",  "notes",    "asked",  "accountFacts", "lifecycle", "custom"};
constexpr KeyTable kMemberKeys(kMemberNames);

std::optional<Fault> ContactReading::Read() {
  if (input_.scanner.Peek() != '{') {
    if (!input_.scanner.Skip() || !input_.scanner.End()) return input_.TakeFault();
    return Fault{"not_an_object", "$", "A contact is a JSON object."};
  }
  const bool good = input_.Members([this](std::string_view key) { return ReadMember(key); }) && input_.scanner.End();
  if (!good) return input_.TakeFault();
  JoinName();
  ReadNoteLines(contact(), input_.zone);
  if (!SettleBudget(contact())) return input_.TooMany(), input_.TakeFault();
  return std::nullopt;
}

bool ContactReading::ReadMember(std::string_view key) {
  const int member = kMemberKeys.Find(key);
  if (member < 0) return input_.UnknownKey();
  const unsigned bit = 1u << member;
  if ((seenMembers_ & bit) != 0) {
    if (!input_.Duplicate()) return false;
    Forget(member);
  }
  seenMembers_ |= bit;
  switch (member) {
    case kId: return input_.ReadName(contact().id);
    case kAccount: return input_.ReadName(contact().account);
    case kObserved: return ReadObserved();
    case kPerson: return ReadPerson();
    case kCompany: return ReadPlainSection(kCompanyKeys);
    case kBant: return ReadBant();
    case kCompetition: return ReadPlainSection(kCompetitionKeys);
    // Other consents are no business of scoring and are passed over silently.
    case kConsent: return ReadSection(kConsentKeys, [this](std::string_view) { return input_.scanner.Skip(); });
    case kOrigin: return ReadPlainSection(kOriginKeys);
    case kEvents: return ReadEvents(input_);
    case kNotes: return ReadNotes(input_);
    case kAsked: return ReadAsked(input_);
    case kAccountFacts: return facts_.ReadAccountFacts();
    case kLifecycle: return ReadLifecycle();
    default: return ReadCustom();
  }
}

template <typename OnOther>
bool ContactReading::ReadSection(const SectionKeys& keys, OnOther&& onOther) {
  const char first = input_.scanner.Peek();
  if (first != '{') return first == 'n' ? input_.scanner.Skip() : input_.WrongType();
  return input_.Members([&](std::string_view key) {
    const int found = keys.table.Find(key);
    if (found < 0) return onOther(key);
    const auto id = static_cast<AttributeId>(keys.section.first + found);
    if (seen_[id]) {
      if (!input_.Duplicate()) return false;
      facts_.Drop(id);
    }
    seen_[id] = true;
    return facts_.Read(id);
  });
}

bool ContactReading::ReadPerson() {
  return ReadSection(kPersonKeys, [this](std::string_view key) {
    if (key == "firstName") return ReadNamePart(firstName_);
    if (key == "lastName") return ReadNamePart(lastName_);
    return input_.UnknownKey();
  });
}

/// Reads part of a name as if it were the name, and takes the facts away again: the parts are joined at the end.
bool ContactReading::ReadNamePart(std::optional<Fact>& part) {
  auto& facts = contact().facts;
  const std::size_t before = facts.size();
  if (!facts_.Read(kPersonName)) return false;
  part.reset();
  if (facts.size() > before && facts.back().value.kind == ValueKind::kText) part = facts.back();
  facts.resize(before);
  return true;
}

void ContactReading::JoinName() {
  if ((!firstName_ && !lastName_) || facts_.Find(kPersonName) != nullptr) return;
  Fact name = lastName_ ? *lastName_ : *firstName_;
  const auto partOf = [](const std::optional<Fact>& part) { return part ? part->value.text : std::string_view(); };
  name.value.text = JoinNames(partOf(firstName_), partOf(lastName_), contact().texts);
  if (!name.value.text.empty()) contact().facts.push_back(name);
}

bool ContactReading::ReadBant() {
  static constexpr std::array<std::string_view, 4> kNames{"budget", "authority", "need", "timeline"};
  static constexpr KeyTable kKeys(kNames);
  static constexpr const SectionKeys* kSections[] = {&kBudgetKeys, &kAuthorityKeys, &kNeedKeys, &kTimelineKeys};
  const char first = input_.scanner.Peek();
  if (first != '{') return first == 'n' ? input_.scanner.Skip() : input_.WrongType();
  return input_.Members([&](std::string_view key) {
    const int criterion = kKeys.Find(key);
    hasBudget_ = hasBudget_ || criterion == 0;
    return criterion < 0 ? input_.UnknownKey() : ReadPlainSection(*kSections[criterion]);
  });
}

bool ContactReading::ReadLifecycle() {
  Lifecycle& lifecycle = contact().lifecycle;
  return ReadSection(kLifecycleKeys, [&](std::string_view key) {
    if (key == "attempts") {
      lifecycle.attempts.clear();
      return ReadAttempts(input_);
    }
    if (key == "sqlSince") return input_.ReadInstant(lifecycle.sqlSince);
    if (key == "verifiedBy") return input_.ReadName(lifecycle.verifiedBy);
    if (key == "verifiedAt") return input_.ReadInstant(lifecycle.verifiedAt);
    if (key == "override") return ReadOverride();
    return input_.UnknownKey();
  });
}

bool ContactReading::ReadOverride() {
  static constexpr std::array<std::string_view, 5> kNames{"tier", "reason", "by", "until", "at"};
  static constexpr KeyTable kKeys(kNames);
  Override& target = contact().lifecycle.override_;
  target = {};
  unsigned seen = 0;
  const char first = input_.scanner.Peek();
  if (first != '{') return first == 'n' ? input_.scanner.Skip() : input_.WrongType();
  return input_.Members([&](std::string_view key) {
    switch (input_.Member(kKeys, key, seen)) {
      case 0: return input_.ReadName(target.tier);
      case 1: return input_.ReadName(target.reason);
      case 2: return input_.ReadName(target.by);
      case 3: return input_.ReadInstant(target.until);
      case 4: return input_.ReadInstant(target.at);
      default: return input_.UnknownKey();
    }
  });
}

bool ContactReading::ReadObserved() {
  const char first = input_.scanner.Peek();
  if (first != '[') return first == 'n' ? input_.scanner.Skip() : input_.WrongType();
  contact().hasObserved = true;
  return input_.Items([this] {
    std::string_view type;
    if (!input_.ReadText(type)) return false;
    auto& observed = contact().observed;
    if (observed.size() >= kMaxListItems) return input_.TooMany();
    if (!type.empty()) observed.push_back(type);
    return true;
  });
}

bool ContactReading::ReadCustom() {
  const char first = input_.scanner.Peek();
  if (first != '{') return first == 'n' ? input_.scanner.Skip() : input_.WrongType();
  std::bitset<kMaxCustomAttributes> seen;
  return input_.Members([&](std::string_view key) {
    AttributeId id;
    if (!facts_.CustomId(key, id)) return false;
    const std::size_t index = id - std::size_t{kCustomAttribute};
    if (seen[index]) {
      if (!input_.Duplicate()) return false;
      facts_.Drop(id);
    }
    seen[index] = true;
    return facts_.Read(id);
  });
}

/// A section that comes again replaces the one before it.
void ContactReading::Forget(int member) {
  const auto drop = [this](AttributeSection section) {
    for (AttributeId id = section.first; id <= section.last; ++id) {
      if (seen_[id]) facts_.Drop(id);
      seen_[id] = false;
    }
  };
  switch (member) {
    case kObserved:
      contact().hasObserved = false;
      return contact().observed.clear();
    case kPerson:
      firstName_.reset();
      lastName_.reset();
      return drop(kPersonSection);
    case kCompany: return drop(kCompanySection);
    case kBant: return drop({kBudgetSection.first, kTimelineSection.last});
    case kCompetition: return drop(kCompetitionSection);
    case kConsent: return drop(kConsentSection);
    case kOrigin: return drop(kOriginSection);
    case kEvents: return contact().events.clear();
    case kNotes: return contact().notes.clear();
    case kAsked: return contact().asked.clear();
    case kAccountFacts: {
      auto& facts = contact().facts;
      facts.erase(std::remove_if(facts.begin(), facts.end(), [](const Fact& fact) { return fact.fromAccount; }), facts.end());
      return;
    }
    case kLifecycle:
      drop(kLifecycleSection);
      contact().lifecycle = {};
      return;
    case kCustom:
      for (std::size_t i = 0; i < contact().customNames.size(); ++i) facts_.Drop(static_cast<AttributeId>(kCustomAttribute + i));
      return;
    default: return;
  }
}

}  // namespace

std::optional<Fault> ContactReader::Read(std::string_view json, Contact& contact) const {
  contact.Clear();
  if (json.size() > kMaxContactBytes) {
    return Fault{"too_large", "$", "A contact holds more than " + std::to_string(kMaxContactBytes) + " bytes."};
  }
  std::optional<Fault> fault = ContactReading(json, contact, *zone_).Read();
  if (fault) contact.Clear();
  return fault;
}

}  // namespace bantam
