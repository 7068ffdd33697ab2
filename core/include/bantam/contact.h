// SPDX-License-Identifier: MIT
// A contact as it was read: candidate facts, events, notes, what was asked, and where it stands in its life cycle.
// Plain data without decisions. All text is a view into the input buffer or into `texts`, so a Contact is valid only as long
// as the buffer it was read from; Clear() keeps the memory for the next contact. Not shared between threads while written.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/attributes.h"
#include "bantam/decimal.h"
#include "bantam/instant.h"
#include "bantam/text_store.h"

namespace bantam {

/// Limits per contact; what goes beyond is a fault of that contact.
inline constexpr std::size_t kMaxContactBytes = 16u << 20;
inline constexpr int kMaxContactDepth = 64;
inline constexpr std::size_t kMaxEvents = 100'000;
inline constexpr std::size_t kMaxFacts = 2'000;
inline constexpr std::size_t kMaxNotes = 10'000;             ///< asked questions and contact attempts each as well
inline constexpr std::size_t kMaxFactText = 64u << 10;       ///< bytes; a longer text is no fact, id or name
inline constexpr std::size_t kMaxUnknownKeys = 200;  ///< beyond, unknown keys are kept off the report
inline constexpr std::size_t kMaxCustomAttributes = 500;
inline constexpr std::size_t kMaxListItems = 10'000;       ///< of all lists together; observed types and decision makers each as well
inline constexpr std::size_t kMaxContactWarnings = 200;    ///< beyond, warnings are kept off the report
inline constexpr std::uint32_t kMaxEventCount = 1'000'000;
inline constexpr std::uint32_t kMaxEventSeconds = 1'000'000'000;

/// Who says a fact; the larger the stronger.
enum class Source : std::uint8_t { kNote, kCrm, kForm, kPerson };

enum class ValueKind : std::uint8_t { kNone, kText, kNumber, kMoney, kDate, kBool, kList };
enum class Period : std::uint8_t { kUnstated, kOnce, kMonth, kQuarter, kYear };

std::string_view NameOf(Source source);   ///< `person`
std::string_view NameOf(Period period);   ///< `year`; empty for kUnstated

inline constexpr std::int64_t kOpenLow = INT64_MIN;
inline constexpr std::int64_t kOpenHigh = INT64_MAX;

/// kNone means known to be none (`{"value": null}`). Numbers and money are inclusive ranges in thousandths, often of one value;
/// an end that is not stated is kOpenLow or kOpenHigh. Dates are low == high == Day; yes/no is low = 1 or 0.
struct Value {
  ValueKind kind = ValueKind::kNone;
  Period period = Period::kUnstated;
  std::array<char, 4> currency{};  ///< ISO 4217 in capitals, empty when not stated
  std::string_view text;           ///< kText; for money or numbers that came as text, the text
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::uint32_t firstItem = 0;     ///< kList: into Contact::listItems
  std::uint32_t itemCount = 0;
};

/// One thing that one source says. Several for one attribute may stand side by side.
struct Fact {
  AttributeId attribute = 0;
  Source source = Source::kCrm;
  bool fromAccount = false;        ///< told by another contact of the account
  std::uint16_t confidence = 1000; ///< thousandths
  Instant at = kUndated;
  Value value;
  std::string_view contact;        ///< fromAccount: that contact's id and name
  std::string_view name;           ///< of the contact's own facts and of a line in the notes: who told it
  std::string_view quote;          ///< of a line in the notes: the value as it was written; such a fact is its note's, see note_line.h
};

/// The winner rule for two that tell the same: person > form > crm > note, then the newer. Of equals the first told stays.
constexpr bool Outranks(Source a, Instant aAt, Source b, Instant bAt) { return a != b ? a > b : aAt > bAt; }

/// Why a fact cannot be, as the code of a warning; empty when it can: a text beyond the limit, a number that is NeverNegative(). O(1).
std::string_view ImpossibleBecause(const Fact& fact);

/// From when on the days of a fact count: its `at`, else for the contact's own withinDays `createdAt` of that contact (kUndated for none).
constexpr Instant CountsFrom(const Fact& fact, Instant createdAt) {
  return fact.at == kUndated && fact.attribute == kTimelineWithinDays && !fact.fromAccount ? createdAt : fact.at;
}

struct Event {
  std::string_view type;
  std::string_view asset;
  std::string_view topic;
  std::string_view url;
  Instant at = kUndated;
  std::uint32_t seconds = 0;
  std::uint32_t count = 1;
};

struct Note {
  std::string_view text;
  std::string_view by;
  std::string_view language;
  Instant at = kUndated;
};

struct AskedQuestion {
  std::string_view questionId;
  std::string_view result;  ///< empty, "none" and "no_answer" mean asked without an answer
  Instant at = kUndated;
};

struct ContactAttempt {
  std::string_view how;
  std::string_view result;
  Instant at = kUndated;
};

struct DecisionMaker {
  std::string_view role;
  std::string_view name;
};

struct Override {
  std::string_view tier;  ///< empty: there is none
  std::string_view reason;
  std::string_view by;
  Instant at = kUndated;
  Instant until = kUndated;
};

/// The moment behind a date fact of the life cycle; the fact itself keeps the day.
struct ToldMoment {
  AttributeId attribute = 0;
  Source source = Source::kCrm;
  Instant at = kUndated;      ///< when it was told
  Instant moment = kUndated;
};

struct Lifecycle {
  std::vector<ToldMoment> moments;   ///< createdAt and lastContactedAt of the contact's own, in the order of their facts
  Instant sqlSince = kUndated;
  Instant verifiedAt = kUndated;
  std::string_view verifiedBy;
  std::vector<ContactAttempt> attempts;
  Override override_;
};

/// Something about one contact that a person should know but that stopped nothing.
struct ContactWarning {
  std::string_view code;  ///< of static storage
  std::string_view path;
};

struct Contact {
  std::string_view id;
  std::string_view account;
  bool hasObserved = false;
  bool budgetHangs = false;                 ///< what its budgets are depends on the moment: see settle_budget.h
  std::vector<std::string_view> observed;   ///< event types that the source can show
  std::vector<Fact> facts;                  ///< in input order
  std::vector<std::string_view> listItems;
  std::vector<std::string_view> customNames;
  std::vector<Event> events;                ///< in input order
  std::vector<Note> notes;
  std::vector<AskedQuestion> asked;
  std::vector<DecisionMaker> decisionMakers;
  Lifecycle lifecycle;
  std::vector<std::string_view> unknownKeys;  ///< JSON paths
  std::vector<ContactWarning> warnings;
  TextStore texts;

  /// Empties everything and keeps the memory.
  void Clear();
  /// Adds a warning while there are fewer than kMaxContactWarnings; `path` lives as long as the contact's texts.
  void Warn(std::string_view code, std::string_view path);
  /// Of the contact's own plain texts for an attribute that were told by then, the one that counts; null when there is none. O(facts).
  const Fact* TextFactOf(AttributeId attribute, Instant seenUntil = INT64_MAX) const;
  /// Its text, for lists and names; empty when there is none. O(facts).
  std::string_view TextOf(AttributeId attribute, Instant seenUntil = INT64_MAX) const;
  /// createdAt or lastContactedAt as known by then; kUndated when it is not. O(moments).
  Instant MomentOf(AttributeId attribute, Instant seenUntil = INT64_MAX) const;
};

}  // namespace bantam
