// SPDX-License-Identifier: MIT
// Answers as forms offer them, in a table: "Nothing in particular", "Not now", "Some day". Words: `answers` of the header lexicons.
#pragma once

#include <optional>
#include <string_view>

#include "bantam/attributes.h"
#include "bantam/contact.h"

namespace bantam {

struct ValueLexicon;

struct OfferedAnswer {
  AttributeId attribute;
  Value value;   ///< kNone: known to be none
};

/// What a cell of an attribute's column says, where it is such an answer; a plain no under a problem says that there is none.
std::optional<OfferedAnswer> ReadOffered(AttributeId id, std::string_view text, const ValueLexicon& lexicon);

}  // namespace bantam
