// SPDX-License-Identifier: MIT
// Compares our tokenizer with nlohmann's parser: which texts are JSON, and what their strings say.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/src/json_scanner.h"

namespace bantam {

/// What nlohmann makes of a text: its strings and member names in order, its depth, why it was refused.
class JsonOracle : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit JsonOracle(std::string_view text) { accepted_ = nlohmann::json::sax_parse(text.begin(), text.end(), this); }

  bool accepted() const { return accepted_; }
  /// Refused for what the grammar allows: a number beyond double, or half of a surrogate pair.
  bool overStrict() const { return overStrict_; }
  int depth() const { return deepest_; }
  const std::vector<std::string>& strings() const { return strings_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool string(string_t& text) override { return Add(text); }
  bool key(string_t& text) override { return Add(text); }
  bool start_object(std::size_t) override { return Deeper(); }
  bool start_array(std::size_t) override { return Deeper(); }
  bool end_object() override { return --depth_ >= 0; }
  bool end_array() override { return --depth_ >= 0; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    constexpr int kNumberOverflow = 406;
    overStrict_ = error.id == kNumberOverflow || std::string_view(error.what()).find("surrogate") != std::string_view::npos;
    return false;
  }

 private:
  bool Add(const std::string& text) {
    strings_.push_back(text);
    return true;
  }
  bool Deeper() {
    deepest_ = std::max(deepest_, ++depth_);
    return true;
  }

  bool accepted_ = false;
  bool overStrict_ = false;
  int depth_ = 0;
  int deepest_ = 0;
  std::vector<std::string> strings_;
};

/// The strings and member names that our scanner finds, decoded; `good` as ValidateJson has it.
class ScannedStrings {
 public:
  explicit ScannedStrings(std::string_view text) : scanner_(text) { good_ = Value() && scanner_.End(); }
  bool good() const { return good_; }
  const std::vector<std::string>& strings() const { return strings_; }

 private:
  bool Value() {
    const char first = scanner_.Peek();
    if (first == '"') {
      JsonText text;
      return scanner_.String(text) && Add(text);
    }
    if (first != '{' && first != '[') return scanner_.Skip();
    const char closing = first == '{' ? '}' : ']';
    if (!scanner_.Open()) return false;
    if (scanner_.TakeEmpty(closing)) return true;
    for (bool closed = false; !closed;) {
      JsonText key;
      if (first == '{' && !(scanner_.Key(key) && Add(key))) return false;
      if (!Value() || !scanner_.Next(closing, closed)) return false;
    }
    return true;
  }
  bool Add(const JsonText& text) {
    std::string decoded(text.raw.size(), '\0');
    bool loneSurrogate = false;
    decoded.resize(DecodeJsonText(text.raw, decoded.data(), loneSurrogate));
    strings_.push_back(decoded);
    return true;
  }

  JsonScanner scanner_;
  bool good_ = false;
  std::vector<std::string> strings_;
};

/// Empty when both say the same of the text, else in what they differ. The known differences are told apart here: nlohmann takes a
/// NUL byte for the end and skips a byte order mark, is stricter (overStrict), and follows any depth.
inline std::string DifferenceFromOracle(std::string_view text) {
  const bool ours = ValidateJson(text);
  if (text.find('\0') != std::string_view::npos) return ours ? "a NUL byte was taken" : "";
  if (text.substr(0, 3) == "\xEF\xBB\xBF") return ours ? "a byte order mark was taken" : "";
  const ScannedStrings scanned(text);
  if (scanned.good() != ours) return "skipping and reading differ";
  const JsonOracle oracle(text);
  if (oracle.overStrict() || oracle.depth() > JsonScanner::kDeepest) return "";
  if (oracle.accepted() != ours) return ours ? "taken, refused by the oracle" : "refused, taken by the oracle";
  if (ours && oracle.strings() != scanned.strings()) return "strings differ";
  return "";
}

}  // namespace bantam
