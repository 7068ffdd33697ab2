// SPDX-License-Identifier: MIT
// Sorting that keeps equal items in their order. The sort itself is compiled once, not once a type: code that runs seldom stays small.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace bantam {

/// Whether what stands at place `a` goes before what stands at `b`.
using ComesFirst = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// Sorts places; of equal ones the lower place comes first. O(n log n).
void SortPlaces(std::span<std::uint32_t> places, ComesFirst before, const void* context);

/// The places of `items`, sorted by `before(item, item)`.
template <typename Item, typename Before>
std::vector<std::uint32_t> SortedPlaces(const std::vector<Item>& items, const Before& before) {
  std::vector<std::uint32_t> places(items.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<std::uint32_t>(i);
  const std::pair context(&items, &before);
  const ComesFirst compare = [](const void* given, std::uint32_t a, std::uint32_t b) -> bool {
    const auto& [all, first] = *static_cast<const std::pair<const std::vector<Item>*, const Before*>*>(given);
    return (*first)((*all)[a], (*all)[b]);
  };
  SortPlaces(places, compare, &context);
  return places;
}

template <typename Item, typename Before>
void SortStably(std::vector<Item>& items, const Before& before) {
  if (items.size() < 2) return;
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t place : SortedPlaces(items, before)) sorted.push_back(std::move(items[place]));
  items = std::move(sorted);
}

}  // namespace bantam
