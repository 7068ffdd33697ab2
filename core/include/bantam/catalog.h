// SPDX-License-Identifier: MIT
// The data files of core/catalog, compiled in by catalog/embed.py. Texts live for ever.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace bantam {

struct CatalogFile {
  std::string_view name;  ///< `models/reference.json`, `lexicon/en.json`
  std::string_view text;
};

/// Every file, sorted by name.
std::span<const CatalogFile> CatalogFiles();
std::optional<std::string_view> FindCatalogFile(std::string_view name);

}  // namespace bantam
