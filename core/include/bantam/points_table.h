// SPDX-License-Identifier: MIT
// A model's points as a sheet, the way practitioners start: a row for each rule out, and changed points back in.
#pragma once

#include <string>
#include <string_view>

#include "bantam/draft_model.h"

namespace bantam {

inline constexpr std::size_t kMaxPointsTableBytes = 1u << 20;

/// CSV with the header `rule,name,axis,points,group,groupMin,groupMax,times,decay`, attribute rules first, in the model's order; names in
/// `locale`; nothing when the document does not load. `decay` is `none`, `window 30`, `halfLife 60`, `linear 30 25` (every so many days, percent) or `steps 30 100 90 50`
/// (days, percent of each). O(rules).
std::string PointsTable(std::string_view document, std::string_view locale);

/// The document with the points of a sheet: its columns `rule` and `points`, in any order among others; comma, semicolon or tab; rules that
/// it does not name and rows without points stay as they are. Faults, all at once: those of the document; `too_large`, `missing` (a column),
/// `unknown_rule`, `bad_number`, `duplicate_id`, at `row N`. O(bytes).
DraftedModel WithPoints(std::string_view document, std::string_view csv);

}  // namespace bantam
