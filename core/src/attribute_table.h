// SPDX-License-Identifier: MIT
// The rows behind attributes.h, visible to the reader and the writer so that key look-up inlines.
#pragma once

#include <array>
#include <string_view>

#include "bantam/attributes.h"

namespace bantam {

struct AttributeRow {
  std::string_view path;
  std::string_view key;  ///< the last member of the path
  AttributeKind kind;
};

constexpr std::string_view LastMember(std::string_view path) { return path.substr(path.rfind('.') + 1); }

inline constexpr std::array<AttributeRow, kAttributeCount> kAttributeTable{{
#define BANTAM_ATTRIBUTE_ROW(name, path, kind) {path, LastMember(path), AttributeKind::k##kind},
    BANTAM_ATTRIBUTES(BANTAM_ATTRIBUTE_ROW)
#undef BANTAM_ATTRIBUTE_ROW
}};

/// The attributes of one JSON object of a contact stand side by side in the table: [first, last].
struct AttributeSection {
  AttributeId first;
  AttributeId last;
};

/// The names that members of the sections have, by AttributeId.
inline constexpr auto kAttributeKeys = [] {
  std::array<std::string_view, kAttributeCount> keys;
  for (std::size_t i = 0; i < keys.size(); ++i) keys[i] = kAttributeTable[i].key;
  return keys;
}();

inline constexpr AttributeSection kPersonSection{kPersonName, kPersonLanguage};
inline constexpr AttributeSection kCompanySection{kCompanyName, kCompanyBadFit};
inline constexpr AttributeSection kBudgetSection{kBudgetAmount, kBudgetPriceWeight};
inline constexpr AttributeSection kAuthoritySection{kAuthorityRole, kAuthoritySuccessMeasures};
inline constexpr AttributeSection kNeedSection{kNeedProblem, kNeedBenefitToUs};
inline constexpr AttributeSection kTimelineSection{kTimelineDate, kTimelineCompeting};
inline constexpr AttributeSection kCompetitionSection{kCompetitionStatus, kCompetitionAlternatives};
inline constexpr AttributeSection kConsentSection{kConsentProfiling, kConsentProfiling};
inline constexpr AttributeSection kOriginSection{kOriginChannel, kOriginReferrer};
inline constexpr AttributeSection kLifecycleSection{kLifecycleStage, kLifecycleValue};

}  // namespace bantam
