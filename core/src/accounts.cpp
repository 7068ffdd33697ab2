// SPDX-License-Identifier: MIT
#include "bantam/accounts.h"

#include <algorithm>

#include "bantam/contact_reader.h"
#include "bantam/fold.h"
#include "fingerprint.h"
#include "settle_budget.h"

namespace bantam {
namespace {

/// What is told of the company and of BANT. Lists are left to the contact that told them.
bool IsOfAccount(AttributeId id) { return id > kCompanyName && id <= kTimelineCompeting && !IsOfPerson(id); }

bool SameValue(const Value& a, const Value& b) {
  return a.kind == b.kind && a.low == b.low && a.high == b.high && a.currency == b.currency && a.period == b.period && a.text == b.text;
}

}  // namespace

AccountRollUp::Keys AccountRollUp::KeysOf(const Contact& contact, const std::string& account) {
  Keys keys;
  std::string scratch;
  const std::string_view email = Fold(contact.TextOf(kPersonEmail), scratch);   // one address however it is written
  if (!email.empty()) keys.email = Fingerprint(email);
  const std::string_view name = contact.TextOf(kPersonName);
  if (!contact.id.empty()) keys.own = Fingerprint(contact.id);
  else if (!email.empty()) keys.own = keys.email;
  else if (!name.empty()) keys.own = Fingerprint(account + '\n' + std::string(name));
  return keys;
}

AccountRollUp::Told* AccountRollUp::FindTold(Account& account, const Fact& fact) {
  const auto found = std::find_if(account.told.begin(), account.told.end(), [&](const Told& told) {
    return told.fact.attribute == fact.attribute && told.fact.source == fact.source && told.fact.at == fact.at && told.quote == fact.quote &&
           SameValue(told.fact.value, fact.value);
  });
  return found == account.told.end() ? nullptr : &*found;
}

void AccountRollUp::Keep(Account& account, std::uint32_t teller, const Fact& fact) {
  if (std::max(fact.value.text.size(), fact.quote.size()) > kMaxAccountText) return;
  Told& told = account.told.emplace_back(Told{teller, fact, std::string(fact.value.text), std::string(fact.quote)});
  told.fact.value.text = told.text;
  told.fact.quote = told.quote;
  told.fact.fromAccount = true;
}

void AccountRollUp::KeepTold(Account& account, std::uint32_t teller, Fact fact, bool apart) {
  if (fact.fromAccount || !IsOfAccount(fact.attribute) || fact.value.kind == ValueKind::kList) return;
  if (Told* same = apart ? nullptr : FindTold(account, fact)) {
    same->tellers |= teller;   // should the first of them have opted out, the others have not
    return;
  }
  if (account.companyFacts >= kMaxAccountFacts) return;
  const std::size_t before = account.told.size();
  Keep(account, teller, fact);
  account.companyFacts += account.told.size() - before;
}

AccountRollUp::Account* AccountRollUp::AccountOf(std::string key) {
  if (key.empty() || key.size() > kMaxAccountText) return nullptr;
  const auto found = accounts_.find(key);
  if (found != accounts_.end()) return &found->second;
  full_ = full_ || accounts_.size() >= kMaxAccounts;
  return full_ ? nullptr : &accounts_[std::move(key)];
}

void AccountRollUp::Object(std::uint64_t key) {
  if (key == 0 || objecting_.count(key) != 0) return;
  silent_ = silent_ || objecting_.size() >= kMaxObjections;
  if (!silent_) objecting_.insert(key);
}

void AccountRollUp::Add(const Contact& contact, Standing standing) {
  std::string key = AccountKey(contact);
  const Keys keys = KeysOf(contact, key);
  if (standing == Standing::kOptedOut) {
    Object(keys.own);
    return Object(keys.email);
  }
  if (keys.own == 0 || contact.id.size() > kMaxAccountText) return;
  Account* account = AccountOf(std::move(key));
  if (account == nullptr || account->people.size() >= kMaxAccountPeople) return;
  const std::uint32_t teller = 1u << account->people.size();
  std::string_view name = contact.TextOf(kPersonName);
  if (name.size() > kMaxAccountText) name = {};
  account->people.push_back({keys, std::string(contact.id), std::string(name)});
  account->budgetHangs = account->budgetHangs || contact.budgetHangs;
  const Fact* title = contact.TextFactOf(kPersonTitle);
  const Fact* role = contact.TextFactOf(kAuthorityRole);
  const Fact* only = title == nullptr && role == nullptr ? contact.TextFactOf(kPersonName) : nullptr;
  for (const Fact* fact : {title, role, only}) {
    if (fact != nullptr) Keep(*account, teller, *fact);
  }
  const Instant created = contact.MomentOf(kLifecycleCreatedAt);
  for (Fact fact : contact.facts) {
    fact.at = CountsFrom(fact, created);   // which colleagues cannot know
    KeepTold(*account, teller, fact, contact.budgetHangs && IsBudgetPart(fact.attribute));
  }
}

const AccountRollUp::Person* AccountRollUp::TellerOf(const Account& account, const Told& told) const {
  for (std::size_t i = 0; i < account.people.size(); ++i) {
    const Keys& keys = account.people[i].keys;
    if ((told.tellers >> i & 1u) != 0 && objecting_.count(keys.own) == 0 && objecting_.count(keys.email) == 0) return &account.people[i];
  }
  return nullptr;
}

void AccountRollUp::Apply(Contact& contact) const {
  const std::string key = AccountKey(contact);
  const auto found = accounts_.find(key);
  if (silent_ || found == accounts_.end()) return;
  const Account& account = found->second;
  const std::uint64_t own = KeysOf(contact, key).own;
  for (const Told& told : account.told) {
    const Person* teller = TellerOf(account, told);
    if (teller == nullptr || teller->keys.own == own || contact.facts.size() >= kMaxFacts) continue;
    contact.budgetHangs = contact.budgetHangs || account.budgetHangs;
    Fact& fact = contact.facts.emplace_back(told.fact);
    fact.contact = teller->contact;
    fact.name = teller->name;
  }
}

}  // namespace bantam
