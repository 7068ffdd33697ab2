// SPDX-License-Identifier: MIT
// What a form's inputs are for, and what an address tells.
#include <algorithm>
#include <numeric>

#include "form_tables.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxNameBytes = 300;

/// Whether one slip of the keyboard made `typed` of `meant`: a letter too many, too few, another one, or two exchanged.
bool IsOneSlip(std::string_view typed, std::string_view meant) {
  if (typed == meant) return false;
  std::size_t head = 0;
  while (head < typed.size() && head < meant.size() && typed[head] == meant[head]) ++head;
  typed.remove_prefix(head);
  meant.remove_prefix(head);
  while (!typed.empty() && !meant.empty() && typed.back() == meant.back()) typed.remove_suffix(1), meant.remove_suffix(1);
  if (typed.size() + meant.size() <= 2) return typed.size() < 2 && meant.size() < 2;
  return typed.size() == 2 && meant.size() == 2 && typed[0] == meant[1] && typed[1] == meant[0];
}

/// `fields[employees]` → `employees`; empty where nothing stands in brackets at the end.
std::string_view InnermostName(std::string_view name) {
  if (name.ends_with("[]")) name.remove_suffix(2);
  const std::size_t open = name.rfind('[');
  return open == std::string_view::npos || !name.ends_with(']') ? std::string_view() : name.substr(open + 1, name.size() - open - 2);
}

}  // namespace

FormInputMatch FormModel::FindInput(std::string_view name) const {
  if (name.size() > kMaxNameBytes) return {};
  std::string scratch;
  for (const std::string_view text : {name, InnermostName(name)}) {
    if (const auto found = tables_->inputs.Find(HeaderKey(text, scratch)); found && !text.empty()) return tables_->meanings[*found];
  }
  return {};
}

DomainClass FormModel::ClassOfEmail(std::string_view email) const {
  const std::string domain = DomainOf(email.substr(0, kMaxFormAnswerBytes));
  return domain.empty() ? DomainClass::kUnknown : ClassOfDomain(domain, tables_->domains);
}

std::string FormModel::SuggestEmail(std::string_view email) const {
  const std::string domain = DomainOf(email);
  const bool alone = email.size() - email.rfind('@') - 1 == domain.size();   // not in brackets behind a name
  if (domain.empty() || !alone || email.size() > kMaxNameBytes || tables_->domains.Find(domain)) return {};
  // A provider's name under a country's own ending is no slip.
  const bool ofCountry = domain.size() - domain.rfind('.') == 3;
  if (ofCountry && ClassOfDomain(domain, tables_->domains) != DomainClass::kCompany) return {};
  for (std::string_view mailbox : tables_->mailboxes) {
    if (IsOneSlip(domain, mailbox)) return std::string(email.substr(0, email.rfind('@') + 1)).append(mailbox);
  }
  return {};
}

}  // namespace bantam
