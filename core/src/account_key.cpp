// SPDX-License-Identifier: MIT
// Which account a contact belongs to; declared in contact_reader.h.
#include "bantam/contact_reader.h"
#include "bantam/email_domain.h"
#include "bantam/fold.h"

namespace bantam {

std::string AccountKey(const Contact& contact) {
  if (!contact.account.empty()) return std::string(contact.account);
  std::string domain = DomainOf(contact.TextOf(kPersonEmail));
  if (!domain.empty()) {
    const DomainClass domainClass = ClassOfDomain(domain);
    if (domainClass != DomainClass::kFree && domainClass != DomainClass::kDisposable) return domain;
  }
  std::string scratch;
  return std::string(Fold(contact.TextOf(kCompanyName), scratch));
}

}  // namespace bantam
