// SPDX-License-Identifier: MIT
// Which of the names of locales serves a reader: `ru-RU`, `ru_RU` and `RU` are all served by `ru`.
#pragma once

#include <algorithm>
#include <string_view>

namespace bantam {

/// Case does not count, nor whether a hyphen or an underscore divides.
inline bool SameLocale(std::string_view left, std::string_view right) {
  const auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? '-' : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](char a, char b) { return folded(a) == folded(b); });
}

inline std::string_view LanguageOf(std::string_view locale) { return locale.substr(0, locale.find_first_of("-_.")); }

/// What `find` gives of the first name that it knows: the locale's own, its language's, and of every Norwegian bokmål's, which the
/// catalogue has; null when it knows none.
template <typename Find>
auto FindLocale(std::string_view locale, Find&& find) -> decltype(find(locale)) {
  const std::string_view language = LanguageOf(locale);
  const bool norwegian = SameLocale(language, "no") || SameLocale(language, "nn");
  for (const std::string_view name : {locale, language, norwegian ? std::string_view("nb") : language}) {
    if (const auto found = find(name)) return found;
  }
  return nullptr;
}

}  // namespace bantam
