// SPDX-License-Identifier: MIT
// What catalog/embed.py writes into catalog_files.cpp.
#pragma once

#include <span>
#include <string_view>

#include "bantam/catalog.h"

namespace bantam {

/// A message in its plural forms; one without plural forms has `other` alone. Forms that a language lacks are empty.
struct WordEntry {
  std::string_view key, one, few, many, other;
};

/// Both tables are sorted by key, bytewise.
struct LocaleWords {
  std::string_view locale;
  std::span<const WordEntry> labels;
  std::span<const WordEntry> questions;
};

std::span<const CatalogFile> EmbeddedFiles();               ///< sorted by name
std::span<const LocaleWords> EmbeddedWords();               ///< sorted by locale
std::span<const std::string_view> EmbeddedLocales();        ///< the same locales, by name alone

}  // namespace bantam
