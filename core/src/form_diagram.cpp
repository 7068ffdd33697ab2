// SPDX-License-Identifier: MIT
#include "form_diagram.h"

#include <algorithm>

namespace bantam {

std::uint32_t FormDiagramBuilder::Add(std::vector<std::uint32_t> results) {
  for (std::size_t variable = diagram_.sizes.size(); variable-- > 0;) {
    const std::size_t size = diagram_.sizes[variable];
    std::vector<std::uint32_t> above;
    for (std::size_t at = 0; at < results.size(); at += size) {
      const auto first = results.begin() + static_cast<std::ptrdiff_t>(at), last = first + static_cast<std::ptrdiff_t>(size);
      if (std::all_of(first, last, [&](std::uint32_t child) { return child == *first; })) {
        above.push_back(*first);
        continue;
      }
      std::vector<std::uint32_t> key(first, last);
      key.push_back(static_cast<std::uint32_t>(variable));
      const auto next = diagram_.outcomes + static_cast<std::uint32_t>(diagram_.variables.size());
      const auto [found, isNew] = known_.try_emplace(std::move(key), next);
      if (isNew) {
        diagram_.variables.push_back(static_cast<std::uint8_t>(variable));
        diagram_.firstChild.push_back(static_cast<std::uint32_t>(diagram_.children.size()));
        diagram_.children.insert(diagram_.children.end(), first, last);
      }
      above.push_back(found->second);
    }
    results = std::move(above);
  }
  return results.front();
}

}  // namespace bantam
