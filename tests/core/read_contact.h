// SPDX-License-Identifier: MIT
// A contact read for a test, in the words of the tests.
#pragma once

#include <optional>
#include <string>

#include "bantam/contact_reader.h"
#include "bantam/time_zone.h"

namespace bantam {

/// A contact together with the text that it views.
struct ReadContact {
  std::string json;
  Contact contact;
  std::optional<Fault> fault;

  explicit ReadContact(std::string text, const TimeZone& zone = TimeZone::Utc()) : json(std::move(text)) {
    fault = ContactReader(zone).Read(json, contact);
  }
  std::string Code() const { return fault ? fault->code : ""; }
  std::string Path() const { return fault ? fault->path : ""; }
  const Fact* Find(AttributeId id) const {
    const Fact* found = nullptr;
    for (const Fact& fact : contact.facts) {
      if (fact.attribute == id) found = &fact;
    }
    return found;
  }
  /// `code path` of every warning, divided by commas.
  std::string Warnings() const {
    std::string all;
    for (const ContactWarning& warning : contact.warnings) {
      if (!all.empty()) all += ", ";
      all += warning.code;
      all += ' ';
      all += warning.path;
    }
    return all;
  }
};

}  // namespace bantam
