// SPDX-License-Identifier: MIT
#include "json_tree.h"

#include <algorithm>
#include <utility>

#include "bantam/contact_reader.h"
#include "json_scanner.h"
#include "stable_order.h"

namespace bantam {
namespace {

using Kind = JsonNode::Kind;

/// Bytes of UTF-8 as their UTF-16 units sort: what lies beyond U+FFFF is written with surrogates, which come before U+E000.
int CompareAsUtf16(std::string_view a, std::string_view b) {
  const auto place = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xF0 ? byte - 0x10 + 0x0E : byte >= 0xEE ? byte + 0x10 : int{byte};
  };
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < both; ++i) {
    if (a[i] != b[i]) return place(a[i]) - place(b[i]);
  }
  return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

std::vector<const JsonMember*> InKeyOrder(const JsonNode& object) {
  std::vector<const JsonMember*> sorted;
  sorted.reserve(object.members.size());
  const auto before = [](const JsonMember& a, const JsonMember& b) { return CompareAsUtf16(a.key, b.key) < 0; };
  for (const std::uint32_t place : SortedPlaces(object.members, before)) sorted.push_back(&object.members[place]);
  return sorted;
}

/// Recursive: `maxDepth` bounds it.
class TreeReader {
 public:
  TreeReader(std::string_view document, int maxDepth, Faults& faults) : scanner_(document, maxDepth), maxDepth_(maxDepth), faults_(faults) {}

  bool Read(JsonNode& root) {
    if (ReadValue(root) && scanner_.End()) return true;
    if (scanner_.fault() == JsonScanner::Fault::kTooDeep) {
      faults_.push_back({"too_deep", path_, "The document nests deeper than " + std::to_string(maxDepth_) + " levels."});
    } else {
      faults_.push_back({"syntax", path_, "This is not JSON at byte " + std::to_string(scanner_.offset()) + "; mend the text there."});
    }
    return false;
  }

 private:
  bool ReadValue(JsonNode& node) {
    const char first = scanner_.Peek();
    if (first == '{') return ReadObject(node);
    if (first == '[') return ReadArray(node);
    if (first == '"') {
      node.kind = Kind::kString;
      JsonText text;
      return scanner_.String(text) && Decode(text, node.text);
    }
    std::string_view raw;
    if (first == '-' || (first >= '0' && first <= '9')) {
      node.kind = Kind::kNumber;
      if (!scanner_.Number(raw)) return false;
      node.text = raw;
      return true;
    }
    if (!scanner_.Literal(raw)) return false;
    node.kind = raw == "null" ? Kind::kNull : raw == "true" ? Kind::kTrue : Kind::kFalse;
    return true;
  }

  bool ReadObject(JsonNode& node) {
    node.kind = Kind::kObject;
    if (!scanner_.Open()) return false;
    if (scanner_.TakeEmpty('}')) return true;
    const std::size_t outside = path_.size();
    for (bool closed = false; !closed;) {
      JsonText name;
      JsonMember& member = node.members.emplace_back();
      if (!scanner_.Key(name) || !Decode(name, member.key)) return false;
      path_.append(".").append(member.key);
      if (!ReadValue(member.value) || !scanner_.Next('}', closed)) return false;
      path_.resize(outside);
    }
    const std::vector<const JsonMember*> sorted = InKeyOrder(node);
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key) continue;
      faults_.push_back({"duplicate_key", path_ + "." + sorted[i]->key, "The key stands twice in this object; keep one."});
    }
    return true;
  }

  bool ReadArray(JsonNode& node) {
    node.kind = Kind::kArray;
    if (!scanner_.Open()) return false;
    if (scanner_.TakeEmpty(']')) return true;
    const std::size_t outside = path_.size();
    for (bool closed = false; !closed;) {
      path_.append("[").append(std::to_string(node.items.size())).append("]");
      if (!ReadValue(node.items.emplace_back()) || !scanner_.Next(']', closed)) return false;
      path_.resize(outside);
    }
    return true;
  }

  /// A surrogate without its partner is no text, so no document of ours holds one.
  bool Decode(const JsonText& text, std::string& out) {
    if (!text.escaped) {
      out = text.raw;
      return true;
    }
    bool loneSurrogate = false;
    out.resize(text.raw.size());
    out.resize(DecodeJsonText(text.raw, out.data(), loneSurrogate));
    return !loneSurrogate || scanner_.Fail(JsonScanner::Fault::kSyntax, "half a surrogate pair");
  }

  JsonScanner scanner_;
  int maxDepth_;
  Faults& faults_;
  std::string path_ = "$";
};

