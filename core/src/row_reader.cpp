// SPDX-License-Identifier: MIT
// Rows of a table as contacts. What a cell says is a fact of source crm, as if the same had come as JSON.
#include <algorithm>

#include "bantam/columns.h"
#include "bantam/decimal.h"
#include "bantam/note_line.h"
#include "bantam/time_zone.h"
#include "cell_answer.h"
#include "cell_date.h"
#include "cell_people.h"
#include "cell_stage.h"
#include "cell_text.h"
#include "code_points.h"
#include "row_memo.h"
#include "settle_budget.h"
#include "value_readers.h"
#include "zulu_time.h"

namespace bantam {

/// Attributes that hold several things where a cell divides them.
static bool HoldsList(AttributeId id) {
  return id == kCompanyTechnologies || id == kNeedGoals || id == kNeedFeatures || id == kCompetitionAlternatives;
}

/// One row while it is read.
class RowInput {
 public:
  RowInput(const RowReader& reader, std::span<const std::string_view> cells, Contact& contact)
      : reader_(reader), cells_(cells), contact_(contact) {}

  void Read() {
    const std::size_t count = std::min(cells_.size(), reader_.uses_.size());
    for (const std::uint16_t column : reader_.used_) {
      if (column >= count) break;
      const Use& use = reader_.uses_[column];
      column_ = column;
      if (!cells_[column].empty() || use.partner >= 0) ReadCell(use);
    }
    if (!named_) JoinName();
    if (optedOut_) DropConsent();
    if (!stage_.Tell(contact_)) Warn("too_many");
    ReadNoteLines(contact_, *reader_.zone_);
    if (!SettleBudget(contact_)) Warn("too_many");
    const auto extra = cells_.subspan(count);
    const bool told = std::any_of(extra.begin(), extra.end(), [](std::string_view cell) { return !Trim(cell).empty(); });
    if (told) contact_.warnings.push_back({"extra_cells", {}});
  }

 private:
  using Use = RowReader::Use;

  void Warn(std::string_view code) { contact_.warnings.push_back({code, reader_.mapping_.columns[column_].header}); }

  /// A cell's text, trimmed and valid; empty for a cell that is missing.
  std::string_view Cell(std::size_t column) {
    if (column >= cells_.size()) return {};
    const std::string_view text = Trim(cells_[column]);
    if (IsUtf8(text)) return text;
    std::string clean;
    for (std::size_t i = 0; i < text.size();) AppendCodePoint(clean, NextCodePoint(text, i));
    Warn("utf8");
    return contact_.texts.Keep(clean);
  }

  void ReadCell(const Use& use) {
    const std::string_view text = Cell(column_);
    if (use.kind == Use::kEvent) return ReadEvent(use, text);
    if (text.empty()) return;
    if (reader_.mapping_.columns[column_].asksStage) stage_.Hear(text, use.kind == Use::kAttribute);
    switch (use.kind) {
      case Use::kFirstName: first_ = text; return;
      case Use::kLastName: last_ = text; return;
      default: break;
    }
    // "Na" and "None" are names of people, but no other texts.
    if (use.kind == Use::kAttribute && use.attribute == kPersonName) {
      if (SaysNothing(text, false)) return;
      named_ = true;
      return AddText(kPersonName, text);
    }
    if (use.kind == Use::kAttribute) return ReadRemembered(use, text);
    if (!MeansEmpty(text, *reader_.lexicon_)) ReadTold(use, text);
  }

  void ReadTold(const Use& use, std::string_view text) {
    switch (use.kind) {
      case Use::kId: contact_.id = text; return;
      case Use::kAccount: contact_.account = text; return;
      case Use::kNote: contact_.notes.push_back({text, {}, {}, kUndated}); return;
      case Use::kOptedOut: return ReadOptOut(text);
      case Use::kCustom: return use.asksRival && !ReadYesNo(text, *reader_.lexicon_) ? ReadList(kCompetitionAlternatives, text) : ReadCustom(text);
      default: return ReadAttribute(use, text);
    }
  }

