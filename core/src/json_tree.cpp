// SPDX-License-Identifier: MIT
#include "json_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "ascii.h"
#include "bantam/contact_reader.h"
#include "bantam/encoding.h"
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

/// Builds a tree from nlohmann's events. Numbers stay the text that they are, so that decimals are read exactly.
class TreeHandler {
 public:
  using Json = nlohmann::json;

  TreeHandler(int maxDepth, JsonNode& root, Faults& faults)
      : maxDepth_(maxDepth), root_(root), faults_(faults) {}

  bool null() { return Put(Kind::kNull, {}); }
  bool boolean(bool value) { return Put(value ? Kind::kTrue : Kind::kFalse, {}); }
  bool number_integer(Json::number_integer_t value) { return Put(Kind::kNumber, std::to_string(value)); }
  bool number_unsigned(Json::number_unsigned_t value) { return Put(Kind::kNumber, std::to_string(value)); }
  bool number_float(Json::number_float_t, const std::string& text) { return Put(Kind::kNumber, text); }
  bool string(std::string& text) { return Put(Kind::kString, std::move(text)); }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return Open(Kind::kObject); }
  bool start_array(std::size_t) { return Open(Kind::kArray); }
  bool end_array() { return Close(); }
  bool end_object() {
    const std::vector<const JsonMember*> sorted = InKeyOrder(*open_.back());
    Close();
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key == sorted[i - 1]->key) faults_.push_back({"duplicate_key", Path() + "." + sorted[i]->key, "The key stands twice in this object; keep one."});
    }
    return true;
  }
  bool key(std::string& name) {
    open_.back()->members.emplace_back(JsonMember{std::move(name), {}});
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) {
    const bool range = error.id == 406;
    faults_.push_back({range ? "bad_number" : "syntax", Path(),
                       range ? "The number " + token + " is too large."
                             : "This is not JSON at byte " + std::to_string(position) + "; mend the text there."});
    return false;
  }

 private:
  std::string Path() const {
    std::string path = "$";
    for (const JsonNode* parent : open_) {
      if (parent->IsArray() && !parent->items.empty()) path += "[" + std::to_string(parent->items.size() - 1) + "]";
      if (!parent->IsArray() && !parent->members.empty()) path += "." + parent->members.back().key;
    }
    return path;
  }
  JsonNode& Place() {
    if (open_.empty()) return root_;
    JsonNode& parent = *open_.back();
    if (parent.IsArray()) return parent.items.emplace_back();
    return parent.members.back().value;
  }
  bool Put(Kind kind, std::string text) {
    JsonNode& node = Place();
    node.kind = kind;
    node.text = std::move(text);
    return true;
  }
  bool Open(Kind kind) {
    if (static_cast<int>(open_.size()) >= maxDepth_) {
      faults_.push_back({"too_deep", Path(), "The document nests deeper than " + std::to_string(maxDepth_) + " levels."});
      return false;
    }
    JsonNode& node = Place();
    node.kind = kind;
    open_.push_back(&node);
    return true;
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  int maxDepth_;
  JsonNode& root_;
  Faults& faults_;
  std::vector<JsonNode*> open_;   // stable: a parent's vectors do not grow while its last child is open
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
      if (IsDigit(c)) given = std::min(given * 10 + (c - '0'), 100000L);
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
  document = WithoutByteOrderMark(document);
  TreeHandler handler(maxDepth, root, faults);
  return nlohmann::json::sax_parse(document.begin(), document.end(), &handler) && faults.size() == before;
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
