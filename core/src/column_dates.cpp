// SPDX-License-Identifier: MIT
#include "bantam/column_dates.h"

#include <algorithm>

#include "ascii.h"
#include "cell_text.h"

namespace bantam {
namespace {

bool IsDated(std::string_view target) {
  if (target.substr(0, 6) == "event:") return true;
  const std::optional<AttributeId> id = FindAttribute(target);
  return id && (KindOf(*id) == AttributeKind::kDate || *id == kTimelineWithinDays);
}

/// The number of one or two digits at `at`, which moves behind it; -1 when there is none.
int TakeShortNumber(std::string_view text, std::size_t& at) {
  int number = -1;
  for (int digits = 0; at < text.size() && IsDigit(text[at]); ++digits, ++at) {
    if (digits == 2) return -1;
    number = std::max(number, 0) * 10 + (text[at] - '0');
  }
  return number;
}

}  // namespace

ColumnDates::ColumnDates(const ColumnMapping& mapping) {
  for (const Column& column : mapping.columns) seen_.push_back({IsDated(column.target)});
}

void ColumnDates::Look(std::span<const std::string_view> cells) {
  for (std::size_t i = 0; i < std::min(cells.size(), seen_.size()); ++i) {
    if (!seen_[i].isDate) continue;
    const std::string_view text = Trim(cells[i]);
    std::size_t at = 0;
    const int first = TakeShortNumber(text, at);
    if (first < 1 || at >= text.size() || (text[at] != '/' && text[at] != '-')) continue;
    const char divide = text[at++];
    const int second = TakeShortNumber(text, at);
    if (second < 1 || at >= text.size() || text[at] != divide) continue;
    seen_[i].dayFirst |= first > 12 && second <= 12;
    seen_[i].monthFirst |= second > 12 && first <= 12;
    seen_[i].doubtful |= first <= 12 && second <= 12 && first != second;
  }
}

std::vector<std::string> ColumnDates::Decide(ColumnMapping& mapping) const {
  bool anyDay = false, anyMonth = false;
  for (const Seen& seen : seen_) {
    anyDay |= seen.dayFirst;
    anyMonth |= seen.monthFirst;
  }
  const DateOrder agreed = anyDay != anyMonth ? (anyDay ? DateOrder::kDayFirst : DateOrder::kMonthFirst)
                           : !anyDay && !mapping.language.empty() ? DateOrder::kDayFirst : DateOrder::kUnstated;
  std::vector<std::string> ambiguous;
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const Seen& seen = seen_[i];
    if (!seen.isDate) continue;
    if (seen.dayFirst != seen.monthFirst) mapping.columns[i].dates = seen.dayFirst ? DateOrder::kDayFirst : DateOrder::kMonthFirst;
    else if (!seen.dayFirst) mapping.columns[i].dates = agreed;
    if (seen.doubtful && mapping.columns[i].dates == DateOrder::kUnstated) ambiguous.push_back(mapping.columns[i].header);
  }
  return ambiguous;
}

}  // namespace bantam
