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
  /// On to the next phrase of the list: how many words of the one before begin it. Its other words follow.
  bool NextPhrase(std::size_t& kept) {
    if (list_.empty()) return false;
    kept = static_cast<std::size_t>(std::max(list_.front() - 'A', 0));
    list_.remove_prefix(1);
    return true;
  }
  /// On to the next word of the phrase. In one pass: it runs before a page's first score, when browsers have not optimised it yet.
  bool NextWord(std::string_view& word) {
    const char* const begin = list_.data();
    const char* const last = begin + list_.size();
    const char* end = begin;
    while (end != last && *end != ' ' && !BeginsPhrase(*end)) ++end;
    if (end == begin) return false;
    word = {begin, static_cast<std::size_t>(end - begin)};
    list_.remove_prefix(word.size() + (end != last && *end == ' '));
    return true;
  }

  /// What stands before `end`, which is taken along.
  static std::string_view TakeUntil(std::string_view& rest, char end) {
    const std::string_view taken = rest.substr(0, rest.find(end));
    rest.remove_prefix(std::min(taken.size() + 1, rest.size()));
    return taken;
  }

 private:
  static bool BeginsPhrase(char letter) { return letter >= 'A' && letter <= 'Z'; }
  std::string_view packed_;
  std::string_view list_;
};

/// Calls `visitList(name)` for every list and `visit(phrase)` for every phrase of it.
template <typename VisitList, typename Visit>
void ForEachPhrase(std::string_view packed, VisitList&& visitList, Visit&& visit) {
  PhraseReader reader(packed);
  std::string phrase;
  for (std::string_view list, word; reader.NextList(list);) {
    visitList(list);
    for (std::size_t kept = 0; reader.NextPhrase(kept);) {
      std::size_t end = 0;
      for (; kept > 0; --kept) end = phrase.find(' ', end) + 1;
      phrase.resize(end);
      while (reader.NextWord(word)) (phrase += word) += ' ';
      visit(std::string_view(phrase).substr(0, phrase.size() - 1));
    }
  }
}

}  // namespace bantam