  /// An attribute's cell: from memory, else read and, when it made one fact and nothing else, remembered.
  void ReadRemembered(const Use& use, std::string_view text) {
    using Says = RowReader::Memo::Says;
    auto& facts = contact_.facts;
    // Moments are more than facts; addresses do not repeat.
    const bool once = use.attribute == kLifecycleCreatedAt || use.attribute == kLifecycleLastContactedAt || use.attribute == kPersonEmail;
    RowReader::Memo::Entry* const entry = once ? nullptr : reader_.memo_->Find(column_, text);
    if (entry != nullptr && entry->says == Says::kNothing) return;
    if (entry != nullptr && entry->says != Says::kUnread && facts.size() < kMaxFacts) {
      Fact& fact = facts.emplace_back();
      fact.attribute = entry->attribute;
      fact.value = entry->value;
      if (entry->says == Says::kFactWithText) fact.value.text = text;
      return;
    }
    const bool empty = MeansEmpty(text, *reader_.lexicon_);
    const std::size_t factsBefore = facts.size(), others = Others();
    if (!empty) ReadTold(use, text);
    if (entry == nullptr || Others() != others) return;
    if (empty) entry->says = Says::kNothing;
    if (facts.size() != factsBefore + 1) return;
    entry->attribute = facts.back().attribute;
    entry->value = facts.back().value;
    entry->says = entry->value.text.data() == text.data() ? Says::kFactWithText : Says::kFact;
  }
  /// What a cell may leave beside facts.
  std::size_t Others() const { return contact_.warnings.size() + contact_.listItems.size() + contact_.decisionMakers.size(); }

  void JoinName() {
    const std::string_view name = JoinNames(first_, last_, contact_.texts);
    if (!name.empty()) AddText(kPersonName, name);
  }

  void Add(AttributeId id, const Value& value) {
    if (contact_.facts.size() >= kMaxFacts) return Warn("too_many");
    Fact fact;
    fact.attribute = id;
    fact.value = value;
    if (const std::string_view why = ImpossibleBecause(fact); !why.empty()) return Warn(why);
    contact_.facts.push_back(fact);
  }

  void AddText(AttributeId id, std::string_view text) {
    Value value;
    value.kind = ValueKind::kText;
    value.text = text;
    Add(id, value);
  }

  void AddRange(AttributeId id, ValueKind kind, std::int64_t low, std::int64_t high) {
    Value value;
    value.kind = kind;
    value.low = low;
    value.high = high;
    Add(id, value);
  }

  /// Numbers as JSON writes them are numbers, everything else text.
  void AddAny(AttributeId id, std::string_view text) {
    const ScaledNumber number = ParseThousandths(text);
    if (number.fault != NumberFault::kNone) return AddText(id, text);
    AddRange(id, ValueKind::kNumber, number.value, number.value);
  }

  void ReadCustom(std::string_view text) {
    auto& names = contact_.customNames;
    if (names.size() >= kMaxCustomAttributes) return Warn("too_many");
    names.push_back(RowReader::CustomName(reader_.mapping_.columns[column_]));
    AddAny(static_cast<AttributeId>(kCustomAttribute + names.size() - 1), text);
  }

  void ReadAttribute(const Use& use, std::string_view text) {
    const AttributeId id = use.attribute;
    if (const std::optional<OfferedAnswer> offered = ReadOffered(id, text, *reader_.lexicon_)) return Add(offered->attribute, offered->value);
    if (HoldsList(id)) return ReadList(id, text);
    switch (KindOf(id)) {
      case AttributeKind::kText: return AddText(id, text);
      case AttributeKind::kNumber:
      case AttributeKind::kMoney: return ReadNumber(use, text);
      case AttributeKind::kDate: return id == kTimelineDate ? ReadTimeline(id, text) : ReadDateOf(id, text);
      case AttributeKind::kBool: return ReadBool(id, text);
      default: return AddAny(id, text);
    }
  }

