// SPDX-License-Identifier: MIT
// Facts as single lines of a CRM's notes, for people to read and for Bantam to find again:
//   Bantam 2026-11-21 · Budget: 20 000 EUR/y · AK
// A line names its day, the fact by its label in any language that has words, the value, and who told it. ContactReader and
// RowReader read such lines out of `notes`, so a fact that was pasted into any CRM comes back with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/contact.h"
#include "bantam/time_zone.h"

namespace bantam {

/// Lines of one contact beyond this many are not looked for.
inline constexpr std::size_t kMaxNoteLines = 1'000;
/// A longer line is somebody's prose.
inline constexpr std::size_t kMaxNoteLineBytes = 4'000;

/// What a line says. All text views into the line.
struct NoteLine {
  AttributeId attribute = 0;             ///< kCustomAttribute: `customName`
  std::string_view customName;
  Day day = kNoDay;
  Value value;                           ///< a list's items are in `items`
  std::vector<std::string_view> items;
  std::string_view quote;                ///< the value as it was written
  std::string_view by;                   ///< may be empty
};

/// Appends the fact as one line without a line end, labelled in the words of `locale`. `owner` holds the fact's list items and custom names.
/// White space in texts becomes single blanks; all else reads back as it was. False, and nothing appended, where a line cannot
/// hold it: moments of the life cycle, a custom name with ": ", more than kMaxNoteLineBytes. O(length).
bool AppendNoteLine(const Contact& owner, const Fact& fact, Day day, std::string_view by, std::string_view locale, std::string& out);

/// The fact of one line, whatever language its label is in; nullopt when it is not such a line. O(length).
std::optional<NoteLine> ReadNoteLine(std::string_view line);

/// Adds what the lines of the contact's notes say to its facts: source person, dated at the start of the line's day, but not
/// before the note itself, the value as the quote. Stops silently at the contact's limits. O(bytes of notes); nothing more where no note holds such a line.
void ReadNoteLines(Contact& contact, const TimeZone& zone);

}  // namespace bantam
