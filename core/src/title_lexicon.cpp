// SPDX-License-Identifier: MIT
// Makes tries of words of lexicon/titles-<language>.phrases.
#include <algorithm>
#include <bit>

#include "lexicon.h"
#include "lexicon_json.h"
#include "phrases.h"
#include "text_hash.h"

namespace bantam {
namespace {

using Sign = TitleMeaning::Kind;

struct NamedKind {
  std::string_view name;
  Sign kind;
};
/// The lists under `signs` of a title lexicon.
constexpr NamedKind kSigns[] = {
    {"former", Sign::kFormer},   {"now", Sign::kNow},         {"deputy", Sign::kDeputy}, {"assistant", Sign::kAssistant}, {"helper", Sign::kHelper},
    {"learner", Sign::kLearner}, {"to", Sign::kTo},           {"of", Sign::kOf},         {"at", Sign::kAt},
    {"chief", Sign::kChief},     {"officer", Sign::kOfficer}, {"and", Sign::kAnd},       {"nothing", Sign::kNothing},
    {"partner", Sign::kPartner},
};

/// "manager influences product": seniority, decides and, where the phrase itself says it, the function; "of": who serves somebody.
TitleMeaning RankMeaning(std::string_view key) {
  TitleMeaning meaning;
  meaning.kind = Sign::kRank;
  while (!key.empty()) {
    const std::size_t end = std::min(key.find(' '), key.size());
    const std::string_view word = key.substr(0, end);
    Seniority seniority;
    Decides decides;
    JobFunction function;
    if (FindName(word, Seniority::kStudent, seniority)) {
      meaning.seniority = seniority;
    } else if (FindName(word, Decides::kDecides, decides)) {
      meaning.decides = decides;
    } else if (FindName(word, JobFunction::kLegal, function)) {
      meaning.function = function;
      meaning.hasFunction = true;
    } else if (word == "of") {
      meaning.serves = true;
    }
    key.remove_prefix(std::min(end + 1, key.size()));
  }
  return meaning;
}

/// `name`: of a list, `ranks manager influences product`.
TitleMeaning MeaningOf(std::string_view name) {
  const std::string_view part = PhraseReader::TakeUntil(name, ' ');
  TitleMeaning meaning;
  if (part == "ranks") return RankMeaning(name);
  if (part == "functions") {
    meaning.kind = Sign::kFunction;
    meaning.hasFunction = FindName(name, JobFunction::kLegal, meaning.function);
  }
  if (part == "roles") FindName(name, Decides::kDecides, meaning.decides);
  if (part != "signs") return meaning;
  for (const NamedKind& sign : kSigns) {
    if (sign.name == name) meaning.kind = sign.kind;
  }
  return meaning;
}

}  // namespace

TitleLexicon::TitleLexicon(std::string_view language, std::string_view packed) : language_(language) {
  constexpr std::size_t kBytesASlot = 3, kBytesANode = 7;   // as many as leave it half empty, and more nodes than there will be
  nodes_.reserve(packed.size() / kBytesANode + kFirst);
  nodes_.resize(kFirst);
  Resize(std::bit_ceil(packed.size() / kBytesASlot + 2));
  PhraseReader reader(packed);
  std::vector<std::uint32_t> path{kRoot};   // of the phrase before, from which the next one takes its first words
  for (std::string_view list, word; reader.NextList(list);) {
    meanings_.push_back(MeaningOf(list));
    for (std::size_t kept = 0; reader.NextPhrase(kept);) {
      path.resize(std::min(path.size(), kept + 1));
      while (reader.NextWord(word)) path.push_back(Child(path.back(), word));
      int& known = nodes_[path.back()].meaning;
      if (known < 0) known = static_cast<int>(meanings_.size() - 1);
    }
  }
}

std::uint32_t TitleLexicon::Child(std::uint32_t node, std::string_view word) {
  if (nodes_.size() * 2 > slotMask_) Resize((slotMask_ + 1) * 4);
  std::uint32_t& slot = slots_[SlotOf(node, word)];
  if (slot != kRoot) return slot;
  const auto child = static_cast<std::uint32_t>(nodes_.size());
  slot = child;
  nodes_.push_back({node, -1, word});
  if (node > kEndings || node == kRoot) Mark(word);
  return child;
}

void TitleLexicon::Mark(std::string_view word) {
  if (word.size() < 2) return;
  if (word.back() == '*') {
    hasStems_ = true;
    Child(kStems, word.substr(0, word.size() - 1));
  } else if (word.front() == '*') {
    hasEndings_ = true;
    Child(kEndings, word.substr(1));
  }
}

void TitleLexicon::Resize(std::size_t slots) {
  slots_ = std::make_unique<std::uint32_t[]>(slots);   // kRoot, all of them
  slotMask_ = slots - 1;
  for (std::uint32_t node = kFirst; node < nodes_.size(); ++node) slots_[SlotOf(nodes_[node].from, nodes_[node].word)] = node;
}

std::size_t TitleLexicon::SlotOf(std::uint32_t node, std::string_view word) const {
  std::size_t slot = static_cast<std::size_t>(HashText(word, node) >> 16) & slotMask_;
  while (slots_[slot] != kRoot && (nodes_[slots_[slot]].from != node || !SameBytes(nodes_[slots_[slot]].word, word))) slot = (slot + 1) & slotMask_;
  return slot;
}

TitleLexicon::Words TitleLexicon::WordsOf(std::string_view word) const {
  Words result;
  const auto add = [&](std::string_view one, std::uint16_t sure) {
    result.sure[result.count] = sure;
    result.words[result.count++] = one;
  };
  add(word, 10);
  constexpr std::size_t kShortestPart = 2;
  const auto startsCharacter = [&](std::size_t i) { return i == word.size() || (static_cast<unsigned char>(word[i]) & 0xC0) != 0x80; };
  int stems = 0;
  for (std::size_t length = word.size(); hasStems_ && stems < kMaxStems && length >= kShortestPart; --length) {
    if (!startsCharacter(length)) continue;
    if (const std::uint32_t stem = Next(kStems, word.substr(0, length)); stem != kRoot) {
      // The longer what follows a stem, the likelier it is another word that begins alike.
      std::size_t tail = 0;
      for (std::size_t i = length; i < word.size(); ++i) tail += startsCharacter(i);
      add({nodes_[stem].word.data(), length + 1}, tail <= 4 ? 9 : tail <= 6 ? 8 : 6);
      ++stems;
    }
  }
  for (std::size_t start = 1; hasEndings_ && start + kShortestPart <= word.size(); ++start) {
    if (!startsCharacter(start)) continue;
    if (const std::uint32_t ending = Next(kEndings, word.substr(start)); ending != kRoot) {
      result.endingLength = word.size() - start;
      add({nodes_[ending].word.data() - 1, result.endingLength + 1}, 8);
      break;
    }
  }
  return result;
}

std::optional<Decides> TitleLexicon::RoleOf(std::string_view key) const {
  const TitleMeaning* const meaning = MeaningAt(Next(kRoot, "=" + std::string(key)));
  return meaning ? std::optional(meaning->decides) : std::nullopt;
}

std::vector<TitleLexicon> TitleLexicon::ReadAll() {
  std::vector<TitleLexicon> all;
  ForEachLanguage("lexicon/titles-", ".phrases", [&](std::string_view language, std::string_view packed) { all.emplace_back(language, packed); });
  return all;
}

const std::vector<TitleLexicon>& TitleLexicon::All() { return Current<std::vector<TitleLexicon>, ReadAll>(); }

}  // namespace bantam
