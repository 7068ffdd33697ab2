// SPDX-License-Identifier: MIT
#include "contact_input.h"

#include <algorithm>

#include "ascii.h"
#include "zulu_time.h"

namespace bantam {
namespace {

/// Longer member names are cut in paths: a name is there to be found, not to be kept.
constexpr std::size_t kLongestNameInPath = 100;

bool IsPlainName(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || IsDigit(c) || c == '_' || c == '-';
  });
}

void AppendName(std::string& out, std::string_view name) {
  if (name.size() > kLongestNameInPath) {
    std::size_t cut = kLongestNameInPath;
    while ((static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80) --cut;
    name = name.substr(0, cut);
  }
  if (IsPlainName(name)) {
    if (!out.empty()) out += '.';
    out += name;
    return;
  }
  out += "[\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  out += "\"]";
}

constexpr Day kFirstDay = -25567;  // 1900-01-01
constexpr Day kLastDay = 84005;    // 2199-12-31

}  // namespace

bool ContactInput::ReadTextSlowly(std::string_view& text) {
  text = {};
  const char first = scanner.Peek();
  if (first == '{' || first == '[') return WrongType();
  if (first == '-' || IsDigit(first)) return scanner.Number(text);
  std::string_view word;
  if (!scanner.Literal(word)) return false;
  if (word == "null") word = {};
  text = word;
  return true;
}

bool ContactInput::ReadName(std::string_view& name) {
  if (!ReadText(name)) return false;
  if (name.size() > kMaxFactText) {
    Warn("too_long");
    name = {};
  }
  return true;
}

bool ContactInput::ReadInstant(Instant& at, bool& good) {
  at = kUndated;
  good = true;
  const char first = scanner.Peek();
  if (first != '"') {
    if (first == 'n') return scanner.Skip();
    good = false;
    Warn("bad_date");
    return scanner.Skip();
  }
  if (const char* const text = scanner.TextOf(kZuluBytes); text != nullptr && ReadZuluTime(text, at)) return scanner.PassText(kZuluBytes);
  std::string_view text;
  if (!ReadString(text)) return false;
  if (text.empty()) return true;
  const ParsedTime parsed = ParseDate(text);
  good = parsed.fault == TimeFault::kNone;
  if (good) {
    at = parsed.at;
  } else {
    Warn(parsed.fault == TimeFault::kRange ? "date_out_of_range" : "bad_date");
  }
  return true;
}

bool ContactInput::ReadCount(std::int64_t low, std::int64_t high, std::uint32_t& count) {
  const char first = scanner.Peek();
  if (first != '-' && !IsDigit(first)) return first == 'n' ? scanner.Skip() : WrongType();
  std::string_view raw;
  if (!scanner.Number(raw)) return false;
  std::int64_t value = 0;
  if (raw.size() <= 9 && std::all_of(raw.begin(), raw.end(), IsDigit)) {
    for (const char c : raw) value = value * 10 + (c - '0');
  } else {
    const ScaledNumber number = ParseScaled(raw, 0);
    value = number.fault == NumberFault::kNone ? number.value : raw[0] == '-' ? low - 1 : high + 1;
  }
  if (value < low || value > high) Warn("bad_number");
  count = static_cast<std::uint32_t>(value < low ? 0 : std::min(value, high));
  return true;
}

ParsedTime ContactInput::ParseDate(std::string_view text) const {
  ParsedTime parsed = ParseTime(text, zone);
  if (parsed.fault != TimeFault::kNone) return parsed;
  constexpr Instant kDaySeconds = 86400;
  const bool inRange = parsed.day >= kFirstDay && parsed.day <= kLastDay && parsed.at >= kFirstDay * kDaySeconds &&
                       parsed.at < (kLastDay + 1) * kDaySeconds;
  if (!inRange) parsed.fault = TimeFault::kRange;
  return parsed;
}

bool ContactInput::UnknownKey() {
  if (contact.unknownKeys.size() < kMaxUnknownKeys) {
    scratch_.clear();
    AppendPath(scratch_, false);
    const bool known = std::find(contact.unknownKeys.begin(), contact.unknownKeys.end(), scratch_) != contact.unknownKeys.end();
    if (!known) contact.unknownKeys.push_back(contact.texts.Keep(scratch_));
  }
  return scanner.Skip();
}

void ContactInput::Warn(std::string_view code) {
  if (contact.warnings.size() >= kMaxContactWarnings) return;
  scratch_ = "$";
  AppendPath(scratch_, true);
  contact.warnings.push_back({code, contact.texts.Keep(scratch_)});
}

void ContactInput::AppendPath(std::string& out, bool withIndexes) const {
  for (std::size_t i = 0; i < depth_; ++i) {
    AppendName(out, steps_[i].key);
    if (steps_[i].index == kNoIndex) continue;
    out += '[';
    if (withIndexes) out += std::to_string(steps_[i].index);
    out += ']';
  }
}

std::string_view ContactInput::DecodeSlowly(std::string_view raw) {
  char* const place = contact.texts.Reserve(raw.size());
  bool loneSurrogate = false;
  const std::size_t size = DecodeJsonText(raw, place, loneSurrogate);
  if (loneSurrogate) Warn("lone_surrogate");
  return {place, size};
}

Fault ContactInput::TakeFault() const {
  std::string path = "$";
  AppendPath(path, true);
  if (tooMany_) return {"too_many", path, "The contact holds more of these than the limit allows; split it or leave the oldest out."};
  const std::string where = " at byte " + std::to_string(scanner.offset()) + ".";
  switch (scanner.fault()) {
    case JsonScanner::Fault::kUtf8: return {"utf8", path, "The text is not valid UTF-8: " + std::string(scanner.message()) + where};
    case JsonScanner::Fault::kTooDeep:
      return {"too_deep", path, "Objects and lists are nested more than " + std::to_string(kMaxContactDepth) + " deep" + where};
    default: return {"syntax", path, "The text is not valid JSON: " + std::string(scanner.message()) + where};
  }
}

}  // namespace bantam
