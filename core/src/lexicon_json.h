// SPDX-License-Identifier: MIT
// The shape that all lexicon files share: objects and arrays around texts. A text's meaning is the keys above it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "bantam/catalog.h"

namespace bantam {

using LexiconPath = std::vector<std::string>;  ///< keys from the outermost object in

/// Calls `visit` for every text of a file, in the file's order. Texts that are not in an object or an array of one are left out.
void ForEachWord(std::string_view json, const std::function<void(const LexiconPath& path, std::string_view word)>& visit);

/// Every file of one language between `prefix` and `ending` (`lexicon/values-xx.json`); English comes first, so that its meaning of a word
/// stays.
void ForEachLanguage(std::string_view prefix, std::string_view ending, const std::function<void(std::string_view language, std::string_view text)>& visit);

/// What `read` makes of the catalogue, made once, and again after packs were added.
template <typename Lexicon, Lexicon (*read)()>
const Lexicon& Current() {
  static Lexicon lexicon = read();
  static std::size_t added = AddedCatalogFiles();
  if (added != AddedCatalogFiles()) {
    added = AddedCatalogFiles();
    lexicon = read();
  }
  return lexicon;
}

}  // namespace bantam
