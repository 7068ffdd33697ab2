// SPDX-License-Identifier: MIT
// A job title taken apart into words, and what stands between them.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace bantam {

/// Longer titles are slogans; what stands beyond these limits is not read.
inline constexpr std::size_t kMaxTitleBytes = 1000;
inline constexpr std::size_t kMaxTitleWords = 64;

struct TitleWord {
  std::string_view text;  ///< folded, without diacritics; `r&d` and `v.p.` (as `vp`) are one word
  bool divided = false;   ///< a comma, stroke, bar or lone dash stands before it
};

class TitleWords {
 public:
  explicit TitleWords(std::string_view title);
  TitleWords(const TitleWords&) = delete;
  TitleWords& operator=(const TitleWords&) = delete;

  std::size_t size() const { return size_; }
  const TitleWord& operator[](std::size_t i) const { return words_[i]; }

 private:
  void Split(std::string_view plain);
  std::string text_;
  std::string scratch_;
  std::array<TitleWord, kMaxTitleWords> words_;
  std::size_t size_ = 0;
};

}  // namespace bantam
