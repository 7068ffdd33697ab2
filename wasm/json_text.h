// SPDX-License-Identifier: MIT
// The answers that the core does not write itself: small JSON objects, keys in the order of the calls.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "bantam/contact_reader.h"
#include "bantam/decimal.h"
#include "bantam/fault.h"
#include "bantam/model.h"

namespace bantam::wasm {

class JsonText {
 public:
  JsonText& Raw(std::string_view json) {
    text_ += json;
    return *this;
  }
  JsonText& Key(std::string_view key) {
    if (text_.back() != '{') text_ += ',';
    AppendJsonString(text_, key);
    text_ += ':';
    return *this;
  }
  JsonText& Text(std::string_view key, std::string_view value) {
    Key(key);
    AppendJsonString(text_, value);
    return *this;
  }
  /// Of a list.
  JsonText& Item(std::string_view value) {
    AppendJsonString(text_, value);
    return *this;
  }
  JsonText& TextOrNull(std::string_view key, std::string_view value) { return value.empty() ? Key(key).Raw("null") : Text(key, value); }
  JsonText& Number(std::string_view key, std::int64_t thousandths) {
    Key(key);
    AppendThousandths(text_, thousandths);
    return *this;
  }
  JsonText& Words(std::string_view key, const LocalWords& words) {
    Key(key).Raw("{");
    for (const auto& [locale, text] : words.byLocale) Text(locale, text);
    return Raw("}");
  }
  JsonText& FaultObject(const Fault& fault) {
    Raw("{").Text("code", fault.code).Text("path", fault.path).Text("message", fault.message);
    return Raw("}");
  }
  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
};

inline std::string FaultAnswer(const Fault& fault) { return JsonText().Raw("{\"error\":").FaultObject(fault).Raw("}").Take(); }

inline std::string FaultsAnswer(const Faults& faults, std::span<const std::string> missingPacks = {}) {
  JsonText out;
  out.Raw("{\"faults\":[");
  for (std::size_t i = 0; i < faults.size(); ++i) out.Raw(i == 0 ? "" : ",").FaultObject(faults[i]);
  out.Raw("]");
  if (missingPacks.empty()) return out.Raw("}").Take();
  out.Key("missingPacks").Raw("[");
  for (std::size_t i = 0; i < missingPacks.size(); ++i) out.Raw(i == 0 ? "" : ",").Item(missingPacks[i]);
  return out.Raw("]}").Take();
}
/// Of a model that did not load; what it misses can be loaded, and it be asked again.
inline std::string FaultsAnswer(const LoadedModel& loaded) { return FaultsAnswer(loaded.faults, loaded.missingPacks); }

}  // namespace bantam::wasm
