// SPDX-License-Identifier: MIT
#include "model_reading.h"

#include <algorithm>

#include "ascii.h"
#include "bantam/columns.h"
#include "stable_order.h"

namespace bantam {
namespace {

std::string Listed(std::initializer_list<std::string_view> words) {
  std::string out;
  for (std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out;
}

}  // namespace

void ModelReading::CheckKeys(const Field& at, std::initializer_list<std::string_view> known) {
  for (const auto& member : at->members) {
    if (member.key.rfind("x-", 0) == 0) continue;
    if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
    Fail({nullptr, at.path + "." + member.key}, "unknown_key", "This key is not known here; known are: " + Listed(known) + ". Own keys begin with x-.");
  }
}

bool ModelReading::RequireObject(const Field& at) {
  if (!at) return Fail(at, "missing", "An object is needed here."), false;
  if (!at->IsObject()) return Fail(at, "wrong_type", "This must be an object."), false;
  return true;
}

bool ModelReading::RequireArray(const Field& at, std::size_t most) {
  if (!at) return Fail(at, "missing", "A list is needed here."), false;
  if (!at->IsArray()) return Fail(at, "wrong_type", "This must be a list."), false;
  if (at->items.size() > most) return Fail(at, "too_many", "At most " + std::to_string(most) + " entries are allowed."), false;
  return true;
}

std::string ModelReading::RequireText(const Field& at, std::size_t most) {
  if (!at) return Fail(at, "missing", "A text is needed here."), std::string();
  if (!at->IsString()) return Fail(at, "wrong_type", "This must be a text."), std::string();
  if (at->text.empty() || at->text.size() > most) Fail(at, "bad_value", "A text of 1 to " + std::to_string(most) + " bytes is needed here.");
  return at->text;
}

std::string ModelReading::RequireId(const Field& at) {
  const std::string id = RequireText(at, 64);
  const bool good = std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsDigit(c) || c == '-' || c == '_' || c == '.';
  });
  if (!good) Fail(at, "bad_value", "An id has letters, digits, and - _ . only.");
  return id;
}

std::optional<std::int64_t> ModelReading::RequireScaled(const Field& at, int places, std::int64_t low, std::int64_t high) {
  if (!at) return Fail(at, "missing", "A number is needed here."), std::nullopt;
  if (!at->IsNumber()) return Fail(at, "wrong_type", "This must be a number."), std::nullopt;
  const ScaledNumber number = ParseScaled(at->text, places);
  if (number.fault != NumberFault::kNone || number.value < low || number.value > high) {
    return Fail(at, "bad_number", "The number is outside what is allowed here."), std::nullopt;
  }
  // One rounding more would say that the text has finer digits than are kept.
  if (const ScaledNumber finer = ParseScaled(at->text, places + 3); finer.fault == NumberFault::kNone && finer.value != number.value * 1000) {
    return Fail(at, "bad_number", "At most " + std::to_string(places) + " decimals are kept here."), std::nullopt;
  }
  return number.value;
}

std::int64_t ModelReading::RequireWhole(const Field& at, std::int64_t low, std::int64_t high) {
  const auto value = RequireScaled(at, 0, low, high);
  if (!value && at && at->IsNumber()) faults.back().message += " A whole number from " + std::to_string(low) + " to " + std::to_string(high) + " is needed.";
  return value.value_or(low);
}

Points ModelReading::RequirePoints(const Field& at) {
  return static_cast<Points>(RequireScaled(at, 3, -kMaxPoints, kMaxPoints).value_or(0));
}

LocalWords ModelReading::ReadWords(const Field& at, bool required) {
  LocalWords words;
  if (!at && !required) return words;
  if (!RequireObject(at)) return words;
  for (const auto& [locale, node] : at->members) words.byLocale.emplace_back(locale, RequireText({&node, at.path + "." + locale}));
  SortStably(words.byLocale, [](const auto& a, const auto& b) { return a.first < b.first; });
  if (at->Find("en") == nullptr) Fail(at, "missing", "Words need at least English (en).");
  return words;
}

std::vector<std::string> ModelReading::ReadTexts(const Field& at) {
  std::vector<std::string> texts;
  if (at->IsString()) return {RequireText(at)};
  if (!RequireArray(at, kMaxListed)) return texts;
  if (at->items.empty()) Fail(at, "bad_value", "The list is empty, so nothing could ever match.");
  for (std::size_t i = 0; i < at->items.size(); ++i) texts.push_back(RequireText(at.Item(i)));
  return texts;
}

void ModelReading::ReadLimits(const Field& object, int places, std::int64_t& low, std::int64_t& high) {
  if (const Field min = object.At("min")) low = RequireScaled(min, places, -kMaxNumber, kMaxNumber).value_or(low);
  if (const Field max = object.At("max")) high = RequireScaled(max, places, -kMaxNumber, kMaxNumber).value_or(high);
  if (object->Find("min") == nullptr && object->Find("max") == nullptr) Fail(object, "bad_value", "Without min and max this would always hold.");
  if (low > high) Fail(object, "bad_value", "min is above max.");
}

const TimeZone* ModelReading::RequireZone(const Field& at) {
  const std::string name = RequireText(at, 64);
  const TimeZone* zone = TimeZone::Find(name);
  if (zone == nullptr && !name.empty()) Fail(at, "unknown_zone", "No time zone has this name; use one like Europe/Helsinki.");
  return zone != nullptr ? zone : &TimeZone::Utc();
}

bool ModelReading::ReadCurrencyCode(const Field& at, std::array<char, 4>& code) {
  const std::string text = RequireText(at, 3);
  if (text.empty()) return false;
  if (text.size() != 3 || ReadCurrency(text) != text) return Fail(at, "unknown_currency", "This is not an ISO 4217 code such as EUR."), false;
  code = {text[0], text[1], text[2], '\0'};
  return true;
}

bool ModelReading::HasPack(std::string_view begin) const {
  return std::any_of(model.packs.begin(), model.packs.end(), [&](const auto& pack) { return pack.first.substr(0, begin.size()) == begin; });
}

void ModelReading::CheckNewId(const Field& at, std::string_view kind, const std::string& id) {
  std::string key = std::string(kind) + "/" + id;
  if (std::find(idsSeen.begin(), idsSeen.end(), key) != idsSeen.end()) Fail(at, "duplicate_id", "Another " + std::string(kind) + " has the same id.");
  idsSeen.push_back(std::move(key));
}

}  // namespace bantam
