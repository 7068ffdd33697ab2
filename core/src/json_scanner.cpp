// SPDX-License-Identifier: MIT
#include "json_scanner.h"

#include "ascii.h"

namespace bantam {
namespace {

int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Four hex digits that a scanner has checked.
std::uint32_t HexUnit(const char* at) {
  std::uint32_t unit = 0;
  for (int i = 0; i < 4; ++i) unit = unit << 4 | static_cast<std::uint32_t>(HexDigit(at[i]));
  return unit;
}

char* AppendCodePoint(char* out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { *out++ = static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
  return out;
}

char ShortEscape(char c) {
  switch (c) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return c;  // quote, backslash, slash
  }
}

}  // namespace

bool JsonScanner::StringSlowly(const char* first, JsonText& text) {
  text.escaped = false;
  while (place_ != end_) {
    const auto byte = static_cast<unsigned char>(*place_);
    if (byte == '"') {
      text.raw = {first, static_cast<std::size_t>(place_ - first)};
      ++place_;
      return true;
    }
    if (byte == '\\') {
      text.escaped = true;
      if (!Escape()) return false;
    } else if (byte >= 0x80) {
      if (!Utf8Sequence()) return false;
    } else if (byte < 0x20) {
      return Fail(Fault::kSyntax, "a control character inside a string");
    } else {
      ++place_;
    }
  }
  return Fail(Fault::kSyntax, "a string without its closing quote");
}

bool JsonScanner::Escape() {
  if (end_ - place_ < 2) return Fail(Fault::kSyntax, "an unfinished escape");
  switch (place_[1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
      place_ += 2;
      return true;
    case 'u':
      if (end_ - place_ < 6) return Fail(Fault::kSyntax, "an unfinished escape");
      for (int i = 2; i < 6; ++i) {
        if (HexDigit(place_[i]) < 0) return Fail(Fault::kSyntax, "\\u needs four hexadecimal digits");
      }
      place_ += 6;
      return true;
    default:
      return Fail(Fault::kSyntax, "an unknown escape");
  }
}

/// Well-formed UTF-8 as Unicode's table 3-7 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
bool JsonScanner::Utf8Sequence() {
  const auto byteAt = [this](int i) { return static_cast<unsigned char>(place_[i]); };
  const unsigned char lead = byteAt(0);
  const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  bool good = lead >= 0xC2 && lead <= 0xF4 && end_ - place_ >= length;
  if (good) {
    const unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    good = byteAt(1) >= lowest && byteAt(1) <= highest;
    for (int i = 2; i < length; ++i) good = good && (byteAt(i) & 0xC0) == 0x80;
  }
  if (!good) return Fail(Fault::kUtf8, "bytes that are not UTF-8");
  place_ += length;
  return true;
}

bool JsonScanner::Number(std::string_view& raw) {
  const char* const first = place_;
  const auto digits = [this] {
    const char* const start = place_;
    while (place_ != end_ && IsDigit(*place_)) ++place_;
    return place_ != start;
  };
  if (*place_ == '-') ++place_;
  if (place_ != end_ && *place_ == '0') {
    ++place_;
    if (place_ != end_ && IsDigit(*place_)) return Fail(Fault::kSyntax, "a number with a leading zero");
  } else if (!digits()) {
    return Fail(Fault::kSyntax, "not a number");
  }
  if (place_ != end_ && *place_ == '.') {
    ++place_;
    if (!digits()) return Fail(Fault::kSyntax, "a number without digits after its point");
  }
  if (place_ != end_ && (*place_ | 0x20) == 'e') {
    ++place_;
    if (place_ != end_ && (*place_ == '+' || *place_ == '-')) ++place_;
    if (!digits()) return Fail(Fault::kSyntax, "a number without digits in its exponent");
  }
  raw = {first, static_cast<std::size_t>(place_ - first)};
  return true;
}

bool JsonScanner::Literal(std::string_view& word) {
  for (const std::string_view known : {std::string_view("true"), std::string_view("false"), std::string_view("null")}) {
    if (static_cast<std::size_t>(end_ - place_) >= known.size() && std::memcmp(place_, known.data(), known.size()) == 0) {
      word = {place_, known.size()};
      place_ += known.size();
      return true;
    }
  }
  return Fail(Fault::kSyntax, "not a JSON value");
}

bool JsonScanner::SkipScalar(char first) {
  std::string_view raw;
  JsonText text;
  if (first == '"') return String(text);
  if (first == '-' || IsDigit(first)) return Number(raw);
  if (first == '\0' && place_ == end_) return Fail(Fault::kSyntax, "the text ends too early");
  return Literal(raw);
}

bool JsonScanner::Skip() {
  const char first = Peek();
  return first == '{' || first == '[' ? SkipContainer() : SkipScalar(first);
}

bool JsonScanner::SkipContainer() {
  const int outside = depth_;
  std::uint64_t objects = 0;  // lowest bit: whether the innermost open container is an object
  JsonText key;
  while (true) {
    const char first = Peek();
    bool closed = false;
    if (first == '{' || first == '[') {
      if (!Open()) return false;
      const bool object = first == '{';
      objects = objects << 1 | static_cast<std::uint64_t>(object);
      if (!TakeEmpty(object ? '}' : ']')) {
        if (object && !Key(key)) return false;
        continue;
      }
      objects >>= 1;
    } else if (!SkipScalar(first)) {
      return false;
    }
    while (true) {
      if (depth_ == outside) return true;
      const bool object = (objects & 1) != 0;
      if (!Next(object ? '}' : ']', closed)) return false;
      if (!closed) {
        if (object && !Key(key)) return false;
        break;
      }
      objects >>= 1;
    }
  }
}

std::size_t DecodeJsonText(std::string_view raw, char* out, bool& loneSurrogate) {
  char* const start = out;
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] != '\\') {
      *out++ = raw[i++];
      continue;
    }
    if (raw[i + 1] != 'u') {
      *out++ = ShortEscape(raw[i + 1]);
      i += 2;
      continue;
    }
    std::uint32_t code = HexUnit(raw.data() + i + 2);
    i += 6;
    if (code >= 0xD800 && code < 0xE000) {
      const bool pairFollows = code < 0xDC00 && raw.size() - i >= 6 && raw[i] == '\\' && raw[i + 1] == 'u';
      const std::uint32_t low = pairFollows ? HexUnit(raw.data() + i + 2) : 0;
      if (low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        i += 6;
      } else {
        code = 0xFFFD;
        loneSurrogate = true;
      }
    }
    out = AppendCodePoint(out, code);
  }
  return static_cast<std::size_t>(out - start);
}

bool ValidateJson(std::string_view text, int maxDepth) {
  JsonScanner scanner(text, maxDepth);
  return scanner.Skip() && scanner.End();
}

}  // namespace bantam
