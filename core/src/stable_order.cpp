// SPDX-License-Identifier: MIT
#include "stable_order.h"

#include <algorithm>

namespace bantam {

void SortPlaces(std::span<std::uint32_t> places, ComesFirst before, const void* context) {
  std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (before(context, a, b)) return true;
    return !before(context, b, a) && a < b;
  });
}

}  // namespace bantam
