// SPDX-License-Identifier: MIT
#include "bantam/attributes.h"

#include <algorithm>

#include "attribute_table.h"

namespace bantam {
namespace {

static_assert(kAttributeCount <= kCustomAttribute, "custom attributes follow the table");

using Order = std::array<AttributeId, kAttributeCount>;

/// Ids by path, for binary search.
constexpr Order SortedByPath() {
  Order order{};
  for (AttributeId id = 0; id < kAttributeCount; ++id) {
    std::size_t place = id;
    for (; place > 0 && kAttributeTable[order[place - 1]].path > kAttributeTable[id].path; --place) order[place] = order[place - 1];
    order[place] = id;
  }
  return order;
}

constexpr Order kByPath = SortedByPath();

}  // namespace

std::string_view AttributePath(AttributeId id) { return id < kAttributeCount ? kAttributeTable[id].path : std::string_view("custom"); }

AttributeKind KindOf(AttributeId id) { return id < kAttributeCount ? kAttributeTable[id].kind : AttributeKind::kAny; }

bool NeverNegative(AttributeId id) {
  return (KindOf(id) == AttributeKind::kNumber || KindOf(id) == AttributeKind::kMoney) && id != kTimelineWithinDays;
}

std::optional<AttributeId> FindAttribute(std::string_view path) {
  const auto found =
      std::lower_bound(kByPath.begin(), kByPath.end(), path, [](AttributeId id, std::string_view text) { return kAttributeTable[id].path < text; });
  if (found == kByPath.end() || kAttributeTable[*found].path != path) return std::nullopt;
  return *found;
}

}  // namespace bantam
