// SPDX-License-Identifier: MIT
// The data files of core/catalog, compiled in by catalog/embed.py. A build may leave some out, that then come as packs (AddCatalogFile).
// Texts live for ever.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace bantam {

struct CatalogFile {
  std::string_view name;  ///< `models/reference.json`, `lexicon/values-en.json`
  std::string_view text;
};

/// Every file that is here, sorted by name. Valid until the next AddCatalogFile.
std::span<const CatalogFile> CatalogFiles();
std::optional<std::string_view> FindCatalogFile(std::string_view name);

/// Puts a file of a pack beside those compiled in; false when one of that name is here already, which then stays. Not while another
/// thread reads the catalogue. O(files).
bool AddCatalogFile(std::string_view name, std::string text);
/// How many were added: whoever keeps what it made of several files makes it anew when this moves.
std::size_t AddedCatalogFiles();

/// The pack of a name that models list (`titles-en`, `domains`); none when it is not here.
std::optional<std::string_view> FindPack(std::string_view id);

}  // namespace bantam
