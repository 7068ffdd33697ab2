// SPDX-License-Identifier: MIT
// A whole text as 64 bits, the same on every machine: for tables that hold no texts.
#pragma once

#include <cstdint>
#include <string_view>

namespace bantam {

/// FNV-1a, its halves mixed. Two of 500,000 texts are alike with a chance of one in 100 million.
inline std::uint64_t Fingerprint(std::string_view text) {
  std::uint64_t hash = 14'695'981'039'346'656'037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  return hash ^ hash >> 32;
}

}  // namespace bantam
