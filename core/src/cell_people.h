// SPDX-License-Identifier: MIT
// People as cells name them.
#pragma once

#include <string_view>

#include "bantam/contact.h"

namespace bantam {

/// "Jane Doe (CFO); Procurement manager": adds the people to the contact's decision makers, and says how many they are.
std::int64_t ReadPeople(std::string_view text, Contact& contact);

/// A name from its two parts, of which either may say nothing; empty when both do. A last name that begins with the first is the whole name.
std::string_view JoinNames(std::string_view first, std::string_view last, TextStore& texts);

}  // namespace bantam
