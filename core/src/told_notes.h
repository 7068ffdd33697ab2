// SPDX-License-Identifier: MIT
// What people told of a contact, as lines for its notes.
#pragma once

#include <string>
#include <string_view>

#include "bantam/contact.h"
#include "bantam/time_zone.h"

namespace bantam {

/// A line (note_line.h) for each dated fact that a person told and that neither the contact's notes nor `notes`, above which they are to stand,
/// say yet, divided by LF; what a line cannot hold is left out. O(facts * bytes of notes).
std::string ToldNotes(const Contact& contact, std::string_view notes, const TimeZone& zone, std::string_view locale);

}  // namespace bantam
