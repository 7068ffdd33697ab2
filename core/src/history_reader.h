// SPDX-License-Identifier: MIT
// What happened around a contact: events, notes, questions asked, contact attempts.
#pragma once

#include "contact_input.h"

namespace bantam {

/// Each reads the array that comes next into its list of the contact; null is an empty one.
bool ReadEvents(ContactInput& input);
bool ReadNotes(ContactInput& input);
bool ReadAsked(ContactInput& input);
bool ReadAttempts(ContactInput& input);

}  // namespace bantam
