// SPDX-License-Identifier: MIT
#include "told_notes.h"

#include "bantam/note_line.h"

namespace bantam {

std::string ToldNotes(const Contact& contact, std::string_view notes, const TimeZone& zone, std::string_view locale) {
  std::string told;
  for (const Fact& fact : contact.facts) {
    if (fact.source != Source::kPerson || fact.fromAccount || fact.at == kUndated || !fact.quote.empty()) continue;
    std::string line;
    if (!AppendNoteLine(contact, fact, zone.DayAt(fact.at), fact.name, locale, line) || notes.find(line) != std::string_view::npos) continue;
    if (!told.empty()) told += '\n';
    told += line;
  }
  return told;
}

}  // namespace bantam
