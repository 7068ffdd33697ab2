// SPDX-License-Identifier: MIT
// A validating tokenizer for JSON (RFC 8259): one pass, no tree, no allocation. It walks a text value by value; the caller decides
// what each value means. Strings come as raw views and are decoded only where they hold an escape. Every byte passed over is
// checked, also in skipped values. After the first fault every call returns false. The text must outlive the scanner.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

#include "bytes16.h"

namespace bantam {

/// A string between its quotes, escapes not yet decoded.
struct JsonText {
  std::string_view raw;
  bool escaped = false;
};

class JsonScanner {
 public:
  enum class Fault : std::uint8_t { kNone, kSyntax, kUtf8, kTooDeep };

  /// The deepest nesting that any scanner follows; Skip() keeps one bit per level.
  static constexpr int kDeepest = 64;

  explicit JsonScanner(std::string_view text, int maxDepth = kDeepest)
      : begin_(text.data()), place_(begin_), end_(begin_ + text.size()), maxDepth_(maxDepth < kDeepest ? maxDepth : kDeepest) {}

  /// The first character of the next token, after white space; '\0' at the end (a NUL byte is no token either).
  char Peek() {
    if (place_ != end_ && static_cast<unsigned char>(*place_) > ' ') return *place_;
    return PeekOn();
  }

  /// Passes over the punctuation mark `c` if it comes next.
  bool Take(char c) {
    if (place_ != end_ && *place_ == c) return ++place_, true;
    if (Peek() != c) return false;
    ++place_;
    return true;
  }

  /// Enters the object or array that Peek() has seen.
  bool Open() {
    if (++depth_ > maxDepth_) return Fail(Fault::kTooDeep, "nested too deep");
    ++place_;
    return true;
  }

  /// After an item: true at a comma, with `closed` false; true at `closing`, with `closed` true.
  bool Next(char closing, bool& closed) {
    const char c = Peek();
    closed = c == closing;
    if (closed) return Close();
    if (c != ',') return Fail(Fault::kSyntax, closing == '}' ? "expected , or }" : "expected , or ]");
    ++place_;
    return true;
  }

  /// Right after Open(): whether the container is empty; it is then closed.
  bool TakeEmpty(char closing) {
    if (Peek() != closing) return false;
    return Close();
  }

  /// A member's name and its colon.
  bool Key(JsonText& key) {
    if (end_ - place_ >= kQuickKey && *place_ == '"' && QuickKey(place_ + 1, key)) return true;
    if (Peek() != '"') return Fail(Fault::kSyntax, "expected a member name in quotes");
    if (!String(key)) return false;
    if (!Take(':')) return Fail(Fault::kSyntax, "expected :");
    return true;
  }

  /// After a member: the next one's name, or the end of the object.
  bool NextKey(JsonText& key, bool& closed) {
    if (end_ - place_ > kQuickKey && place_[0] == ',' && place_[1] == '"' && QuickKey(place_ + 2, key)) return true;
    return Next('}', closed) && (closed || Key(key));
  }

  /// The string at the quote that Peek() has seen.
  bool String(JsonText& text) {
    const char* const first = place_ + 1;
    const char* at = first;   // the place goes through memory: only once
    while (end_ - at >= 16) {
      const std::uint32_t stops = Bytes16(at).EndPlainText();
      if (stops == 0) {
        at += 16;
        continue;
      }
      at += std::countr_zero(stops);
      if (*at != '"') break;
      text = {{first, static_cast<std::size_t>(at - first)}, false};
      place_ = at + 1;
      return true;
    }
    place_ = at;
    return StringSlowly(first, text);
  }

  /// The bytes of the string at the quote that Peek() has seen, unchecked, when a quote stands behind `size` of them; else null.
  const char* TextOf(std::size_t size) const {
    return static_cast<std::size_t>(end_ - place_) >= size + 2 && place_[size + 1] == '"' ? place_ + 1 : nullptr;
  }
  /// Passes over that string, whose bytes the caller has checked. Always true.
  bool PassText(std::size_t size) {
    place_ += size + 2;
    return true;
  }

  /// The number that begins at the digit or minus that Peek() has seen, as it is written.
  bool Number(std::string_view& raw);
  /// The literal true, false or null whose first letter Peek() has seen.
  bool Literal(std::string_view& word);
  /// Passes over any value; not recursive.
  bool Skip();
  /// Whether nothing but white space is left; a fault otherwise.
  bool End() {
    Peek();
    return place_ == end_ || Fail(Fault::kSyntax, "text after the value");
  }

  bool Fail(Fault fault, const char* message) {
    if (fault_ == Fault::kNone) {
      fault_ = fault;
      message_ = message;
    }
    return false;
  }
  Fault fault() const { return fault_; }
  const char* message() const { return message_; }
  std::size_t offset() const { return static_cast<std::size_t>(place_ - begin_); }

 private:
  char PeekOn() {
    while (place_ != end_) {
      const char c = *place_;
      if (static_cast<unsigned char>(c) > ' ') return c;
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return '\0';
      ++place_;
    }
    return '\0';
  }

  /// A plain name of at most fifteen bytes with its colon right behind: most are.
  bool QuickKey(const char* first, JsonText& key) {
    const std::uint32_t stops = Bytes16(first).EndPlainText();
    const char* const end = first + (std::countr_zero(stops | 1u << 15));
    if (end[0] != '"' || end[1] != ':') return false;
    key = {{first, static_cast<std::size_t>(end - first)}, false};
    place_ = end + 2;
    return true;
  }
  /// Bytes from the quote on that QuickKey may look at.
  static constexpr std::ptrdiff_t kQuickKey = 18;

  bool Close() {
    ++place_;
    --depth_;
    return true;
  }
  bool StringSlowly(const char* first, JsonText& text);
  bool Escape();
  bool Utf8Sequence();
  bool SkipScalar(char first);
  bool SkipContainer();

  const char* begin_;
  const char* place_;
  const char* end_;
  int depth_ = 0;
  int maxDepth_;
  Fault fault_ = Fault::kNone;
  const char* message_ = "";
};

/// Writes the decoded text, at most raw.size() bytes, and returns how many. `text` came from a scanner. A surrogate escape without
/// its partner becomes U+FFFD and sets `loneSurrogate`: the grammar allows it, UTF-8 does not.
std::size_t DecodeJsonText(std::string_view raw, char* out, bool& loneSurrogate);

/// Whether `text` is one JSON value of at most `maxDepth` (itself at most JsonScanner::kDeepest) nested containers.
bool ValidateJson(std::string_view text, int maxDepth = JsonScanner::kDeepest);

}  // namespace bantam