  void ReadBool(AttributeId id, std::string_view text) {
    const bool isConsent = id == kConsentProfiling;
    const std::optional<bool> yes = isConsent ? ReadConsent(text, *reader_.lexicon_) : ReadYesNo(text, *reader_.lexicon_);
    if (!yes) return Warn(isConsent ? "unclear_consent" : "wrong_type");
    AddRange(id, ValueKind::kBool, *yes, *yes);
  }

  void ReadOptOut(std::string_view text) {
    std::optional<bool> out = ReadObjection(text, *reader_.zone_, *reader_.lexicon_);
    if (!out) Warn("unclear_consent");
    if (!out) out = HasLetters(text);   // whoever writes words where objections stand has most likely heard one
    optedOut_ = optedOut_ || *out;
    if (*out) AddRange(kConsentProfiling, ValueKind::kBool, 0, 0);   // not to have opted out is no consent yet
  }

  /// An objection stands against a consent in another column, whichever comes first.
  void DropConsent() {
    for (Fact& fact : contact_.facts) {
      if (fact.attribute == kConsentProfiling) fact.value.low = fact.value.high = 0;
    }
  }

  void ReadList(AttributeId id, std::string_view text) {
    const char divider = text.find(';') != std::string_view::npos ? ';' : text.find('\n') != std::string_view::npos ? '\n' : ',';
    if (KindOf(id) != AttributeKind::kList && divider == ',') return AddText(id, text);
    Value value;
    value.kind = ValueKind::kList;
    value.firstItem = static_cast<std::uint32_t>(contact_.listItems.size());
    ForEachPart(text, divider, [&](std::string_view part) {
      if (part.size() > kMaxFactText) return Warn("too_long");
      contact_.listItems.push_back(part);
      ++value.itemCount;
    });
    if (value.itemCount > 0) Add(id, value);
  }

  void ReadNumber(const Use& use, std::string_view text) {
    if (use.attribute == kTimelineWithinDays) return ReadTimeline(use.attribute, text);
    Value value;
    bool scaled = false;
    const bool money = KindOf(use.attribute) == AttributeKind::kMoney;
    if (money && MeansNone(text, *reader_.lexicon_)) return Add(use.attribute, value);
    if (ReadAmount(text, money, *reader_.lexicon_, value, scaled)) {
      value.text = text;
      if (money) RowReader::ApplyHeaderUnit(use, scaled, value);
      return Add(use.attribute, value);
    }
    return use.attribute == kAuthorityDecisionMakers ? ReadDecisionMakers(text) : Warn("bad_number");
  }

  /// Where people write when they plan to buy, a duration and a date say the same; a number alone is of days, but not in a column of dates.
  void ReadTimeline(AttributeId id, std::string_view text) {
    Value value;
    if (!ReadDuration(text, *reader_.lexicon_, value) && (id == kTimelineDate || !ReadDayCount(text, *reader_.lexicon_, value))) {
      return ReadDateOf(kTimelineDate, text);
    }
    value.text = text;
    Add(kTimelineWithinDays, value);
  }

  /// Warns of a date that cannot be used; true when it can.
  bool TakeDate(std::string_view text, CellDate& date) {
    const DateOrder own = reader_.mapping_.columns[column_].dates;
    date = ReadColumnDate(text, own != DateOrder::kUnstated ? own : reader_.mapping_.dates, *reader_.zone_, *reader_.lexicon_);
    if (date.result == CellDate::kNotADate) Warn("bad_date");
    if (date.result == CellDate::kOutOfRange) Warn("date_out_of_range");
    if (date.result == CellDate::kAmbiguous) Warn("ambiguous_date");
    return date.result == CellDate::kGood;
  }

