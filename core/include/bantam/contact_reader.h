// SPDX-License-Identifier: MIT
// Contacts from JSON, by our own validating tokenizer (RFC 8259, UTF-8 checked, duplicate keys: the last one wins and is warned of).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bantam/contact.h"
#include "bantam/fault.h"

namespace bantam {

class ContactReader {
 public:
  /// `zone` reads times without a zone; it must outlive the reader.
  explicit ContactReader(const TimeZone& zone) : zone_(&zone) {}

  /// Reads one contact object. On a fault the contact is left cleared. Codes: `syntax`, `utf8`, `too_deep`, `too_large`, `too_many`,
  /// `not_an_object`. A value of a wrong type, a bad date or number is a warning in the contact (`wrong_type`, `bad_date`,
  /// `date_out_of_range`, `bad_number`, `number_out_of_range`, `unknown_currency`, `unknown_period`, `duplicate_key`) and leaves that fact unknown. O(bytes).
  std::optional<Fault> Read(std::string_view json, Contact& contact) const;

 private:
  const TimeZone* zone_;
};

/// Appends the contact as canonical JSON (the contract's keys in the contract's order, no white space), without a line end.
/// Facts that carry source, date or confidence become fact objects; several facts for one attribute an array of them.
void WriteContact(const Contact& contact, std::string& out);

/// Appends a JSON string literal; invalid UTF-8 must not reach this.
void AppendJsonString(std::string& out, std::string_view text);

/// The account of a contact: as given, else the company's e-mail domain (not a free or disposable one), else the folded company name; else empty.
std::string AccountKey(const Contact& contact);

}  // namespace bantam
