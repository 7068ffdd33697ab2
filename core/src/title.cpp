// SPDX-License-Identifier: MIT
#include "bantam/title.h"

#include <algorithm>

#include "lexicon.h"
#include "title_reader.h"
#include "title_words.h"

namespace bantam {
namespace {

constexpr std::uint16_t kStatedLanguageBonus = 40;

/// "Geschaeftsfuehrer", "Innkjoepsleder": letters that a keyboard lacks are written as two, of which the first is what folding leaves of
/// the letter. Empty where there is none.
std::string WithoutDigraphs(std::string_view title) {
  std::string plain;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char before = i > 0 ? lower(title[i - 1]) : ' ', here = lower(title[i]);
    const bool second = (here == 'e' && (before == 'a' || before == 'o' || before == 'u')) || (here == 'a' && before == 'a');
    if (!second) plain += title[i];
  }
  return plain.size() < title.size() ? plain : std::string();
}

}  // namespace

TitleReading ReadTitle(std::string_view title, std::string_view language, std::span<const std::string> only) {
  TitleReading best;
  int bestSure = 0;
  const auto read = [&](std::string_view text) {
    const TitleWords words(text);
    for (const TitleLexicon& lexicon : TitleLexicon::All()) {
      if (!lexicon.IsAmong(only)) continue;
      const TitleReading reading = ReadWords(words, lexicon);
      if (reading.confidence == 0) continue;
      const int sure = reading.confidence + (lexicon.language() == language ? kStatedLanguageBonus : 0);
      if (sure <= bestSure) continue;
      best = reading;
      bestSure = sure;
    }
  };
  read(title);
  if (const std::string plain = WithoutDigraphs(title.substr(0, kMaxTitleBytes)); !plain.empty()) read(plain);
  return best;
}

Decides ReadRole(std::string_view role, std::span<const std::string> only) {
  Decides best = Decides::kUnknown;
  std::string scratch;
  for (std::string_view rest = role.substr(0, kMaxTitleBytes); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(";,|/"), rest.size());
    const std::string_view key = HeaderKey(rest.substr(0, end), scratch);
    for (const TitleLexicon& lexicon : TitleLexicon::All()) {
      const auto found = lexicon.IsAmong(only) ? lexicon.RoleOf(key) : std::nullopt;
      if (!found) continue;
      best = std::max(best, *found);
      break;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return best != Decides::kUnknown ? best : ReadTitle(role, {}, only).decides;
}

std::string_view NameOf(Seniority value) {
  static constexpr std::string_view kNames[] = {"none", "owner", "c_level", "vp", "director", "head", "manager", "lead", "specialist", "junior", "assistant", "student"};
  return kNames[static_cast<int>(value)];
}

std::string_view NameOf(JobFunction value) {
  static constexpr std::string_view kNames[] = {"other", "general", "marketing", "sales", "it", "finance", "hr", "operations", "procurement", "product", "legal"};
  return kNames[static_cast<int>(value)];
}

std::string_view NameOf(Decides value) {
  static constexpr std::string_view kNames[] = {"unknown", "no", "influences", "decides"};
  return kNames[static_cast<int>(value)];
}

}  // namespace bantam
