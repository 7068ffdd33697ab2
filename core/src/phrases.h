// SPDX-License-Identifier: MIT
// Reads the lists of folded phrases that catalog/phrases.py packs at build time, where they stand.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace bantam {

class PhraseReader {
 public:
  /// `packed` must outlive the views that this gives.
  explicit PhraseReader(std::string_view packed) : packed_(packed) {}

  /// On to the next list; false when there is none.
  bool NextList(std::string_view& name) {
    if (packed_.empty()) return false;
    list_ = TakeUntil(packed_, '\n');
    name = TakeUntil(list_, '\t');
    return true;
  }
  /// On to the next phrase of the list: how many words of the one before begin it, and the words that follow those.
  bool NextPhrase(std::size_t& kept, std::string_view& words) {
    if (list_.empty()) return false;
    kept = static_cast<std::size_t>(std::max(list_.front() - 'A', 0));
    std::size_t end = 1;
    while (end < list_.size() && (list_[end] < 'A' || list_[end] > 'Z')) ++end;
    words = list_.substr(1, end - 1);
    list_.remove_prefix(end);
    return true;
  }

  /// What stands before `end`, which is taken along.
  static std::string_view TakeUntil(std::string_view& rest, char end) {
    const std::string_view taken = rest.substr(0, rest.find(end));
    rest.remove_prefix(std::min(taken.size() + 1, rest.size()));
    return taken;
  }

 private:
  std::string_view packed_;
  std::string_view list_;
};

/// Calls `visitList(name)` for every list and `visit(phrase)` for every phrase of it.
template <typename VisitList, typename Visit>
void ForEachPhrase(std::string_view packed, VisitList&& visitList, Visit&& visit) {
  PhraseReader reader(packed);
  std::string phrase;
  for (std::string_view list, words; reader.NextList(list);) {
    visitList(list);
    for (std::size_t kept = 0; reader.NextPhrase(kept, words);) {
      std::size_t end = 0;
      for (; kept > 0; --kept) end = phrase.find(' ', end) + 1;
      phrase.resize(end);
      phrase += words;
      visit(std::string_view(phrase));
      phrase += ' ';
    }
  }
}

}  // namespace bantam
