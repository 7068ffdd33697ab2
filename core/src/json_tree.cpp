// SPDX-License-Identifier: MIT
#include "json_tree.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "bantam/contact_reader.h"

namespace bantam {
namespace {

using Kind = JsonNode::Kind;

class TreeHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeHandler(int maxDepth, JsonNode& root, Faults& faults) : maxDepth_(maxDepth), root_(root), faults_(faults) {}

  bool null() override { return Put(Kind::kNull, {}); }
  bool boolean(bool value) override { return Put(value ? Kind::kTrue : Kind::kFalse, {}); }
  bool number_integer(number_integer_t value) override { return Put(Kind::kNumber, std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return Put(Kind::kNumber, std::to_string(value)); }
  bool number_float(number_float_t, const string_t& text) override { return Put(Kind::kNumber, text); }
  bool string(string_t& text) override { return Put(Kind::kString, std::move(text)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return Open(Kind::kObject); }
  bool start_array(std::size_t) override { return Open(Kind::kArray); }
  bool end_array() override { return Close(); }
  bool end_object() override {
    keys_.pop_back();
    return Close();
  }
  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second) faults_.push_back({"duplicate_key", Path() + "." + name, "The key stands twice in this object; keep one."});
    name_ = std::move(name);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) override {
    const bool range = error.id == 406;
    faults_.push_back({range ? "bad_number" : "syntax", Path(),
                       range ? "The number " + token + " is too large."
                             : "This is not JSON at byte " + std::to_string(position) + "; mend the text there."});
    return false;
  }

 private:
  std::string Path() const {
    std::string path = "$";
    for (std::size_t i = 1; i < open_.size(); ++i) {
      const JsonNode& parent = *open_[i - 1];
      path += parent.IsArray() ? "[" + std::to_string(parent.items.size() - 1) + "]" : "." + parent.members.back().key;
    }
    return path;
  }
  JsonNode& Place() {
    if (open_.empty()) return root_;
    JsonNode& parent = *open_.back();
    if (parent.IsArray()) return parent.items.emplace_back();
    return parent.members.emplace_back(JsonMember{std::move(name_), {}}).value;
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
    if (kind == Kind::kObject) keys_.emplace_back();
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
  std::vector<std::unordered_set<std::string>> keys_;
  std::string name_;
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
    const long given = std::strtol(std::string(text.substr(i + 1)).c_str(), nullptr, 10);
    out.exponent += std::clamp(given, -100000L, 100000L);
  }
  const std::size_t first = out.digits.find_first_not_of('0');
  if (first == std::string::npos) return Digits{};
  out.digits.erase(0, first);
  while (out.digits.back() == '0') out.digits.pop_back(), ++out.exponent;
  return out;
}

std::u16string Utf16Of(std::string_view text) {
  std::u16string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? lead : lead & (0x3Fu >> (length - 1));
    for (int k = 1; k < length && i + static_cast<std::size_t>(k) < text.size(); ++k) {
      code = (code << 6) | (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3F);
    }
    i += static_cast<std::size_t>(length);
    if (code >= 0x10000) {
      out += static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10));
      out += static_cast<char16_t>(0xDC00 + ((code - 0x10000) & 0x3FF));
    } else {
      out += static_cast<char16_t>(code);
    }
  }
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
  std::vector<std::pair<std::u16string, const JsonMember*>> sorted;
  for (const auto& member : node.members) sorted.emplace_back(Utf16Of(member.key), &member);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  out += '{';
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i != 0) out += ',';
    AppendJsonString(out, sorted[i].second->key);
    out += ':';
    AppendCanonicalJson(sorted[i].second->value, out);
  }
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
  TreeHandler handler(maxDepth, root, faults);
  nlohmann::json::sax_parse(document.begin(), document.end(), &handler);
  return faults.size() == before;
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
