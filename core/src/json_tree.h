// SPDX-License-Identifier: MIT
// A model document as a tree: read by our own tokenizer, numbers kept as their text, duplicate keys and depth as faults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bantam/fault.h"

namespace bantam {

struct JsonMember;

struct JsonNode {
  enum class Kind { kNull, kFalse, kTrue, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  std::string text;                  ///< of a string, or of a number as it stands
  std::vector<JsonMember> members;   ///< in document order
  std::vector<JsonNode> items;

  bool IsObject() const { return kind == Kind::kObject; }
  bool IsArray() const { return kind == Kind::kArray; }
  bool IsString() const { return kind == Kind::kString; }
  bool IsNumber() const { return kind == Kind::kNumber; }
  bool IsBoolean() const { return kind == Kind::kFalse || kind == Kind::kTrue; }
  /// The member of that key, or null.
  const JsonNode* Find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  JsonNode value;
};

/// Reads a document; faults are appended and then the tree is not to be used. `maxDepth` levels of nesting are allowed.
bool ReadJsonTree(std::string_view document, int maxDepth, JsonNode& root, Faults& faults);

/// Appends the RFC 8785 form: keys sorted by UTF-16 units, no white space, ECMAScript numbers. Every number must have at most
/// 15 significant digits and a magnitude of 10^-6 to 10^21 (or be 0), for which the shortest double is the decimal itself.
void AppendCanonicalJson(const JsonNode& node, std::string& out);

/// Whether a number's text meets that condition.
bool IsCanonicalNumber(std::string_view text);

}  // namespace bantam
