// SPDX-License-Identifier: MIT
// Changing a model document as a tree, and writing it for people to read.
#pragma once

#include <string>
#include <string_view>

#include "json_tree.h"

namespace bantam {

/// The tree of a text of our own; it must be JSON.
JsonNode ParseOwnJson(std::string_view text);
/// The member of that key, put at the end when there is none.
JsonNode& MemberOf(JsonNode& object, std::string_view key);
void EraseMember(JsonNode& object, std::string_view key);
/// The object of a list whose `id` is that, or null.
JsonNode* FindById(JsonNode& list, std::string_view id);
void EraseById(JsonNode& list, std::string_view id);
JsonNode TextNode(std::string_view text);

/// Appends JSON as people write it: two blanks a level, whatever fits on a line of 150 bytes on one line.
void AppendReadableJson(const JsonNode& node, std::string& out, std::size_t depth = 0);

}  // namespace bantam
