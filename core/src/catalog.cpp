// SPDX-License-Identifier: MIT
#include "bantam/catalog.h"

#include <algorithm>

#include "catalog_tables.h"

namespace bantam {

std::span<const CatalogFile> CatalogFiles() { return EmbeddedFiles(); }

std::optional<std::string_view> FindCatalogFile(std::string_view name) {
  const std::span<const CatalogFile> files = EmbeddedFiles();
  const auto found = std::lower_bound(files.begin(), files.end(), name,
                                      [](const CatalogFile& file, std::string_view wanted) { return file.name < wanted; });
  if (found == files.end() || found->name != name) return std::nullopt;
  return found->text;
}

}  // namespace bantam
