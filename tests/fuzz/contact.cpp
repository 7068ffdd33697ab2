// SPDX-License-Identifier: MIT
// Any bytes read as a contact end in a fault with a place or in a contact that, written, reads back to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "bantam/contact_reader.h"
#include "bantam/time_zone.h"

namespace {

void Require(bool held) {
  if (!held) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const bantam::ContactReader reader(*bantam::TimeZone::Find("Europe/Helsinki"));
  static bantam::Contact contact;
  static bantam::Contact again;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  if (const auto fault = reader.Read(text, contact)) {
    Require(!fault->code.empty() && !fault->path.empty() && !fault->message.empty() && contact.facts.empty() && contact.events.empty());
    return 0;
  }
  std::string once;
  bantam::WriteContact(contact, once);
  Require(!reader.Read(once, again) && again.unknownKeys.empty());
  std::string twice;
  bantam::WriteContact(again, twice);
  Require(once == twice);
  Require(bantam::AccountKey(contact) == bantam::AccountKey(again));
  return 0;
}
