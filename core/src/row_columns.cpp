// SPDX-License-Identifier: MIT
// What each column of a table is used for: worked out once, before the first row.
#include <algorithm>
#include <string>

#include "bantam/columns.h"
#include "bantam/model.h"
#include "cell_text.h"
#include "lexicon.h"
#include "row_memo.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::string_view kEventPrefix = "event:", kCustomPrefix = "custom.";

/// Where a unit may stand: in brackets at a header's end, behind its last comma, else behind its first word.
std::string_view UnitOf(std::string_view header) {
  if (const std::size_t open = header.find_last_of("(["); open != std::string_view::npos) return Trim(header.substr(open + 1, header.size() - open - 2));
  const std::size_t divide = std::min(header.rfind(','), header.find(' '));
  return divide == std::string_view::npos ? std::string_view() : Trim(header.substr(divide + 1));
}

/// "M€", "thousand", "1000 EUR": what one of a column's numbers stands for.
bool ReadUnit(std::string_view text, const ValueLexicon& lexicon, Value& one) {
  constexpr std::int64_t kMost = kOne * 1'000'000'000;
  if (ReadAmount("1 " + std::string(text), true, lexicon, one)) return one.low == one.high && one.low >= kOne && one.low <= kMost;
  return ReadAmount(text, true, lexicon, one) && one.low == one.high && (one.low == kOne * 1'000 || one.low == kOne * 1'000'000);
}

}  // namespace

void RowReader::ApplyHeaderUnit(const Use& use, bool scaled, Value& value) {
  if (value.period == Period::kUnstated) value.period = use.period;
  if (value.currency[0] == 0) value.currency = use.currency;
  const bool another = use.currency[0] != 0 && value.currency != use.currency;
  if (use.scale == 1 || scaled || another) return;
  constexpr std::int64_t kMost = kOpenHigh / 1'000'000'000;
  const auto scale = [&](std::int64_t& amount) {
    if (amount != kOpenLow && amount != kOpenHigh && amount < kMost && amount > -kMost) amount *= use.scale;
  };
  scale(value.low);
  scale(value.high);
}

RowReader::Use RowReader::UseOf(const Column& column, const ValueLexicon& lexicon) {
  Use use;
  const std::string_view target = column.target;
  if (target == "-") return use;
  if (target.empty()) {
    use.kind = Use::kCustom;
  } else if (target.substr(0, kEventPrefix.size()) == kEventPrefix) {
    use.kind = Use::kEvent;
    const std::size_t query = std::min(target.find('?'), target.size());
    use.type = target.substr(kEventPrefix.size(), query - kEventPrefix.size());
    const std::size_t equals = target.find('=', query);
    if (equals != std::string_view::npos) (target.substr(query, equals - query) == "?asset" ? use.asset : use.topic) = target.substr(equals + 1);
  } else if (const std::optional<AttributeId> id = FindAttribute(target)) {
    use.kind = Use::kAttribute;
    use.attribute = *id;
    std::string_view unit = KindOf(use.attribute) == AttributeKind::kMoney ? UnitOf(column.header) : std::string_view();
    for (Value one; !unit.empty(); unit.remove_prefix(std::min(unit.find(' '), unit.size() - 1) + 1)) {   // "in Mio. EUR"
      if (!ReadUnit(unit, lexicon, one)) continue;
      use.scale = one.low / kOne;
      use.currency = one.currency;
      use.period = one.period;
      break;
    }
  } else {
    use.kind = target == "id" ? Use::kId : target == "account" ? Use::kAccount : target == "notes" ? Use::kNote : target == "consent.optedOut" ? Use::kOptedOut
             : target == "person.firstName" ? Use::kFirstName : target == "person.lastName" ? Use::kLastName : Use::kCustom;
    use.asksRival = target == "custom.competitor" && target != column.header;
  }
  return use;
}

std::string_view RowReader::CustomName(const Column& column) {
  return column.target.empty() ? std::string_view(column.header) : std::string_view(column.target).substr(kCustomPrefix.size());
}

bool RowReader::Weighs(const Use& use, const Column& column, const Model& model) {
  const auto asksCustom = [&](const ModelFact& fact) { return fact.attribute == kCustomAttribute && fact.customName == CustomName(column); };
  switch (use.kind) {
    case Use::kEvent:
    case Use::kNote:
    case Use::kOptedOut: return true;
    case Use::kCustom: return use.asksRival || std::any_of(model.facts.begin(), model.facts.end(), asksCustom);
    case Use::kFirstName:
    case Use::kLastName: return model.factOfAttribute[kPersonName] >= 0;
    case Use::kAttribute: break;
    default: return false;
  }
  // Dates of the life cycle say what else is visible, and parts of the budget make one amount.
  const bool shapes = use.attribute >= kLifecycleCreatedAt || (use.attribute >= kBudgetAmount && use.attribute <= kBudgetPeriod);
  // A "when" column may turn out to hold days or a date.
  const bool timeline = use.attribute == kTimelineWithinDays || use.attribute == kTimelineDate;
  return shapes || timeline || model.factOfAttribute[use.attribute] >= 0;
}

RowReader::~RowReader() = default;

RowReader::RowReader(ColumnMapping mapping, const TimeZone& zone, const Model* onlyFor)
    : mapping_(std::move(mapping)), zone_(&zone), lexicon_(&ValueLexicon::Preferring(mapping_.language)), memo_(std::make_unique<Memo>()) {
  for (const Column& column : mapping_.columns) uses_.push_back(UseOf(column, *lexicon_));
  for (const Use& use : uses_) {
    if (use.kind == Use::kEvent && std::find(observed_.begin(), observed_.end(), use.type) == observed_.end()) observed_.push_back(use.type);
  }
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (uses_[i].kind != Use::kEvent || uses_[i].isPartner) continue;
    for (std::size_t j = i + 1; j < uses_.size() && uses_[i].partner < 0; ++j) {
      if (uses_[j].kind != Use::kEvent || mapping_.columns[j].target != mapping_.columns[i].target) continue;
      uses_[i].partner = static_cast<int>(j);
      uses_[j].isPartner = true;
    }
  }
  for (std::size_t i = 0; onlyFor != nullptr && i < uses_.size(); ++i) {
    if (!mapping_.columns[i].asksStage && !Weighs(uses_[i], mapping_.columns[i], *onlyFor)) uses_[i] = {};
  }
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    if (uses_[i].kind != Use::kNothing && !uses_[i].isPartner) used_.push_back(static_cast<std::uint16_t>(i));
  }
}

}  // namespace bantam