  void ReadDateOf(AttributeId id, std::string_view text) {
    CellDate date;
    if (!TakeDate(text, date)) {
      // "in spring" answers no date, but people should see it as evidence.
      if (date.result == CellDate::kNotADate) AddText(id, text);
      return;
    }
    AddRange(id, ValueKind::kDate, date.day, date.day);
    if (id == kLifecycleCreatedAt || id == kLifecycleLastContactedAt) contact_.lifecycle.moments.push_back({id, Source::kCrm, kUndated, date.at});
  }

  void ReadDecisionMakers(std::string_view text) {
    const std::int64_t count = ReadPeople(text, contact_);
    if (count > 0) AddRange(kAuthorityDecisionMakers, ValueKind::kNumber, count * kOne, count * kOne);
  }

  /// A count and a last date of one event are one dated event and the rest without a date, so that nothing decaying is invented.
  struct Happened {
    std::int64_t count = 0;
    Instant at = kUndated;
    bool bad = false;
  };

  void TakeEventCell(std::string_view text, Happened& happened) {
    if (text.empty()) return;
    if (text.size() == kZuluBytes && ReadZuluTime(text.data(), happened.at)) return;
    using Says = RowReader::Memo::Says;
    const bool first = happened.count == 0 && happened.at == kUndated && !happened.bad;
    RowReader::Memo::Entry* const entry = first ? reader_.memo_->Find(column_, text) : nullptr;
    if (entry != nullptr && entry->says == Says::kHappened) {
      happened.count = entry->count;
      happened.at = entry->at;
      return;
    }
    const std::size_t others = Others();
    ReadEventCell(text, happened);
    if (entry == nullptr || happened.bad || Others() != others) return;
    entry->says = Says::kHappened;
    entry->count = happened.count;
    entry->at = happened.at;
  }

  void ReadEventCell(std::string_view text, Happened& happened) {
    if (MeansEmpty(text, *reader_.lexicon_)) return;
    Value value;
    if (!IsDayNumber(text, reader_.mapping_.columns[column_].asksDate) && ReadAmount(text, false, *reader_.lexicon_, value) && (value.low == kOpenLow || value.low % kOne == 0)) {
      // "10+" happened ten times at least; a range, its lower end.
      happened.count = std::clamp<std::int64_t>(value.low == kOpenLow ? 0 : value.low / kOne, 0, std::int64_t{kMaxEventCount});
    } else if (const std::optional<bool> yes = ReadYesNo(text, *reader_.lexicon_)) {
      happened.count = std::max<std::int64_t>(happened.count, *yes);
    } else if (CellDate date; TakeDate(text, date)) {
      happened.at = date.at;
    } else {
      happened.bad = true;
    }
  }

  void ReadEvent(const Use& use, std::string_view text) {
    Happened happened;
    TakeEventCell(text, happened);
    if (use.partner >= 0) {
      const std::size_t own = column_;
      column_ = static_cast<std::size_t>(use.partner);
      TakeEventCell(Cell(column_), happened);
      column_ = own;
    }
    Event event;
    event.type = use.type;
    event.asset = use.asset;
    event.topic = use.topic;
    if (happened.at != kUndated) {
      event.at = happened.at;
      contact_.events.push_back(event);
      --happened.count;
    }
    if (happened.count <= 0) return;
    event.at = kUndated;
    event.count = static_cast<std::uint32_t>(happened.count);
    contact_.events.push_back(event);
  }

  const RowReader& reader_;
  std::span<const std::string_view> cells_;
  Contact& contact_;
  std::size_t column_ = 0;
  std::string_view first_, last_;
  bool named_ = false, optedOut_ = false;
  HeardStage stage_;
};

void RowReader::Read(std::span<const std::string_view> cells, Contact& contact) const {
  contact.Clear();
  contact.hasObserved = true;
  contact.observed.assign(observed_.begin(), observed_.end());
  RowInput(*this, cells, contact).Read();
}

}  // namespace bantam
