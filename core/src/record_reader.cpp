// SPDX-License-Identifier: MIT
// The part of ContactRecords that every record of a list runs through: its cells as a contact, and what that scores.
#include "bantam/contact_record.h"
#include "fact_reader.h"
#include "settle_budget.h"

namespace bantam {

static Instant MomentOf(std::uint32_t word) {
  const auto seconds = static_cast<std::int32_t>(word);
  return seconds == kNoMoment ? kUndated : seconds;
}

void ContactRecords::Push(const Fact& fact) {
  Fact& pushed = contact_.facts.emplace_back(fact);
  if (fact.value.kind != ValueKind::kList) return;
  pushed.value.firstItem = static_cast<std::uint32_t>(contact_.listItems.size());
  const auto first = items_.begin() + static_cast<std::ptrdiff_t>(fact.value.firstItem);
  contact_.listItems.insert(contact_.listItems.end(), first, first + static_cast<std::ptrdiff_t>(fact.value.itemCount));
}

const std::uint32_t* ContactRecords::ReadFact(const std::uint32_t* cell) {
  const auto kind = static_cast<CellKind>(cell[0] & 15);
  const std::int64_t payload = static_cast<std::int32_t>(cell[2]);
  if (kind >= CellKind::kLearned) {
    const Learned& learned = learned_[cell[2]];
    const std::size_t before = contact_.facts.size();
    for (std::uint32_t i = 0; i < learned.count; ++i) Push(facts_[learned.first + i]);
    for (std::size_t i = before; kind != CellKind::kWhole && i < contact_.facts.size(); ++i) {
      Fact& fact = contact_.facts[i];
      fact.source = static_cast<Source>(cell[0] >> 4 & 3);
      fact.at = MomentOf(cell[1]);
      if (kind != CellKind::kRange) continue;
      if (fact.value.low != kOpenLow) fact.value.low = static_cast<std::int32_t>(cell[3]) * kOne;
      if (fact.value.high != kOpenHigh) fact.value.high = static_cast<std::int32_t>(cell[4]) * kOne;
    }
    return cell + (kind == CellKind::kRange ? 5 : 3);
  }
  Fact& fact = contact_.facts.emplace_back();
  fact.attribute = slots_[cell[0] >> 8].attribute;
  fact.source = static_cast<Source>(cell[0] >> 4 & 3);
  fact.fromAccount = (cell[0] >> 6 & 1) != 0;
  fact.at = MomentOf(cell[1]);
  Value& value = fact.value;
  if (kind == CellKind::kNumber) {
    const bool money = fact.attribute < kCustomAttribute && KindOf(fact.attribute) == AttributeKind::kMoney;
    value.kind = money ? ValueKind::kMoney : ValueKind::kNumber;
    value.low = value.high = payload * kOne;
  } else if (kind == CellKind::kYesNo) {
    value.kind = ValueKind::kBool;
    value.low = value.high = payload;
  } else if (kind == CellKind::kDate) {
    value.kind = ValueKind::kDate;
    value.low = value.high = model_->zone->DayAt(payload);
  }
  return cell + 3;
}

const std::uint32_t* ContactRecords::ReadEvent(const std::uint32_t* cell) {
  Event& event = contact_.events.emplace_back();
  event.at = MomentOf(cell[1]);
  event.type = words_[cell[2] & 0xFFFF];
  event.asset = words_[cell[2] >> 16];
  event.topic = words_[cell[3] & 0xFFFF];
  event.url = words_[cell[3] >> 16];
  if ((cell[0] >> 4 & 1) == 0) return cell + 4;
  event.count = cell[4];
  event.seconds = cell[5];
  return cell + 6;
}

const std::uint32_t* ContactRecords::ReadMomentCell(const std::uint32_t* cell) {
  Lifecycle& lifecycle = contact_.lifecycle;
  const Instant at = MomentOf(cell[1]);
  switch (static_cast<MomentKind>(cell[0] >> 8)) {
    case MomentKind::kCreated: lifecycle.moments.push_back({kLifecycleCreatedAt, Source::kCrm, kUndated, at}); break;
    case MomentKind::kContacted: lifecycle.moments.push_back({kLifecycleLastContactedAt, Source::kCrm, kUndated, at}); break;
    case MomentKind::kAttempt: lifecycle.attempts.push_back({{}, {}, at}); break;
    case MomentKind::kSqlSince: lifecycle.sqlSince = at; break;
    case MomentKind::kVerified: lifecycle.verifiedAt = at; break;
  }
  return cell + 2;
}

void ContactRecords::Read(std::span<const std::uint32_t> cells) {
  contact_.Clear();
  contact_.customNames = customNames_;
  for (const std::uint32_t *cell = cells.data(), *end = cell + cells.size(); cell < end;) {
    switch (static_cast<CellKind>(cell[0] & 15)) {
      case CellKind::kEvent: cell = ReadEvent(cell); break;
      case CellKind::kMoment: cell = ReadMomentCell(cell); break;
      case CellKind::kObserved:
        contact_.hasObserved = true;
        if (cell[1] != 0) contact_.observed.push_back(words_[cell[1]]);
        cell += 2;
        break;
      default: cell = ReadFact(cell);
    }
  }
  SettleBudget(contact_);
}

const Assessment& ContactRecords::Score(std::span<const std::uint32_t> cells, Instant now) {
  Read(cells);
  return qualifier_.Score(contact_, now);
}

const Assessment* ContactRecords::Score(std::string_view json, Instant now) {
  return reader_.Read(json, contact_) ? nullptr : &qualifier_.Score(contact_, now);
}

}  // namespace bantam
