// SPDX-License-Identifier: MIT
// The text of one contact while it is read: the scanner, the place in the document, and the warnings. Readers of its parts take
// values through it. Every function that returns bool returns false on a fault only, which ends the contact; what can be lived
// with is a warning.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "bantam/contact.h"
#include "bantam/fault.h"
#include "bantam/time_zone.h"
#include "json_scanner.h"
#include "key_table.h"

namespace bantam {

class ContactInput {
 public:
  ContactInput(std::string_view json, Contact& target, const TimeZone& timeZone)
      : contact(target), zone(timeZone), scanner(json, kMaxContactDepth) {}

  Contact& contact;
  const TimeZone& zone;
  JsonScanner scanner;

  /// Calls onKey(name) for every member of the object that comes next; onKey reads the value.
  template <typename OnKey>
  bool Members(OnKey&& onKey) {
    if (!scanner.Open()) return false;
    if (scanner.TakeEmpty('}')) return true;
    JsonText key;
    if (!scanner.Key(key)) return false;
    for (bool closed = false; !closed;) {
      const std::string_view name = Decode(key);
      Push(name);
      if (!onKey(name)) return false;
      --depth_;
      if (!scanner.NextKey(key, closed)) return false;
    }
    return true;
  }

  /// Calls onItem() for every item of the array that comes next.
  template <typename OnItem>
  bool Items(OnItem&& onItem) {
    if (!scanner.Open()) return false;
    if (scanner.TakeEmpty(']')) return true;
    Step& step = steps_[depth_ - 1];
    std::int64_t index = 0;
    for (bool closed = false; !closed; ++index) {
      step.index = index;
      if (!onItem()) return false;
      if (!scanner.Next(']', closed)) return false;
    }
    step.index = kNoIndex;
    return true;
  }

  /// Which of `keys` a member is, -1 for none; warns of one that came before in the same object (the last one wins).
  int Member(const KeyTable& keys, std::string_view key, unsigned& seen) {
    const int member = keys.Find(key);
    if (member < 0) return member;
    const unsigned bit = 1u << member;
    if ((seen & bit) != 0) Warn("duplicate_key");
    seen |= bit;
    return member;
  }
  /// Warns of a repeated member whose earlier facts must be looked for: that costs time, so there may be only so many.
  bool Duplicate() {
    Warn("duplicate_key");
    return ++duplicates_ <= kMaxContactWarnings || TooMany();
  }

  /// A string's text; of a number, true or false what is written; nothing for null. Anything else is of a wrong type.
  bool ReadText(std::string_view& text) { return scanner.Peek() == '"' ? ReadString(text) : ReadTextSlowly(text); }
  /// The text of a string that Peek() has seen.
  bool ReadString(std::string_view& text) {
    JsonText raw;
    if (!scanner.String(raw)) return false;
    text = Decode(raw);
    return true;
  }
  /// An id or a name: these go into answers, so one of more than kMaxFactText is warned of and left out.
  bool ReadName(std::string_view& name);
  /// A moment; kUndated for null and "". `good` is false for anything that is not a moment, which is warned of.
  bool ReadInstant(Instant& at, bool& good);
  bool ReadInstant(Instant& at) {
    bool good;
    return ReadInstant(at, good);
  }
  /// A whole number of at most `high`, and 0 where it is below `low`; left as it is for null and for anything that is not a number.
  bool ReadCount(std::int64_t low, std::int64_t high, std::uint32_t& count);
  /// Passes over a value of a type that does not belong here.
  bool WrongType() {
    Warn("wrong_type");
    return scanner.Skip();
  }
  /// Passes over the value of the member being read, whose name nobody knows, and reports it.
  bool UnknownKey();

  void Warn(std::string_view code);
  /// Parses a date, with the limits of years checked in the zone and in UTC, so that what is written can be read again anywhere.
  ParsedTime ParseDate(std::string_view text) const;

  /// The contact holds more of something than it may.
  bool TooMany() {
    tooMany_ = true;
    return false;
  }
  /// Why reading stopped.
  Fault TakeFault() const;

 private:
  static constexpr std::int64_t kNoIndex = -1;
  /// One member on the way to the value being read, with the array index inside it.
  struct Step {
    std::string_view key;
    std::int64_t index = kNoIndex;
  };

  std::string_view Decode(const JsonText& text) { return text.escaped ? DecodeSlowly(text.raw) : text.raw; }
  bool ReadTextSlowly(std::string_view& text);
  std::string_view DecodeSlowly(std::string_view raw);
  void Push(std::string_view key) { steps_[depth_++] = {key, kNoIndex}; }
  void AppendPath(std::string& out, bool withIndexes) const;

  std::array<Step, 8> steps_;  ///< the contract nests no deeper than 6
  std::size_t depth_ = 0;
  bool tooMany_ = false;
  std::size_t duplicates_ = 0;
  std::string scratch_;
};

}  // namespace bantam
