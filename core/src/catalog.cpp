// SPDX-License-Identifier: MIT
#include "bantam/catalog.h"

#include <algorithm>
#include <forward_list>
#include <vector>

#include "catalog_tables.h"

namespace bantam {
namespace {

/// What came as packs. The texts stay where they are.
struct Added {
  std::forward_list<std::string> texts;
  std::vector<CatalogFile> all;  ///< with those compiled in; empty until something is added
  std::size_t count = 0;
};

Added& AddedFiles() {
  static Added added;
  return added;
}

/// The first file whose name is not before `name`.
std::size_t PlaceOf(std::span<const CatalogFile> files, std::string_view name) {
  const auto before = [](const CatalogFile& file, std::string_view wanted) { return file.name < wanted; };
  return static_cast<std::size_t>(std::lower_bound(files.begin(), files.end(), name, before) - files.begin());
}

}  // namespace

std::span<const CatalogFile> CatalogFiles() {
  const Added& added = AddedFiles();
  return added.count == 0 ? EmbeddedFiles() : std::span<const CatalogFile>(added.all);
}

std::optional<std::string_view> FindCatalogFile(std::string_view name) {
  const std::span<const CatalogFile> files = CatalogFiles();
  const std::size_t place = PlaceOf(files, name);
  if (place == files.size() || files[place].name != name) return std::nullopt;
  return files[place].text;
}

bool AddCatalogFile(std::string_view name, std::string text) {
  if (FindCatalogFile(name)) return false;
  Added& added = AddedFiles();
  if (added.count == 0) added.all.assign(EmbeddedFiles().begin(), EmbeddedFiles().end());
  const auto place = static_cast<std::ptrdiff_t>(PlaceOf(added.all, name));
  const std::string_view kept = added.texts.emplace_front(name);
  added.all.insert(added.all.begin() + place, {kept, added.texts.emplace_front(std::move(text))});
  ++added.count;
  return true;
}

std::size_t AddedCatalogFiles() { return AddedFiles().count; }

std::optional<std::string_view> FindPack(std::string_view id) {
  if (id != "domains" && id.substr(0, 7) != "titles-") return std::nullopt;
  return FindCatalogFile("lexicon/" + std::string(id) + ".phrases");
}

}  // namespace bantam
