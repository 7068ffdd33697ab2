// SPDX-License-Identifier: MIT
#include "bantam/accounts.h"

#include <algorithm>

#include "bantam/contact_reader.h"
#include "bantam/fold.h"
#include "settle_budget.h"

namespace bantam {
namespace {

/// What is told of the company and of BANT. Lists are left to the contact that told them.
bool IsOfAccount(AttributeId id) { return id > kCompanyName && id <= kTimelineCompeting && !IsOfPerson(id); }

std::string PersonKey(const Contact& contact) {
  if (!contact.id.empty()) return std::string(contact.id);
  std::string scratch;
  const std::string_view email = Fold(contact.TextOf(kPersonEmail), scratch);   // one address however it is written
  return std::string(email.empty() ? contact.TextOf(kPersonName) : email);
}

bool SameValue(const Value& a, const Value& b) {
  return a.kind == b.kind && a.low == b.low && a.high == b.high && a.currency == b.currency && a.period == b.period && a.text == b.text;
}

}  // namespace

bool AccountRollUp::Keeps(const Account& account, const Fact& fact, bool repeats) {
  if (fact.fromAccount || !IsOfAccount(fact.attribute) || fact.value.kind == ValueKind::kList) return false;
  if (account.companyFacts >= kMaxAccountFacts || fact.value.text.size() > kMaxAccountText || fact.quote.size() > kMaxAccountText) return false;
  return repeats || std::none_of(account.told.begin(), account.told.end(), [&](const Told& told) {
    return told.fact.attribute == fact.attribute && told.fact.source == fact.source && told.fact.at == fact.at && SameValue(told.fact.value, fact.value);
  });
}

void AccountRollUp::Keep(Account& account, std::uint32_t person, const Fact& fact) {
  Told& told = account.told.emplace_back(Told{person, fact, std::string(fact.value.text), std::string(fact.quote)});
  told.fact.value.text = told.text;
  told.fact.quote = told.quote;
  told.fact.fromAccount = true;
}

void AccountRollUp::Add(const Contact& contact, Standing standing) {
  std::string personKey = PersonKey(contact);
  if (personKey.empty() || personKey.size() > kMaxAccountText || standing == Standing::kOptedOut) return;
  std::string key = AccountKey(contact);
  if (key.empty() || key.size() > kMaxAccountText) return;
  auto found = accounts_.find(key);
  if (found == accounts_.end()) {
    if (accounts_.size() >= kMaxAccounts) {
      full_ = true;
      return;
    }
    found = accounts_.emplace(std::move(key), Account()).first;
  }
  Account& account = found->second;
  if (account.people.size() >= kMaxAccountPeople) return;
  const auto index = static_cast<std::uint32_t>(account.people.size());
  std::string_view name = contact.TextOf(kPersonName);
  if (name.size() > kMaxAccountText) name = {};
  account.people.push_back({std::move(personKey), std::string(contact.id), std::string(name)});
  account.budgetHangs = account.budgetHangs || contact.budgetHangs;
  const Fact* title = contact.TextFactOf(kPersonTitle);
  const Fact* role = contact.TextFactOf(kAuthorityRole);
  const Fact* only = title == nullptr && role == nullptr ? contact.TextFactOf(kPersonName) : nullptr;
  for (const Fact* fact : {title, role, only}) {
    if (fact != nullptr && std::max(fact->value.text.size(), fact->quote.size()) <= kMaxAccountText) Keep(account, index, *fact);
  }
  const Instant created = contact.MomentOf(kLifecycleCreatedAt);
  for (Fact fact : contact.facts) {
    fact.at = CountsFrom(fact, created);   // which colleagues cannot know
    if (!Keeps(account, fact, contact.budgetHangs && IsBudgetPart(fact.attribute))) continue;
    Keep(account, index, fact);
    ++account.companyFacts;
  }
}

void AccountRollUp::Apply(Contact& contact) const {
  const auto found = accounts_.find(AccountKey(contact));
  if (found == accounts_.end()) return;
  const Account& account = found->second;
  const std::string own = PersonKey(contact);
  for (const Told& told : account.told) {
    const Person& person = account.people[told.person];
    if (person.key == own || contact.facts.size() >= kMaxFacts) continue;
    contact.budgetHangs = contact.budgetHangs || account.budgetHangs;
    Fact& fact = contact.facts.emplace_back(told.fact);
    fact.contact = person.contact;
    fact.name = person.name;
  }
}

}  // namespace bantam
