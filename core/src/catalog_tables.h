// SPDX-License-Identifier: MIT
// What catalog/embed.py writes into catalog_files.cpp.
#pragma once

#include <span>
#include <string_view>

#include "bantam/catalog.h"

namespace bantam {

std::span<const CatalogFile> EmbeddedFiles();       ///< sorted by name
std::span<const std::string_view> KnownLocales();   ///< that there are words of, compiled in or not; sorted

}  // namespace bantam
