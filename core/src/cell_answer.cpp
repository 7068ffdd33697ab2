// SPDX-License-Identifier: MIT
#include "cell_answer.h"

#include <string>

#include "bantam/decimal.h"
#include "lexicon.h"
#include "value_readers.h"

namespace bantam {
namespace {

constexpr std::size_t kMaxAnswerBytes = 200;

/// The attribute whose answers a column's cells are looked up among; kAttributeCount for none.
AttributeId AskedBy(AttributeId id) {
  switch (id) {
    case kNeedProblem:
    case kNeedCompanyProblem: return kNeedProblem;
    case kTimelineDate:
    case kTimelineWithinDays: return kTimelineWithinDays;
    case kTimelineTimely:
    case kBudgetAmount:
    case kCompetitionAlternatives: return id;
    default: return kAttributeCount;
  }
}

Value ValueOf(std::string_view answer) {
  Value value;
  if (answer == "none") return value;
  value.kind = answer == "no" ? ValueKind::kBool : ValueKind::kNumber;
  value.low = value.high = answer == "no" ? 0 : ParseThousandths(answer).value;
  return value;
}

}  // namespace

std::optional<OfferedAnswer> ReadOffered(AttributeId id, std::string_view text, const ValueLexicon& lexicon) {
  const AttributeId asked = AskedBy(id);
  if (asked == kAttributeCount || text.size() > kMaxAnswerBytes) return std::nullopt;
  std::string scratch, key(AttributePath(asked));
  key += ' ';
  key += HeaderKey(text, scratch);
  const HeaderLexicon& headers = HeaderLexicon::Get();
  if (const auto found = headers.answers.Find(key)) return OfferedAnswer{asked == kTimelineWithinDays ? asked : id, ValueOf(headers.answered[*found])};
  if (asked == kNeedProblem && ReadYesNo(text, lexicon) == std::optional(false)) return OfferedAnswer{id, Value{}};
  return std::nullopt;
}

}  // namespace bantam
