// SPDX-License-Identifier: MIT
#include "told_notes.h"

#include "bantam/note_line.h"

namespace bantam {

std::string ToldNotes(const Contact& contact, const TimeZone& zone, std::string_view locale) {
  std::string notes;
  for (const Fact& fact : contact.facts) {
    if (fact.source != Source::kPerson || fact.fromAccount || fact.at == kUndated || !fact.quote.empty()) continue;
    std::string line;
    if (!AppendNoteLine(contact, fact, zone.DayAt(fact.at), fact.name, locale, line)) continue;
    if (!notes.empty()) notes += '\n';
    notes += line;
  }
  return notes;
}

}  // namespace bantam