// Digits of a JSON number without sign, point, exponent and outer zeros, and the power of ten of the last digit.
struct Digits {
  std::string digits;
  long exponent = 0;
  bool negative = false;
};

Digits DigitsOf(std::string_view text) {
  Digits out;
  std::size_t i = 0;
  if (i < text.size() && text[i] == '-') out.negative = true, ++i;
  bool fraction = false;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.') {
      fraction = true;
      continue;
    }
    out.digits += text[i];
    if (fraction) --out.exponent;
  }
  if (i < text.size()) {
    const bool below = text[i + 1] == '-';
    long given = 0;
    for (char c : text.substr(i + 1)) {
      if (c >= '0' && c <= '9') given = std::min(given * 10 + (c - '0'), 100000L);
    }
    out.exponent += below ? -given : given;
  }
  const std::size_t first = out.digits.find_first_not_of('0');
  if (first == std::string::npos) return Digits{};
  out.digits.erase(0, first);
  while (out.digits.back() == '0') out.digits.pop_back(), ++out.exponent;
  return out;
}

void AppendCanonicalNumber(std::string_view text, std::string& out) {
  const Digits number = DigitsOf(text);
  if (number.digits.empty()) {
    out += '0';
    return;
  }
  if (number.negative) out += '-';
  const long size = static_cast<long>(number.digits.size());
  const long point = size + number.exponent;   // digits before the decimal point
  if (point <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-point), '0') + number.digits;
  } else if (point >= size) {
    out += number.digits + std::string(static_cast<std::size_t>(point - size), '0');
  } else {
    out += number.digits.substr(0, static_cast<std::size_t>(point)) + "." + number.digits.substr(static_cast<std::size_t>(point));
  }
}

void AppendCanonicalObject(const JsonNode& node, std::string& out) {
  char before = '{';
  for (const JsonMember* member : InKeyOrder(node)) {
    out += before;
    before = ',';
    AppendJsonString(out, member->key);
    out += ':';
    AppendCanonicalJson(member->value, out);
  }
  if (before == '{') out += '{';
  out += '}';
}

}  // namespace

const JsonNode* JsonNode::Find(std::string_view key) const {
  for (const auto& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

bool ReadJsonTree(std::string_view document, int maxDepth, JsonNode& root, Faults& faults) {
  const std::size_t before = faults.size();
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (document.substr(0, kByteOrderMark.size()) == kByteOrderMark) document.remove_prefix(kByteOrderMark.size());
  return TreeReader(document, maxDepth, faults).Read(root) && faults.size() == before;
}

bool IsCanonicalNumber(std::string_view text) {
  const Digits number = DigitsOf(text);
  const long point = static_cast<long>(number.digits.size()) + number.exponent;
  return number.digits.empty() || (number.digits.size() <= 15 && point <= 21 && point > -6);
}

void AppendCanonicalJson(const JsonNode& node, std::string& out) {
  switch (node.kind) {
    case Kind::kNull: out += "null"; return;
    case Kind::kFalse: out += "false"; return;
    case Kind::kTrue: out += "true"; return;
    case Kind::kNumber: AppendCanonicalNumber(node.text, out); return;
    case Kind::kString: AppendJsonString(out, node.text); return;
    case Kind::kObject: AppendCanonicalObject(node, out); return;
    case Kind::kArray: break;
  }
  out += '[';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i != 0) out += ',';
    AppendCanonicalJson(node.items[i], out);
  }
  out += ']';
}

}  // namespace bantam
